"""Models of the hub: found, verified and run; the hub itself is played by a folder."""

from __future__ import annotations

import fnmatch
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from huggingface_hub.errors import LocalEntryNotFoundError

from briefing_qa.config import IndexSettings, ReaderSettings
from briefing_qa.errors import ChecksumError, ConfigError, ModelError, ModelNotFoundError
from briefing_qa.models import hub, open_embedder, weights
from briefing_qa.models.pairs import open_pair_scorer

REVISION = "0123456789abcdef0123456789abcdef01234567"
WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] how many libraries open on the coast ##s children books"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of one small layer, as a repository holds it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("published")
    bare = folder / "bare"
    bare.mkdir()
    (bare / "vocab.txt").write_text("\n".join(WORDS.split()), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(WORDS.split()),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=24,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(bare)
    BertTokenizerFast(str(bare / "vocab.txt")).save_pretrained(bare)
    modules = [Transformer(str(bare)), Pooling(16)]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder / "model"))
    return folder / "model"


@pytest.fixture
def wanted(published: Path) -> IndexSettings:
    """Settings that name the repository, its revision, and the sum of its weights."""
    return IndexSettings(
        embedding="owner/tiny",
        embedding_revision=REVISION,
        embedding_sha256=weights.file_sha256(published / "model.safetensors"),
    )


@pytest.fixture(name="hub")
def hub_of_files(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], list[tuple[str, str]]]:
    """A hub that gives the files which are asked for; returns what was downloaded."""
    downloads: list[tuple[str, str]] = []

    def snapshot_download(
        repo_id: str,
        *,
        revision: str,
        allow_patterns: Sequence[str] = ("*",),
        local_files_only: bool = False,
    ) -> str:
        if local_files_only:
            raise LocalEntryNotFoundError("not downloaded yet")
        downloads.append((repo_id, revision))
        target = tmp_path / "downloaded"
        for path in sorted(p for p in published.rglob("*") if p.is_file()):
            name = path.relative_to(published).as_posix()
            if any(fnmatch.fnmatch(name, pattern) for pattern in allow_patterns):
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target / name)
        return str(target)

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    monkeypatch.setattr("huggingface_hub.model_info", lambda *_, **__: None)
    return lambda: downloads


def test_a_hub_model_is_fetched_at_its_revision_and_embeds(
    hub: Callable[[], list[tuple[str, str]]], wanted: IndexSettings, published: Path
) -> None:
    """The vectors are those of the published model, of unit length."""
    from sentence_transformers import SentenceTransformer

    embedder = open_embedder(wanted)
    texts = ["How many libraries open?", "books on the coast"]
    vectors = embedder.embed(texts)
    assert hub() == [("owner/tiny", REVISION)]
    assert (embedder.dimension, embedder.sha256) == (16, wanted.embedding_sha256)
    assert embedder.name == f"owner/tiny@{REVISION[:12]}"
    reference = SentenceTransformer(str(published), device="cpu").encode(
        texts, normalize_embeddings=True
    )
    assert np.abs(vectors - reference).max() < 1e-5
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


@pytest.mark.usefixtures("hub")
def test_weights_with_another_checksum_are_not_run(wanted: IndexSettings, published: Path) -> None:
    """A wrong embedding_sha256 raises ChecksumError with both sums at the first text."""
    wrong = "f" * 64
    embedder = open_embedder(replace(wanted, embedding_sha256=wrong))
    with pytest.raises(ChecksumError, match=wrong) as caught:
        embedder.embed(["books"])
    assert weights.file_sha256(published / "model.safetensors") in str(caught.value)


@pytest.mark.parametrize(
    "missing",
    [{"embedding_revision": ""}, {"embedding_sha256": ""}, {"embedding_revision": "main"}],
)
def test_a_hub_model_needs_a_commit_and_a_checksum(
    hub: Callable[[], list[tuple[str, str]]], wanted: IndexSettings, missing: dict[str, str]
) -> None:
    """Without either, ConfigError names both settings, and nothing is downloaded."""
    with pytest.raises(ConfigError, match=r"embedding_revision.*embedding_sha256"):
        open_embedder(replace(wanted, **missing))
    assert hub() == []


@pytest.fixture
def hub_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was downloaded, there is no network, and nobody may wait for it to come back."""

    def waits(seconds: float) -> None:
        raise AssertionError(f"waits {seconds} s for another attempt")

    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(time, "sleep", waits)


def open_cross_encoder() -> object:
    """As the settings of a reader have it."""
    return open_pair_scorer(
        ReaderSettings(
            kind="cross-encoder", repository="owner/tiny", revision=REVISION, sha256="0" * 64
        )
    )


def open_language_file() -> object:
    """As the settings of a language model have it."""
    return hub.hub_file("owner/tiny", REVISION, "it.gguf", "a .gguf file on this machine")


@pytest.mark.usefixtures("hub_away")
@pytest.mark.parametrize(
    ("opened", "remedy"),
    [
        ("embedding", 'embedding = "multilingual" under [index]'),
        ("reader", 'kind = "small" under [reader]'),
        ("file", "a .gguf file on this machine"),
    ],
)
def test_a_hub_that_cannot_be_reached_says_what_to_do(
    wanted: IndexSettings, caplog: pytest.LogCaptureFixture, opened: str, remedy: str
) -> None:
    """Without a network one attempt is made; the error names the model and its own way out."""
    open_it: dict[str, Callable[[], object]] = {
        "embedding": lambda: open_embedder(wanted),
        "reader": open_cross_encoder,
        "file": open_language_file,
    }
    with pytest.raises(ModelNotFoundError, match=r"owner/tiny@0123456789.*connect once") as caught:
        open_it[opened]()
    assert str(caught.value).endswith(f"or use {remedy}")
    assert "\n" not in str(caught.value)
    assert caplog.records == []


def test_a_hub_whose_download_fails_is_not_heard(
    wanted: IndexSettings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What the client warns of meanwhile is left out for the one line; later it is heard."""
    from huggingface_hub.utils import logging as hub_logging

    said = hub_logging.get_logger("huggingface_hub.test")

    def download(*_: object, local_files_only: bool, **__: object) -> str:
        if local_files_only:
            raise LocalEntryNotFoundError("not downloaded yet")
        said.warning("Retrying in 1s")
        raise OSError("cut off\nin the middle")

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    monkeypatch.setattr("huggingface_hub.model_info", lambda *_, **__: None)
    with pytest.raises(ModelNotFoundError, match=r"not to be had from the hub \(OSError\)"):
        open_embedder(wanted)
    assert "Retrying" not in caplog.text
    said.warning("heard again")
    assert "heard again" in caplog.text


def test_what_was_downloaded_before_needs_no_hub(
    wanted: IndexSettings, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files on this machine are taken as they are: nothing is asked of the hub."""

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("the hub was asked")

    monkeypatch.setattr("huggingface_hub.model_info", asked)
    monkeypatch.setattr(
        "huggingface_hub.snapshot_download", lambda *_, local_files_only, **__: str(published)
    )
    assert open_embedder(wanted).dimension == 16


@pytest.mark.parametrize("content", ["", "{}", '{"hidden_size": "wide"}', "[16]"])
def test_a_repository_with_a_broken_configuration_is_refused(
    wanted: IndexSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """A config.json that does not say how long vectors are raises ModelError, not more."""
    (tmp_path / "config.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(tmp_path))
    with pytest.raises(ModelError, match=r"owner/tiny.*config\.json"):
        open_embedder(wanted)
