"""What is measured about candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import FEATURES, Matrix, measure
from briefing_qa.answering.questions.matching import Weights, related
from briefing_qa.answering.questions.question import Question, analyse
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


@pytest.fixture
def value(weigh_words: Weigh) -> Callable[..., float]:
    """One feature of the first of some candidates."""

    def measured(name: str, text: str, *candidates: Candidate) -> float:
        question = analyse(text)
        matrix = measure(question, candidates, weigh_words(question, candidates))
        return float(matrix[0, FEATURES.index(name)])

    return measured


@pytest.mark.parametrize(
    ("question", "alike", "stranger"),
    [
        (
            "How many physicians attended the wedding?",
            "At the marriage there were 14 doctors.",
            "Rain fell in the valley on 19 days.",
        ),
        (
            "¿Cuántas bibliotecas hay en la costa?",
            "There are 1,250 libraries on the coast.",
            "There are 300 gardens by the canal.",
        ),
    ],
)
def test_other_words_for_the_same_count_as_meant(
    make_candidate: Make, value: Callable[..., float], question: str, alike: str, stranger: str
) -> None:
    """A paraphrase, and the other language, hold what is meant though not its letters."""
    near, far = make_candidate(alike), make_candidate(stranger, start=90)
    assert value("cover_unit", question, near, far) < 0.3
    for name in ("meant_unit", "meant_local", "meant_passage"):
        assert value(name, question, near, far) > value(name, question, far, near) + 0.2


def test_words_to_the_letter_are_meant_in_full(
    make_candidate: Make, value: Callable[..., float]
) -> None:
    """A sentence with all words of the question has 1, and misses none."""
    candidate = make_candidate("In 2022, 1,250 libraries were open on Sundays.")
    question = "Which 1,250 libraries were open on Sundays in 2022?"
    for name in ("meant_unit", "meant_local", "meant_worst", "meant_second_worst", "focus_unit"):
        assert value(name, question, candidate) == pytest.approx(1.0)
    assert value("meant_lost", question, candidate) == 0.0
    assert value("meant_unit_gap", question, candidate) == 0.0


def test_the_word_that_is_least_met_is_seen(
    make_candidate: Make, value: Callable[..., float]
) -> None:
    """One word that nothing comes near makes the worst, the others the second worst."""
    candidate = make_candidate("In 2022, 1,250 libraries were open on Sundays.")
    question = "Which libraries were open on Sundays in Wojciechowo?"
    assert value("meant_worst", question, candidate) == 0.0
    assert value("meant_worst_passage", question, candidate) == 0.0
    assert value("meant_second_worst", question, candidate) == pytest.approx(1.0)
    assert value("meant_lost", question, candidate) == 1.0


def test_what_stands_around_a_sentence_counts_for_its_place(
    make_candidate: Make, value: Callable[..., float]
) -> None:
    """A word of the heading counts in full, one of the sentence before somewhat less."""
    bare = make_candidate("There were 14 of them.", path=("Findings",))
    headed = make_candidate("There were 14 of them.", path=("Librarians",))
    after = make_candidate("There were 14 of them.", before="The librarians were counted.")
    inside = make_candidate(
        "There were 14 of them.", passage_text="There were 14 of them. The librarians left."
    )
    question = "How many librarians?"
    assert value("meant_unit", question, headed) == value("meant_unit", question, bare) < 0.5
    assert value("meant_local", question, headed) == pytest.approx(1.0)
    assert value("meant_local", question, after) == pytest.approx(0.8)
    assert value("meant_local", question, inside) == value("meant_local", question, bare)
    assert value("meant_passage", question, inside) == pytest.approx(1.0)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_wider_view_meets_no_less(
    candidates: list[Candidate], weigh_words: Weigh, text: str
) -> None:
    """Sentence, surroundings and passage meet more and more, each between 0 and 1."""
    question = analyse(text[:2000])
    matrix = measure(question, candidates, weigh_words(question, candidates))

    def column(name: str) -> Matrix:
        return matrix[:, FEATURES.index(name)]

    for what in ("meant", "focus"):
        unit, local, passage = (column(f"{what}_{of}") for of in ("unit", "local", "passage"))
        assert (unit >= 0).all()
        assert (unit <= local + 1e-6).all()
        assert (local <= passage + 1e-6).all()
        assert (passage <= 1 + 1e-6).all()
    assert (column("meant_worst") <= column("meant_second_worst")).all()
    assert (column("meant_worst") <= column("meant_worst_passage") + 1e-6).all()
    assert (column("meant_unit") >= column("cover_unit") - 1e-6).all()


def test_the_focus_tells_what_is_counted(make_candidate: Make, value: Callable[..., float]) -> None:
    """Where something else is counted the focus is missed; a question without one misses none."""
    libraries = make_candidate("In 2022, 1,250 libraries were open on Sundays.")
    gardens = make_candidate("In 2022, 1,250 gardens were open on Sundays.")
    question = "How many libraries were open on Sundays?"
    assert value("focus_unit", question, libraries) == pytest.approx(1.0)
    assert value("focus_unit", question, gardens) < 0.6
    assert value("focus_passage", question, gardens) < 0.6
    assert value("focus_unit", "Who opened the libraries?", gardens) == 1.0
