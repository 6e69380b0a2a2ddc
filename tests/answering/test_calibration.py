"""From a model's figures to a probability."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from briefing_qa.answering.reading import calibration as module
from briefing_qa.answering.reading.calibration import (
    Calibration,
    Judgement,
    log_odds,
    packaged_calibration,
)
from briefing_qa.config import ReaderSettings
from briefing_qa.errors import ModelError
from briefing_qa.models import weights
from briefing_qa.models.cross_encoder import CrossEncoder

KINDS = ("similarity", "language-model", "cross-encoder", "squad")


def test_the_probability_is_the_logistic_function_of_the_weighted_sum() -> None:
    """By hand: -1 + 2 * 1 + 0.5 * 2 = 2."""
    calibration = Calibration(intercept=-1.0, slopes=(2.0, 0.5), least=0.5, fitted=True)
    assert calibration.probability((1.0, 2.0)) == pytest.approx(1 / (1 + math.exp(-2)))
    assert calibration.confidence(Judgement(np.zeros(1), (1.0, 2.0))) == pytest.approx(0.8808, 1e-4)
    assert calibration.confidence(Judgement(np.zeros(1), None)) == 0.0


def test_as_many_figures_as_slopes_are_needed() -> None:
    """Figures of another reader are not silently taken."""
    calibration = Calibration(intercept=0.0, slopes=(1.0,), least=0.5, fitted=True)
    with pytest.raises(ValueError, match="argument"):
        calibration.probability((1.0, 2.0))


def test_log_odds_undo_the_logistic_function_and_stay_finite() -> None:
    """One half is 0; certainties are as far out as the limit."""
    assert log_odds(0.5) == 0.0
    assert log_odds(0.88079708) == pytest.approx(2.0)
    assert log_odds(0.0) == -log_odds(1.0) == -8.0
    assert log_odds(1e-300) == -8.0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_one_for_weights_that_nothing_was_fitted_to(kind: str) -> None:
    """The generic one rises with what speaks for an answer, and has a usable threshold."""
    found = packaged_calibration(kind, "f" * 64)
    assert all(slope > 0 for slope in found.slopes)
    assert 0 < found.least < 1
    assert len(found.slopes) == (2 if kind == "language-model" else 1)


def test_only_what_was_fitted_says_so() -> None:
    """The generic ones of readers with a model are no fits; the baseline has no other model."""
    assert packaged_calibration("similarity").fitted
    assert not any(packaged_calibration(kind).fitted for kind in KINDS[1:])


def test_the_file_holds_kinds_of_readers_and_checksums() -> None:
    """All names in it can be reached by settings."""
    content = json.loads(
        files("briefing_qa").joinpath("data", "calibration.json").read_text(encoding="utf-8")
    )
    assert set(content.pop("small")) == {CrossEncoder.sha256}
    assert set(content) == set(KINDS)
    for kind, known in content.items():
        assert "generic" in known
        for sha256 in set(known) - {"generic"}:
            ReaderSettings(
                **{"kind": kind, "path": "x.gguf", "sha256": sha256}
                if kind == "language-model"
                else {"kind": kind, "repository": "a/b", "revision": "0" * 40, "sha256": sha256}
            )


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"squad": {"generic": {}}}', '{"squad": 3}'])
def test_a_damaged_file_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """ModelError, not more."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "calibration.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    monkeypatch.setattr(weights, "verified", lambda name, content: content)
    with pytest.raises(ModelError, match=r"calibration\.json.*install the package again"):
        packaged_calibration("squad", "f" * 64)
