"""JSON in the rows of the database, taken for no more than it is.

What a failing disk or another program has changed may still be JSON, of another kind: a number
where a heading was, nothing where a list was. Met later, in the middle of an answer, it would be a
fault of the program.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, get_args

from briefing_qa.types import Heading, Page, Provenance, Section, Unit, UnitKind

_HEADING = (str, int, int, int, int)
_SECTION = (list, int, int, int)
_PAGE = (int, int, int, str)
_UNIT = (int, int, str, str)
_KINDS = frozenset(get_args(UnitKind))
_PROVENANCE = tuple(field.name for field in fields(Provenance))


def strings_in(value: str) -> tuple[str, ...]:
    """Several strings: a heading path, notices.

    Raises:
        ValueError: it is no JSON.
        sqlite3.DatabaseError: it is JSON of another kind; so of all below.
    """
    found = _list_in(value)
    if not all(isinstance(one, str) for one in found):
        raise _damaged()
    return tuple(found)


def texts_in(value: str) -> dict[str, str]:
    """Strings by name: what is known of a document."""
    found = _parsed(value)
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise _damaged()
    return found


def provenance_in(value: str) -> Provenance:
    """Where a document comes from. Raises KeyError, too, where a field is not there."""
    found = texts_in(value)
    return Provenance(**{name: found[name] for name in _PROVENANCE})


def sections_in(value: str) -> tuple[Section, ...]:
    """The sections of a document: one at least."""
    sections = tuple(
        Section(headings=tuple(map(_heading, headings)), start=start, body_start=body, end=end)
        for headings, start, body, end in _rows_in(value, _SECTION)
    )
    if not sections:
        raise _damaged()
    return sections


def pages_in(value: str) -> tuple[Page, ...]:
    """The pages of a document."""
    return tuple(
        Page(number=number, start=start, end=end, label=label)
        for number, start, end, label in _rows_in(value, _PAGE)
    )


def units_in(value: str) -> tuple[Unit, ...]:
    """The units of a passage."""
    rows = _rows_in(value, _UNIT)
    if not _KINDS.issuperset(kind for _, _, kind, _ in rows):
        raise _damaged()
    return tuple(Unit(start=start, end=end, kind=kind, key=key) for start, end, kind, key in rows)


def _heading(values: object) -> Heading:
    title, start, end, line_start, line_end = _sound(values, _HEADING)
    return Heading(title=title, start=start, end=end, line_start=line_start, line_end=line_end)


def _rows_in(value: str, kinds: Sequence[type]) -> list[Any]:
    return [_sound(row, kinds) for row in _list_in(value)]


def _list_in(value: str) -> list[Any]:
    found = _parsed(value)
    if not isinstance(found, list):
        raise _damaged()
    return found


def _parsed(value: str) -> Any:
    try:
        return json.loads(value)
    except RecursionError as error:  # brackets in thousands of others
        raise _damaged() from error


def _sound(row: object, kinds: Sequence[type]) -> Any:
    """A list of as many values as there are kinds, each of its own; true is no number."""
    if not isinstance(row, list) or len(row) != len(kinds):
        raise _damaged()
    if any(type(value) is not kind for value, kind in zip(row, kinds, strict=True)):
        raise _damaged()
    return row


def _damaged() -> sqlite3.DatabaseError:
    return sqlite3.DatabaseError("a value in it is damaged")
