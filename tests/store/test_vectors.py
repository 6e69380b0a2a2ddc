"""Dense search, and the FAISS file that may be lost at any time."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
from store_samples import (
    answers,
    document,
    flip_bit,
    new_store,
    sha,
    vector_of,
    write,
)

from briefing_qa.store import Hit
from briefing_qa.store.vectors import VectorIndex, build_index
from permissions import ordinary_user

MANY = [document(f"d{n}", *(f"Text {n} of part {part}." for part in range(40))) for n in range(12)]
PASSAGES = sorted((p for one in MANY for p in one.passages), key=lambda p: p.id)


def by_numpy(query: np.ndarray, k: int, document_ids: list[str] | None = None) -> list[Hit]:
    """Exact search, the plain way."""
    among = [p for p in PASSAGES if document_ids is None or p.document_id in document_ids]
    scored = [(float(vector_of(p.key) @ query), p.id) for p in among]
    return [(id_, score) for score, id_ in sorted(scored, key=lambda s: (-s[0], s[1]))[:k]]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with an index of 480 passages."""
    folder = tmp_path_factory.mktemp("built")
    store = new_store(folder)
    write(store, MANY)
    store.close()
    return folder


def same(found: list[Hit], expected: list[Hit]) -> None:
    """The same passages in the same order, with scores that differ by rounding alone."""
    assert [id_ for id_, _ in found] == [id_ for id_, _ in expected]
    assert np.allclose([s for _, s in found], [s for _, s in expected], atol=1e-6)


@pytest.mark.parametrize("document_ids", [None, ["d3"], ["d11", "d2", "d2", "no"], ["no"], []])
@pytest.mark.parametrize("k", [0, 1, 10, 1000])
def test_dense_equals_plain_search(built: Path, k: int, document_ids: list[str] | None) -> None:
    """dense() finds what comparing with every vector finds, filtered or not."""
    store = new_store(built)
    with store.snapshot() as snapshot:
        for n in range(20):
            query = vector_of(sha(f"query {n}"))
            same(snapshot.dense(query, k, document_ids), by_numpy(query, k, document_ids))
    store.close()


def test_a_query_of_another_dimension_is_refused(built: Path) -> None:
    """A vector that cannot be compared raises ValueError with both numbers."""
    store = new_store(built)
    with store.snapshot() as snapshot, pytest.raises(ValueError, match="3 dimensions, not 16"):
        snapshot.dense(np.zeros(3, dtype=np.float32), 5)
    store.close()


def test_equal_scores_stand_in_the_order_of_ids(tmp_path: Path) -> None:
    """Ties are cut by id, also where more passages tie than are asked for."""
    names = [f"d{n:02}" for n in range(60)]
    store = new_store(tmp_path)
    for name in reversed(names):
        write(store, [document(name, "Always the same.")])
    with store.snapshot() as snapshot:
        hits = snapshot.dense(vector_of(sha("q")), 7)
        assert [id_.split("#")[0] for id_, _ in hits] == names[:7]
        assert len({score for _, score in hits}) == 1
    store.close()


def test_the_graph_finds_nearly_what_exact_search_finds(built: Path, tmp_path: Path) -> None:
    """Past `hnsw_from` passages a graph is searched; filtered search stays exact."""
    store = new_store(tmp_path, hnsw_from=100)
    write(store, MANY)
    store.close()
    reopened = new_store(tmp_path, hnsw_from=100)
    found = expected = 0
    with reopened.snapshot() as snapshot:
        for n in range(20):
            query = vector_of(sha(f"query {n}"))
            hits = snapshot.dense(query, 10)
            assert hits == sorted(hits, key=lambda hit: (-hit[1], hit[0]))
            exact = by_numpy(query, 10)
            found += len({id_ for id_, _ in hits} & {id_ for id_, _ in exact})
            expected += 10
            same(snapshot.dense(query, 5, ["d4", "d5"]), by_numpy(query, 5, ["d4", "d5"]))
            same(snapshot.dense(query, 1000), by_numpy(query, 1000))
    reopened.close()
    assert found >= 0.95 * expected


def test_the_graph_is_used_from_the_given_size() -> None:
    """build_index() gives a flat index below `hnsw_from` vectors, and a graph from there."""
    matrix = np.stack([vector_of(sha(str(n))) for n in range(20)])
    assert type(build_index(matrix, 21)).__name__ == "IndexFlatIP"
    assert type(build_index(matrix, 20)).__name__ == "IndexHNSWFlat"
    assert VectorIndex(build_index(matrix[:0], 5), [], []).search(matrix[0], 3, None) == []


