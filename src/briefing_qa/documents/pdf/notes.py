"""Footnotes: their texts taken out of the text they interrupt, their marks out of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from briefing_qa.documents.pdf.note_rules import LOWER_PART, footnote_rule
from briefing_qa.documents.pdf.values import (
    Column,
    Element,
    Line,
    PageContent,
    Rule,
    Run,
    line_of,
    lines_in,
)

_SMALLER = 0.93  # of the size of body text: footnotes are set at most so large
_LARGER = 1.07  # of the size of body text: headings are set so large
_SUPERSCRIPT = 0.86  # of the size of the line: browsers set it at five sixths
_RAISED = 0.12  # of the size of the line

_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,4}|[a-z])[.)]?")
_LEADING_MARK = re.compile(r"(?P<mark>\d{1,3}|[*†‡§¶]{1,4})[.)]?(?=\s|[A-ZÁÉÍÓÚÑ“\"]|$)")
_REFERENCE = re.compile(r"[\[(]?[\d*†‡§¶](?:[,;–\-\s]*[\d*†‡§¶])*[\])]?[,;]?")
_LETTER_MARKS = re.compile(r"([a-z])\1?(?:,([a-z])\2?)*,?")
_ROMAN_MARK = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_BETWEEN_MARKS = frozenset((",", ";", "-", "–"))
_UNICODE_MARKS = re.compile(
    r"(?<=[^\W\d_]|[.,;:!?)”’»\"])[¹²³⁰⁴-⁹]{1,3}(?=[.,;:!?…)\]}”’»\"']{0,4}$)"
)
_NO_COLUMN = Column(0, 0, 0.0, 0.0)
_STROKE = re.compile(r"[/\u2044\u2215]\d*\W?")
_TOUCHES = 0.2  # of the type size: so close the parts of a fraction stand
_UNITS = frozenset(("m", "km", "cm", "mm", "dm", "ft", "mi", "hm"))
_RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    Attributes:
        mark: the run of its number or sign; None for the rest of one from the page before.
        lines: of its text, the mark taken off.
        page: number of the page it stands on.
    """

    mark: Run | None
    lines: tuple[Line, ...]
    page: int


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
    return replace(page, elements=kept), list(_parted(ordered))


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
    begins = (i for i, line in enumerate(below) if len(line.runs) > 1 and _begins_note(line))
    first = next(begins, None)
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


def _begins_note(line: Line) -> bool:
    first = line.runs[0]
    if is_superscript(first, line) and _MARK.fullmatch(first.text):
        return True
    return _LEADING_MARK.match(line.text) is not None


def _parted(lines: Sequence[Line]) -> list[Note]:
    """Notes from their lines, a new one where a mark leads."""
    notes: list[Note] = []
    hanging = _marks_are_raised(lines)
    for line in lines:
        mark, rest = _without_mark(line, raised=hanging)
        if mark is not None or not notes:
            notes.append(Note(mark, (rest,) if rest else (), line.page))
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
    """Notes with the rest of those that go on over a page behind their beginning."""
    whole: list[Note] = []
    for note in notes:
        if note.mark is None and whole:
            whole[-1] = replace(whole[-1], lines=(*whole[-1].lines, *note.lines))
        else:
            whole.append(note)
    return whole


def is_superscript(run: Run, line: Line) -> bool:
    """Whether a run is set smaller and higher than its line, or smaller at its beginning."""
    if run.style.size > _SUPERSCRIPT * line.size:
        return False
    return line.baseline - run.baseline >= _RAISED * line.size


def without_marks(elements: Iterable[Element]) -> list[Element]:
    """Lines without the note marks in them; a line that was nothing else is left out."""
    kept: list[Element] = []
    for element in elements:
        if not isinstance(element, Line):
            kept.append(element)
        elif runs := runs_without_marks(element):
            kept.append(
                element
                if len(runs) == len(element.runs) and runs == element.runs
                else line_of(runs, element.column)
            )
    return kept


def cell_without_marks(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a table's cell, in reading order, that are no note marks."""
    kept: list[Run] = []
    for line in lines_in(runs):
        kept.extend(runs_without_marks(line_of(line, _NO_COLUMN)))
    return tuple(kept)


def runs_without_marks(line: Line) -> tuple[Run, ...]:
    """The runs of a line that are no note marks.

    What stands raised behind a unit of length or a ten is a power: "km²"; before a stroke it is the
    upper part of a fraction.
    """
    kept: list[Run] = []
    space = False
    for run in _with_fractions(line.runs):
        if space and not run.space:
            run = run._replace(space=True)
        space = False
        if _is_reference(run, line):
            if kept and _is_power(kept[-1], run):
                kept.append(run._replace(text=run.text.translate(_RAISED_FIGURES), space=False))
            else:
                space = run.space
            continue
        mark = _UNICODE_MARKS.search(run.text)
        if mark is not None and not _takes_power(run.text[: mark.start()]):
            run = run._replace(text=run.text[: mark.start()] + run.text[mark.end() :])
        kept.append(run)
    return tuple(kept)


def _with_fractions(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs in which the parts of a fraction stand on the line, apart from the whole number."""
    upper = lower = False
    for run, following in zip_longest(runs, runs[1:]):
        stroke = upper and _STROKE.fullmatch(run.text) is not None
        upper = (
            following is not None
            and run.above > 0
            and run.text.isdigit()
            and _STROKE.fullmatch(following.text) is not None
            and following.left - run.right < _TOUCHES * following.style.size
        )
        if upper and following is not None:
            size = following.style.size
            run = run._replace(
                baseline=following.baseline,
                style=run.style._replace(size=size),
                space=True,
                above=0,
            )
        elif stroke or (lower and run.text[:1].isdigit()):
            run = run._replace(space=False)
        lower = stroke and len(run.text) == 1
        yield run


def _is_reference(run: Run, line: Line) -> bool:
    if is_superscript(run, line):
        return run.is_mark or (
            _REFERENCE.fullmatch(run.text) is not None
            or run.text in _BETWEEN_MARKS
            or (_LETTER_MARKS.fullmatch(run.text) is not None and _is_behind_word(run, line))
            or (_ROMAN_MARK.fullmatch(run.text) is not None and _is_behind_word(run, line, ".,;:"))
        )
    if _REFERENCE.fullmatch(run.text) is None:
        return False
    return set(run.text) <= set("*†‡") and run.style.size < line.size and not run.space


def _is_behind_word(run: Run, line: Line, stops: str = "") -> bool:
    """Whether a raised letter stands right behind a whole word, not behind "1." or "N".

    Args:
        run: the letter.
        line: where it stands.
        stops: what may stand between.
    """
    before = next((one for one in reversed(line.runs) if one.right <= run.left + 0.1), None)
    return (
        before is not None
        and before is not run
        and not run.space
        and len(before.text) > 2
        and before.text.rstrip(stops)[-1:].isalpha()
    )


def _is_power(before: Run, run: Run) -> bool:
    return not run.space and run.text.isdigit() and _takes_power(before.text)


def _takes_power(text: str) -> bool:
    """Whether what stands raised behind is a power: of a unit of length, a ten or a variable."""
    word = text.casefold().strip("(0123456789.,")
    variable = len(text) == 1 and text.isalpha()
    return word in _UNITS or variable or text == "10"
