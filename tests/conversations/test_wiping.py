"""What is deleted leaves no byte in any file."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from conversation_samples import ANA, BEN, answer, bytes_of, talk

from briefing_qa.conversations import ConversationStore

SECRET = "Zyxwvut"


def secret_talk(store: ConversationStore, owner: str, turns: int = 12) -> str:
    """A conversation that says the secret in every text there is, many times, and changes them."""
    kept = store.new(owner, title=f"{SECRET} title", document_ids=[f"{SECRET}-document"])
    for number in range(turns):
        store.append(
            owner,
            kept.id,
            question=f"{SECRET} question {number}",
            understood=f"{SECRET} understood {number}",
            answer=answer(f"{SECRET} answer {number} " + f"{SECRET} filler. " * (40 * number)),
        )
        store.give_feedback(owner, kept.id, number + 1, "down", comment=f"{SECRET} comment")
        store.give_feedback(owner, kept.id, number + 1, "up", right_answer=f"{SECRET} right")
        store.withdraw_feedback(owner, kept.id, number + 1)
        store.rename(owner, kept.id, f"{SECRET} name {number}")
    return kept.id


def test_nothing_deleted_stays_in_the_files(store: ConversationStore, path: Path) -> None:
    """While the store is open, among much that stays, and with the same connections."""
    others = [talk(store, BEN, *(f"Other {number}?" for number in range(20))) for _ in range(5)]
    kept = secret_talk(store, ANA)
    more = [talk(store, BEN, *(f"More {number}?" for number in range(20))) for _ in range(5)]
    assert SECRET.encode() in bytes_of(path.parent)
    assert store.delete(ANA, kept)
    assert SECRET.encode() not in bytes_of(path.parent)
    assert [len(store.get(BEN, one).turns) for one in (*others, *more)] == [20] * 10
    store.close()
    assert SECRET.encode() not in bytes_of(path.parent)


def test_a_reader_of_another_process_delays_wiping(
    store: ConversationStore,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever is in the middle of reading sees the old state; wiping is said to be left undone."""
    monkeypatch.setattr("briefing_qa.conversations.schema.BUSY_SECONDS", 0.05)
    with ConversationStore(path) as impatient:
        kept = secret_talk(store, ANA)
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        assert reader.execute("SELECT COUNT(*) FROM turns").fetchone() == (12,)
        with caplog.at_level(logging.WARNING):
            assert impatient.delete(ANA, kept) is False
        assert "traces of deleted conversations stay" in caplog.text
        assert impatient.list(ANA) == ()
        reader.close()
        assert SECRET.encode() in bytes_of(path.parent)
        other = talk(impatient, BEN, "Short?")
        assert impatient.delete(BEN, other)
    assert SECRET.encode() not in bytes_of(path.parent)


def test_opening_wipes_what_was_left(path: Path) -> None:
    """A deletion whose wiping was cut short is completed by the next opening."""
    with ConversationStore(path) as store:
        kept = secret_talk(store, ANA)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("UPDATE meta SET value = 'mark' WHERE name = 'unclean'")
    connection.execute("DELETE FROM conversations WHERE id = ?", (kept,))
    connection.close()
    assert SECRET.encode() in bytes_of(path.parent)
    with ConversationStore(path):
        assert SECRET.encode() not in bytes_of(path.parent)


def test_wiping_without_need_writes_nothing(store: ConversationStore, path: Path) -> None:
    """Opening a clean file leaves it as it is."""
    talk(store, ANA, "How many?")
    store.close()
    before = path.read_bytes()
    ConversationStore(path).close()
    assert path.read_bytes() == before