def swap_for_a_folder(path: Path) -> None:
    """Put something in the place of the file that cannot be read as one."""
    path.unlink()
    path.mkdir()


DAMAGES = {
    "removed": Path.unlink,
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "emptied": lambda path: path.write_bytes(b""),
    "bit of the vectors": lambda path: flip_bit(path, path.stat().st_size // 2),
    "bit of the checksum": lambda path: flip_bit(path, path.stat().st_size - 3),
    "a folder": swap_for_a_folder,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_built_again(tmp_path: Path, damage, caplog) -> None:
    """Whatever happens to the FAISS file, answers stay the same, and the file is mended."""
    store = new_store(tmp_path)
    write(store, MANY[:3])
    expected = answers(store)
    store.close()
    path = tmp_path / "vectors-1.faiss"
    whole = path.read_bytes()
    damage(path)
    with caplog.at_level(logging.WARNING, logger="briefing_qa.store.vectors"):
        reopened = new_store(tmp_path)
        assert answers(reopened) == expected
        reopened.close()
    assert "building it again" in caplog.text
    assert ".tmp" not in caplog.text  # names of our own tell nobody anything
    assert "Errno" not in caplog.text
    if path.is_file():
        assert path.read_bytes() == whole


def test_a_file_of_another_index_is_not_used(tmp_path: Path) -> None:
    """A FAISS file of the same generation of another index is told apart and replaced."""
    stores = [new_store(tmp_path / name) for name in ("one", "two")]
    for store, documents in zip(stores, (MANY[:3], MANY[3:6]), strict=True):
        write(store, documents)
        store.close()
    two = answers(new_store(tmp_path / "two"))
    (tmp_path / "one" / "vectors-1.faiss").replace(tmp_path / "two" / "vectors-1.faiss")
    reopened = new_store(tmp_path / "two")
    assert answers(reopened) == two
    reopened.close()


def test_a_file_of_a_commit_that_failed_is_not_used(tmp_path: Path) -> None:
    """The file is written before the commit; one whose commit failed is of no state."""
    store = new_store(tmp_path)
    write(store, MANY[:2])
    old = (tmp_path / "vectors-1.faiss").read_bytes()
    write(store, [], ["d0"])
    (tmp_path / "vectors-2.faiss").write_bytes(old)
    expected = answers(store)
    store.close()
    reopened = new_store(tmp_path)
    assert answers(reopened) == expected
    reopened.close()


def test_the_file_is_used_when_it_is_whole(built: Path, caplog) -> None:
    """A whole file is loaded without a word, once for all snapshots."""
    store = new_store(built)
    with caplog.at_level(logging.WARNING):
        answers(store)
        first = store._derived._made
        answers(store)
    assert caplog.text == ""
    assert store._derived._made is first
    store.close()


def test_only_the_present_file_is_kept(tmp_path: Path) -> None:
    """A commit deletes the files of other generations and those of interrupted writes."""
    store = new_store(tmp_path)
    write(store, MANY[:1])
    (tmp_path / "vectors-7.faiss").write_bytes(b"of a commit that was never finished")
    (tmp_path / "vectors-1.faiss.abcd.tmp").write_bytes(b"half")
    write(store, MANY[1:2])
    assert [path.name for path in tmp_path.glob("vectors*")] == ["vectors-2.faiss"]
    store.close()


def test_an_old_snapshot_leaves_no_old_file(tmp_path: Path) -> None:
    """A reader that still reads the former generation does not write its file again."""
    writing, reading = new_store(tmp_path), new_store(tmp_path)
    write(writing, MANY[:2])
    with reading.snapshot() as snapshot:
        old = snapshot.generation
        (tmp_path / "vectors-2.faiss").write_bytes(b"of the next generation")
        (tmp_path / "vectors-1.faiss").unlink()
        assert snapshot.dense(vector_of(sha("q")), 3)
    assert not (tmp_path / f"vectors-{old}.faiss").exists()
    writing.close()
    reading.close()


def test_without_its_file_a_read_only_index_still_answers(tmp_path: Path, caplog) -> None:
    """Where the folder cannot be written, the vector index is kept in memory."""
    folder = tmp_path / "index"
    store = new_store(folder)
    write(store, MANY[:3])
    expected = answers(store)
    store.close()
    (folder / "vectors-1.faiss").unlink()
    folder.chmod(0o555)
    try:
        with ordinary_user(folder):
            reopened = new_store(folder)
            assert answers(reopened) == expected
            reopened.close()
    finally:
        folder.chmod(0o755)
    said = "vectors-1.faiss is kept in memory only (Permission denied), and built again with each "
    assert f"{said}start: make room, or the index folder writable" in caplog.text
    assert not list(folder.glob("vectors*"))
