"""What bringing the index in step did, and how it is told while it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from briefing_qa.documents import Skipped
from briefing_qa.documents.likeness import Likeness, find_alike
from briefing_qa.store import DocumentRecord, Snapshot

Progress = Callable[[str, int, int], None]
"""Called with what is being done ("reading", "embedding"), how much is done, and of how much."""

Naming = Callable[[str], None]
"""Called with the id of the document that is being taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What bringing the index in step did, by document id.

    Attributes:
        skipped: files that are not in the index as they stand in the corpus, and why.
        generation: of the index afterwards.
        notices: what a person should know of the documents that were added or changed, a line each:
            how they were read, and which other ones they are like.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    generation: int = 0
    notices: tuple[str, ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether the index is another one than before."""
        return bool(self.added or self.changed or self.removed)


def notices_of(snapshot: Snapshot, among: Collection[str] | None = None) -> Iterator[str]:
    """What a person should know of the documents of an index, a line each.

    Args:
        snapshot: the index.
        among: only about these documents, by id; None for all.
    """
    records = {record.id: record for record in snapshot.documents()}
    for record in records.values():
        if among is None or record.id in among:
            yield from (f"{record.id}: {notice}" for notice in record.notices)
    for pair in find_alike(snapshot.signatures()):
        if among is None or pair.first in among or pair.second in among:
            yield _alike(pair, records)


def _alike(pair: Likeness, records: Mapping[str, DocumentRecord]) -> str:
    first, second = records[pair.first], records[pair.second]
    if first.sha256 == second.sha256:
        what = "are the same file: remove one, or its sentences count twice"
    elif pair.same_text:
        what = "hold the same text: remove one, or its sentences count twice"
    else:
        years = [str(one.year) for one in (first, second) if one.year is not None]
        what = (
            f"have about {100 * pair.share:.0f}% of their sentences in common: two editions"
            f"{f' ({years[0]} and {years[1]})' if len(set(years)) == 2 else ''}? "
            f"Answers may come from either"
        )
    return f"{first.id} and {second.id} {what}"
