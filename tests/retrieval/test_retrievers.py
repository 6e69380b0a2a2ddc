"""What every retriever promises, and what sets each apart."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, TextNode

from briefing_qa.errors import ConfigError
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.retrieval.retrievers import (
    DenseRetriever,
    FusionRetriever,
    LexicalRetriever,
    PassageRetriever,
)
from briefing_qa.store import SqliteStore

QUERIES = [
    "How many libraries were open on Sundays?",
    "children books",
    "¿Cuántos mercados se abrieron en 2021?",
    "gardens water canal",
]
STRANGE = {
    "spaces": "   ",
    "empty": "",
    "punctuation": "?!… — “”",
    "operators": 'books AND (NOT "children*) OR NEAR/2 ^title: -x + {a b}',
    "quotes": '"\'"; DROP TABLE passages; --',
    "another script": "儿童 图书馆 كم عدد المكتبات",
    "long": "books " * 1000,
    "zero byte": "books\x00children",
    "lone surrogate": "books \ud800",
    "nothing else": "\ud800",
    "emoji": "📚📚📚",
}

Build = Callable[..., PassageRetriever]


@pytest.fixture(params=[DenseRetriever, LexicalRetriever, FusionRetriever])
def kind(request: pytest.FixtureRequest) -> type[PassageRetriever]:
    """Each of the retrievers."""
    return request.param


@pytest.fixture
def build(kind: type[PassageRetriever], small_store: SqliteStore) -> Build:
    """Makes a retriever over the small documents."""

    def make(**options: object) -> PassageRetriever:
        return kind(small_store, HashingEmbedder(), **options)  # type: ignore[arg-type]

    return make


def ids_of(nodes: list[NodeWithScore]) -> list[str]:
    """The ids of nodes, in order."""
    return [node.node_id for node in nodes]


@pytest.mark.parametrize("query", QUERIES)
def test_nodes_are_exact_pieces_of_their_documents(
    build: Build, small_store: SqliteStore, query: str
) -> None:
    """A node's text is document.text[start_char_idx:end_char_idx] of the document it names."""
    nodes = build().retrieve(query)
    assert nodes
    for scored in nodes:
        assert isinstance(scored, NodeWithScore)
        assert isinstance(scored.node, TextNode)
        with small_store.snapshot() as snapshot:
            text = snapshot.document(scored.node.metadata["document_id"]).text
        assert text[scored.node.start_char_idx : scored.node.end_char_idx] == scored.node.text
        source = scored.node.relationships[NodeRelationship.SOURCE]
        assert source.node_id == scored.node.metadata["document_id"]  # type: ignore[union-attr]
        assert scored.node_id.startswith(f"{scored.node.metadata['document_id']}#")


@pytest.mark.parametrize("query", QUERIES)
def test_nodes_come_best_first_each_once(build: Build, query: str) -> None:
    """Scores are positive and fall, and no passage comes twice."""
    nodes = build().retrieve(query)
    scores = [node.get_score(raise_error=True) for node in nodes]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert len(set(ids_of(nodes))) == len(nodes)


@pytest.mark.parametrize("top_k", [1, 2, 50])
def test_at_most_top_k_nodes_come(build: Build, top_k: int) -> None:
    """Top_k bounds the nodes, and one document more than there is does no harm."""
    nodes = build(top_k=top_k).retrieve(QUERIES[0])
    assert 1 <= len(nodes) <= top_k


@pytest.mark.parametrize("top_k", [sys.maxsize, 10**30])
def test_as_many_as_can_be_named_are_all(build: Build, top_k: int) -> None:
    """A number that is larger than any the index can be asked for stands for all passages."""
    every = ids_of(build(top_k=10_000).retrieve(QUERIES[0]))
    assert ids_of(build(top_k=top_k).retrieve(QUERIES[0])) == every != []


@pytest.mark.parametrize("query", [*QUERIES, "abrieron children gardens", "abrieron early gardens"])
def test_few_are_the_first_of_many(build: Build, query: str) -> None:
    """How many are asked for says where the list ends, and not what stands in it."""
    many = ids_of(build(top_k=30).retrieve(query))
    for top_k in (1, 2, 3):
        assert ids_of(build(top_k=top_k).retrieve(query)) == many[:top_k]


def test_only_the_documents_asked_for_are_searched(build: Build) -> None:
    """document_ids keeps other documents out, also where they fit better."""
    nodes = build(document_ids=["gardens"]).retrieve("the libraries of the coast, the gardens")
    assert {node.metadata["document_id"] for node in nodes} == {"gardens"}
    assert build(document_ids=[]).retrieve(QUERIES[0]) == []
    both = build(document_ids=["gardens", "mercados"], top_k=50).retrieve(
        "water of the valley, mercados de la sierra"
    )
    assert {node.metadata["document_id"] for node in both} == {"gardens", "mercados"}


