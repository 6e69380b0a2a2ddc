"""Running heads, running feet and page numbers: found by likeness across pages, and taken off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_qa.documents.pdf.note_marks import is_superscript
from briefing_qa.documents.pdf.page_numbers import (
    ROMAN,
    bare_number,
    edge_numbers,
    number_of,
    number_set_apart,
)
from briefing_qa.documents.pdf.table_edges import edge_lines, without_edges
from briefing_qa.documents.pdf.values import Line, PageContent

_ZONE = 0.14  # of the page's height, at the top and at the bottom
_FAR_ZONE = 0.2  # likewise, for the numbers of small pages with wide margins
_DRIFT = 0.012  # of the page's height: as much may its place differ from page to page
_MAX_LETTERS = 400
_SHARE = 0.6
_EDGE = 0.08  # of the page's height
_SAME_ROW = 0.003  # of the page's height
_MUCH_LARGER = 1.3  # a title with the words of a running head is a title
_MIN_WORDS = 6  # letters
_MOST = 8  # lines at either end of a page that may belong to its head or foot
_PAGE_NUMBER = re.compile(
    r"(?:p(?:age|[aá]gina|[aá]g)?\.?\s*)?(\d{1,4})(?:\s*(?:/|of|de)\s*\d{1,4})?", re.I
)
_NUMBER = re.compile(r"\d+")
_BARS = re.compile(r"\s*[|•·]\s*")


@dataclass(frozen=True, slots=True)
class _Margin:
    """A line near the top or the bottom of a page.

    Attributes:
        line: the line.
        index: of the page among all pages.
        likeness: its words with numbers made equal.
        height: where it stands, 0 to 1.
        top: whether it is near the top.
        apart: whether its place may show that it is repeated; names of columns are, too.
    """

    line: Line
    index: int
    likeness: str
    height: float
    top: bool
    apart: bool = True


def without_running_lines(pages: Sequence[PageContent]) -> list[PageContent]:
    """Pages without what is repeated on them, and with the page numbers printed there as labels.

    A line is repeated when it stands at the same height of at least three pages (two of a document
    that has no more than four), numbers aside, with nothing but such lines between it and the edge.
    On other pages, such as the first, its very words are taken off too. One page is enough for the
    title of the first page, again in smaller type at the edge.
    """
    margins = [margin for index, page in enumerate(pages) for margin in _margins(index, page)]
    repeated = _repeated(margins, len(pages)) | _titles_again(margins, pages)
    repeated |= _page_numbers(margins, len(pages))
    words: dict[str, float] = {}
    for margin in margins:
        if id(margin) in repeated:
            words[_plain(margin.line.text)] = _MUCH_LARGER * margin.line.size
    running = _outermost(margins, repeated, words)
    labels = _printed_numbers(running, pages)
    gone = {id(margin.line) for margin in running}
    words_gone = {id(run) for margin in running for run in margin.line.runs}
    if all(id(e) in gone for page in pages for e in page.elements):
        return list(pages)  # a document that is nothing but alike pages
    return [
        replace(
            page,
            elements=tuple(
                without_edges(element, words_gone)
                for element in page.elements
                if id(element) not in gone
            ),
            label=page.label or labels.get(index, ""),
        )
        for index, page in enumerate(pages)
    ]


def _margins(index: int, page: PageContent) -> Iterator[_Margin]:
    """Lines in the top and bottom zones, from the edge inward."""
    lines = [(element, True) for element in page.elements if isinstance(element, Line)]
    lines.extend(edge_lines(page))
    heights = [(line, apart, line.baseline / page.height) for line, apart in lines]
    numbers = [
        height for line, _, height in heights if bare_number(line.text) or number_set_apart(line)
    ]
    for top in (True, False):
        found = [one for one in heights if _is_in_zone(one[2] if top else 1 - one[2], numbers, top)]
        found.sort(key=lambda one: one[2], reverse=not top)
        for line, apart, height in found[:_MOST]:
            noted = len(line.runs) > 1 and is_superscript(line.runs[0], line)
            if len(line.text) <= _MAX_LETTERS and not noted:
                yield _Margin(line, index, _likeness(line.text), height, top, apart)


def _is_in_zone(far: float, numbers: Sequence[float], top: bool) -> bool:
    """Whether a line so far from the edge may be a head or foot, or beside the page's number."""
    if far <= _ZONE:
        return True
    height = far if top else 1 - far
    return far <= _FAR_ZONE and any(abs(height - one) <= _SAME_ROW for one in numbers)


def _likeness(text: str) -> str:
    words = " ".join(text.casefold().split())
    if ROMAN.fullmatch(words):
        return "#"
    return _NUMBER.sub("#", words)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _repeated(margins: Sequence[_Margin], pages: int) -> set[int]:
    """Ids of those that stand at one height of enough pages."""
    needed = 2 if pages <= 4 else 3
    alike: dict[tuple[str, bool], list[_Margin]] = defaultdict(list)
    for margin in margins:
        alike[margin.likeness, margin.top].append(margin)
    repeated: set[int] = set()
    for group in alike.values():
        if len(group) < needed:
            continue
        group.sort(key=lambda margin: margin.height)
        begin = 0
        for end in range(1, len(group) + 1):
            if end < len(group) and group[end].height - group[end - 1].height <= _DRIFT:
                continue
            level = group[begin:end]
            enough = len({margin.index for margin in level}) >= needed
            if enough and any(margin.apart for margin in level) and _may_run(level):
                repeated.update(map(id, level))
            begin = end
    return repeated


