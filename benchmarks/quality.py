"""How well the questions of a set are answered, and how often those without an answer refused.

    python benchmarks/quality.py eval/peru-briefing.dev.jsonl
    python benchmarks/quality.py SET.jsonl --corpus DIR --index DIR --failures

The format of a set is in eval/README.md. Measures only: nothing is judged, nothing is written.
Without --index, the index is built in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from briefing_qa import BriefingQA

if TYPE_CHECKING:
    from briefing_qa.answering.answer import Answer
    from briefing_qa.types import Citation

ROOT = Path(__file__).resolve().parents[1]
CLOSE = ("near", "missing", "false_premise")
"""Kinds without an answer in the documents, but about their subject."""

NOTHING = "–"

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question, its answer, and how that compares with the known one.

    Attributes:
        said: every group of the known answer is met.
        cited: the citations reach the gold quotes.
        exact: for each citation, whether its positions give its quote.
    """

    row: Mapping[str, Any]
    answer: Answer
    said: bool
    cited: bool
    exact: tuple[bool, ...]

    @property
    def kind(self) -> str:
        """The kind of the question."""
        return str(self.row["kind"])

    @property
    def answerable(self) -> bool:
        """Whether the documents answer the question."""
        return bool(self.row["answerable"])

    @property
    def right(self) -> bool:
        """Whether it was answered, said the right thing and cited the right place."""
        return self.answerable and not self.answer.abstained and self.said and self.cited

    @property
    def failed(self) -> bool:
        """Whether it should have come out otherwise."""
        return not self.right if self.answerable else not self.answer.abstained


def folded(text: str) -> str:
    """Lower case, white space folded."""
    return " ".join(text.casefold().split())


def says(text: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether every group is met by one of its alternatives."""
    text = folded(text)
    return all(any(folded(alternative) in text for alternative in group) for group in groups)


def overlap(citation: Citation, gold: Span) -> bool:
    """Whether a citation and a gold quote share a character."""
    document_id, start, end = gold
    return citation.document_id == document_id and citation.start < end and start < citation.end


def measure(engine: BriefingQA, questions: Iterable[Mapping[str, Any]]) -> list[Outcome]:
    """Ask every question."""

    @cache
    def text_of(document_id: str) -> str:
        return engine.document(document_id).text

    def span(evidence: Mapping[str, str]) -> Span:
        document_id, quote = evidence["document_id"], evidence["quote"]
        text = text_of(document_id)
        if text.count(quote) != 1:
            raise SystemExit(f"not exactly once in {document_id}: {quote!r}")
        start = text.index(quote)
        return document_id, start, start + len(quote)

    outcomes = []
    for row in questions:
        answer = engine.ask(row["question"])
        reached = [
            any(overlap(c, gold) for c in answer.citations) for gold in map(span, row["evidence"])
        ]
        outcomes.append(
            Outcome(
                row=row,
                answer=answer,
                # Claims are the answer without its markers: "[2]" must not pass for a figure.
                said=says(" ".join(claim.text for claim in answer.claims), row["answer"]),
                cited=all(reached) if row["require_all_evidence"] else any(reached),
                exact=tuple(
                    text_of(c.document_id)[c.start : c.end] == c.quote for c in answer.citations
                ),
            )
        )
    return outcomes


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a value of the first is above one of the second; equal ones count half."""
    values = np.array([*positive, *negative])
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    above = ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2
    return float(above / (len(positive) * len(negative)))


def share(hits: Iterable[bool]) -> str:
    """So many of so many, in per cent."""
    values = list(hits)
    if not values:
        return NOTHING
    return f"{100 * sum(values) / len(values):.1f}% ({sum(values)} of {len(values)})"


def line(name: str, outcomes: Sequence[Outcome]) -> str:
    """One line of the first table."""
    answered = [len(o.answer.claims) for o in outcomes if not o.answer.abstained]
    cells = (
        name,
        str(len(outcomes)),
        share(o.right for o in outcomes if o.answerable),
        share(o.answer.abstained for o in outcomes),
        f"{np.mean(answered):.2f}" if answered else NOTHING,
    )
    return f"| {' | '.join(cells)} |"


def by_kind(outcomes: Sequence[Outcome]) -> list[str]:
    """The first table: kinds, those with an answer first, each group by size; then all."""
    kinds: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        kinds.setdefault(outcome.kind, []).append(outcome)
    order = sorted(kinds.items(), key=lambda item: (not item[1][0].answerable, -len(item[1])))
    return [
        "| kind | questions | answered and cited right | refused | sentences per answer |",
        "|---|--:|--:|--:|--:|",
        *(line(kind, group) for kind, group in order),
        line("all", outcomes),
    ]


def overall(outcomes: Sequence[Outcome]) -> list[str]:
    """The second table."""
    good = [o for o in outcomes if o.answerable]
    close = [o for o in outcomes if o.kind in CLOSE]
    separated = NOTHING
    if good and close:
        confidence = ([o.answer.confidence for o in group] for group in (good, close))
        separated = f"{auroc(*confidence):.3f}"
    figures = {
        "answerable: answered and cited right": share(o.right for o in good),
        "answerable: refused": share(o.answer.abstained for o in good),
        "answerable: answered, but not right": share(
            not o.right and not o.answer.abstained for o in good
        ),
        "off topic: refused": share(o.answer.abstained for o in outcomes if o.kind == "off_topic"),
        "near, missing, false premise: refused": share(o.answer.abstained for o in close),
        "AUROC of confidence, answerable against near, missing, false premise": separated,
        "citations whose positions give their quote": share(
            exact for o in outcomes for exact in o.exact
        ),
    }
    return ["| overall | |", "|---|--:|", *(f"| {k} | {v} |" for k, v in figures.items())]


def failure(outcome: Outcome) -> str:
    """One question that came out wrong, as an item of a list."""
    row, answer = outcome.row, outcome.answer
    if answer.abstained:
        what = "refused"
    elif not outcome.answerable:
        what = "answered, but has no answer"
    else:
        faults = [("wrong answer", outcome.said), ("wrong citation", outcome.cited)]
        what = ", ".join(fault for fault, well in faults if not well)
    said = one_line(answer.reason or "" if answer.abstained else answer.text)
    known = "".join(f"\n  - gold: {e['quote']}" for e in row["evidence"])
    return (
        f"- `{row['id']}` {row['kind']}, {what}, confidence {answer.confidence:.2f}: "
        f"{row['question']}\n  - {said}{known}"
    )


def one_line(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("set", type=Path, metavar="SET.jsonl")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--index", type=Path, help="a temporary folder where it is left out")
    parser.add_argument("--failures", action="store_true", help="list what came out wrong")
    arguments = parser.parse_args()
    lines = arguments.set.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(text) for text in lines if text.strip()]
    if not questions:
        parser.error(f"no questions in {arguments.set}")
    with ExitStack() as stack:
        index = arguments.index or stack.enter_context(tempfile.TemporaryDirectory())
        engine = stack.enter_context(BriefingQA.open(arguments.corpus, index))
        outcomes = measure(engine, questions)
    print(f"{arguments.set.name}\n")
    print("\n".join([*by_kind(outcomes), "", *overall(outcomes)]))
    if arguments.failures:
        print("\n".join(["", *(failure(outcome) for outcome in outcomes if outcome.failed)]))


if __name__ == "__main__":
    main()
