"""What an acronym stands for, where that alone is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.spelled_out import asked_letters, spells_out
from briefing_qa.answering.questions.question import analyse

Make = Callable[..., Candidate]

SEVERAL = (
    "Acudieron a la Defensoría Municipal de la Niñez (DEMUNI) (10,8 %), a la fiscalía (9,6 %) y al "
    "Servicio de Apoyo Legal (SAL)."
)


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué quieren decir las siglas SAL?",
        "¿Qué significa SAL?",
        "¿A qué corresponden las siglas SAL?",
        "siglas SAL",
        "siglas sal",
        "significado de SAL",
        "¿Qué significan las siglas SAL en el informe?",
        "What does SAL stand for?",
        "What is SAL short for?",
        "abbreviation SAL",
        "meaning of SAL",
    ],
)
def test_the_words_of_an_acronym_are_found(make_candidate: Make, question: str) -> None:
    """Though the sentence tells other things, and of other acronyms as well."""
    assert asked_letters(question) == "sal"
    assert spells_out(analyse(question), make_candidate(SEVERAL, language="es"))


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué significa la sal?",
        "¿Qué significa SAL para las mujeres?",
        "¿Qué es el SAL?",
        "¿Cuántas mujeres acudieron al SAL?",
        "What does SAL do?",
        "meaning of salt",
    ],
)
def test_other_questions_do_not_ask_for_letters(question: str) -> None:
    """A word means something too, and of a body more may be asked than its name."""
    assert asked_letters(question) == ""


@pytest.mark.parametrize(
    ("letters", "text", "held"),
    [
        ("DEMUNI", SEVERAL, True),
        ("WAB", "The WAB (Wells Advice Board) met.", True),
        ("WAB", "The Wells Advice Board [WAB] met.", True),
        ("WAB", "The Wells Board was told by a mother (WAB).", False),
        ("WAB", "The board of the town (WAB) met.", False),
        ("WAB", "The WAB met. The Wells Advice Board did not.", False),
        ("WAB", "Wells (12) and baths (WAB) were dug.", False),
    ],
)
def test_words_spell_letters_that_stand_beside_them(
    make_candidate: Make, letters: str, text: str, held: bool
) -> None:
    """The first letter begins a word, the others follow in their order."""
    assert spells_out(analyse(f"What does {letters} stand for?"), make_candidate(text)) is held
