"""What each rule that keeps sentences out loses and catches: `python training/rules.py`.

No model is used, so it takes a minute. Every question of the invented shelves stands with the
sentence that answers it: a rule that keeps it out loses the question. Every near miss stands with
the sentences that answer what it was made from: a rule that keeps all of them out catches it. Each
rule is counted by itself. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
from worlds import Example, Span, World, shelf

from briefing_qa.answering.evidence.candidates import Candidate, gather
from briefing_qa.answering.evidence.fronts import fronted
from briefing_qa.answering.evidence.subjects import subject
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.ruled_out import RULES
from briefing_qa.config import IndexSettings
from briefing_qa.indexing import index_documents, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.retrieval import Retrieved
from briefing_qa.store import Snapshot, open_store

HERE = Path(__file__).parent
LOOKED_AT = (
    "shelf", "second_shelf", "third_shelf", "fourth_shelf", "fifth_shelf", "sixth_shelf",
    "seventh_shelf", "eighth_shelf",
)  # fmt: skip
COUNTED = ("validation_shelf", "blind_shelf", "held_out_shelf")
"""Not to be read when a rule is made."""

Case = tuple[Question, tuple[Candidate, ...], bool]
"""A question, the sentences it is about, and whether they answer it."""


def cases(world: World) -> Iterator[Case]:
    """The questions of a shelf, and its near misses, with the sentences that they are about."""
    settings = IndexSettings(embedding="hashing")
    embedder = open_embedder(settings)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), store_settings(settings, embedder), embedder.dimension)
        with closing(store):
            with store.writer() as writer:
                index_documents(writer, world.documents, [], embedder, settings)
            with store.snapshot() as snapshot:
                yield from _cases(world.examples, snapshot, embedder.dimension)


def _cases(examples: Sequence[Example], snapshot: Snapshot, dimension: int) -> Iterator[Case]:
    found: dict[Span, Candidate | None] = {}
    of_fact: dict[str, dict[Span, None]] = defaultdict(dict)
    for example in examples:
        for span in example.gold:
            if span not in found:
                found[span] = _candidate(span, snapshot, dimension)
        if len(example.gold) == 1:
            of_fact[example.origin][example.gold[0]] = None
    for example in examples:
        spans = example.gold or tuple(of_fact[example.origin])
        about = tuple(one for one in map(found.get, spans) if one is not None)
        if about:
            yield analyse(example.text), about, bool(example.gold)


def _candidate(span: Span, snapshot: Snapshot, dimension: int) -> Candidate | None:
    """The first sentence or item that shares characters with a span."""
    document_id, start, end = span
    records = {record.id: record for record in snapshot.documents()}
    for passage in snapshot.passages_between(document_id, start, end):
        evidence = [Retrieved(passage=passage, score=1.0, dense=0.0, lexical=None)]
        for one in gather(snapshot, evidence, np.zeros(dimension, np.float32), records):
            if one.unit.kind != "heading" and one.unit.start < end and start < one.unit.end:
                told = replace(one, about=subject(one, snapshot, records))
                return fronted(told, snapshot, records)
    return None


def count(found: Sequence[Case]) -> tuple[Counter[str], Counter[str]]:
    """How many questions each rule loses, and how many near misses it catches, by its name."""
    lost, caught = Counter[str](), Counter[str]()
    for question, about, answers in found:
        for rule in RULES:
            if all(rule(question, candidate) for candidate in about):
                (lost if answers else caught)[rule.__name__] += 1
    return lost, caught


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.parse_args()
    for title, names in (("looked at", LOOKED_AT), ("counted only", COUNTED)):
        found = [case for name in names for case in cases(shelf(HERE / name))]
        answered = sum(answers for _, _, answers in found)
        print(f"{title}: {answered:,} questions, {len(found) - answered:,} near misses")
        lost, caught = count(found)
        for rule in RULES:
            name = rule.__name__
            print(f"  {name:<24} loses {lost[name]:5,}  catches {caught[name]:5,}", flush=True)


if __name__ == "__main__":
    main()
