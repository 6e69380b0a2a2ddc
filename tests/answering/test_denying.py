"""Sentences by which the documents say that something is not known, and where they are quoted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.saying.nearest import told_as_unknown
from briefing_qa.answering.statements.denying import denial, denies_knowledge

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    "text",
    [
        "No figures exist for men.",
        "There is no reliable figure for the number of boats.",
        "The team did not calculate the cost of a boat.",
        "The work of girls was not measured.",
        "It’s not known how many boats sank.",
        "The agency declined to comment on the case.",
        "The company wouldn't say how many it had.",
        "Among men, the number of cases was too small for a breakdown.",
        "No existen cifras sobre los hombres.",
        "No se dispone de datos desglosados.",
        "Se desconoce cuántos barcos se hundieron.",
        "El costo no se calculó.",
        "No ha sido evaluado.",
        "El ministerio no quiso comentar el caso.",
    ],
)
def test_what_denies_knowledge(text: str) -> None:
    """That nothing is known, measured, published or told."""
    assert denies_knowledge(text)


@pytest.mark.parametrize(
    "text",
    [
        "The law does not protect boys.",
        "None of the boats sank.",
        "They did not know the child.",
        "No case was tried in 2021.",
        "La ley no protege a los niños.",
        "No conocía al niño.",
        "There is data for 12 towns.",
    ],
)
def test_what_denies_something_else(text: str) -> None:
    """That something is not so is knowledge."""
    assert not denies_knowledge(text)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did a boat out of service cost?", "They did not calculate the cost of a boat."),
        ("What share of boys marry before 18?", "No figures exist for men."),
        ("How many boats sank on the lake?", "It is not known how many boats sank on the lake."),
        ("¿Cuántos barcos se hundieron?", "Se desconoce cuántos barcos se hundieron."),
    ],
)
def test_a_denial_of_the_matter_is_quoted(
    make_candidate: Make, question: str, sentence: str
) -> None:
    """It holds most of what is asked, by other words or its heading, and denies little else."""
    asked = analyse(question)
    path = ("Marriage",) if "marry" in question else ("Out of service",)
    denied = make_candidate(sentence, path=path, language=asked.language)
    other = make_candidate("In all, 14 boats were painted.", start=500, language=asked.language)
    assert denial(asked, [other, denied]) is denied
    words = {"en": "The documents say: ", "es": "Los documentos dicen: "}[asked.language]
    assert told_as_unknown(asked, [other, denied], asked.language) == f"{words}“{sentence}”"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "How many smugglers were convicted?",
            "They did not report convictions of officials, police officers or judges in smuggling.",
        ),  # of something else
        ("How many boats sank in 2016?", "It is not known how many boats sank in 2020."),
        ("How many boats sank in Chile?", "In Peru it is not known how many boats sank."),
        ("How many girls read at night?", "No figures exist for men."),
        ("How many schools have a ramp?", "Of the schools 38 have a ramp; no data exist on girls."),
        ("How many boats sank?", "It rained, and the number was not known."),
    ],
)
def test_a_denial_of_something_else_is_not(
    make_candidate: Make, question: str, sentence: str
) -> None:
    """Of another year, country, group or clause."""
    candidates = [make_candidate(sentence)]
    assert denial(analyse(question), candidates) is None
    assert told_as_unknown(analyse(question), candidates, "en") == ""
