"""Standard output and standard error: bytes, text, JSON and progress bars."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress, TaskID

MAX_WIDTH = 100
"""Prose is wrapped here on a terminal that is wider."""

_NO_LIMIT = 100_000
_NAME_WIDTH = 32


class _Closed(io.TextIOBase):
    """Stands for standard output where the program was started without one (`>&-`)."""

    def __init__(self, instead: IO[str]) -> None:
        self._instead = instead  # keeps the number of the stream taken

    @property
    def buffer(self) -> Any:
        return self

    def write(self, _: Any) -> int:
        raise OSError(errno.EBADF, "standard output is closed: send it to a file, or /dev/null")


def prepare_streams() -> None:
    """Make sure that all three streams are there, and that no text fails to be written, or is lost.

    What goes to a file or a pipe is UTF-8, whatever the locale says, because the documents are;
    a terminal gets its own encoding, with escapes for what that cannot say.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            # Opened in any case, or the next file would get the number of the stream.
            mode = "r" if name == "stdin" else "w"
            nothing = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 (to the end)
            setattr(sys, name, _Closed(nothing) if name == "stdout" else nothing)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    # Not known, as the standard library takes it; Rich would write nothing into a width of 0.
    if os.environ.get("COLUMNS", "").isdecimal() and not int(os.environ["COLUMNS"]):
        del os.environ["COLUMNS"]


def require_input() -> None:
    """Make sure that there is a standard input, for a command that reads it.

    Raises:
        OSError: the program was started without one (`<&-`).
    """
    if getattr(sys.stdin, "name", "") == os.devnull:
        raise OSError(errno.EBADF, "standard input is closed: give a terminal, a file or a pipe")


def write_bytes(data: bytes) -> None:
    """Write exactly these bytes to standard output."""
    sys.stdout.flush()
    rest = memoryview(data)
    while rest:  # with PYTHONUNBUFFERED this is the bare file, which may take a part only
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def write_json(value: Any) -> None:
    """Write one JSON value in UTF-8 to standard output."""
    # Half of a surrogate pair has no UTF-8; the escape that takes its place is valid JSON.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write(*renderables: RenderableType) -> None:
    """Write to standard output: coloured and wrapped on a terminal, plain anywhere else."""
    _write(_console(stderr=False), renderables)


def write_table(table: RenderableType, needed: int, instead: Iterable[RenderableType]) -> None:
    """Write a table over the whole width of a terminal, or something else where that is too narrow.

    Args:
        table: what is written where there is room.
        needed: columns below which cells would lose what one must be able to copy.
        instead: lines that are written then; none of them is broken, the terminal wraps them.
    """
    console = _console(stderr=False, limit=_NO_LIMIT)
    if not console.is_terminal or console.width >= needed:
        _write(console, (table,))
        return
    for line in instead:
        console.print(line, soft_wrap=True)


def notice(*renderables: RenderableType) -> None:
    """Write to standard error, likewise; what nobody can be told there undoes nothing."""
    sys.stdout.flush()
    console = _console(stderr=True)
    try:
        sys.stderr.flush()
        # Not by Rich itself: where nobody reads what it writes, it closes standard output, too.
        with console.capture() as said:
            _write(console, renderables)
        sys.stderr.write(said.get())
        sys.stderr.flush()
    except OSError:  # what is left of it would fail again with whatever is written next
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _console(*, stderr: bool, limit: int = MAX_WIDTH) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, limit) if console.is_terminal else _NO_LIMIT
    return console


def _write(console: Console, renderables: tuple[RenderableType, ...]) -> None:
    for renderable in renderables:
        # A pipe gets every paragraph as one line, so that it can be searched by line.
        console.print(renderable, soft_wrap=not console.is_terminal)


class Bars:
    """Bars on standard error, one for each kind of work."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._name = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say how much of something is done."""
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=total or None)
        self._bars.update(self._tasks[what], completed=done, total=total or None, name=self._name)

    def name(self, document_id: str) -> None:
        """Say which document is being worked on."""
        long = len(document_id) > _NAME_WIDTH
        self._name = document_id[: _NAME_WIDTH - 3] + "..." if long else document_id


@contextmanager
def progress_bars() -> Iterator[Bars]:
    """Bars on standard error; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining
    from rich.text import Text

    class Name(ProgressColumn):
        def render(self, task: Any) -> Text:
            return Text(str(task.fields.get("name", "")), "dim")

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        Remaining(),
        Name(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bars:
        yield Bars(bars)
