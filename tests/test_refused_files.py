"""Files that cannot be read are remembered: nothing is done about them until something changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Corpus, CorpusFile, listing
from briefing_qa.errors import DocumentError, UnavailableError
from briefing_qa.indexing import IndexReport, bring_in_step, planning, store_settings
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.store import SqliteStore
from briefing_qa.store.lock import write_lock

SETTINGS = IndexSettings(embedding="hashing")


class Shelf:
    """A folder with a good file and an empty one, its index, and what was read of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.corpus = folder / "corpus"
        self.corpus.mkdir()
        (self.corpus / "good.md").write_text("# Boats\n\nThere are 12 boats.\n", "utf-8")
        (self.corpus / "empty.md").write_bytes(b"")
        self.read: list[str] = []
        embedder = HashingEmbedder()
        shape = store_settings(SETTINGS, embedder)
        self.store = SqliteStore(folder / "index", shape, dimension=embedder.dimension)

    def step(self, *, rebuild: bool = False) -> IndexReport:
        """Bring the index in step; `read` then holds what this step read."""
        self.read = []
        return bring_in_step(
            Corpus(self.corpus), self.store, HashingEmbedder(), SETTINGS, rebuild=rebuild
        )

    def step_while_another_writes(self) -> IndexReport:
        """The same; raises IndexLockedError where it writes."""
        with write_lock(self.folder / "index"):
            return self.step()

    def refused(self) -> list[str]:
        """Paths of what is remembered."""
        with self.store.snapshot() as snapshot:
            return [one.path for one in snapshot.refused()]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """Indexed once."""
    made = Shelf(tmp_path)
    read_file = Corpus.read_file

    def counting(self: Corpus, file: CorpusFile, *more: object) -> object:
        made.read.append(file.path)
        return read_file(self, file, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Corpus, "read_file", counting)
    with closing(made.store):
        assert made.step().added == ("good",)
        yield made


def test_a_refused_file_is_not_tried_again_and_takes_no_lock(shelf: Shelf) -> None:
    """The report still says why it is left out."""
    first = shelf.step_while_another_writes()
    assert [one.path for one in first.skipped] == ["empty.md"]
    assert "no text in it" in first.skipped[0].reason
    assert shelf.read == []
    assert shelf.step().skipped == first.skipped


def test_remembering_changes_no_generation(shelf: Shelf) -> None:
    """A question that is being answered is not begun anew for it."""
    generation = shelf.step().generation
    (shelf.corpus / "blank.md").write_bytes(b" \n")
    assert shelf.step().generation == generation
    assert shelf.refused() == ["blank.md", "empty.md"]
    shelf.step_while_another_writes()


def test_a_refused_file_with_other_bytes_is_read(shelf: Shelf) -> None:
    """It is taken in, and forgotten."""
    (shelf.corpus / "empty.md").write_text("No more: 3 rafts.\n", "utf-8")
    assert shelf.step().added == ("empty",)
    assert shelf.refused() == []


def test_a_file_of_which_the_register_says_something_else_is_read(shelf: Shelf) -> None:
    """What the register says of it may have been at fault."""
    register = '[[source]]\nid = "empty"\ntitle = "E"\npublisher = "P"\nlanguage = "en"\n'
    (shelf.corpus / "sources.toml").write_text(f'{register}pages = ["https://e.org"]\n', "utf-8")
    shelf.step()
    assert shelf.read == ["empty.md"]
    shelf.step_while_another_writes()


def test_another_version_of_the_program_tries_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may read what this one cannot."""
    monkeypatch.setattr(planning, "_program", lambda: "99.0")
    shelf.step()
    assert shelf.read == ["empty.md"]
    shelf.step_while_another_writes()


def test_a_rebuild_tries_again_and_remembers(shelf: Shelf) -> None:
    """What is remembered goes into the new index."""
    shelf.step(rebuild=True)
    assert shelf.read == ["empty.md", "good.md"]
    assert shelf.refused() == ["empty.md"]
    shelf.step_while_another_writes()


def test_what_is_gone_is_forgotten_with_the_next_change(shelf: Shelf) -> None:
    """No change is made for it alone."""
    (shelf.corpus / "empty.md").unlink()
    assert shelf.step_while_another_writes().skipped == ()
    (shelf.corpus / "more.md").write_text("There are 4 ferries.\n", "utf-8")
    shelf.step()
    assert shelf.refused() == []


def test_an_indexed_document_that_became_unreadable_takes_no_lock(shelf: Shelf) -> None:
    """Its earlier version stays, which is said each time."""
    (shelf.corpus / "good.md").write_bytes(b"")
    shelf.step()
    report = shelf.step_while_another_writes()
    assert report.unchanged == ("good",)
    reasons = {one.path: one.reason for one in report.skipped}
    assert reasons["good.md"].endswith("; the version indexed before stays in use")
    assert reasons["good.md"].count("stays in use") == 1


def test_a_file_that_may_not_be_read_takes_no_lock_and_is_tried_each_time(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soon as it may be read it is taken in."""
    (shelf.corpus / "shut.md").write_text("There are 9 canoes.\n", "utf-8")
    read_bytes = Path.read_bytes

    def closed(self: Path) -> bytes:
        if self.name == "shut.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    with monkeypatch.context() as shut:
        shut.setattr(Path, "read_bytes", closed)
        report = shelf.step_while_another_writes()
    assert "Permission denied" in {one.path: one.reason for one in report.skipped}["shut.md"]
    assert shelf.step().added == ("shut",)


@pytest.mark.parametrize(("kind", "lasts"), [(DocumentError, True), (UnavailableError, False)])
def test_only_what_will_be_so_again_is_remembered(
    kind: type[DocumentError], lasts: bool, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that could not be started says nothing about the file."""

    def fail(*_: object) -> object:
        raise kind("new.md: it cannot be read: see to it")

    (shelf.corpus / "new.md").write_text("There are 7 buoys.\n", "utf-8")
    with monkeypatch.context() as failing:
        failing.setattr(Corpus, "read_file", fail)
        shelf.step()
    assert ("new.md" in shelf.refused()) is lasts
    assert shelf.step().added == (() if lasts else ("new",))


def test_a_file_that_changes_while_it_is_read_is_not_remembered(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of its bytes were refused is not known."""
    path = shelf.corpus / "new.md"
    path.write_bytes(b"")

    def fail(*_: object) -> object:
        path.write_text("There are 7 buoys.\n", "utf-8")
        raise DocumentError("new.md: empty: see to it")

    with monkeypatch.context() as failing:
        failing.setattr(Corpus, "read_file", fail)
        shelf.step()
    assert shelf.step().added == ("new",)


def test_an_index_in_which_nothing_was_ever_remembered_opens(
    small_corpus: Path, tmp_path: Path
) -> None:
    """Indexes of before there was the table are read and written as they are."""
    embedder = HashingEmbedder()
    shape = store_settings(SETTINGS, embedder)
    with closing(SqliteStore(tmp_path / "i", shape, dimension=embedder.dimension)) as store:
        bring_in_step(Corpus(small_corpus), store, embedder, SETTINGS)
        with store.snapshot() as snapshot:
            assert snapshot.refused() == []


def test_bytes_that_cannot_be_had_are_not_there_now(tmp_path: Path) -> None:
    """A missing file is no fault of the document."""
    with pytest.raises(UnavailableError, match="cannot be read: No such file"):
        listing.read_bytes(tmp_path / "none.md", "none.md")
