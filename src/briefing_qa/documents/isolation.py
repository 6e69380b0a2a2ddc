"""Files read in processes of their own, so that a broken or hostile one costs only itself.

A library that takes a file to pieces can crash, hang or eat all memory. `Readers` gives such a file
to a process that may take so much time and memory and no more, and says of each what became of it.
Formats that are text already are read here.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self, cast

from briefing_qa.documents.crossing import from_frame, read_frame, start_process, write_frame
from briefing_qa.documents.limits import MIB, ReadingLimits
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.reader import Format, format_of, recognises
from briefing_qa.documents.tesseract import check_recognition, is_present
from briefing_qa.errors import DocumentError, UnavailableError

_WORKER = "briefing_qa.documents.reading_process"
_READERS = "briefing_qa.documents"


class Readers:
    """Processes that read files. Thread-safe: each thread that reads has a process meanwhile.

    Started when first needed, used again for further files, and ended with the `with` block; they
    end as well when this process is killed.
    """

    def __init__(
        self,
        limits: ReadingLimits | None = None,
        home: str = _READERS,
        *,
        ocr: str = "",
        trial: bool = False,
    ) -> None:
        """Start nothing yet.

        Args:
            limits: for each file; the defaults where None.
            home: the package in which the modules of the formats are.
            ocr: languages in which the text of scanned pages is recognised, as the settings name
                them; empty for none.
            trial: whether it is only to be found out that files can be read: not more pages are
                recognised than it takes.
        """
        self._limits = limits or ReadingLimits()
        self._home = home
        self._ocr = ocr
        self._trial = trial
        self._may_recognise = False
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._busy: set[_Process] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; a file that is being read is given up."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for process in self._busy:
                process.kill()  # whose thread sees it and does the rest
        for process in idle:
            process.end()

    def rest(self) -> None:
        """End the processes that read nothing now, which frees their memory; others may start."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    def prepare(self, names: Iterable[str]) -> None:
        """Make sure that files with such names can be read as the settings say.

        Raises:
            ConfigError: text is to be recognised, and what does that is not there.
        """
        if self._ocr and not self._may_recognise and any(map(recognises, names)):
            check_recognition(self._ocr)
            self._may_recognise = True

    def parse(self, data: bytes, name: str) -> Parsed:
        """Read a file's bytes.

        Args:
            data: the whole file.
            name: its name; the suffix chooses the reader.

        Raises:
            DocumentError: the format is unknown, the bytes are not of it, or reading them took too
                much time or memory, or crashed; one line that says what to do.
            ConfigError: as `prepare` says.
        """
        form = format_of(name)
        self.prepare([name])
        if not form.apart:
            return form.reader()(data, name)
        process = self._borrow(name)
        try:
            parsed = process.read(self._request(form, data, name), data)
        finally:
            self._give_back(process)
        return parsed

    def _request(self, form: Format, data: bytes, name: str) -> dict[str, Any]:
        ocr = self._ocr if form.recognises else ""
        return {
            "module": f"{self._home}.{form.module}",
            "function": form.function,
            "name": name,
            "options": {"ocr": ocr, "trial": self._trial} if ocr else {},
            "seconds": self._limits.seconds_for(len(data)),
            "wall_seconds": self._limits.wall_seconds_for(len(data), recognising=bool(ocr)),
        }

    def _borrow(self, name: str) -> _Process:
        with self._lock:
            process = self._idle.pop() if self._idle else self._start(name)
            self._busy.add(process)
            return process

    def _start(self, name: str) -> _Process:
        if self._closed:
            raise UnavailableError(f"{name}: reading was given up before its turn: try again")
        try:
            return _Process(self._limits)
        except OSError as error:
            raise UnavailableError(
                f"{name}: no process could be started to read it ({error.strerror}): "
                f"close other programs, then try again"
            ) from error

    def _give_back(self, process: _Process) -> None:
        with self._lock:
            self._busy.discard(process)
            if process.usable and not self._closed:
                self._idle.append(process)
                return
        process.end()


