"""Lexical search: BM25 over index terms, whatever characters they hold."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from store_samples import document, new_store, write

from briefing_qa.store import Hit, IndexedDocument, SqliteStore
from briefing_qa.store.reader import MAX_TERMS

TERMS = {
    "a": ["law hotel 14.1 law", "hotel report", "8,710 hotel law report report report"],
    "b": ["report", "women 20-24 law", 'ñandú it\'s 50% [x] near( "q" a/b x\\y *', "other words"],
}


def with_terms(document_id: str, terms: list[str]) -> IndexedDocument:
    """A document whose passages have the given index terms."""
    texts = [f"{document_id} {n}" for n in range(len(terms))]
    return replace(document(document_id, *texts), terms=tuple(terms))


DOCUMENTS = [with_terms(name, terms) for name, terms in TERMS.items()]
TERMS_OF = {
    p.id: terms.split()
    for one in DOCUMENTS
    for p, terms in zip(one.passages, one.terms, strict=True)
}


def bm25(query: list[str]) -> list[Hit]:
    """BM25 as FTS5 documents it: k1 = 1.2, b = 0.75, no idf below 1e-6."""
    mean = sum(map(len, TERMS_OF.values())) / len(TERMS_OF)
    scores = dict.fromkeys(TERMS_OF, 0.0)
    for term in dict.fromkeys(query):
        holding = sum(term in terms for terms in TERMS_OF.values())
        idf = max(math.log((len(TERMS_OF) - holding + 0.5) / (holding + 0.5)), 1e-6)
        for id_, terms in TERMS_OF.items():
            frequency = terms.count(term)
            length = 1 - 0.75 + 0.75 * len(terms) / mean
            scores[id_] += idf * frequency * 2.2 / (frequency + 1.2 * length)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(id_, score) for id_, score in ranked if score > 0]


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Iterator[SqliteStore]:
    """An index of the documents above."""
    store = new_store(tmp_path_factory.mktemp("lexical"))
    write(store, DOCUMENTS)
    yield store
    store.close()


@pytest.mark.parametrize(
    "query", [["law"], ["hotel", "14.1"], ["report", "law", "report", "absent"], ["absent"]]
)
def test_scores_are_bm25(store: SqliteStore, query: list[str]) -> None:
    """lexical() ranks and scores as BM25 computed by hand does."""
    with store.snapshot() as snapshot:
        found = snapshot.lexical(query, 10)
    expected = bm25(query)
    assert [id_ for id_, _ in found] == [id_ for id_, _ in expected]
    assert [s for _, s in found] == pytest.approx([s for _, s in expected], rel=1e-5)


@pytest.mark.parametrize("term", [term for terms in TERMS_OF.values() for term in terms])
def test_every_term_is_found_as_it_is(store: SqliteStore, term: str) -> None:
    """A term is one token, with its punctuation and its diacritics."""
    holding = {id_ for id_, terms in TERMS_OF.items() if term in terms}
    with store.snapshot() as snapshot:
        assert {id_ for id_, _ in snapshot.lexical([term], 10)} == holding
        assert snapshot.document_frequency([term]) == {term: len(holding)}


@pytest.mark.parametrize("term", ["14", "1", "8", "710", "20", "24", "nandu", "s", "50", "x", "q"])
def test_parts_of_terms_are_not_found(store: SqliteStore, term: str) -> None:
    """The tokenizer splits no term and folds no letter."""
    with store.snapshot() as snapshot:
        assert snapshot.lexical([term], 10) == []
        assert snapshot.document_frequency([term]) == {term: 0}


@pytest.mark.parametrize(
    ("beginning", "terms"),
    [
        ("h", ["hotel"]),
        ("LA", ["law"]),
        ("o", ["other"]),
        ("2", ["20-24"]),
        ("ñ", ["ñandú"]),
        ("hotels", []),
        ("%", []),
    ],
)
def test_terms_are_found_by_their_beginning(
    store: SqliteStore, beginning: str, terms: list[str]
) -> None:
    """terms_beginning() lists the terms that begin with some letters, whatever those are."""
    with store.snapshot() as snapshot:
        found = snapshot.terms_beginning([beginning, "report", beginning])
    assert found == {beginning: terms, "report": ["report"]}


def test_only_the_given_documents_are_searched(store: SqliteStore) -> None:
    """A filter leaves scores as they are, and passages of other documents out."""
    with store.snapshot() as snapshot:
        unfiltered = snapshot.lexical(["law", "report"], 10)
        for ids in (["a"], ["b", "a"], ["none", "b"], ["none"], []):
            expected = [hit for hit in unfiltered if hit[0].split("#")[0] in ids]
            assert snapshot.lexical(["law", "report"], 10, ids) == expected


def test_ties_are_cut_by_id(tmp_path: Path) -> None:
    """Equal scores stand in the order of ids, also where more passages tie than are asked for."""
    names = [f"d{n:02}" for n in range(70)]
    store = new_store(tmp_path)
    for name in reversed(names):
        write(store, [with_terms(name, ["same words", f"other {name}"])])
    with store.snapshot() as snapshot:
        hits = snapshot.lexical(["same"], 7)
    assert [id_.split("#")[0] for id_, _ in hits] == names[:7]
    store.close()


@pytest.mark.parametrize("terms", [[], [""], [" "], ["\0"], ["\ud800"], ["!"], ['"'], ['" OR "']])
def test_queries_without_a_known_term_find_nothing(store: SqliteStore, terms: list[str]) -> None:
    """Empty and unusable terms are dropped, not errors."""
    with store.snapshot() as snapshot:
        assert snapshot.lexical(terms, 10) == []


def test_nothing_is_found_among_none(store: SqliteStore) -> None:
    """Asking for no passages gives none."""
    with store.snapshot() as snapshot:
        assert snapshot.lexical(["law"], 0) == []


def test_the_first_distinct_terms_count(store: SqliteStore) -> None:
    """A query has at most 64 distinct terms; repetitions do not use them up."""
    fill = [f"absent{n}" for n in range(MAX_TERMS - 1)]
    with store.snapshot() as snapshot:
        assert snapshot.lexical([*fill, *fill, "law"], 10)
        assert not snapshot.lexical([*fill, "absent", "law"], 10)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(terms=["law) OR (report"])
@example(terms=["terms:law", "law*", "^law", "-law", "NEAR(law report)", "law AND report", "{law"])
@given(terms=st.lists(st.text(st.characters(exclude_characters=" "), max_size=8), max_size=5))
def test_no_term_is_an_operator(store: SqliteStore, terms: list[str]) -> None:
    """Whatever terms hold, a passage is found only when it has one of them."""
    with store.snapshot() as snapshot:
        found = {id_ for id_, _ in snapshot.lexical(terms, 50)}
        snapshot.document_frequency(terms)
    folded = {word for term in terms for word in _ascii_lower(term).split("\0")}
    pieces = {piece for word in folded for piece in _pieces(word)}
    assert all(pieces & set(TERMS_OF[id_]) for id_ in found)


def _pieces(word: str) -> list[str]:
    """What ASCII control characters leave of a word."""
    return "".join(" " if c <= " " or c == "\x7f" else c for c in word).split(" ")


def _ascii_lower(text: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in text)
