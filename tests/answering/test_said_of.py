"""What the documents say of a thing that they name once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.said_of import (
    are_all_that_is_said,
    says_nothing_of_it,
    says_of_it,
)
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.wrapping import without_emphasis

Make = Callable[..., Candidate]
CUSTOM = "Some live by the “Servinacuy”, a custom of the hills."


@pytest.mark.parametrize(
    ("question", "text", "of_it", "nothing"),
    [
        ("What does the report say about Servinacuy?", CUSTOM, True, False),
        ("What does the report say about Servinacuy?", "Girls are heard by judges.", False, True),
        ("What is said about hotels and bars?", "The hotels are full.", False, False),
        ("What is said about hotels and bars?", "The hotels and bars are full.", True, False),
        ("What does the report say about hotels in Peru?", "The hotels are full.", True, False),
        ("¿Qué dice el informe sobre los hoteles?", "Los hoteles están llenos.", True, False),
        ("¿Qué dice el informe sobre los hoteles?", "Las niñas son oídas.", False, True),
        ("What does the figure of 21.5% refer to?", "Some 21.5% look away.", True, False),
        ("What does the figure of 21.5% refer to?", "Some 58% look away.", False, True),
        ("¿A qué corresponde la cifra de 8.710?", "Firmaron 8710 hoteles.", True, False),
        ("What did the embassy say about hotels?", "The hotels are full.", False, False),
        ("What did the embassy say about hotels?", "Its embassy found hotels full.", True, False),
        # nothing else is asked here
        ("What do girls say they miss about school?", "Girls are heard by judges.", False, False),
        ("How many hotels are there?", "Girls are heard by judges.", False, False),
    ],
)
def test_a_sentence_has_the_thing_or_nothing_of_it(
    make_candidate: Make, question: str, text: str, *, of_it: bool, nothing: bool
) -> None:
    """In one of its forms, or in a word near in meaning."""
    asked = analyse(question)
    one = make_candidate(text, language=asked.language)
    assert says_of_it(asked, one) is of_it
    assert says_nothing_of_it(asked, one) is nothing


def test_another_language_may_call_it_otherwise(make_candidate: Make) -> None:
    """Nothing is known then."""
    asked = analyse("¿Qué dice el informe sobre los hoteles?")
    one = make_candidate("Girls are heard by judges.")
    assert not says_of_it(asked, one)
    assert not says_nothing_of_it(asked, one)


def test_only_a_few_sentences_are_all_that_is_said(make_candidate: Make) -> None:
    """Of what the documents speak often the likeliest sentence is looked for."""
    asked = analyse("What does the report say about hotels?")
    some = [make_candidate(f"The hotels have {n} beds.") for n in range(2)]
    other = make_candidate("Girls are heard by judges.")
    assert are_all_that_is_said(asked, [some[0], other, some[1]]) == {0, 2}
    assert are_all_that_is_said(asked, [*some, some[0]]) == frozenset()


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        (
            "What exactly does the report say about hotels?",
            "What does the report say about hotels?",
        ),
        ("What does it say word for word about bars?", "What does it say about bars?"),
        ("¿Qué dijo textualmente la ministra?", "¿Qué dijo la ministra?"),
        ("When exactly was it opened?", "When exactly was it opened?"),
    ],
)
def test_that_the_very_words_are_wanted_is_no_part_of_it(asked: str, rest: str) -> None:
    """Every answer is in the very words."""
    assert without_emphasis(analyse(asked)).text == rest
