"""The systems that `peers.py` compares: each cuts and indexes documents, and finds the best piece.

Embedding models are run by the same code for all of them, so that times differ by the systems.
Every heavy package is imported where it is used: a process has only what its own system needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from briefing_qa.config import IndexSettings

if TYPE_CHECKING:
    from briefing_qa.types import Document

Units = Literal["own", "passages", "sentences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a system can answer with: `document.text[start:end] == text`."""

    document_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The piece that a system puts first.

    Attributes:
        piece: the whole of it is the answer.
        score: how well the question is met; higher is better, and comparable between questions.
    """

    piece: Piece
    score: float


Search = Callable[[str], Found | None]
"""A question to what is found; None where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How a system is set up.

    Attributes:
        embedding: the model, as in `IndexSettings`.
        units: what it answers with: what its own splitter makes, or our passages or sentences.
        threshold: whether it refuses below the score that 95% of the answerable questions reach.
    """

    embedding: str = "minilm"
    units: Units = "own"
    threshold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A system to compare with.

    Attributes:
        build: indexes documents.
        setup: given to `build`.
        packages: that have to be installed, none of them needed by the program.
    """

    build: Callable[[Sequence[Document], Setup], Search]
    setup: Setup
    packages: tuple[str, ...]


def our_pieces(documents: Sequence[Document], units: Units) -> list[Piece]:
    """The program's passages, or its sentences, list items and headings, each once."""
    from briefing_qa.passages import cut_passages

    spans: dict[tuple[str, int, int], str] = {}
    for document in documents:
        for passage in cut_passages(document, IndexSettings()):
            # A lone heading is a passage without sentences.
            inside = passage.units if units == "sentences" else (passage,)
            for one in inside:
                spans[document.id, one.start, one.end] = document.text[one.start : one.end]
    return [
        Piece(document_id=document_id, start=start, end=end, text=text)
        for (document_id, start, end), text in spans.items()
    ]


def bm25(documents: Sequence[Document], setup: Setup) -> Search:
    """BM25 alone: bm25s with its defaults. It has no splitter: its own units are our passages."""
    import bm25s

    pieces = our_pieces(documents, setup.units)
    index = bm25s.BM25()
    words = bm25s.tokenize([piece.text for piece in pieces], show_progress=False)
    index.index(words, show_progress=False)

    def search(question: str) -> Found | None:
        asked = bm25s.tokenize(question, show_progress=False)
        places, scores = index.retrieve(asked, k=1, show_progress=False)
        # Nothing has a word of the question: it gives some piece all the same, with 0.
        if scores[0, 0] <= 0:
            return None
        return Found(piece=pieces[int(places[0, 0])], score=float(scores[0, 0]))

    return search


def llama_index(documents: Sequence[Document], setup: Setup) -> Search:
    """LlamaIndex: `SentenceSplitter`, `VectorStoreIndex` over FAISS, its retriever; all defaults.

    Inner product in place of L2: for vectors of unit length the order is the same, and the score
    is a cosine.
    """
    import faiss
    from llama_index.core import StorageContext, VectorStoreIndex
    from llama_index.core.schema import TextNode
    from llama_index.vector_stores.faiss import FaissVectorStore

    embedder = _embedder(setup)
    own = setup.units == "own"
    pieces = _llama_index_pieces(documents) if own else our_pieces(documents, setup.units)
    store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(embedder.dimension))
    index = VectorStoreIndex(
        [TextNode(id_=str(place), text=piece.text) for place, piece in enumerate(pieces)],
        storage_context=StorageContext.from_defaults(vector_store=store),
        embed_model=_llama_index_model(embedder),
    )
    retriever = index.as_retriever()

    def search(question: str) -> Found | None:
        best = retriever.retrieve(question)[0]
        return Found(piece=pieces[int(best.node_id)], score=float(best.score or 0.0))

    return search


