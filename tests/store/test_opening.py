"""What is in the folder when a store is opened, and what is said about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from store_samples import (
    DIMENSION,
    SETTINGS,
    answers,
    document,
    flip_bit,
    new_store,
    write,
)

from briefing_qa.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexSettingsError,
    IndexStoreError,
    IndexVersionError,
    IndexWriteError,
)
from briefing_qa.store import SqliteStore, open_store
from briefing_qa.store.schema import create_tables, read_meta
from permissions import ordinary_user

PERU = document("peru", "En el Perú hay 8,710 hoteles.", "The law 14.1 was passed.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an index of one document."""
    folder = tmp_path / "index"
    store = new_store(folder)
    write(store, [PERU])
    store.close()
    return folder


def execute(folder: Path, statement: str) -> None:
    """Change the database behind the store's back."""
    connection = sqlite3.connect(folder / "passages.sqlite", isolation_level=None)
    connection.execute(statement)
    connection.close()


def refused(folder: Path, error: type[IndexStoreError], match: str) -> None:
    """Opening, reading and writing are all refused, with one line each."""
    with pytest.raises(error, match=match) as raised:
        open_store(folder, SETTINGS, DIMENSION)
    assert "\n" not in str(raised.value)
    store = new_store(folder)
    with pytest.raises(error, match=match), store.snapshot():
        pass
    with pytest.raises(error, match=match), store.writer():
        pass
    store.close()


def test_an_index_is_found_again(folder: Path) -> None:
    """What one store wrote, another reads."""
    store = open_store(folder, dict(reversed(SETTINGS.items())), DIMENSION)
    with store.snapshot() as snapshot:
        assert snapshot.document("peru") == PERU.document
    store.close()


@pytest.mark.parametrize("make", ["nothing", "folder", "file", "empty database"])
def test_reading_needs_an_index(tmp_path: Path, make: str) -> None:
    """Without an index a snapshot says so and how to build one; the folder stays as it is."""
    folder = tmp_path / "index"
    if make == "file":
        folder.write_text("not a folder")
    elif make != "nothing":
        folder.mkdir()
    if make == "empty database":
        (folder / "passages.sqlite").touch()
    before = sorted(tmp_path.rglob("*"))
    store = open_store(folder, SETTINGS, DIMENSION)
    remedy = pytest.raises(IndexMissingError, match=r"no index in .*`briefing-qa index`")
    with remedy, store.snapshot():
        pass
    assert sorted(tmp_path.rglob("*")) == before
    if make == "file":
        with pytest.raises(IndexWriteError, match="is a file, no folder"), store.writer():
            pass
    else:
        assert write(store, [PERU]) == 1
    store.close()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_a_folder_that_takes_no_files_is_not_said_to_be_locked() -> None:
    """Nobody is writing there, so there is nobody to wait for."""
    store = open_store(Path("/proc/self"), SETTINGS, DIMENSION)
    with pytest.raises(IndexWriteError, match="cannot be written"), store.writer():
        pass
    store.close()


def test_other_settings_are_refused(folder: Path) -> None:
    """The message names every setting that differs, both values, and the remedy."""
    other = {"embedding": "minilm", "text_version": 2}
    with pytest.raises(IndexSettingsError) as raised:
        open_store(folder, other, 384)
    message = str(raised.value)
    assert "dimension: stored 16, now 384" in message
    assert "embedding: stored 'random', now 'minilm'" in message
    assert "passage_max_words: stored 150, now None" in message
    assert "text_version: stored None, now 2" in message
    assert "`briefing-qa index --rebuild`" in message


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_folder_in_the_place_of_the_database_is_named(tmp_path: Path, rebuild: bool) -> None:
    """No permissions help there, and it is left alone."""
    place = tmp_path / "passages.sqlite"
    place.mkdir()
    with pytest.raises(IndexStoreError, match=r"passages\.sqlite is a folder, no file: move it"):
        open_store(tmp_path, SETTINGS, DIMENSION)
    store = SqliteStore(tmp_path, SETTINGS, dimension=DIMENSION)
    writing = store.rebuild() if rebuild else store.writer()
    with pytest.raises(IndexStoreError, match=r"is a folder, no file: move it"), writing:
        pass
    store.close()
    assert place.is_dir()


def test_a_newer_layout_is_refused(folder: Path) -> None:
    """An index of a newer program is left alone."""
    execute(folder, "UPDATE meta SET value = 99 WHERE name = 'schema'")
    refused(folder, IndexVersionError, r"layout 99.*update briefing-qa")


