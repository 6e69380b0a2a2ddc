"""What others asked, with the sentences that the program reads for each: see README.md.

Those of `eval/shelves` that were looked at, and those of `asked/`, which were written to be learned
from. The sentences come in the order in which the program would read them, and each with the
question as it is read with it; behind them come some that a rule keeps out, which are near misses.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from fit import answers, found_in
from items import Choice, Item
from worlds import Example, World, asked_by_others

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import Found
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.reading.close_reading import as_read
from briefing_qa.answering.reading.packaged import packaged_reader
from briefing_qa.answering.reading.reader import FeatureReader
from briefing_qa.config import IndexSettings
from briefing_qa.models import open_embedder
from briefing_qa.models.cross_encoder import Sentence

ROOT = Path(__file__).parents[1]
SHELVES = ROOT / "eval" / "shelves"
WRITTEN_FOR_IT = Path(__file__).with_name("asked")
ASKED = tuple(
    sorted(
        {path.parent.name for path in SHELVES.glob("*/*.looked-at.jsonl")}
        | {path.parent.name for path in WRITTEN_FOR_IT.glob("*/questions.jsonl")}
    )
)
"""Folders of documents with such questions."""
BRIEFING = ROOT / "corpus" / "peru-briefing.md"
LIKELIEST, OUT = 16, 8
"""Sentences of a question that come first, and as many that rules keep out."""


def asked_world(name: str) -> World:
    """The documents of a folder, and what was asked of them."""
    folder = SHELVES / name
    if not folder.is_dir():
        return asked_by_others(WRITTEN_FOR_IT / name, "questions.jsonl")
    together = [BRIEFING] if (folder / "with-the-corpus").exists() else []
    return asked_by_others(folder, "*.looked-at.jsonl", *together)


def asked_items(
    world: World, place: Callable[[str | Sentence], int], cache: Path
) -> Iterator[Item]:
    """Its questions as items. Those for which rules keep out all sentences teach nothing.

    Args:
        world: from `asked_world`.
        place: of a text among all.
        cache: folder for the index.
    """
    base = packaged_reader(open_embedder(IndexSettings()))
    for example, found, _ in found_in(world, world.examples, "multilingual", cache):
        choices = tuple(
            Choice(place(as_read(one, found.question)), right, place(as_asked(found.question, one)))
            for one, right in _in_order(base, found, example)
        )
        if choices:
            yield Item(choices=choices, kind=example.kind, answerable=bool(example.gold))


def _in_order(
    base: FeatureReader, found: Found, example: Example
) -> Iterator[tuple[Candidate, bool]]:
    """The likeliest sentences, the nearest that are out, and all that answer; none if all are out.

    Yields:
        A sentence, and whether it answers.
    """
    measured = base.measure(found.question, found.candidates, found.weights)
    if not measured.met:
        return
    scores = base.rank(measured)
    near = np.array([one.similarity for one in found.candidates])
    # What is out has the lowest score, so it comes last, the nearest of it first.
    order, kept = np.lexsort((-near, -scores)).tolist(), len(measured.met)
    for rank, one in enumerate(found.candidates[i] for i in order):
        right = answers(one, example)
        if right or rank < min(LIKELIEST, kept) or 0 <= rank - kept < OUT:
            yield one, right
