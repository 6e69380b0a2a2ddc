"""Recognising text in reading processes: what is checked before, what is ended with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pdf_samples import draw, lines_at

from briefing_qa.documents import Corpus
from briefing_qa.documents.isolation import Readers
from briefing_qa.documents.limits import MIB, ReadingLimits
from briefing_qa.errors import ConfigError, DocumentError
from scans import STORY, FakeTesseract, bound, fake_tesseract, grey, needs_tesseract, pictures

PLAIN = b"Trees\n\nThere are trees.\n"


def started(fake: FakeTesseract) -> int:
    """The process of the program, once it recognises a page."""
    for _ in range(1000):
        try:
            return int(fake.calls()[0]["id"])
        except (IndexError, ValueError):  # not yet, or half written
            time.sleep(0.01)
    raise AssertionError("no page was recognised")


def ends(pid: int) -> bool:
    """Whether a process ends within seconds."""
    for _ in range(300):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def test_the_setting_reaches_the_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """PDF files are recognised in the languages of the settings; other formats know nothing."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    with Readers(ocr="eng+spa") as readers:
        assert readers.parse(grey(2), "scan.pdf").text.count(STORY[1]) == 2
        assert readers.parse(b"<p>There are trees.", "a.html").text == "There are trees.\n"
    calls = fake.calls()
    assert len(calls) == 2
    assert all("eng+spa" in call["arguments"] for call in calls)


def test_a_trial_reaches_the_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where it only matters whether a file can be read, one page with text is enough."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    with Readers(ocr="eng", trial=True) as readers:
        assert readers.parse(grey(9), "scan.pdf").text.count(STORY[1]) == 1
    assert len(fake.calls()) == 1


def test_without_the_setting_nothing_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever does not want text recognised needs no program for it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with Readers() as readers, pytest.raises(DocumentError, match="scanned: its page"):
        readers.parse(grey(), "scan.pdf")


def test_what_is_missing_is_said_before_the_first_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is no fault of the file: the run ends. Formats without pictures do not need it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with Readers(ocr="eng") as readers:
        assert readers.parse(PLAIN, "a.txt").text.startswith("Trees")
        readers.prepare(["a.txt", "b.html", "no-suffix", "c.strange"])
        with pytest.raises(ConfigError, match="apt install tesseract-ocr tesseract-ocr-eng"):
            readers.prepare(["a.txt", "scan.PDF"])
        with pytest.raises(ConfigError, match="tesseract is not on the PATH"):
            readers.parse(grey(), "scan.pdf")


def test_the_program_is_checked_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Not for each file, and not for each page."""
    fake_tesseract(monkeypatch, tmp_path / "bin")
    checked: list[str] = []
    monkeypatch.setattr("briefing_qa.documents.isolation.check_recognition", checked.append)
    with Readers(ocr="eng") as readers:
        readers.prepare(["a.pdf", "b.pdf"])
        for name in ("a.pdf", "b.pdf"):
            readers.parse(grey(2), name)
    assert checked == ["eng"]


def test_nothing_is_added_where_the_program_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The files before the first scanned one are not half of an addition."""
    (tmp_path / "corpus").mkdir()
    corpus = Corpus(tmp_path / "corpus")
    (tmp_path / "a.txt").write_bytes(PLAIN)
    (tmp_path / "scan.pdf").write_bytes(grey())
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    paths = [tmp_path / "a.txt", tmp_path / "scan.pdf"]
    with Readers(ocr="eng") as readers, pytest.raises(ConfigError, match="tesseract is not on"):
        corpus.add(paths, readers)
    assert corpus.files() == ()
    fake_tesseract(monkeypatch, tmp_path / "bin")
    with Readers(ocr="eng") as readers:
        assert [one.outcome for one in corpus.add(paths, readers)] == ["added", "added"]
        document = corpus.read("scan.pdf", readers)
    assert document.text == f"{' '.join(STORY)}\n"
    assert document.notices == (
        "page 1: text recognised from pictures (OCR): check quotes against the page",
    )
    (tmp_path / "b.pdf").write_bytes(grey())
    (refused,) = corpus.add([tmp_path / "b.pdf"])
    assert (refused.outcome, "scanned" in refused.reason) == ("refused", True)


def test_limits_leave_time_for_recognition() -> None:
    """On the clock an hour more, of work of the reading process itself nothing."""
    limits = ReadingLimits()
    assert limits.seconds_for(3 * MIB) == 120.0
    assert limits.wall_seconds_for(3 * MIB, recognising=False) == 360.0
    assert limits.wall_seconds_for(3 * MIB, recognising=True) == 3960.0


def test_a_file_that_takes_for_ever_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The message says what took so long; the program ends with the reading process."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin", seconds=60)
    limits = ReadingLimits(seconds=6, seconds_per_mib=0, recognising_seconds=-12)
    with Readers(limits, ocr="eng") as readers:
        with pytest.raises(
            DocumentError, match=r"^scan\.pdf: recognising its text took more than 0 minutes: split"
        ):
            readers.parse(grey(), "scan.pdf")
        assert ends(started(fake))


def test_a_reading_process_that_dies_takes_the_program_along(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever ends the process, what it has started is not left behind; the next file is read."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin", seconds=60)

    def kill() -> None:
        started(fake)
        os.kill(fake.calls()[0]["parent"], signal.SIGSEGV)

    killer = threading.Thread(target=kill)
    killer.start()
    with Readers(ocr="eng") as readers:
        with pytest.raises(DocumentError, match=r"crashed its reader \(signal 11\)"):
            readers.parse(grey(), "scan.pdf")
        killer.join()
        assert ends(started(fake))
        fake_tesseract(monkeypatch, tmp_path / "bin")
        assert readers.parse(grey(), "scan.pdf").text.startswith(STORY[0])


def test_what_is_given_up_ends_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing recognises for somebody who has gone."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin", seconds=60)
    readers = Readers(ocr="eng")
    caught: list[DocumentError] = []

    def read() -> None:
        try:
            readers.parse(grey(), "scan.pdf")
        except DocumentError as error:
            caught.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    pid = started(fake)
    readers.close()
    thread.join()
    assert ends(pid)
    assert len(caught) == 1


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc")
def test_the_program_ends_when_everybody_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The program itself killed: neither the reading process nor what it started goes on."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin", seconds=60)
    (tmp_path / "scan.pdf").write_bytes(grey())
    script = f"""
from pathlib import Path
from briefing_qa.documents.isolation import Readers
Readers(ocr="eng").parse(Path({str(tmp_path / "scan.pdf")!r}).read_bytes(), "scan.pdf")
"""
    parent = subprocess.Popen([sys.executable, "-c", script], env=dict(os.environ))
    pid = started(fake)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert ends(pid)


@needs_tesseract()
def test_the_real_program_runs_in_a_reading_process() -> None:
    """Its limits on time and memory leave room for it."""
    lines = [
        "The office counted the bridges of the delta in the spring of the year.",
        "Most of the seven hundred bridges were made of wood, it found.",
    ]
    data = draw(lambda canvas: lines_at(canvas, 60, 300, lines, size=12, leading=15))
    with Readers(ocr="eng+spa") as readers:
        parsed = readers.parse(bound(pictures(data)), "scan.pdf")
    assert parsed.text == f"{' '.join(lines)}\n"
    assert len(parsed.boxes) == len(parsed.text.split())
