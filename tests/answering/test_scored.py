"""A score is of what it is given for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.rules.scored import is_of_another_score

pytestmark = pytest.mark.model

Make = Callable[..., Candidate]
WHOLE = "Norland came 12th, with a score of 63.5 for its response to abuse."
AGE = "The score of 0/100 for the legal age of marriage calls for action."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What is Norland's score for the legal framework?", WHOLE, True),
        ("What is Norland's score for the legal framework?", AGE, True),
        ("What is Norland's score for the legal framework?", "Its legal framework is sound.", True),
        ("What is Norland's score for the legal framework?", "Legal framework (63/100)", False),
        ("What is Norland's score for laws?", "It has 63 for legislation.", False),
        ("What did Norland score for marriage?", AGE, False),
        ("What did Norland score for schooling?", AGE, True),
        ("How many points did Norland get for policing?", WHOLE, True),
        ("What is Norland's overall score?", WHOLE, False),
        ("What is Norland's score in the Index?", WHOLE, False),
        ("What is Norland's score in the Out of the Dark Index for laws?", "Laws (63/100)", False),
        ("What is Norland's score for laws (the Out of the Dark Index)?", "Laws (63/100)", False),
        ("¿Qué puntuación obtuvo en el Índice Shelter 2020 en leyes?", "Leyes: 63 puntos", False),
        ("What is Norland's score?", WHOLE, False),
        ("Which country scored highest for schooling?", WHOLE, False),
        ("How many children live in Norland?", WHOLE, False),
        ("¿Qué puntuación obtuvo Norlandia en legislación?", "Obtuvo 63 puntos en total.", True),
        ("¿Qué puntuación obtuvo Norlandia en leyes?", "Obtuvo 63 puntos en legislación.", False),
        ("¿Qué puntuación obtuvo Norlandia en marco legal?", WHOLE, False),
    ],
)
def test_another_things_score_is_out(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """What it is for may be said in other words, and in another language it is not looked for."""
    language = "es" if "puntos" in text else "en"
    candidate = make_candidate(text, language=language)
    assert is_of_another_score(analyse(question), candidate) == out
    if out:
        assert is_ruled_out(analyse(question), candidate)


def test_scores_of_others_are_none(make_candidate: Make) -> None:
    """What stands in brackets behind another country is of that one."""
    between = make_candidate("It is between Colombia (63.5) and Brazil (62.9).")
    assert is_of_another_score(analyse("What did Peru score?"), between)
    assert is_of_another_score(analyse("¿Qué puntaje obtuvo el Perú?"), between)
    assert not is_of_another_score(analyse("What did Colombia score?"), between)
    own = make_candidate("With 63.1 it is between Colombia (63.5) and Brazil (62.9).")
    assert not is_of_another_score(analyse("What did Peru score?"), own)
