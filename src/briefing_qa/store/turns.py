"""Letting a writer of another process in between the readers of this one.

SQLite locks a database for a process as a whole: while one of its connections reads, another may
begin without asking the operating system, so it does not see that a writer waits for all of them
to end. Readers whose transactions overlap without a gap would keep that writer out for ever. While
somebody writes, they therefore take turns here: after a short while new ones wait until those that
have begun are done. Then the lock is free for a moment, which is all that the writer needs.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

OVERLAP_SECONDS = 0.25
"""How long readers may follow each other without a gap while somebody writes."""


class Turns:
    """Who reads one database in this process, and since when without a gap.

    Args:
        patience: seconds that a reader waits at most for those before it; then it reads all the
            same.
        overlap: seconds for which readers may overlap while somebody writes.
    """

    def __init__(self, patience: float, overlap: float = OVERLAP_SECONDS) -> None:
        self._patience = patience
        self._overlap = overlap
        self._changed = threading.Condition()
        self._threads: Counter[int] = Counter()  # open transactions by the thread that began them
        self._since = 0.0
        self._draining = False

    @contextmanager
    def reading(self, writing: Callable[[], bool]) -> Iterator[None]:
        """Hold a place among the readers; begin the transaction inside the block and end it there.

        A thread that reads already does not wait: it would wait for itself.

        Args:
            writing: whether somebody is writing to the database, or may be.
        """
        thread = threading.get_ident()
        with self._changed:
            if thread not in self._threads:
                self._wait(writing)
            if not self._threads:
                self._since = time.monotonic()
            self._threads[thread] += 1
        try:
            yield
        finally:
            with self._changed:
                self._threads[thread] -= 1
                self._threads += Counter()  # forgets threads that read no more
                if not self._threads:
                    self._draining = False
                    self._changed.notify_all()

    def _wait(self, writing: Callable[[], bool]) -> None:
        until = time.monotonic() + self._patience
        while self._threads and (self._draining or self._is_due(writing)):
            self._draining = True
            left = until - time.monotonic()
            if left <= 0:
                return
            self._changed.wait(left)

    def _is_due(self, writing: Callable[[], bool]) -> bool:
        return time.monotonic() - self._since >= self._overlap and writing()


_turns: dict[tuple[int, int], Turns] = {}
_lock = threading.Lock()


def turns_of(identity: tuple[int, int], patience: float) -> Turns:
    """The turns at one database, the same for all who read it in this process.

    Args:
        identity: device and inode of its file, which is how SQLite knows it.
        patience: see `Turns`.
    """
    with _lock:
        return _turns.setdefault(identity, Turns(patience))
