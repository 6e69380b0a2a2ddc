"""What reading one file may take."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20

_WALL = 3
"""Time on the clock for each second of work: others may need the processor as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """What reading one file may take.

    Attributes:
        seconds: of work of the processor, for any file.
        seconds_per_mib: more for each MiB of it.
        memory_bytes: of the reading process, address space; not limited where the operating system
            cannot do it.
        files: that one process reads before another takes its place, so that what a library leaks
            does not grow.
        recognising_seconds: on the clock, more for a file in whose pictures text is recognised:
            another program does that, in seconds a page.
    """

    seconds: float = 60.0
    seconds_per_mib: float = 20.0
    memory_bytes: int = 3 << 30
    files: int = 50
    recognising_seconds: float = 3600.0

    def seconds_for(self, size: int) -> float:
        """Seconds of work for a file of so many bytes."""
        return self.seconds + self.seconds_per_mib * size / MIB

    def wall_seconds_for(self, size: int, *, recognising: bool) -> float:
        """Seconds on the clock for it."""
        more = self.recognising_seconds if recognising else 0.0
        return _WALL * self.seconds_for(size) + more
