"""The marks of notes, taken out of the sentences in which they stand raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from unicodedata import normalize

from briefing_qa.documents.pdf.values import (
    Column,
    Element,
    Line,
    PageContent,
    Run,
    line_of,
    lines_in,
)

_SUPERSCRIPT = 0.86  # of the size of the line: browsers set it at five sixths
_RAISED = 0.12  # of the size of the line
_REFERENCE = re.compile(r"[\[(]?[\d*†‡§¶](?:[,;–\-\s]*[\d*†‡§¶])*[\])]?[,;]?")
_LETTER_MARKS = re.compile(r"([a-z])\1?(?:,([a-z])\2?)*,?")
_MEASURE = re.compile(r"\d[.,]\d+%?$|\d%$|[^\W\d_]\)$|%\)$")
_ROMAN_MARK = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_IN_BRACKETS = re.compile(r"\[\d[\d,;–-]*\]")
_ELEMENT = re.compile(  # those whose isotopes are spoken of, and that are no words ("In", "As")
    r"(?:[CFHIKNOPSU]|A[cmu]|Ba|C[adeo-su]|Fe|G[ae]|Hg|Ir|Kr|Lu|Mo|N[abp]|P[abdou]|R[abnu]|S[mnr]|"
    r"T[cehl]|Xe|Z[nr])s?(?![^\W\d_])"
)
_NUMBER = re.compile(r"\d+")
_BETWEEN_MARKS = frozenset((",", ";", "-", "–"))
_UNICODE_MARKS = re.compile(
    r"(?<=[^\W\d_]|[.,;:!?)”’»\"])[¹²³⁰⁴-⁹]{1,3}(?=[.,;:!?…)\]}”’»\"']{0,4}$)"
)
_NO_COLUMN = Column(0, 0, 0.0, 0.0)
_STROKE = re.compile(r"[/\u2044\u2215]\d*\W?")
_TOUCHES = 0.2  # of the type size: so close the parts of a fraction stand
_UNITS = frozenset(("m", "km", "cm", "mm", "dm", "ft", "mi", "hm"))
_RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_superscript(run: Run, line: Line) -> bool:
    """Whether a run is set smaller and higher than its line, or smaller at its beginning."""
    if run.style.size > _SUPERSCRIPT * line.size:
        return False
    return line.baseline - run.baseline >= _RAISED * line.size


def referred_to(page: PageContent) -> set[str]:
    """The numbers that stand raised, or in square brackets, in the lines of a page."""
    return {
        number
        for line in page.elements
        if isinstance(line, Line)
        for run in line.runs
        if is_superscript(run, line)
        or _IN_BRACKETS.search(run.text)
        or _UNICODE_MARKS.search(run.text)
        for number in _NUMBER.findall(normalize("NFKC", run.text))
    }


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
    upper part of a fraction, before the sign of an element the number of an isotope: "¹³¹I".
    """
    kept: list[Run] = []
    space = False
    runs = list(_with_fractions(line.runs))
    for run, following in zip_longest(runs, runs[1:]):
        if space and not run.space:
            run = run._replace(space=True)
        space = False
        if _is_reference(run, line):
            if kept and _is_of_isotope(kept[-1], run, following):
                kept.append(run._replace(text=run.text.translate(_RAISED_FIGURES)))
            elif kept and _is_power(kept[-1], run):
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
    """Whether a raised letter stands right behind a whole word or a measure ("13.2", "(%)").

    Behind "1.", "3" or "N" it makes an ordinal or an abbreviation.

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
        and (before.text.rstrip(stops)[-1:].isalpha() or _MEASURE.search(before.text) is not None)
    )


def _is_power(before: Run, run: Run) -> bool:
    return not run.space and run.text.isdigit() and _takes_power(before.text)


def _is_of_isotope(before: Run, run: Run, following: Run | None) -> bool:
    """Whether raised figures belong to what follows, as those of "¹³¹I" do: no mark stands so."""
    begins = run.space or before.text.endswith(("(", "[", "/"))
    return (
        begins
        and run.text.isdigit()
        and following is not None
        and not following.space
        and _ELEMENT.match(following.text) is not None
    )


def _takes_power(text: str) -> bool:
    """Whether what stands raised behind is a power: of a unit of length, a ten or a variable."""
    word = text.casefold().strip("(0123456789.,")
    variable = len(text) == 1 and text.isalpha()
    return word in _UNITS or variable or text == "10"
