"""What was recognised on the picture of a page, as the runs and rules of the page."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.hocr import Area, Hocr, Letter, Word, WordLine
from briefing_qa.documents.pdf.values import ASCENT, DESCENT, Rule, Run, Style

_TALL = 0.72  # of the type size: how high letters such as "h" stand above their baseline
_SPREAD = 1.09  # between the heights in which letters of one type size are seen on a page
_ALIKE = 1.065
_SURE = 60  # percent: words with less may be no words
_LONG = 8.0  # a rule is so many times longer than thick

# All of how tall the letters of the line are:
_OTHER_SIZE = 0.65  # a word whose tall letters are less than that is set in another type size
_RAISED = 0.25  # marks of notes stand at least so far above the baseline
_MARK = (0.46, 0.8)  # and are so tall; quotation marks are less

_TALL_LETTERS = frozenset("bdfhkl")
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on a page.

    Attributes:
        runs: words by the direction in which they are read, in points of the page.
        rules: drawn lines as displayed, in points.
        letters: how many characters the words have.
        sure: how many letters and figures stand in words that are hardly anything else.
    """

    runs: Mapping[int, list[Run]]
    rules: tuple[Rule, ...]
    letters: int
    sure: int


def recognised_of(hocr: Hocr, picture: View, points: float) -> Recognised:
    """Runs and rules.

    The marks of notes are runs of their own, small and raised as they are on the page.

    Args:
        hocr: what is said of the picture.
        picture: the picture, in pixels.
        points: of the page, for a pixel of the picture.
    """
    lines = [part for line in hocr.lines for part in _by_size(line)]
    runs: dict[int, list[Run]] = defaultdict(list)
    for line, tall in zip(lines, _steady(lines), strict=True):
        runs[line.direction].extend(_Setter(line, tall, picture, points).runs())
    words = [word for line in lines for word in line.words]
    return Recognised(
        runs=dict(runs),
        rules=tuple(_rules(hocr.separators, points)),
        letters=sum(len(run.text) for some in runs.values() for run in some),
        sure=sum(sum(map(str.isalnum, word.text)) for word in words if word.sure >= _SURE),
    )


def _by_size(line: WordLine) -> Iterator[WordLine]:
    """A line, and words that are taken into it from a line beside it in much smaller type."""
    small = tuple(word for word in line.words if _is_small(word, line))
    rest = tuple(word for word in line.words if word not in small)
    if rest:
        yield replace(line, words=rest)
    if small:
        yield replace(
            line,
            words=small,
            offset=None,
            tall=statistics.median_low([word.area.height for word in small]),
        )


def _is_small(word: Word, line: WordLine) -> bool:
    if line.offset is None or not any(c.isupper() or c in _TALL_LETTERS for c in word.text):
        return False
    middle = (word.area.left + word.area.right) / 2
    return line.baseline(middle) - word.area.top < _OTHER_SIZE * line.tall


def _steady(lines: Sequence[WordLine]) -> list[float]:
    """How tall letters stand in each line, without the small errors in it."""
    letters: Counter[int] = Counter()
    for line in lines:
        letters[max(round(line.tall), 1)] += sum(len(word.text) for word in line.words)
    kept = _usual(letters)
    return [min((_ratio(line.tall, one), one) for one in kept)[1] for line in lines]


def _usual(letters: Mapping[int, int]) -> list[float]:
    """The heights that there are: those which lie close together are one, seen with an error."""
    left = dict(letters)
    kept: list[float] = []
    while left:
        groups = [[one for one in left if low <= one <= _SPREAD * low] for low in sorted(left)]
        weights = [sum(left[one] for one in some) for some in groups]
        weight = max(weights)
        group = groups[weights.index(weight)]
        mean = sum(one * left[one] for one in group) / weight
        if all(_ratio(mean, one) > _ALIKE for one in kept):
            kept.append(mean)
        for one in group:
            del left[one]
    return kept


def _ratio(a: float, b: float) -> float:
    return max(a, b) / min(a, b)


