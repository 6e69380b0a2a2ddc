"""Which documents a question is put to, by what is known about them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.documents.identity import unknown_document
from briefing_qa.errors import QuestionError, UnknownDocumentError
from briefing_qa.store import DocumentRecord

_SHOWN = 12
LISTED = re.compile(r"\s*[;,/|]\s*|\s+(?:and|y|e)\s+")
"""What parts the countries of a document."""

_YEARS = re.compile(r"(\d{4})?\s*([-–])?\s*(\d{4})?")

Years = tuple[int | None, int | None]
"""First and last year, both included; None leaves an end open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Documents that meet one value of each kind that is given. Case and accents do not count.

    A kind of which no value is given leaves out nothing.

    Attributes:
        document_ids: exactly these.
        languages: ISO 639-1 codes.
        publishers: by name or by words of it that follow each other ("unicef").
        countries: by name; a document about several meets each of them.
        years: of publication; a document of unknown year meets none.
    """

    document_ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: Years | None = None

    def __post_init__(self) -> None:
        """Take the values as tuples.

        Raises:
            QuestionError: one is of another type, or no year.
        """
        for name in ("document_ids", "languages", "publishers", "countries"):
            object.__setattr__(self, name, _texts(name, getattr(self, name)))
        if self.years is not None:
            object.__setattr__(self, "years", _first_and_last(self.years))

    def select(
        self, records: Mapping[str, DocumentRecord], among: Iterable[str] | None = None
    ) -> tuple[str, ...] | None:
        """Ids of the documents that meet the filters.

        Args:
            records: of all documents, by id.
            among: only of these, all of which are among the records; None for all.

        Returns:
            The ids, sorted; None where the filters leave out nothing.

        Raises:
            UnknownDocumentError: an id is not among the records, or no document meets the filters;
                names the values that there are.
        """
        check_known(self.document_ids, records)
        left = [records[name] for name in (records if among is None else dict.fromkeys(among))]
        for kind in _KINDS:
            wanted = kind.of_filters(self)
            if wanted:
                met = [record for record in left if kind.meets(record, wanted)]
                if not met and left:
                    raise _nothing(kind, wanted, left, all_of_them=len(left) == len(records))
                left = met
        return None if len(left) == len(records) else tuple(sorted(record.id for record in left))


def listed_ids(document_ids: Iterable[str] | None) -> tuple[str, ...] | None:
    """The ids as they may be gone through more than once; None stands for all documents.

    Raises:
        UnknownDocumentError: it is one string, whose letters would be taken for ids, or holds
            something else than strings.
    """
    try:
        return None if document_ids is None else _texts("document_ids", document_ids)
    except QuestionError as error:
        raise UnknownDocumentError(str(error)) from error


def _texts(name: str, values: object) -> tuple[str, ...]:
    """Several strings."""
    if isinstance(values, str):
        raise QuestionError(f"{name} = {values!r} is one string: give a list, [{values!r}]")
    if not isinstance(values, Iterable):
        raise QuestionError(f"{name} = {values!r} is no list: give a list of strings")
    given = tuple(values)
    for one in given:
        if not isinstance(one, str):
            raise QuestionError(f"{name} holds {one!r}, which is no string: give strings")
    return given


def _first_and_last(years: object) -> Years:
    """Two years, checked."""
    problem = f"years = {years!r} is not a first and a last year: give two, (2015, 2020); "
    if not isinstance(years, tuple | list) or len(years) != 2 or years[0] is years[1] is None:
        raise QuestionError(f"{problem}None leaves an end open")
    for year in years:
        if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
            raise QuestionError(f"{problem}None leaves an end open")
    return years_of(*_written((years[0], years[1])))


def check_filters(filters: Filters | None) -> None:
    """Make sure that filters are such.

    Raises:
        QuestionError: they are something else.
    """
    if not isinstance(filters, Filters | None):
        raise QuestionError(f"filters = {filters!r} are none: give Filters(...), or None")


def chosen_ids(
    document_ids: Sequence[str] | None,
    filters: Filters | None,
    records: Mapping[str, DocumentRecord],
) -> Sequence[str] | None:
    """Ids of the documents to look into; None for all.

    Args:
        document_ids: only these; None for all.
        filters: of these, only those that meet the filters.
        records: of all documents, by id.

    Raises:
        QuestionError: the filters are none.
        UnknownDocumentError: a document is not there, or none meets the filters.
    """
    check_filters(filters)
    if document_ids is not None:
        check_known(document_ids, records)
    met = None if filters is None else filters.select(records, document_ids)
    return document_ids if met is None else met


def check_known(document_ids: Iterable[str], known: Collection[str]) -> None:
    """Make sure that all documents are there.

    Raises:
        UnknownDocumentError: an id is not among those that are known.
    """
    for document_id in document_ids:
        if document_id not in known:
            raise unknown_document(document_id, known)


def years_of(text: str) -> Years:
    """The years that are written as "2018", "2015-2020", "2015-" or "-2020".

    Raises:
        QuestionError: it is written otherwise.
    """
    found = _YEARS.fullmatch(text.strip())
    first, dash, last = found.groups() if found else (None, None, None)
    if found is None or not (first or last) or (last and not dash):
        raise QuestionError(f"{text!r} is no year: write 2018, 2015-2020, 2015- or -2020")
    years = (int(first) if first else None, int(last) if last else None)
    if dash is None:
        return (years[0], years[0])
    if None not in years and years[0] > years[1]:  # type: ignore[operator]
        raise QuestionError(f"{text!r} ends before it begins: write the earlier year first")
    return years


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One kind of filter: what it asks for, and what a document has to give."""

    name: str
    of_filters: Callable[[Filters], Sequence[str]]
    of_record: Callable[[DocumentRecord], Sequence[str]]
    meets: Callable[[DocumentRecord, Sequence[str]], bool]


