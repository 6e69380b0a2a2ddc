"""Which documents a question is put to: what there is to choose from, and what was chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, Field

from briefing_qa.retrieval.filters import LISTED, Filters

if TYPE_CHECKING:
    from briefing_qa.store import DocumentRecord

_SEVERAL = re.compile(r"\s*[;,/|]\s*")
_LAST_YEAR = 9999

Values = Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=1000)]
Year = Annotated[int, Field(ge=1, le=_LAST_YEAR)]


class Narrowed(BaseModel):
    """What the page restricts a question to; what is empty leaves out nothing.

    Attributes:
        documents: ids.
        languages: ISO 639-1 codes.
        publishers: names.
        countries: names.
        year_from: first year of publication.
        year_to: last year of publication.
    """

    documents: Values = Field(default_factory=list)
    languages: Values = Field(default_factory=list)
    publishers: Values = Field(default_factory=list)
    countries: Values = Field(default_factory=list)
    year_from: Year | None = None
    year_to: Year | None = None

    def filters(self) -> Filters:
        """The same for the engine."""
        years = (self.year_from, self.year_to)
        return Filters(
            document_ids=tuple(self.documents),
            languages=tuple(self.languages),
            publishers=tuple(self.publishers),
            countries=tuple(self.countries),
            years=None if years == (None, None) else years,
        )

    @classmethod
    def of(cls, filters: Filters) -> Narrowed:
        """What the page shows for filters that were kept."""
        first, last = filters.years or (None, None)
        return cls(
            documents=list(filters.document_ids),
            languages=list(filters.languages),
            publishers=list(filters.publishers),
            countries=list(filters.countries),
            year_from=first,
            year_to=last,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that documents have, and how many have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What questions can be restricted by; a kind of which there is one value only is empty.

    Attributes:
        years: first and last year of publication; None where they are the same or not known.
        documents: all of them, by title.
    """

    languages: tuple[Choice, ...]
    publishers: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    years: tuple[int, int] | None
    documents: tuple[DocumentRecord, ...]


def choices(records: Sequence[DocumentRecord]) -> Choices:
    """What the indexed documents can be chosen by."""
    years = {record.year for record in records if record.year is not None}
    return Choices(
        languages=_counted(record.language for record in records),
        publishers=_counted(record.publisher for record in records),
        countries=_counted(c for record in records for c in countries_in(record.country)),
        years=(min(years), max(years)) if len(years) > 1 else None,
        documents=tuple(sorted(records, key=lambda record: record.title.casefold())),
    )


def same_titled(records: Iterable[DocumentRecord]) -> frozenset[str]:
    """Ids of documents whose title another has, too: their files tell them apart."""
    ids: dict[str, list[str]] = {}
    for record in records:
        ids.setdefault(" ".join(record.title.split()).casefold(), []).append(record.id)
    return frozenset(one for same in ids.values() if len(same) > 1 for one in same)


def _counted(values: Iterable[str]) -> tuple[Choice, ...]:
    """Each value once, the most frequent first; none where there is only one."""
    counts = Counter(value for value in values if value)
    if len(counts) < 2:
        return ()
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0].casefold()))
    return tuple(Choice(value=value, count=count) for value, count in ordered)


def countries_in(written: str) -> Sequence[str]:
    """Countries as a filter knows them: "and" parts them only where other marks do, too."""
    return LISTED.split(written) if _SEVERAL.search(written) else (written,)
