"""Readers of one process let a writer of another one in, and never wait for themselves."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from store_samples import document, new_store, write

from briefing_qa.store.turns import Turns

READERS = Path(__file__).with_name("reading_process.py")


@contextmanager
def readers(folder: Path) -> Iterator[None]:
    """Another process with four threads that read the index without a gap."""
    command = [sys.executable, str(READERS), str(folder), "4", "0.4"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield
        finally:
            process.kill()


@pytest.mark.slow
def test_readers_of_another_process_do_not_keep_a_writer_out(tmp_path: Path) -> None:
    """A change and a rebuild are committed while four threads elsewhere go on reading."""
    store = new_store(tmp_path)
    write(store, [document("one", "The first version.")])
    with readers(tmp_path):
        assert write(store, [document("one", "The second version.")]) == 2
        with store.rebuild() as writer:
            writer.commit([], [])
    with store.snapshot() as snapshot:
        assert snapshot.documents() == []
    store.close()


def test_new_readers_wait_for_those_before_them_while_somebody_writes() -> None:
    """A reader that comes while another one reads begins only when that one is done."""
    turns = Turns(patience=60.0, overlap=0.0)
    order: list[str] = []
    asked = threading.Event()

    def writing() -> bool:
        asked.set()
        return True

    def second() -> None:
        with turns.reading(writing):
            order.append("second begins")

    with turns.reading(lambda: True):
        thread = threading.Thread(target=second)
        thread.start()
        assert asked.wait(60)
        with turns.reading(lambda: True):  # the same thread: it would wait for itself
            order.append("first goes on")
    thread.join(60)
    assert order == ["first goes on", "second begins"]


def test_readers_overlap_freely_while_nobody_writes() -> None:
    """Without a writer, a reader does not wait for the one before it."""
    turns = Turns(patience=60.0, overlap=0.0)
    begun = threading.Event()

    def second() -> None:
        with turns.reading(lambda: False):
            begun.set()

    with turns.reading(lambda: False):
        thread = threading.Thread(target=second)
        thread.start()
        assert begun.wait(60)
    thread.join(60)


def test_a_reader_waits_no_longer_than_its_patience() -> None:
    """Where those before it never end, it reads all the same."""
    turns = Turns(patience=0.0, overlap=0.0)
    begun = threading.Event()

    def second() -> None:
        with turns.reading(lambda: True):
            begun.set()

    with turns.reading(lambda: True):
        thread = threading.Thread(target=second)
        thread.start()
        assert begun.wait(60)
    thread.join(60)
