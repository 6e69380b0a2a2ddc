"""The file: who may read it, which are opened, and what becomes of a damaged one."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from conversation_samples import ANA, answer, bytes_of, talk

from briefing_qa.conversations import (
    ConversationDamageError,
    ConversationStore,
    ConversationStoreError,
    ConversationVersionError,
    ConversationWriteError,
)
from briefing_qa.retrieval.filters import Filters


def execute(path: Path, *statements: str) -> None:
    """Change the database behind the store's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def filled(path: Path) -> Path:
    """A file with 40 conversations, closed."""
    with ConversationStore(path) as store:
        for number in range(40):
            talk(store, ANA, f"Question {number}?", "And then?")
    return path


def modes(folder: Path) -> set[int]:
    """The permissions of all files of a folder."""
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_only_the_owner_of_the_file_may_read_it(store: ConversationStore, path: Path) -> None:
    """The file and all that lies beside it have mode 0600, while open and when closed."""
    talk(store, ANA, "How many?")
    assert path.with_name(path.name + "-wal").exists()
    assert modes(path.parent) == {0o600}
    store.close()
    assert modes(path.parent) == {0o600}


def test_a_file_that_others_may_read_is_closed_to_them(filled: Path) -> None:
    """Opening takes away the permissions of group and others."""
    filled.chmod(0o644)
    with ConversationStore(filled) as store:
        store.list(ANA)
        assert modes(filled.parent) == {0o600}


def test_a_newer_layout_is_refused_and_left_alone(filled: Path) -> None:
    """A file of a newer program is neither changed nor renamed; the message says what to do."""
    execute(filled, "PRAGMA user_version = 3")
    before = filled.read_bytes()
    with pytest.raises(ConversationVersionError, match=r"layout 3, .* up to 2: update briefing-qa"):
        ConversationStore(filled)
    assert filled.read_bytes() == before
    execute(filled, "PRAGMA user_version = 2")
    with ConversationStore(filled) as store:
        assert len(store.list(ANA)) == 40


def test_an_older_layout_is_brought_up(filled: Path) -> None:
    """A file of the first layout keeps its conversations, and takes questions with filters."""
    execute(filled, "ALTER TABLE turns DROP COLUMN filters", "PRAGMA user_version = 1")
    filters = Filters(languages=("es",), years=(2015, None))
    with ConversationStore(filled) as store:
        kept = store.list(ANA)[0]
        assert [turn.filters for turn in store.get(ANA, kept.id).turns] == 2 * [Filters()]
        store.append(ANA, kept.id, question="Why?", answer=answer(), filters=filters)
    with ConversationStore(filled) as store:
        assert store.get(ANA, kept.id).turns[-1].filters == filters


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """A database that is not of conversations is refused, not renamed."""
    path = tmp_path / "accounts.sqlite"
    execute(path, "CREATE TABLE money (amount)", "INSERT INTO money VALUES (1)")
    path.chmod(0o640)
    before = path.read_bytes()
    with pytest.raises(ConversationStoreError, match="another program, it was left alone") as error:
        ConversationStore(path)
    assert not isinstance(error.value, ConversationDamageError)
    assert path.read_bytes() == before
    assert modes(tmp_path) == {0o640}