class _Setter:
    """Makes the runs of one line."""

    def __init__(self, line: WordLine, tall: float, picture: View, points: float) -> None:
        self._line = line
        self._tall = tall
        self._picture = picture
        self._points = points
        bottoms = [self._layout(word.area).bottom for word in line.words]
        self._usual = statistics.median_low(bottoms)

    def runs(self) -> Iterator[Run]:
        """All of them, in order; each word is found where it is, on the line's one baseline."""
        for word in self._line.words:
            before, after = self._marks(word)
            inner = word.letters[len(before) : len(word.letters) - len(after)]
            if not (before or after):
                yield from self._run(word.text, word.area, space=True)
                continue
            yield from self._mark(before, space=True)
            if inner:
                yield from self._run(_words(inner), _around(inner), space=not before)
            yield from self._mark(after, space=False)

    def _marks(self, word: Word) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
        """What is raised before and behind a word.

        Before it only figures: other signs may be quotation marks, or the mark of an item.
        """
        if self._line.offset is None:
            return (), ()
        before = tuple(takewhile(self._is_raised, word.letters))
        if len(before) == len(word.letters):
            mark = word is not self._line.words[0] or any(map(str.isdigit, word.text))
            return (before if mark else ()), ()
        if not _words(before).isdigit():
            before = ()
        rest = word.letters[len(before) :]
        return before, tuple(takewhile(self._is_raised, reversed(rest)))[::-1]

    def _is_raised(self, letter: Letter) -> bool:
        if letter.text.isalpha() or letter.text in _DASHES:  # a word is not to lose its end
            return False
        area, tall = letter.area, self._tall
        above = self._line.baseline((area.left + area.right) / 2) - area.bottom
        return above >= _RAISED * tall and _MARK[0] * tall <= area.height <= _MARK[1] * tall

    def _mark(self, letters: Sequence[Letter], *, space: bool) -> Iterator[Run]:
        if not letters:
            return
        area, text = _around(letters), _words(letters)
        if not text.isdigit():
            text = "*"  # small figures are taken for any sign: that it is a mark is sure
        size = area.height
        yield from self._set(text, area, size, (area.bottom, area.bottom), space=space)

    def _run(self, text: str, area: Area, *, space: bool) -> Iterator[Run]:
        line = self._line
        baselines = self._usual, self._usual
        if line.offset is not None:
            middles = (line.area.left + line.area.right) / 2, (area.left + area.right) / 2
            baselines = line.baseline(middles[0]), line.baseline(middles[1])
        yield from self._set(text, area, self._tall, baselines, space=space)

    def _set(
        self, text: str, area: Area, tall: float, baselines: tuple[float, float], *, space: bool
    ) -> Iterator[Run]:
        """A run, where anything of it is on the page.

        Args:
            text: of it.
            area: around it, as displayed.
            tall: how high letters stand in it.
            baselines: that of its line, and its own, in the layout of its direction.
            space: whether white space stands before it.
        """
        points, direction = self._points, self._line.direction
        common, own = baselines
        style = Style(max(round(2 * points * tall / _TALL) / 2, 1.0))
        size = style.size / points
        left, _, right, _ = self._layout(area)
        top, bottom = own - ASCENT * size, own + DESCENT * size
        shown = self._picture.displayed(direction, left, top, right, bottom)
        place = self._picture.place(*shown)
        if place is not None:
            yield Run(text, points * left, points * right, points * common, style, space, place)

    def _layout(self, area: Area) -> Area:
        return Area(*self._picture.layout(self._line.direction, *area))


def _words(letters: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _around(letters: Sequence[Letter]) -> Area:
    areas = [letter.area for letter in letters]
    return Area(
        min(area.left for area in areas),
        min(area.top for area in areas),
        max(area.right for area in areas),
        max(area.bottom for area in areas),
    )


def _rules(separators: Sequence[Area], points: float) -> Iterator[Rule]:
    """What is drawn level or upright, without thickness."""
    for separator in separators:
        left, top, right, bottom = (points * edge for edge in separator)
        if right - left >= _LONG * (bottom - top):
            yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif bottom - top >= _LONG * (right - left):
            yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
