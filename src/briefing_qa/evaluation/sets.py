"""Question sets: JSON lines with questions whose answers are known. The format: eval/README.md.

All faults of all files are collected before anything is said, so that a set is mended once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_qa.batch.questions import BadLineError, json_object
from briefing_qa.bounded import bytes_of
from briefing_qa.errors import QuestionSetError
from briefing_qa.evaluation.lines import as_in_documents, faults_of

OFF_TOPIC = "off_topic"
"""The kind of questions about another matter; others without an answer are nearly answerable."""

_MOST_MIB = 64  # of a file of questions


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """A piece of a document that answers a question."""

    document_id: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownQuestion:
    """A question and what is known about its answer.

    Attributes:
        id: no other question has it.
        text: as a user types it.
        answerable: whether the documents answer it.
        kind: what sort of question it is.
        answer: groups of alternatives; every group must be met by one of them.
        evidence: quotes that answer it; empty where nothing does.
        require_all_evidence: whether all quotes belong to the answer, or any one is enough.
        language: of the question, ISO 639-1.
        fact: what is asked about.
        changed: what makes it nearly answerable; empty for other kinds.
        before: the earlier questions of its conversation as they were typed, oldest first; empty
            where it is asked by itself.
        line: in its file, from 1.
    """

    id: str
    text: str
    answerable: bool
    kind: str
    answer: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[GoldQuote, ...] = ()
    require_all_evidence: bool = False
    language: str = "en"
    fact: str = ""
    changed: str = ""
    before: tuple[str, ...] = ()
    line: int = 0

    @property
    def nearly(self) -> bool:
        """Whether it is about the documents' subject, and yet not answered by them."""
        return not self.answerable and self.kind != OFF_TOPIC


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """The questions of one file, in its order.

    Attributes:
        name: the file's name without its suffix.
        path: the file.
        questions: at least one.
    """

    name: str
    path: Path
    questions: tuple[KnownQuestion, ...]

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that its quotes stand in, in order."""
        named = (quote.document_id for one in self.questions for quote in one.evidence)
        return tuple(sorted(set(named)))


def load_set(path: str | Path) -> QuestionSet:
    """Read one question set.

    Raises:
        QuestionSetError: it cannot be read, is empty, or has a line that is not a question.
    """
    return load_sets([path])[0]


def load_sets(paths: Iterable[str | Path]) -> list[QuestionSet]:
    """Read question sets; an id may stand in one of them only.

    Raises:
        QuestionSetError: one cannot be read, is empty, or has lines that are not questions. All
            faults of all files are in the error.
    """
    faults: list[str] = []
    places: dict[str, str] = {}
    sets: list[QuestionSet] = []
    for path in _files(paths):
        if any(one.name == _name(path) for one in sets):
            raise QuestionSetError(f"two question sets are named {_name(path)}: rename {path}")
        questions = []
        for number, raw in _lines(path):
            where = f"{path}:{number}"
            try:
                data = as_in_documents(json_object(raw))
            except BadLineError as error:
                faults.append(f"{where}: {error}")
                continue
            wrong = [*faults_of(data), *_taken(data.get("id"), where, places)]
            faults.extend(f"{where}: {fault}" for fault in wrong)
            if not wrong:
                questions.append(_question(data, number))
        sets.append(QuestionSet(name=_name(path), path=path, questions=tuple(questions)))
    fail_on(faults)
    return sets


def fail_on(faults: Sequence[str]) -> None:
    """Raise what is wrong with question sets, if anything is.

    Raises:
        QuestionSetError: there are faults.
    """
    if faults:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise QuestionSetError(f"{faults[0]}{more}: mend the question set", tuple(faults))


def _files(paths: object) -> list[Path]:
    """The files that are named; one string would be read as a name for each of its letters."""
    if isinstance(paths, str | bytes) or not isinstance(paths, Iterable):
        raise QuestionSetError(f"paths = {paths!r} is no list: give the paths of question sets")
    given = list(paths)
    for path in given:
        if not isinstance(path, str | Path):
            raise QuestionSetError(f"path = {path!r} is no file: give its path, a str or a Path")
    return [Path(path) for path in given]


def _taken(question_id: object, where: str, places: dict[str, str]) -> Iterator[str]:
    """Whether an earlier line has this id; remembers where it stands."""
    if isinstance(question_id, str):
        earlier = places.setdefault(question_id, where)
        if earlier != where:
            yield f'"id" {question_id!r} is already that of {earlier}'


def _name(path: Path) -> str:
    return path.name.removesuffix(".jsonl")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    try:
        data = bytes_of(path, _MOST_MIB)
    except OSError as error:
        raise QuestionSetError(
            f"cannot read question set {path}: {error.strerror}: name a JSON lines file"
        ) from error
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    kept = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not kept:
        raise QuestionSetError(
            f"question set {path} is empty: write one question a line, as in eval/README.md"
        )
    yield from kept


def _question(data: Mapping[str, Any], line: int) -> KnownQuestion:
    return KnownQuestion(
        id=data["id"],
        text=data["question"],
        answerable=data["answerable"],
        kind=data["kind"],
        answer=tuple(tuple(group) for group in data.get("answer", [])),
        evidence=tuple(GoldQuote(**quote) for quote in data.get("evidence", [])),
        require_all_evidence=data.get("require_all_evidence", False),
        language=data.get("language", "en"),
        fact=data.get("fact", ""),
        changed=data.get("changed", ""),
        before=tuple(data.get("before", [])),
        line=line,
    )
