"""Keeping an index in step with its corpus, and saying what both hold, without a question."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path

from briefing_qa.config import Settings
from briefing_qa.documents import Corpus, RegisteredSource, missing_sources
from briefing_qa.documents.additions import sweep
from briefing_qa.errors import (
    ConfigError,
    CorpusError,
    IndexLockedError,
    IndexMissingError,
    IndexStoreError,
    IndexWriteError,
)
from briefing_qa.indexing import IndexReport, Naming, Progress, bring_in_step, store_settings
from briefing_qa.models import Embedder, open_embedder
from briefing_qa.store import DocumentRecord, SqliteStore, open_store

_log = logging.getLogger(__name__)


def check_places(corpus: object, index: object, settings: object) -> None:
    """Make sure that arguments are such as they are said to be.

    Raises:
        ConfigError: one is of another type, or a path that is empty or has a NUL in it.
    """
    for name, value in (("corpus", corpus), ("index", index)):
        # An unset variable, most of all: Path("") would be the folder that one is in.
        if not isinstance(value, str | Path) or value == "" or "\0" in str(value):
            raise ConfigError(f"{name} = {value!r} is no folder: give its path, a str or a Path")
    if not isinstance(settings, Settings | None):
        raise ConfigError(f"settings = {settings!r} are none: give Settings(...), or None")


def anchored(index: str | Path) -> Path:
    """An index that is opened again for each question, wherever the process has gone by then."""
    try:
        return Path(index).absolute()
    except OSError:  # the folder that one is in is gone, which is said where the index is opened
        return Path(index)


def refresh(
    corpus: Path,
    store: SqliteStore,
    embedder: Embedder,
    settings: Settings,
    progress: Progress | None,
    naming: Naming | None,
) -> IndexReport:
    """Bring the index in step; where it cannot be written but is there, use it as it is.

    Where there is none and somebody else is making it, it is waited for.
    """
    waited = False
    while True:
        try:
            return bring_in_step(
                Corpus(corpus), store, embedder, settings.index, progress=progress, naming=naming
            )
        except (IndexLockedError, IndexWriteError) as error:
            try:
                return _as_it_is(store, error)
            except IndexMissingError:
                if not isinstance(error, IndexLockedError):
                    raise error from None
            if not waited:
                _log.warning("waiting for the first index of this corpus: %s", error)
            waited = True
        store.wait_for_writer()


def _as_it_is(store: SqliteStore, error: IndexStoreError) -> IndexReport:
    with store.snapshot() as snapshot:
        known = tuple(record.id for record in snapshot.documents())
        generation = snapshot.generation
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
    check_places(corpus, index, settings)
    settings = settings or Settings()
    embedder = open_embedder(settings.index)
    shape = store_settings(settings.index, embedder)
    folder = Corpus(Path(corpus))
    sweep(folder.folder)
    if rebuild:
        store = SqliteStore(Path(index), shape, dimension=embedder.dimension)
    else:
        store = open_store(Path(index), shape, embedder.dimension)
    try:
        report = bring_in_step(
            folder,
            store,
            embedder,
            settings.index,
            rebuild=rebuild,
            progress=progress,
            naming=naming,
        )
        store.sweep()  # where nothing changed, no writer has
        return report
    finally:
        store.close()


def check_index(index: str | Path, *, settings: Settings | None = None) -> None:
    """Make sure that what is put into a corpus can be indexed. Loads no model.

    Args:
        index: folder of the index; one that is not there yet is fine.
        settings: defaults where None.

    Raises:
        IndexStoreError: the index cannot be used, or cannot be written, now or at all.
    """
    check_places("corpus", index, settings)
    chosen = (settings or Settings()).index
    embedder = open_embedder(chosen)
    folder = Path(index)
    with closing(open_store(folder, store_settings(chosen, embedder), embedder.dimension)) as store:
        if folder.exists():
            with store.writer():
                pass


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
    check_places(corpus, index, settings)
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


def check_not_gone(
    corpus: str | Path, index: str | Path, *, settings: Settings | None = None
) -> None:
    """Make sure that a folder without documents is a new one. Loads no model.

    One whose index holds documents is likelier a wrong one, or one that is not mounted.

    Raises:
        CorpusError: the corpus is missing, or its documents are.
        IndexStoreError: there are none, and the index cannot be read.
    """
    if Corpus(Path(corpus)).files():
        return
    records, _ = list_documents(corpus, index, settings=settings)
    if records:
        raise CorpusError(
            f"corpus folder {corpus} holds no document, and the index {len(records)} from another "
            "time: see whether it is the right folder, and mounted; `briefing-qa index --rebuild` "
            "empties the index"
        )
