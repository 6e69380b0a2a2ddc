"""What is measured about candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.features import FEATURES, measure
from briefing_qa.answering.matching import Weights, related
from briefing_qa.answering.question import Question, analyse
from briefing_qa.terms import stem

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

QUESTIONS = [
    "How many libraries were open on Sundays in 2022?",
    "What share of women are librarians in Chile?",
    "¿Cuántas bibliotecas abren?",
    "the of and",
    "图书馆",
    "12",
    "libraries " * 150,
]


@pytest.fixture
def candidates(make_candidate: Make) -> list[Candidate]:
    """A sentence, an item, a heading, a Spanish sentence, and one of odd characters."""
    return [
        make_candidate("In 2022, 1,250 libraries were open on Sundays.", lexical=4.0),
        make_candidate("The office pays for longer opening hours", kind="item", start=90),
        make_candidate("Opening hours (71/100)", kind="heading", start=150, path=("Coast",)),
        make_candidate("En 2021 abrieron 52 bibliotecas.", language="es", start=200, rank=1),
        make_candidate("— “…” ?", start=300, rank=2, similarity=-0.2),
    ]


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_candidate_has_a_row_of_finite_numbers(
    candidates: list[Candidate], weigh_words: Weigh, text: str
) -> None:
    """The matrix has one column for each feature and no NaN, whatever the question."""
    question = analyse(text[:2000])
    matrix = measure(question, candidates, weigh_words(question, candidates))
    assert matrix.shape == (len(candidates), len(FEATURES))
    assert np.isfinite(matrix).all()


def test_no_candidate_has_no_row(candidates: list[Candidate], weigh_words: Weigh) -> None:
    """Nothing found is measured as nothing."""
    question = analyse("How many libraries?")
    assert measure(question, [], weigh_words(question, candidates)).shape == (0, len(FEATURES))


def test_features_are_named_once() -> None:
    """No two columns have one name."""
    assert len(set(FEATURES)) == len(FEATURES)


@pytest.mark.parametrize("text", QUESTIONS[:3])
def test_a_further_candidate_changes_gaps_only(
    candidates: list[Candidate], make_candidate: Make, weigh_words: Weigh, text: str
) -> None:
    """What is measured about a candidate does not depend on an unrelated one beside it."""
    question = analyse(text)
    weights = weigh_words(question, candidates)
    other = make_candidate("Rain fell in the valley.", start=400, rank=3, similarity=0.0)
    alone = measure(question, candidates, weights)
    beside = measure(question, [*candidates, other], weights)[:-1]
    kept = [i for i, name in enumerate(FEATURES) if not name.endswith("_gap")]
    assert np.array_equal(alone[:, kept], beside[:, kept])


@pytest.mark.parametrize("text", QUESTIONS[:3])
def test_the_order_of_candidates_does_not_matter(
    candidates: list[Candidate], weigh_words: Weigh, text: str
) -> None:
    """Measured in reverse, the rows are the same in reverse."""
    question = analyse(text)
    weights = weigh_words(question, candidates)
    forwards = measure(question, candidates, weights)
    assert np.array_equal(measure(question, candidates[::-1], weights)[::-1], forwards)


def test_a_sentence_that_holds_the_question_differs_from_one_that_does_not(
    candidates: list[Candidate], weigh_words: Weigh
) -> None:
    """The features tell an answering sentence from another one."""
    question = analyse(QUESTIONS[0])
    matrix = measure(question, candidates, weigh_words(question, candidates))
    assert not np.array_equal(matrix[0], matrix[1])


@pytest.mark.parametrize(
    ("word", "text", "language", "holds"),
    [
        ("libraries", "The library is open.", "en", True),
        ("marriage", "Women who were married early.", "en", True),
        ("legislation", "The country legislates.", "en", True),
        ("mercado", "Los mercados de la sierra.", "es", True),
        ("2019", "In 2019 it rained.", "en", True),
        ("2019", "In 2018 it rained.", "en", False),
        ("hotels", "Rain fell in the valley.", "en", False),
        ("the", "", "en", False),
    ],
)
def test_derived_forms_of_a_word_are_related(
    word: str, text: str, language: str, holds: bool
) -> None:
    """A text holds a word whose stem it has, or one derived from it."""
    assert (related(stem(word, language), text, language) > 0) is holds