def _llama_index_pieces(documents: Sequence[Document]) -> list[Piece]:
    from llama_index.core import Document as LlamaIndexDocument
    from llama_index.core.node_parser import SentenceSplitter

    nodes: Sequence[Any] = SentenceSplitter().get_nodes_from_documents(
        [LlamaIndexDocument(text=one.text, id_=one.id) for one in documents]
    )
    return [
        Piece(
            document_id=str(node.ref_doc_id),
            start=node.start_char_idx,
            end=node.end_char_idx,
            text=node.text,
        )
        for node in nodes
    ]


def _llama_index_model(embedder: Any) -> Any:
    """An embedder of ours as LlamaIndex takes it."""
    from llama_index.core.embeddings import BaseEmbedding

    class Model(BaseEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = embedder.embed(texts).tolist()
            return vectors

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            vector: list[float] = embedder.embed_query(query).tolist()
            return vector

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return Model(model_name=embedder.name)


def haystack(documents: Sequence[Document], setup: Setup) -> Search:
    """Haystack: `DocumentSplitter`, BM25 and vectors in memory, reciprocal rank fusion; defaults.

    Scores of a rank fusion hardly depend on the question. The threshold is for the best cosine.
    """
    from haystack import Document as HaystackDocument
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    embedder = _embedder(setup)
    own = setup.units == "own"
    pieces = _haystack_pieces(documents) if own else our_pieces(documents, setup.units)
    vectors = embedder.embed([piece.text for piece in pieces])
    store = InMemoryDocumentStore()
    store.write_documents(
        [
            HaystackDocument(id=str(place), content=piece.text, embedding=vector.tolist())
            for place, (piece, vector) in enumerate(zip(pieces, vectors, strict=True))
        ]
    )
    by_words = InMemoryBM25Retriever(store)
    by_meaning = InMemoryEmbeddingRetriever(store)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")

    def search(question: str) -> Found | None:
        vector = embedder.embed_query(question).tolist()
        lexical = by_words.run(query=question)["documents"]
        dense = by_meaning.run(query_embedding=vector)["documents"]
        best = joiner.run(documents=[lexical, dense])["documents"][0]
        return Found(piece=pieces[int(best.id)], score=float(dense[0].score or 0.0))

    return search


def _haystack_pieces(documents: Sequence[Document]) -> list[Piece]:
    from haystack import Document as HaystackDocument
    from haystack.components.preprocessors import DocumentSplitter

    given = [HaystackDocument(id=one.id, content=one.text) for one in documents]
    cut: Sequence[Any] = DocumentSplitter().run(documents=given)["documents"]
    return [
        Piece(
            document_id=one.meta["source_id"],
            start=one.meta["split_idx_start"],
            end=one.meta["split_idx_start"] + len(one.content),
            text=one.content,
        )
        for one in cut
    ]


def _embedder(setup: Setup) -> Any:
    from briefing_qa.models import open_embedder

    return open_embedder(IndexSettings(embedding=setup.embedding))


_OURS = IndexSettings().embedding
_PASSAGES = Setup(embedding=_OURS, units="passages", threshold=True)
_SENTENCES = Setup(embedding=_OURS, units="sentences", threshold=True)
_LLAMA_INDEX = ("llama-index-vector-stores-faiss",)

PEERS: Mapping[str, Peer] = {
    "llama-index": Peer(build=llama_index, setup=Setup(), packages=_LLAMA_INDEX),
    "llama-index-passages": Peer(build=llama_index, setup=_PASSAGES, packages=_LLAMA_INDEX),
    "llama-index-sentences": Peer(build=llama_index, setup=_SENTENCES, packages=_LLAMA_INDEX),
    "haystack": Peer(build=haystack, setup=Setup(), packages=("haystack-ai",)),
    "haystack-passages": Peer(build=haystack, setup=_PASSAGES, packages=("haystack-ai",)),
    "haystack-sentences": Peer(build=haystack, setup=_SENTENCES, packages=("haystack-ai",)),
    "bm25": Peer(build=bm25, setup=Setup(), packages=("bm25s",)),
    "bm25-sentences": Peer(build=bm25, setup=_SENTENCES, packages=("bm25s",)),
}
"""By name; the order is that of the table."""
