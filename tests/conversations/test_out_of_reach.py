"""What is said when the file is busy, the disk full, or writing not allowed."""

from __future__ import annotations

import logging
import os
import resource
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conversation_samples import ANA, answer, bytes_of, talk
from filelock import FileLock

from briefing_qa.conversations import (
    ConversationStore,
    ConversationStoreError,
    ConversationWriteError,
)

SECRET = "Zyxwvut"


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file grow beyond `room` bytes; writing more fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def size(path: Path) -> int:
    """Bytes of the log that SQLite writes first."""
    return path.with_name(f"{path.name}-wal").stat().st_size


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for other processes hardly at all."""
    monkeypatch.setattr("briefing_qa.conversations.schema.BUSY_SECONDS", 0.05)


def test_another_process_that_opens_the_file_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the folder, which is writable; the next try works."""
    monkeypatch.setattr("briefing_qa.conversations.schema._OPENING_SECONDS", 0.05)
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock"), pytest.raises(ConversationStoreError) as caught:
        ConversationStore(path)
    assert str(caught.value) == (
        f"conversations {path} stayed in use by another process: try again when it is done"
    )
    ConversationStore(path).close()


@pytest.mark.usefixtures("impatient")
def test_a_writer_of_another_process_is_waited_for_and_then_named(path: Path) -> None:
    """The error says to try again; nothing was kept, and the next try works."""
    with ConversationStore(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConversationStoreError, match="stayed in use by another process: try"):
            store.new(ANA)
        assert store.list(ANA) == ()  # readers do not wait for a writer
        other.execute("ROLLBACK")
        other.close()
        assert store.new(ANA)


def test_a_full_disk_loses_nothing(store: ConversationStore, path: Path) -> None:
    """What was kept before is there, the turn that had no room is not, and the next one is."""
    kept = talk(store, ANA, "How many?")
    before = store.get(ANA, kept)
    long = answer("Word after word. " * 20_000)
    with (
        full_disk(size(path) + 8192),
        pytest.raises(ConversationWriteError, match="make room and try again") as raised,
    ):
        store.append(ANA, kept, question="Why?", answer=long)
    assert "\n" not in str(raised.value)
    assert store.get(ANA, kept) == before
    assert store.append(ANA, kept, question="Why?", answer=long).position == 2


def test_a_deletion_on_a_full_disk_is_wiped_later(
    store: ConversationStore, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The conversation is gone, its traces are reported, and the next opening wipes them."""
    stays = talk(store, ANA, *(f"Question {number}?" for number in range(200)))
    goes = store.new(ANA).id
    store.append(ANA, goes, question=SECRET, answer=answer(f"{SECRET} " * 5000))
    with full_disk(size(path) + 300_000), caplog.at_level(logging.WARNING):
        assert store.delete(ANA, goes) is False
    assert "traces of deleted conversations stay" in caplog.text
    assert [one.id for one in store.list(ANA)] == [stays]
    assert SECRET.encode() in bytes_of(path.parent)
    with ConversationStore(path) as again:
        assert SECRET.encode() not in bytes_of(path.parent)
        assert len(again.get(ANA, stays).turns) == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes another user")
def test_a_folder_that_must_not_be_written_is_said_to_be(tmp_path: Path) -> None:
    """One line says to make it writable or to name another file."""
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent != Path("/tmp"):
            parent.chmod(0o755)
    os.seteuid(65534)
    try:
        with pytest.raises(ConversationWriteError, match="make its folder writable, or name"):
            ConversationStore(tmp_path / "conversations.sqlite")
    finally:
        os.seteuid(0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
@pytest.mark.parametrize("name", ["conversations.sqlite", "self/conversations.sqlite"])
def test_a_folder_that_takes_no_files_is_not_waited_for(name: str) -> None:
    """It is no other process that has the file, so it is said at once."""
    begun = time.monotonic()
    with pytest.raises(ConversationWriteError, match="make its folder writable, or name another"):
        ConversationStore(Path("/proc") / name)
    assert time.monotonic() - begun < 5
