"""What is planned or expected does not tell what was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.planned import is_only_planned
from briefing_qa.answering.words.planning import parted

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "When did the office in Poipet open?",
            "There are two offices, and a third, in Poipet, is to be opened in 2024.",
        ),
        ("When was the app linked to the register?", "A link to the register is planned for 2023."),
        (
            "When was the capacity of Kulen doubled?",
            "In 2023 we intend to double the capacity of Kulen and to raise 300,000 dollars.",
        ),
        (
            "When did the number of pupils reach 6.9 million?",
            "The number of pupils is projected to reach 6.9 million by 2025.",
        ),
        (
            "When was the minimum sentence raised?",
            "A bill now before parliament would raise the minimum sentence to ten years.",
        ),
        (
            "How many children were trained?",
            "The plan, adopted in 2019, aims to train 40 children.",
        ),
        ("How many shelters were opened?", "The goal for 2023 is to open six shelters."),
        ("¿Cuántas casas se abrieron?", "La meta para 2023 es abrir seis casas más."),
        ("Did they open the trial?", "His trial is due to open in June."),
        ("¿Cuántas escuelas se construyeron?", "El gobierno planea construir 40 escuelas."),
        ("¿Cuántas escuelas construyó el Estado?", "Está previsto construir 40 escuelas."),
    ],
)
def test_a_plan_is_no_deed(question: str, text: str, make_candidate: Make) -> None:
    """Whatever else of the question stands in the sentence."""
    asked = analyse(question)
    assert is_only_planned(asked, make_candidate(text, language=asked.language))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many shelters were built?", "The State planned to build 40 shelters and built 12."),
        (
            "How many families were trained?",
            "The ministry was expected to train 300 families but trained 120.",
        ),
        ("When was the plan adopted?", "The plan, adopted in 2019, aims to train teachers."),
        ("When was the law adopted?", "The law that is to protect children was adopted in 2011."),
        ("Who founded the centre?", "Ana Ruiz founded the centre, which aims to help girls."),
        (
            "Which countries have signed the treaty?",
            "The treaty, which is to be signed by June, has been signed by Peru and Chile.",
        ),
        ("How many schools will be built?", "The government plans to build 40 schools."),
        ("How many schools were planned?", "The government planned to build 40 schools."),
        ("When did the town open a crèche?", "It planned to open a crèche, as happened in 2016."),
        (
            "¿Cuántas escuelas se construyeron?",
            "El gobierno construyó 12 escuelas y planea construir 40 más.",
        ),
        (
            "How many inspectors were transferred?",
            "It made 1,105 inspections; the drop was due to the transfer of inspectors.",
        ),
    ],
)
def test_what_was_done_beside_a_plan_is_told(
    question: str, text: str, make_candidate: Make
) -> None:
    """So are plans, where they are asked for."""
    asked = analyse(question)
    assert not is_only_planned(asked, make_candidate(text, language=asked.language))


def test_a_sentence_is_parted_where_the_plan_begins_and_ends() -> None:
    """What is so keeps its place."""
    real, planned = parted("it has two offices, hopes to open a third, but closed one in may.")
    assert planned == " open a third"
    assert real == "it has two offices, hopes to" + " " * len(planned) + ", but closed one in may."
    assert parted("it has two offices.") == ("it has two offices.", "")
