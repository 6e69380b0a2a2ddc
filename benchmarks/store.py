"""How long the store takes, by the number of passages; and when a graph search pays.

    python benchmarks/store.py                     # the store with 200, 3,000 and 30,000 passages
    python benchmarks/store.py --search 100000     # flat and HNSW search over so many vectors

Texts and vectors are random; vectors are drawn around 2,000 centres, as those of texts gather
around topics.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np

from briefing_qa.store import IndexedDocument, SqliteStore, Vectors
from briefing_qa.types import Document, Passage, Section, Unit

DIMENSION = 384
PASSAGES_A_DOCUMENT = 50
UNITS_A_PASSAGE = 5
WORDS_A_PASSAGE = 100
VOCABULARY = 20_000
STOP_WORDS = 50

RNG = np.random.default_rng(0)
CENTRES = RNG.standard_normal((2000, DIMENSION)).astype(np.float32)


def random_vectors(count: int) -> Vectors:
    """Unit vectors around the centres, float32 (count, 384)."""
    noise = RNG.standard_normal((count, DIMENSION)).astype(np.float32)
    vectors = CENTRES[RNG.integers(0, len(CENTRES), count)] + 0.8 * noise
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def random_words(count: int) -> list[str]:
    """Words as common as in a language, stop words left out: the n-th is as likely as 1/n."""
    ranks = (STOP_WORDS * np.exp(RNG.random(count) * np.log(VOCABULARY / STOP_WORDS))).astype(int)
    return [f"w{rank}" for rank in ranks]


def key_of(text: str) -> str:
    """The key of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def random_document(number: int) -> IndexedDocument:
    """A document of 50 passages of 100 words and 5 units."""
    texts = [" ".join(random_words(WORDS_A_PASSAGE)) for _ in range(PASSAGES_A_DOCUMENT)]
    text = "\n".join(texts)
    passages, start = [], 0
    for words in texts:
        units = tuple(
            Unit(start=start, end=start + 1, kind="sentence", key=key_of(f"{n} {words}"))
            for n in range(UNITS_A_PASSAGE)
        )
        passages.append(
            Passage(
                id=f"d{number}#{key_of(words)[:16]}",
                document_id=f"d{number}",
                start=start,
                end=start + len(words),
                text=words,
                heading_path=("A heading", "Another"),
                section_start=0,
                section_end=len(text),
                page=None,
                units=units,
                key=key_of(words),
            )
        )
        start += len(words) + 1
    section = Section(headings=(), start=0, body_start=0, end=len(text))
    return IndexedDocument(
        document=Document(id=f"d{number}", title="A title", text=text, sections=(section,)),
        passages=tuple(passages),
        terms=tuple(texts),
    )


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def milliseconds(action: Callable[[], object], times: int = 30) -> float:
    """The median of how long it takes."""
    return 1e3 * statistics.median(seconds(action) for _ in range(times))


def ask(store: SqliteStore) -> None:
    """What one question asks of the store."""
    query = random_vectors(1)[0]
    with store.snapshot() as snapshot:
        hits = snapshot.dense(query, 30) + snapshot.lexical(random_words(8), 30)
        passages = snapshot.passages(list(dict.fromkeys(id_ for id_, _ in hits)))
        snapshot.vectors([unit.key for passage in passages for unit in passage.units])


def search(store: SqliteStore) -> None:
    """Both searches alone."""
    with store.snapshot() as snapshot:
        snapshot.dense(random_vectors(1)[0], 30)
        snapshot.lexical(random_words(8), 30)


def add_vectors(store: SqliteStore, documents: list[IndexedDocument]) -> None:
    """Store vectors for all keys, 5,000 at a time."""
    passages = [passage for one in documents for passage in one.passages]
    keys = [p.key for p in passages] + [unit.key for p in passages for unit in p.units]
    with store.writer() as writer:
        for first in range(0, len(keys), 5000):
            some = keys[first : first + 5000]
            writer.add_vectors(some, random_vectors(len(some)))


def commit(store: SqliteStore, documents: list[IndexedDocument], removed: list[str]) -> None:
    """Commit with a writer of its own."""
    with store.writer() as writer:
        writer.commit(documents, removed)


def measure_store(count: int) -> None:
    """One line of the table."""
    documents = [random_document(number) for number in range(count // PASSAGES_A_DOCUMENT)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = SqliteStore(folder, {}, dimension=DIMENSION)
        add_vectors(store, documents)
        first = seconds(lambda: commit(store, documents, []))
        store.close()
        store = SqliteStore(folder, {}, dimension=DIMENSION)
        opening = seconds(lambda: ask(store))
        question = milliseconds(lambda: ask(store))
        parts = milliseconds(lambda: search(store))
        nothing = seconds(lambda: commit(store, [], []))
        removal = seconds(lambda: commit(store, [], ["d0"]))
        store.close()
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(
        f"{count:>8,}  {opening:>7.2f}  {parts:>10.2f}  {question:>12.2f}  {first:>8.2f}"
        f"  {nothing:>8.3f}  {removal:>9.2f}  {size:>11.1f}"
    )


def measure_search(count: int) -> None:
    """Flat against HNSW search."""
    vectors = random_vectors(count)
    flat = faiss.IndexFlatIP(DIMENSION)
    flat.add(vectors)
    graph = faiss.IndexHNSWFlat(DIMENSION, 32, faiss.METRIC_INNER_PRODUCT)
    build = seconds(lambda: graph.add(vectors))
    queries = random_vectors(100)
    parameters = faiss.SearchParametersHNSW(efSearch=256)
    found = 0
    for query in queries:
        exact = set(flat.search(query[None], 30)[1][0])
        found += len(exact & set(graph.search(query[None], 30, params=parameters)[1][0]))
    exactly = milliseconds(lambda: flat.search(queries[:1], 30))
    nearly = milliseconds(lambda: graph.search(queries[:1], 30, params=parameters))
    print(
        f"{count:,} vectors: flat {exactly:.2f} ms; HNSW {nearly:.2f} ms, recall@30 "
        f"{found / 3000:.3f}, built in {build:.1f} s"
    )


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="*", default=[200, 3000, 30_000])
    parser.add_argument("--search", type=int, nargs="*", help="measure vector search alone")
    arguments = parser.parse_args()
    if arguments.search is not None:
        for count in arguments.search:
            measure_search(count)
        return
    print("passages  open, s  search, ms  question, ms  build, s  no-op, s  remove, s  on disk, MB")
    for count in arguments.passages:
        measure_store(count)


if __name__ == "__main__":
    main()
