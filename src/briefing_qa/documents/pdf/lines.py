"""Runs to lines: what stands on one baseline, in reading order."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.values import Column, Line, Run, line_of

_OVERLAP = 0.5
_HANGING = 0.4  # the same, of what touches the word before it
_SMALL = 0.8  # of the usual type size: it may be set higher or lower in a line
_NEARLY_USUAL = 0.86  # likewise: browsers set raised and lowered figures at five sixths
_WIDE_GAP = 2.5  # of the type size: beyond it another line begins
_WIDEST_GAP = 6.0  # of the type size, also in a line that is set to the width of its column
_SAME_GAP = 0.08  # of the type size: so little the spaces of such a line differ
_MARKER = re.compile(r"[(\[]?[\w.]{1,6}[.)\]]?|[^\w\s]")
_SAME_PLACE = 0.25  # of the type size: letters drawn twice, for weight or as a shadow
_COVERED = 0.7  # of its width: so much of a word that is drawn again lies on the first
_DROP_CAP = 1.8  # of the usual type size
_MAX_CAPS = 20  # of one page
_ONE_LETTER_WORDS = frozenset("AIYOEU")
_SPACED_SHARE = 0.7
_MIN_SPACED = 5
_TOUCHES = 0.1  # of the type size: typesetters leave at most so much behind a raised figure
_CLOSING = re.compile(r"[.,;:!?…)\]}»”’\"']")


def usual_size(runs: Sequence[Run]) -> float:
    """Type size of most letters; 10 where there are none."""
    letters: dict[float, int] = {}
    for run in runs:
        size = run.style.size
        letters[size] = letters.get(size, 0) + len(run.text)
    return max(letters, key=lambda one: letters[one], default=10.0)


def lines_of(runs: Sequence[Run], column: Column) -> Iterator[Line]:
    """The lines of one column, from top to bottom, from left to right."""
    rows = _rows(runs)
    edges = min((run.left for run in runs), default=0.0), max((r.right for r in runs), default=0.0)
    for row in rows:
        for part in [row] if _is_justified(row, edges) else _parts(row):
            yield line_of(_named_spaces(part), column)


def _is_justified(row: Sequence[Run], edges: tuple[float, float]) -> bool:
    """Whether a row fills its column with spaces of one width, as a few long words in line do."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    if len(gaps) < 2 or row[0].left > edges[0] + 1.0 or row[-1].right < edges[1] - 1.0:
        return False
    size = row[0].style.size
    return max(gaps) <= _WIDEST_GAP * size and max(gaps) - min(gaps) <= _SAME_GAP * size


