"""The charts of a report as inline SVG, coloured by the page's style sheet.

Each has a title and a description for screen readers; its figures also stand in `report.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

WIDTH, HEIGHT = 360, 240
LEFT, TOP, RIGHT, BOTTOM = 48, 12, 340, 196
BARS = 20

Point = tuple[float, float]


def risk_coverage_chart(points: Sequence[Sequence[float]], answered: float, name: str) -> str:
    """Risk by coverage; the part after the dashed line is the system's refusals.

    Args:
        points: coverage and risk, both from 0 to 1.
        answered: share of the questions that were answered.
        name: of the set.
    """
    line = _line([(_x(coverage), _y(risk)) for coverage, risk in points])
    x = f"{_x(answered):.1f}"
    own = f'<line class="mark" x1="{x}" x2="{x}" y1="{TOP}" y2="{BOTTOM}"/>'
    return _chart(
        f"Risk and coverage, {name}",
        "Share of the answers that are wrong when only the surest share of the questions is "
        f"answered. The system answered {answered:.0%} of them, where the dashed line is.",
        [*_percent_axes("answered, surest first", "wrong"), line, own],
    )


def reliability_chart(bins: Sequence[Mapping[str, Any]], name: str) -> str:
    """Share right by confidence; on the diagonal, confidence says what is so.

    Args:
        bins: as `Bin`, with None for what is not there.
        name: of the set.
    """
    shapes = []
    for one in bins:
        if one["count"]:
            said = (
                f"confidence {one['low']:.1f} to {one['high']:.1f}: {one['right']:.0%} of "
                f"{one['count']} right"
            )
            shapes.append(_bar(_x(one["low"]), _x(one["high"]), _y(one["right"]), said))
    return _chart(
        f"Reliability, {name}",
        "Share of the answers that are right, by their confidence, in ten bins. Bars that end at "
        "the dashed diagonal are well calibrated.",
        [
            *_percent_axes("confidence", "right"),
            *shapes,
            f'<line class="mark" x1="{LEFT}" y1="{BOTTOM}" x2="{RIGHT}" y2="{TOP}"/>',
        ],
    )


def latency_chart(milliseconds: Sequence[float], name: str) -> str:
    """How many questions took how long.

    Args:
        milliseconds: one for each question, at least one.
        name: of the set.
    """
    top = sorted(milliseconds)[int(0.99 * (len(milliseconds) - 1))] or 1.0
    counts = [0] * BARS
    for value in milliseconds:
        counts[min(int(value / top * BARS), BARS - 1)] += 1
    most = 4 * -(-max(counts) // 4)  # the lines of the grid are then whole numbers of questions
    decimals = 0 if top >= 8 else 2

    def to(i: int) -> str:
        return "or more" if i + 1 == BARS else f"to {top * (i + 1) / BARS:.0f} ms"

    bars = [
        _bar(
            _x(i / BARS),
            _x((i + 1) / BARS),
            _y(count / most),
            f"{top * i / BARS:.0f} ms {to(i)}: {count}",
        )
        for i, count in enumerate(counts)
        if count
    ]
    return _chart(
        f"Time of a question, {name}",
        f"Number of questions by the time they took; the last bar has all above {top:.0f} "
        "milliseconds.",
        [
            *_axes(
                "milliseconds",
                "questions",
                lambda x: f"{x * top:.{decimals}f}",
                lambda y: f"{y * most:.0f}",
            ),
            *bars,
        ],
    )


def _x(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def _y(share: float) -> float:
    return BOTTOM - share * (BOTTOM - TOP)


def _line(points: Sequence[Point]) -> str:
    return f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'


def _bar(left: float, right: float, top: float, said: str) -> str:
    return (
        f'<rect class="bar" x="{left + 0.5:.1f}" y="{top:.1f}" width="{right - left - 1:.1f}" '
        f'height="{BOTTOM - top:.1f}"><title>{escape(said)}</title></rect>'
    )


def _percent_axes(across: str, up: str) -> Iterable[str]:
    return _axes(across, up, lambda x: f"{x:.0%}", lambda y: f"{y:.0%}")


def _axes(
    across: str, up: str, x_text: Callable[[float], str], y_text: Callable[[float], str]
) -> Iterable[str]:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _x(share), _y(share)
        yield f'<line class="grid" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="y" x="{LEFT - 6}" y="{y + 4:.1f}">{y_text(share)}</text>'
        yield f'<text class="x" x="{x:.1f}" y="{BOTTOM + 16}">{x_text(share)}</text>'
    yield f'<text class="x" x="{(LEFT + RIGHT) / 2}" y="{HEIGHT - 8}">{escape(across)}</text>'
    yield (
        f'<text class="x" transform="translate(12 {(TOP + BOTTOM) / 2}) rotate(-90)">'
        f"{escape(up)}</text>"
    )


def _chart(title: str, description: str, shapes: Iterable[str]) -> str:
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'aria-label="{escape(f"{title}. {description}")}">{"".join(shapes)}</svg>'
    )
