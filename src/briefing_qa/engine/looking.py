"""One state of the index for a question, without keeping the index busy while a model works.

A read transaction that stays open keeps a writer from committing, and a language model may read
for many seconds. So the index is opened for each look at it and closed again; should it have been
changed in between, the question is begun anew, and the last time it is kept open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from briefing_qa.store import Snapshot, Store

ATTEMPTS = 3
"""How often a question is begun; the last attempt keeps its state of the index open."""

_Result = TypeVar("_Result")


class _ChangedError(Exception):
    """The index is in another state than at the first look."""


class Looks:
    """Opens the index, always in the same state.

    Args:
        store: the index.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stamp = b""
        self._kept: Snapshot | None = None

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The state of the first look, for reading inside the block."""
        if self._kept is not None:
            yield self._kept
            return
        with self._store.snapshot() as snapshot:
            self._stamp = self._stamp or snapshot.stamp
            if snapshot.stamp != self._stamp:
                raise _ChangedError
            yield snapshot

    @contextmanager
    def keep_open(self) -> Iterator[None]:
        """Keep the state open until the end of the block."""
        with self._store.snapshot() as self._kept:
            try:
                yield
            finally:
                self._kept = None


def in_one_state(store: Store, work: Callable[[Looks], _Result]) -> _Result:
    """Do work that looks at the index several times, all of it in one state.

    Args:
        store: the index.
        work: is begun anew when the index was changed between two of its looks.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return work(Looks(store))
        except _ChangedError:
            continue
    looks = Looks(store)
    with looks.keep_open():
        return work(looks)
