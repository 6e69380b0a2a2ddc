"""Bringing the index in step with the corpus."""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Corpus, isolation, reader
from briefing_qa.errors import (
    CorpusError,
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    ModelError,
)
from briefing_qa.indexing import IndexReport, bring_in_step, store_settings, storing
from briefing_qa.indexing.reading import read_files, workers_for
from briefing_qa.models.embedding import HashingEmbedder, Vectors
from briefing_qa.store import DocumentRecord, SqliteStore, open_store
from briefing_qa.types import Document


class CountingEmbedder(HashingEmbedder):
    """Remembers what it embedded; fails when it is told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.calls_left = math.inf

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed`."""
        if self.calls_left <= 0:
            raise ModelError("the model was taken away")
        self.calls_left -= 1
        self.texts += texts
        return super().embed(texts, progress)


class Place:
    """A corpus, its index, and an embedder that counts."""

    def __init__(self, corpus: Path, index: Path, settings: IndexSettings) -> None:
        self.corpus = corpus
        self.index = index
        self.settings = settings
        self.embedder = CountingEmbedder()
        shape = store_settings(settings, self.embedder)
        self.store: SqliteStore = open_store(index, shape, self.embedder.dimension)

    def step(self, **options: object) -> IndexReport:
        """Bring the index in step; `embedder.texts` then holds what this step embedded."""
        self.embedder.texts = []
        return bring_in_step(
            Corpus(self.corpus),
            self.store,
            self.embedder,
            self.settings,
            **options,  # type: ignore[arg-type]
        )

    def texts(self) -> dict[str, str]:
        """The indexed documents' texts, by id."""
        with self.store.snapshot() as snapshot:
            return {r.id: snapshot.document(r.id).text for r in snapshot.documents()}

    def records(self) -> list[DocumentRecord]:
        """What is known of the indexed documents."""
        with self.store.snapshot() as snapshot:
            return snapshot.documents()

    def state(self) -> tuple[object, ...]:
        """What the index says: generation, documents, and a search of each kind."""
        vector = HashingEmbedder().embed(["libraries open on Sundays"])[0]
        with self.store.snapshot() as snapshot:
            return (
                snapshot.generation,
                snapshot.documents(),
                snapshot.dense(vector, 50),
                snapshot.lexical(["librari", "garden"], 50),
            )


@pytest.fixture
def place(small_corpus: Path, tmp_path: Path, hashing: IndexSettings) -> Iterator[Place]:
    """The small documents, not indexed yet."""
    made = Place(small_corpus, tmp_path / "index", hashing)
    yield made
    made.store.close()


def test_the_first_step_adds_everything(place: Place) -> None:
    """All documents are new, and the index then holds them."""
    report = place.step()
    assert report.added == ("gardens", "libraries", "mercados")
    assert (report.changed, report.removed, report.unchanged, report.skipped) == ((), (), (), ())
    assert report.wrote
    assert set(place.texts()) == {"gardens", "libraries", "mercados"}


def test_a_second_step_changes_and_embeds_nothing(place: Place) -> None:
    """Where nothing changed nothing is written, and the generation stays."""
    first = place.step()
    before = place.state()
    report = place.step()
    assert report.unchanged == ("gardens", "libraries", "mercados")
    assert not report.wrote
    assert report.generation == first.generation
    assert place.state() == before
    assert place.embedder.texts == []


def test_added_changed_and_removed_documents_are_reported(place: Place) -> None:
    """One step takes in what is new and changed and takes out what is gone, as one generation."""
    first = place.step()
    (place.corpus / "gardens.txt").unlink()
    (place.corpus / "mercados.md").write_text("# Mercados\n\nQuedan dos mercados.\n", "utf-8")
    (place.corpus / "rain.txt").write_text("Rain\n\nIt rained on 19 days.\n", "utf-8")
    report = place.step()
    assert report.added == ("rain",)
    assert report.changed == ("mercados",)
    assert report.removed == ("gardens",)
    assert report.unchanged == ("libraries",)
    assert report.generation == first.generation + 1
    texts = place.texts()
    assert set(texts) == {"libraries", "mercados", "rain"}
    assert "Quedan dos" in texts["mercados"]


