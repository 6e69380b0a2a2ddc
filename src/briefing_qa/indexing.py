"""Bring the index in step with the corpus: read what changed, embed what is new, commit once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.config import TEXT_VERSION, IndexSettings
from briefing_qa.documents import Corpus, CorpusFile, Scan, Skipped
from briefing_qa.errors import CorpusError, DocumentError, IndexMissingError
from briefing_qa.models import Embedder
from briefing_qa.passages import cut_passages, embedding_texts
from briefing_qa.store import (
    DocumentRecord,
    IndexedDocument,
    SqliteStore,
    StoreSettings,
    Writer,
)
from briefing_qa.terms import index_terms
from briefing_qa.types import Document, Passage

EMBED_AT_ONCE = 256
"""Texts embedded between two writes: what a kill can cost."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done ("reading", "embedding"), how much is done, and of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What bringing the index in step did, by document id.

    Attributes:
        skipped: files that are not in the index as they stand in the corpus, and why.
        generation: of the index afterwards.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    generation: int = 0

    @property
    def wrote(self) -> bool:
        """Whether the index is another one than before."""
        return bool(self.added or self.changed or self.removed)


def store_settings(settings: IndexSettings, embedder: Embedder) -> StoreSettings:
    """What is stored with an index and must be the same to open it."""
    return {
        "embedding": embedder.name,
        "embedding_sha256": embedder.sha256,
        "dimension": embedder.dimension,
        "passage_min_words": settings.passage_min_words,
        "passage_max_words": settings.passage_max_words,
        "text_version": TEXT_VERSION,
    }


def bring_in_step(
    corpus: Corpus,
    store: SqliteStore,
    embedder: Embedder,
    settings: IndexSettings,
    *,
    rebuild: bool = False,
    progress: Progress | None = None,
) -> IndexReport:
    """Make the index hold what the corpus holds.

    A document whose file cannot be read any more stays in the index as it was; one whose file is
    gone is taken out. Nothing is written where nothing changed.

    Args:
        corpus: the folder.
        store: the index.
        embedder: its model.
        settings: how passages are cut.
        rebuild: make the index anew, whatever is there.
        progress: told about "reading", in files, and "embedding", in texts.

    Raises:
        CorpusError: the corpus holds no readable document; the index stays as it is.
        IndexStoreError: the index cannot be used or written.
    """
    scan = corpus.scan()
    indexed = {} if rebuild else _indexed_documents(store)
    read, unchanged, skipped = _read_changed(corpus, scan, indexed, progress)
    if not read and not unchanged:
        problems = "".join(f"; {s.path}: {s.reason}" for s in skipped[:3])
        raise CorpusError(
            f"corpus folder {corpus.folder} holds no document that can be read: "
            f"put .md or .txt files in it{problems}"
        )
    kept = {file.id for file in scan.files} | {
        record.id for record in indexed.values() if record.path in {s.path for s in skipped}
    }
    removed = tuple(sorted(set(indexed) - kept))
    added = tuple(document.id for document in read if document.id not in indexed)
    changed = tuple(document.id for document in read if document.id in indexed)
    if read or removed:
        with store.rebuild() if rebuild else store.writer() as writer:
            generation = index_documents(writer, read, removed, embedder, settings, progress)
    else:
        with store.snapshot() as snapshot:
            generation = snapshot.generation
    return IndexReport(
        added=added,
        changed=changed,
        removed=removed,
        unchanged=tuple(unchanged),
        skipped=tuple(skipped),
        generation=generation,
    )


def _indexed_documents(store: SqliteStore) -> dict[str, DocumentRecord]:
    try:
        with store.snapshot() as snapshot:
            return {record.id: record for record in snapshot.documents()}
    except IndexMissingError:
        return {}


def _read_changed(
    corpus: Corpus,
    scan: Scan,
    indexed: Mapping[str, DocumentRecord],
    progress: Progress | None,
) -> tuple[list[Document], list[str], list[Skipped]]:
    """Read new and changed files; ids of the others; what could not be read, and why."""
    read, unchanged, skipped = [], [], list(scan.skipped)
    for number, file in enumerate(scan.files, start=1):
        try:
            if _is_indexed(file, indexed):
                unchanged.append(file.id)
            else:
                read.append(corpus.read(file.path))
        except DocumentError as error:
            reason = str(error).removeprefix(f"{file.path}: ")
            if file.id in indexed:
                reason += "; the version indexed before stays in use"
                unchanged.append(file.id)
            skipped.append(Skipped(path=file.path, reason=reason))
        if progress is not None:
            progress("reading", number, len(scan.files))
    return read, unchanged, skipped


def _is_indexed(file: CorpusFile, indexed: Mapping[str, DocumentRecord]) -> bool:
    record = indexed.get(file.id)
    return record is not None and (record.path, record.sha256) == (file.path, file.sha256)


def index_documents(
    writer: Writer,
    documents: Sequence[Document],
    removed: Sequence[str],
    embedder: Embedder,
    settings: IndexSettings,
    progress: Progress | None = None,
) -> int:
    """Cut, embed and store documents, and remove others, as one change of the index.

    Vectors are stored as they are made, the documents at the end in one transaction: a kill at any
    moment leaves the old state, and the next run embeds only what is still missing.

    Args:
        writer: of the index.
        documents: new or changed ones.
        removed: ids of documents to take out.
        embedder: the index's model.
        settings: how passages are cut.
        progress: told about "embedding", in texts.

    Returns:
        The new generation.
    """
    cut = [(document, cut_passages(document, settings)) for document in documents]
    texts: dict[str, str] = {}
    for document, passages in cut:
        texts.update(embedding_texts(document, passages))
    missing = writer.missing_vectors(texts)
    done = 0
    for start in range(0, len(missing), EMBED_AT_ONCE):
        keys = missing[start : start + EMBED_AT_ONCE]

        def advance(count: int) -> None:
            nonlocal done
            done += count
            if progress is not None:
                progress("embedding", done, len(missing))

        writer.add_vectors(keys, embedder.embed([texts[key] for key in keys], advance))
    return writer.commit([_indexed(document, passages) for document, passages in cut], removed)


def _indexed(document: Document, passages: tuple[Passage, ...]) -> IndexedDocument:
    terms = (
        " ".join(
            index_terms(f"{document.title} {' '.join(p.heading_path)} {p.text}", document.language)
        )
        for p in passages
    )
    return IndexedDocument(document=document, passages=passages, terms=tuple(terms))
