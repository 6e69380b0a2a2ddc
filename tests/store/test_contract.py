"""What the protocol promises of every store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import (
    DIMENSION,
    answers,
    commit,
    document,
    keys_of,
    new_store,
    sha,
    vector_of,
    write,
)

from briefing_qa.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexStoreError,
    UnknownDocumentError,
)
from briefing_qa.store import SqliteStore, Store

PERU = document("peru", "En el Perú hay 8,710 hoteles.", "The law 14.1 was passed.", "End 😀.")
CHILE = document("chile", "Chile has one law.", "Its hotels were not counted.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An index of two documents, with three passages and two."""
    store = new_store(tmp_path / "index")
    write(store, [PERU, CHILE])
    yield store
    store.close()


def test_documents_come_back_as_they_were_given(store: SqliteStore) -> None:
    """A stored document equals the one given, sections, pages and provenance included."""
    with store.snapshot() as snapshot:
        assert snapshot.document("peru") == PERU.document
        assert snapshot.document("chile") == CHILE.document


def test_passages_come_back_in_the_order_asked_for(store: SqliteStore) -> None:
    """Passages equal the ones given, units included, one for each id, repeated ids too."""
    wanted = [PERU.passages[2], CHILE.passages[0], PERU.passages[0], PERU.passages[2]]
    with store.snapshot() as snapshot:
        assert snapshot.passages([passage.id for passage in wanted]) == wanted
        assert snapshot.passages([]) == []


def test_records_describe_the_documents(store: SqliteStore) -> None:
    """documents() lists them by id, with the numbers of characters and passages."""
    with store.snapshot() as snapshot:
        chile, peru = snapshot.documents()
    assert (chile.id, chile.passages, chile.path) == ("chile", 2, "chile.md")
    assert (peru.id, peru.passages, peru.language, peru.pages) == ("peru", 3, "es", 1)
    assert (peru.publisher, peru.country, peru.year) == ("ECPAT", "Perú", None)
    assert peru.characters == len(PERU.document.text)
    assert peru.sha256 == PERU.document.provenance.sha256
    assert peru.indexed_at.endswith("+00:00")


def test_unknown_names_raise(store: SqliteStore) -> None:
    """An unknown document, passage or vector is an error, not an empty answer."""
    with store.snapshot() as snapshot:
        with pytest.raises(UnknownDocumentError, match=r"'cuba'.*briefing-qa documents"):
            snapshot.document("cuba")
        with pytest.raises(UnknownDocumentError):
            snapshot.document("\udcff")
        with pytest.raises(IndexDamagedError, match="it lacks"):
            snapshot.passages([PERU.passages[0].id, "peru#none"])
        with pytest.raises(IndexDamagedError, match="it lacks"):
            snapshot.vectors(["none"])


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 13, 0), (0, 14, 1), (13, 14, 1), (41, 43, 1), (41, 44, 2), (20, 20, 0), (0, 999, 3)],
)
def test_passages_between_share_a_character(
    store: SqliteStore, start: int, end: int, found: int
) -> None:
    """passages_between() gives those with a character in [start, end), in reading order."""
    expected = [p for p in PERU.passages if max(p.start, start) < min(p.end, end)]
    with store.snapshot() as snapshot:
        assert snapshot.passages_between("peru", start, end) == expected
        assert len(expected) == found
        assert snapshot.passages_between("\udcff", start, end) == []


def test_vectors_come_back_in_the_order_of_the_keys(store: SqliteStore) -> None:
    """vectors() gives the float32 rows that were stored, repeated keys too."""
    keys = [PERU.passages[1].key, sha("unit heading"), PERU.passages[1].key]
    with store.snapshot() as snapshot:
        rows = snapshot.vectors(keys)
        assert rows.dtype == np.float32
        assert np.array_equal(rows, np.stack([vector_of(key) for key in keys]))
        assert snapshot.vectors([]).shape == (0, DIMENSION)


def test_document_frequency_counts_passages(store: SqliteStore) -> None:
    """document_frequency() is the number of passages with the term, 0 where there is none."""
    terms = ["law", "14.1", "14", "perú", "peru", "Law", 'x"y', "a\0b", "\ud800", ""]
    with store.snapshot() as snapshot:
        counts = snapshot.document_frequency(terms)
    assert list(counts) == terms
    assert counts == {**dict.fromkeys(terms, 0), "law": 1, "14.1": 1, "perú": 1, "Law": 1}


def test_only_missing_vectors_are_asked_for(store: SqliteStore) -> None:
    """Vectors are found again by key, whichever document brought them."""
    other = document("other", PERU.passages[0].text, "A new sentence.")
    with store.writer() as writer:
        missing = writer.missing_vectors([*keys_of([other]), *keys_of([other])])
    assert missing == [sha("A new sentence."), sha("unit A new sentence.")]


def test_vectors_survive_without_a_commit(tmp_path: Path) -> None:
    """add_vectors() stores at once: the next writer does not need them again."""
    store = new_store(tmp_path)
    with store.writer() as writer:
        writer.add_vectors(["a"], vector_of(sha("a"))[None])
        writer.add_vectors(["a"], vector_of(sha("b"))[None])
    with store.writer() as writer:
        assert writer.missing_vectors(["b", "a"]) == ["b"]
    store.close()


