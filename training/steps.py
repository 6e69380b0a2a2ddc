"""The steps of a training: which share of the rate each has, and what is printed of them."""

from __future__ import annotations

import time

WARM = 0.1
"""Share of the steps in which the rate rises; after them it falls to nothing."""
SHOWN = 50
"""Steps that a printed line is about."""


class Steps:
    """Counts the steps of one pass.

    Args:
        count: of all of them.
        done: as many of them were done before.
    """

    def __init__(self, count: int, done: int = 0) -> None:
        self._count, self._done, self._losses = count, done, 0.0
        self._begun = time.perf_counter()

    @property
    def share(self) -> float:
        """Of the highest rate, for the next step."""
        done = self._done / self._count
        return min(1.0, done / WARM) * (1.0 - done)

    def took(self, loss: float) -> None:
        """One step is done; now and then their mean loss is printed."""
        self._done, self._losses = self._done + 1, self._losses + loss
        if self._done % SHOWN == 0:
            mean, seconds = self._losses / SHOWN, time.perf_counter() - self._begun
            print(f"{self._done} of {self._count}: loss {mean:.3f}, {seconds:.0f} s", flush=True)
            self._losses = 0.0
