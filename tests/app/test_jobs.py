"""Work with progress, one after the other."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest

from briefing_qa.app.jobs import KEPT, WAITING, BusyError, Job, Jobs, Progress
from briefing_qa.errors import CorpusError


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Jobs of a server."""
    found = Jobs("test")
    yield found
    found.close()


def ended(jobs: Jobs, job: Job) -> Job:
    """The job when nothing more will happen."""
    begun = time.monotonic()
    while not (now := jobs.get(job.id, job.owner)) or not now.finished:
        assert time.monotonic() - begun < 10
        time.sleep(0.005)
    return now


def test_result_and_progress_are_kept(jobs: Jobs) -> None:
    """What work returns and what it last said of itself can be looked up by its owner."""

    def work(progress: Progress) -> str:
        progress("embedding", 3, 4)
        return "done with it"

    job = ended(jobs, jobs.start("ana", work))
    assert (job.phase, job.result, job.doing, job.done, job.total) == (
        "done", "done with it", "embedding", 3, 4
    )  # fmt: skip
    assert jobs.get(job.id, "ben") is None
    assert jobs.get("nothing", "ana") is None


def test_errors_are_said_in_one_line(jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    """Errors on purpose keep their words; others are for the log, not for the visitor."""

    def fail(_: Progress) -> None:
        raise CorpusError("the disk is full: make room")

    def break_down(_: Progress) -> None:
        raise RuntimeError("/secret/path")

    assert ended(jobs, jobs.start("ana", fail)).message == "the disk is full: make room"
    with caplog.at_level(logging.ERROR):
        broken = ended(jobs, jobs.start("ana", break_down))
    assert broken.phase == "failed"
    assert "secret" not in broken.message
    assert "/secret/path" in caplog.text


def test_one_runs_after_the_other(jobs: Jobs) -> None:
    """Two changes at once would get in each other's way."""
    going = threading.Event()
    go = threading.Event()

    def first(_: Progress) -> None:
        going.set()
        go.wait(10)

    one = jobs.start("ana", first)
    two = jobs.start("ana", lambda _: None)
    assert going.wait(10)
    second = jobs.get(two.id, "ana")
    assert second is not None
    assert second.phase == "waiting"
    assert jobs.busy
    go.set()
    ended(jobs, one)
    ended(jobs, two)
    assert not jobs.busy


def test_old_jobs_are_forgotten(jobs: Jobs) -> None:
    """Memory is bounded, however many jobs there were."""
    started = [jobs.start(f"person {n}", lambda _: None) for n in range(KEPT + 20)]
    ended(jobs, started[-1])
    jobs.start("ana", lambda _: None)
    assert jobs.get(started[0].id, "person 0") is None


def test_nobody_fills_the_line(jobs: Jobs) -> None:
    """Who has much to be done waits; others get their turn."""
    go = threading.Event()
    last = [jobs.start("ana", lambda _: go.wait(10)) for _ in range(WAITING)][-1]
    with pytest.raises(BusyError, match="wait"):
        jobs.start("ana", lambda _: None)
    jobs.start("ben", lambda _: None)
    go.set()
    ended(jobs, last)
    ended(jobs, jobs.start("ana", lambda _: None))
