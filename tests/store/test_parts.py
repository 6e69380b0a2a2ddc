"""Changes that are made in parts, and clearing away what they left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from store_samples import (
    answers,
    commit,
    document,
    folder_bytes,
    keys_of,
    new_store,
    sha,
    vector_of,
    write,
)

from briefing_qa.store import IndexedDocument, Writer, scrubbing

ONE = document("one", "The first law.", "The second law.")
TWO = document("two", "Hotels report.", "Women report.", "Nothing else.")


def commit_part(writer: Writer, documents: list[IndexedDocument]) -> int:
    """Commit documents as a part that is not the last one."""
    keys = writer.missing_vectors(keys_of(documents))
    writer.add_vectors(keys, np.stack([vector_of(key) for key in keys]))
    return writer.commit(documents, (), complete=False)


def test_parts_of_a_change_keep_what_the_next_part_needs(tmp_path: Path) -> None:
    """Vectors without use and traces stay until the last one; each part is a state that answers."""
    store = new_store(tmp_path)
    write(store, [ONE, TWO])
    with store.writer() as writer:
        writer.add_vectors([sha("later")], vector_of(sha("later"))[None])
        first = commit_part(writer, [document("one", "The third law.")])
        assert writer.missing_vectors([sha("later"), sha("The first law.")]) == []
        with store.snapshot() as snapshot:
            assert (snapshot.generation, snapshot.complete) == (first, False)
            assert snapshot.document("one").text.endswith("The third law.")
    with store.writer() as writer:  # as after a kill
        assert writer.missing_vectors([sha("later")]) == []
        assert writer.commit([], []) == first
        assert writer.missing_vectors([sha("later"), sha("The first law.")]) != []
    with store.snapshot() as snapshot:
        assert snapshot.complete
    assert b"The first law." not in folder_bytes(tmp_path)
    store.close()


def test_a_rebuild_in_parts_takes_the_place_of_the_old_index_at_the_end(tmp_path: Path) -> None:
    """Until its last part the old index answers; what an earlier rebuild left is not in it."""
    store = new_store(tmp_path)
    write(store, [ONE])
    with store.rebuild() as writer:
        commit_part(writer, [document("left", "Left behind.")])
    with store.rebuild() as writer:
        commit_part(writer, [TWO])
        with store.snapshot() as snapshot:
            assert [record.id for record in snapshot.documents()] == ["one"]
        commit(writer, [document("three", "The third law.")])
        commit(writer, [], ["three"])  # the same writer now writes to the new index
    with store.snapshot() as snapshot:
        assert [record.id for record in snapshot.documents()] == ["two"]
        assert snapshot.complete
    store.close()


def test_copying_the_text_keeps_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index whose text was written afresh answers like one that was not, and can be changed."""
    monkeypatch.setattr(scrubbing, "_SMALL_BYTES", 0)
    copied, plain = new_store(tmp_path / "copied"), new_store(tmp_path / "plain")
    three = document("three", "The third law.", "Hotels have laws.")
    write(copied, [ONE, TWO, document("gone", "A law of old.")])
    write(copied, [three], ["gone"])
    write(plain, [ONE, TWO, three])
    assert answers(copied) == answers(plain)
    with closing(sqlite3.connect(tmp_path / "copied" / "passages.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert "fresh_" not in str(database.execute("SELECT sql FROM sqlite_master").fetchall())
    write(copied, [], ["one"])
    write(plain, [], ["one"])
    assert answers(copied) == answers(plain)
    for store in (copied, plain):
        store.close()


def test_a_copy_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The tables stay as they were, and the next writer tries again."""
    monkeypatch.setattr(scrubbing, "_SMALL_BYTES", 0)
    monkeypatch.setattr(scrubbing, "LEXICAL", "CREATE NOTHING")
    store = new_store(tmp_path)
    write(store, [ONE, TWO])
    write(store, [], ["one"])
    assert "traces of what was removed stay" in caplog.text
    before = answers(store)
    monkeypatch.undo()
    write(store, [TWO])
    assert answers(store) == {**before}
    assert b"The first law." not in folder_bytes(tmp_path)
    store.close()
