"""How a calibration is fitted: `training/fit_calibration.py`."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.reading.calibration import Calibration, log_odds

TRAINING = Path(__file__).parents[1] / "training"
BEFORE = Calibration(intercept=-1.0, slopes=(0.5,), least=0.3, fitted=True)


@pytest.fixture
def fitting(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module."""
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("fit_calibration")


def outcome(confidence: float, verdict: str) -> Any:
    """What came of a question; refused where the confidence is below the threshold."""
    reply = SimpleNamespace(confidence=confidence, abstained=confidence < BEFORE.least)
    return SimpleNamespace(reply=reply, verdict=verdict)


def test_moved_until_answers_are_right_as_often_as_they_are_sure(fitting: Any) -> None:
    """Refusals do not count, nor questions with an error; the same questions are answered."""
    sure = [0.4, 0.5, 0.6, 0.7]
    verdicts = ["right", "right", "wrong answer", "right"]
    answers = [outcome(*one) for one in zip(sure, verdicts, strict=True)]
    others = [outcome(0.1, "refused"), SimpleNamespace(reply=None, verdict="error")]
    moved = fitting.moved(BEFORE, [SimpleNamespace(outcomes=[*answers, *others])])
    by = moved.intercept - BEFORE.intercept
    after = [sigmoid(log_odds(one) + by) for one in sure]
    assert sum(after) / 4 == pytest.approx(0.75, abs=1e-4)
    assert moved.slopes == BEFORE.slopes
    assert log_odds(moved.least) - log_odds(BEFORE.least) == pytest.approx(by, abs=1e-3)


def test_what_is_fitted_to_is_looked_at(fitting: Any, tmp_path: Path) -> None:
    """No `test` set, nothing that is only counted, and no conversations."""
    worlds = [*fitting.worlds(tmp_path)]
    names = [world.questions.name for world in worlds]
    assert sum(world.dev for world in worlds) == 6
    assert all(name.endswith((".dev", ".looked-at")) for name in names), names
    assert not any("conversations" in name for name in names)