def reading_order(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of a small area in reading order, each line below the one before."""
    found: list[Run] = []
    for row in _rows(runs):
        row = _named_spaces(row)
        found.append(row[0]._replace(space=True))
        found.extend(row[1:])
    return tuple(found)


def single(runs: Sequence[Run]) -> list[Run]:
    """Without runs that are drawn a second time in the same place."""
    kept: list[Run] = []
    seen: dict[str, dict[tuple[int, int], list[Run]]] = {}
    for run in runs:
        size = run.style.size
        cell = max(2.0 * size, 1.0)
        near = (int(run.left / cell), int(run.baseline / cell))
        alike = seen.setdefault(run.text, {})
        twins = [
            twin
            for across in ((-1, 0, 1) if alike else ())
            for down in (-1, 0, 1)
            for twin in alike.get((near[0] + across, near[1] + down), ())
        ]
        limit = _SAME_PLACE * size
        if any(
            abs(twin.left - run.left) <= limit and abs(twin.baseline - run.baseline) <= limit
            for twin in twins
        ):
            continue
        alike.setdefault(near, []).append(run)
        kept.append(run)
    return _without_shadows(kept)


def _without_shadows(runs: Sequence[Run]) -> list[Run]:
    """Without what remains of words drawn a second time, a little aside.

    PDFium leaves out letters that it takes for drawn twice, and keeps the others: "Superior p".
    """
    gone: set[int] = set()
    near: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline), run.left)):
        near = [one for one in near if one.right > run.left and _on_one_line(one, run)]
        for one in near:
            less, more = sorted((run, one), key=lambda run: len(run.text))
            if _covers(more, less) and _holds(more.text, less.text):
                gone.add(id(less))
        near.append(run)
    return [run for run in runs if id(run) not in gone] if gone else list(runs)


def _on_one_line(one: Run, other: Run) -> bool:
    size = other.style.size
    aside = abs(one.baseline - other.baseline)
    return aside <= _SAME_PLACE * size and abs(one.style.size - size) <= 0.07 * size


def _covers(more: Run, less: Run) -> bool:
    shared = min(more.right, less.right) - max(more.left, less.left)
    return shared >= _COVERED * (less.right - less.left)


def _holds(text: str, letters: str) -> bool:
    """Whether letters stand in a text, in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def with_drop_caps(runs: Sequence[Run], type_size: float) -> list[Run]:
    """A large first letter that reaches over several lines is put before the first of them."""
    changed = list(runs)
    for at in [i for i, run in enumerate(runs) if _is_drop_cap(run, type_size)][:_MAX_CAPS]:
        cap = changed[at]
        behind = _under_cap(cap, changed, type_size) if _is_drop_cap(cap, type_size) else None
        if behind is None:
            continue
        first = changed[behind]
        glued = not (
            cap.text in _ONE_LETTER_WORDS and first.text[0].islower() and _apart(cap, first)
        )
        right = max(cap.right, first.left) if glued else cap.right
        changed[at] = cap._replace(baseline=first.baseline, style=first.style, right=right)
        changed[behind] = first._replace(space=not glued)
    return changed


def _is_drop_cap(run: Run, type_size: float) -> bool:
    large = run.style.size >= _DROP_CAP * type_size
    return large and len(run.text) <= 2 and run.text[0].isalpha()


def _apart(cap: Run, first: Run) -> bool:
    return first.left - cap.right > 0.25 * first.style.size


def _under_cap(cap: Run, runs: Sequence[Run], type_size: float) -> int | None:
    """Index of the first word of the line at whose head a large letter stands."""
    near = [
        (run.top, run.left, index)
        for index, run in enumerate(runs)
        if run.style.size < cap.style.size / 1.5
        and -0.3 * type_size <= run.left - cap.right <= 1.5 * type_size
        and cap.top - 0.5 * type_size <= run.top < cap.bottom - type_size
    ]
    # Beside a large letter of a heading stands one line, beside a drop cap stand several.
    return min(near)[2] if len({top for top, _, _ in near}) > 1 else None


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs by line; what is set higher or lower, smaller beside it, goes with its line."""
    if not runs:
        return []
    first = runs[0]
    if all(run.baseline == first.baseline and run.style.size == first.style.size for run in runs):
        return [sorted(runs, key=lambda run: run.left)]  # as all below would have it, but sooner
    size = usual_size(runs)
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if run.style.size <= _SMALL * size:
            continue
        if not rows or not _beside(run, _lead(rows[-1], size)):
            rows.append([])
        rows[-1].append(run)
    rows = [_led(row, size) for row in rows]
    rows = _with_small(rows, [run for run in runs if run.style.size <= _SMALL * size])
    rows.sort(key=lambda row: row[0].top)
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _lead(row: Sequence[Run], size: float) -> Run:
    """The first run of a row that is not set higher or lower than it, as by its size it may be."""
    return next((run for run in row if run.style.size > _NEARLY_USUAL * size), row[0])


def _led(row: Sequence[Run], size: float) -> list[Run]:
    """A row whose first run stands on its line."""
    lead = _lead(row, size)
    return [lead, *(run for run in row if run is not lead)]


def _with_small(rows: list[list[Run]], small: Sequence[Run]) -> list[list[Run]]:
    """Rows with the runs of small type in the rows that they stand beside, else in new ones."""
    tops = [row[0].top for row in rows]
    fresh: list[list[Run]] = []
    for run in sorted(small, key=lambda run: run.baseline):
        at = bisect_left(tops, run.top)
        near = rows[max(at - 2, 0) : at + 2] + fresh[-1:]
        home = max(near, key=lambda row: _overlap(run, row[0]), default=None)
        if home is None or not (_beside(run, home[0]) or _hangs(run, home)):
            home = []
            fresh.append(home)
        home.append(run)
    return rows + fresh


def _overlap(run: Run, other: Run) -> float:
    """How far two runs stand side by side, in parts of the lower one's height."""
    shared = min(run.bottom, other.bottom) - max(run.top, other.top)
    return shared / min(run.bottom - run.top, other.bottom - other.top)


def _beside(run: Run, other: Run) -> bool:
    return _overlap(run, other) >= _OVERLAP


def _hangs(run: Run, row: Sequence[Run]) -> bool:
    """Whether a run is set so low that it is barely beside a row, but touches a word of it."""
    return _overlap(run, row[0]) >= _HANGING and any(
        abs(run.left - one.right) <= _TOUCHES * one.style.size for one in row
    )


def _parts(row: Sequence[Run]) -> Iterator[list[Run]]:
    """A row is two lines where a wide gap is in it, unless behind the mark of an item."""
    part: list[Run] = []
    right = 0.0  # of the part so far
    for run in row:
        if part:
            gap = run.left - right
            size = max(run.style.size, part[-1].style.size)
            marked = len(part) == 1 and _MARKER.fullmatch(part[0].text) and gap <= 6 * size
            if gap > _WIDE_GAP * size and not marked:
                yield part
                part = []
        right = max(right, run.right) if part else run.right
        part.append(run)
    if part:
        yield part


def _named_spaces(row: Sequence[Run]) -> list[Run]:
    """The row with its spaces as they are seen: letters spaced out are one word."""
    row = list(row)
    if _is_spaced(row):
        return _closed_up(row)
    changed = row[:1]
    for before, run in pairwise(row):
        gap = run.left - before.right
        size = min(run.style.size, before.style.size)
        space = run.space if gap < 0.5 * size else True
        if run.space and run.style != before.style and _is_no_space(before, run, gap):
            space = False
        changed.append(run if space == run.space else run._replace(space=space))
    return changed


def _is_no_space(before: Run, run: Run, gap: float) -> bool:
    """Whether PDFium has put a space, or a line break, before what touches the word before it.

    It takes type that changes its size and height, as a raised figure does, for another line.
    """
    size = min(run.style.size, before.style.size)
    if _CLOSING.match(run.text):
        return gap < _TOUCHES * size
    is_lowered = before.text.isdigit() and before.baseline > run.baseline
    return (run.text.isdigit() or is_lowered) and gap < 0.02 * size


def _is_spaced(row: Sequence[Run]) -> bool:
    """Whether most words are single letters, as in "S U M M A R Y"."""
    least = _SPACED_SHARE * len(row)
    return (
        len(row) >= _MIN_SPACED
        and sum(len(run.text) == 1 for run in row) >= least
        and sum(run.text.isalpha() for run in row) >= least
    )


def _closed_up(row: Sequence[Run]) -> list[Run]:
    gaps = [after.left - before.right for before, after in pairwise(row)]
    usual = statistics.median(gaps)
    limit = max(1.8 * usual, usual + 0.15 * row[0].style.size)
    closed = [row[0]]
    for gap, run in zip(gaps, row[1:], strict=True):
        closed.append(run._replace(space=gap > limit))
    return closed
