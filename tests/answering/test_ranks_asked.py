"""Which place somebody has in an order is told by a place alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.ranks_asked import lacks_the_rank
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]
BETWEEN = "The ranking places Peru just between Colombia (63.5) and Brazil (62.9)."
ENTRE = "La clasificación sitúa al Perú entre Colombia (63,5) y Brasil (62,9)."


@pytest.mark.parametrize(
    "question",
    [
        "What is Peru's rank?",
        "Peru rank?",
        "ranking of Peru",
        "puesto del Perú",
        "What is Peru's ranking?",
        "Where does Peru rank?",
        "How does Peru rank among the countries?",
        "What rank did Peru have?",
        "Which place did Peru take?",
        "What position does Peru have in the index?",
        "Where is Peru in the Out of the Shadows Index?",
        "¿Qué puesto ocupa el Perú?",
        "¿En qué puesto quedó el Perú?",
        "¿En qué lugar del índice está el Perú?",
        "¿Cuál es el puesto del Perú?",
    ],
)
def test_a_place_has_to_be_told(question: str, make_candidate: Make) -> None:
    """Who stands before and behind does not tell it; ordinals, numbers and ends of an order do."""
    asked = analyse(question)
    between = make_candidate(ENTRE if asked.language == "es" else BETWEEN, language=asked.language)
    assert lacks_the_rank(asked, between)
    assert is_ruled_out(asked, between)
    for text in (
        "Peru ranked 12th out of 60 countries.",
        "Peru came twelfth.",
        "Peru is number 12.",
        "Peru stands at 12 of 60.",
        "Peru is at the bottom of the index.",
        "El Perú ocupa el puesto 12.",
        "El Perú quedó duodécimo.",
        "El Perú encabeza el índice.",
    ):
        assert not lacks_the_rank(asked, make_candidate(text, language=asked.language))


@pytest.mark.parametrize(
    "question",
    [
        "Which country ranks just above Peru?",
        "What is the ranking based on?",
        "In which place does the family live?",
        "Which place did the girls flee from?",
        "What is the position of the Committee on the index?",
        "¿En qué lugar se encontraron las niñas?",
        "What score does Peru have?",
    ],
)
def test_other_questions_are_left_alone(question: str, make_candidate: Make) -> None:
    """What stands beside somebody, where something is, and what somebody thinks."""
    assert not lacks_the_rank(analyse(question), make_candidate(BETWEEN))
