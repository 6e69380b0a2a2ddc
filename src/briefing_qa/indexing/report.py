"""What bringing the index in step did, and how it is told while it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
    yield from _likenesses(find_alike(snapshot.signatures()), records, among)


def _likenesses(
    pairs: Sequence[Likeness], records: Mapping[str, DocumentRecord], among: Collection[str] | None
) -> Iterator[str]:
    """One line for each group of documents that are alike: pairs would be many."""
    copies = _groups([(one.first, one.second) for one in pairs if one.same_text])
    for group in copies:
        if among is None or not group.isdisjoint(among):
            yield _same([records[name] for name in sorted(group)])
    # What a document is an edition of, its copies are as well: one of them speaks for all.
    speaker = {name: min(group) for group in copies for name in group}
    shares: dict[tuple[str, str], float] = {}
    for one in pairs:
        if not one.same_text:
            first, second = sorted(speaker.get(name, name) for name in (one.first, one.second))
            shares[first, second] = one.share
    for group in _groups(list(shares)):
        spoken_for = group | {name for name, first in speaker.items() if first in group}
        if among is None or not spoken_for.isdisjoint(among):
            of_group = [share for (name, _), share in shares.items() if name in group]
            yield _editions([records[name] for name in sorted(group)], of_group)


def _groups(pairs: Sequence[tuple[str, str]]) -> list[set[str]]:
    """What hangs together by pairs; in the order of the first names."""
    group_of: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = group_of.get(first, {first}) | group_of.get(second, {second})
        group_of.update(dict.fromkeys(joined, joined))
    groups = {min(group): group for group in group_of.values()}
    return [groups[name] for name in sorted(groups)]


def _same(records: Sequence[DocumentRecord]) -> str:
    equal = len({one.sha256 for one in records}) == 1
    what = "are the same file" if equal else "hold the same text"
    if len(records) == 2:
        return f"{_listed(records)} {what}: remove one, or its sentences count twice"
    return f"{_listed(records)} {what}: keep one, or its sentences count {len(records)} times"


def _editions(records: Sequence[DocumentRecord], shares: Sequence[float]) -> str:
    low, high = (f"{100 * share:.0f}" for share in (min(shares), max(shares)))
    share = f"{low}%" if low == high else f"{low}% to {high}%"
    known = sorted({one.year for one in records if one.year is not None})
    years = f" ({_joined(list(map(str, known)))})" if len(known) > 1 else ""
    if len(records) == 2:
        return (
            f"{_listed(records)} have about {share} of their sentences in common: "
            f"two editions{years}? Answers may come from either"
        )
    return (
        f"{_listed(records)} have about {share} of their sentences in common, each with another "
        f"one of them: editions{years}? Answers may come from any"
    )


def _listed(records: Sequence[DocumentRecord]) -> str:
    return _joined([one.id for one in records])


def _joined(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
