"""Work that takes longer than a request: indexing and evaluating, with progress to look at."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Literal

from briefing_qa.errors import BriefingQAError

KEPT = 50
"""Jobs that are remembered; the oldest finished ones are forgotten first."""

_log = logging.getLogger(__name__)

WAITING = 20
"""Jobs of one owner that wait or run; more are refused."""

Progress = Callable[[str, int, int], None]
Work = Callable[[Progress], Any]


class BusyError(BriefingQAError):
    """Somebody wants more done at once than one person does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work.

    Attributes:
        id: not to be guessed.
        owner: who asked for it; others do not see it.
        doing: what is being done.
        done: how much of it.
        total: of how much; 0 where that is not known.
        result: what came of it, when done.
        message: what went wrong, when it failed.
    """

    id: str
    owner: str
    phase: Literal["waiting", "running", "done", "failed"] = "waiting"
    doing: str = ""
    done: int = 0
    total: int = 0
    result: Any = None
    message: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen."""
        return self.phase in ("done", "failed")


class Jobs:
    """Runs one job after the other. Thread-safe."""

    def __init__(self, name: str) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def start(self, owner: str, work: Work) -> Job:
        """Put work into the line.

        Args:
            owner: whose it is.
            work: called with a function that it tells its progress.

        Raises:
            BusyError: too much of theirs is in the line already.
        """
        job = Job(id=secrets.token_urlsafe(16), owner=owner)
        with self._lock:
            going = [one for one in self._jobs.values() if one.owner == owner and not one.finished]
            if len(going) >= WAITING:
                raise BusyError(f"{len(going)} of yours are not done yet: wait for them")
            self._forget()
            self._jobs[job.id] = job
        self._pool.submit(self._run, job.id, work)
        return job

    def get(self, job_id: str, owner: str) -> Job | None:
        """A job as it is now; None where there is none or it is another owner's."""
        with self._lock:
            job = self._jobs.get(job_id)
        return job if job is not None and job.owner == owner else None

    @property
    def busy(self) -> bool:
        """Whether anything is waiting or running."""
        with self._lock:
            return any(not job.finished for job in self._jobs.values())

    def close(self) -> None:
        """Take no more work, and wait for none that has not begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, job_id: str, work: Work) -> None:
        def progress(doing: str, done: int, total: int) -> None:
            self._change(job_id, doing=doing, done=done, total=total)

        self._change(job_id, phase="running")
        try:
            self._change(job_id, result=work(progress), phase="done")
        except BriefingQAError as error:
            self._change(job_id, phase="failed", message=str(error))
        except Exception:
            _log.exception("a job failed")
            self._change(job_id, phase="failed", message="it failed: see the log of the server")

    def _change(self, job_id: str, **changes: Any) -> None:
        with self._lock:
            if job_id in self._jobs:
                self._jobs[job_id] = replace(self._jobs[job_id], **changes)

    def _forget(self) -> None:
        finished = [name for name, job in self._jobs.items() if job.finished]
        for name in finished[: max(0, len(self._jobs) + 1 - KEPT)]:
            del self._jobs[name]
