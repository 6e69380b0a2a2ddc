"""Another sort of penalty, and what a law only threatens, are no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.penalties import is_another_penalty, is_only_threatened

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What prison sentence threatens the owner?", "The owner is liable to a fine.", True),
        (
            "What prison term does a manager face?",
            "A manager is fined up to $100,000 and the house closed for up to two years.",
            True,
        ),
        ("How many owners were sent to prison?", "Each of the two owners was fined 50.", True),
        ("¿Qué pena de cárcel hay por no denunciar?", "Quien no denuncie paga una multa.", True),
        ("What is the fine for grooming?", "Grooming is punished with imprisonment.", True),
        ("¿Cuál es la multa por no denunciar?", "Se castiga con prisión de un año.", True),
        ("What prison term is there for it?", "It carries two to ten years and a fine.", False),
        ("What prison term is there for it?", "It carries a fine or six months in jail.", False),
        ("What is the fine for grooming?", "It is prison or 2,000 crowns.", False),
        ("What fine did the firm get?", "The court sentenced it to 40,000 kroner.", False),
        ("Can they go to prison for it?", "They can only be fined.", False),
        ("What prison term or fine is there?", "There is a fine of 2,000.", False),
        ("What is the penalty for grooming?", "There is a fine of 2,000.", False),
    ],
)
def test_another_penalty(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """A fine is no prison sentence, nor the reverse; years beside a fine are."""
    asked = analyse(question)
    assert is_another_penalty(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "What is the longest sentence that anyone has been given so far?",
            "A person who watches it is liable to imprisonment for up to eighteen years.",
            True,
        ),
        ("What fine was imposed on the hotel?", "An owner shall pay a fine of 500.", True),
        ("How many were fined in Oroya?", "Whoever does so shall be fined up to 500.", True),
        (
            "¿Cuál es la pena más larga que se ha impuesto?",
            "El que lo haga será reprimido con prisión de ocho años.",
            True,
        ),
        ("¿A cuántos años fueron condenados?", "Se castiga con prisión de ocho años.", True),
        ("What fine was imposed on the hotel?", "It was fined 500; the law says up to 900.", False),
        ("How many were fined?", "Nobody has been fined, though all are liable to it.", False),
        ("What is the penalty for watching?", "Whoever does so shall be fined.", False),
        ("Which penalty was imposed by the 2012 law?", "Whoever does so shall be fined.", False),
        ("Can a child be sentenced to death?", "No child shall be punished so.", False),
        ("¿Qué pena se dicta por ello?", "Será castigado con un año.", False),
    ],
)
def test_only_threatened(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """What a law says may be imposed is not what was imposed."""
    asked = analyse(question)
    assert is_only_threatened(asked, make_candidate(text, language=asked.language)) is out
