"""What a table row needs to be understood: the caption of its table, its columns, its group.

A row that holds one cell only, "Schooling", says of those below it what they are of: "None" is no
schooling then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.passages.rows import (
    NamedTable,
    groups_of,
    is_row,
    named_tables,
    names_at,
)
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Passage

_FAR = 10_000
"""Characters before a passage in which the beginning of its table is looked for."""

_LONG = 200
"""Characters of a caption: of a longer paragraph before a table the last sentence is taken."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands with a row.

    Attributes:
        caption: the line or sentence directly before the first row of its table; "" for none.
        columns: their names where the row itself does not hold them; may be empty.
        group: what the last row above that holds one cell only says of it; "" for nothing.
    """

    caption: str = ""
    columns: tuple[str, ...] = ()
    group: str = ""


def rows_around(snapshot: Snapshot, passage: Passage) -> dict[int, Around]:
    """For each row of a passage, by its first character, what stands with it.

    A table may begin in a passage before: that of the same section is read from the index.
    """
    text, start = passage.text, passage.start
    units = _places(passage)
    if not any(is_row(text[a - start : b - start]) for a, b in units):
        return {}
    if is_row(text):
        begin = max(passage.section_start, start - _FAR)
        earlier = snapshot.passages_between(passage.document_id, begin, start)
        for one in reversed([one for one in earlier if one.end <= start]):
            text = one.text + "\n" * (start - one.end) + text
            start = one.start
            units = _places(one) + units
    units = [(a - start, b - start) for a, b in units]
    tables = named_tables(text)
    captions, groups = _captions(text, units), _groups(text, units, tables)
    return {
        at + start: Around(caption, names_at(tables, at), groups.get(at, ""))
        for at, caption in captions.items()
        if at + start >= passage.start
    }


def _places(passage: Passage) -> list[tuple[int, int]]:
    return [(unit.start, unit.end) for unit in passage.own_units]


def _captions(text: str, units: list[tuple[int, int]]) -> dict[int, str]:
    """The caption of each row; rows on lines that follow each other are of one table.

    Args:
        text: of passages that follow each other.
        units: where the units stand in it, headings left out.
    """
    found: dict[int, str] = {}
    caption, begin, before = "", 0, (0, 0)
    for start, end in units:
        between = text[before[1] : start]
        after_row = is_row(text[slice(*before)])
        if not is_row(text[start:end]):
            if after_row or "\n\n" in between or end - begin > _LONG:
                begin = start  # of the paragraph, or of its last sentence
            caption = " ".join(text[begin:end].split())
        else:
            if after_row and _ends_table(between):
                caption = ""
            found[start] = caption
        before = start, end
    return found


def _groups(
    text: str, units: list[tuple[int, int]], tables: Sequence[NamedTable]
) -> dict[int, str]:
    """What the row of one cell above each row says of it, for those that have one above.

    Args:
        text: of passages that follow each other.
        units: where the units stand in it, headings left out.
        tables: those of the text whose columns have names.
    """
    found: dict[int, str] = {}
    rows: list[tuple[int, str]] = []
    before = 0
    for start, end in units:
        row = text[start:end]
        if rows and (not is_row(row) or _ends_table(text[before:start])):
            found.update(_groups_of(rows, tables))
            rows = []
        if is_row(row):
            rows.append((start, row))
        before = end
    return found | _groups_of(rows, tables)


def _groups_of(rows: list[tuple[int, str]], tables: Sequence[NamedTable]) -> dict[int, str]:
    """The groups of the rows of one table, by where each begins; a header is left out."""
    headed = any(names_at(tables, start) for start, _ in rows)
    body = [one for one in rows if not headed or names_at(tables, one[0])]
    groups = groups_of([row for _, row in body])
    return {start: group for (start, _), group in zip(body, groups, strict=True) if group}


def _ends_table(between: str) -> bool:
    """Whether a blank line stands between two rows: they are of two tables."""
    return not all(line.strip() for line in between.split("\n")[1:-1])
