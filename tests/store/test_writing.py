"""Commits: atomic, without traces of what is gone, and beside readers."""

from __future__ import annotations

import errno
import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import (
    answers,
    commit,
    document,
    folder_bytes,
    new_store,
    sha,
    vector_of,
    write,
)

from briefing_qa.errors import IndexLockedError, IndexWriteError
from briefing_qa.store import (
    IndexedDocument,
    Snapshot,
    SqliteStore,
    schema,
    scrubbing,
    sqlite,
    vectors,
)

ONE = document("one", "The first law.", "The second law.")
TWO = document("two", "Hotels report.", "Women report.", "Nothing else.")


def large(number: int, rng: random.Random) -> IndexedDocument:
    """A document of 1 to 30 passages of any length, each with words of its own."""
    texts = []
    for n in range(rng.choice([1, 2, 5, 30])):
        words = [
            rng.choice("abcdefgh") * rng.randint(2, 9) for _ in range(rng.choice([3, 40, 300]))
        ]
        texts.append(f"zq{number}x zq{number}x{n}y {' '.join(words)}")
    return document(f"zq{number}x", *texts, title=f"zq{number}x")


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_removed_leaves_no_trace(
    tmp_path: Path, seed: int, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word, id or vector of a removed or replaced document stays in any file's bytes.

    That holds whether the whole file is written afresh, or only what held text.
    """
    if not whole:
        monkeypatch.setattr(scrubbing, "_SMALL_BYTES", 0)
    rng = random.Random(seed)
    store = new_store(tmp_path)
    live, made = {}, {}
    with store.writer() as writer:
        for _ in range(12):
            fresh = [large(len(made) + n, rng) for n in range(rng.randint(0, 4))]
            made.update({one.document.id: one for one in fresh})
            gone = rng.sample(sorted(live), min(len(live), rng.randint(0, 2)))
            commit(writer, fresh, gone)
            live.update({one.document.id: one for one in fresh})
            for id_ in gone:
                del live[id_]
            content = folder_bytes(tmp_path)
            for id_, one in made.items():
                assert (id_.encode() in content) == (id_ in live)
                vector = vector_of(one.passages[0].key).tobytes()
                assert (vector in content) == (id_ in live)
        for id_ in list(live):
            commit(writer, [document(id_, "Replaced by this.")])
        words = folder_bytes(tmp_path)
        assert not any(f"{id_}0y".encode() in words for id_ in live)
    store.close()


def test_a_new_index_is_for_its_owner_alone_and_stays_as_open_as_it_is_made(tmp_path: Path) -> None:
    """It holds the text of documents that others may not read; who opens it to them may."""
    store = new_store(tmp_path / "index")
    write(store, [ONE])
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700
    (tmp_path / "index").chmod(0o750)
    write(store, [TWO])
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o750


def test_vectors_nobody_names_are_dropped(tmp_path: Path) -> None:
    """A commit drops the vectors of an interrupted run, and keeps those that are shared."""
    store = new_store(tmp_path)
    with store.writer() as writer:
        commit(writer, [ONE, TWO, document("three", "The first law.")])
        writer.add_vectors([sha("orphan")], vector_of(sha("orphan"))[None])
        writer.commit([], ["one"])
        keys = [sha("orphan"), sha("The first law."), sha("The second law."), sha("unit heading")]
        assert writer.missing_vectors(keys) == [keys[0], keys[2]]
    store.close()


def test_two_threads_do_not_write_at_once(tmp_path: Path) -> None:
    """The lock holds between threads and stores of one process too, and is released on errors."""
    store, other = new_store(tmp_path), new_store(tmp_path)
    with store.writer():
        for one in (store, other):
            with pytest.raises(IndexLockedError, match="another thread of this"), one.writer():
                pass
        (tmp_path / ".writer").write_text("not a number")
        with pytest.raises(IndexLockedError, match="pid unknown"), other.writer():
            pass
        (tmp_path / ".writer").unlink()
        with pytest.raises(IndexLockedError, match="pid unknown"), other.writer():
            pass
    with pytest.raises(ZeroDivisionError), store.writer():
        raise ZeroDivisionError
    assert write(other, [ONE]) == 1
    store.close()
    other.close()


def test_a_snapshot_held_too_long_stops_the_commit(tmp_path: Path, monkeypatch) -> None:
    """A commit that readers keep from finishing is an error, and changes nothing."""
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr("briefing_qa.store.rebuild.BUSY_SECONDS", 0.1)
    store = new_store(tmp_path)
    write(store, [ONE])
    before = answers(store)
    with store.writer() as writer:
        with store.snapshot(), pytest.raises(IndexLockedError, match="stayed in use"):
            commit(writer, [TWO])
        assert answers(store) == before
        assert commit(writer, [TWO]) == 2
    before = answers(store)
    with store.rebuild() as writer:
        with store.snapshot(), pytest.raises(IndexLockedError, match="stayed in use"):
            commit(writer, [ONE])
        assert answers(store) == before
        assert commit(writer, [ONE]) > 2
    with store.snapshot() as snapshot:
        assert [record.id for record in snapshot.documents()] == ["one"]
    store.close()


@pytest.mark.parametrize("pages", [1, 20, 40, 60])
def test_a_database_that_may_not_grow_loses_nothing(
    tmp_path: Path, monkeypatch, pages: int
) -> None:
    """SQLite's own "database or disk is full" is said as such, and the old state stays."""
    store = new_store(tmp_path)
    write(store, [ONE])
    before = answers(store)

    def connect_limited(database: Path) -> sqlite3.Connection:
        connection = schema.connect_writer(database)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite, "connect_writer", connect_limited)
    many = [
        document(f"d{n}", *(f"Text {n} {m} " + "word " * 200 for m in range(30))) for n in range(5)
    ]
    with pytest.raises(IndexWriteError, match=r"disk full.*nothing was lost"):
        write(store, many, ["one"])
    assert answers(store) == before
    monkeypatch.undo()
    assert write(store, many, ["one"]) == 2
    store.close()


