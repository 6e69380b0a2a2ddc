"""The embedder without weights."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.config import IndexSettings
from briefing_qa.errors import ConfigError
from briefing_qa.models import open_embedder
from briefing_qa.models.embedding import HashingEmbedder

TEXTS = [f"Library {n} lent {n * 7} books to children of the coast." for n in range(60)]


@given(st.lists(st.text(max_size=80), max_size=6))
def test_rows_have_unit_length_whatever_the_text(texts: list[str]) -> None:
    """Every text, an empty one too, becomes a finite float32 row of length 1."""
    vectors = HashingEmbedder().embed(texts)
    assert vectors.shape == (len(texts), HashingEmbedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_vectors_do_not_depend_on_the_batch_or_the_instance() -> None:
    """A text has the same vector alone, among others, and from another embedder."""
    together = HashingEmbedder().embed(TEXTS)
    alone = np.concatenate([HashingEmbedder().embed([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_texts_that_share_words_are_nearer_than_those_that_do_not() -> None:
    """The cosine says something about the words."""
    one, like, other = HashingEmbedder().embed(
        ["books lent to children", "children were lent books", "rain fell on the valley"]
    )
    assert one @ like > 0.9
    assert one @ other < 0.5


def test_threads_get_the_vectors_that_one_gets() -> None:
    """Eight threads at once embed as one does."""
    embedder = HashingEmbedder()
    expected = embedder.embed(TEXTS)
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: embedder.embed(TEXTS), range(24)):
            assert np.array_equal(found, expected)


def test_progress_adds_up_to_the_number_of_texts() -> None:
    """progress() is told about every text once."""
    done: list[int] = []
    HashingEmbedder().embed(TEXTS, done.append)
    assert sum(done) == len(TEXTS)


def test_the_settings_name_it() -> None:
    """Embedding = "hashing" opens it, and its checksum names it."""
    embedder = open_embedder(IndexSettings(embedding="hashing"))
    assert isinstance(embedder, HashingEmbedder)
    assert len(embedder.sha256) == 64


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    """A name that is no model says which there are, in one line."""
    with pytest.raises(ConfigError, match=r"'minilmm'.*minilm.*hashing.*owner/name") as caught:
        open_embedder(IndexSettings(embedding="minilmm"))
    assert "\n" not in str(caught.value)