def test_an_older_layout_is_refused(folder: Path) -> None:
    """An index of an older layout asks to be rebuilt."""
    execute(folder, "UPDATE meta SET value = 0 WHERE name = 'schema'")
    refused(folder, IndexVersionError, r"layout 0.*--rebuild")


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE meta",
        "DELETE FROM meta WHERE name = 'schema'",
        "DELETE FROM meta WHERE name = 'store_id'",
        "UPDATE meta SET value = 'x' WHERE name = 'generation'",
        "UPDATE meta SET value = '{' WHERE name = 'settings'",
    ],
)
def test_another_programs_database_is_refused(folder: Path, statement: str) -> None:
    """A database that does not say what it must is damaged, or not ours."""
    execute(folder, statement)
    refused(folder, IndexDamagedError, "--rebuild")


def test_what_is_no_database_is_refused(folder: Path) -> None:
    """A file that SQLite cannot read is damaged."""
    (folder / "passages.sqlite").write_bytes(b"The quick brown fox jumps. " * 200)
    refused(folder, IndexDamagedError, r"cannot be read.*--rebuild")


def test_a_page_lost_is_damage(folder: Path) -> None:
    """Damage inside the file is reported when it is met, as an error of this package."""
    database = folder / "passages.sqlite"
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    store = new_store(folder)
    with pytest.raises(IndexDamagedError, match="--rebuild"), store.snapshot() as snapshot:
        snapshot.documents()
    store.close()


@pytest.mark.parametrize("place", [n / 20 for n in range(20)])
def test_a_flipped_bit_never_escapes(folder: Path, place: float) -> None:
    """One bit of the database changed: an answer, or an error of this package, nothing else."""
    database = folder / "passages.sqlite"
    flip_bit(database, 20 + int(place * (database.stat().st_size - 20)))
    store = new_store(folder)
    try:
        with store.snapshot() as snapshot:
            snapshot.documents()
            snapshot.lexical(["law"], 5)
            snapshot.dense(snapshot.vectors([PERU.passages[0].key])[0], 5)
    except IndexStoreError:
        pass
    store.close()


def test_a_read_only_index_is_read(folder: Path) -> None:
    """Whoever may only read the folder gets answers; writing is refused with the remedy."""
    store = new_store(folder)
    expected = answers(store)
    store.close()
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    try:
        with ordinary_user(folder):
            reading = new_store(folder)
            assert answers(reading) == expected
            with pytest.raises(IndexWriteError, match=r"cannot be written.*writable"):
                write(reading, [])
            with pytest.raises(IndexWriteError), reading.rebuild():
                pass
            reading.close()
    finally:
        folder.chmod(0o755)


def test_a_folder_closed_to_the_reader_is_said_to_be(folder: Path) -> None:
    """No permission to read is not the same as no index."""
    folder.chmod(0o000)
    try:
        with ordinary_user(folder):
            store = new_store(folder)
            with pytest.raises(IndexStoreError, match="check its permissions"), store.snapshot():
                pass
    finally:
        folder.chmod(0o755)


def test_a_folder_taken_away_is_noticed(folder: Path, tmp_path: Path) -> None:
    """A store does not go on answering from a file that was deleted or replaced."""
    store = new_store(folder)
    answers(store)
    folder.rename(tmp_path / "away")
    with pytest.raises(IndexMissingError), store.snapshot():
        pass
    other = new_store(folder)
    write(other, [document("chile", "Another index.")])
    with store.snapshot() as snapshot:
        assert [record.id for record in snapshot.documents()] == ["chile"]
    store.close()
    other.close()


class _Overtaken(sqlite3.Connection):
    """A connection beside which another one makes the index as soon as a table is missed."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        """See `sqlite3.Connection.execute`."""
        try:
            return super().execute(*arguments)
        except sqlite3.OperationalError:
            (path,) = [row[2] for row in super().execute("PRAGMA database_list")]
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                create_tables(other, SETTINGS, generation=0)
                other.execute("COMMIT")
            raise


def test_an_index_that_is_made_at_the_moment_is_not_damaged(tmp_path: Path) -> None:
    """Whoever looks just before its tables are there is told that there is none yet."""
    path = tmp_path / "passages.sqlite"
    with closing(sqlite3.connect(path, factory=_Overtaken, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        with pytest.raises(IndexMissingError):
            read_meta(connection, SETTINGS, tmp_path)


def test_what_is_said_of_an_index_is_of_one_moment(tmp_path: Path) -> None:
    """In a transaction, nobody can make the tables between two looks at what is there."""
    path = tmp_path / "passages.sqlite"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
    ):
        reader.execute("BEGIN")
        with pytest.raises(IndexMissingError):
            read_meta(reader, SETTINGS, tmp_path)
        other.execute("BEGIN IMMEDIATE")
        create_tables(other, SETTINGS, generation=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("COMMIT")
