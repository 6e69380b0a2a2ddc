"""One writer at a time: a lock that the operating system takes back when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from briefing_qa.errors import IndexLockedError
from briefing_qa.store.failures import translated

LOCK_FILE = ".lock"
HOLDER_FILE = ".writer"
_PRIVATE = 0o700
"""An index holds the whole text of its documents, which others may not be meant to read."""


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write to the index in `folder`, which is made where it is missing.

    Raises:
        IndexLockedError: another process, or another thread of this one, holds it.
        IndexWriteError: the folder cannot be made or written to.
    """
    lock = FileLock(folder / LOCK_FILE, thread_local=False)
    holder = folder / HOLDER_FILE
    with translated(folder, writing=True):
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        (folder / LOCK_FILE).touch()  # or a folder that takes no files would seem to be locked
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise IndexLockedError(_held(folder, _holder(holder))) from error
    try:
        with translated(folder, writing=True):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def wait_for_writer(folder: Path) -> None:
    """Wait until nobody writes to the index in `folder`, which is there."""
    with translated(folder, writing=True), FileLock(folder / LOCK_FILE, thread_local=False):
        pass


def is_written(folder: Path) -> bool:
    """Whether somebody writes to the index in `folder`; also true after a writer was killed."""
    return (folder / HOLDER_FILE).exists()


def _held(folder: Path, holder: str) -> str:
    if holder == str(os.getpid()):
        return f"index {folder} is being written by another thread of this process: wait for it"
    who = f"another process (pid {holder})"
    return f"index {folder} is being written by {who}: wait for it, or stop it"


def _holder(path: Path) -> str:
    """The process id left by the holder, for the message only: the lock itself is what counts."""
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return "unknown"
    return text if text.isdecimal() else "unknown"
