"""Words left out of a question, and what that does to its nearness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.omission import MOST_WORDS, OMISSIONS, omissions, remembering
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.models.protocol import Vectors

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

EMBEDDER = HashingEmbedder()


def known(candidate: Candidate, question: str) -> Candidate:
    """With its vector and its true cosine."""
    vector = EMBEDDER.embed([candidate.text])[0]
    return replace(
        candidate, vector=vector, similarity=float(vector @ EMBEDDER.embed_query(question))
    )


def test_a_word_that_the_sentence_lacks_brings_it_nearer_when_left_out(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """The change is the cosine without the word, less the cosine with it."""
    text = "How many banks signed the code?"
    question = analyse(text)
    one = known(make_candidate("8,710 establishments signed the code."), text)
    found = dict(
        zip(
            OMISSIONS,
            omissions(question, [one], 0, weigh_words(question, [one]), EMBEDDER.embed_queries),
            strict=True,
        )
    )
    without = float(one.vector @ EMBEDDER.embed_query("How many signed the code?"))
    assert without > one.similarity
    assert found["omit_most"] == pytest.approx(without - one.similarity, abs=1e-6)
    assert found["omit_anywhere"] == pytest.approx(found["omit_most"], abs=1e-6)


def test_words_that_are_held_are_not_left_out(make_candidate: Make, weigh_words: Weigh) -> None:
    """A sentence with all words of the question costs no embedding and gives zeros."""
    text = "How many establishments signed the code?"
    question = analyse(text)
    one = known(make_candidate("Many establishments signed the code."), text)

    def refuse(text: str) -> Vectors:
        raise AssertionError(text)

    found = omissions(question, [one], 0, weigh_words(question, [one]), refuse)
    assert found.tolist() == [0.0] * len(OMISSIONS)


def test_few_words_are_left_out_and_none_without_vectors(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """However long a question is, it costs a few embeddings; unknown vectors cost none."""
    text = "Did banks, farms, hotels, schools, churches or museums sign treaties about penguins?"
    question = analyse(text)
    bare = make_candidate("Thirty libraries were open.")
    weights = weigh_words(question, [bare])
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return EMBEDDER.embed_queries(texts)

    omissions(question, [known(bare, text)], 0, weights, embed)
    assert len(asked) == MOST_WORDS
    assert not np.any(omissions(question, [bare], 0, weights, embed))
    assert len(asked) == MOST_WORDS


def test_a_text_is_embedded_once() -> None:
    """The same question without the same word is not embedded again."""
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return EMBEDDER.embed_queries(texts)

    once = remembering(embed)
    first = once(["open libraries", "libraries"])
    assert np.array_equal(once(["libraries", "open", "open libraries"])[[2, 0]], first)
    assert asked == ["open libraries", "libraries", "open"]
