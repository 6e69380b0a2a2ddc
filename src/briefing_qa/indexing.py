"""Bring the index in step with the corpus: read what changed, embed what is new, commit once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_qa.config import TEXT_VERSION, IndexSettings
from briefing_qa.documents import Corpus, Skipped
from briefing_qa.errors import CorpusError, DocumentError
from briefing_qa.models import Embedder
from briefing_qa.passages import cut_passages, embedding_texts
from briefing_qa.store import IndexedDocument, Store, StoreSettings, Writer
from briefing_qa.terms import index_terms
from briefing_qa.types import Document, Passage

EMBED_AT_ONCE = 256
"""Texts embedded between two writes: what a kill can cost."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done ("reading", "embedding"), how much of it is done, and of how much."""


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
