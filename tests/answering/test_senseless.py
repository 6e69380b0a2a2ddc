"""Questions that ask nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.questions.senseless import is_senseless

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]


@pytest.fixture
def senseless(make_candidate: Make, weigh_words: Weigh) -> Callable[[str], bool]:
    """Whether a question is, over a document on the libraries of Quillota."""
    candidate = make_candidate("In 2022, 1,250 libraries of Quillota were open on Sundays.")

    def judged(text: str) -> bool:
        question = analyse(text)
        return is_senseless(question, weigh_words(question, [candidate]))

    return judged


@pytest.mark.parametrize(
    "text",
    [
        "zxcv qwer tyuiop asdfg",
        "asdfg asdfg asdfg asdfg",
        "w" * 500,
        "the " * 100,
        "What is this?",
        "¿Y eso?",
        "libraries libraries libraries libraries",
        "qwertz libros asdfg",
        "open on Sundays in 2022 " * 20,
    ],
)
def test_nothing_is_asked(senseless: Callable[[str], bool], text: str) -> None:
    """Keys at random, function words alone, or one word again and again."""
    assert senseless(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many libraries?",
        "libraries",
        "Quillota",
        "Which shops trade at weekends?",  # no word stands there, all are words
        "¿Cuántas tiendas abren los domingos?",
        "zxcv qwer libraries",
        "How many libraries, how many shops and how many schools and how many parks were open?",
        "2022",
        "¿Qué prevé la Zarzuela de Xochimilco?",  # strange words in a sentence
    ],
)
def test_something_is_asked(senseless: Callable[[str], bool], text: str) -> None:
    """Words of a language or of the documents, be they few."""
    assert not senseless(text)
