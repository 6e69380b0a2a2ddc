"""Text put into Markdown reads as the same text, and does nothing."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing_qa.conversations.markdown import escape, paragraph

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "text_special", "code_inline", "hardbreak"}

# Marks are frequent, so that they meet.
marked = st.text(st.sampled_from(string.punctuation + "  \nab1wé") | st.characters(), max_size=25)
LINKS = (
    "https://evil.example", "HTTP://EVIL.EXAMPLE", "www.evil.example", "www.!x", "evil.example",
    "//evil.example", "a@evil.example", "mailto:a@evil.example", "xmpp:a@evil.example/x", "@name",
    "javascript:alert(1)", "ftp://evil.example",
)  # fmt: skip
ACTING = (
    "[text](http://evil.example)", "![image](http://evil.example/x.png)", "<b>bold</b>",
    "<script>alert(1)</script>", "<http://evil.example>", "&lt;&#60;", "# heading", "heading\n===",
    "heading\n---", "- item", "+ item", "* item", "1. item", "12) item", "> quotation", "    code",
    "```\ncode", "~~~\ncode", "`code`", "a ~~b~~", "|a|b|\n|-|-|\n|c|d|", "[a]: http://evil.example",
    "**bold** __bold__ *em* _em_", "***", "end\\", "break  \nafter", "<!-- hidden -->", "[^1]",
    "$x$", "{.class}", ": definition", "% title", "a #", "\tcode", "\0\x1b[31m",
)  # fmt: skip


def inline_of(lines: list[str]) -> list[Token]:
    """What stands in the one paragraph that the lines must be."""
    tokens = PARSER.parse("\n".join(lines))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return tokens[1].children or []


def shown(tokens: list[Token]) -> str:
    """The words that a reader sees."""
    assert {token.type for token in tokens} <= PLAIN
    return "".join("\n" if token.type == "hardbreak" else token.content for token in tokens)


def plain(text: str) -> str:
    """A text with single spaces, without blank lines and control characters."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    kept = "\n".join(line for line in lines if line)
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", "\ufffd", kept)


@given(marked)
def test_a_paragraph_shows_the_text_and_nothing_acts(text: str) -> None:
    """Whatever the text, CommonMark makes one paragraph of plain words of it, line by line."""
    lines = paragraph(text)
    if not plain(text):
        assert lines == []
    else:
        assert shown(inline_of(lines)) == plain(text)


@given(marked)
def test_a_quotation_holds_all_of_it(text: str) -> None:
    """With a prefix the same paragraph stands in one quotation."""
    tokens = PARSER.parse("\n".join(paragraph(text, "> ")))
    if plain(text):
        kinds = [token.type for token in tokens]
        assert kinds == [
            "blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close",
        ]  # fmt: skip
        assert shown(tokens[2].children or []) == plain(text)


@given(marked)
@example("a #")
@example("1. x")
def test_a_line_can_stand_in_a_heading(text: str) -> None:
    """After the marks of a heading the words are all there, also a last # among them."""
    line = escape(text)
    tokens = PARSER.parse(f"## 1. {line}")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    expected = plain(" ".join(text.split()))
    assert shown(tokens[1].children or []) == f"1. {expected}".rstrip()


@pytest.mark.parametrize("text", [*ACTING, *LINKS])
def test_what_acts_is_escaped(text: str) -> None:
    """Each way to be more than text is closed."""
    assert shown(inline_of(paragraph(text))) == plain(text)


@pytest.mark.parametrize("text", LINKS)
def test_no_program_finds_an_address_to_link(text: str) -> None:
    """What programs search plain text for, to make links of it, is interrupted or in code."""
    outside = re.sub(r"`[^`]*`", "", escape(f"See {text} there"))
    found = r"https?://|ftp://|www\.|\w\.[a-z]{2}|(?<!\\)//|@|mailto:|xmpp:"
    assert not re.search(found, outside, re.IGNORECASE)


def test_plain_prose_stays_readable() -> None:
    """Sentences, figures and dashes are left as they are in the source too."""
    prose = "In 2019, 8,710 (3.5%) of “them” – women aged 20-24 – signed; it's a start."
    assert escape(prose) == prose
