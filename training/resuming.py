"""What a training had come to, kept in a file: a run that was ended goes on where it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

EVERY = 50
"""Steps after which it is written."""


class Progress:
    """How far a training is.

    Args:
        path: of the file; what another training left there is not used, and written over.
        of: what is trained, with all that it is trained from.

    Attributes:
        number: of the pass that it is in, from 0.
        step: of that pass, as many as were done.
    """

    def __init__(self, path: Path, of: str) -> None:
        self._path, self._of = path, of
        self._kept: dict[str, Any] = {}
        self.number, self.step = 0, 0
        if path.is_file():
            kept = torch.load(path, weights_only=True)
            if kept["of"] == of:
                self._kept, self.number, self.step = kept, kept["number"], kept["step"]
                print(f"going on with pass {self.number}, step {self.step}, of {path}")

    def restore(self, name: str, into: Any) -> None:
        """Give back to a model or optimizer what was kept of it, if anything was."""
        if name in self._kept:
            into.load_state_dict(self._kept[name])

    def before(self, state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        """The weights before the pass: those that were kept, or a copy of these."""
        kept: dict[str, torch.Tensor] | None = self._kept.get("before")
        return kept or {name: tensor.clone() for name, tensor in state.items()}

    def done(self, step: int, **state: Mapping[str, Any]) -> None:
        """So many steps of the pass are done; now and then that is written.

        Args:
            step: how many.
            state: `before`, and the state of what `restore` gives back, by name.
        """
        if step % EVERY == 0:
            self._write({"number": self.number, "step": step, **state})

    def passed(self, model: Mapping[str, Any]) -> None:
        """The pass is over, and this is what it ended with."""
        self.number, self.step = self.number + 1, 0
        self._kept = {}
        self._write({"number": self.number, "step": 0, "model": model})

    def ended(self) -> None:
        """The training is over: nothing is kept."""
        self._path.unlink(missing_ok=True)

    def _write(self, state: Mapping[str, Any]) -> None:
        part = self._path.with_suffix(".part")
        part.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"of": self._of, **state}, part)
        part.replace(self._path)
