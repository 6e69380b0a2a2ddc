"""Notes of a Markdown text stand under the headings of what refers to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.config import IndexSettings
from briefing_qa.documents import parse
from briefing_qa.documents.markdown_notes import with_notes
from briefing_qa.errors import DocumentError
from briefing_qa.passages import cut_passages
from briefing_qa.types import Document, Section

_SOURCE = """# Report

## Age

It is twelve.[^1] And.[^dos]

## Notes

Text of this section.

[^1]: Until 1998
    it was eight.
[^dos]: Desde 1998.

[^3]: Nothing leads here.

More of this section.
"""


def _parts(source: str) -> list[tuple[str, str]]:
    """The last heading and the text of each section."""
    parsed = parse(source.encode(), "a.md")
    return [(s.path[-1], parsed.text[s.start : s.end].strip()) for s in parsed.sections]


def test_a_note_stands_under_the_headings_of_its_mark() -> None:
    """The text keeps its order; a note that nothing leads to stays where it is."""
    assert _parts(_SOURCE)[2:] == [
        ("Notes", "## Notes\n\nText of this section."),
        ("Age", "[^1]: Until 1998\n    it was eight."),
        ("Age", "[^dos]: Desde 1998."),
        ("Notes", "[^3]: Nothing leads here.\n\nMore of this section."),
    ]


def test_notes_on_lines_that_follow_each_other_are_cut_apart() -> None:
    """Each note is a paragraph, quoted without its mark; a line below it goes on with it."""
    parsed = parse(b"# A\n\nText.[^1] More.[^b]\n\n[^1]: One\nof two.\n[^b]: Dos.\n", "a.md")
    document = Document(id="a", title="A", text=parsed.text, sections=parsed.sections)
    units = [unit for passage in cut_passages(document, IndexSettings()) for unit in passage.units]
    assert [parsed.text[unit.start : unit.end] for unit in units] == [
        "Text.[^1]",
        "More.[^b]",
        "One\nof two.",
        "Dos.",
        "A",
    ]


def test_a_note_in_the_section_of_its_mark_parts_nothing() -> None:
    """A note below its paragraph stands under the same headings already."""
    source = "# A\n\nText.[^1]\n\n[^1]: Note.\n\nMore.\n\n# B\n\nEnd.\n"
    assert [part for part, _ in _parts(source)] == ["A", "B"]


_LINES = st.sampled_from(
    ["# A", "## B", "x[^1] y", "[^1]: n", "[^2]: m", "z[^2]", "", "    in", "p"]
)


@given(st.lists(_LINES, max_size=25))
def test_sections_with_notes_cover_the_text(lines: list[str]) -> None:
    """They follow each other without gap or overlap, and none is empty."""
    try:
        parsed = parse("\n".join(lines).encode(), "a.md")
    except DocumentError:
        return
    ends = [0, *(section.end for section in parsed.sections)]
    assert [section.start for section in parsed.sections] == ends[:-1]
    assert ends[-1] == len(parsed.text)
    assert all(s.start <= s.body_start <= s.end > s.start for s in parsed.sections)


def test_thousands_of_notes_take_no_time() -> None:
    """Each note is looked up once, and what looks like the beginning of one is no trap."""
    count = 20_000
    text = "".join(f"[^{n}]: x\n" for n in range(count)) + "".join(f"[^{n}] " for n in range(count))
    sections = [
        Section(headings=(), start=n, body_start=n, end=n + 10) for n in range(0, len(text), 10)
    ]
    assert len(with_notes(text + "[^" * count, sections)) >= len(sections)
