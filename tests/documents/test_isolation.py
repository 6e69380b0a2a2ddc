"""A file that crashes, hangs or eats all memory costs itself and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing_qa.documents import reader
from briefing_qa.documents.isolation import Readers, ReadingLimits
from briefing_qa.errors import DocumentError

QUICK = ReadingLimits(seconds=1, seconds_per_mib=0, memory_bytes=512 << 20)
STRANGE = reader.Format(suffixes=(".strange",), module="reader", function="behave")


@pytest.fixture(autouse=True)
def strange_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that say what happens to their reader."""
    monkeypatch.setitem(reader._BY_SUFFIX, ".strange", STRANGE)


@pytest.fixture
def readers() -> Iterator[Readers]:
    """Reading processes with tight limits."""
    with Readers(QUICK, home="strange") as made:
        yield made


def is_running(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def pid_of(readers: Readers) -> int:
    """The process that reads the next file."""
    return int(readers.parse(b"read Trees", "which.strange").main_heading)


def test_what_is_read_comes_back_whole(readers: Readers) -> None:
    """Text, sections, pages, boxes, fields, notices: all of it crosses from the process."""
    parsed = readers.parse("read Bosques\n\nHay 8,710 árboles 😀.\n".encode(), "a.strange")
    assert parsed.text == "Bosques\n\nHay 8,710 árboles 😀.\n"
    assert parsed.sections[0].path == ("Bosques",)
    assert parsed.sections[-1].end == len(parsed.text)
    assert (parsed.pages[0].label, parsed.boxes[0].right) == ("iv", 0.3)
    assert parsed.notices == ("page 2 holds no text",)
    assert (parsed.fields, parsed.metadata) == ({"title": "Bosques\ud7ff"}, {"country": "Perú"})


def test_a_process_reads_one_file_after_the_other(readers: Readers) -> None:
    """It is used again, so that hundreds of files do not wait for hundreds of starts."""
    assert pid_of(readers) == pid_of(readers) != os.getpid()


def test_formats_that_are_text_are_read_here(readers: Readers, monkeypatch: object) -> None:
    """Plain text starts no process."""
    assert readers.parse(b"Trees\n\nThere are trees.", "a.txt").text.startswith("Trees")
    assert readers._idle == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"segfault", r"it crashed its reader \(signal 11\)"),
        (b"abort", r"it crashed its reader \(signal 6\)"),
        (b"exit", r"it crashed its reader \(exit status 3\)"),
        (b"leave", r"it crashed its reader \(exit status 4\)"),
        (b"hang", r"reading it took more than 1 seconds: split it"),
        (b"spin", r"reading it took more than 1 seconds: split it"),
        (b"eat", r"reading it took more than 512 MiB of memory: split it"),
        (b"fail", r"its reader failed \(ZeroDivisionError: a fault of two lines\): open"),
        (b"refuse", r"it is a picture: name another"),
        (b"lie", r"its reader gave what cannot be used \(sections that do not cover the text\)"),
    ],
)
def test_each_file_has_its_own_verdict(readers: Readers, content: bytes, reason: str) -> None:
    """One line says which file, what became of it and what to do; the next file is read."""
    with pytest.raises(DocumentError, match=rf"^odd\.strange: {reason}") as caught:
        readers.parse(content, "odd.strange")
    assert "\n" not in str(caught.value)
    assert readers.parse(b"read Trees", "next.strange").text == "Trees"


def test_a_library_that_prints_or_reads_does_not_get_between(readers: Readers) -> None:
    """Standard streams are taken away from what reads the file."""
    assert readers.parse(b"print Trees", "a.strange").text == "Trees"
    assert readers.parse(b"input Trees", "a.strange").text == "Trees"


def test_a_file_of_any_size_crosses(readers: Readers) -> None:
    """More than a pipe holds goes through in both directions."""
    text = "Trees grow. " * 300_000
    assert readers.parse(f"read {text}".encode(), "a.strange").text == text


def test_a_process_is_replaced_after_so_many_files() -> None:
    """What a library leaks does not grow without end."""
    with Readers(ReadingLimits(files=2), home="strange") as readers:
        first, second, third = (pid_of(readers) for _ in range(3))
        assert first == second != third
        assert not is_running(first)


def test_a_process_that_died_while_idle_is_replaced(readers: Readers) -> None:
    """The file that finds it dead is reported; the one after is read by another."""
    os.kill(pid_of(readers), signal.SIGKILL)
    with pytest.raises(DocumentError, match="signal 9"):
        readers.parse(b"read Trees", "a.strange")
    assert readers.parse(b"read Trees", "a.strange").text == "Trees"


def test_threads_read_at_the_same_time(readers: Readers) -> None:
    """Each thread has a process of its own; a crash in one leaves the others."""

    def read(number: int) -> str:
        try:
            return readers.parse(
                b"segfault" if number % 3 == 0 else b"read Trees", "a.strange"
            ).text
        except DocumentError:
            return "crashed"

    with ThreadPoolExecutor(3) as threads:
        found = list(threads.map(read, range(12)))
    assert found == ["crashed" if number % 3 == 0 else "Trees" for number in range(12)]


def test_nothing_is_left_behind() -> None:
    """With the end of the block the processes are gone."""
    with Readers(QUICK, home="strange") as readers:
        pid = pid_of(readers)
        assert is_running(pid)
    assert not is_running(pid)


def test_an_interruption_leaves_nothing_behind(
    readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reading process that is busy when its parent gives up is ended."""
    pid = pid_of(readers)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing_qa.documents.isolation.read_frame", interrupted)
    with pytest.raises(KeyboardInterrupt):
        readers.parse(b"hang", "a.strange")
    assert not is_running(pid)


def test_closed_readers_end_what_is_still_reading() -> None:
    """A file that is being read when nobody wants it any more is given up; no other is begun."""
    readers = Readers(home="strange")
    pid = pid_of(readers)
    closing = threading.Timer(0.3, readers.close)
    closing.start()
    with pytest.raises(DocumentError, match="signal 9"):
        readers.parse(b"hang", "a.strange")
    closing.join()
    assert not is_running(pid)
    with pytest.raises(DocumentError, match="given up before its turn"):
        readers.parse(b"read Trees", "a.strange")


def test_without_a_process_the_file_is_named(
    readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none can be started the message says so."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(DocumentError, match=r"a\.strange: no process could be started .*try again"):
        readers.parse(b"read Trees", "a.strange")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
@pytest.mark.parametrize("content", ["", "hang", "spin"])
def test_processes_end_with_their_parent(content: str) -> None:
    """When the parent is killed, those that wait and those that read end as well."""
    script = f"""
import sys, threading, time
from briefing_qa.documents import reader
from briefing_qa.documents.isolation import Readers
reader._BY_SUFFIX[".strange"] = reader.Format(
    suffixes=(), module="reader", function="behave")
readers = Readers(home="strange")
print(readers.parse(b"read Trees", "a.strange").main_heading, flush=True)
if {content!r}:
    readers.parse({content.encode()!r}, "a.strange")
time.sleep(60)
"""
    places = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": places},
    )
    with parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.2)  # it may have begun to read by then; either way it has to end
        parent.kill()
    for _ in range(500):
        if not is_running(pid):
            break
        time.sleep(0.02)
    assert not is_running(pid)