def test_only_new_texts_are_embedded(place: Place) -> None:
    """One more paragraph costs its passage and its sentence, not its document."""
    place.step()
    whole = len(place.embedder.texts)
    path = place.corpus / "libraries.md"
    path.write_text(path.read_text("utf-8") + "\n## Roof\n\nThe roof leaks in March.\n", "utf-8")
    assert place.step().changed == ("libraries",)
    assert 0 < len(place.embedder.texts) <= 4 < whole
    assert all("oof" in text for text in place.embedder.texts)


def test_no_text_is_embedded_twice(place: Place) -> None:
    """A text that stands in two documents is embedded once."""
    (place.corpus / "copy.md").write_bytes((place.corpus / "libraries.md").read_bytes())
    place.step()
    assert max(Counter(place.embedder.texts).values()) == 1


def test_a_renamed_document_is_not_embedded_again(place: Place) -> None:
    """The same text under another name has its vectors already."""
    place.step()
    (place.corpus / "libraries.md").rename(place.corpus / "reading.md")
    report = place.step()
    assert (report.added, report.removed) == (("reading",), ("libraries",))
    assert place.embedder.texts == []


def test_a_file_that_cannot_be_read_is_skipped_with_its_reason(place: Place) -> None:
    """Others are indexed all the same, and the report says what is wrong with it."""
    (place.corpus / "broken.txt").write_bytes(b"cz\xb3owiek of the coast")
    report = place.step()
    ((path, reason),) = [(s.path, s.reason) for s in report.skipped]
    assert path == "broken.txt"
    assert "UTF-8" in reason
    assert "\n" not in reason
    assert "broken" not in place.texts()


@pytest.mark.parametrize("content", [b"cz\xb3owiek", b"\x00\x01", b"   \n"])
def test_a_document_that_became_unreadable_keeps_its_earlier_version(
    place: Place, content: bytes
) -> None:
    """The index answers with what it had, and the report says so."""
    place.step()
    before = place.texts()
    (place.corpus / "gardens.txt").write_bytes(content)
    report = place.step()
    assert report.unchanged == ("gardens", "libraries", "mercados")
    assert not report.wrote
    assert [s.path for s in report.skipped] == ["gardens.txt"]
    assert "the version indexed before stays in use" in report.skipped[0].reason
    assert place.texts() == before


def test_two_files_with_one_id_keep_the_earlier_version(place: Place) -> None:
    """Which of them is meant cannot be known: both are skipped, and the indexed one stays."""
    place.step()
    before = place.texts()
    (place.corpus / "gardens.md").write_text("# Other gardens\n\nThey are others.\n", "utf-8")
    report = place.step()
    reasons = {s.path: s.reason for s in report.skipped}
    assert set(reasons) == {"gardens.md", "gardens.txt"}
    assert reasons["gardens.txt"].endswith("rename one; the version indexed before stays in use")
    assert "indexed before" not in reasons["gardens.md"]
    assert report.removed == ()
    assert "gardens" in report.unchanged
    assert place.texts() == before


