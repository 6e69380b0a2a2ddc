"""The sources below an answer: sentences that stand in one place share a line."""

from __future__ import annotations

from typing import Any

from briefing_qa.answering.saying.context import Context
from briefing_qa.app.reference_lines import reference_lines


def cited(*places: tuple[str, str, int | None]) -> list[dict[str, Any]]:
    """Citations at documents, headings and pages."""
    return [
        {"marker": marker, "document_id": document, "section": [heading], "page": page}
        for marker, (document, heading, page) in enumerate(places, start=1)
    ]


def test_sentences_of_one_place_share_a_line() -> None:
    """Another heading, page or document begins a new one; only a new document is named."""
    citations = cited(
        ("a", "Services", None),
        ("a", "Services", None),
        ("a", "Services", None),
        ("a", "Laws", 2),
        ("a", "Laws", 3),
        ("b", "Laws", 3),
        ("a", "Services", None),
    )
    assert [(one.numbers, one.titled) for one in reference_lines(citations, {})] == [
        ("1–3", True),
        ("4", False),
        ("5", False),
        ("6", True),
        ("7", True),
    ]


def test_what_a_citation_is_read_with_has_a_line_of_its_own() -> None:
    """What stands before one sentence does not stand before the other."""
    before = Context("before", "There were 8,710.")
    lines = reference_lines(cited(("a", "Code", 1), ("a", "Code", 1)), {2: before})
    assert [(one.numbers, one.context) for one in lines] == [("1", None), ("2", before)]


def test_rows_of_one_table_share_a_line() -> None:
    """Their cells stand in the answer; the line has only the caption of the table."""
    rows = {
        marker: Context(
            "table", f"Boats – {marker}", caption="Boats", cells=(("Who", str(marker)),)
        )
        for marker in (1, 2)
    }
    (line,) = reference_lines(cited(("a", "Code", 1), ("a", "Code", 1)), rows)
    assert (line.numbers, line.words) == ("1–2", "Boats")


def test_no_citation_has_no_line() -> None:
    """A refusal has no sources."""
    assert reference_lines([], {}) == ()
