"""How a shelf of hundreds of documents behaves: indexing, opening, asking, removing.

    python benchmarks/shelf.py
    python benchmarks/shelf.py --documents 50 --passages 40 --questions 100

The documents are generated: sentences of invented words, as frequent as words are, with years and
figures. Their vectors are random, of the default model's dimension, because embedding them takes
hours; the questions are embedded by the default model. So the answers mean nothing, and all times
but that of embedding the documents are those of a real shelf. Beside the time on the clock stands
that of the processor, which says more where other programs use the machine.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import platform
import pstats
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from briefing_qa.answering.reading.opening import open_reader
from briefing_qa.config import IndexSettings, ReaderSettings, Settings
from briefing_qa.documents import Corpus
from briefing_qa.engine import BriefingQA
from briefing_qa.indexing import IndexReport, bring_in_step, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.models.protocol import Vectors
from briefing_qa.retrieval import Filters
from briefing_qa.store import SqliteStore

T = TypeVar("T")
Row = tuple[str, ...]

WARM_UP = 20
WORDS = 20_000
WORDS_OF_PASSAGE = 110
_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "xo"]
_SMALL = ["the", "of", "and", "in", "to", "for", "with", "on", "by", "from", "that", "were", "is"]


class RandomVectors:
    """The default model for questions; for all else vectors without meaning, the same each time."""

    def __init__(self) -> None:
        self.real = open_embedder(IndexSettings())
        self.name, self.sha256 = "random", "0" * 64
        self.dimension = self.real.dimension

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of documents, at random."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
            row[:] = np.random.default_rng(seed).standard_normal(self.dimension, np.float32)
        if progress is not None:
            progress(len(texts))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def embed_query(self, text: str) -> Vectors:
        """A question's vector."""
        return self.real.embed_query(text)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Questions' vectors."""
        return self.real.embed_queries(texts)


class Shelf:
    """Generated documents."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self.words = [
            "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(2, 4))) for _ in range(WORDS)
        ]
        self._weights = [1 / (rank + 20) for rank in range(WORDS)]

    def sentence(self) -> str:
        """Some fifteen words, every third a small one, one in three with a year or a figure."""
        words = self._rng.choices(self.words, self._weights, k=self._rng.randint(6, 14))
        for place in range(len(words), 0, -2):
            words.insert(place, self._rng.choice(_SMALL))
        if self._rng.random() < 0.35:
            figure = f"{self._rng.randint(2, 99)}.{self._rng.randint(1, 9)}%"
            words.insert(1, self._rng.choice([figure, str(self._rng.randint(1990, 2025))]))
        return " ".join(words).capitalize() + "."

    def document(self, number: int, passages: int) -> str:
        """A Markdown document of about so many passages."""
        year = self._rng.randint(2000, 2025)
        lines = [f"---\ndate: {year}\npublisher: Office {number % 12}\n---", f"# Report {number}"]
        words = 0
        while words < passages * WORDS_OF_PASSAGE:
            lines.append("## " + self.sentence().rstrip("."))
            for _ in range(self._rng.randint(2, 5)):
                lines.append(" ".join(self.sentence() for _ in range(7)))
                words += lines[-1].count(" ")
        return "\n\n".join(lines) + "\n"

    def question(self) -> str:
        """A question in words of the documents."""
        first, second, third = self._rng.choices(self.words, self._weights, k=3)
        return self._rng.choice(
            [
                f"How many {first} were {second} in {self._rng.randint(1990, 2025)}?",
                f"What share of {first} is {second} with {third}?",
                f"What does the {first} of {second} say about {third}?",
            ]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Seconds on the clock, and of the processor."""

    clock: float
    processor: float


def timed(action: Callable[[], T]) -> tuple[Taken, T]:
    """What an action takes, and what comes of it."""
    begun, worked = time.perf_counter(), time.process_time()
    result = action()
    clock, processor = time.perf_counter() - begun, time.process_time() - worked
    return Taken(clock=clock, processor=processor), result


