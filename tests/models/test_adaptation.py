"""What the packaged embedding model has learned beside its weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from briefing_qa.errors import ChecksumError, ModelError, ModelNotFoundError
from briefing_qa.models import adaptation, weights
from briefing_qa.models.adaptation import load_adaptation
from briefing_qa.models.cross_encoder import CrossEncoder
from briefing_qa.models.e5_encoder import E5Encoder, encoder_layers
from briefing_qa.models.e5_file import read_e5
from briefing_qa.models.multilingual import MultilingualEmbedder
from briefing_qa.models.protocol import Vectors

pytestmark = pytest.mark.model

REPORTS = Path(__file__).parents[2] / "training" / "validation_shelf"


def first_right(questions: Vectors, sentences: Vectors, right: list[int]) -> float:
    """Share of the questions whose nearest sentence is the right one."""
    return float(np.mean(np.argmax(questions @ sentences.T, axis=1) == right))


def test_questions_are_nearer_to_their_answers_than_without_it() -> None:
    """Of a report that nothing was fitted to more questions find their sentence first."""
    path = min(REPORTS.glob("*.jsonl"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    asked = [row for row in rows if len(row["evidence"]) == 1][:150]
    quotes = [row["evidence"][0]["quote"] for row in asked]
    sentences = sorted(set(quotes))
    right = [sentences.index(quote) for quote in quotes]
    plain = E5Encoder(read_e5(weights.packaged_multilingual()))
    before = first_right(
        plain.vectors([f"query: {row['question']}" for row in asked]),
        plain.vectors([f"passage: {sentence}" for sentence in sentences]),
        right,
    )
    embedder = MultilingualEmbedder()
    after = first_right(
        embedder.embed_queries([row["question"] for row in asked]),
        embedder.embed(sentences),
        right,
    )
    assert len(asked) > 100
    assert after > before + 0.05


def test_the_layers_that_the_cross_encoder_shares_stay_as_they_are() -> None:
    """It was trained on what they make of a text."""
    first = CrossEncoder(MultilingualEmbedder())._loaded().first
    assert min(int(name.split(".")[1]) for name in load_adaptation()) >= first > 0


def test_the_checksum_of_the_embedder_tells_of_both_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that was made with another adaptation is of another model."""
    before = adaptation.adapted(weights.MULTILINGUAL_SHA256)
    assert MultilingualEmbedder.sha256 == before != weights.MULTILINGUAL_SHA256
    monkeypatch.setattr(adaptation, "SHA256", "0" * 64)
    assert adaptation.adapted(weights.MULTILINGUAL_SHA256) != before


def test_what_is_added_changes_that_matrix_alone() -> None:
    """By name; what names no matrix, or does not fit it, is an error and not passed over."""
    file = read_e5(weights.packaged_multilingual())
    added = torch.full((file.inner, file.width), 0.5)
    before = encoder_layers(file, torch.float32, {}).state_dict()
    after = encoder_layers(file, torch.float32, {"layers.7.linear1.weight": added}).state_dict()
    changed = [name for name in before if not torch.equal(before[name], after[name])]
    assert changed == ["7.linear1.weight"]
    assert torch.allclose(after["7.linear1.weight"], before["7.linear1.weight"] + 0.5)
    with pytest.raises(ValueError, match=r"no matrices for layers\.99\.linear1\.weight"):
        encoder_layers(file, torch.float32, {"layers.99.linear1.weight": added})
    with pytest.raises(RuntimeError):
        encoder_layers(file, torch.float32, {"layers.7.linear2.weight": added})


def test_a_missing_a_changed_and_a_damaged_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by an error that says what to do, at the first text."""
    path = tmp_path / "data" / "embedding.safetensors"
    path.parent.mkdir()
    monkeypatch.setattr(adaptation, "files", lambda _package: tmp_path)
    embedder = MultilingualEmbedder()
    with pytest.raises(ModelNotFoundError, match=r"adaptation: .* install it again"):
        embedder.embed_query("Rain.")
    path.write_bytes(b"\x08\0\0\0\0\0\0\0{}      ")
    with pytest.raises(ChecksumError, match=r"adaptation: .* install it again"):
        embedder.embed_query("Rain.")
    save_file({"layers.7.linear1.weight.up": torch.zeros(3, 2)}, path)  # its other half is missing
    monkeypatch.setattr(adaptation, "SHA256", weights.file_sha256(path))
    with pytest.raises(ModelError, match=r"embedding\.safetensors: .* install the package again"):
        embedder.embed_query("Rain.")
