"""Markdown: headings, sections and front matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents import Parsed, parse
from briefing_qa.errors import DocumentError


def _parse(source: str) -> Parsed:
    return parse(source.encode(), "notes.md")


def _outline(source: str) -> list[tuple[tuple[str, ...], str]]:
    parsed = _parse(source)
    return [
        (section.path, parsed.text[section.body_start : section.end].strip())
        for section in parsed.sections
    ]


def test_sections_follow_the_headings() -> None:
    """A section's path leads from the outermost heading to its own."""
    assert _outline("Top\n\n# A\na\n## B\nb\n### C\n## D\nd\n# E\n") == [
        ((), "Top"),
        (("A",), "a"),
        (("A", "B"), "b"),
        (("A", "B", "C"), ""),
        (("A", "D"), "d"),
        (("E",), ""),
    ]


def test_underlined_headings() -> None:
    """Titles above "===" and "---" are headings of level 1 and 2."""
    assert _outline("Title\n=====\na\n\nSub\n---\nb") == [
        (("Title",), "a"),
        (("Title", "Sub"), "b"),
    ]


def test_paragraph_above_a_rule_is_no_heading() -> None:
    """Several lines above "---" are a paragraph that somebody drew a rule under."""
    assert _outline("One line\nand another\n---\nText")[0][0] == ()


def test_heading_without_words_begins_a_section() -> None:
    """An empty heading ends the section before it and adds nothing to the path."""
    assert _outline("# A\n\n### B\nb\n\n###\n\nc\n\n#### D\nd") == [
        (("A",), ""),
        (("A", "B"), "b"),
        (("A",), "c"),
        (("A", "D"), "d"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "```\n# not one\n```",
        "~~~\nnot one\n===\n~~~",
        "    # not one",
        "> # not one",
        "- # not one",
        "<!--\n# not one\n-->",
        "#not one",
        "####### not one",
        "text # not one",
        r"\# not one",
        "# " + "very long " * 60,
    ],
)
def test_what_is_no_heading(source: str) -> None:
    """Marks in fences, code, quotations, items and comments, or without a space, are text."""
    assert _outline(f"{source}\n\ntext")[0][0] == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("## Title", "Title"),
        ("  ##   Title  ##  ", "Title"),
        ("## C#", "C#"),
        ("## **Bold title**", "Bold title"),
        ("## **A** and **B**", "**A** and **B**"),
        ("## Title[^748]", "Title"),
        ("#\tTab", "Tab"),
        ("# ¿Qué?", "¿Qué?"),
    ],
)
def test_title_is_without_marks(line: str, title: str) -> None:
    """A title has no marks around it, and stands where its positions say."""
    parsed = _parse(f"before\n\n{line}\n\nafter")
    heading = parsed.sections[1].headings[0]
    assert heading.title == title == parsed.text[heading.start : heading.end]
    assert parsed.text[heading.line_start : heading.line_end] == line.strip()
    assert parsed.sections[1].start == heading.line_start


def test_main_heading_is_the_first_of_level_one() -> None:
    """The title of a document is its first outermost heading, without marks inside."""
    assert _parse("## Sub\n\n# The *main* one\n\n# Other").main_heading == "The main one"
    assert _parse("### Only\n\nText").main_heading == "Only"
    assert _parse("Text").main_heading == ""


def test_front_matter_is_not_text() -> None:
    """Fields come off the text; those without a place of their own are metadata."""
    parsed = _parse(
        "---\ntitle: 'A: B'\ndate: 2021-11-03\nlanguage: no\nid: other\nscore: 010\n"
        "tags: [a, b]\nempty:\nnote: >-\n  Two\n  lines\n---\n\n# A\n"
    )
    assert parsed.text == "# A\n"
    assert parsed.front_matter == {"title": "A: B", "date": "2021-11-03", "language": "no"}
    assert parsed.metadata == {
        "id": "other",
        "score": "010",
        "tags": "a, b",
        "empty": "",
        "note": "Two lines",
    }


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("---\ntitle: a\nbad: [1, 2\n---\nText", "front matter, line 4"),
        ("---\ntitle: a: b\n---\nText", "front matter, line 2"),
        ("---\nx: &x aaaa\ntitle: [*x, *x]\n---\nText", "front matter, line 3: a reference"),
        ("---\na: [1]\nb: {c: [1]}\n---\nText", "'b' is nested"),
        ("---\ntitle: never closed\n\nText", "line 1 is not closed"),
        ("---\na: " + "[" * 20000 + "\n---\nText", "not YAML"),
        ("---\ntitle: a\n---\n \n", "no text below its front matter"),
        ("---\na: \x07\n---\nText " + "x" * 200, "not YAML"),
        ("---\nlanguage: Spanish\n---\nTexto", "language 'Spanish' is not .* \"es\" or another"),
        ("---\nlanguage: sp\n---\nTexto", "language 'sp' is not the code"),
        ("---\nlanguage: en, es\n---\nTexto", "language 'en, es' is not the code"),
    ],
)
def test_broken_front_matter_is_refused(source: str, problem: str) -> None:
    """The error names the file and the line, in one line."""
    with pytest.raises(DocumentError, match=problem) as caught:
        _parse(source)
    assert str(caught.value).startswith("notes.md: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "source",
    ["---\n\ntitle: a\n\n---\n", "---\nProse, no fields\n---\n\nMore", "---\nText", "----"],
)
def test_rules_are_no_front_matter(source: str) -> None:
    """Two rules around prose are text."""
    parsed = _parse(source)
    assert parsed.text == source
    assert parsed.front_matter == parsed.metadata == {}


LINE = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["# A", "## B ##", "###", "===", "---", "```", "> # q", "- # i", "<!--", "", "\t#"]
    ),
)


@given(lines=st.lists(LINE, max_size=25), suffix=st.sampled_from([".md", ".txt"]))
def test_sections_cover_the_text(lines: list[str], suffix: str) -> None:
    """Sections of any text follow each other without gap or overlap, and headings are exact."""
    try:
        parsed = parse("\n".join(lines).encode(), f"notes{suffix}")
    except DocumentError:
        return
    assert parsed.sections[0].start == 0
    assert parsed.sections[-1].end == len(parsed.text)
    ends = [section.end for section in parsed.sections[:-1]]
    assert ends == [section.start for section in parsed.sections[1:]]
    for section in parsed.sections:
        assert section.start <= section.body_start <= section.end
        for heading in section.headings:
            assert heading.line_start <= heading.start < heading.end <= heading.line_end
            assert (
                parsed.text[heading.start : heading.end] == heading.title == heading.title.strip()
            )