def test_without_room_for_the_derived_file_a_commit_still_counts(
    tmp_path: Path, monkeypatch, caplog
) -> None:
    """Only the truth must be written; the FAISS file is made again when there is room."""
    store = new_store(tmp_path)
    write(store, [ONE])

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(vectors.os, "fsync", full)
    assert write(store, [TWO]) == 2
    expected = answers(store)
    assert "No space left on device" in caplog.text
    assert not list(tmp_path.glob("vectors*"))
    monkeypatch.undo()
    reopened = new_store(tmp_path)
    assert answers(reopened) == expected
    assert [path.name for path in tmp_path.glob("vectors*")] == ["vectors-2.faiss"]
    store.close()
    reopened.close()


def of_generation(number: int) -> list[IndexedDocument]:
    """What the index holds in a generation."""
    texts = [f"Part {n} in g{number}" for n in range(number % 4 + 1)]
    return [document(name, *texts) for name in ("a", "b")]


def check_one_state(snapshot: Snapshot) -> None:
    """All parts of a snapshot are of its generation."""
    number = snapshot.generation
    expected = sorted(p.id for one in of_generation(number) for p in one.passages)
    assert sorted(id_ for id_, _ in snapshot.lexical([f"g{number}"], 99)) == expected
    assert sorted(id_ for id_, _ in snapshot.dense(vector_of(sha("q")), 99)) == expected
    for passage in snapshot.passages(expected):
        text = snapshot.document(passage.document_id).text
        assert text[passage.start : passage.end] == passage.text


def test_readers_always_see_one_state(tmp_path: Path) -> None:
    """While a writer commits, every snapshot shows one generation, in all its parts."""
    last = 25
    stores = [new_store(tmp_path), new_store(tmp_path)]
    write(stores[0], of_generation(1))

    def read(store: SqliteStore) -> set[int]:
        seen = {0}
        while max(seen) < last:
            with store.snapshot() as snapshot:
                check_one_state(snapshot)
                seen.add(snapshot.generation)
        return seen

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read, store) for store in (*stores, *stores)]
        for number in range(2, last + 1):
            assert write(stores[0], of_generation(number)) == number
        assert all(len(reader.result(60)) > 3 for reader in readers)
    for store in stores:
        store.close()


def test_traces_are_cleaned_up_later_when_they_could_not_be_at_once(
    tmp_path: Path, monkeypatch, caplog
) -> None:
    """A removal whose clean-up is interrupted counts; the next writer cleans up."""
    store = new_store(tmp_path)
    write(store, [ONE, TWO])

    def fail(connection: sqlite3.Connection, meta: schema.Meta) -> None:
        if meta.unclean:
            schema.write_meta(connection, meta)
        else:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("briefing_qa.store.writer.write_meta", fail)
    assert write(store, [], ["one"]) == 2
    assert "traces of what was removed" in caplog.text
    monkeypatch.undo()
    assert is_unclean(store, tmp_path)
    with store.writer():
        pass
    assert not is_unclean(store, tmp_path)
    store.close()


def is_unclean(store: SqliteStore, folder: Path) -> bool:
    """Whether the database says that it has still to be cleaned up."""
    with closing(schema.connect(folder / "passages.sqlite")) as connection:
        return schema.read_meta(connection, store._settings, folder).unclean