def _titles_again(margins: Sequence[_Margin], pages: Sequence[PageContent]) -> set[int]:
    """Ids of those at the edge of later pages with the words of a much larger line of the first.

    Beside a bar may stand more: "Stolen Journeys | Lantern Trust".
    """
    sizes: dict[str, float] = {}
    for element in pages[0].elements if pages else ():
        if isinstance(element, Line):
            plain = _plain(element.text)
            sizes[plain] = max(element.size, sizes.get(plain, 0.0))
    return {
        id(margin)
        for margin in margins
        if margin.index
        and (margin.height <= _EDGE or margin.height >= 1 - _EDGE)
        and any(
            len(plain) >= _MIN_WORDS and sizes.get(plain, 0.0) >= _MUCH_LARGER * margin.line.size
            for plain in map(_plain, (margin.line.text, *_BARS.split(margin.line.text)))
        )
    }


def _page_numbers(margins: Sequence[_Margin], pages: int) -> set[int]:
    """Ids of those with nothing but a number which rises with the pages, wherever it stands.

    The same number is left, right or below, as books have it; what stands beside is a head. Where
    a head is a line with its number, other pages must have the number alone in such type.
    """
    rising: dict[tuple[bool, int], list[_Margin]] = defaultdict(list)
    for margin in margins:
        if words := bare_number(margin.line.text) or number_set_apart(margin.line):
            rising[words.isdecimal(), number_of(words) - margin.index].append(margin)
    needed = 2 if pages <= 4 else 3
    found: set[int] = set()
    for (decimal, shift), group in rising.items():
        sizes = {one.line.size for one in group if bare_number(one.line.text)}
        alike = [one for one in group if one.line.size in sizes]
        if len({margin.index for margin in alike}) >= needed:
            found.update(map(id, alike))
            if decimal:
                found.update(map(id, _beside_words(margins, alike, shift)))
    return found


def _beside_words(
    margins: Sequence[_Margin], alike: Sequence[_Margin], shift: int
) -> Iterator[_Margin]:
    """Heads that leave no space before the number of their page, where others stand alike.

    Args:
        margins: of all pages.
        alike: lines with the numbers of other pages.
        shift: from the index of a page to its number.
    """
    places = {(one.top, one.line.size, round(one.height / _SAME_ROW)) for one in alike}
    for one in margins:
        row = round(one.height / _SAME_ROW)
        near = any((one.top, one.line.size, row + step) in places for step in (-1, 0, 1))
        if near and one.index + shift in edge_numbers(one.line.text):
            yield one


def _may_run(level: Sequence[_Margin]) -> bool:
    """Whether the numbers in alike lines stay the same or rise with the pages, one for each.

    Those of footnotes that are bottom lines ("12 Ibid.") and of paragraphs do neither.
    """
    for values in zip(*(_values(margin) for margin in level), strict=False):
        same = Counter(values)
        shifts = Counter(v - margin.index for v, margin in zip(values, level, strict=True))
        usual = max(_repeating(same), _repeating(shifts))
        if usual < _SHARE * len(level):
            return False
    return True


def _repeating(counts: Counter[int]) -> int:
    return sum(count for count in counts.values() if count > 1)


def _values(margin: _Margin) -> list[int]:
    """The numbers in a line."""
    words = margin.line.text.strip().casefold()
    if ROMAN.fullmatch(words):
        return [number_of(words)]
    return [int(found[:9]) for found in _NUMBER.findall(words)]


def _outermost(
    margins: Sequence[_Margin], repeated: set[int], words: dict[str, float]
) -> list[_Margin]:
    """Those with nothing but such lines between them and the edge of their page."""
    running: list[_Margin] = []
    rows: dict[tuple[int, bool], list[float]] = defaultdict(list)
    blocked: set[tuple[int, bool]] = set()
    known = {id(margin) for margin in margins if _is_known(margin, repeated, words)}
    for margin in margins:
        if id(margin) in known:
            rows[margin.index, margin.top].append(margin.height)
    for margin in margins:  # from the edge inward, page by page
        end = margin.index, margin.top
        beside = any(abs(margin.height - height) <= _SAME_ROW for height in rows[end])
        if (id(margin) in known or beside) and end not in blocked:
            running.append(margin)
        else:
            blocked.add(end)
    return running


def _is_known(margin: _Margin, repeated: set[int], words: dict[str, float]) -> bool:
    if id(margin) in repeated or _is_page_number(margin):
        return True
    plain = _plain(margin.line.text)
    return len(plain) >= _MIN_WORDS and margin.line.size <= words.get(plain, 0.0)


def _is_page_number(margin: _Margin) -> bool:
    """Whether a line at the very edge is the number of its page, in figures, and nothing else."""
    edge = margin.height <= _EDGE or margin.height >= 1 - _EDGE
    found = _PAGE_NUMBER.fullmatch(margin.line.text.strip("-–—| "))
    return edge and found is not None and int(found[1]) == margin.index + 1


def _printed_numbers(running: Sequence[_Margin], pages: Sequence[PageContent]) -> dict[int, str]:
    """The number printed on each page, where it rises with the pages."""
    shifts: Counter[int] = Counter()
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for margin in running:
        for number in re.findall(r"\d{1,4}", margin.line.text):
            found[margin.index].append((int(number) - margin.index, number))
        if ROMAN.fullmatch(margin.line.text.strip().casefold()):
            words = margin.line.text.strip()
            found[margin.index].append((number_of(words) - margin.index, words))
    for candidates in found.values():
        shifts.update({shift for shift, _ in candidates})
    labels: dict[int, str] = {}
    for index, candidates in found.items():
        best = max(candidates, key=lambda one: shifts[one[0]])
        if shifts[best[0]] >= min(3, len(pages)):
            labels[index] = best[1]
    return labels
