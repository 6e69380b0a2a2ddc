"""The output of a batch: opened, matched with the input, and continued.

A line of the output is the answer object with the `id` of its question first, or, for a line that
cannot be answered, `{"id": ..., "line": 3, "error": "..."}` with null for an id that is not there.

Answers are written to the output under its own name as they come. The usual way, a temporary name
and a rename at the end, would leave nothing to continue from when the run is killed.
"""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

from briefing_qa.batch.questions import BadLineError, Line, Questions, json_bytes, json_object
from briefing_qa.errors import BatchError, BriefingQAError, QuestionError, UnknownDocumentError

if TYPE_CHECKING:
    from briefing_qa.retrieval.filters import Filters

Progress = Callable[[int, int], None]
"""Called with bytes of the input done, and of how many; the latter is 0 for a pipe."""

Write = Callable[[bytes], object]
"""Writes a line of the output, all of it, before it returns."""

_Outcome = Literal["answered", "abstained", "errors"]

_START = b'{"id": '
_OF_ANSWER = {"answer", "error"}


class _Answer(Protocol):
    @property
    def abstained(self) -> bool: ...

    def to_dict(self) -> dict[str, Any]: ...


class Asker(Protocol):
    """What answers: the engine."""

    def ask(
        self,
        question: str,
        document_ids: Sequence[str] | None = None,
        filters: Filters | None = None,
    ) -> _Answer:
        """Answer one question, from these documents only where they are given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """How many lines there were of each kind.

    Attributes:
        kept: were in the output already.
        answered: were answered from the documents.
        abstained: the documents do not say.
        errors: became error objects.
    """

    kept: int
    answered: int
    abstained: int
    errors: int


class Batch:
    """An input and an output, open and matched. Made by `open_batch`."""

    def __init__(self, questions: Questions, write: Write, *, kept: int, size: int) -> None:
        self._questions = questions
        self._write = write
        self._kept = kept
        self._size = size

    def run(
        self, engine: Asker, progress: Progress | None = None, *, filters: Filters | None = None
    ) -> BatchReport:
        """Answer what is not answered yet; each line is in the output before the next is read.

        Args:
            engine: answers the questions.
            progress: told how much of the input is done.
            filters: for all questions: answer from documents that meet them.

        Raises:
            BatchError: a file cannot be read or written (disk full).
            BrokenPipeError: the output is a pipe, and its reader went away.
            BriefingQAError: the index or a model cannot be used.
        """
        counts: Counter[_Outcome] = Counter()
        for line in self._questions:
            outcome, record = _answer(engine, line, filters)
            self._write(json_bytes(record) + b"\n")
            counts[outcome] += 1
            if progress is not None:
                progress(self._questions.bytes_read, self._size)
        return BatchReport(
            kept=self._kept,
            answered=counts["answered"],
            abstained=counts["abstained"],
            errors=counts["errors"],
        )


def _answer(engine: Asker, line: Line, filters: Filters | None) -> tuple[_Outcome, dict[str, Any]]:
    error = line.error
    if error is None:
        try:
            if filters is None:
                answer = engine.ask(line.question, line.documents)
            else:
                answer = engine.ask(line.question, line.documents, filters)
        except (QuestionError, UnknownDocumentError) as problem:
            error = str(problem)
        except (BriefingQAError, OSError, MemoryError):
            raise  # not the question's fault: the next one would fail as well
        except Exception as problem:
            # A fault of this program on one question must not cost the other answers of a night;
            # it stands in the output and is counted.
            logging.getLogger(__name__).exception("line %d of the questions", line.number)
            error = f"fault of the program: {type(problem).__name__}: {problem}"
        else:
            outcome: _Outcome = "abstained" if answer.abstained else "answered"
            return outcome, {"id": line.id, **answer.to_dict()}
    return "errors", {"id": line.id, "line": line.number, "error": error}


@contextmanager
def open_batch(
    source: Path | BinaryIO, output: Path | Write, *, resume: bool = False
) -> Iterator[Batch]:
    """Open both files and, to resume, pass over what is answered already.

    Nothing is asked here, so that unusable files are found before a model is loaded. An output
    that is not there is made, and taken away again where the block fails before a line is in it;
    one that is there is left as it is unless `resume` is true. Then its complete lines are kept and
    a torn last line is cut off.

    Args:
        source: file with questions, or a stream of bytes.
        output: file for the answers, or what takes them line by line.
        resume: continue an output that was begun, which is a file.

    Raises:
        BatchError: a file cannot be opened, the output has something in it and `resume` is false,
            or it holds answers to other questions, or is no file and was to be continued.
    """
    with ExitStack() as stack:
        questions, size = _open_questions(source, stack)
        if not isinstance(output, Path):
            if resume:
                raise BatchError(
                    "what went to standard output cannot be continued: give --output a file"
                )
            yield Batch(questions, output, kept=0, size=size)
            return
        _check_apart(questions, output)
        made = not os.path.lexists(output)
        answers = _open_answers(output, stack, resume=resume)
        try:
            kept = _pass_over(questions, answers, output) if resume else 0
            yield Batch(questions, partial(_append, answers, output), kept=kept, size=size)
        except BaseException:
            if made and not os.fstat(answers.fileno()).st_size:
                output.unlink(missing_ok=True)
            raise


def _open_questions(source: Path | BinaryIO, stack: ExitStack) -> tuple[Questions, int]:
    if not isinstance(source, Path):
        return Questions(source, "from standard input"), 0
    try:
        handle = stack.enter_context(source.open("rb"))
        questions = Questions(handle, str(source))
        questions.check_beginning(handle.peek(2))
        return questions, os.fstat(handle.fileno()).st_size
    except OSError as error:
        raise BatchError(
            f"cannot read questions {source}: {error.strerror}: name a JSON lines file"
        ) from error


def _check_apart(questions: Questions, output: Path) -> None:
    """Make sure that answers are not written behind the questions, which would never end."""
    with suppress(OSError, ValueError):  # a stream that is no file, an output that is not there
        given, there = os.fstat(questions.fileno()), output.stat()
        if stat.S_ISREG(there.st_mode) and os.path.samestat(given, there):
            raise BatchError(
                f"output {output} is the file that the questions are in: give another --output"
            )


def _open_answers(output: Path, stack: ExitStack, *, resume: bool) -> FileIO:
    try:
        if not resume and output.is_file() and output.stat().st_size:
            raise BatchError(
                f"output {output} has something in it already: "
                "use --resume to continue it, or give another --output"
            )
        # Unbuffered: a line is with the operating system when `write` returns.
        handle = stack.enter_context(FileIO(output, "a"))
    except OSError as error:
        raise BatchError(
            f"cannot write answers to {output}: {error.strerror}: give another --output"
        ) from error
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BatchError(
                f"another process is writing to {output}: wait for it, or give another --output"
            ) from error
    return handle


def _append(answers: FileIO, name: Path, data: bytes) -> None:
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[answers.write(rest) :]
    except BrokenPipeError:
        raise  # `/dev/stdout` or a named pipe: its reader went away, and nothing can be continued
    except OSError as error:
        raise BatchError(
            f"cannot write answers to {name}: {error.strerror}: "
            "set that right, then continue with --resume"
        ) from error


def _pass_over(questions: Questions, answers: FileIO, output: Path) -> int:
    """Match the answers that are there with their questions; cut off what is torn."""
    kept = offset = 0
    size = os.fstat(answers.fileno()).st_size
    if not size:  # also a device, which need not be one that can be read
        return 0
    with output.open("rb") as lines:
        for raw in lines:
            record = _record(raw)
            # Only what a killed run can have left is cut, never the end of another file.
            last = offset + len(raw) == size
            if record is None and last and _is_torn(raw):
                break
            if record is None or record.keys().isdisjoint(_OF_ANSWER):
                raise BatchError(
                    f"output {output}, line {kept + 1}: not an answer object: "
                    "give the output of an earlier run, or another --output"
                )
            line = next(questions, None)
            if line is None or not _belongs(record, line):
                raise BatchError(
                    f"output {output}, line {kept + 1}: not the answer to its question in "
                    f"{questions.name}: give the input it was made from, or another --output"
                )
            kept += 1
            offset += len(raw)
    if offset < size:
        answers.truncate(offset)
    return kept


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
    if line.id is None:
        return record.get("id") is None and record.get("line") == line.number
    same_id = json_bytes(record.get("id")) == json_bytes(line.id)
    # Error objects have no question; the engine may have tidied white space.
    question = str(record.get("question", line.question))
    return same_id and question.split() == line.question.split()
