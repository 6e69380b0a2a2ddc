"""The question that is asked before it is said what the documents give instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.statements.exchanging import exchanged
from briefing_qa.config import MAX_QUESTION_CHARACTERS

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "around", "other"),
    [
        (
            "Which of the men's books were returned?",
            "Women returned most of their books late.",
            {},
            "Which of the women's books were returned?",
        ),
        (
            "¿Qué porcentaje de los hombres lee?",
            "In all, 14.1% of women read.",
            {},
            "¿Qué porcentaje de los mujeres lee?",
        ),
        (
            "How many girls read?",
            "Leen 1.250 niños.",
            {"language": "es"},
            None,  # "niños" may be of both sexes
        ),
        (
            "How many Chilean libraries signed the pledge?",
            "8,710 Peruvian libraries signed the pledge.",
            {},
            "How many Peruvian libraries signed the pledge?",
        ),
        (
            "¿Cuántas bibliotecas chilenas se abrieron?",
            "8,710 Peruvian libraries were opened.",
            {},
            "¿Cuántas bibliotecas Peruanas se abrieron?",
        ),
        (
            "How many libraries in Chile signed the pledge?",
            "8,710 Peruvian libraries signed the pledge.",
            {"title": "Libraries of Peru"},
            "How many libraries in Peru signed the pledge?",
        ),
        (
            "What is the United States' score?",
            "Peru scored 59/100.",
            {},
            "What is the Peru' score?",
        ),
        (
            "How many libraries were open in 2015?",
            "In 2022, 1,250 libraries were open.",
            {},
            "How many libraries were open in 2022?",
        ),
        ("How many libraries were open?", "In 2022, 1,250 libraries were open.", {}, None),
        ("How many boys read?", "12% of children read, girls above all.", {}, None),
    ],
)
def test_the_detail_is_exchanged_for_what_is_given(
    make_candidate: Make, question: str, sentence: str, around: dict[str, Any], other: str | None
) -> None:
    """In the question's language and form; nothing is asked where nothing is given instead."""
    found = exchanged(analyse(question), make_candidate(sentence, **around))
    assert (found.text if found else None) == other


def test_a_question_that_gets_too_long_is_not_asked(make_candidate: Make) -> None:
    """The other word may be longer than what a question can be."""
    text = "What share of men read?".ljust(MAX_QUESTION_CHARACTERS, "?")
    assert exchanged(analyse(text), make_candidate("14.1% of women read.")) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("What share of men aged 20-24 married before 18?", "“women” (14.1%), not for “men”."),
        ("How many Chilean tourism establishments signed the Code of Conduct?", "(8,710), not for"),
        ("¿Qué porcentaje de hombres de 20 a 24 años fuma?", None),
        ("How many Bolivian hotels hold a quality certificate?", None),
    ],
)
def test_the_briefing_gives_what_it_is_said_to_give(
    ask_briefing: Callable[[str], Any], question: str, instead: str | None
) -> None:
    """What is given instead is an answer to the other question, not just a sentence near it."""
    answer = ask_briefing(question)
    assert answer.abstained
    if instead:
        assert instead in answer.reason
    else:
        assert "The documents give this" not in answer.reason
        assert "Los documentos dicen esto" not in answer.reason
