"""A heading with a score is what a question for that score asks for, in either language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.scored_headings import is_asked_heading, is_heading_of_another
from briefing_qa.answering.questions.question import analyse

CIVIL = "Engagement of industry, civil society and media (41/100)"
LAND = "Environment (17/100)"
STATE = "Government commitment and capacity (33/100)"
SALUD = "Salud y educación (28/100)"


@pytest.mark.parametrize(
    ("question", "heading", "asked"),
    [
        ("What score did Norland get for engagement of industry and civil society?", CIVIL, True),
        ("¿Qué nota sacó en participación de la industria, la sociedad civil y los medios?",
         CIVIL, True),
        ("¿Qué puntaje obtuvo Norlandia en medio ambiente?", LAND, True),
        ("¿Qué puntaje obtuvo Norlandia en compromiso y capacidad del gobierno?", STATE, True),
        ("¿Cuántos puntos tuvo en capacidad y compromiso gubernamental?", STATE, True),
        ("What score did Norland get for health and education?", SALUD, True),
        ("What score did Norland get for Commitment and Capacity?", STATE, True),
        ("What score did Norland get for civil society and media?", CIVIL, False),
        ("What score did Norland get for education?", SALUD, False),
        ("What score did Norland get for capacity?", STATE, False),
        # Of another matter, of a part, or of more than the heading is of.
        ("¿Qué puntaje obtuvo Norlandia en sociedad civil?", CIVIL, False),
        ("¿Qué puntaje obtuvo Norlandia en salud?", CIVIL, False),
        ("¿Qué puntaje obtuvo el marco legal del medio ambiente?", LAND, False),
        ("¿Qué puntaje obtuvo Norlandia en respuesta del gobierno?", STATE, False),
        ("What score did Norland get for health?", SALUD, False),
        ("What score did Norland get for police and courts?", SALUD, False),
        # No score is asked for.
        ("¿Cómo participan la industria, la sociedad civil y los medios?", CIVIL, False),
        ("¿Por qué importa el medio ambiente?", LAND, False),
    ],
)  # fmt: skip
def test_a_translated_heading_is_asked_for_by_most_of_its_words(
    question: str, heading: str, *, asked: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """And by no more other words than it has."""
    language = "es" if heading == SALUD else "en"
    one = make_candidate(heading, kind="heading", language=language)
    assert is_asked_heading(analyse(question), one) is asked


def test_only_a_heading_with_a_score_is(make_candidate: Callable[..., Candidate]) -> None:
    """A sentence is none, nor is a heading without a score."""
    question = analyse("¿Qué puntaje obtuvo Norlandia en medio ambiente?")
    assert not is_asked_heading(question, make_candidate(LAND))
    assert not is_asked_heading(question, make_candidate("Environment", kind="heading"))


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("What did Norland score for media industry engagement?",
         "Its media industry engagement got 0/100.", True),
        ("What did Norland score for industry, civil society and media?",
         "Its media industry engagement got 0/100.", False),
        ("What did Norland score for media industry engagement?", "The media got 0/100.", False),
        ("How is media industry engagement?", "Its media industry engagement got 0/100.", False),
    ],
)  # fmt: skip
def test_a_heading_scores_another_thing_than_the_one_that_is_named(
    question: str, text: str, *, other: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """Beside a sentence that scores it by its very name."""
    heading = make_candidate(CIVIL, kind="heading")
    assert is_heading_of_another(analyse(question), heading, make_candidate(text)) is other
