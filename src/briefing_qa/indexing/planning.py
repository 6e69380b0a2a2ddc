"""Which files of the corpus are to be read, and which documents of the index are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath

from briefing_qa.documents import Corpus, CorpusFile, Skipped
from briefing_qa.documents.listing import printable
from briefing_qa.errors import DocumentError, IndexMissingError
from briefing_qa.store import DocumentRecord, RefusedFile, SqliteStore

_STAYS = "; the version indexed before stays in use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done.

    Attributes:
        files: to be read: new, changed, or described otherwise by the registers.
        checksums: of the files to be read, by path: sha256 of their bytes as they are now.
        unchanged: ids of the documents that stay as they are.
        removed: ids of the documents that are taken out.
        skipped: files, and folders, that cannot be read, and why.
        refused: those of them that were tried before, and are as they were then.
        remembered: what the index holds of files that were tried before.
        indexed: what the index holds.
        generation: of the index; 0 where there is none.
        complete: whether the index is; if not, a change of it was killed half way.
    """

    files: tuple[CorpusFile, ...]
    checksums: Mapping[str, str]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[RefusedFile, ...]
    remembered: tuple[RefusedFile, ...]
    indexed: Mapping[str, DocumentRecord]
    generation: int
    complete: bool

    @property
    def writes(self) -> bool:
        """Whether the index is to be written."""
        return bool(self.files or self.removed or not self.complete)


def make_plan(corpus: Corpus, store: SqliteStore, *, rebuild: bool = False) -> Plan:
    """Compare the corpus with the index.

    A file that cannot be read keeps the version of it that is indexed, and so do all files of a
    folder that cannot be read. One that this program has tried in vain is not tried again as long
    as it is the same; with which settings it was read, the index itself says. One that could not be
    opened is tried each time: nobody knows when it may be.

    Args:
        corpus: the folder.
        store: the index.
        rebuild: take the index for empty.

    Raises:
        CorpusError: the folder cannot be read, or its register is broken.
        IndexStoreError: the index cannot be read.
    """
    scan = corpus.scan()
    state = _State() if rebuild else _state(store)
    indexed, tried = state.indexed, {one.path: one for one in state.refused}
    ids = {file.id for file in scan.files}
    places = _places([record for record in indexed.values() if record.id not in ids])
    files: list[CorpusFile] = []
    checksums: dict[str, str] = {}
    unchanged: list[str] = []
    skipped: list[Skipped] = []
    refused: list[RefusedFile] = []
    for one in scan.skipped:
        kept = places.get(one.path, [])
        unchanged += kept
        skipped.append(replace(one, reason=f"{one.reason}{_STAYS}") if kept else one)
    for file in scan.files:
        record = indexed.get(file.id)
        before = tried.get(file.path)
        try:
            sha256 = file.sha256
        except DocumentError as error:
            skipped.append(skip(file, str(error), indexed))
        else:
            if record is not None and _is_current(file, sha256, record):
                unchanged.append(file.id)
                continue
            if before is None or before != refused_file(file, sha256, before.reason):
                files.append(file)
                checksums[file.path] = sha256
                continue
            refused.append(before)
            skipped.append(skip(file, before.reason, indexed))
        if record is not None:
            unchanged.append(file.id)
    return Plan(
        files=tuple(files),
        checksums=checksums,
        unchanged=tuple(unchanged),
        removed=tuple(sorted(set(indexed).difference(ids, unchanged))),
        skipped=tuple(skipped),
        refused=tuple(refused),
        remembered=state.refused,
        indexed=indexed,
        generation=state.generation,
        complete=state.complete,
    )


def _places(records: Sequence[DocumentRecord]) -> dict[str, list[str]]:
    """The ids of the documents at each path, or below it."""
    places: dict[str, list[str]] = defaultdict(list)
    for record in records:
        path = PurePosixPath(record.path)
        for place in (path, *path.parents):
            places[str(place)].append(record.id)
    return places


def skip(file: CorpusFile, reason: str, indexed: Mapping[str, DocumentRecord]) -> Skipped:
    """Why a file is skipped, and what that means."""
    reason = reason.removeprefix(f"{file.path}: ")
    if file.id in indexed:
        reason += _STAYS
    return Skipped(path=file.path, reason=reason)


def refused_file(file: CorpusFile, sha256: str, reason: str) -> RefusedFile:
    """A file with these bytes that this program could not read."""
    return RefusedFile(
        path=file.path,
        sha256=sha256,
        registered=file.registered,
        program=_program(),
        reason=printable(reason),
    )


@cache
def _program() -> str:
    try:
        return version("briefing-qa")
    except PackageNotFoundError:  # it is run from its source
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What the index holds; nothing where there is none."""

    indexed: Mapping[str, DocumentRecord] = field(default_factory=dict)
    refused: tuple[RefusedFile, ...] = ()
    generation: int = 0
    complete: bool = True


def _state(store: SqliteStore) -> _State:
    try:
        with store.snapshot() as snapshot:
            return _State(
                indexed={record.id: record for record in snapshot.documents()},
                refused=tuple(snapshot.refused()),
                generation=snapshot.generation,
                complete=snapshot.complete,
            )
    except IndexMissingError:
        return _State()


def _is_current(file: CorpusFile, sha256: str, record: DocumentRecord) -> bool:
    there = (record.path, record.registered, record.sha256)
    return there == (file.path, file.registered, sha256)