def test_a_folder_that_cannot_be_read_any_more_keeps_what_is_indexed_of_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All else is brought in step; what is gone from other folders is taken out."""
    names = ("shut/one.txt", "shut/deep/two.txt", "shut-not/three.txt")
    for number, name in enumerate(names):
        (place.corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (place.corpus / name).write_text(f"There are {number} keys to the door.", "utf-8")
    place.step()
    (place.corpus / "shut-not" / "three.txt").unlink()
    (place.corpus / "new.txt").write_text("A new key was made.", "utf-8")
    scandir = os.scandir

    def closed(path: str) -> Any:
        if Path(path) == place.corpus / "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    report = place.step()
    assert report.added == ("new",)
    assert report.removed == ("shut-not-three",)
    assert {"shut-one", "shut-deep-two"} <= set(report.unchanged)
    ((path, reason),) = [(s.path, s.reason) for s in report.skipped]
    assert path == "shut"
    assert reason.startswith("cannot be read: Permission denied: check its permissions; the versi")
    assert {"shut-one", "shut-deep-two", "new"} <= set(place.texts())


def test_a_corpus_that_is_gone_leaves_the_index(place: Place) -> None:
    """Without its folder nothing is taken out of the index."""
    place.step()
    before = place.state()
    place.corpus.rename(place.corpus.with_name("elsewhere"))
    with pytest.raises(CorpusError, match="does not exist"):
        place.step()
    assert place.state() == before


@pytest.mark.parametrize("left", ["nothing", "no document", "what cannot be read"])
def test_a_folder_without_documents_leaves_the_index(place: Place, left: str) -> None:
    """A wrong folder, or one that is not mounted, costs nothing of what was indexed."""
    place.step()
    before = place.state()
    for path in place.corpus.iterdir():
        path.unlink()
    if left == "no document":
        (place.corpus / "README.md").write_text("Nothing here.", "utf-8")
    if left == "what cannot be read":
        (place.corpus / "another.txt").write_bytes(b"\x00\x01")
    for _ in range(2):
        with pytest.raises(
            CorpusError, match=r"no document .* holds 3 .*stays as it is.*index --rebuild` empties"
        ):
            place.step()
    assert place.state() == before


def test_a_rebuild_of_a_folder_without_documents_empties_the_index(place: Place) -> None:
    """What is gone from the folder is gone from the index, where that is asked for."""
    place.step()
    for path in place.corpus.iterdir():
        path.unlink()
    with pytest.raises(CorpusError, match=r"put documents in it; the index is empty now$"):
        place.step(rebuild=True)
    assert place.texts() == {}
    content = b"".join(p.read_bytes() for p in place.index.iterdir() if p.is_file())
    assert b"librarians" not in content
    with pytest.raises(CorpusError, match=r"put documents in it$"):
        place.step()


def test_documents_that_cannot_be_read_keep_the_index(place: Place) -> None:
    """Where nothing can be read any more, nothing is taken out: the files are there."""
    place.step()
    before = place.state()
    for path in place.corpus.iterdir():
        path.write_bytes(b"\x00\x01")
    assert len(place.step().skipped) == 3
    assert place.state() == before


def test_a_rebuild_of_documents_that_cannot_be_read_keeps_the_index(place: Place) -> None:
    """An index that would be empty does not take the place of the one that is there."""
    place.step()
    before = place.state()
    for path in place.corpus.iterdir():
        path.write_bytes(b"\x00\x01")
    with pytest.raises(CorpusError, match=r"gardens\.txt"):
        place.step(rebuild=True)
    assert place.state() == before


def test_a_corpus_that_was_always_empty_makes_no_index(place: Place) -> None:
    """No index appears for a corpus without documents."""
    for path in place.corpus.iterdir():
        path.unlink()
    with pytest.raises(CorpusError):
        place.step()
    with pytest.raises(IndexMissingError), place.store.snapshot():
        pass


def test_rebuilding_reads_and_embeds_everything_again(place: Place) -> None:
    """A rebuilt index answers as the old one, made anew."""
    first = place.step()
    embedded = Counter(place.embedder.texts)
    before = place.state()
    report = place.step(rebuild=True)
    assert report.added == first.added
    assert Counter(place.embedder.texts) == embedded
    assert place.state()[2:] == before[2:]
    assert place.step().unchanged == first.added


def test_a_rebuild_that_fails_leaves_the_old_index(place: Place) -> None:
    """Until the new index is complete the old one answers."""
    place.step()
    before = place.state()
    place.embedder.calls_left = 0
    with pytest.raises(ModelError):
        place.step(rebuild=True)
    assert place.state() == before


def test_small_documents_are_embedded_together(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In as few calls of the model as what a kill can cost lets, whosoever the texts are."""
    calls: list[int] = []
    embed = place.embedder.embed

    def counted(texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        calls.append(len(texts))
        return embed(texts, progress)

    monkeypatch.setattr(place.embedder, "embed", counted)
    assert len(place.step().added) == 3
    assert calls == [len(place.embedder.texts)]
    together = place.state()
    monkeypatch.setattr(storing, "EMBED_AT_ONCE", 5)
    calls.clear()
    place.step(rebuild=True)
    assert len(calls) > 2
    assert max(calls) <= 5
    assert place.state()[2:] == together[2:]


def test_an_end_between_two_batches_costs_no_more_than_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors made before the end stay; the old answers stay too; the rest is embedded later."""
    monkeypatch.setattr(storing, "EMBED_AT_ONCE", 4)
    (place.corpus / "libraries.md").rename(place.corpus.parent / "later.md")
    place.step()
    before = place.state()
    (place.corpus.parent / "later.md").rename(place.corpus / "libraries.md")
    place.embedder.calls_left = 2
    with pytest.raises(ModelError, match="taken away"):
        place.step()
    done = list(place.embedder.texts)
    assert len(done) == 8
    assert place.state() == before
    place.embedder.calls_left = math.inf
    assert place.step().added == ("libraries",)
    assert place.embedder.texts
    assert not set(place.embedder.texts) & set(done)


def test_the_end_of_the_first_indexing_leaves_no_index_and_keeps_its_vectors(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that was never complete is not there, and is completed by the next step."""
    monkeypatch.setattr(storing, "EMBED_AT_ONCE", 4)
    place.embedder.calls_left = 3
    with pytest.raises(ModelError):
        place.step()
    done = list(place.embedder.texts)
    place.embedder.calls_left = math.inf
    assert place.step().added == ("gardens", "libraries", "mercados")
    assert not set(place.embedder.texts) & set(done)


def test_progress_counts_up_to_all_of_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files read and texts embedded are told as they are done, up to their number."""
    monkeypatch.setattr(storing, "EMBED_AT_ONCE", 4)
    told: list[tuple[str, int, int]] = []
    place.step(progress=lambda what, done, of: told.append((what, done, of)))
    assert [t for t in told if t[0] == "reading"] == [("reading", n, 3) for n in (1, 2, 3)]
    embedding = [t for t in told if t[0] == "embedding"]
    texts = len(place.embedder.texts)
    assert [done for _, done, _ in embedding] == sorted({done for _, done, _ in embedding})
    assert all(done <= of for _, done, of in embedding)
    assert embedding[-1][1:] == (texts, texts)


def test_only_one_writes_at_a_time(place: Place) -> None:
    """While another writes, a step that has something to write is refused, and nothing is lost."""
    place.step()
    before = place.state()
    (place.corpus / "rain.txt").write_text("Rain\n\nIt rained.\n", "utf-8")
    with place.store.writer(), pytest.raises(IndexLockedError, match="being written"):
        place.step()
    assert place.state() == before
    assert place.step().added == ("rain",)


def test_a_removed_document_leaves_no_trace(place: Place, tmp_path: Path) -> None:
    """Neither its words nor its name are in any file of the index afterwards."""
    place.step()
    (place.corpus / "gardens.txt").unlink()
    place.step()
    place.store.close()
    content = b"".join(p.read_bytes() for p in (tmp_path / "index").iterdir() if p.is_file())
    assert b"Marta" not in content
    assert b"gardens.txt" not in content
    assert b"librarians" in content


def test_the_document_in_hand_is_named(place: Place) -> None:
    """Who waits can see which document is being taken in."""
    named: list[str] = []
    place.step(naming=named.append)
    assert named == ["gardens", "libraries", "mercados"]


def test_many_documents_are_committed_in_parts(place: Place) -> None:
    """An end between two parts keeps what was committed, and the next step does the rest."""
    place.embedder.calls_left = 2
    with pytest.raises(ModelError):
        place.step(part_characters=1)
    with place.store.snapshot() as snapshot:
        assert not snapshot.complete
    assert set(place.texts()) == {"gardens", "libraries"}
    place.embedder.calls_left = math.inf
    report = place.step(part_characters=1)
    assert (report.added, report.unchanged) == (("mercados",), ("gardens", "libraries"))
    with place.store.snapshot() as snapshot:
        assert snapshot.complete


def test_a_change_that_was_committed_but_not_completed_is_completed(place: Place) -> None:
    """Where all documents are there already, the next step still drops what is not needed."""
    place.step()
    with place.store.writer() as writer:
        writer.add_vectors(["0" * 64], np.ones((1, 256), np.float32))
        writer.commit((), (), complete=False)
    report = place.step()
    assert not report.wrote
    with place.store.snapshot() as snapshot, pytest.raises(IndexDamagedError):
        snapshot.vectors(["0" * 64])
    with place.store.snapshot() as snapshot:
        assert snapshot.complete


def test_an_index_made_in_parts_equals_one_made_at_once(place: Place, tmp_path: Path) -> None:
    """It answers alike, whatever the parts were."""
    place.step(part_characters=1)
    other = Place(place.corpus, tmp_path / "other", place.settings)
    other.step()
    for one in (place, other):
        with one.store.snapshot() as snapshot:
            assert snapshot.count_passages() > 3
    assert [replace(r, indexed_at="") for r in place.records()] == [
        replace(r, indexed_at="") for r in other.records()
    ]
    assert place.state()[2:] == other.state()[2:]
    other.store.close()


def test_a_document_described_otherwise_is_refreshed(place: Place) -> None:
    """What the register says about an unchanged file reaches the index, and nothing is embedded."""
    register = place.corpus / "sources.toml"
    entry = """[[source]]
id = "gardens"
title = "Gardens"
publisher = "Park Office"
language = "en"
pages = ["https://example.org/gardens"]
date = "2019-05"
country = "Peru"
"""
    register.write_text(entry, "utf-8")
    place.step()
    (record,) = [one for one in place.records() if one.id == "gardens"]
    assert (record.publisher, record.year, record.country) == ("Park Office", 2019, "Peru")
    register.write_text(entry.replace("2019-05", "2021").replace("Park", "Tree"), "utf-8")
    report = place.step()
    assert report.changed == ("gardens",)
    assert place.embedder.texts == []
    (record,) = [one for one in place.records() if one.id == "gardens"]
    assert (record.publisher, record.date, record.year) == ("Tree Office", "2021", 2021)
    assert place.step().changed == ()


def test_a_file_that_vanishes_meanwhile_is_skipped(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that changes while it is indexed costs the file, not the run."""

    def vanish(name: str) -> None:
        (place.corpus / "libraries.md").unlink(missing_ok=True)

    report = place.step(naming=vanish)
    assert report.added == ("gardens", "mercados")
    assert [one.path for one in report.skipped] == ["libraries.md"]
    assert "No such file" in report.skipped[0].reason
    assert place.step().unchanged == ("gardens", "mercados")


def test_a_file_that_changes_after_it_was_looked_at_is_read_as_it_is(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is indexed has the checksum of what was read, so that nothing is missed later."""
    place.step()
    path = place.corpus / "libraries.md"

    def change(name: str) -> None:
        path.write_text("# Libraries\n\nThey are closed now.\n", "utf-8")

    (place.corpus / "gardens.txt").write_text("Gardens\n\nThey are closed now.\n", "utf-8")
    path.write_text("# Libraries\n\nThey close soon.\n", "utf-8")
    place.step(naming=change)
    assert "closed now" in place.texts()["libraries"]
    assert place.step().changed == ()


def test_what_is_there_twice_is_said(place: Place) -> None:
    """The same file and the same text under another id are noticed, and nothing is removed."""
    text = (place.corpus / "libraries.md").read_text("utf-8")
    (place.corpus / "copy.md").write_text(text, "utf-8")
    (place.corpus / "mercados-2.md").write_text(
        (place.corpus / "mercados.md").read_text("utf-8") + "\n", "utf-8"
    )
    report = place.step()
    assert len(report.added) == 5
    same, alike = report.notices
    assert same.startswith("copy and libraries are the same file: remove one")
    assert alike.startswith("mercados and mercados-2 hold the same text: remove one")
    assert place.step().notices == ()


def test_many_copies_and_editions_are_a_line_each(place: Place) -> None:
    """Seven files with one text are one group, and so are editions that hang together."""
    text = (place.corpus / "libraries.md").read_text("utf-8")
    for number in range(6):
        (place.corpus / f"copy-{number}.md").write_text(text, "utf-8")
    body = "".join(f"Village number {n} has {n + 3} wells of sweet water. " for n in range(20))
    for year in (2015, 2018, 2021):
        more = "".join(f"In {year} the well {n} was dug by hand. " for n in range(3))
        (place.corpus / f"wells-{year}.md").write_text(
            f"---\ndate: {year}\n---\n# Wells\n\n{body}{more}\n", "utf-8"
        )
    (place.corpus / "wells-again.md").write_bytes((place.corpus / "wells-2015.md").read_bytes())
    copies, again, editions = place.step().notices
    names = ", ".join(f"copy-{number}" for number in range(6))
    assert copies == (
        f"{names} and libraries are the same file: keep one, or its sentences count 7 times"
    )
    assert again.startswith("wells-2015 and wells-again are the same file: remove one")
    assert re.fullmatch(
        r"wells-2015, wells-2018 and wells-2021 have about \d+%( to \d+%)? of their sentences in "
        r"common, each with another one of them: editions \(2015, 2018 and 2021\)\? "
        r"Answers may come from any",
        editions,
    )
    (place.corpus / "copy-6.md").write_text(text, "utf-8")
    (only,) = place.step().notices
    assert "copy-6" in only
    assert only.endswith("count 8 times")


def test_slow_formats_are_read_by_several_processes(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that are read in processes of their own come in order, the bad ones with reasons."""
    tests = str(Path(__file__).parent / "documents")
    monkeypatch.syspath_prepend(tests)
    strange = reader.Format(suffixes=(), module="reader", function="behave")
    monkeypatch.setitem(reader._BY_SUFFIX, ".strange", strange)
    monkeypatch.setattr(isolation.Readers.__init__, "__defaults__", (None, "strange"))
    for number in range(9):
        what = "fail" if number == 4 else "read"
        (place.corpus / f"s{number}.strange").write_text(f"{what} Trees number {number}.", "utf-8")
    files = Corpus(place.corpus).scan().files
    assert workers_for(files[:3]) == 1
    assert workers_for(files) >= 2
    report = place.step()
    assert report.added[-8:] == tuple(f"s{n}" for n in range(9) if n != 4)
    assert [one.path for one in report.skipped] == ["s4.strange"]
    assert "its reader failed" in report.skipped[0].reason
    notices = [notice for notice in report.notices if "holds no text" in notice]
    assert notices[0] == "s0: page 2 holds no text"
    assert len(notices) == 8


@pytest.mark.parametrize("count", [1, 5])
def test_no_process_is_kept_for_the_last_document(
    place: Place, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """When the last document is handed over nothing is left to read, and no process either."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "documents"))
    strange = reader.Format(suffixes=(), module="reader", function="behave")
    monkeypatch.setitem(reader._BY_SUFFIX, ".strange", strange)
    for number in range(count):
        (place.corpus / f"s{number}.strange").write_text("read Trees.", "utf-8")
    files = [f for f in Corpus(place.corpus).scan().files if f.path.endswith("strange")]
    with isolation.Readers(home="strange") as readers:
        for file, read in read_files(Corpus(place.corpus), files, readers):
            assert isinstance(read, Document)
            if file is files[-1]:
                assert readers._idle == []
                assert readers._busy == set()
        assert readers.parse(b"read More.", "more.strange").text  # others may still be read


def test_reading_stops_with_who_takes_the_documents(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When indexing ends early, files that are being read are given up, and no process stays."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "documents"))
    strange = reader.Format(suffixes=(), module="reader", function="behave")
    monkeypatch.setitem(reader._BY_SUFFIX, ".strange", strange)
    for number in range(6):
        what = "hang" if number else "read"
        (place.corpus / f"s{number}.strange").write_text(f"{what} Trees.", "utf-8")
    files = [f for f in Corpus(place.corpus).scan().files if f.path.endswith("strange")]
    with isolation.Readers(home="strange") as readers:
        reading = read_files(Corpus(place.corpus), files, readers)
        assert next(reading)[0].id == "s0"
        reading.close()
        assert readers._busy == set()
