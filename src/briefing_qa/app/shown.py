"""Words of documents as they are shown: marks of Markdown are hidden, what they mean is seen.

Nothing is left out or put in: a mark that is hidden stays in the page, so that what is marked as
quoted is still exactly the quoted characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from briefing_qa.passages.aligned import GAP, is_aligned_row
from briefing_qa.passages.rows import cells_of

Style = Literal["hidden", "bar", "gap", "break", "strong", "em"]

_INNER = r"(?:[^\n*]|\*(?!\*)|\n(?!\s*\n)){1,4000}?"
"""What is emphasised: up to a whole paragraph, as recommendations are printed.

It holds no two stars, so that one that is never closed is looked at as far as the next.
"""

_STYLES: tuple[tuple[re.Pattern[str], Style | None], ...] = (
    (re.compile(rf"(?<![\w*])(\*\*)(?=[^\s*])({_INNER})(?<=[^\s*])(\*\*)(?![\w*])"), "strong"),
    (re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*\n]{1,300}?)(?<=\S)(\*)(?![\w*])"), "em"),
    (re.compile(r"(?<!\w)(_)(?=[^\s_])([^_\n]{1,300}?)(?<=\S)(_)(?!\w)"), "em"),
    (re.compile(r"(?<!!)(\[)([^\[\]\n]{1,300})(\]\([^()\s]{1,2000}\))"), None),
)
_ROW = re.compile(r"^[^\S\n]*\|.*$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:-]+")
_BAR = re.compile(r"(?<!\\)\|")
_LABEL = re.compile(r"\n\s*(?=[^\W\d_][^\n:.!?]{0,30}:(?:\s|$))")
_SET_OFF = re.compile(r"\n\s*(?=\||[-*+•‣◦▪●]\s|\(?\d{1,3}[.)]\s)")
_FEWEST_LABELS = 2  # one line with a colon may be wrapped prose
_TAGS = {
    "hidden": Markup("<span hidden>{}</span>"),
    "bar": Markup('<span class="divide">{}</span>'),
    "gap": Markup('<span class="gap">{}</span>'),
    "break": Markup('<span class="break">{}</span>'),
    "strong": Markup("<strong>{}</strong>"),
    "em": Markup("<em>{}</em>"),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a text that is shown in a way of its own."""

    start: int
    end: int
    style: Style


def rich(text: str, start: int = 0, end: int | None = None) -> Markup:
    """A stretch of a text as HTML, in the way that the whole text says.

    Args:
        text: as it stands in the document; escaped here.
        start: first character that is wanted.
        end: one past the last; the whole rest where it is left out.
    """
    parts = list(_parts(text))
    stop = len(text) if end is None else end
    inside = (edge for part in parts for edge in (part.start, part.end) if start < edge < stop)
    edges = sorted({start, stop, *inside})
    styles: list[list[Style]] = [[] for _ in edges]
    for part in parts:
        for at in range(bisect_left(edges, part.start), bisect_left(edges, part.end)):
            styles[at].append(part.style)
    made = Markup()
    for at, (a, b) in enumerate(pairwise(edges)):
        words = escape(text[a:b])
        for style in styles[at]:
            words = _TAGS[style].format(words)
        made += words
    return made


def unmarked(text: str) -> str:
    """A text without the marks that are hidden, on as many lines."""
    hidden = {at for p in _parts(text) if p.style == "hidden" for at in range(p.start, p.end)}
    return "".join(sign for at, sign in enumerate(text) if at not in hidden).strip()


def cells_at(row: str) -> list[int]:
    """Where the cells of a row begin, each with the blanks and the bar behind it."""
    if not row.lstrip().startswith("|"):
        starts, behind = [], 0
        for cell in cells_of(row):
            starts.append(row.index(cell, behind))
            behind = starts[-1] + len(cell)
        return [0, *starts[1:]]
    bars = [bar.start() for bar in _BAR.finditer(row)]
    starts = [bar + 1 for bar in (bars[:-1] if row.rstrip().endswith("|") else bars)]
    return [0, *starts[1:]]


def is_rule(row: str) -> bool:
    """Whether a row is the line of dashes below the names of the columns."""
    return "-" in row and _RULE.fullmatch(row) is not None


def _parts(text: str) -> Iterator[_Part]:
    taken: set[int] = set()
    for pattern, style in _STYLES:
        for found in pattern.finditer(text):
            marks = {*range(*found.span(1)), *range(*found.span(3))}
            if marks & taken:
                continue
            taken |= marks
            yield _Part(*found.span(1), "hidden")
            yield _Part(*found.span(3), "hidden")
            if style is not None:
                yield _Part(*found.span(2), style)
    yield from _bars(text)
    yield from _gaps(text)
    for gap in _breaks(text):
        yield _Part(*gap.span(), "break")


def _bars(text: str) -> Iterator[_Part]:
    """Bars between cells are lines; those around a row, and the dashes below names, are hidden."""
    for row in _ROW.finditer(text):
        if is_rule(row[0]):
            yield _Part(*row.span(), "hidden")
            continue
        bars = [row.start() + bar.start() for bar in _BAR.finditer(row[0])]
        last = row.start() + len(row[0].rstrip()) - 1
        for bar in bars:
            around = bar in (bars[0], last)
            yield _Part(bar, bar + 1, "hidden" if around else "bar")


def _gaps(text: str) -> Iterator[_Part]:
    """White space between the columns of a row stays wide, and each such row has its line."""
    ends: set[int] = set()
    for line in _LINE.finditer(text):
        if "|" in line[0] or not is_aligned_row(line[0]):
            continue
        ends |= {line.start() - 1, line.end()}
        begin = line.start() + len(line[0]) - len(line[0].lstrip())
        for gap in GAP.finditer(text, begin, line.start() + len(line[0].rstrip())):
            yield _Part(*gap.span(), "gap")
    for end in ends & set(range(len(text))):
        yield _Part(end, end + 1, "break")


def _breaks(text: str) -> list[re.Match[str]]:
    """Ends of lines that are no wrapping: before rows, items, and lines that begin with a label."""
    labels = list(_LABEL.finditer(text))
    kept = labels if len(labels) >= _FEWEST_LABELS else []
    return [*kept, *_SET_OFF.finditer(text)]