@pytest.mark.parametrize(
    "content",
    [
        b"hello\n",
        b"The quick brown fox jumps. " * 4000,
        bytes(8192),
        b"CREATE TABLE conversations (id)",
        b"SQLite format 3\0 is how such files begin",
    ],
)
def test_what_is_no_database_of_conversations_is_left_alone(content: bytes, tmp_path: Path) -> None:
    """A file that is named by mistake keeps name, rights and bytes; nothing is put beside it."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    path.chmod(0o644)
    with pytest.raises(ConversationStoreError, match="left alone: name another file") as error:
        ConversationStore(path)
    assert str(path) in str(error.value)
    assert not isinstance(error.value, ConversationDamageError)
    assert path.read_bytes() == content
    assert modes(tmp_path) == {0o644}
    assert list(tmp_path.iterdir()) == [path]


def damage(path: Path, how: str) -> None:
    """Break a file in one of many ways."""
    data = bytearray(path.read_bytes())
    if how == "header":
        data[:100] = b"?" * 100
    elif how == "blank":
        data[:4] = bytes(4)
    elif how == "cut":
        del data[len(data) // 2 :]
    elif how == "schema":
        data[100:4096] = bytes(3996)
    elif how == "middle":
        data[8192:20480] = b"\xff" * 12288
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("how", ["header", "blank", "cut", "schema", "middle"])
def test_a_damaged_file_is_kept_under_another_name(filled: Path, how: str) -> None:
    """One clear error that names both files; then an empty one; the old bytes are still there."""
    damage(filled, how)
    broken = filled.read_bytes()
    with pytest.raises(ConversationDamageError, match="cannot be read") as raised:
        ConversationStore(filled)
    kept = raised.value.kept
    assert kept is not None
    assert "\n" not in str(raised.value)
    assert str(filled) in str(raised.value)
    assert kept.name in str(raised.value)
    assert kept.read_bytes() == broken
    assert not filled.exists()
    with ConversationStore(filled) as store:
        assert store.list(ANA) == ()
        talk(store, ANA, "How many?")
    with ConversationStore(filled) as store:
        assert len(store.list(ANA)) == 1
    assert kept.read_bytes() == broken


def test_two_damaged_files_are_both_kept(filled: Path) -> None:
    """Files set aside within one second do not overwrite each other."""
    for how in ("header", "blank"):
        damage(filled, how)
        with pytest.raises(ConversationDamageError):
            ConversationStore(filled)
        ConversationStore(filled).close()
    assert len(list(filled.parent.glob("*.damaged-*.sqlite"))) == 2


def test_damage_met_later_is_an_error_of_this_package(filled: Path) -> None:
    """A store that is open says that the file broke; the file stays until the next start."""
    store = ConversationStore(filled)
    first = store.list(ANA)[0]
    execute(filled, "UPDATE turns SET answer = '{'")
    with pytest.raises(ConversationDamageError, match="cannot be read") as raised:
        store.get(ANA, first.id)
    assert raised.value.kept is None
    assert filled.exists()
    store.close()


@pytest.mark.parametrize("value", ["[1]", "7", "null", '"x"', '{"reason": 1, "languages": [1]}'])
@pytest.mark.parametrize("column", ["answer", "sources", "filters"])
def test_json_of_another_kind_is_damage(filled: Path, column: str, value: str) -> None:
    """It is no fault of the program: what is damaged is said, and what to do."""
    with ConversationStore(filled) as store:
        first = store.list(ANA)[0]
        execute(filled, f"UPDATE turns SET {column} = '{value}'")
        with pytest.raises(ConversationDamageError, match=r"\(damaged: .*\): restore them from a"):
            store.get(ANA, first.id)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("$.abstained", "1"),
        ("$.citations", "{}"),
        ("$.citations[0]", "7"),
        ("$.citations[0].section", "[1]"),
        ("$.citations[0].start", "null"),
        ("$.evidence[0].text", "[]"),
    ],
)
def test_so_is_a_value_inside_of_an_answer(filled: Path, place: str, value: str) -> None:
    """What would fail while the page is drawn is found when it is read."""
    with ConversationStore(filled) as store:
        first = store.list(ANA)[0]
        execute(filled, f"UPDATE turns SET answer = json_set(answer, '{place}', json('{value}'))")
        with pytest.raises(ConversationDamageError, match=r"\(damaged: .*an answer\)"):
            store.get(ANA, first.id)


@pytest.mark.parametrize("value", ["{}", "[1]", "7"])
def test_so_are_documents_that_are_no_ids(filled: Path, value: str) -> None:
    """Also where conversations are only listed."""
    execute(filled, f"UPDATE conversations SET document_ids = '{value}'")
    with (
        ConversationStore(filled) as store,
        pytest.raises(ConversationDamageError, match=r"\(damaged: document ids\)"),
    ):
        store.list(ANA)


def test_a_file_taken_away_is_noticed(store: ConversationStore, path: Path) -> None:
    """A store does not go on writing into a file that nobody will find again."""
    talk(store, ANA, "How many?")
    path.rename(path.with_name("away"))
    with pytest.raises(ConversationWriteError, match="cannot be written"):
        store.new(ANA)


def test_a_file_put_in_its_place_is_taken_up(store: ConversationStore, path: Path) -> None:
    """A store whose file was replaced goes on with the one that is there now, and closes both."""
    talk(store, ANA, "How many?")
    (path.parent / "away").mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        one.rename(path.parent / "away" / one.name)
    with ConversationStore(path) as other:
        kept = talk(other, ANA, "Why?")
        for _ in range(3):
            assert [one.id for one in store.list(ANA)] == [kept]
    with ConversationStore(path.parent / "away" / path.name) as old:
        assert [one.title for one in old.list(ANA)] == ["How many?"]


def test_a_killed_first_start_is_made_up_for(path: Path) -> None:
    """An empty file, as a start killed at once leaves, becomes a store."""
    path.parent.mkdir()
    path.touch()
    with ConversationStore(path) as store:
        assert store.list(ANA) == ()


def test_a_folder_that_is_none_is_said_to_be(tmp_path: Path) -> None:
    """A path below a file cannot be opened; one line says so."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConversationWriteError, match="name another") as raised:
        ConversationStore(tmp_path / "file" / "c.sqlite")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["folder", "", "pipe"])
def test_what_is_no_file_is_left_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder or a device that is named by mistake keeps its rights; nothing is put beside it."""
    (tmp_path / "here" / "folder").mkdir(parents=True)
    os.mkfifo(tmp_path / "here" / "pipe")
    for path in (tmp_path / "here").iterdir():
        path.chmod(0o755)
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ConversationWriteError, match="cannot be kept there: it is no file: name"):
        ConversationStore(name)
    left = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "here").iterdir()}
    assert left == {"folder": 0o755, "pipe": 0o755}
    assert list((tmp_path / "here" / "folder").iterdir()) == []


def test_nothing_is_written_elsewhere(filled: Path) -> None:
    """After closing there are the file and its lock, nothing else."""
    assert {path.name for path in filled.parent.iterdir()} == {filled.name, f"{filled.name}.lock"}
    assert b"Question 7?" in bytes_of(filled.parent)


def test_what_vanishes_beside_the_file_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may take SQLite's own file away between one look and the next."""
    exists, told = Path.exists, Path.stat

    def seen(one: Path, **options: bool) -> bool:
        return one.name.endswith("-wal") or exists(one, **options)

    def gone(one: Path, **options: bool) -> os.stat_result:
        if one.name.endswith("-wal"):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(one))
        return told(one, **options)

    monkeypatch.setattr(Path, "exists", seen)
    monkeypatch.setattr(Path, "stat", gone)
    with ConversationStore(path) as store:
        assert talk(store, ANA, "How many?")
