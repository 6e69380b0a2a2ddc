"""The retrievers as LlamaIndex objects: dense, lexical, and both ranked together."""

from __future__ import annotations

import asyncio
import unicodedata
from abc import abstractmethod
from collections.abc import Iterable, Sequence

from llama_index.core import Settings
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks import CallbackManager
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)

from briefing_qa.errors import ConfigError
from briefing_qa.models import Embedder
from briefing_qa.retrieval.filters import Filters, check_filters, chosen_ids, listed_ids
from briefing_qa.retrieval.search import retrieve
from briefing_qa.store.protocol import Hit, Snapshot, Store, Vectors
from briefing_qa.terms import guess_language, query_terms
from briefing_qa.types import Passage

LOOKED_AT = 30
"""Passages that are ranked together at least, of each way to find them; as many as in answering."""


def to_node(passage: Passage, score: float) -> NodeWithScore:
    """A passage as LlamaIndex sees it: a `TextNode` with its exact place in the document."""
    node = TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata={
            "document_id": passage.document_id,
            "section": list(passage.heading_path),
            "page": passage.page,
        },
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=passage.document_id)},
    )
    return NodeWithScore(node=node, score=score)


class PassageRetriever(BaseRetriever):
    """What all retrievers share: one snapshot for each query, filters, nodes with exact places.

    Args:
        store: the index.
        embedder: the model the index was built with.
        top_k: passages returned at most.
        document_ids: search these documents only; None searches all. One that is not in the index
            when the query comes raises UnknownDocumentError.
        filters: of these, search only those that meet the filters when the query comes.
        callback_manager: told what is retrieved; where None, that of LlamaIndex's `Settings`.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        top_k: int = 10,
        document_ids: Iterable[str] | None = None,
        filters: Filters | None = None,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        if not isinstance(top_k, int) or isinstance(top_k, bool):
            raise ConfigError(f"top_k = {top_k!r} is not a whole number: use 1 or more")
        if top_k < 1:
            raise ConfigError(f"top_k = {top_k} retrieves nothing: use 1 or more")
        check_filters(filters)
        super().__init__(callback_manager=callback_manager or Settings.callback_manager)
        self._store = store
        self._embedder = embedder
        self._top_k = top_k
        self._document_ids = listed_ids(document_ids)
        self._filters = filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = unicodedata.normalize("NFC", query_bundle.query_str)  # as documents are
        with self._store.snapshot() as snapshot:
            found = self._found(snapshot, query)
        return [to_node(passage, score) for passage, score in found[: self._top_k]]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)

    @abstractmethod
    def _found(self, snapshot: Snapshot, query: str) -> list[tuple[Passage, float]]:
        """Passages with scores, best first."""

    def _vector(self, query: str) -> Vectors:
        return self._embedder.embed_query(query)

    def _terms(self, snapshot: Snapshot, query: str) -> list[str]:
        return query_terms(query, sorted({record.language for record in snapshot.documents()}))

    def _among(self, snapshot: Snapshot) -> Sequence[str] | None:
        if self._filters is None and self._document_ids is None:
            return None
        records = {record.id: record for record in snapshot.documents()}
        return chosen_ids(self._document_ids, self._filters, records)


class DenseRetriever(PassageRetriever):
    """Passages by cosine of their vectors with the query's."""

    def _found(self, snapshot: Snapshot, query: str) -> list[tuple[Passage, float]]:
        vector = self._vector(query)
        return _passages(snapshot, snapshot.dense(vector, self._top_k, self._among(snapshot)))


class LexicalRetriever(PassageRetriever):
    """Passages by BM25 over folded stems."""

    def _found(self, snapshot: Snapshot, query: str) -> list[tuple[Passage, float]]:
        terms = self._terms(snapshot, query)
        return _passages(snapshot, snapshot.lexical(terms, self._top_k, self._among(snapshot)))


class FusionRetriever(PassageRetriever):
    """What both find, ranked together: see `briefing_qa.retrieval.search`.

    The best passage need not be the first of either, so both are asked for `LOOKED_AT` at least:
    of few, the first ones are then those of many.
    """

    def _found(self, snapshot: Snapshot, query: str) -> list[tuple[Passage, float]]:
        found = retrieve(
            snapshot,
            self._vector(query),
            self._terms(snapshot, query),
            top_k=max(self._top_k, LOOKED_AT),
            language=guess_language(query),
            languages={record.id: record.language for record in snapshot.documents()},
            document_ids=self._among(snapshot),
        )
        return [(one.passage, one.score) for one in found if one.lexical or one.dense > 0]


def _passages(snapshot: Snapshot, hits: Sequence[Hit]) -> list[tuple[Passage, float]]:
    """Hits that say something, with their passages."""
    kept = [hit for hit in hits if hit[1] > 0]
    passages = snapshot.passages([passage_id for passage_id, _ in kept])
    return [(passage, score) for passage, (_, score) in zip(passages, kept, strict=True)]
