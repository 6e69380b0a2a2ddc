"""The packaged MiniLM, English only, which settings may name."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from briefing_qa.config import IndexSettings
from briefing_qa.errors import ChecksumError, ModelNotFoundError
from briefing_qa.models import Embedder, open_embedder, weights
from briefing_qa.models.embedding import SentenceTransformerEmbedder
from briefing_qa.models.minilm import MiniLMEmbedder

pytestmark = pytest.mark.model

TEXTS = [
    "How many libraries open on Sundays?",
    "Rain.",
    "Small libraries close early because of the cost. " * 12,
    "¿Cuántos mercados se abrieron en la sierra?",
    "",
    "The canal brings water to 300 gardens, though not in August.",
]

NOISE = 0.01
"""What one value may differ by with integers of 8 bits; the largest is about 0.2."""


@pytest.fixture(scope="module")
def minilm() -> Embedder:
    """The model, loaded once."""
    return open_embedder(IndexSettings(embedding="minilm"))


def from_folder(folder: Path) -> MiniLMEmbedder:
    """MiniLM as if it were installed in a folder."""
    return MiniLMEmbedder(lambda: folder)


def test_rows_have_384_values_and_unit_length(minilm: Embedder) -> None:
    """Vectors are float32 rows of length 1; no text gives no row."""
    vectors = minilm.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), minilm.dimension) == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert minilm.embed([]).shape == (0, 384)


def test_a_text_has_the_same_vector_alone_and_in_a_batch(minilm: Embedder) -> None:
    """Padding and order in a batch do not change a vector beyond rounding."""
    together = minilm.embed(TEXTS)
    alone = np.concatenate([minilm.embed([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < NOISE


def test_vectors_are_nearly_those_of_sentence_transformers(minilm: Embedder) -> None:
    """So that an index made with that library stays valid; accents and capitals mean nothing."""
    library = SentenceTransformerEmbedder(
        name="minilm",
        folder=weights.packaged_minilm,
        sha256=weights.MINILM_SHA256,
        dimension=384,
    )
    texts = [*TEXTS, "İstanbul, ÑANDÚ and a half \ud800 of a pair, 東京 ﬁve (23.4%)", "\x00\u200b"]
    whole = [text.encode("utf-8", "replace").decode() for text in texts]
    assert (minilm.embed(texts) * library.embed(whole)).sum(axis=1).min() > 0.998


def test_what_is_too_long_is_the_mean_of_its_windows(minilm: Embedder) -> None:
    """The library cuts off instead: here the end of a long text counts as well."""
    start, end = "The canal waters gardens. " * 50, "Rain fell on the roofs. " * 50
    both, first, last = minilm.embed([start + end, start, end])
    assert both @ last > 0.6
    assert both @ first > 0.6


def test_meaning_brings_texts_near(minilm: Embedder) -> None:
    """A paraphrase without common words is nearer than another matter."""
    asked, near, far = minilm.embed(
        ["How many hotels signed?", "The number of lodgings that agreed", "Rain fell in the valley"]
    )
    assert asked @ near > asked @ far + 0.1


def test_threads_embed_as_one_does(minilm: Embedder) -> None:
    """Four threads at once get the vectors that one gets."""
    expected = minilm.embed(TEXTS[:2])
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: minilm.embed(TEXTS[:2]), range(8)):
            assert np.abs(found - expected).max() < 1e-5


def test_progress_adds_up_to_the_number_of_texts(minilm: Embedder) -> None:
    """progress() is told about every text once."""
    done: list[int] = []
    minilm.embed(TEXTS, done.append)
    assert sum(done) == len(TEXTS)


def test_one_flipped_bit_in_the_weights_is_found_when_they_are_loaded(tmp_path: Path) -> None:
    """Damaged weights raise ChecksumError that names the found and the expected sum."""
    damaged = tmp_path / "model.safetensors"
    shutil.copyfile(weights.packaged_minilm() / "model.safetensors", damaged)
    with damaged.open("r+b") as handle:
        handle.seek(40_000_000)
        byte = handle.read(1)[0]
        handle.seek(-1, 1)
        handle.write(bytes([byte ^ 1]))
    embedder = from_folder(tmp_path)
    with pytest.raises(ChecksumError) as caught:
        embedder.embed(["Rain."])
    message = str(caught.value)
    assert weights.MINILM_SHA256 in message
    assert weights.file_sha256(damaged) in message
    assert "\n" not in message


def test_a_damaged_tokenizer_is_refused(tmp_path: Path) -> None:
    """Other words would give other vectors: the file is verified like the weights."""
    shutil.copy(weights.packaged_minilm() / "model.safetensors", tmp_path)
    with pytest.raises(ModelNotFoundError, match=r"tokenizer\.json.*install it again"):
        from_folder(tmp_path).embed(["Rain."])
    (tmp_path / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(ChecksumError, match=r"tokenizer\.json"):
        from_folder(tmp_path).embed(["Rain."])


def test_missing_weights_say_which_file_is_missing(tmp_path: Path) -> None:
    """A folder without weights raises ModelNotFoundError that names the file."""
    with pytest.raises(ModelNotFoundError, match=r"model\.safetensors.*install it again"):
        from_folder(tmp_path).embed(["Rain."])


def test_the_packaged_weights_are_the_official_ones() -> None:
    """The file that the package ships has the checksum that the program expects."""
    found = weights.file_sha256(weights.packaged_minilm() / "model.safetensors")
    assert found == weights.MINILM_SHA256
