"""The lines before a document's text begins, and the one by which it says who, when or which it is.

A cover gives its author, its date and its number in a line each, without a sentence about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from briefing_qa.answering.questions.of_the_document import PUBLISHED, WRITTEN, Asked
from briefing_qa.answering.words.bodies import AUTHORITIES, OFFICES, ORGANISATIONS
from briefing_qa.answering.words.wording import ARTICLE, as_written
from briefing_qa.languages.months import MONTH
from briefing_qa.terms import fold

_LINES = 15
_BODY = 12
"""Words from which on a line that ends like a sentence is one of the text, no line of the cover."""

_BODY_AT_LEAST = 30
"""Words from which on any line is."""

_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<![–—\d/-])(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?: de)? {MONTH}(?: del?|,)? {_YEAR}"
    rf"|\b{MONTH} \d{{1,2}},? {_YEAR}|\b{MONTH}(?: del?|,)? {_YEAR}|\b{_YEAR}-\d\d-\d\d)\b"
    rf"|^\W*{_YEAR}\W*$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\d\s?(?:[–—-]|to|a|al)\s?\d{{1,2}} |{MONTH}(?: {_YEAR})?\s?[–—-]\s?(?:\d|[A-Za-z])",
    re.IGNORECASE,
)
"""Of a session or a survey: no date of the document."""

_DATED = re.compile(rf"\b(?:distr|dated?|fecha|{PUBLISHED})\b", re.IGNORECASE)
_WHO = as_written(
    ORGANISATIONS.keys()
    | AUTHORITIES.keys()
    | {word for word, kind in OFFICES.items() if kind != "state"}
    | {"special", "independent", "high", "alto", "alta", "working", "grupo", "board"}
    | {"inspectorate", "inspeccion", "panel", "team", "equipo", "expert", "experts", "experto"}
    | {"experta", "expertos", "expertas"}
)
"""First words for who reports: "Report of the Special Rapporteur"."""

_BODY_FIRST = re.compile(rf"\W*{_WHO}\b", re.IGNORECASE)
_NAME = r"[A-ZÁÉÍÓÚÑ]"
_LINES_OF: Mapping[Asked, tuple[re.Pattern[str], ...]] = {
    "author": (
        re.compile(rf"^\W*(?i:authors?|written by|autor(?:a|es|as)?|escrito por)\s?:? {_NAME}"),
        re.compile(rf"\b(?i:{WRITTEN}) (?i:by|por)(?: {ARTICLE})? {_NAME}"),
        re.compile(
            r"^\W*(?i:(?:\w+ )?(?:report|study|note|informe|estudio|nota)"
            rf" (?:of|by|de|del|por)(?: {ARTICLE})?)"
            rf" (?i:{_WHO})\b"
        ),
        re.compile(rf"^\W*(?:By|Por)(?: {ARTICLE})? {_NAME}"),
        re.compile(rf"^(?:{_NAME}[^\W\d_]+[ -]){{1,3}}{_NAME}[^\W\d_]+ ?[|·•] (?=.*\b{_YEAR}\b)"),
    ),
    "publisher": (
        re.compile(rf"\b(?i:{PUBLISHED}) (?i:by|por)(?: {ARTICLE})? {_NAME}"),
        re.compile(rf"^\W*(?i:publishers?|editorial|edita|publica)\s?: {_NAME}"),
    ),
    "symbol": (
        re.compile(r"(?:^|\s)[A-Z]{1,6}(?:/[A-Z0-9][\w.()-]*){2,}"),
        re.compile(
            r"\b(?i:report|document|working paper|paper|briefing|informe|documento|estudio)"
            r" (?i:no\.?|n\.?º|n[uú]m\.?|number|n[uú]mero):? ?[\w/-]*\d"
        ),
    ),
}

_BELOW = 2
"""Lines below the first sentence in which a text says by whom it is."""

_WORDED = re.compile(r"[^\W_].*\S|[^\W_]")
_BYLINE = re.compile(rf"(?:By|Por) {_NAME}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cover: `text[start:end]`, trimmed."""

    start: int
    end: int
    text: str


def cover(text: str) -> tuple[list[Line], int]:
    """The lines before the first one that is a sentence, at most some.

    Returns:
        With where that one begins; -1 where the lines are too many to see it.
    """
    lines: list[Line] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if _is_of_the_body(line):
            break
        if len(lines) == _LINES:
            return lines, -1
        if words := line.strip():
            start = place + line.index(words[0])
            lines.append(Line(start, start + len(words), words))
        place += len(line)
    return lines, place


def bylines(text: str, begun: int) -> list[Line]:
    """The lines right below the first sentence that say by whom the text is, as in a newspaper.

    Args:
        text: of the document.
        begun: where its first sentence begins, see `cover`; -1 where it is not seen.
    """
    if begun < 0:
        return []
    below = islice(_WORDED.finditer(text, begun), _BELOW + 1)
    return [
        Line(match.start(), match.end(), match.group())
        for match in below
        if _BYLINE.match(match.group()) and not _is_of_the_body(match.group())
    ][:1]


def _is_of_the_body(line: str) -> bool:
    """Whether a line is a sentence of a text, and not of its cover."""
    words = len(line.split())
    ends = line.rstrip().endswith((".", "!", "?"))
    return words >= _BODY_AT_LEAST or (ends and words >= _BODY)


def line_that_says(asked: Asked, lines: Sequence[Line], title: str = "") -> Line | None:
    """The line by which a cover says what is asked for; None where none does, or where two may.

    Args:
        asked: for.
        lines: of the cover.
        title: of the document, by which its subject is told.
    """
    if asked == "date":
        return _dated(lines)
    if asked == "subject":
        return _titled(lines, title)
    for pattern in _LINES_OF[asked]:
        found = [line for line in lines if pattern.search(line.text)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def says_who(line: str) -> bool:
    """Whether a line of a cover names who made the document, or its symbol."""
    patterns = (pattern for told in _LINES_OF.values() for pattern in told)
    return _BODY_FIRST.match(line) is not None or any(one.search(line) for one in patterns)


def _titled(lines: Sequence[Line], title: str) -> Line | None:
    """The line that is the title of a document, or the longest part of it."""
    whole = _bare(title)
    found = [line for line in lines if _bare(line.text) and _bare(line.text) in whole]
    return max(found, key=lambda line: len(line.text), default=None)


def _bare(text: str) -> str:
    return " ".join(fold(text).strip("#*_= ").split())


def _dated(lines: Sequence[Line]) -> Line | None:
    found = [line for line in lines if _DATE.search(line.text) and not _RANGE.search(line.text)]
    said = [line for line in found if _DATED.search(line.text)]
    best = said or found
    return best[0] if len(best) == 1 else None
