"""What `briefing-qa doctor` says of the index."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

from briefing_qa.cli.checks import Check
from briefing_qa.cli.rights import how_to_write
from briefing_qa.cli.show import counted
from briefing_qa.config import Settings
from briefing_qa.documents import Corpus
from briefing_qa.errors import CorpusError, IndexMissingError
from briefing_qa.languages import REMEDY, served, unread
from briefing_qa.models import open_embedder
from briefing_qa.store import Snapshot, SqliteStore
from briefing_qa.store.failures import no_folder


def index_checks(corpus: Path, folder: Path, settings: Settings) -> Iterator[Check]:
    """Whether there is an index, whole, in step with the corpus and for the settings in force."""
    from briefing_qa.indexing import store_settings
    from briefing_qa.indexing.planning import make_plan
    from briefing_qa.store import open_store

    embedder = open_embedder(settings.index)
    store = open_store(folder, store_settings(settings.index, embedder), embedder.dimension)
    plan = None
    with closing(store):
        try:
            with suppress(CorpusError):  # which is said of the corpus
                plan = make_plan(Corpus(corpus), store)
            with store.snapshot() as snapshot:
                yield from _contents(snapshot, in_step=plan is None or not plan.writes)
                snapshot.check()
                yield Check(name="index", state="ok", finding="the database is whole")
                yield from _languages(snapshot, embedder.name)
                yield _nearest(snapshot, embedder.dimension)
        except IndexMissingError:
            yield _missing(folder)
            yield from _begun(store)
            return
        yield from _begun(store)
    if os.access(folder, os.W_OK):
        yield Check(name="index", state="ok", finding=f"{folder} can be written")
    else:
        yield Check(
            name="index",
            state="notice",
            finding=f"{folder} cannot be written: changes of the corpus will not reach it",
            remedy=how_to_write(folder),
        )


def _missing(folder: Path) -> Check:
    """That there is no index, and whether one can be made."""
    if problem := no_folder(folder):
        what, _, remedy = problem.rpartition(": ")
        return Check(name="index", state="bad", finding=f"there is none: {what}", remedy=remedy)
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        return Check(
            name="index",
            state="bad",
            finding=f"there is none in {folder} yet, and {there} cannot be written",
            remedy=how_to_write(there),
        )
    return Check(
        name="index",
        state="notice",
        finding=f"there is none in {folder} yet",
        remedy="the first question builds it, or `briefing-qa index`",
    )


def _contents(snapshot: Snapshot, *, in_step: bool) -> Iterator[Check]:
    yield Check(
        name="index",
        state="ok",
        finding=f"{counted(len(snapshot.documents()), 'document')}, "
        f"{counted(snapshot.count_passages(), 'passage')}, made with the settings in force",
    )
    if not snapshot.complete:
        yield Check(
            name="index",
            state="notice",
            finding="indexing it was ended before all documents were taken in",
            remedy="the next question goes on with it, or `briefing-qa index`",
        )
    elif not in_step:
        yield Check(
            name="index",
            state="notice",
            finding="it is not in step with the corpus",
            remedy="the next question brings it in step, or `briefing-qa index`",
        )


def _begun(store: SqliteStore) -> Iterator[Check]:
    if store.is_rebuild_begun():
        yield Check(
            name="index",
            state="notice",
            finding="a rebuild was begun and is not complete; what it has made is still there",
            remedy="where none is under way, `briefing-qa index --rebuild` goes on with it, "
            "and `briefing-qa index` deletes it",
        )


def _languages(snapshot: Snapshot, model: str) -> Iterator[Check]:
    yield Check(name="index", state="ok", finding=f"questions are read in {served(model)}")
    blind = unread(model, {one.id: one.language for one in snapshot.documents()})
    if blind:
        yield Check(
            name="index",
            state="notice",
            finding=f"{model} does not read the language of {', '.join(blind)}",
            remedy=REMEDY,
        )


class _Warnings(logging.Handler):
    """Keeps what the store says while it loads its vector file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _nearest(snapshot: Snapshot, dimension: int) -> Check:
    """A search loads the derived vector file, or builds it again and says why."""
    logger = logging.getLogger("briefing_qa.store")
    heard, propagate = _Warnings(), logger.propagate
    logger.addHandler(heard)
    logger.propagate = False
    try:
        snapshot.dense(np.zeros(dimension, np.float32), 1)
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagate
    if heard.said:
        return Check(name="index", state="notice", finding="; ".join(heard.said))
    return Check(name="index", state="ok", finding="the vector file is whole")
