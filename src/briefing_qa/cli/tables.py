"""How an evaluation is written for people: what is measured, by kind, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from briefing_qa.cli.show import clean, counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefing_qa.evaluation import Comparison, Estimate, Evaluation

CHANGES_SHOWN = 20
"""Questions whose answers changed, of each sort, that are named one by one."""

_COLOURS = {"broken": "red", "fixed": "green", "changed": "yellow"}


def evaluation(one: Evaluation) -> Iterator[RenderableType]:
    """Both tables of one set."""
    yield Text(f"{clean(one.name)}, {counted(len(one.outcomes), 'question')}\n", "bold")
    yield _kinds(one)
    yield Text("")
    yield _measures(one)
    yield Text("")


def _kinds(one: Evaluation) -> Table:
    from briefing_qa.evaluation.measures import written

    table = _table("kind", "questions", "right or rightly refused", "sentences nDCG@10")
    for kind in one.kinds:
        ranked = kind.measures["sentences_ndcg@10"].value
        share = kind.as_it_should / kind.count
        table.add_row(
            clean(kind.name),
            str(kind.count),
            f"{written('right', share)} ({kind.as_it_should})",
            written("sentences_ndcg@10", ranked) if kind.answerable else "",
        )
    return table


def _measures(one: Evaluation) -> Table:
    from briefing_qa.evaluation.measures import MEASURES, written

    table = _table("measure", "value", "95% interval", "questions")
    for name, estimate in one.measures.items():
        table.add_row(
            MEASURES[name].title,
            written(name, estimate.value),
            _interval(name, estimate),
            str(estimate.count),
        )
    return table


def _interval(name: str, estimate: Estimate) -> str:
    from briefing_qa.evaluation.measures import written

    if estimate.value is None:
        return ""
    low, high = written(name, estimate.low), written(name, estimate.high)
    return f"{low.removesuffix(' ms').removesuffix('%')} to {high}"


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, overflow="fold")
    for name in others:
        table.add_column(name, justify="right", overflow="fold")
    return table


def comparison(one: Comparison) -> Iterator[RenderableType]:
    """What changed, question by question, and whether that may be chance."""
    for what in ("broken", "fixed", "changed"):
        changes = [change for change in one.changes if change.what == what]
        yield Text.assemble((f"{counted(len(changes), 'question')} {what}", _COLOURS[what]))
        for change in changes[:CHANGES_SHOWN]:
            verdicts = f"{change.before[0]}, now {change.after[0]}"
            yield Text(f"  {clean(change.id)} ({verdicts}): {clean(change.question)}")
        if len(changes) > CHANGES_SHOWN:
            yield Text(f"  and {len(changes) - CHANGES_SHOWN} more")
    yield Text("")
    table = _table("set", "measure", "before", "now", "up", "down", "p")
    for test in one.tests:
        table.add_row(
            clean(test.set_name),
            test.measure,
            f"{test.before:.3f}",
            f"{test.after:.3f}",
            str(test.better),
            str(test.worse),
            f"{test.p:.4f}",
        )
    yield table
    yield Text("")
