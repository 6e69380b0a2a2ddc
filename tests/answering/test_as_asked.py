"""A question as it is read with a candidate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.as_asked import as_asked

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("How many children live in Zambia?", "How many children live in the country?"),
        ("Has Zambia banned it?", "Has the country banned it?"),
        ("What is Zambia's score?", "What is the country's score?"),
        ("What did the Zambian police do?", "What did the police do?"),
        ("How many Zambians are poor?", "How many people are poor?"),
        ("Zambian hotels that signed", "hotels that signed"),
        ("How many came to Zambia from Malawi?", "How many came to the country from Malawi?"),
        ("¿Cuántos niños viven en Zambia?", "¿Cuántos niños viven en el país?"),
        ("How many live in Malawi?", "How many live in Malawi?"),
        ("How many hotels signed?", "How many hotels signed?"),
    ],
)
def test_the_country_of_the_document_is_the_country(
    make_candidate: Make, question: str, read: str
) -> None:
    """And others stay what they are."""
    candidate = replace(make_candidate("Half of them."), about=frozenset({"zambia"}))
    assert as_asked(analyse(question), candidate) == read
    named = replace(make_candidate("Half of Zambia."), about=frozenset({"zambia"}))
    assert as_asked(analyse(question), named) == question
    assert as_asked(analyse(question), make_candidate("Half of them.")) == question


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("¿Qué hizo la policía peruana en 2020?", "¿Qué hizo la policía en 2020?"),
        ("¿Qué leyes tiene el Perú?", "¿Qué leyes tiene el país?"),
        ("¿Cuál es la capital del Perú?", "¿Cuál es la capital del país?"),
        ("¿Qué piensan los peruanos?", "¿Qué piensan los peruanos?"),
        ("Which laws of the Dominican Republic ban it?", "Which laws of the country ban it?"),
    ],
)
def test_articles_go_with_the_name(make_candidate: Make, question: str, read: str) -> None:
    """A noun for its people stays in Spanish, where it cannot be told from the adjective."""
    about = frozenset({"peru", "dominican republic"})
    candidate = replace(make_candidate("Half of them."), about=about)
    assert as_asked(analyse(question), candidate) == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What does the Orbit policy say of gifts?", "What does the policy say of gifts?"),
        ("How fast must staff report at Orbit International?", "How fast must staff report?"),
        ("¿Qué dice la política de Orbit?", "¿Qué dice la política?"),
        ("What does Orbit do with reports?", "What does Orbit do with reports?"),
        ("What does the Comet policy say?", "What does the Comet policy say?"),
        ("Who is the head of Orbit?", "Who is the head of Orbit?"),
    ],
)
def test_whose_the_document_is_is_left_out(make_candidate: Make, question: str, read: str) -> None:
    """Not who does something, nor whom a question asks about."""
    candidate = replace(make_candidate("Half of them."), publisher="Orbit International")
    assert as_asked(analyse(question), candidate) == read