def test_a_query_has_the_same_nodes_every_time(build: Build) -> None:
    """Asked again, and of another retriever, the nodes and scores are the same."""
    one = build()
    first = [(n.node_id, n.score) for n in one.retrieve(QUERIES[0])]
    assert [(n.node_id, n.score) for n in one.retrieve(QUERIES[0])] == first
    assert [(n.node_id, n.score) for n in build().retrieve(QUERIES[0])] == first


def test_a_bundle_and_its_words_find_the_same(build: Build) -> None:
    """A QueryBundle is searched by its query_str."""
    retriever = build()
    bundle = QueryBundle(query_str=QUERIES[1], custom_embedding_strs=["ignored"])
    assert ids_of(retriever.retrieve(bundle)) == ids_of(retriever.retrieve(QUERIES[1]))


@pytest.mark.parametrize("query", STRANGE.values(), ids=STRANGE.keys())
def test_strange_queries_are_searched_like_others(build: Build, query: str) -> None:
    """Whatever the query, retrieving gives a list, and no error."""
    nodes = build().retrieve(query)
    assert len(nodes) <= 10
    assert all(isinstance(node.node, TextNode) for node in nodes)


@pytest.mark.parametrize("top_k", [2.5, None, True, "3"])
def test_top_k_that_is_no_whole_number_is_refused(build: Build, top_k: object) -> None:
    """When the retriever is made, not as a fault of the index with the first query."""
    with pytest.raises(ConfigError, match=f"top_k = {top_k!r} is not a whole number: use 1"):
        build(top_k=top_k)


@pytest.mark.parametrize("top_k", [0, -3])
def test_top_k_below_one_is_refused(build: Build, top_k: int) -> None:
    """A retriever that could return nothing is not made."""
    with pytest.raises(ConfigError, match=f"top_k = {top_k}"):
        build(top_k=top_k)


def test_threads_find_what_one_finds(build: Build) -> None:
    """Eight threads at once retrieve the nodes that one retrieves."""
    retriever = build()
    expected = {query: ids_of(retriever.retrieve(query)) for query in QUERIES}
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda n: retriever.retrieve(QUERIES[n % len(QUERIES)]), range(64))
        for number, nodes in enumerate(found):
            assert ids_of(nodes) == expected[QUERIES[number % len(QUERIES)]]


def test_a_new_generation_is_seen_at_once(
    kind: type[PassageRetriever],
    small_corpus: Path,
    tmp_path: Path,
    build_index: Callable[..., SqliteStore],
) -> None:
    """After the index has changed, an existing retriever finds what is new and nothing old."""
    store = build_index(small_corpus, tmp_path / "index")
    retriever = kind(store, HashingEmbedder(), top_k=50)
    query = "gardens and windmills"
    assert {n.metadata["document_id"] for n in retriever.retrieve(query)} >= {"gardens"}
    (small_corpus / "windmills.md").write_text("# Windmills\n\nThe windmills grind maize.\n")
    (small_corpus / "gardens.txt").unlink()
    build_index(small_corpus, tmp_path / "index").close()
    found = {n.metadata["document_id"] for n in retriever.retrieve(query)}
    store.close()
    assert "windmills" in found
    assert "gardens" not in found


def test_lexical_search_finds_other_forms_of_a_word(small_store: SqliteStore) -> None:
    """Stems of both languages of the documents meet: "borrow" finds "borrowed"."""
    retriever = LexicalRetriever(small_store, HashingEmbedder(), top_k=1)
    assert "borrowed" in retriever.retrieve("who borrows?")[0].text
    assert "vendedoras" in retriever.retrieve("¿Qué paga una vendedora?")[0].text


def test_lexical_search_finds_nothing_for_words_that_are_nowhere(
    small_store: SqliteStore,
) -> None:
    """Where no word of the query stands in a passage there are no nodes."""
    assert LexicalRetriever(small_store, HashingEmbedder()).retrieve("zzyzx quux") == []


def test_fusion_holds_what_either_finds(small_store: SqliteStore) -> None:
    """The fused nodes are those of the dense and of the lexical retriever together."""
    made = [
        {n.node_id for n in one(small_store, HashingEmbedder(), top_k=50).retrieve(QUERIES[0])}
        for one in (DenseRetriever, LexicalRetriever, FusionRetriever)
    ]
    assert made[2] == made[0] | made[1]
