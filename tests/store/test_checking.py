"""Damage is found wherever in the database it is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, nullcontext, suppress
from pathlib import Path

import numpy as np
import pytest
from store_samples import DIMENSION, document, new_store, sha, vector_of, write

from briefing_qa.errors import IndexDamagedError, UnknownDocumentError
from briefing_qa.store import SqliteStore
from briefing_qa.store.schema import DATABASE

LONG = " ".join(f"Lake {n} is {n} metres deep." for n in range(1500))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with texts of several pages."""
    folder = tmp_path_factory.mktemp("whole") / "index"
    store = new_store(folder)
    texts = [f"Passage {n}: {'words of it ' * 30}{n}" for n in range(60)]
    write(store, [document("one", *texts), document("two", LONG)])
    store.close()
    return folder


def check(store: SqliteStore) -> None:
    """What `doctor` does."""
    try:
        with store.snapshot() as snapshot:
            snapshot.check()
    finally:
        store.close()


def changed(whole: Path, folder: Path, statement: str) -> Path:
    """A copy of an index, changed by another program."""
    shutil.copytree(whole, folder)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        connection.execute(statement)
    return folder


def test_a_whole_database_passes(whole: Path) -> None:
    """Nothing is found where nothing is wrong, and nothing is changed."""
    before = (whole / DATABASE).read_bytes()
    check(new_store(whole))
    assert (whole / DATABASE).read_bytes() == before


def test_a_page_of_zeros_is_found_wherever_it_is(whole: Path, tmp_path: Path) -> None:
    """Each page in turn, be it of a table, an index, a long text or the lexical index."""
    with closing(sqlite3.connect(whole / DATABASE)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = (whole / DATABASE).read_bytes()
    assert len(content) // size > 30
    folder = shutil.copytree(whole, tmp_path / "index")
    for start in range(0, len(content), size):
        zeroed = content[:start] + bytes(size) + content[start + size :]
        (folder / DATABASE).write_bytes(zeroed)
        with pytest.raises(IndexDamagedError, match="rebuild it"):
            check(new_store(folder))


def test_zeros_inside_of_a_long_text_are_found(whole: Path, tmp_path: Path) -> None:
    """SQLite does not look at text; that passages are pieces of their document tells."""
    folder = shutil.copytree(whole, tmp_path / "index")
    content = bytearray((whole / DATABASE).read_bytes())
    place = content.index(b"Lake 700 is")
    content[place : place + 40] = b" " * 40
    (folder / DATABASE).write_bytes(content)
    with pytest.raises(IndexDamagedError, match="the text of two is not that of its passages"):
        check(new_store(folder))


def test_a_text_that_is_no_utf_8_is_not_quoted_whole(whole: Path, tmp_path: Path) -> None:
    """The message is a line for a person, however long the document is."""
    change = "UPDATE documents SET text = CAST(x'FF' || text AS TEXT)"
    folder = changed(whole, tmp_path / "index", change)
    with (
        new_store(folder).snapshot() as snapshot,
        pytest.raises(IndexDamagedError, match=r"\(Could not decode [^)]*'text'\): re") as said,
    ):
        snapshot.document("two")
    assert "Lake" not in str(said.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE documents SET provenance = '{}'", "it lacks 'publisher'"),
        ("DELETE FROM vectors", "it lacks '"),
        ("UPDATE passages SET key = 'x' || key", "it lacks 'x"),
    ],
)
def test_what_is_not_there_any_more_is_damage(
    change: str, says: str, whole: Path, tmp_path: Path
) -> None:
    """Who reads an index is told how to mend it, not of a fault of the program."""
    folder = changed(whole, tmp_path / "index", change)
    with (
        new_store(folder).snapshot() as snapshot,
        pytest.raises(IndexDamagedError, match=rf"cannot be read \({says}.*--rebuild"),
    ):
        snapshot.vectors(
            [
                passage.key
                for record in snapshot.documents()
                for passage in snapshot.passages_between(record.id, 0, 9999)
            ]
        )


@pytest.mark.parametrize("value", ["{}", "[]", "[1]", "[[1]]", "null", "7", '"x"', '{"a": 1}'])
@pytest.mark.parametrize(
    ("column", "fits"),
    [
        ("documents.provenance", ()),
        ("documents.metadata", ("{}",)),
        ("documents.sections", ()),
        ("documents.pages", ("[]",)),
        ("documents.notices", ("[]",)),
        ("passages.heading_path", ("[]",)),
        ("passages.units", ("[]",)),
    ],
)
def test_json_of_another_kind_is_damage(
    column: str, fits: tuple[str, ...], value: str, whole: Path, tmp_path: Path
) -> None:
    """A list where names were, a number where a heading was: never a fault of the program."""
    table, name = column.split(".")
    folder = changed(whole, tmp_path / "index", f"UPDATE {table} SET {name} = '{value}'")
    expected = (
        nullcontext()
        if value in fits
        else pytest.raises(IndexDamagedError, match=r"^index .* cannot be read \(.*--rebuild`$")
    )
    with new_store(folder).snapshot() as snapshot, expected:
        for record in snapshot.documents():
            assert isinstance(record.publisher, str)
            headings = [h for s in snapshot.document(record.id).sections for h in s.headings]
            passages = snapshot.passages_between(record.id, 0, 99_999)
            paths = [title for passage in passages for title in passage.heading_path]
            assert all(isinstance(one, str) for one in (*(h.title for h in headings), *paths))
            snapshot.pages(record.id)