def test_generation_rises_with_every_change_only(store: SqliteStore) -> None:
    """A commit raises the generation by one; one that changes nothing does not."""
    with store.writer() as writer:
        assert writer.commit([], []) == 1
        assert writer.commit([], ["not there"]) == 1
        assert writer.commit([], ["chile"]) == 2
        assert commit(writer, [CHILE]) == 3
    with store.snapshot() as snapshot:
        assert snapshot.generation == 3


def test_first_commit_makes_the_index(tmp_path: Path) -> None:
    """Before the first commit there is no index to read; an empty one makes an empty index."""
    store = new_store(tmp_path / "deep" / "index")
    with store.writer() as writer:
        with pytest.raises(IndexMissingError, match="briefing-qa index"), store.snapshot():
            pass
        assert writer.commit([], []) == 1
    with store.snapshot() as snapshot:
        assert snapshot.documents() == []
        assert snapshot.count_passages() == 0
        assert snapshot.dense(vector_of(sha("q")), 3) == []
        assert snapshot.lexical(["law"], 3) == []
    store.close()


def test_a_changed_document_is_replaced(store: SqliteStore) -> None:
    """Committing a document again leaves nothing of its former passages."""
    write(store, [document("peru", "Only this is left.")])
    with store.snapshot() as snapshot:
        assert snapshot.count_passages() == 3
        assert snapshot.lexical(["8,710"], 5) == []
        assert [p.text for p in snapshot.passages_between("peru", 0, 999)] == ["Only this is left."]
        with pytest.raises(IndexDamagedError, match="it lacks"):
            snapshot.vectors([PERU.passages[0].key])


def test_a_passage_without_vector_is_refused(store: SqliteStore) -> None:
    """A commit whose vectors were never added changes nothing."""
    before = answers(store)
    with store.writer() as writer, pytest.raises(IndexStoreError, match=r"cuba#.*has no vector"):
        writer.commit([document("cuba", "Unheard of.")], ["chile"])
    assert answers(store) == before


def test_passages_with_one_id_are_refused(store: SqliteStore) -> None:
    """Two passages with one id are an error of this package, and change nothing."""
    before = answers(store)
    with pytest.raises(IndexStoreError, match="refused"):
        write(store, [document("cuba", "Twice.", "Twice.")], ["chile"])
    assert answers(store) == before


@pytest.mark.parametrize(
    "vectors",
    [np.zeros((2, DIMENSION)), np.zeros((1, 3)), np.full((1, DIMENSION), np.nan)],
    ids=["rows", "dimension", "nan"],
)
def test_unusable_vectors_are_refused(store: SqliteStore, vectors: np.ndarray) -> None:
    """Vectors of another number or dimension, or not finite, are not stored."""
    with store.writer() as writer:
        with pytest.raises(ValueError, match="vector"):
            writer.add_vectors(["k"], vectors.astype(np.float32))
        assert writer.missing_vectors(["k"]) == ["k"]


def test_a_snapshot_ends_with_its_block(store: SqliteStore) -> None:
    """Using a snapshot after its block is an error, as is a snapshot of a closed store."""
    with store.snapshot() as snapshot:
        pass
    with pytest.raises(IndexStoreError, match="after its `with` block"):
        snapshot.count_passages()
    with store.snapshot() as snapshot:
        store.close()
        assert snapshot.count_passages() == 5
    with pytest.raises(IndexStoreError, match="closed"), store.snapshot():
        pass


def test_snapshots_may_nest(store: SqliteStore) -> None:
    """Each snapshot has a connection of its own."""
    protocol: Store = store
    with protocol.snapshot() as outer, protocol.snapshot() as inner:
        assert outer.documents() == inner.documents()


TEXTS = ["One law.", "Two laws here.", "Three 14.1 more.", "Four \u00f1and\u00fa.", "Law and law."]
STEPS = st.lists(
    st.dictionaries(
        st.sampled_from(["a", "b", "c"]),
        st.none() | st.lists(st.sampled_from(TEXTS), min_size=1, unique=True),
        min_size=1,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_answers_do_not_depend_on_history(tmp_path_factory, steps) -> None:
    """An index that was changed step by step answers like one built at once."""
    stepwise = new_store(tmp_path_factory.mktemp("stepwise"))
    at_once = new_store(tmp_path_factory.mktemp("at_once"))
    texts: dict[str, list[str]] = {}
    for step in steps:
        changed = {id_: some for id_, some in step.items() if some is not None}
        removed = [id_ for id_, some in step.items() if some is None]
        write(stepwise, [document(id_, *some) for id_, some in changed.items()], removed)
        texts = {id_: some for id_, some in {**texts, **changed}.items() if id_ not in removed}
    write(at_once, [document(id_, *some) for id_, some in sorted(texts.items())])
    assert answers(stepwise) == answers(at_once)
    stepwise.close()
    at_once.close()
