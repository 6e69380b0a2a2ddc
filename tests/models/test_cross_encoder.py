"""The packaged cross-encoder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from briefing_qa.errors import ChecksumError, ModelError, ModelNotFoundError
from briefing_qa.models import cross_encoder, weights
from briefing_qa.models.cross_encoder import CrossEncoder, Sentence
from briefing_qa.models.multilingual import MultilingualEmbedder

pytestmark = pytest.mark.model

CLEAR = 0.5
"""A difference in log-odds that is no noise of integers of 8 bits."""

QUESTION = "How many libraries were open on Sundays in 2022?"
SENTENCES = [
    Sentence("In 2022, 1,250 libraries were open on Sundays.", "Opening hours."),
    Sentence("Rain fell on 19 days.", "Weather."),
    Sentence("In 2022 the libraries lent 14 million books, more than in any year before. " * 4),
]


@pytest.fixture(scope="module")
def embedder() -> MultilingualEmbedder:
    """The embedding model, loaded once."""
    return MultilingualEmbedder()


@pytest.fixture(scope="module")
def encoder(embedder: MultilingualEmbedder) -> CrossEncoder:
    """The cross-encoder, loaded once."""
    return CrossEncoder(embedder)


def figures(encoder: CrossEncoder, question: str, *sentences: Sentence) -> list[float]:
    """What it says of each sentence."""
    asked = encoder.ask(question)
    return [encoder.score(asked, one) for one in sentences]


def test_a_figure_is_the_sentences_own(encoder: CrossEncoder) -> None:
    """Finite, and the same whatever is read with it."""
    found = figures(encoder, QUESTION, *SENTENCES)
    assert np.isfinite(found).all()
    assert found == [figures(encoder, QUESTION, one)[0] for one in SENTENCES]


def test_a_sentence_is_taken_to_pieces_once(
    embedder: MultilingualEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is asked of it; the one that was read longest ago is forgotten."""
    monkeypatch.setattr(cross_encoder, "KEPT", 2)
    encoder = CrossEncoder(embedder)
    first, second, third = SENTENCES
    before = figures(encoder, QUESTION, first, second, first, third)
    assert before[0] == before[2]
    seen: list[Sentence] = []
    tokens = cross_encoder.sentence_tokens
    monkeypatch.setattr(
        cross_encoder, "sentence_tokens", lambda *given: seen.append(given[1]) or tokens(*given)
    )
    other = figures(encoder, "When does it rain?", first, third)
    assert seen == []
    assert not set(other) & set(before)
    assert figures(encoder, QUESTION, second) == before[1:2]
    assert seen == [second]
    figures(encoder, QUESTION, third)
    assert seen == [second]
    figures(encoder, QUESTION, first)
    assert seen == [second, first]


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        (QUESTION, SENTENCES[0].text, SENTENCES[1].text),
        (QUESTION, SENTENCES[0].text, "In 2022, 1,250 libraries were closed on Sundays for good."),
        (
            "Who paid for the canal?",
            "The canal was paid for by the Fund for Rivers.",
            "The canal was dug by the men of three villages.",
        ),
        (
            "¿Por qué cierran temprano las bibliotecas?",
            "Small libraries close early because of the cost.",
            "Small libraries close at four in the afternoon.",
        ),
        (
            "How many teachers are women?",
            "De los docentes, 620 son mujeres.",
            "De los docentes, 620 llegaron el año pasado.",
        ),
    ],
)
def test_what_answers_stands_above_what_does_not(
    encoder: CrossEncoder, question: str, answers: str, does_not: str
) -> None:
    """In a language and across, by much more than the noise."""
    good, bad = figures(encoder, question, Sentence(answers), Sentence(does_not))
    assert good > bad + CLEAR


def test_the_heading_counts(encoder: CrossEncoder) -> None:
    """A sentence that does not name its subject is read with what stands before it."""
    told = Sentence("They were 1,250.", "Libraries that were open on Sundays in 2022.")
    untold = Sentence("They were 1,250.", "Bakeries.")
    with_heading, without = figures(encoder, QUESTION, told, untold)
    assert with_heading > without + CLEAR


def test_what_is_too_long_is_cut_off(encoder: CrossEncoder) -> None:
    """Beyond the first tokens nothing counts, and nothing fails."""
    long = Sentence("word " * 3000, "before " * 3000)
    longer = Sentence("word " * 3000 + "other", "before " * 3000 + "other")
    scores = figures(encoder, "why " * 2000, long, longer)
    assert scores[0] == scores[1]
    assert np.isfinite(figures(encoder, "", Sentence(""))).all()


def test_threads_share_it(embedder: MultilingualEmbedder) -> None:
    """Several at once load it once and get what one gets alone."""
    encoder = CrossEncoder(embedder)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: figures(encoder, QUESTION, *SENTENCES), range(4)))
    assert all(one == found[0] for one in found)


def test_other_weights_are_refused(
    embedder: MultilingualEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checksum that differs is an error that names the file's model and what to do."""
    encoder = CrossEncoder(embedder)
    monkeypatch.setattr(encoder, "sha256", "0" * 64)
    with pytest.raises(ChecksumError, match=r"model cross-encoder: .* install it again"):
        encoder.ask(QUESTION)


def test_missing_and_damaged_weights_are_refused(
    embedder: MultilingualEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line each, and the next question says it again."""
    monkeypatch.setattr(cross_encoder, "_packaged", lambda: tmp_path / "weights.safetensors")
    encoder = CrossEncoder(embedder)
    with pytest.raises(ModelNotFoundError, match="are missing: install it again"):
        encoder.ask(QUESTION)
    damaged = tmp_path / "weights.safetensors"
    damaged.write_bytes(b"\x08\0\0\0\0\0\0\0{}      ")
    monkeypatch.setattr(encoder, "sha256", weights.file_sha256(damaged))
    for _ in range(2):
        with pytest.raises(ModelError, match=r"cannot be loaded .* install the package again"):
            encoder.ask(QUESTION)


def test_a_question_that_was_just_embedded_is_not_run_again(
    embedder: MultilingualEmbedder, encoder: CrossEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its states are those that the same layers make of it anew; another one is run."""
    question = "How many hotels signed the pledge?"
    embedder.embed_query("What is a hotline?")
    anew = encoder.ask(question)
    embedder.embed_query(question)
    runs: list[int] = []
    first = embedder.run(lambda known: known.layers[0].linear1, 1)
    forward = first.forward

    def counted(*arguments: Any, **options: Any) -> Any:
        runs.append(1)
        return forward(*arguments, **options)

    monkeypatch.setattr(first, "forward", counted)
    kept = encoder.ask(question)
    assert runs == []
    assert kept.parts == anew.parts
    assert torch.equal(kept.states, anew.states)
    encoder.ask("How many hostels signed the pledge?")
    assert len(runs) == 1
