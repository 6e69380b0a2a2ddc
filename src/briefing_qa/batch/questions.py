"""The input of a batch, line by line: a question, or what is wrong with the line.

One object a line: `{"id": "q1", "question": "...", "documents": ["..."]}`. `id` is a string or a
whole number, no two alike; `documents` is optional; further keys are left alone; blank lines are
skipped. Only a hash of every id is remembered, so the file may be of any length.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from briefing_qa.errors import BatchError

MAX_LINE_BYTES = 1 << 20
"""A longer line is no question; it is not held in memory."""

DUPLICATE = "duplicate id: an earlier line has it"
"""What is wrong with a line whose id is not its own."""

MOST_LINE_BYTES = 1 << 30
"""A longer line belongs to no file of questions: a device may have no end."""


_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the input that is not blank.

    Attributes:
        number: from 1, blank lines counted.
        id: None when the line has none that can be used.
        question: empty when there is an error.
        documents: ids of the only documents to be asked; None for all.
        error: what is wrong with the line; None when it is a question.
    """

    number: int
    id: str | int | None = None
    question: str = ""
    documents: tuple[str, ...] | None = None
    error: str | None = None


class BadLineError(Exception):
    """What is wrong with one line."""


class Questions(Iterator[Line]):
    """The lines of an input, one after the other.

    Args:
        handle: the input, at its start.
        name: of the input, for messages.
    """

    def __init__(self, handle: BinaryIO, name: str) -> None:
        self.name = name
        self.bytes_read = 0
        self._handle = handle
        self._number = 0
        self._seen: set[bytes] = set()

    def fileno(self) -> int:
        """Number of the input for the operating system. Raises OSError where it has none."""
        return self._handle.fileno()

    def __next__(self) -> Line:
        while raw := self._read():
            self._number += 1
            if self._number == 1:
                raw = self._without_mark(raw)
            if raw.strip():
                return self._parse(raw)
        raise StopIteration

    def _read(self) -> bytes:
        """The next line, or the beginning of one that is too long."""
        try:
            raw = part = self._handle.readline(MAX_LINE_BYTES + 1)
            self.bytes_read += len(part)
            begun = self.bytes_read
            while len(part) > MAX_LINE_BYTES and not part.endswith(b"\n"):
                part = self._handle.readline(MAX_LINE_BYTES + 1)
                self.bytes_read += len(part)
                self._check_end(self.bytes_read - begun)
        except OSError as error:
            raise BatchError(
                f"cannot read questions {self.name}: {error.strerror}: name a JSON lines file"
            ) from error
        return raw

    def _check_end(self, size: int) -> None:
        if size > MOST_LINE_BYTES:
            raise BatchError(
                f"questions {self.name}, line {self._number + 1}: it has more than "
                f"{MOST_LINE_BYTES:,} bytes: name a JSON lines file"
            )

    def check_beginning(self, raw: bytes) -> None:
        """Make sure that an input which begins so can be read. Raises BatchError."""
        # JSON begins in ASCII: of UTF-16 without a mark one of the first two bytes is NUL.
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:2].count(0) == 1:
            raise BatchError(f"questions {self.name} are UTF-16: save them as UTF-8")

    def _without_mark(self, raw: bytes) -> bytes:
        self.check_beginning(raw)
        return raw.removeprefix(b"\xef\xbb\xbf")

    def _parse(self, raw: bytes) -> Line:
        number, line_id = self._number, None
        try:
            data = json_object(_short(raw))
            line_id = _id_of(data)
            self._remember(line_id)
            return Line(
                number=number,
                id=line_id,
                question=_question_of(data),
                documents=_documents_of(data),
            )
        except BadLineError as error:
            return Line(number=number, id=line_id, error=str(error))

    def _remember(self, line_id: str | int) -> None:
        digest = hashlib.blake2b(json_bytes(line_id), digest_size=16).digest()
        if digest in self._seen:
            raise BadLineError(DUPLICATE)
        self._seen.add(digest)


def _short(raw: bytes) -> bytes:
    if len(raw) > MAX_LINE_BYTES:
        raise BadLineError(f"the line has more than {MAX_LINE_BYTES:,} bytes")
    return raw


def json_bytes(value: Any) -> bytes:
    """A value as one line of JSON in UTF-8, without the line end.

    It is one line also for programs that end lines where Unicode does.
    """
    line = json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)
    # Half of a surrogate pair has no UTF-8; the escape that takes its place is valid JSON.
    return line.encode("utf-8", "backslashreplace")


def json_object(raw: bytes) -> dict[str, Any]:
    """The JSON object that is one line.

    Raises:
        BadLineError: it is not one.
    """
    try:
        data = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLineError(f"not UTF-8: byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise BadLineError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
        raise BadLineError("not JSON that can be read: too large or too deep") from error
    if not isinstance(data, dict):
        raise BadLineError('not an object: write {"id": "...", "question": "..."}')
    return data


def _id_of(data: Mapping[str, Any]) -> str | int:
    value = data.get("id")
    if value is None:
        raise BadLineError('no "id"')
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadLineError('"id" is neither a string nor a whole number')
    if value == "":
        raise BadLineError('"id" is empty')
    return value


def _question_of(data: Mapping[str, Any]) -> str:
    value = data.get("question")
    if value is None:
        raise BadLineError('no "question"')
    if not isinstance(value, str):
        raise BadLineError('"question" is not a string')
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise BadLineError('"question" has half of a surrogate pair in it')
    return value


def _documents_of(data: Mapping[str, Any]) -> tuple[str, ...] | None:
    value = data.get("documents")
    if value is None:
        return None
    if value == []:
        raise BadLineError('"documents" names none: leave it out to look into all')
    if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise BadLineError('"documents" is not a list of document ids')
    return tuple(value)
