"""Documents into the index: cut, embedded, and committed in parts that survive a kill."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_qa.config import TEXT_VERSION, IndexSettings
from briefing_qa.documents.likeness import signature_of
from briefing_qa.indexing.pooling import pooled
from briefing_qa.indexing.report import Progress
from briefing_qa.models import Embedder
from briefing_qa.passages import cut_passages, embedding_texts
from briefing_qa.store import IndexedDocument, StoreSettings, Writer
from briefing_qa.terms import index_terms
from briefing_qa.types import Document, Passage

EMBED_AT_ONCE = 512
"""Texts embedded between two writes: what a kill can cost. Of one document or of several, so that
there are enough of each length to go through the model together."""

POOLED_AT_ONCE = 256
"""Passages whose sentences' vectors are held in memory together."""

PART_CHARACTERS = 2_000_000
"""Characters of the documents of one part: what is held in memory, and what a kill can cost to be
read and cut again. A thousand pages."""


def store_settings(settings: IndexSettings, embedder: Embedder) -> StoreSettings:
    """What is stored with an index and must be the same to open it."""
    recognised = {"ocr": settings.ocr} if settings.ocr else {}  # as in indexes of before it was
    return {
        "embedding": embedder.name,
        "embedding_sha256": embedder.sha256,
        "dimension": embedder.dimension,
        "passage_min_words": settings.passage_min_words,
        "passage_max_words": settings.passage_max_words,
        "text_version": TEXT_VERSION,
        **recognised,
    }


def index_documents(
    writer: Writer,
    documents: Sequence[Document],
    removed: Sequence[str],
    embedder: Embedder,
    settings: IndexSettings,
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

    Returns:
        The new generation.
    """
    filing = Filing(writer, embedder, settings, progress=None, part_characters=None)
    for number, document in enumerate(documents, start=1):
        filing.add(document, done=number / len(documents))
    return filing.finish(removed)


class Filing:
    """Takes documents in one by one, and commits whenever enough have come together."""

    def __init__(
        self,
        writer: Writer,
        embedder: Embedder,
        settings: IndexSettings,
        progress: Progress | None = None,
        *,
        part_characters: int | None = PART_CHARACTERS,
    ) -> None:
        """Begin.

        Args:
            writer: of the index.
            embedder: the index's model.
            settings: how passages are cut.
            progress: told about "embedding", in texts; of how many is guessed from the share of
                the documents that is done, and exact with the last one.
            part_characters: of the documents that are committed together; None for all.
        """
        self._writer = writer
        self._embedder = embedder
        self._settings = settings
        self._progress = progress
        self._part_characters = part_characters
        self._part: list[IndexedDocument] = []
        self._characters = 0
        self._waiting: dict[str, str] = {}
        self._unpooled: list[Passage] = []
        self._done = 0.0
        self._embedded = 0

    def add(self, document: Document, *, registered: str = "", done: float = 1.0) -> None:
        """Cut a document, to be embedded as soon as there is enough for the model to do.

        Commits if that makes a part complete.

        Args:
            document: new, or a new version.
            registered: names what the registers say about it.
            done: the share of all work that is done with this document, above 0.
        """
        passages = cut_passages(document, self._settings)
        self._waiting |= embedding_texts(document, passages)
        self._unpooled += passages
        self._done = done
        self._part.append(
            IndexedDocument(
                document=document,
                passages=passages,
                terms=_terms(document, passages),
                signature=signature_of(document, passages),
                registered=registered,
            )
        )
        self._characters += len(document.text)
        complete = self._part_characters is not None and self._characters >= self._part_characters
        if complete or len(self._waiting) >= EMBED_AT_ONCE:
            self._embed()
        if complete:
            self._writer.commit(self._part, (), complete=False)
            self._part, self._characters = [], 0

    def finish(self, removed: Sequence[str]) -> int:
        """Commit the last part, and take documents out; returns the new generation."""
        self._done = 1.0
        self._embed()
        return self._writer.commit(self._part, removed)

    def _embed(self) -> None:
        """Embed what is new of what waits for it; of it the vectors of passages are made."""
        texts, self._waiting = self._waiting, {}
        missing = self._writer.missing_vectors(texts)
        total = round((self._embedded + len(missing)) / self._done)
        for start in range(0, len(missing), EMBED_AT_ONCE):
            keys = missing[start : start + EMBED_AT_ONCE]
            vectors = self._embedder.embed([texts[key] for key in keys], self._teller(total))
            self._writer.add_vectors(keys, vectors)
        passages, self._unpooled = self._unpooled, []
        self._pool(passages)

    def _pool(self, passages: Sequence[Passage]) -> None:
        by_key = {passage.key: passage for passage in passages}
        missing = self._writer.missing_vectors(by_key)
        for start in range(0, len(missing), POOLED_AT_ONCE):
            keys = missing[start : start + POOLED_AT_ONCE]
            self._writer.add_vectors(
                keys, pooled([by_key[key] for key in keys], self._writer.vectors)
            )

    def _teller(self, total: int) -> Callable[[int], None]:
        def advance(count: int) -> None:
            self._embedded += count
            if self._progress is not None:
                self._progress("embedding", self._embedded, total)

        return advance


def _terms(document: Document, passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(
        " ".join(
            index_terms(f"{document.title} {' '.join(p.heading_path)} {p.text}", document.language)
        )
        for p in passages
    )
