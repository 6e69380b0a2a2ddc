"""How long a download may take, and how much it may bring."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from briefing_qa.documents.canonical import MAX_DOCUMENT_BYTES
from briefing_qa.fetching.failures import DownloadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost.

    Attributes:
        size: bytes, as sent and when unpacked.
        header_size: bytes of the head of one response.
        total_seconds: from the first look-up to the last byte, retries included.
        idle_seconds: without a single byte.
        connect_seconds: for one look-up, one connection, or one handshake.
        window_seconds: a span of time in which at least `window_size` bytes of the body come.
        window_size: see there; a trickle that never stands still is slower.
        redirects: followed.
        retries: after a connection that failed or was cut.
        pauses: seconds before each retry.
    """

    size: int = MAX_DOCUMENT_BYTES
    header_size: int = 32 * 1024
    total_seconds: float = 300.0
    idle_seconds: float = 20.0
    connect_seconds: float = 15.0
    window_seconds: float = 30.0
    window_size: int = 30 * 1024
    redirects: int = 5
    retries: int = 2
    pauses: tuple[float, ...] = (1.0, 4.0)


class Pace:
    """The clock of one download."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Start the clock."""
        self._limits = limits
        self._clock = clock
        self._end = clock() + limits.total_seconds
        self._window_start = clock()
        self._window_bytes = 0

    def patience(self, seconds: float) -> float:
        """Seconds that one step may take: the given ones, or fewer where the time is up before.

        Raises:
            DownloadError: the time is up.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise DownloadError(
                f"not complete after {self._limits.total_seconds:.0f} s: "
                "try again on a faster connection, or download it yourself"
            )
        return min(seconds, left)

    def begin_body(self) -> None:
        """From now on bytes have to come."""
        self._window_start, self._window_bytes = self._clock(), 0

    def received(self, size: int) -> None:
        """Count bytes of the body. Raises DownloadError where they come too slowly, or too late."""
        self.patience(0)
        self._window_bytes += size
        now = self._clock()
        if now - self._window_start < self._limits.window_seconds:
            return
        if self._window_bytes < self._limits.window_size:
            raise DownloadError(
                f"{self._window_bytes:,} bytes in {now - self._window_start:.0f} s are too few: "
                "try again on a faster connection, or download it yourself"
            )
        self._window_start, self._window_bytes = now, 0
