"""Pages drawn in a process of its own, so that a broken or hostile file costs only its image."""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from typing import IO, Any, cast

from briefing_qa.documents.crossing import read_frame, start_process, write_frame
from briefing_qa.errors import DocumentError

SECONDS = 10.0
"""On the clock, that one page may take."""

MEMORY_BYTES = 2 << 30
"""Address space of the process."""

_PAGES = 500  # that one process draws before another takes its place
_WORKER = "briefing_qa.app.drawing_process"


class Drawer:
    """Draws one page after the other. Thread-safe; the process begins with the first page.

    Args:
        seconds: that one page may take.
        memory_bytes: of the process.
        worker: the module that it runs.
    """

    def __init__(
        self, seconds: float = SECONDS, memory_bytes: int = MEMORY_BYTES, worker: str = _WORKER
    ) -> None:
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._worker = worker
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._left = 0
        self._closed = False

    def draw(self, data: bytes, name: str, number: int, width: int) -> bytes:
        """A page as PNG.

        Args:
            data: the whole file.
            name: of the file, for messages.
            number: of the page, from 1.
            width: in pixels.

        Raises:
            DocumentError: it cannot be drawn, or drawing took too long or too much memory.
        """
        request = {"name": name, "number": number, "width": width, "seconds": self._seconds}
        with self._lock:
            child = self._running(name)
            expired = threading.Event()

            def expire() -> None:
                expired.set()
                child.kill()

            timer = threading.Timer(self._seconds, expire)
            timer.daemon = True
            timer.start()
            try:
                reply = _exchange(child, request, data)
            finally:
                timer.cancel()
            if reply is None or "fault" in reply[0]:
                self._end()
        if reply is not None and "drawn" in reply[0] and not expired.is_set():
            return reply[1]
        raise DocumentError(f"{name}: page {number} cannot be shown: {_why(reply, expired)}")

    def close(self) -> None:
        """End the process."""
        self._closed = True
        child = self._child
        if child is not None:
            child.kill()  # also in the middle of a page, which then gives up the lock
        with self._lock:
            self._end()

    def _running(self, name: str) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None or not self._left:
            self._end()
            self._child = self._started(name)
            self._left = _PAGES
        self._left -= 1
        return self._child

    def _started(self, name: str) -> subprocess.Popen[bytes]:
        if self._closed:
            raise DocumentError(f"{name}: pages are not drawn any more: start the server again")
        try:
            return start_process(self._worker, self._memory_bytes)
        except OSError as error:
            raise DocumentError(
                f"{name}: no process could be started to draw it ({error.strerror}): "
                "close other programs, then try again"
            ) from error

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            with suppress(OSError):
                cast("IO[bytes]", stream).close()
        child.wait()


def _exchange(
    child: subprocess.Popen[bytes], request: dict[str, Any], data: bytes
) -> tuple[dict[str, Any], bytes] | None:
    """Its reply; None where it ended before it had given one, or gave nonsense."""
    try:
        write_frame(cast("Any", child.stdin), request, data)
        return read_frame(cast("Any", child.stdout))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _why(reply: tuple[dict[str, Any], bytes] | None, expired: threading.Event) -> str:
    if expired.is_set():
        return "drawing it took too long"
    if reply is None:
        return "it made the program fail that draws it"
    said = reply[0].get("refused") or reply[0].get("fault") or "it gave no image"
    return " ".join(str(said).split())[:300]
