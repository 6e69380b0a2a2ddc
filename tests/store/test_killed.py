"""A writer killed at any moment leaves the last complete state."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from killed_writer import CHANGED, NEW, OLD, REMOVED, other_store
from store_samples import answers, commit, new_store, write

from briefing_qa.errors import IndexLockedError, IndexMissingError, IndexSettingsError
from briefing_qa.store import SqliteStore

CHILD = Path(__file__).with_name("killed_writer.py")
ROUNDS = 30


@contextmanager
def child(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A writer process that has said "ready"."""
    command = [sys.executable, str(CHILD), str(folder), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def answers_or_none(store: SqliteStore) -> dict[str, Any] | None:
    """What the store answers; None where there is no index."""
    try:
        return answers(store)
    except IndexMissingError:
        return None
    finally:
        store.close()


@pytest.fixture(scope="module")
def old(tmp_path_factory) -> Path:
    """A folder with the index of `OLD`."""
    folder = tmp_path_factory.mktemp("old") / "index"
    store = new_store(folder)
    write(store, OLD)
    store.close()
    return folder


@pytest.fixture(scope="module")
def new_answers(tmp_path_factory) -> dict[str, Any]:
    """What an index of `NEW` answers."""
    store = new_store(tmp_path_factory.mktemp("new"))
    write(store, NEW)
    try:
        return answers(store)
    finally:
        store.close()


def kill_at_random_times(
    task: str, start: Callable[[], Path], check: Callable[[Path, int], None]
) -> None:
    """Run the task once to see how long it takes, then kill it within that time, many times."""
    with child(start(), task) as process:
        begun = time.monotonic()
        assert process.communicate()[0] == "done\n"
        whole = time.monotonic() - begun
    rng = random.Random(task)
    for number in range(ROUNDS):
        folder = start()
        with child(folder, task) as process:
            time.sleep(rng.uniform(0, whole))
            process.send_signal(signal.SIGKILL)
            process.wait()
        check(folder, number)


@pytest.mark.slow
@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_a_killed_change_happened_or_did_not(
    first: bool, old: Path, new_answers: dict[str, Any], tmp_path: Path
) -> None:
    """After SIGKILL the index is wholly old or wholly new, and the next run completes."""
    old_answers = None if first else answers_or_none(new_store(old))
    folder = tmp_path / "index"

    def start() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        if not first:
            shutil.copytree(old, folder)
        return folder

    def check(folder: Path, number: int) -> None:
        found = answers_or_none(new_store(folder))
        assert found in (old_answers, new_answers), f"round {number}"
        store = new_store(folder)
        write(store, CHANGED, REMOVED)
        assert answers_or_none(store) == new_answers
        names = {path.name for path in folder.iterdir()} - {".lock"}
        assert len(names) == 2, names

    kill_at_random_times("change", start, check)


@pytest.mark.slow
def test_a_killed_rebuild_happened_or_did_not(
    old: Path, new_answers: dict[str, Any], tmp_path: Path
) -> None:
    """After SIGKILL the old index answers with the old settings, or the new one with the new."""
    old_answers = answers_or_none(new_store(old))
    folder = tmp_path / "index"

    def start() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(old, folder)
        return folder

    def check(folder: Path, number: int) -> None:
        try:
            assert answers_or_none(new_store(folder)) == old_answers, f"round {number}"
        except IndexSettingsError:
            assert answers_or_none(other_store(folder)) == new_answers, f"round {number}"
        store = other_store(folder)
        with store.rebuild() as writer:
            commit(writer, NEW)
        assert answers_or_none(store) == new_answers
        names = {path.name for path in folder.iterdir()} - {".lock"}
        assert len(names) == 2, names

    kill_at_random_times("rebuild", start, check)


def test_one_process_writes_at_a_time(old: Path, tmp_path: Path) -> None:
    """A second writer is told which process has the lock; killing that process releases it."""
    folder = tmp_path / "index"
    shutil.copytree(old, folder)
    store = new_store(folder)
    with child(folder, "hold") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "holding\n"
        message = rf"index {folder} is being written by another process \(pid {process.pid}\)"
        with pytest.raises(IndexLockedError, match=message), store.writer():
            pass
        with pytest.raises(IndexLockedError, match=message), store.rebuild():
            pass
        assert answers(store)["count"] == 96  # readers are not locked out
        process.send_signal(signal.SIGKILL)
        process.wait()
    write(store, CHANGED, REMOVED)
    assert not (folder / ".writer").exists()
    store.close()


def test_readers_beside_another_process_see_old_or_new(
    old: Path, new_answers: dict[str, Any], tmp_path: Path
) -> None:
    """While another process commits, answers are wholly of the old state, then of the new."""
    folder = tmp_path / "index"
    shutil.copytree(old, folder)
    store = new_store(folder)
    seen = [answers(store)]
    with child(folder, "change") as process:
        while process.poll() is None:
            seen.append(answers(store))
    seen.append(answers(store))
    store.close()
    first_new = seen.index(new_answers)
    assert all(one == seen[0] for one in seen[:first_new])
    assert all(one == new_answers for one in seen[first_new:])


@pytest.mark.parametrize("task", ["change", "rebuild"])
def test_a_full_disk_loses_nothing(
    task: str, old: Path, new_answers: dict[str, Any], tmp_path: Path
) -> None:
    """With too little room for any file, the error says so and the old index answers as before."""
    folder = tmp_path / "index"
    old_answers = answers_or_none(new_store(old))
    size = (old / "passages.sqlite").stat().st_size
    raised = 0
    for limit in (0, 6000, size // 4, size // 2, size, size + 8192, size + 40_000, 2 * size):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(old, folder)
        with child(folder, task, str(limit)) as process:
            said = process.communicate()[0]
        if said == "done\n":
            continue
        raised += 1
        assert said.startswith("IndexWriteError: disk full while writing index"), (limit, said)
        assert "nothing was lost" in said
        assert answers_or_none(new_store(folder)) == old_answers, limit
    assert raised >= 4
    store = other_store(folder) if task == "rebuild" else new_store(folder)
    with store.rebuild() if task == "rebuild" else store.writer() as writer:
        commit(writer, CHANGED, REMOVED)
    assert answers_or_none(store) == new_answers
