"""A process that indexes a corpus with the hashing embedder, for tests that kill it.

Usage: indexing_process.py CORPUS INDEX PART_CHARACTERS [rebuild]

Says "ready" before it begins, "taken N" with each document, and "done" at the end.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Corpus
from briefing_qa.indexing import bring_in_step, store_settings
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore

SETTINGS = IndexSettings(embedding="hashing")


def shelf_store(index: Path) -> SqliteStore:
    """The store of an index made here."""
    embedder = HashingEmbedder()
    shape = store_settings(SETTINGS, embedder)
    return SqliteStore(index, shape, dimension=embedder.dimension)


def run(corpus: Path, index: Path, part_characters: int, *, rebuild: bool = False) -> None:
    """Bring the index in step."""
    taken = 0

    def count(name: str) -> None:
        nonlocal taken
        taken += 1
        print(f"taken {taken}", flush=True)  # noqa: T201

    with closing(shelf_store(index)) as store:
        bring_in_step(
            Corpus(corpus),
            store,
            HashingEmbedder(),
            SETTINGS,
            rebuild=rebuild,
            naming=count,
            part_characters=part_characters,
        )


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201
    run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), rebuild="rebuild" in sys.argv[4:])
    print("done", flush=True)  # noqa: T201
