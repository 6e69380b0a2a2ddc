"""The file of answers: opened for one process, matched with the questions, mended and continued.

Answers are written under the file's own name as they come. The usual way, a temporary name and a
rename at the end, would leave nothing to continue from when the run is killed. Only what stands in
the middle, an error whose line is to be asked again, is written anew that way.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from briefing_qa.batch.questions import (
    DUPLICATE,
    BadLineError,
    Line,
    Questions,
    json_bytes,
    json_object,
)
from briefing_qa.errors import BatchError

_START = b'{"id": '
_OF_ANSWER = {"answer", "error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failed:
    """An error in the output whose line may be answered now.

    Attributes:
        start: of its line in the output, in bytes.
        end: one past its line end.
        line: of the input, as it is now.
    """

    start: int
    end: int
    line: Line


class AnswerFile:
    """An output, open and held for this process.

    Attributes:
        errors: that `pass_over` found and that stay: their lines are as they were.

    Args:
        name: of the file; made where it is not there.
        resume: whether it may have something in it.

    Raises:
        BatchError: it cannot be opened, has something in it, or another process writes to it.
    """

    def __init__(self, name: Path, *, resume: bool) -> None:
        self._name = name
        self._failed: list[_Failed] = []
        self.errors = 0
        self._handle = _opened(name, resume=resume)

    def close(self) -> None:
        """Let it go."""
        self._handle.close()

    @property
    def size(self) -> int:
        """Bytes in it."""
        return os.fstat(self._handle.fileno()).st_size

    def append(self, data: bytes) -> None:
        """Write a line, all of it, at the end. Raises BatchError."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._handle.write(rest) :]
        except BrokenPipeError:
            raise  # `/dev/stdout` or a named pipe: its reader went away, nothing can be continued
        except OSError as error:
            raise self._cannot_write(error) from error

    def pass_over(self, questions: Questions) -> int:
        """Match the answers that are there with their questions; cut off what is torn.

        Errors whose lines are to be asked again, since they are mended or may have been the fault
        of something else, are remembered for `mend`.

        Returns:
            How many answers stay as they are; the errors that do are counted in `errors`.
        """
        kept = offset = 0
        size = self.size
        if not size:  # also a device, which need not be one that can be read
            return 0
        with self._name.open("rb") as lines:
            for raw in lines:
                record = _record(raw)
                # Only what a killed run can have left is cut, never the end of another file.
                last = offset + len(raw) == size
                if record is None and last and _is_torn(raw):
                    break
                if record is None or record.keys().isdisjoint(_OF_ANSWER):
                    raise BatchError(
                        f"output {self._name}, line {kept + 1}: not an answer object: "
                        "give the output of an earlier run, or another --output"
                    )
                line = self._line_of(record, questions, kept)
                kept += 1
                end = offset + len(raw)
                if "error" in record:
                    self._note(record, _Failed(start=offset, end=end, line=line))
                offset = end
        if offset < size:
            self._handle.truncate(offset)
        return kept - len(self._failed) - self.errors

    def _note(self, record: Mapping[str, Any], failed: _Failed) -> None:
        """Remember an error that another look at its line may not give again, or count it."""
        line = failed.line
        same = (line.id, line.error) == (record.get("id"), record["error"])
        if line.error is None or not same:
            self._failed.append(failed)
        else:
            self.errors += 1

    def mend(self, answer: Callable[[Line], bytes]) -> None:
        """Put new lines in the place of errors: all of them or, where it is killed, none.

        Args:
            answer: gives the new line of the output for one of the input.

        Raises:
            BatchError: the file, or another one beside it, cannot be written.
        """
        if not self._failed:
            return
        target = self._name.resolve()  # a link stays one
        beside = target.with_name(f".{target.name}.mending")
        try:
            with target.open("rb") as there, beside.open("wb") as mended:
                for one in self._failed:
                    _copy(there, mended, one.start - there.tell())
                    mended.write(answer(one.line))
                    there.seek(one.end)
                shutil.copyfileobj(there, mended)
                mended.flush()
                os.fsync(mended.fileno())
            shutil.copymode(target, beside)
            self._handle.close()
            beside.replace(target)
            self._handle = _opened(self._name, resume=True)
        except OSError as error:
            raise self._cannot_write(error) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._failed.clear()

    def _line_of(self, record: Mapping[str, Any], questions: Questions, kept: int) -> Line:
        line = next(questions, None)
        if line is None or not _belongs(record, line):
            raise BatchError(
                f"output {self._name}, line {kept + 1}: not the answer to its question in "
                f"{questions.name}: give the input it was made from, or another --output"
            )
        return line

    def _cannot_write(self, error: OSError) -> BatchError:
        return BatchError(
            f"cannot write answers to {self._name}: {error.strerror}: "
            "set that right, then continue with --resume"
        )


def _opened(output: Path, *, resume: bool) -> FileIO:
    try:
        if not resume and output.is_file() and output.stat().st_size:
            raise BatchError(
                f"output {output} has something in it already: "
                "use --resume to continue it, or give another --output"
            )
        # Unbuffered: a line is with the operating system when `write` returns.
        handle = FileIO(output, "a")
    except OSError as error:
        raise BatchError(
            f"cannot write answers to {output}: {error.strerror}: give another --output"
        ) from error
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.close()
            raise BatchError(
                f"another process is writing to {output}: wait for it, or give another --output"
            ) from error
    return handle


def _copy(source: Any, target: Any, size: int) -> None:
    """Copy so many bytes from where a file stands; an output may be larger than the memory."""
    while size and (part := source.read(min(size, 1 << 20))):
        target.write(part)
        size -= len(part)


def _record(raw: bytes) -> dict[str, Any] | None:
    """A complete line of an output, or None for a torn one."""
    try:
        return json_object(raw) if raw.endswith(b"\n") else None
    except BadLineError:
        return None


def _is_torn(raw: bytes) -> bool:
    """Whether a last line can be what a killed run has left of an answer: nothing else is cut."""
    try:
        return not json_object(raw).keys().isdisjoint(_OF_ANSWER)
    except BadLineError:
        return raw[: len(_START)] == _START[: len(raw)]


def _belongs(record: Mapping[str, Any], line: Line) -> bool:
    if "error" in record and (record.get("id") is None or record["error"] == DUPLICATE):
        # The line had no id of its own; it may have one now.
        return record.get("line") == line.number
    same_id = json_bytes(record.get("id")) == json_bytes(line.id)
    # Error objects have no question; the engine may have tidied white space.
    question = str(record.get("question", line.question))
    return same_id and question.split() == line.question.split()
