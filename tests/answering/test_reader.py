"""The seam between evidence and answer: the packaged reader, and any other in its place."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import FEATURES, measure
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading.packaged import packaged_reader
from briefing_qa.answering.reading.reader import FeatureReader, Reader, Reading
from briefing_qa.answering.saying.barriers import REFUSAL
from briefing_qa.config import IndexSettings, Settings
from briefing_qa.engine import BriefingQA
from briefing_qa.errors import ModelError
from briefing_qa.indexing import IndexReport
from briefing_qa.models import Embedder
from briefing_qa.models.embedding import HashingEmbedder, SentenceTransformerEmbedder
from briefing_qa.models.multilingual import MultilingualEmbedder
from briefing_qa.store import SqliteStore

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]


class CoverReader:
    """Trusts the candidate that holds most of the question's words, as far as it holds them."""

    least = 0.5

    def __init__(self) -> None:
        self.seen: list[tuple[Question, int]] = []

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`."""
        self.seen.append((question, len(candidates)))
        if not candidates:
            return Reading(np.zeros(0), 0.0, self.least)
        cover = measure(question, candidates, weights)[:, FEATURES.index("cover_unit")]
        return Reading(cover, float(cover.max()), self.least)


@pytest.fixture(scope="module")
def packaged() -> dict[str, Any]:
    """The content of the model file that ships."""
    import briefing_qa.answering

    folder = Path(briefing_qa.answering.__file__).parents[1]
    return json.loads((folder / "data" / "reader-minilm.json").read_text(encoding="utf-8"))


@pytest.fixture
def stubbed(small_store: SqliteStore) -> tuple[BriefingQA, CoverReader]:
    """An engine over the small documents with a reader of our own."""
    reader: Reader = CoverReader()
    settings = Settings(index=IndexSettings(embedding="hashing"))
    engine = BriefingQA(small_store, HashingEmbedder(), reader, settings, IndexReport())
    assert isinstance(reader, CoverReader)
    return engine, reader


def test_the_engine_says_what_the_reader_finds_likely(
    stubbed: tuple[BriefingQA, CoverReader],
) -> None:
    """The candidate with the highest probability is the answer, its confidence the reader's."""
    engine, _ = stubbed
    answer = engine.ask("Which 1,250 libraries were open on Sundays?")
    assert answer.text == "In 2022, 1,250 libraries were open on Sundays. [1]"
    assert answer.confidence == pytest.approx(1.0, abs=1e-3)
    assert not answer.abstained
    assert answer.reason is None


def test_the_engine_declines_below_the_readers_confidence(
    stubbed: tuple[BriefingQA, CoverReader],
) -> None:
    """A reading below the least confidence is a refusal with its evidence, never an answer."""
    engine, _ = stubbed
    answer = engine.ask("How many unicorns live in Zanzibar with the librarians?")
    assert answer.abstained
    assert answer.confidence < CoverReader.least
    assert (answer.citations, answer.claims) == ((), ())
    assert answer.evidence
    assert answer.reason
    assert answer.text == REFUSAL["en"]


def test_the_reader_sees_the_question_with_its_typing_errors_mended(
    stubbed: tuple[BriefingQA, CoverReader],
) -> None:
    """One reading is made for a question, of the question that was meant."""
    engine, reader = stubbed
    answer = engine.ask("Which libaries were open on Sundays?")
    ((question, candidates),) = reader.seen
    assert question.text == "Which libraries were open on Sundays?"
    assert candidates > 5
    assert answer.question == "Which libaries were open on Sundays?"


def test_without_candidates_the_packaged_reader_is_sure_of_nothing(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """No candidate means confidence 0."""
    question = analyse("How many libraries?")
    weights = weigh_words(question, [make_candidate("Rain fell.")])
    reading = packaged_reader(HashingEmbedder()).read(question, [], weights)
    assert reading.confidence == 0.0
    assert reading.probabilities.shape == (0,)


@pytest.mark.parametrize("count", [1, 2, 3, 40])
@pytest.mark.parametrize("text", ["How many libraries were open?", "the of and", "图书馆"])
def test_the_packaged_reader_gives_probabilities(
    make_candidate: Make, weigh_words: Weigh, count: int, text: str
) -> None:
    """Each candidate has a probability, and the confidence is one, however many there are."""
    candidates = [
        make_candidate(f"{n} libraries were open on Sundays.", start=100 * n, rank=n)
        for n in range(count)
    ]
    question = analyse(text)
    reader = packaged_reader(HashingEmbedder())
    reading = reader.read(question, candidates, weigh_words(question, candidates))
    assert reading.probabilities.shape == (count,)
    assert ((reading.probabilities >= 0) & (reading.probabilities <= 1)).all()
    assert 0.0 <= reading.confidence <= 1.0
    assert 0.0 <= reading.least <= 1.0


def test_the_packaged_reader_reads_the_same_every_time(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """A reading depends on the question and the candidates alone."""
    candidates = [make_candidate(f"{n} books were lent.", start=100 * n) for n in range(9)]
    question = analyse("How many books were lent?")
    weights = weigh_words(question, candidates)
    one = packaged_reader(HashingEmbedder())
    first = one.read(question, candidates, weights)
    one.read(
        analyse("Who borrows?"), candidates[:3], weigh_words(analyse("Who borrows?"), candidates)
    )
    for reader in (one, packaged_reader(HashingEmbedder())):
        again = reader.read(question, candidates, weights)
        assert np.array_equal(again.probabilities, first.probabilities)
        assert again.confidence == first.confidence


def parts_of(data: Any) -> Iterator[dict[str, Any]]:
    """The ensembles in a model file, wherever they stand."""
    if isinstance(data, dict):
        if "features" in data:
            yield data
        for value in data.values():
            yield from parts_of(value)


def test_a_model_file_without_one_of_its_parts_is_refused(packaged: dict[str, Any]) -> None:
    """Each ensemble and the threshold are needed, and the message names the file."""
    needed = [key for key, value in packaged.items() if isinstance(value, dict)]
    thresholds = [key for key in packaged if key.startswith("min_")]
    assert len(thresholds) == 3
    for key in (*needed, *thresholds):
        broken = {name: value for name, value in packaged.items() if name != key}
        with pytest.raises(ModelError, match=r"x\.json"):
            FeatureReader(broken, "x.json", HashingEmbedder().embed_queries)


@pytest.mark.parametrize("data", [{}, {"min_confidence": "high"}, {"first": []}])
def test_a_file_that_is_no_model_is_refused(data: dict[str, Any]) -> None:
    """Other JSON raises ModelError, not an error of Python."""
    with pytest.raises(ModelError, match=r"x\.json"):
        FeatureReader(data, "x.json", HashingEmbedder().embed_queries)


def test_a_model_fitted_on_other_features_is_refused(packaged: dict[str, Any]) -> None:
    """One renamed feature anywhere is enough to refuse the file."""
    for number in range(len(list(parts_of(packaged)))):
        other = copy.deepcopy(packaged)
        features = list(parts_of(other))[number]["features"]
        features[0] = f"former_{features[0]}"
        with pytest.raises(ModelError, match="fit it again"):
            FeatureReader(other, "x.json", HashingEmbedder().embed_queries)


@pytest.mark.parametrize(("least", "strange"), [(-100.0, False), (100.0, True)])
def test_the_judge_of_topics_can_be_asked_alone(
    make_candidate: Make, weigh_words: Weigh, packaged: dict[str, Any], least: float, strange: bool
) -> None:
    """It says of a question what reading says with it."""
    reader = FeatureReader(
        {**packaged, "min_topic": least}, "a test", HashingEmbedder().embed_queries
    )
    candidates = [make_candidate("In 2022, 1,250 libraries were open on Sundays.", similarity=0.9)]
    question = analyse("How many libraries were open on Sundays?")
    weights = weigh_words(question, candidates)
    measured = reader.measure(question, candidates, weights)
    assert (reader.strangeness(measured) > 0.0) is strange
    assert (reader.strangeness(measured, cheaply=True) > 0.0) is strange
    assert reader.read(question, candidates, weights).strange is strange


def named(name: str) -> Embedder:
    """A model of the hub with that name, never loaded."""
    return SentenceTransformerEmbedder(name=name, folder=Path, sha256="0" * 64, dimension=384)


@pytest.mark.parametrize(
    ("embedder", "name"),
    [
        (MultilingualEmbedder(), "reader-multilingual.json"),
        (named("intfloat/multilingual-e5-small@abcdef012345"), "reader-e5.json"),
        (named("sentence-transformers/all-mpnet-base-v2@abcdef012345"), "reader-minilm.json"),
        (HashingEmbedder(), "reader-minilm.json"),
    ],
)
def test_cosines_have_the_reader_that_was_fitted_to_their_like(
    embedder: Embedder, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The packaged model is adapted and has one of its own; another of its family has not."""
    monkeypatch.setattr("briefing_qa.answering.reading.packaged.files", lambda _package: tmp_path)
    with pytest.raises(ModelError, match=rf"data/{re.escape(name)}: cannot be read"):
        packaged_reader(embedder)
