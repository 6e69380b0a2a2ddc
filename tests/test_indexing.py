"""Bringing the index in step with the corpus."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from briefing_qa import indexing
from briefing_qa.config import IndexSettings
from briefing_qa.documents import Corpus
from briefing_qa.errors import CorpusError, IndexLockedError, IndexMissingError, ModelError
from briefing_qa.indexing import IndexReport, bring_in_step, store_settings
from briefing_qa.models.embedding import HashingEmbedder, Vectors
from briefing_qa.store import SqliteStore, open_store


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
    (place.corpus / "broken.txt").write_bytes(b"caf\xe9 of the coast")
    report = place.step()
    ((path, reason),) = [(s.path, s.reason) for s in report.skipped]
    assert path == "broken.txt"
    assert "UTF-8" in reason
    assert "\n" not in reason
    assert "broken" not in place.texts()


@pytest.mark.parametrize("content", [b"caf\xe9", b"\x00\x01", b"   \n"])
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
    assert {s.path for s in report.skipped} == {"gardens.md", "gardens.txt"}
    assert report.removed == ()
    assert place.texts() == before


def test_a_corpus_that_is_gone_leaves_the_index(place: Place) -> None:
    """Without its folder nothing is taken out of the index."""
    place.step()
    before = place.state()
    place.corpus.rename(place.corpus.with_name("elsewhere"))
    with pytest.raises(CorpusError, match="does not exist"):
        place.step()
    assert place.state() == before


def test_a_corpus_without_documents_leaves_the_index(place: Place) -> None:
    """An emptied folder is taken for a mistake: the message says what to do."""
    place.step()
    before = place.state()
    for path in place.corpus.iterdir():
        path.unlink()
    (place.corpus / "README.md").write_text("Nothing here.", "utf-8")
    with pytest.raises(CorpusError, match=r"no document that can be read: put \.md or \.txt"):
        place.step()
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


def test_an_end_between_two_batches_costs_no_more_than_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors made before the end stay; the old answers stay too; the rest is embedded later."""
    monkeypatch.setattr(indexing, "EMBED_AT_ONCE", 4)
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
    monkeypatch.setattr(indexing, "EMBED_AT_ONCE", 4)
    place.embedder.calls_left = 3
    with pytest.raises(ModelError):
        place.step()
    done = list(place.embedder.texts)
    place.embedder.calls_left = math.inf
    assert place.step().added == ("gardens", "libraries", "mercados")
    assert not set(place.embedder.texts) & set(done)


def test_progress_counts_up_to_all_of_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files read and texts embedded are told as they are done, up to their number."""
    monkeypatch.setattr(indexing, "EMBED_AT_ONCE", 4)
    told: list[tuple[str, int, int]] = []
    place.step(progress=lambda what, done, of: told.append((what, done, of)))
    assert [t for t in told if t[0] == "reading"] == [("reading", n, 3) for n in (1, 2, 3)]
    embedding = [t for t in told if t[0] == "embedding"]
    texts = len(place.embedder.texts)
    assert {of for _, _, of in embedding} == {texts}
    assert [done for _, done, _ in embedding] == sorted({done for _, done, _ in embedding})
    assert embedding[-1][1] == texts


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
