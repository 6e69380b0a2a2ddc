"""Taking a document out of a corpus and its index: both, or neither where one cannot be written."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from briefing_qa.config import Settings
from briefing_qa.documents import Corpus
from briefing_qa.engine.keeping import check_places
from briefing_qa.errors import DuplicateDocumentError, IndexMissingError, UnknownDocumentError
from briefing_qa.indexing import store_settings
from briefing_qa.models import open_embedder
from briefing_qa.store import SqliteStore, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was taken out.

    Attributes:
        deleted: the file; None where it was gone before.
        indexed: whether the index held the document.
    """

    deleted: Path | None
    indexed: bool


def remove_document(
    corpus: str | Path,
    index: str | Path,
    document_id: str,
    *,
    settings: Settings | None = None,
) -> Removal:
    """Delete a document's file and take it out of the index. Loads no model.

    An index that cannot be used, or that somebody else is writing, is found before the file is
    gone.

    Args:
        corpus: folder of the documents.
        index: folder of the index; there may be none yet.
        document_id: as `list_documents` has it.
        settings: defaults where None.

    Raises:
        UnknownDocumentError: neither has such a document.
        DuplicateDocumentError: several files have the id.
        CorpusError: the corpus is missing, or the file cannot be deleted.
        IndexStoreError: the index cannot be used or written.
    """
    check_places(corpus, index, settings)
    chosen = (settings or Settings()).index
    embedder = open_embedder(chosen)
    shape = store_settings(chosen, embedder)
    with closing(open_store(Path(index), shape, embedder.dimension)) as store:
        return _remove(Corpus(Path(corpus)), store, document_id)


def _remove(corpus: Corpus, store: SqliteStore, document_id: str) -> Removal:
    try:
        with store.snapshot() as snapshot:
            indexed = document_id in {record.id for record in snapshot.documents()}
    except IndexMissingError:
        indexed = False
    present = True
    try:
        corpus.find(document_id)
    except DuplicateDocumentError as error:
        stays = "; the version indexed before stays in use until then" if indexed else ""
        raise DuplicateDocumentError(f"{error}{stays}") from error
    except UnknownDocumentError:
        if not indexed:  # otherwise its file was deleted by other means
            raise
        present = False
    with ExitStack() as stack:
        writer = stack.enter_context(store.writer()) if indexed else None
        deleted = corpus.remove(document_id) if present else None
        if writer is not None:
            writer.commit((), (document_id,))
    return Removal(deleted=deleted, indexed=indexed)
