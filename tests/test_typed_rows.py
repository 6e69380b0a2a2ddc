"""Rows of tables that were typed, without bars."""

from __future__ import annotations

import pytest

from briefing_qa.passages.blocks import blocks
from briefing_qa.passages.rows import is_typed_row


@pytest.mark.parametrize(
    ("line", "is_row"),
    [
        ("Eastern province: 41.7 (44.8)", True),
        ("No schooling          53.1      412", True),
        ("Primary\t40.6%\t1,873", True),
        ("  Lima: 12 %", True),
        ("San José: –  7", True),
        ("Girls: n/a  12", True),
        ("Eastern: none", False),
        ("In 2021: 41 girls and 12 boys", False),
        ("Phone 116 111", False),
        ("Open: 9 to 5", False),
        ("Total", False),
        ("2019: 41", False),
        ("a: " + "1.,, " * 300 + "x", False),
        ("", False),
    ],
)
def test_a_label_and_figures_make_a_row(line: str, *, is_row: bool) -> None:
    """With a colon or a gap between them, and no further word."""
    assert is_typed_row(line) is is_row


def kinds(text: str) -> list[tuple[str, str]]:
    """The blocks of a text."""
    return [(one.kind, text[one.start : one.end]) for one in blocks(text, 0, len(text))]


def test_rows_below_each_other_are_blocks_of_their_own() -> None:
    """From three on; what stands above and below is prose."""
    rows = ["Central: 30.2 (32.9)", "Eastern: 41.7 (44.8)", "Zambia: 28.9 (31.4)"]
    text = "Per cent in 2021\n" + "\n".join(rows) + "\nThe share went down.\n"
    assert kinds(text) == [
        ("prose", "Per cent in 2021"),
        *(("item", row) for row in rows),
        ("prose", "The share went down."),
    ]
    two = "\n".join(rows[:2])
    assert kinds(two) == [("prose", two)]
    parted = "\n\n".join(rows)
    assert kinds(parted) == [("prose", row) for row in rows]
