"""How the indexed documents are listed: as a table, or in lines where that is too narrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from briefing_qa.cli.show import clean

if TYPE_CHECKING:
    from briefing_qa.store import DocumentRecord

_WRAPS = ("title", "publisher", "country")
"""Columns of documents whose cells may be broken."""

_COUNTED = ("characters", "passages")

_NARROWEST = 14
"""The least width that such a column is of use in."""


def documents(records: Iterable[DocumentRecord]) -> tuple[Table, int, list[Text]]:
    """The indexed documents as a table; of what is known of none there is no column.

    Returns:
        The table; how wide it must be so that no id is broken; and for less, lines that say the
        same, the ids alone on theirs.
    """
    shown = list(records)
    columns = {
        "id": [record.id for record in shown],
        "title": [record.title for record in shown],
        "language": [record.language for record in shown],
        "year": ["" if record.year is None else str(record.year) for record in shown],
        "publisher": [record.publisher for record in shown],
        "country": [record.country for record in shown],
        "characters": [f"{record.characters:,}" for record in shown],
        "passages": [f"{record.passages:,}" for record in shown],
        "indexed at": [record.indexed_at.partition("T")[0] for record in shown],
    }
    known = {name: list(map(clean, values)) for name, values in columns.items() if any(values)}
    table = Table(box=None, pad_edge=False, header_style="bold")
    needed = 2 * len(known)
    for name, values in known.items():
        right = name in _COUNTED
        widest = max(map(cell_len, (name, *values)))
        needed += min(widest, _NARROWEST) if name in _WRAPS else widest
        table.add_column(
            name,
            overflow="fold",
            justify="right" if right else "left",
            no_wrap=name not in _WRAPS,
        )
    lines = []
    for row in zip(*known.values(), strict=True):
        table.add_row(*map(Text, row))
        lines.append(Text(row[0], "bold"))
        rest = list(zip(known, row, strict=True))[1:]
        told = [_counted(v, name) if name in _COUNTED else v for name, v in rest if v]
        lines.append(Text(f"  {', '.join(told)}"))
    return table, needed, lines


def _counted(number: str, name: str) -> str:
    return f"{number} {name.removesuffix('s') if number == '1' else name}"