def row(what: str, taken: Sequence[Taken], reach: str = "-", *, share: int = 50) -> Row:
    """A line of the table: a percentile of what was taken, on the clock and of the processor."""
    figures = [
        np.percentile([getattr(one, name) for one in taken], share)
        for name in ("clock", "processor")
    ]
    return (what, *(f"{figure:.3g} s" for figure in figures), reach)


def open_store(index: Path, embedder: RandomVectors) -> SqliteStore:
    """The index's store."""
    shape = store_settings(IndexSettings(), embedder)
    return SqliteStore(index, shape, dimension=embedder.dimension)


def step(corpus: Path, index: Path, embedder: RandomVectors) -> IndexReport:
    """Bring the index in step."""
    with closing(open_store(index, embedder)) as store:
        return bring_in_step(Corpus(corpus), store, embedder, IndexSettings())


def questions(
    corpus: Path, index: Path, embedder: RandomVectors, shelf: Shelf, count: int, *, profiled: bool
) -> list[Row]:
    """Open, ask, and ask with a filter."""

    def opened() -> BriefingQA:
        store = open_store(index, embedder)
        report = bring_in_step(Corpus(corpus), store, embedder, IndexSettings())
        with store.snapshot() as snapshot:
            snapshot.dense(embedder.embed(["a"])[0], 1)
        return BriefingQA(store, embedder, reader, Settings(), report)

    reader = open_reader(ReaderSettings(), embedder.real)
    opening, engine = timed(opened)
    some = Filters(years=(2010, 2015))
    with engine:
        first, _ = timed(lambda: engine.ask(shelf.question()))
        for _ in range(WARM_UP):
            engine.ask(shelf.question())
        warm = [timed(lambda: engine.ask(shelf.question()))[0] for _ in range(count)]
        filtered = [timed(lambda: engine.ask(shelf.question(), None, some))[0] for _ in warm[::2]]
        if profiled:
            profile = cProfile.Profile()
            profile.runcall(lambda: [engine.ask(shelf.question()) for _ in warm[::2]])
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    return [
        row("open, unchanged: hash the files, load the index", [opening], "1 s"),
        row("first question after that", [first]),
        row(f"warm question, p50 of {count}", warm, "0.06 s"),
        row(f"warm question, p95 of {count}", warm, share=95),
        row("warm question of the years 2010-2015, p50", filtered),
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--passages", type=int, default=100, help="of each document, about")
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--profile", action="store_true", help="say what a question spends on what")
    parser.add_argument("--keep", type=Path, help="make corpus and index here, or use those there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = arguments.keep or Path(temporary)
        corpus, index = place / "corpus", place / "index"
        shelf, embedder = Shelf(7), RandomVectors()
        if not corpus.is_dir():
            corpus.mkdir(parents=True)
            for number in range(arguments.documents):
                text = shelf.document(number, arguments.passages)
                (corpus / f"report-{number:03}.md").write_text(text, encoding="utf-8")
        fresh, _ = timed(lambda: step(corpus, index, embedder))
        with closing(open_store(index, embedder)) as store, store.snapshot() as snapshot:
            passages = snapshot.count_passages()
        part = Taken(
            clock=1000 * fresh.clock / passages, processor=1000 * fresh.processor / passages
        )
        table = [row("index, for each 1,000 passages", [part])]
        table += questions(
            corpus, index, embedder, shelf, arguments.questions, profiled=arguments.profile
        )
        new = corpus / "new.md"
        old = corpus / "report-000.md"
        text = shelf.document(999, arguments.passages)
        for name, change in (
            ("one sentence more", lambda: old.write_text(old.read_text() + shelf.sentence())),
            ("one document more", lambda: new.write_text(text)),
            ("one document less", new.unlink),
        ):
            change()
            table.append(row(name, [timed(lambda: step(corpus, index, embedder))[0]]))
        size = sum(path.stat().st_size for path in index.iterdir())
    print(
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}; "
        f"{arguments.documents} documents, {passages:,} passages, index {size / 1e6:,.0f} MB\n"
    )
    print("| what | clock | processor | reach |\n|---|--:|--:|--:|")
    for line in table:
        print(f"| {' | '.join(line)} |")


if __name__ == "__main__":
    main()