@pytest.mark.parametrize(
    "change",
    [
        """UPDATE documents SET sections = '[[[["a", 0, 1, 0, true]], 0, 0, 1]]'""",
        """UPDATE documents SET pages = '[[1, 0, null, "1"]]'""",
        """UPDATE passages SET units = '[[0, 1, "verse", "key"]]'""",
        f"UPDATE documents SET notices = '{'[' * 100_000}{']' * 100_000}'",
    ],
)
def test_so_is_a_value_of_another_kind_inside_of_it(
    change: str, whole: Path, tmp_path: Path
) -> None:
    """Rows of the right length are looked into; what is too deep for that is refused."""
    folder = changed(whole, tmp_path / "index", change)

    def read(store: SqliteStore) -> None:
        with store.snapshot() as snapshot:
            snapshot.document("one")
            snapshot.passages_between("one", 0, 9999)

    with pytest.raises(IndexDamagedError, match="in it is damaged"):
        read(new_store(folder))


@pytest.mark.parametrize("number", [np.nan, -np.inf, 3e38, 25.0])
def test_a_number_changed_inside_of_a_vector_is_found(
    number: float, whole: Path, tmp_path: Path
) -> None:
    """SQLite has no checksums: that vectors have unit length tells, also when one is only read."""
    folder = shutil.copytree(whole, tmp_path / "index")
    content = bytearray((whole / DATABASE).read_bytes())
    key = sha(f"Passage 7: {'words of it ' * 30}7")
    place = content.index(vector_of(key).tobytes()) + 4 * 5
    content[place : place + 4] = np.float32(number).tobytes()
    (folder / DATABASE).write_bytes(content)
    with new_store(folder).snapshot() as snapshot:
        assert snapshot.vectors([sha(LONG)]).shape == (1, DIMENSION)
        with pytest.raises(IndexDamagedError, match=r"a vector in it is damaged.*--rebuild"):
            snapshot.vectors([sha(LONG), key])
    for path in folder.glob("*.faiss"):
        path.unlink()
    with (
        new_store(folder).snapshot() as snapshot,
        pytest.raises(IndexDamagedError, match="a vector in it is damaged"),
    ):
        snapshot.dense(vector_of(key), 3)
    with new_store(folder).writer() as writer, pytest.raises(IndexDamagedError, match="damaged"):
        writer.vectors([key])
    with pytest.raises(IndexDamagedError, match=r"1 damaged vector\b"):
        check(new_store(folder))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("DELETE FROM lexical WHERE rowid = 5", "without terms|malformed"),
        ("UPDATE vectors SET value = x'00' WHERE key IN (SELECT key FROM vectors LIMIT 2)",
         "2 vectors of another length"),
        ("DELETE FROM vectors WHERE key IN (SELECT key FROM passages LIMIT 1)",
         "1 passages without a vector"),
        ("UPDATE lexical_content SET c0 = 'other words' WHERE id = 3", "malformed|lexical"),
    ],
)  # fmt: skip
def test_parts_that_do_not_fit_are_found(
    change: str, says: str, whole: Path, tmp_path: Path
) -> None:
    """A database that SQLite reads, and that is none of ours any more."""
    folder = changed(whole, tmp_path / "index", change)
    with pytest.raises(IndexDamagedError, match=says):
        check(new_store(folder))


ASKED = {
    "documents": (
        lambda found: found.documents(),
        lambda found: found.document("one"),
        lambda found: found.signatures(),
    ),
    "passages": (
        lambda found: found.dense(vector_of(sha("x")), 100),
        lambda found: found.passages_between("one", 0, 9999),
        lambda found: found.passages([f"two#{sha(LONG)[:16]}"]),
        lambda found: found.lexical(["words", "lake"], 100),
    ),
}
"""What a question, or a list, takes out of a table."""


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        *(("documents", column, "x'ff00'") for column in ("id", "title", "language", "country")),
        *(("documents", column, "'x'") for column in ("characters", "year", "page_count")),
        *(("documents", column, "x'ff00'") for column in ("indexed_at", "text", "characters")),
        ("documents", "signature", "5"),
        *(("passages", "document_id", value) for value in ("'x'", "x'ff00'", "5", "''")),
        *(("passages", column, "'x'") for column in ("first", "stop", "page", "section_stop")),
        *(("passages", column, "1.5") for column in ("first", "stop")),
        *(("passages", column, "x'ff00'") for column in ("id", "text", "key")),
    ],
)
def test_a_value_of_another_kind_is_damage(
    whole: Path, tmp_path: Path, table: str, column: str, value: str
) -> None:
    """By whatever it is met first, and by `doctor`; the remedy is in the line."""
    only = " WHERE rowid = 1" if column == "id" else ""  # no two have the same
    statement = f"UPDATE {table} SET {column} = {value}{only}"
    folder = changed(whole, tmp_path / "index", statement)
    for path in folder.glob("vectors-*"):
        path.unlink()
    store = new_store(folder)
    met = []
    for ask in ASKED[table]:
        with store.snapshot() as snapshot, suppress(UnknownDocumentError):
            try:
                ask(snapshot)
            except IndexDamagedError as error:
                met.append(str(error))
    assert met
    assert all(line.endswith("rebuild it with `briefing-qa index --rebuild`") for line in met)
    with pytest.raises(IndexDamagedError, match="index --rebuild"):
        check(store)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE passages SET units = CAST(x'FF' || units AS TEXT) WHERE number = 3",
        "UPDATE passages SET units = '[[1,2' WHERE number = 3",
        "UPDATE passages SET heading_path = '5' WHERE number = 3",
        "UPDATE documents SET sections = 'x'",
    ],
)
def test_what_no_question_could_read_is_found(change: str, whole: Path, tmp_path: Path) -> None:
    """What is stored beside the text is read like a question reads it, and not only counted."""
    folder = changed(whole, tmp_path / "index", change)
    with pytest.raises(IndexDamagedError, match="rebuild it"):
        check(new_store(folder))
