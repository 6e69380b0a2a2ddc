"""What may be said to stand nowhere: no word of which a text holds another form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_qa.answering.evidence.finding import weigh
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.unfound import shown_words, unknown_words
from briefing_qa.store import SqliteStore

ENGLISH = """\
# Shelters for children

Civil society organisations found ratified programmes for Venezuelans in the Amazonian centre.
The shelter ranked 12th of 60 and was visited during two early pregnancies. The colour is red.
"""

SPANISH = """\
---
language: es
publisher: National Forum
---

# Albergues

Los albergues encontraron a tres niños peruanos. La organización murió en 2019. Obtengan un visado,
disponen de camas y redujeron el gasto. Lo sienten y conocen.
"""


@pytest.fixture(scope="module")
def store(
    tmp_path_factory: pytest.TempPathFactory,
    write_corpus: Callable[..., Path],
    build_index: Callable[..., SqliteStore],
) -> Iterator[SqliteStore]:
    """An index of an English and a Spanish text."""
    folder = tmp_path_factory.mktemp("forms")
    corpus = write_corpus(folder / "corpus", {"en.md": ENGLISH, "es.md": SPANISH})
    store = build_index(corpus, folder / "index")
    yield store
    store.close()


def nowhere(store: SqliteStore, text: str) -> list[str]:
    """The words of a question that are said to stand nowhere, as they are shown."""
    question = analyse(text)
    with store.snapshot() as snapshot:
        weights = weigh(question, ["en", "es"], snapshot, snapshot.documents())
        return [text[word.start : word.end] for word in unknown_words(question, weights)]


@pytest.mark.parametrize(
    "text",
    [
        "Which organizations are there?",
        "What is the Amazon?",
        "Who is from Venezuela?",
        "Which program is it?",
        "What is the ratification?",
        "Is she pregnant?",
        "What did they find?",
        "Which one was twelfth?",
        "Which one was the 12th?",
        "Are there two centers of that color?",
        "¿Qué encuentran en el Perú?",
        "¿Cuántos mueren?",
        "¿Cuál es el duodécimo?",
        "¿Qué encontraban?",
        "¿Cuándo morían?",
        "¿Cuándo se organizarían?",
        "¿Quiénes obtuvieron y dispusieron?",
        "¿Qué reducción sintieron y conozcan?",
        "What is the National Forum?",
    ],
)
def test_another_form_is_somewhere(store: SqliteStore, text: str) -> None:
    """Derived, inflected, spelled, counted or named otherwise, a word is not called missing."""
    assert nowhere(store, text) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Is there a dragon in the Amazon?", ["dragon"]),
        ("What did Chile score?", ["Chile"]),  # which is not derived of "children"
        ("How many Colombians were counted in 2018?", ["Colombians", "counted", "2018"]),
        ("Which one was the 13th?", ["13th"]),
        ("Is the hotel for unicorns?", ["hotel", "unicorns"]),
        ("Who lives in Shelton?", ["lives", "Shelton"]),  # which is not derived of "shelter"
        ("¿Quién vive en Albertinia?", ["vive", "Albertinia"]),
        ("¿Cuántos dragones hay en Lima?", ["dragones", "Lima"]),
        ("¿Quiénes mantuvieron y produjeron camas?", ["mantuvieron", "produjeron"]),
    ],
)
def test_what_nothing_is_like_is_nowhere(store: SqliteStore, text: str, missing: list[str]) -> None:
    """A word of which no text holds any form is named; so are numbers and countries."""
    assert nowhere(store, text) == missing


@pytest.mark.parametrize(
    "text",
    [
        "Hi there! Which shelter?",
        "Good evening, which shelter, please?",
        "¡Hola, buenos días! ¿Qué albergue, por favor?",
        "Which shelter is larger, better or more red?",
        "¿Qué albergue es mejor?",
        "Which shelter was the 60th?",
    ],
)
def test_what_no_text_needs_to_hold_is_not_missing(store: SqliteStore, text: str) -> None:
    """Greetings, comparing words and the ending of an ordinal are no words to look for."""
    assert nowhere(store, text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hello, what is the 1st law of 2020?", ["1st", "law", "2020"]),
        ("¿Qué fija la Ley N.º 263?", ["fija", "Ley", "263"]),
        ("¿Qué fija la Ley N° 263?", ["fija", "Ley", "263"]),
        ("¿Qué fija la Ley núm. 263?", ["fija", "Ley", "263"]),
        ("What does Law Nr. 263 say of N?", ["Law", "263", "N"]),
        ("Thank you. Where is the 5G tower of St. Mary?", ["5G", "tower", "St", "Mary"]),
        ("Is it a good practice to say hello?", ["good", "practice", "hello"]),
        ("¿Cuál es el 1er artículo?", ["1er", "artículo"]),
        ("Hi", []),
    ],
)
def test_words_are_shown_as_they_were_typed(text: str, shown: list[str]) -> None:
    """A number is shown with what is written together with it; a greeting is not shown."""
    assert [text[word.start : word.end] for word in shown_words(analyse(text))] == shown