def _nothing(
    kind: _Kind, wanted: Sequence[str], among: Sequence[DocumentRecord], *, all_of_them: bool
) -> UnknownDocumentError:
    """The error for a filter that none of the documents meets which those before it have left."""
    counts = Counter(value for record in among for value in kind.of_record(record) if value)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    there = ", ".join(f"{value} ({count})" for value, count in ordered[:_SHOWN])
    more = f" and {len(ordered) - _SHOWN} more" if len(ordered) > _SHOWN else ""
    said = f"there are {there}{more}" if there else f"no {kind.name} is known of any of them"
    which = "no document" if all_of_them else "none of the documents chosen"
    return UnknownDocumentError(
        f"{which} has the {kind.name} {' or '.join(map(repr, wanted))}: {said}"
    )


def _folded(text: str) -> str:
    """Lower case without diacritics, white space as single blanks."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _countries(record: DocumentRecord) -> list[str]:
    return LISTED.split(record.country)


def _names(words: str, name: str) -> bool:
    """Whether words stand in a name, one after the other; no words stand in none."""
    bare = _bare(words)
    return bool(bare) and f" {bare} " in f" {_bare(name)} "


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", _folded(text)))


def _equal(one: str, others: Iterable[str]) -> bool:
    """Whether one is among others; what is not known ("") is equal to nothing."""
    folded = _folded(one)
    return bool(folded) and folded in map(_folded, others)


def _in_years(year: int | None, years: Years) -> bool:
    first, last = years
    return year is not None and (first or year) <= year <= (last or year)


def _written(years: Years | None) -> tuple[str, ...]:
    if years is None:
        return ()
    first, last = ("" if year is None else str(year) for year in years)
    return (first if first == last else f"{first}-{last}",)


_KINDS = (
    _Kind(
        name="id",
        of_filters=lambda filters: filters.document_ids,
        of_record=lambda record: [record.id],
        meets=lambda record, wanted: record.id in wanted,
    ),
    _Kind(
        name="language",
        of_filters=lambda filters: filters.languages,
        of_record=lambda record: [record.language],
        meets=lambda record, wanted: _equal(record.language, wanted),
    ),
    _Kind(
        name="publisher",
        of_filters=lambda filters: filters.publishers,
        of_record=lambda record: [record.publisher],
        meets=lambda record, wanted: any(_names(words, record.publisher) for words in wanted),
    ),
    _Kind(
        name="country",
        of_filters=lambda filters: filters.countries,
        of_record=_countries,
        meets=lambda record, wanted: any(
            _equal(country, [record.country, *_countries(record)]) for country in wanted
        ),
    ),
    _Kind(
        name="year",
        of_filters=lambda filters: _written(filters.years),
        of_record=lambda record: [] if record.year is None else [str(record.year)],
        meets=lambda record, wanted: _in_years(record.year, years_of(wanted[0])),
    ),
)
