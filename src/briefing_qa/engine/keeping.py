"""Keeping an index in step with its corpus, and saying what both hold, without a question."""

from __future__ import annotations

import logging
from pathlib import Path

from briefing_qa.config import Settings
from briefing_qa.documents import Corpus, RegisteredSource, missing_sources
from briefing_qa.errors import IndexLockedError, IndexMissingError, IndexWriteError
from briefing_qa.indexing import IndexReport, Naming, Progress, bring_in_step, store_settings
from briefing_qa.models import Embedder, open_embedder
from briefing_qa.store import DocumentRecord, SqliteStore, open_store

_log = logging.getLogger(__name__)


def refresh(
    corpus: Path,
    store: SqliteStore,
    embedder: Embedder,
    settings: Settings,
    progress: Progress | None,
    naming: Naming | None,
) -> IndexReport:
    """Bring the index in step; where it cannot be written but is there, use it as it is."""
    try:
        return bring_in_step(
            Corpus(corpus), store, embedder, settings.index, progress=progress, naming=naming
        )
    except (IndexLockedError, IndexWriteError) as error:
        try:
            with store.snapshot() as snapshot:
                known = tuple(record.id for record in snapshot.documents())
                generation = snapshot.generation
        except IndexMissingError:
            raise error from None
        _log.warning("the index may be behind the corpus: %s", error)
        return IndexReport(unchanged=known, generation=generation)


def update_index(
    corpus: str | Path = "corpus",
    index: str | Path = "index",
    *,
    settings: Settings | None = None,
    rebuild: bool = False,
    progress: Progress | None = None,
    naming: Naming | None = None,
) -> IndexReport:
    """Bring an index in step with its corpus, without opening it for questions.

    Args:
        corpus: folder of the documents.
        index: folder of the index; made where it is missing.
        settings: defaults where None.
        rebuild: make it anew; the old one answers until the new one is complete.
        progress: told how it goes.
        naming: told which document is being taken in.

    Raises:
        CorpusError: the corpus is missing or holds nothing readable.
        IndexStoreError: the index cannot be used or written.
        ModelError: a model is missing or damaged.
        ConfigError: text is to be recognised (`ocr`), and what does that is not there.
    """
    settings = settings or Settings()
    embedder = open_embedder(settings.index)
    shape = store_settings(settings.index, embedder)
    folder = Corpus(Path(corpus))
    if rebuild:
        store = SqliteStore(Path(index), shape, dimension=embedder.dimension)
    else:
        store = open_store(Path(index), shape, embedder.dimension)
    try:
        return bring_in_step(
            folder,
            store,
            embedder,
            settings.index,
            rebuild=rebuild,
            progress=progress,
            naming=naming,
        )
    finally:
        store.close()


def list_documents(
    corpus: str | Path = "corpus",
    index: str | Path = "index",
    *,
    settings: Settings | None = None,
) -> tuple[list[DocumentRecord], tuple[RegisteredSource, ...]]:
    """What is indexed, and what is registered but not in the corpus. Loads no model.

    Returns:
        Records by id (none where there is no index yet), and the missing sources.

    Raises:
        CorpusError: the corpus is missing, or its register is broken.
        IndexStoreError: the index cannot be read.
    """
    settings = settings or Settings()
    embedder = open_embedder(settings.index)
    folder = Corpus(Path(corpus))
    shape = store_settings(settings.index, embedder)
    store = open_store(Path(index), shape, embedder.dimension)
    try:
        with store.snapshot() as snapshot:
            records = snapshot.documents()
    except IndexMissingError:
        records = []
    finally:
        store.close()
    present = [file.id for file in folder.scan().files]
    return records, missing_sources(folder.sources(), present)
