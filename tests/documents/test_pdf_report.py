"""PDF: sentences of a real report, listed by eye from pictures of its pages.

The report may not be copied: of each sentence its first and last words and a checksum are kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path

import pytest

from briefing_qa.documents import Parsed
from briefing_qa.documents.pdf import read_pdf

LISTED = Path(__file__).parent / "data" / "un_a_hrc_59_50.sentences.jsonl"
REPORTS = Path(os.environ.get("BRIEFING_QA_REPORTS", "reports"))
REPORT = REPORTS / "un_a_hrc_59_50.pdf"

pytestmark = pytest.mark.skipif(
    not REPORT.is_file(),
    reason=f"{REPORT} is not here: set BRIEFING_QA_REPORTS to the folder that holds it",
)


@lru_cache(maxsize=1)
def _parsed() -> Parsed:
    return read_pdf(REPORT.read_bytes(), REPORT.name)


def _listed() -> list[dict[str, object]]:
    return [json.loads(line) for line in LISTED.read_text("utf-8").splitlines()]


def _page_of(sentence: dict[str, object]) -> int | None:
    """The page on which a listed sentence stands in one piece, white space apart."""
    parsed = _parsed()
    places = [i for i, c in enumerate(parsed.text) if not c.isspace()]
    flat = "".join(parsed.text.split())
    first, letters = "".join(str(sentence["first"]).split()), int(str(sentence["letters"]))
    at = flat.find(first)
    while at >= 0:
        words = flat[at : at + letters]
        if hashlib.sha256(words.encode()).hexdigest() == sentence["sha256"]:
            start = places[at]
            return next(p.number for p in parsed.pages if p.start <= start < p.end)
        at = flat.find(first, at + 1)
    return None


def test_sentences_are_whole_and_on_their_page() -> None:
    """At least 98 of 100 stand in one piece, without heads, numbers or notes, on their page."""
    listed = _listed()
    right = [sentence for sentence in listed if _page_of(sentence) == sentence["page"]]
    assert len(listed) >= 60
    assert len(right) >= 0.98 * len(listed)


def test_running_lines_are_gone() -> None:
    """The document's number stands at the head of no page, and no page number in the text."""
    text = _parsed().text
    body = text[: text.index("\n\n[1] See ")]
    assert "\nA/HRC/59/50" not in body
    assert not any(line.strip().isdigit() for line in text.splitlines())


def test_notes_and_sections_are_complete() -> None:
    """All 118 footnotes stand behind the text in order; the numbered paragraphs are 1 to 120."""
    parsed = _parsed()
    start = parsed.sections[-1].start
    assert parsed.sections[-1].path == ()
    notes = [line.split(" ", 1)[0] for line in parsed.text[start:].splitlines() if line]
    assert [mark for mark in notes if mark[0] == "["] == [f"[{n}]" for n in range(1, 119)]
    lines = parsed.text[:start].splitlines()
    numbers = [int(line.split(".")[0]) for line in lines if line.split(". ")[0].isdigit()]
    assert [n for n in numbers if n > 4] == list(range(5, 121))


def test_headings_and_labels() -> None:
    """Headings nest as they are numbered; the printed page numbers are labels."""
    parsed = _parsed()
    paths = {section.path[-4:] for section in parsed.sections}
    title = "Freedom of expression and elections in the digital age"
    assert parsed.main_heading == title
    assert (
        "III. Responsibilities and responses of States",
        "B. Responses of States",
        "2. Concerns and challenges",
        "(c) Attacks on fact checkers",
    ) in paths
    assert {page.number: page.label for page in parsed.pages if page.label} == {
        number: str(number) for number in range(2, 20)
    }
    assert parsed.fields["date"] == "2025-06-11"
