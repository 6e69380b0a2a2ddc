"""Documents that never write a name of the question, which another one that was found does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.strangers import without_strangers

Make = Callable[..., Candidate]

TEXTS = {
    "house": "Casa Corcovado se abrió en 2014. Quedan 6 becas.",
    "budget": "Hay 44 fondos. Una casa cuesta 300.",
    "lake": "Since 2015, 634 children were withdrawn. They worked on Lake Volta.",
    "annex": "Otros diez: 73 en 2022 y 71 en 2023.",
    "fund": "The AAF paid 20 grants.",
    "alliance": "The Akwa Aid Fund is old. It paid 40 grants.",
    "north": "In KATMANDU there are 12 homes.",
    "south": "In the Kathmandu Valley there are 30 homes.",
}


@pytest.fixture
def kept(make_candidate: Make) -> Callable[..., list[str]]:
    """The documents whose candidates stay, of those that were found."""

    def ask(question: str, *found: str) -> list[str]:
        candidates = [
            make_candidate(TEXTS[one].split(". ")[0], document_id=one, passage_text=TEXTS[one])
            for one in found
        ]
        known = without_strangers(analyse(question), candidates, TEXTS.__getitem__)
        return [one.source.passage.document_id for one in known]

    return ask


@pytest.mark.parametrize(
    ("question", "found", "stay"),
    [
        ("How many grants are left at Casa Corcovado?", ["house", "budget"], ["house"]),
        ("How many came off Lake Volta in 2022?", ["annex", "lake"], ["lake"]),
        ("How many came off Lake Volta in 2022?", ["annex", "budget"], ["annex", "budget"]),
        ("How many came off the Volta in 2022?", ["annex", "lake"], ["annex", "lake"]),
        ("How many grants did the Akwa Aid Fund pay?", ["fund", "alliance"], ["fund", "alliance"]),
        ("How many homes has Kathmandu Valley?", ["north", "south"], ["north", "south"]),
        ("HOW MANY CAME OFF LAKE VOLTA?", ["annex", "lake"], ["annex", "lake"]),
        ("Casa Corcovado", ["house", "budget"], ["house", "budget"]),
    ],
)
def test_a_name_that_one_document_writes_is_looked_for_in_those_that_know_it(
    kept: Callable[..., list[str]], question: str, found: list[str], stay: list[str]
) -> None:
    """A word of it, its acronym or another spelling is enough; nobody writing it tells nothing."""
    assert kept(question, *found) == stay


def test_what_is_translated_tells_nothing(make_candidate: Make) -> None:
    """A ministry, an office and a country go by other names in the other language.

    So does whatever is made of words of the question's language.
    """
    found = [
        make_candidate("The Ministry of Labour paid.", document_id="en"),
        make_candidate("Pagó el Ministerio de Trabajo.", document_id="es", language="es"),
        make_candidate("The Special Rapporteur came.", document_id="en2"),
        make_candidate("In South Africa it rained.", document_id="en3"),
    ]
    found.append(
        make_candidate("La Observación General lo dice.", document_id="es2", language="es")
    )
    texts = {one.source.passage.document_id: one.text for one in found}
    for question in (
        "How much did the Ministry of Labour pay?",
        "When did the Special Rapporteur come?",
        "Where in South Africa did it rain?",
        "¿Qué dice la Observación General?",
    ):
        kept = without_strangers(analyse(question), found, texts.__getitem__)
        assert {"en", "en2", "en3"} <= {one.source.passage.document_id for one in kept}, question
