"""The retrievers as LlamaIndex objects: dense, lexical, and both fused by rank."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)

from briefing_qa.errors import ConfigError
from briefing_qa.models import Embedder
from briefing_qa.retrieval.search import fuse
from briefing_qa.store.protocol import Hit, Snapshot, Store
from briefing_qa.terms import query_terms
from briefing_qa.types import Passage


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
        document_ids: search these documents only; None searches all.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        top_k: int = 10,
        document_ids: Sequence[str] | None = None,
    ) -> None:
        if top_k < 1:
            raise ConfigError(f"top_k = {top_k} retrieves nothing: use 1 or more")
        super().__init__()
        self._store = store
        self._embedder = embedder
        self._top_k = top_k
        self._document_ids = document_ids

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = query_bundle.query_str
        with self._store.snapshot() as snapshot:
            hits = [hit for hit in self._hits(snapshot, query) if hit[1] > 0][: self._top_k]
            passages = snapshot.passages([passage_id for passage_id, _ in hits])
        return [to_node(passage, score) for passage, (_, score) in zip(passages, hits, strict=True)]

    @abstractmethod
    def _hits(self, snapshot: Snapshot, query: str) -> list[Hit]:
        """Passage ids with scores, best first."""

    def _dense(self, snapshot: Snapshot, query: str) -> list[Hit]:
        vector = self._embedder.embed_query(query)
        return snapshot.dense(vector, self._top_k, self._document_ids)

    def _lexical(self, snapshot: Snapshot, query: str) -> list[Hit]:
        languages = sorted({record.language for record in snapshot.documents()})
        return snapshot.lexical(query_terms(query, languages), self._top_k, self._document_ids)


class DenseRetriever(PassageRetriever):
    """Passages by cosine of their vectors with the query's."""

    def _hits(self, snapshot: Snapshot, query: str) -> list[Hit]:
        return self._dense(snapshot, query)


class LexicalRetriever(PassageRetriever):
    """Passages by BM25 over folded stems."""

    def _hits(self, snapshot: Snapshot, query: str) -> list[Hit]:
        return self._lexical(snapshot, query)


class FusionRetriever(PassageRetriever):
    """Both, fused by reciprocal rank."""

    def _hits(self, snapshot: Snapshot, query: str) -> list[Hit]:
        return fuse(self._dense(snapshot, query), self._lexical(snapshot, query))
