"""The names of columns of figures: words above them, given to them in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.documents.pdf.cell_words import is_figure, is_year
from briefing_qa.documents.pdf.cells import cell_of
from briefing_qa.documents.pdf.lines import usual_size
from briefing_qa.documents.pdf.values import Run
from briefing_qa.documents.tables import CAPTION

Line = list[list[Run]]
"""The words of a row of a region, by the wide spaces between them."""

Span = tuple[float, float]
"""Left and right edge."""

_SPACE = 0.6  # of the type size: more is between cells
_MAX_LINES = 3
_NEAR = 3.5  # of the type size, between baselines: how far names stand above the first row
_NEXT_LINE = 1.6  # likewise, for lines of one name
_BESIDE = 0.9  # likewise, of a name that stands in the middle of higher ones
_LEAST_SPACE = 0.5  # of the type size, between names
_SURE = 1.3  # so much wider than spaces in names are those between them
_FAR_BEFORE = 2.0  # of the type size
_EDGE = 1.0  # points


def by_spaces(runs: Sequence[Run]) -> Line:
    """The words of a row, at least one, from left to right by the wide spaces between them."""
    space = _SPACE * usual_size(runs)
    line: Line = [[runs[0]]]
    for before, run in pairwise(runs):
        if run.left - before.right > space:
            line.append([])
        line[-1].append(run)
    return line


def span_of(cells: Line) -> Span:
    """From the left edge of cells to their right edge."""
    runs = [run for cell in cells for run in cell]
    return min(run.left for run in runs), max(run.right for run in runs)


def columns_named(
    above: Sequence[Line], row: Line, names: Span, columns: Sequence[Span]
) -> tuple[int, Line] | None:
    """How many of the lines above a table name its columns, and the name of each.

    Args:
        above: all lines of the region above the first row, the nearest last.
        row: the first line of the first row.
        names: edges of the names of the rows.
        columns: edges of the columns of figures.

    Returns:
        None where no words can be told to be the names.
    """
    found = None
    lower, limit = row, _NEAR
    runs: list[Run] = []
    for depth, line in enumerate(reversed(above[-_MAX_LINES:]), start=1):
        if not _may_name(line, lower, limit, names, columns):
            break
        runs.extend(run for cell in line for run in cell)
        header = names_in_order(runs, names, columns)
        if header is None and found is not None:
            break
        found = (depth, header) if header is not None else found
        lower, limit = line, _NEXT_LINE
    return found


def _may_name(line: Line, lower: Line, limit: float, names: Span, columns: Sequence[Span]) -> bool:
    """Whether a line above another may hold names of columns, or lines of them."""
    if not line or not lower:
        return False
    texts = [cell_of(cell).text for cell in line]
    size = line[0][0].style.size
    near = (lower[0][0].baseline - line[0][0].baseline) / size <= limit
    if not near or CAPTION.match(texts[0]) or line[0][0].left < names[0] - size:
        return False
    if 2 * sum(is_figure(text) and not is_year(text) for text in texts) > len(texts):
        return False  # "per 1,000" may be a name, figures side by side are a row
    beside = (lower[0][0].baseline - line[0][0].baseline) / size < _BESIDE
    return beside or line[-1][-1].right > columns[0][0] - size


def names_in_order(runs: Sequence[Run], names: Span, columns: Sequence[Span]) -> Line | None:
    """Words by column, that of the names first; None where there are not as many names.

    Args:
        runs: of all lines above the table that may name its columns.
        names: edges of the names of the rows.
        columns: edges of the other columns.
    """
    parts = _parts(runs, len(columns) + 1)
    begins = bool(parts) and (parts[0][0].left <= names[1] or _is_far_before(parts))
    if begins and _fit(parts, [names, *columns]):
        return parts
    parts = _parts(runs, len(columns))
    if parts and parts[0][0].left > names[1] and _fit(parts, columns):
        return [[], *parts]
    return None


def _parts(runs: Sequence[Run], count: int) -> Line:
    """Words at the widest spaces that no line crosses, so many parts; none where that is unsure."""
    ordered = sorted(runs, key=lambda run: run.left)
    if count == 1:
        return [ordered]
    spaces: list[tuple[float, int]] = []
    right = ordered[0].right
    for at, run in enumerate(ordered[1:], start=1):
        spaces.append((run.left - right, at))
        right = max(right, run.right)
    spaces.sort(reverse=True)
    if len(spaces) < count - 1:
        return []
    kept, others = spaces[: count - 1], spaces[count - 1 :]
    least = kept[-1][0]
    size = ordered[0].style.size
    if len(ordered) == count and least > 0:
        return [[run] for run in ordered]  # a word for each column, however near they stand
    if least < _LEAST_SPACE * size or (others and least < _SURE * others[0][0]):
        return []
    cuts = [0, *sorted(at for _, at in kept), len(ordered)]
    return [ordered[a:b] for a, b in pairwise(cuts)]


def _is_far_before(parts: Line) -> bool:
    """Whether the first name stands so far before the others that it is none of a column's."""
    spaces = [b[0].left - a[-1].right for a, b in pairwise(parts)]
    return spaces[0] >= _FAR_BEFORE * parts[0][0].style.size


def _fit(parts: Line, columns: Sequence[Span]) -> bool:
    """Whether each name stands between the columns beside its own."""
    spans = [span_of([part]) for part in parts]
    return all(
        span[0] >= before[1] - _EDGE for span, before in zip(spans[1:], columns, strict=False)
    ) and all(span[1] <= after[0] + _EDGE for span, after in zip(spans, columns[1:], strict=False))