class _Process:
    """One reading process, and what became of it."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._memory_bytes = limits.memory_bytes
        self._files_left = limits.files
        self._expired = False
        self._child = start_process(_WORKER, limits.memory_bytes, process_group=0)

    @property
    def usable(self) -> bool:
        """Whether it can read a further file."""
        return self._files_left > 0 and self._child.poll() is None

    def read(self, request: Mapping[str, Any], data: bytes) -> Parsed:
        """Have a file read. Raises DocumentError; then the process may be no more usable."""
        name = request["name"]
        self._files_left -= 1
        timer = threading.Timer(request["wall_seconds"], self._expire)
        timer.daemon = True
        timer.start()
        try:
            reply = self._exchange(request, data)
        except BaseException:  # it has not read to the end, or answers nonsense
            self.end()
            raise
        finally:
            timer.cancel()
        if reply is None:
            raise self._death(request)
        if "refused" in reply[0] and request["options"] and not is_present():
            raise UnavailableError(str(reply[0]["refused"]))  # what recognises was taken away
        return self._judge(*reply, name)

    def kill(self) -> None:
        """Make it end soon, with what it has started."""
        if self._child.returncode is None:  # its id is still its own
            with suppress(OSError):
                os.killpg(self._child.pid, signal.SIGKILL)

    def end(self) -> None:
        """End it, whatever it does, and wait for that."""
        self.kill()
        for stream in (self._child.stdin, self._child.stdout):
            with suppress(OSError):
                cast("IO[bytes]", stream).close()
        self._child.wait()

    def _expire(self) -> None:
        self._expired = True
        self.kill()

    def _exchange(self, request: Mapping[str, Any], data: bytes) -> tuple[Any, bytes] | None:
        """Its reply; None where it ended before it had given one."""
        requests, replies = self._child.stdin, self._child.stdout
        if requests is None or replies is None:  # never: both are pipes
            return None
        try:
            write_frame(cast("Any", requests), request, data)
            return read_frame(cast("Any", replies))
        except OSError:
            return None
        except (ValueError, TypeError, RecursionError) as error:
            raise _nonsense(request["name"], error) from error

    def _judge(self, header: Mapping[str, Any], body: bytes, name: str) -> Parsed:
        if "refused" in header:
            raise DocumentError(str(header["refused"]))
        if "memory" in header:
            self.end()  # what it still holds would be the next file's loss
            raise DocumentError(
                f"{name}: reading it took more than {self._memory_bytes / MIB:,.0f} MiB of "
                f"memory: split it into parts, or convert it to .txt"
            )
        if "fault" in header:
            self.end()
            fault = " ".join(str(header["fault"]).split())[:200]
            raise DocumentError(
                f"{name}: its reader failed ({fault}): open the file and save it anew, or convert "
                f"it to .txt"
            )
        try:
            return from_frame(header["parsed"], body)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            self.end()
            raise _nonsense(name, error) from error

    def _death(self, request: Mapping[str, Any]) -> DocumentError:
        with suppress(ChildProcessError):
            os.waitid(os.P_PID, self._child.pid, os.WEXITED | os.WNOWAIT)  # it keeps its id
        self.kill()  # what it has started may still run
        status = self._child.wait()
        # Another hand, as where the memory of the machine runs out, says nothing about the file.
        other_hand = status == -signal.SIGKILL and not self._expired
        kind = UnavailableError if other_hand else DocumentError
        return kind(f"{request['name']}: {self._reason(request, status)}")

    def _reason(self, request: Mapping[str, Any], status: int) -> str:
        """How it died, and what to do about the file."""
        out_of_time = {-getattr(signal, name, 0) for name in ("SIGXCPU", "SIGALRM")}
        if request["options"] and (self._expired or status == -signal.SIGALRM):
            return (
                f"recognising its text took more than {request['wall_seconds'] / 60:.0f} minutes: "
                f"split it into parts, or recognise it first (`ocrmypdf in.pdf out.pdf`)"
            )
        if self._expired or status in out_of_time:
            return (
                f"reading it took more than {request['seconds']:.0f} seconds: "
                f"split it into parts, or convert it to .txt"
            )
        how = f"signal {-status}" if status < 0 else f"exit status {status}"
        return (
            f"it crashed its reader ({how}): it may be broken: open it and save it anew, or "
            f"convert it to .txt"
        )


def _nonsense(name: str, error: Exception) -> DocumentError:
    return DocumentError(
        f"{name}: its reader gave what cannot be used ({error}): open the file and save it anew, "
        f"or convert it to .txt"
    )
