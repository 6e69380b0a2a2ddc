"""A batch: an input and an output that belong together, and the answers to what is left.

A line of the output is the answer object with the `id` of its question first, or, for a line that
cannot be answered, `{"id": ..., "line": 3, "error": "..."}` with null for an id that is not there.
"""

from __future__ import annotations

import logging
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

from briefing_qa.batch.output import AnswerFile
from briefing_qa.batch.questions import Line, Questions, json_bytes
from briefing_qa.errors import BatchError, BriefingQAError, QuestionError, UnknownDocumentError

if TYPE_CHECKING:
    from briefing_qa.retrieval.filters import Filters

Progress = Callable[[int, int], None]
"""Called with bytes of the input done, and of how many; the latter is 0 for a pipe."""

Write = Callable[[bytes], object]
"""Writes a line of the output, all of it, before it returns."""

_Outcome = Literal["answered", "abstained", "errors"]


class _Answer(Protocol):
    @property
    def abstained(self) -> bool: ...

    def to_dict(self) -> dict[str, Any]: ...


class Asker(Protocol):
    """What answers: the engine."""

    def ask_plainly(
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
        kept: were answered in the output already.
        answered: were answered from the documents.
        abstained: the documents do not say.
        errors: are error objects, also those that were in the output already.
    """

    kept: int
    answered: int
    abstained: int
    errors: int


class Batch:
    """An input and an output, open and matched. Made by `open_batch`."""

    def __init__(
        self, questions: Questions, output: Write | AnswerFile, *, kept: int, size: int
    ) -> None:
        self._questions = questions
        self._output = output
        self._kept = kept
        self._size = size

    def run(
        self, engine: Asker, progress: Progress | None = None, *, filters: Filters | None = None
    ) -> BatchReport:
        """Answer what is not answered yet; each line is in the output before the next is read.

        What ended in an error is asked again first, where the output is continued.

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

        def answer(line: Line) -> bytes:
            outcome, record = _answer(engine, line, filters)
            counts[outcome] += 1
            return json_bytes(record) + b"\n"

        write = self._output
        if isinstance(write, AnswerFile):
            write.mend(answer)
            counts["errors"] += write.errors
            write = write.append
        for line in self._questions:
            write(answer(line))
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
                answer = engine.ask_plainly(line.question, line.documents)
            else:
                answer = engine.ask_plainly(line.question, line.documents, filters)
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
    one that is there is left as it is unless `resume` is true. Then its complete lines are kept,
    but for errors that are to be asked again, and a torn last line is cut off.

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
        answers = stack.enter_context(closing(AnswerFile(output, resume=resume)))
        try:
            kept = answers.pass_over(questions) if resume else 0
            yield Batch(questions, answers, kept=kept, size=size)
        except BaseException:
            if made and not answers.size:
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
