"""Building the index afresh, whatever the old one is like."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from store_samples import DIMENSION, answers, commit, document, folder_bytes, new_store, write

from briefing_qa.errors import IndexDamagedError, IndexSettingsError
from briefing_qa.store import SqliteStore

ONE = document("one", "The first law.", "The second law.")
TWO = document("two", "Hotels report.", "Women report.")


def other_store(folder: Path) -> SqliteStore:
    """A store with other settings than `new_store`."""
    return SqliteStore(folder, {"embedding": "another"}, dimension=DIMENSION)


def rebuild(store: SqliteStore, *documents) -> int:
    """Rebuild an index of these documents."""
    with store.rebuild() as writer:
        return commit(writer, documents)


def test_the_old_index_answers_until_the_new_one_is_complete(tmp_path: Path) -> None:
    """A rebuild with other settings takes effect with its commit, in open stores as well."""
    old, new = new_store(tmp_path), other_store(tmp_path)
    write(old, [ONE])
    before = answers(old)
    with new.rebuild() as writer:
        assert len(writer.missing_vectors([p.key for p in ONE.passages])) == 2
        assert answers(old) == before
        generation = commit(writer, [TWO])
        assert generation == 2
        assert writer.commit([], []) == 2
        assert commit(writer, [ONE]) == 3
    with pytest.raises(IndexSettingsError), old.snapshot():
        pass
    with new.snapshot() as snapshot:
        assert [record.id for record in snapshot.documents()] == ["one", "two"]
    assert {path.name for path in tmp_path.iterdir()} <= {
        "passages.sqlite",
        "vectors-3.faiss",
        ".lock",
    }
    old.close()
    new.close()


def test_open_readers_follow(tmp_path: Path) -> None:
    """A store that was open before sees the new index, under a later generation."""
    reading, writing = new_store(tmp_path), new_store(tmp_path)
    write(writing, [ONE])
    answers(reading)
    assert rebuild(writing, TWO) == 2
    assert answers(reading) == answers(writing)
    with reading.snapshot() as snapshot:
        assert snapshot.generation == 2
        assert [record.id for record in snapshot.documents()] == ["two"]
    assert b"first law" not in folder_bytes(tmp_path)
    reading.close()
    writing.close()


def test_a_rebuild_without_commit_changes_nothing(tmp_path: Path) -> None:
    """What was embedded is found by the next rebuild; a writer in between throws it away."""
    store = new_store(tmp_path)
    write(store, [ONE])
    before = answers(store)
    keys = [p.key for p in TWO.passages]
    for missing in (2, 0):
        with store.rebuild() as writer:
            assert len(writer.missing_vectors(keys)) == missing
            writer.add_vectors(keys, np.full((2, DIMENSION), 0.25, dtype=np.float32))
    assert answers(store) == before
    write(store, [])
    with store.rebuild() as writer:
        assert len(writer.missing_vectors(keys)) == 2
    store.close()


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    """Readers leave it, and so does a sweep while somebody writes, who needs it."""
    store = new_store(tmp_path)
    write(store, [ONE])
    before = answers(store)
    left = tmp_path / "passages.sqlite.new"
    with store.rebuild() as writer:
        writer.add_vectors(["one"], np.full((1, DIMENSION), 0.25, dtype=np.float32))
        store.sweep()
        assert writer.missing_vectors(["one"]) == []
        assert left.exists()
    (tmp_path / ".writer").write_text("1", encoding="ascii")
    (tmp_path / "passages.sqlite.new-journal").write_bytes(b"")
    assert answers(store) == before
    assert store.is_rebuild_begun()
    store.sweep()
    assert not store.is_rebuild_begun()
    assert {path.name for path in tmp_path.iterdir()} - {".lock"} == {
        "passages.sqlite",
        "vectors-1.faiss",
    }
    assert answers(store) == before
    store.close()


def test_a_sweep_writes_nothing_where_nothing_was_left(tmp_path: Path) -> None:
    """Not even the folder, or the file of the lock."""
    store = new_store(tmp_path / "index")
    store.sweep()
    assert not (tmp_path / "index").exists()


def test_vectors_of_other_settings_are_not_taken_up(tmp_path: Path) -> None:
    """A rebuild goes on with what an interrupted one left only if its settings are the same."""
    keys = [p.key for p in ONE.passages]
    for store, missing in ((new_store(tmp_path), 2), (other_store(tmp_path), 2)):
        with store.rebuild() as writer:
            assert len(writer.missing_vectors(keys)) == missing
            writer.add_vectors(keys, np.full((2, DIMENSION), 0.25, dtype=np.float32))
    (tmp_path / "passages.sqlite.new").write_bytes(b"not a database" * 100)
    with new_store(tmp_path).rebuild() as writer:
        assert len(writer.missing_vectors(keys)) == 2


def test_a_rebuild_makes_the_first_index(tmp_path: Path) -> None:
    """Where there is no index yet, a rebuild builds one; of nothing, an empty one."""
    store = new_store(tmp_path / "index")
    assert rebuild(store) == 1
    with store.snapshot() as snapshot:
        assert snapshot.documents() == []
    assert rebuild(store, ONE) == 2
    assert rebuild(store) == 3
    store.close()


@pytest.mark.parametrize("how", ["not a database", "torn", "journal"])
def test_a_damaged_index_is_rebuilt(tmp_path: Path, how: str) -> None:
    """Nothing of a damaged database, its journal included, gets into the new one."""
    store = new_store(tmp_path)
    write(store, [ONE, TWO])
    expected = answers(store)
    database = tmp_path / "passages.sqlite"
    content = database.read_bytes()
    if how == "torn":
        database.write_bytes(content[:4096] + b"\xff" * 4096 + content[8192:20_000])
    else:
        database.write_bytes(b"The quick brown fox. " * 1000)
    if how == "journal":
        (tmp_path / "passages.sqlite-journal").write_bytes(
            b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 4000
        )
    with pytest.raises(IndexDamagedError), store.snapshot() as snapshot:
        snapshot.documents()
    rebuild(store, ONE, TWO)
    assert answers(store) == expected
    reopened = new_store(tmp_path)
    assert answers(reopened) == expected
    write(reopened, [], ["one"])
    store.close()
    reopened.close()


def test_an_index_of_a_newer_program_can_be_rebuilt(tmp_path: Path) -> None:
    """A rebuild needs to understand nothing of what is there."""
    store = new_store(tmp_path)
    write(store, [ONE])
    with store.writer() as writer:
        writer._connection.execute("UPDATE meta SET value = 99 WHERE name = 'schema'")
    rebuild(store, TWO)
    with store.snapshot() as snapshot:
        assert [record.id for record in snapshot.documents()] == ["two"]
    store.close()


@pytest.mark.parametrize("columns", ["amount", "key, value"])
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, columns: str) -> None:
    """Neither a reader nor a writer nor a rebuild takes it for an index, and none is advised."""
    database = tmp_path / "passages.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"CREATE TABLE money ({columns})")
        connection.commit()
    content = database.read_bytes()
    store = new_store(tmp_path)
    said = "a database of another program, it was left alone: name another folder with --index"
    with pytest.raises(IndexDamagedError, match=said), store.snapshot():
        pass
    with pytest.raises(IndexDamagedError, match=said), store.writer():
        pass
    with pytest.raises(IndexDamagedError, match=said):
        rebuild(store, ONE)
    store.close()
    assert database.read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "passages.sqlite"]
