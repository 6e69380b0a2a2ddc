"""A training of the cross-encoder that is ended goes on where it was: `training/resuming.py`."""

from __future__ import annotations

import importlib
import random
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from briefing_qa.models.cross_encoder import Held
from briefing_qa.models.joint_layers import JointLayers

TRAINING = Path(__file__).parents[1] / "training"
WIDTH = 8
EVERY = 2
QUESTIONS = 16 * 5  # five steps


class EndedError(Exception):
    """The process is ended."""


@pytest.fixture
def cross_encoder(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module."""
    monkeypatch.syspath_prepend(str(TRAINING))
    module = importlib.import_module("cross_encoder")
    monkeypatch.setattr(importlib.import_module("resuming"), "EVERY", EVERY)
    return module


@pytest.fixture
def held() -> list[Held]:
    """Questions, and behind them sentences that answer and others."""
    torch.manual_seed(1)
    return [Held(torch.randn(4, WIDTH), [place % 2] * 4) for place in range(60)]


@pytest.fixture
def trained(cross_encoder: Any, held: list[Held], tmp_path: Path) -> Any:
    """Trains small layers, up to a step at which the process is ended; gives back the weights."""

    def train(name: str, end: int | None = None, of: str = "shelves") -> dict[str, torch.Tensor]:
        torch.manual_seed(2)
        layer = nn.TransformerEncoderLayer(WIDTH, 2, 16, 0.0, "gelu", batch_first=True)
        model = JointLayers(nn.ModuleList([layer]), 5, WIDTH)
        items = [
            cross_encoder.Item(
                choices=tuple(
                    cross_encoder.Choice(41 + n, n == place % 7, 2 * (place % 20)) for n in range(9)
                ),
                kind="direct",
                answerable=True,
            )
            for place in range(QUESTIONS)
        ]
        progress = cross_encoder.Progress(tmp_path / name, of)
        progress.restore("model", model)
        if end is not None:
            kept = progress.done

            def done(step: int, **state: Any) -> None:
                kept(step, **state)
                if step == end:
                    raise EndedError

            progress.done = done
        cross_encoder.train(items, held, model, random.Random(3), progress, 0.5)
        return model.state_dict()

    return train


def test_ended_and_begun_again_it_comes_to_the_same_weights(
    trained: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The steps since the file was written are done again, those before it are not."""
    whole = trained("whole")
    with pytest.raises(EndedError):
        trained("ended", end=3)
    capsys.readouterr()
    again = trained("ended")
    assert "going on with pass 0, step 2" in capsys.readouterr().out
    assert whole.keys() == again.keys()
    assert all(torch.equal(whole[name], again[name]) for name in whole)


def test_what_another_training_left_is_not_used(
    trained: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other passes or other questions begin anew."""
    with pytest.raises(EndedError):
        trained("ended", end=2)
    whole = trained("whole", of="more shelves")
    capsys.readouterr()
    again = trained("ended", of="more shelves")
    assert "going on" not in capsys.readouterr().out
    assert all(torch.equal(whole[name], again[name]) for name in whole)


def test_a_pass_that_is_over_is_not_gone_through_again(
    cross_encoder: Any, trained: Any, tmp_path: Path
) -> None:
    """The next one begins with its weights."""
    weights = trained("whole")
    progress = cross_encoder.Progress(tmp_path / "whole", "shelves")
    assert (progress.number, progress.step) == (1, 0)
    layer = nn.TransformerEncoderLayer(WIDTH, 2, 16, 0.0, "gelu", batch_first=True)
    model = JointLayers(nn.ModuleList([layer]), 5, WIDTH)
    progress.restore("model", model)
    assert all(torch.equal(weights[name], one) for name, one in model.state_dict().items())
    progress.ended()
    assert not (tmp_path / "whole").exists()


def test_what_was_prepared_is_taken_from_its_file(
    cross_encoder: Any, held: list[Held], tmp_path: Path
) -> None:
    """The same questions and texts, prepared once; from other data they are prepared anew."""
    choices = (cross_encoder.Choice(41, True, 3), cross_encoder.Choice(2, False, 5))
    item = cross_encoder.Item(choices=choices, kind="near", answerable=True)
    empty = Held(torch.zeros(0, WIDTH), [])
    made = cross_encoder.Material({"shelf": [item], "none": []}, [*held, empty])
    calls: list[str] = []

    def make() -> Any:
        calls.append("made")
        return made

    path = tmp_path / "items.pt"
    for of in ("one", "one", "other"):
        found = cross_encoder.kept_or_made(path, of, make)
        assert found.items == made.items
        for one, other in zip(found.held, made.held, strict=True):
            assert torch.equal(one.states, other.states)
            assert one.parts == other.parts
    assert len(calls) == 2


def test_a_file_that_is_learned_from_is_part_of_the_fingerprint(
    cross_encoder: Any, tmp_path: Path
) -> None:
    """Its name and what is in it, in a folder or given alone; other files are not."""
    learned, other = tmp_path / "a" / "learned.jsonl", tmp_path / "a" / "picture.png"
    learned.parent.mkdir()
    learned.write_text("one")
    first = cross_encoder.fingerprint([tmp_path], ())
    other.write_text("x")
    assert cross_encoder.fingerprint([tmp_path], ()) == first
    assert cross_encoder.fingerprint([tmp_path], ("passes",)) != first
    alone = cross_encoder.fingerprint([learned], ())
    learned.write_text("two")
    assert cross_encoder.fingerprint([tmp_path], ()) != first
    assert cross_encoder.fingerprint([learned], ()) != alone
