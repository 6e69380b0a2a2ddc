"""Many threads, several processes, and processes that are killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from conversation_samples import ANA, BEN, answer, bytes_of, talk
from talking_process import CONVERSATIONS, TURNS

from briefing_qa.conversations import (
    ConversationDamageError,
    ConversationStore,
    UnknownConversationError,
)

CHILD = Path(__file__).with_name("talking_process.py")
ROUNDS = 20


@contextmanager
def child(path: Path, task: str, owner: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has opened the store."""
    command = [sys.executable, str(CHILD), str(path), task, owner]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def whole(store: ConversationStore) -> bool:
    """Whether SQLite finds nothing wrong, and positions have no gap."""
    connection = sqlite3.connect(store.path)
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    gaps = connection.execute(
        "SELECT 1 FROM turns GROUP BY conversation HAVING MAX(position) <> COUNT(*)"
    ).fetchall()
    connection.close()
    return bool(found == "ok" and not loose and not gaps)


def test_twenty_threads_in_one_conversation_lose_nothing(store: ConversationStore) -> None:
    """Turns appended at once have positions one after the other, each question once."""
    kept = store.new(ANA)

    def ask(number: int) -> int:
        question = f"Question {number}?"
        return store.append(ANA, kept.id, question=question, answer=answer()).position

    with ThreadPoolExecutor(20) as threads:
        positions = list(threads.map(ask, range(200)))
    assert sorted(positions) == list(range(1, 201))
    turns = store.get(ANA, kept.id).turns
    assert [turn.position for turn in turns] == list(range(1, 201))
    assert {turn.question for turn in turns} == {f"Question {number}?" for number in range(200)}
    assert all(turns[place - 1].question == f"Question {n}?" for n, place in enumerate(positions))


def test_twenty_people_at_once_see_only_their_own(store: ConversationStore, path: Path) -> None:
    """While all talk, judge, list and delete, nobody meets an error or another one's words."""
    start = threading.Barrier(20)

    def use(person: int) -> int:
        owner = f"user:{person}"
        start.wait()
        for number in range(5):
            kept = talk(store, owner, f"<{owner}> {number} a?", f"<{owner}> {number} b?")
            store.give_feedback(owner, kept, 2, "down", comment=f"<{owner}>")
            seen = store.get(owner, kept)
            assert all(turn.question.startswith(f"<{owner}>") for turn in seen.turns)
            assert all(one.title.startswith(f"<{owner}>") for one in store.list(owner))
            judged = store.judged(owner)
            assert all(one.turn.question.startswith(f"<{owner}>") for one in judged)
            if number % 2:
                store.delete(owner, kept)
        return len(store.list(owner))

    with ThreadPoolExecutor(20) as threads:
        assert list(threads.map(use, range(20))) == [3] * 20
    assert whole(store)
    store.close()
    found = bytes_of(path.parent)
    assert b"<user:7> 2 a?" in found
    assert b"<user:7> 1 a?" not in found
    assert b"<user:7> 3 b?" not in found


def test_two_processes_and_this_one_share_a_file(store: ConversationStore) -> None:
    """Two processes write while this one writes, reads and deletes; all of it is there."""
    with child(store.path, "talk", ANA) as one, child(store.path, "talk", BEN) as other:
        while one.poll() is None or other.poll() is None:
            mine = talk(store, "user:cleo", "Meanwhile?")
            assert {len(store.get(ANA, kept.id).turns) for kept in store.list(ANA)} <= set(range(6))
            store.delete("user:cleo", mine)
        assert one.communicate()[0].endswith("done\n")
        assert other.communicate()[0].endswith("done\n")
    for owner in (ANA, BEN):
        kept = store.list(owner)
        assert [one.turn_count for one in kept] == [TURNS] * CONVERSATIONS
    assert store.list("user:cleo") == ()
    assert whole(store)


def test_opening_at_once_makes_one_file(path: Path) -> None:
    """Twenty threads that open a file that is not there share the one that is made."""
    start = threading.Barrier(20)

    def open_and_talk(number: int) -> str:
        start.wait()
        with ConversationStore(path) as store:
            return talk(store, ANA, f"Question {number}?")

    with ThreadPoolExecutor(20) as threads:
        ids = set(threads.map(open_and_talk, range(20)))
    with ConversationStore(path) as store:
        assert {one.id for one in store.list(ANA)} == ids


def test_of_many_that_find_damage_one_sets_the_file_aside(path: Path) -> None:
    """One of twenty gets the error; the others share the new file, and one old one is kept."""
    with ConversationStore(path) as store:
        talk(store, ANA, "How many?")
    broken = bytes(4) + path.read_bytes()[4:]
    path.write_bytes(broken)
    start = threading.Barrier(20)

    def open_and_talk(number: int) -> str:
        start.wait()
        try:
            with ConversationStore(path) as store:
                return talk(store, ANA, f"Question {number}?")
        except ConversationDamageError:
            return ""

    with ThreadPoolExecutor(20) as threads:
        ids = list(threads.map(open_and_talk, range(20)))
    assert ids.count("") == 1
    with ConversationStore(path) as store:
        assert {one.id for one in store.list(ANA)} == {one for one in ids if one}
    assert [one.read_bytes() for one in path.parent.glob("*.damaged-*")] == [broken]


def kill_after(process: subprocess.Popen[str], lines: int, seconds: float) -> list[str]:
    """Kill a process a moment after it said so many lines; all that it had said by then."""
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(lines)]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return [*said, *rest.split()]


@pytest.mark.slow
def test_what_a_killed_process_said_it_kept_is_kept(path: Path) -> None:
    """After SIGKILL every finished turn is there, at most one more, and the file is whole."""
    rng = random.Random("talk")
    known: set[str] = set()
    for _ in range(ROUNDS):
        with child(path, "talk", ANA) as process:
            said = kill_after(process, rng.randrange(10), rng.uniform(0, 0.03))
        known.update(said)
        with ConversationStore(path) as store:
            found = {one.id: one.turn_count for one in store.list(ANA, limit=10_000)}
            assert known <= set(found)
            assert all(found[name] == TURNS for name in known)
            assert whole(store)
        assert "done" not in known


@pytest.mark.slow
def test_a_killed_deletion_happened_or_did_not(tmp_path: Path) -> None:
    """After SIGKILL a conversation is wholly there, or gone, and the next opening wipes it."""
    rng = random.Random("delete")
    cut_short = 0
    for number in range(ROUNDS):
        path = tmp_path / str(number) / "conversations.sqlite"
        with ConversationStore(path) as store:
            words = {
                talk(
                    store, ANA, *(f"<{number}-{one}-{turn}> {'word ' * 200}" for turn in range(5))
                ): one
                for one in range(CONVERSATIONS)
            }
        with child(path, "delete", ANA) as process:
            said = kill_after(process, rng.randrange(10), rng.uniform(0, 0.01))
        with ConversationStore(path) as store:
            left = {one.id for one in store.list(ANA)}
            assert not left & set(said)
            cut_short += 0 < len(left) < CONVERSATIONS
            found = bytes_of(path.parent)
            for name, one in words.items():
                assert (f"<{number}-{one}-0>".encode() in found) == (name in left), (number, one)
            for name in left:
                assert len(store.get(ANA, name).turns) == 5
            for name in set(words) - left:
                with pytest.raises(UnknownConversationError):
                    store.get(ANA, name)
            assert whole(store)
    assert cut_short > ROUNDS // 2
