"""Footnotes: their texts taken out of the text they interrupt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing_qa.documents.pdf.note_marks import is_superscript, referred_to
from briefing_qa.documents.pdf.note_rules import LOWER_PART, footnote_rule
from briefing_qa.documents.pdf.values import (
    Line,
    PageContent,
    Rule,
    Run,
    Table,
    line_of,
)

_SMALLER = 0.93  # of the size of body text: footnotes are set at most so large
_LARGER = 1.07  # of the size of body text: headings are set so large

_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,4}|[a-z])[.)]?")
_LEADING_MARK = re.compile(r"(?P<mark>\d{1,3}|[*†‡§¶]{1,4})[.)]?(?=\s|[A-ZÁÉÍÓÚÑ“\"]|$)")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    Attributes:
        mark: the run of its number or sign; None for the rest of one from the page before.
        lines: of its text, the mark taken off.
        page: number of the page it stands on.
        is_sure: whether its mark is one, raised or led to, and no figure that begins a line.
    """

    mark: Run | None
    lines: tuple[Line, ...]
    page: int
    is_sure: bool = False


def split_notes(page: PageContent, size: float) -> tuple[PageContent, list[Note]]:
    """A page without its footnotes, and these.

    Footnotes stand below all body text of their column, in smaller type or below a short rule, and
    the first begins with its mark (or goes on with one of the page before, below such a rule).

    Args:
        page: without running lines.
        size: of body text.
    """
    columns: dict[int, list[Line]] = {}
    for element in page.elements:
        if isinstance(element, Line):
            columns.setdefault(element.column.number, []).append(element)
    taken: list[Line] = []
    for lines in columns.values():
        taken.extend(_notes_of(lines, page, size))
    if not taken:
        return page, []
    ids = set(map(id, taken))
    kept = tuple(element for element in page.elements if id(element) not in ids)
    ordered = [e for e in page.elements if id(e) in ids and isinstance(e, Line)]
    return replace(page, elements=kept), list(_parted(ordered, page))


def _notes_of(lines: Sequence[Line], page: PageContent, size: float) -> Sequence[Line]:
    """The footnotes' lines among those of a column, which are ordered from top to bottom."""
    rule = footnote_rule(lines, page)
    ruled = _ruled(rule, lines, size) if rule is not None else ()
    if ruled:
        return ruled
    begin = len(lines)
    while begin > 0 and lines[begin - 1].size < _SMALLER * size:
        begin -= 1
    below = lines[begin:]
    begins = [i for i, line in enumerate(below) if len(line.runs) > 1 and _begins_note(line)]
    told = len(begins) > 1 or any(isinstance(element, Table) for element in page.elements)
    first = next((i for i in begins if told or _is_told(below[i], page)), None)
    if first is None or below[first].top < LOWER_PART * page.height:
        return ()
    return below[first:]


def _ruled(rule: Rule, lines: Sequence[Line], size: float) -> Sequence[Line]:
    """The notes below a rule; none where it is no rule of footnotes.

    Notes end where larger type stands below them. If none of them has a mark, that is the text, and
    what stands between is the source of something above.
    """
    ruled = [line for line in lines if line.top > rule.top - 2.0]
    small = ruled[0].size < _SMALLER * size
    marked = _begins_note(ruled[0])
    largest = size if small else _LARGER * size
    end = next((i for i, line in enumerate(ruled) if line.size >= largest), len(ruled))
    if end < len(ruled):
        return ruled[:end] if small and marked else ()
    return ruled if small or marked else ()


def _is_told(line: Line, page: PageContent) -> bool:
    """Whether a line in small type is a note: if with a number, this leads to it, or is raised.

    Any line of a caption or an address may begin with a number.
    """
    match = _LEADING_MARK.match(line.text)
    if match is None or not match["mark"].isdigit() or page.recognised is not None:
        return True
    return is_superscript(line.runs[0], line) or match["mark"] in referred_to(page)


def _begins_note(line: Line) -> bool:
    first = line.runs[0]
    if is_superscript(first, line) and _MARK.fullmatch(first.text):
        return True
    return _LEADING_MARK.match(line.text) is not None


def _parted(lines: Sequence[Line], page: PageContent) -> list[Note]:
    """Notes from their lines, a new one where a mark leads."""
    notes: list[Note] = []
    hanging = _marks_are_raised(lines)
    led_to = None if hanging else referred_to(page)
    for line in lines:
        mark, rest = _without_mark(line, raised=hanging)
        if mark is not None or not notes:
            is_sure = led_to is None or (mark is not None and mark.text in led_to)
            notes.append(Note(mark, (rest,) if rest else (), line.page, is_sure))
        elif rest is not None:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, rest))
    return notes


def _marks_are_raised(lines: Sequence[Line]) -> bool:
    return any(
        is_superscript(line.runs[0], line) and _MARK.fullmatch(line.runs[0].text) for line in lines
    )


def _without_mark(line: Line, *, raised: bool) -> tuple[Run | None, Line | None]:
    """A note's mark and the rest of its first line; no mark where none leads."""
    first, rest = line.runs[0], line.runs[1:]
    leads = is_superscript(first, line) and _MARK.fullmatch(first.text)
    if not leads:
        signs = first.text.strip("*†‡§¶") == ""
        leads = _LEADING_MARK.fullmatch(first.text) if not raised or signs else None
    if not leads:
        return None, line
    mark = first._replace(text=first.text.rstrip(".)"))
    return mark, line_of((rest[0]._replace(space=True), *rest[1:]), line.column) if rest else None


def whole_notes(notes: Iterable[Note]) -> list[Note]:
    """Notes with the rest of those that go on over a page behind their beginning.

    The number that follows on the one before is the mark of a note for sure.
    """
    whole: list[Note] = []
    last = 0
    for note in notes:
        if note.mark is None and whole:
            whole[-1] = replace(whole[-1], lines=(*whole[-1].lines, *note.lines))
            continue
        number = int(note.mark.text) if note.mark and note.mark.text.isdecimal() else last
        goes_on = any(line.text[:1].islower() for line in note.lines[:1])  # "35 per cent"
        follows = number == last + 1 and not goes_on
        whole.append(replace(note, is_sure=note.is_sure or follows))
        last = number
    return whole
