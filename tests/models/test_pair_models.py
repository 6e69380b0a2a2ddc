"""Cross-encoders and SQuAD readers of the hub; the hub itself is played by a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from briefing_qa.config import ReaderSettings
from briefing_qa.errors import ChecksumError, ModelError
from briefing_qa.models import weights
from briefing_qa.models.pairs import SPAN_TOKENS, PairScorer, best_span, open_pair_scorer

REVISION = "0123456789abcdef0123456789abcdef01234567"
WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] how many libraries open on the coast ##s children books 40"
QUESTION = "how many libraries"
TEXTS = ["40 libraries open", "children on the coast", "books " * 60, ""]


def publish(folder: Path, head: str, **options: Any) -> Path:
    """A BERT of one small layer with a head, as a repository holds it."""
    import torch
    import transformers

    (folder / "vocab.txt").write_text("\n".join(WORDS.split()), encoding="utf-8")
    torch.manual_seed(7)
    config = transformers.BertConfig(
        vocab_size=len(WORDS.split()),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=24,
        max_position_embeddings=40,
        **options,
    )
    getattr(transformers, head)(config).save_pretrained(folder)
    transformers.BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=40).save_pretrained(
        folder
    )
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One model of each sort."""
    head, make = "BertForSequenceClassification", tmp_path_factory.mktemp
    return {
        "one": publish(make("one"), head, num_labels=1),
        "two": publish(make("two"), head, num_labels=2),
        "three": publish(make("three"), head, num_labels=3),
        "squad": publish(make("squad"), "BertForQuestionAnswering"),
    }


@pytest.fixture
def open_model(
    published: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., PairScorer]:
    """Opens one of them as the settings would."""

    def opened(name: str, sha256: str = "") -> PairScorer:
        folder = published[name]
        monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(folder))
        return open_pair_scorer(
            ReaderSettings(
                kind="squad" if name == "squad" else "cross-encoder",
                repository="owner/tiny",
                revision=REVISION,
                sha256=sha256 or weights.file_sha256(folder / "model.safetensors"),
            )
        )

    return opened


@pytest.mark.parametrize("name", ["one", "two", "squad"])
def test_each_text_has_a_figure_that_does_not_depend_on_the_others(
    open_model: Callable[..., PairScorer], name: str
) -> None:
    """Figures are finite, the same alone and in a batch, and none where there is no text."""
    scorer = open_model(name)
    together = scorer.score(QUESTION, TEXTS[:3])
    alone = np.concatenate([scorer.score(QUESTION, [text]) for text in TEXTS[:3]])
    assert together.shape == (3,)
    assert together.dtype == np.float64
    assert np.isfinite(together).all()
    assert together == pytest.approx(alone, abs=1e-5)
    assert scorer.score(QUESTION, []).shape == (0,)


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_cross_encoder_gives_its_logit(
    open_model: Callable[..., PairScorer], published: dict[str, Path], name: str
) -> None:
    """One label: its logit; two: that of the second less that of the first."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    folder = str(published[name])
    encoded = AutoTokenizer.from_pretrained(folder)([QUESTION], [TEXTS[0]], return_tensors="pt")
    with torch.inference_mode():
        logits = AutoModelForSequenceClassification.from_pretrained(folder).eval()(**encoded).logits
    expected = logits[0, 0] if name == "one" else logits[0, 1] - logits[0, 0]
    assert open_model(name).score(QUESTION, TEXTS[:1]) == pytest.approx([float(expected)], abs=1e-5)


def test_a_squad_reader_sets_its_best_span_against_no_answer(
    open_model: Callable[..., PairScorer], published: dict[str, Path]
) -> None:
    """The figure is the best sum over spans of the text, less that at the first token."""
    import torch
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    folder = str(published["squad"])
    encoded = AutoTokenizer.from_pretrained(folder)([QUESTION], [TEXTS[0]], return_tensors="pt")
    with torch.inference_mode():
        found = AutoModelForQuestionAnswering.from_pretrained(folder).eval()(**encoded)
    start, end = found.start_logits[0], found.end_logits[0]
    inside = [i for i, part in enumerate(encoded.sequence_ids(0)) if part == 1]
    best = max(float(start[i] + end[j]) for i in inside for j in inside if j >= i)
    expected = best - float(start[0] + end[0])
    assert open_model("squad").score(QUESTION, TEXTS[:1]) == pytest.approx([expected], abs=1e-5)


def test_an_empty_text_holds_no_span(open_model: Callable[..., PairScorer]) -> None:
    """Without a token there is no answer in it: minus infinity, below all others."""
    assert open_model("squad").score(QUESTION, [""])[0] == -np.inf


@given(
    arrays(np.float64, (12, 2), elements=st.floats(-9, 9)),
    st.lists(st.booleans(), min_size=12, max_size=12),
)
def test_the_best_span_is_the_one_that_trying_all_finds(logits: Any, inside: list[bool]) -> None:
    """It starts and ends in the text, and does not end before it starts."""
    starts, ends = logits.T
    sums = [
        starts[i] + ends[j]
        for i in range(12)
        for j in range(i, min(12, i + SPAN_TOKENS))
        if inside[i] and inside[j]
    ]
    assert best_span(starts, ends, inside) == max(sums, default=-np.inf)


def test_a_span_is_no_longer_than_answers_are() -> None:
    """A start and an end that are too far apart are no answer."""
    starts, ends = np.zeros(60), np.zeros(60)
    starts[0] = ends[SPAN_TOKENS] = 5.0
    assert best_span(starts, ends, [True] * 60) == 5.0
    ends[SPAN_TOKENS - 1] = 4.0
    assert best_span(starts, ends, [True] * 60) == 9.0


def test_a_model_with_other_labels_is_refused(open_model: Callable[..., PairScorer]) -> None:
    """Three labels are another task: ModelError says so."""
    with pytest.raises(ModelError, match="3 labels, not 1 or 2"):
        open_model("three").score(QUESTION, TEXTS)


@pytest.mark.parametrize("name", ["one", "squad"])
def test_weights_with_another_checksum_are_not_run(
    open_model: Callable[..., PairScorer], name: str
) -> None:
    """A wrong sha256 raises ChecksumError at the first question."""
    scorer = open_model(name, "f" * 64)
    with pytest.raises(ChecksumError, match="f" * 64):
        scorer.score(QUESTION, TEXTS)


@pytest.mark.parametrize("name", ["one", "squad"])
def test_a_repository_without_a_usable_configuration_is_refused(
    open_model: Callable[..., PairScorer],
    published: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Weights alone are no model: ModelError in one line."""
    shutil.copy(published[name] / "model.safetensors", tmp_path)
    monkeypatch.setitem(published, name, tmp_path)
    scorer = open_model(name)
    with pytest.raises(ModelError, match=r"owner/tiny@0123456789ab: cannot be loaded") as caught:
        scorer.score(QUESTION, TEXTS)
    assert "\n" not in str(caught.value)
