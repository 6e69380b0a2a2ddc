"""Names that stand in no document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.unknown_names import unknown_names

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]
Unknown = Callable[..., list[str]]

TEXT = "Casa Abierta launched the campaign Navego Tranqui for children, UNICEF and the ILO say."


@pytest.fixture
def unknown(make_candidate: Make, weigh_words: Weigh) -> Unknown:
    """The unknown names of a question over a text, as they stand in the question."""

    def find(question: str, text: str = TEXT, language: str = "en") -> list[str]:
        asked = analyse(question)
        candidates = [make_candidate(text, language=language)]
        return [d.shown for d in unknown_names(asked, candidates, weigh_words(asked, candidates))]

    return find


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("When did Save the Children launch the campaign Navego Tranqui?", ["Save"]),
        ("When did OXFAM launch the campaign Navego Tranqui?", ["OXFAM"]),
        ("When did Oxfam launch the campaign Navego Tranqui?", ["Oxfam"]),
        ("¿Cuándo lanzó Save the Children la campaña Navego Tranqui?", ["Save"]),
        ("When did Casa Abierta launch the campaign Navego Tranqui?", []),
        ("What does the FAQ say of Navego Tranqui?", []),
    ],
)
def test_a_body_that_no_document_knows_is_found(
    unknown: Unknown, question: str, names: list[str]
) -> None:
    """It stands among names that the documents do know, and is named all the same."""
    assert unknown(question) == names


@pytest.mark.parametrize(
    ("why", "question"),
    [
        ("a title word", "How did the Commission launch Navego Tranqui?"),
        ("the first word", "Save what Casa Abierta launched for me"),
        ("in small letters", "when did oxfam launch navego tranqui"),
        ("all in capitals", "WHEN DID OXFAM LAUNCH NAVEGO TRANQUI?"),
        ("a heading", "Campaign Navego Tranqui Oxfam"),
        ("a slip", "When was Nabego Tranqui launched by Casa Abiertta?"),
        ("another name", "What does the OIT say of Casa Abierta?"),
        ("written out", "What does the International Labour Organization say of Casa Abierta?"),
        ("a translation", "¿Qué Comité de la Sociedad Civil lanzó la campaña Navego Tranqui?"),
    ],
)
def test_what_may_go_by_another_name_is_not_unknown(
    unknown: Unknown, why: str, question: str
) -> None:
    """Only what is surely a name, and surely nowhere, is said to be unknown."""
    assert unknown(question) == [], why


def test_an_acronym_may_be_made_of_a_name(unknown: Unknown) -> None:
    """A text that calls a body by its initials knows it."""
    asked = "What does the Blue River Trust say of Casa Abierta?"
    assert unknown(asked) == ["Blue", "River", "Trust"]
    assert unknown(asked, f"{TEXT} The BRT agrees.") == []


def test_the_publisher_is_known(make_candidate: Make, weigh_words: Weigh) -> None:
    """Its name stands in the register of the documents, not in their text."""
    asked = analyse("What does Save the Children say of Casa Abierta?")
    known = replace(make_candidate(TEXT), publisher="Save the Children")
    for candidate, names in ((make_candidate(TEXT), ["Save"]), (known, [])):
        found = unknown_names(asked, [candidate], weigh_words(asked, [candidate]))
        assert [detail.shown for detail in found] == names


def test_an_office_has_another_name_in_the_other_language(unknown: Unknown) -> None:
    """The Special Rapporteur is the "Relatora Especial"; with an ending as well."""
    text = "La Relatora Especial pidió visitar el país."
    assert unknown("Did Peru answer the Special Rapporteur's request?", text, "es") == []
    assert unknown("Did Peru answer Save the Orphanaut's request?", text, "es") == ["Orphanaut's"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("¿Cuándo reabrió la Bolsa de Valores de Varsovia?", []),
        ("¿Cuándo reabrió la Bolsa de Valores de Zamosc?", ["Zamosc"]),
    ],
)
def test_a_town_by_its_name_in_the_other_language_is_known(
    unknown: Unknown, question: str, names: list[str]
) -> None:
    """Warsaw is Varsovia; another town of the country is not."""
    assert unknown(question, "The Warsaw Stock Exchange was opened again in 1991.") == names
