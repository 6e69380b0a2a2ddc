"""Which files of the corpus are to be read, and which documents of the index are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from briefing_qa.documents import Corpus, CorpusFile, Skipped
from briefing_qa.errors import DocumentError, IndexMissingError
from briefing_qa.store import DocumentRecord, SqliteStore

_STAYS = "; the version indexed before stays in use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done.

    Attributes:
        files: to be read: new, changed, or described otherwise by the registers.
        unchanged: ids of the documents that stay as they are.
        removed: ids of the documents that are taken out.
        skipped: files, and folders, that cannot be read, and why.
        indexed: what the index holds.
        generation: of the index; 0 where there is none.
        complete: whether the index is; if not, a change of it was killed half way.
    """

    files: tuple[CorpusFile, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[Skipped, ...]
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
    folder that cannot be read.

    Args:
        corpus: the folder.
        store: the index.
        rebuild: take the index for empty.

    Raises:
        CorpusError: the folder cannot be read, or its register is broken.
        IndexStoreError: the index cannot be read.
    """
    scan = corpus.scan()
    indexed, generation, complete = ({}, 0, True) if rebuild else _state(store)
    ids = {file.id for file in scan.files}
    places = _places([record for record in indexed.values() if record.id not in ids])
    files: list[CorpusFile] = []
    unchanged: list[str] = []
    skipped: list[Skipped] = []
    for one in scan.skipped:
        kept = places.get(one.path, [])
        unchanged += kept
        skipped.append(replace(one, reason=f"{one.reason}{_STAYS}") if kept else one)
    for file in scan.files:
        record = indexed.get(file.id)
        try:
            if record is not None and _is_current(file, record):
                unchanged.append(file.id)
            else:
                files.append(file)
        except DocumentError as error:
            skipped.append(skip(file, error, indexed))
            if record is not None:
                unchanged.append(file.id)
    return Plan(
        files=tuple(files),
        unchanged=tuple(unchanged),
        removed=tuple(sorted(set(indexed).difference(ids, unchanged))),
        skipped=tuple(skipped),
        indexed=indexed,
        generation=generation,
        complete=complete,
    )


def _places(records: Sequence[DocumentRecord]) -> dict[str, list[str]]:
    """The ids of the documents at each path, or below it."""
    places: dict[str, list[str]] = defaultdict(list)
    for record in records:
        path = PurePosixPath(record.path)
        for place in (path, *path.parents):
            places[str(place)].append(record.id)
    return places


def skip(file: CorpusFile, error: DocumentError, indexed: Mapping[str, DocumentRecord]) -> Skipped:
    """Why a file is skipped, and what that means."""
    reason = str(error).removeprefix(f"{file.path}: ")
    if file.id in indexed:
        reason += _STAYS
    return Skipped(path=file.path, reason=reason)


def _state(store: SqliteStore) -> tuple[dict[str, DocumentRecord], int, bool]:
    try:
        with store.snapshot() as snapshot:
            records = {record.id: record for record in snapshot.documents()}
            return records, snapshot.generation, snapshot.complete
    except IndexMissingError:
        return {}, 0, True


def _is_current(file: CorpusFile, record: DocumentRecord) -> bool:
    said = (record.path, record.registered) == (file.path, file.registered)
    return said and record.sha256 == file.sha256
