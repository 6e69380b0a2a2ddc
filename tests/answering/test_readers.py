"""What every reader has to keep, whatever it decides on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.reading import yes_or_no
from briefing_qa.answering.reading.calibration import Calibration, Judgement, log_odds
from briefing_qa.answering.reading.close_reading import (
    MOST,
    CloseReader,
    as_read,
    read_closely,
)
from briefing_qa.answering.reading.figures import OneFigureReader, cosine, said_by
from briefing_qa.answering.reading.language_model import asking
from briefing_qa.answering.reading.packaged import packaged_reader
from briefing_qa.answering.reading.reader import Reader, Reading
from briefing_qa.answering.reading.rereading import RereadingReader, reread
from briefing_qa.errors import ModelError
from briefing_qa.models.cross_encoder import Sentence
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.models.language_model import Message

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

ONE = Calibration(intercept=-2.0, slopes=(4.0,), least=0.3, fitted=True)
TWO = Calibration(intercept=0.0, slopes=(1.0, 0.5), least=0.4, fitted=True)


def likeness(question: str, text: str) -> float:
    """Words in common: a stand-in for a model."""
    return float(len(set(question.lower().split()) & set(text.lower().split())))


class Words:
    """Plays a cross-encoder: counts words in common; notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Sequence[str]]] = []

    def score(self, question: str, texts: Sequence[str]) -> Any:
        """See `PairScorer.score`."""
        self.asked.append((question, texts))
        return np.array([likeness(question, text) for text in texts])


class TalkOfWords:
    """Plays a language model: counts words in common, less one; notes what it was asked."""

    sha256 = "0" * 64

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.beginnings: list[Sequence[Message]] = []

    def score(self, conversation: Sequence[Message]) -> float:
        """See `YesNoScorer.score`."""
        self.beginnings.append(conversation[:-1])
        asked = conversation[-1]["content"]
        self.asked.append(asked)
        passage, _, question = asked.removeprefix("Passage: ").partition("\nQuestion: ")
        return likeness(question.partition("\n")[0], passage) - 1.0


class Fixed:
    """A base reader whose probabilities are given."""

    def __init__(self, probabilities: Sequence[float], confidence: float) -> None:
        strange = confidence < 0.1  # as a reader has it that holds the question for another matter
        self._reading = Reading(np.array(probabilities, float), confidence, 0.1, strange=strange)

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`."""
        return self._reading


class CloseWords:
    """Plays the packaged cross-encoder: counts words in common; notes what it was asked."""

    sha256 = "0" * 64

    def __init__(self) -> None:
        self.read: list[Sentence] = []

    def ask(self, question: str) -> str:
        """See `CrossEncoder.ask`."""
        return question

    def score(self, asked: str, sentence: Sentence) -> float:
        """See `CrossEncoder.score`."""
        self.read.append(sentence)
        return likeness(asked, sentence.text)


READERS: dict[str, Callable[[], Reader]] = {
    "small": lambda: packaged_reader(HashingEmbedder()),
    "similarity": lambda: OneFigureReader(cosine, ONE),
    "pairs": lambda: OneFigureReader(said_by(Words()), ONE),
    "language-model": lambda: RereadingReader(
        packaged_reader(HashingEmbedder()), asking(TalkOfWords()), TWO, reads=3
    ),
    "close": lambda: CloseReader(packaged_reader(HashingEmbedder()), CloseWords(), ONE),
}


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each reader in turn."""
    return READERS[request.param]()


@pytest.fixture
def several(make_candidate: Make) -> list[Candidate]:
    """Seven candidates, two of them about another year."""
    return [
        make_candidate("In 2022, 1,250 libraries were open on Sundays.", similarity=0.8),
        make_candidate("In 2018, 900 libraries were open on Sundays.", start=100, similarity=0.9),
        make_candidate("In 2022 the libraries lent 14 books.", start=200, similarity=0.5),
        make_candidate("It rained in 19 towns in 2022.", start=300, similarity=0.1),
        make_candidate("In 1998 libraries were closed.", start=400, similarity=0.6),
        make_candidate("Libraries (71/100)", start=500, kind="heading", similarity=0.4),
        make_candidate(
            "Libraries 2022: 40 more on Sundays.", start=600, kind="item", similarity=0.6
        ),
    ]


def test_probabilities_are_one_for_each_candidate(
    reader: Reader, several: list[Candidate], weigh_words: Weigh
) -> None:
    """As many as candidates, each in [0, 1], like the confidence and the threshold."""
    question = analyse("How many libraries were open on Sundays in 2022?")
    reading = reader.read(question, several, weigh_words(question, several))
    assert reading.probabilities.shape == (len(several),)
    assert np.isfinite(reading.probabilities).all()
    assert ((reading.probabilities >= 0) & (reading.probabilities <= 1)).all()
    assert 0 <= reading.confidence <= 1
    assert 0 <= reading.least <= 1


def test_without_candidates_there_is_no_confidence(reader: Reader) -> None:
    """Nothing to judge: no probabilities, and a confidence of 0, below the threshold."""
    question = analyse("How many libraries were open?")
    reading = reader.read(question, [], Weights(terms={}, idf={}, unknown={}))
    assert reading.probabilities.shape == (0,)
    assert reading.confidence == 0.0 < reading.least


def test_a_candidate_that_does_not_meet_the_question_is_out(
    reader: Reader, several: list[Candidate], weigh_words: Weigh
) -> None:
    """Another year than the one asked for has probability 0, however near the rest is."""
    question = analyse("How many libraries were open on Sundays in 2022?")
    reading = reader.read(question, several, weigh_words(question, several))
    assert reading.probabilities[1] == reading.probabilities[4] == 0.0
    assert reading.probabilities[0] > 0.0


def test_where_all_are_out_there_is_no_confidence(
    reader: Reader, several: list[Candidate], weigh_words: Weigh
) -> None:
    """A country that no candidate names: all probabilities and the confidence are 0."""
    question = analyse("How many libraries were open in Chile?")
    reading = reader.read(question, several, weigh_words(question, several))
    assert not reading.probabilities.any()
    assert reading.confidence == 0.0


def test_the_same_question_is_read_alike(
    reader: Reader, several: list[Candidate], weigh_words: Weigh
) -> None:
    """Reading twice gives the same figures."""
    question = analyse("How many libraries were open on Sundays in 2022?")
    weights = weigh_words(question, several)
    first, second = (reader.read(question, several, weights) for _ in range(2))
    assert np.array_equal(first.probabilities, second.probabilities)
    assert (first.confidence, first.least) == (second.confidence, second.least)


def test_similarity_ranks_by_cosine_alone(several: list[Candidate], weigh_words: Weigh) -> None:
    """Probabilities and confidence are the logistic function of the cosine."""
    question = analyse("Which libraries are there?")
    reading = OneFigureReader(cosine, ONE).read(question, several, weigh_words(question, several))
    expected = [1 / (1 + np.exp(2.0 - 4.0 * c.similarity)) for c in several]
    assert reading.probabilities == pytest.approx(expected)
    assert reading.confidence == pytest.approx(max(expected))
    assert reading.least == 0.3


def test_a_model_of_the_hub_sees_the_heading_with_the_sentence(
    several: list[Candidate], weigh_words: Weigh
) -> None:
    """It is asked about the candidates that are not out, each after its titles."""
    question, scorer = analyse("How many libraries were open in 2022?"), Words()
    OneFigureReader(said_by(scorer), ONE).read(question, several, weigh_words(question, several))
    ((text, texts),) = scorer.asked
    assert text == "How many libraries were open in 2022?"
    assert texts[0] == "Findings. In 2022, 1,250 libraries were open on Sundays."
    assert not any("1998" in one for one in texts)


def asked_of(
    base: Fixed, reads: int, question: Question, candidates: list[Candidate], weigh: Weigh
) -> tuple[TalkOfWords, Reading]:
    """What a language model was asked, and what came of it."""
    scorer = TalkOfWords()
    reader = RereadingReader(base, asking(scorer), TWO, reads=reads)
    return scorer, reader.read(question, candidates, weigh(question, candidates))


def test_a_language_model_reads_the_likeliest_candidates_only(
    several: list[Candidate], weigh_words: Weigh
) -> None:
    """Of seven candidates it sees the two that the base reader likes best, under their heading."""
    base = Fixed([0.1, 0.6, 0.0, 0.2, 0.7, 0.1, 0.1], 0.5)
    scorer, _ = asked_of(base, 2, analyse("How many books?"), several, weigh_words)
    assert [one.partition("\n")[0] for one in scorer.asked] == [
        "Passage: Findings. In 1998 libraries were closed.",
        "Passage: Findings. In 2018, 900 libraries were open on Sundays.",
    ]
    assert all("\nQuestion: How many books?\n" in one for one in scorer.asked)


def test_a_language_model_is_not_asked_for_what_the_whole_document_is_of(
    several: list[Candidate], weigh_words: Weigh
) -> None:
    """A sentence of a report on Peru need not name it."""
    ours = [replace(one, about=frozenset({"peru"})) for one in several]
    base, question = Fixed([0.5] * 7, 0.5), analyse("How many books are there in Peru?")
    scorer, _ = asked_of(base, 1, question, ours, weigh_words)
    assert "\nQuestion: How many books are there in the country?\n" in scorer.asked[0]


def test_all_conversations_begin_alike(several: list[Candidate], weigh_words: Weigh) -> None:
    """What they have in common is evaluated once: the task, then pairs of question and reply."""
    scorer, _ = asked_of(Fixed([0.5] * 7, 0.5), 3, analyse("How many?"), several, weigh_words)
    first, *others = scorer.beginnings
    assert all(one == first for one in others)
    assert [one["role"] for one in first] == ["system", *["user", "assistant"] * (len(first) // 2)]
    replies = [one["content"] for one in first if one["role"] == "assistant"]
    assert set(replies) == {"Yes", "No"}
    assert abs(replies.count("Yes") - replies.count("No")) <= 1


def test_a_clear_yes_ends_the_reading(several: list[Candidate], weigh_words: Weigh) -> None:
    """What comes after a candidate that the model is sure of is not read."""
    base = Fixed([0.9, 0.8, 0.7, 0.1, 0.1, 0.1, 0.1], 0.5)
    question = analyse("libraries were open on")
    scorer, reading = asked_of(base, 3, question, several, weigh_words)
    assert len(scorer.asked) == 1
    assert int(np.argmax(reading.probabilities)) == 0


def test_a_language_model_can_change_the_order(
    several: list[Candidate], weigh_words: Weigh
) -> None:
    """The better logit wins over a slightly better probability; unread ones stay behind."""
    base = Fixed([0.4, 0.1, 0.35, 0.1, 0.1, 0.0, 0.1], 0.5)
    _, reading = asked_of(base, 2, analyse("libraries lent"), several, weigh_words)
    assert int(np.argmax(reading.probabilities)) == 2
    assert reading.probabilities[5] == 0.0
    # Two words in common, less one, and a base confidence of one half, whose log-odds are 0.
    assert reading.confidence == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert reading.least == 0.4


@pytest.mark.parametrize(
    ("probabilities", "confidence", "left"),
    [([0.5] * 7, 0.0, 0.0), ([0.5] * 7, 0.05, 0.02), ([0.0] * 7, 0.6, 0.0)],
)
def test_what_the_base_reader_holds_to_be_off_topic_is_not_read(
    several: list[Candidate],
    weigh_words: Weigh,
    probabilities: list[float],
    confidence: float,
    left: float,
) -> None:
    """No confidence, another subject or no candidate costs no reading and stays a refusal.

    Of those of another subject, the one that the base reader is surer of stays the surer one.
    """
    base = Fixed(probabilities, confidence)
    scorer, reading = asked_of(base, 2, analyse("How many libraries?"), several, weigh_words)
    assert scorer.asked == []
    assert reading.confidence == pytest.approx(left)
    assert reading.probabilities == pytest.approx(probabilities)


def close_asked_of(
    scores: Sequence[float],
    question: str,
    candidates: list[Candidate],
    **options: Any,
) -> tuple[list[str], Judgement]:
    """What a cross-encoder read of candidates with such scores, and what came of it."""
    encoder = CloseWords()
    read = read_closely(encoder)
    judged = reread(np.array(scores), read, analyse(question), candidates, reads=4, **options)
    return [sentence.text for sentence in encoder.read], judged


OUT = -np.inf


def test_a_candidate_that_cannot_come_first_any_more_is_not_read(
    several: list[Candidate],
) -> None:
    """Reading ends where the next one would need more than any has: here the third."""
    scores = [2.2, 1.4, OUT, -2.2, -2.2, -2.2, -2.2]
    question = "How many libraries were open on Sundays?"
    read, judged = close_asked_of(scores, question, several, most=5.0)
    assert read == [several[0].text, several[1].text]
    assert int(np.argmax(judged.scores)) == 0
    everything, same = close_asked_of(scores, question, several)
    assert len(everything) == 4
    assert int(np.argmax(same.scores)) == 0
    assert same.figures == judged.figures == (likeness(question, several[0].text),)


def test_where_the_likeliest_are_far_from_an_answer_no_other_is_read(
    several: list[Candidate],
) -> None:
    """After one, or after three: those that were not read count as the worst that was."""
    scores = [2.2, 1.4, OUT, 1.2, 1.1, 1.0, 0.9]
    question = "Which trains run on Mondays?"
    for hopeless, count in (({1: 9.0}, 1), ({1: -9.0, 3: 9.0}, 3), ({1: -9.0, 3: -9.0}, 4)):
        read, judged = close_asked_of(scores, question, several, hopeless=hopeless)
        assert len(read) == count
        assert int(np.argmax(judged.scores)) == 0


def test_what_was_just_read_is_not_read_again(several: list[Candidate]) -> None:
    """The same question with the same sentences; another question is read anew."""
    encoder = CloseWords()
    read, question = read_closely(encoder), analyse("How many libraries were open on Sundays?")
    first = list(read(question, several[:3]))
    assert list(read(question, several[:3])) == first
    assert len(encoder.read) == 3
    assert list(read(analyse("Rain in 2022?"), several[:1])) != first[:1]
    assert len(encoder.read) == 4


def test_the_weight_decides_how_much_reading_can_change(several: list[Candidate]) -> None:
    """The third has two words more in common with the question than the first."""
    scores = [0.4, OUT, -0.4, OUT, OUT, OUT, OUT]
    for weight, best in ((1.0, 2), (0.1, 0)):
        _, judged = close_asked_of(scores, "libraries lent 14 books.", several, weight=weight)
        assert int(np.argmax(judged.scores)) == best


def test_where_all_are_out_nothing_is_read(several: list[Candidate]) -> None:
    """Their scores stay, and there is no figure."""
    read, judged = close_asked_of([OUT] * 7, "How many libraries?", several)
    assert read == []
    assert judged.figures is None
    assert not np.isfinite(judged.scores).any()


def test_the_best_candidate_is_as_probable_as_the_reader_is_sure(
    several: list[Candidate], weigh_words: Weigh
) -> None:
    """And the others are less so by what they fall short of it, however high all figures are."""
    calibration = Calibration(intercept=0.5, slopes=(0.1,), least=0.3, fitted=True)
    reader = CloseReader(packaged_reader(HashingEmbedder()), CloseWords(), calibration)
    question = analyse("How many libraries were open on Sundays in 2022?")
    weights = weigh_words(question, several)
    reading = reader.read(question, several, weights)
    scores = reader.judge(question, several, weights).scores
    best = np.argsort(-scores)[:2]
    assert reading.probabilities.max() == pytest.approx(reading.confidence)
    first, second = (log_odds(probability) for probability in reading.probabilities[best])
    assert first - second == pytest.approx(scores[best[0]] - scores[best[1]])


def test_a_heading_whose_score_is_asked_for_is_not_read(
    several: list[Candidate], weigh_words: Weigh
) -> None:
    """The rule about scored headings has decided already: it counts as if read with certainty."""
    encoder, question = CloseWords(), analyse("What is the score for libraries?")
    reader = CloseReader(packaged_reader(HashingEmbedder()), encoder, ONE)
    reading = reader.read(question, several, weigh_words(question, several))
    assert several[5].text not in [sentence.text for sentence in encoder.read]
    assert int(np.argmax(reading.probabilities)) == 5
    assert reading.confidence == ONE.probability([MOST])


@pytest.mark.parametrize(("intercept", "nearly"), [(-20.0, 0), (5.0, None)])
def test_what_would_answer_but_for_a_detail_is_named_where_nothing_does(
    make_candidate: Make,
    weigh_words: Weigh,
    monkeypatch: pytest.MonkeyPatch,
    intercept: float,
    nearly: int | None,
) -> None:
    """The base reader says what that is; where something answers, it is not asked."""
    base = packaged_reader(HashingEmbedder())
    monkeypatch.setattr(
        base,
        "with_nearest",
        lambda reading, measured: replace(reading, nearly=len(measured.met) - 1),
    )
    candidates = [make_candidate("In 2022, 1,250 libraries were open on Sundays.")]
    question = analyse("How many libraries were open on Sundays in 2022?")
    calibration = Calibration(intercept=intercept, slopes=(0.1,), least=0.3, fitted=True)
    reading = CloseReader(base, CloseWords(), calibration).read(
        question, candidates, weigh_words(question, candidates)
    )
    assert reading.nearly == nearly
    assert (reading.confidence >= reading.least) is (nearly is None)


@pytest.mark.parametrize(("figure", "nearest"), [(-5.0, 0), (-7.0, None)])
def test_the_nearest_sentence_is_told_of_where_it_is_near_when_it_is_read(
    make_candidate: Make,
    weigh_words: Weigh,
    monkeypatch: pytest.MonkeyPatch,
    figure: float,
    nearest: int | None,
) -> None:
    """What features find near may be far from the question for a reader of sentences."""
    base = packaged_reader(HashingEmbedder())
    monkeypatch.setattr(base, "with_nearest", lambda reading, measured: replace(reading, nearest=0))
    candidates = [make_candidate("In 2022, 1,250 libraries were open on Sundays.")]
    question = analyse("How many libraries were open on Sundays in 2022?")
    calibration = Calibration(intercept=-20.0, slopes=(0.1,), least=0.3, fitted=True)
    reader = CloseReader(base, CloseWords(), calibration)
    monkeypatch.setattr(reader, "_read", lambda question, candidates: [figure])
    reading = reader.read(question, candidates, weigh_words(question, candidates))
    assert reading.nearest == nearest


@pytest.mark.parametrize(
    ("intercept", "by", "cosine", "strange"),
    [
        (-0.2, 1.0, 0.8, True),
        (-0.2, 0.5, 0.8, False),
        (1.0, 1.0, 0.5, False),
        (1.0, 4.0, 0.5, True),
        (1.0, 4.0, 0.8, False),  # as near as that it is not strange
        (-3.0, 4.0, 0.5, False),  # refused anyway
    ],
)
def test_an_answer_must_be_on_the_subject(
    several: list[Candidate],
    weigh_words: Weigh,
    monkeypatch: pytest.MonkeyPatch,
    intercept: float,
    by: float,
    cosine: float,
    strange: bool,
) -> None:
    """The judge of topics refuses, by a little; a sure answer only where it is surer."""
    base = packaged_reader(HashingEmbedder())
    calibration = Calibration(intercept=intercept, slopes=(0.0,), least=0.3, fitted=True)
    reader = CloseReader(base, CloseWords(), calibration)
    question = analyse("How do I boil an egg on Sundays?")
    several = [replace(one, similarity=cosine) for one in several]
    weights = weigh_words(question, several)
    monkeypatch.setattr(base, "strangeness", lambda measured, cheaply: by)
    other = reader.read(question, several, weights)
    assert other.strange is strange
    monkeypatch.setattr(base, "strangeness", lambda measured, cheaply: 0.0)
    own = reader.read(question, several, weights)
    assert not own.strange
    assert own.confidence == calibration.probability([0.0])
    if strange:
        assert 0.9 * other.least < other.confidence < other.least
    else:
        assert other.confidence == own.confidence


def test_a_sentence_is_read_with_its_heading_and_the_one_before_it(make_candidate: Make) -> None:
    """The nearest heading alone: the others say little, and cost time."""
    candidate = make_candidate("They were 1,250.", before="Libraries open on Sundays.")
    assert as_read(candidate) == Sentence(
        "They were 1,250.", "Findings. Libraries open on Sundays."
    )


@pytest.mark.parametrize("text", ["x" * 5000, "ñ" * 5000, "a b " * 3000])
def test_a_conversation_fits_the_model_whatever_is_asked(
    make_candidate: Make, weigh_words: Weigh, text: str
) -> None:
    """Question, heading and passage are cut off, between characters."""
    candidate = make_candidate(text, path=("title " * 300,))
    scorer, _ = asked_of(Fixed([0.5], 0.5), 1, analyse(text[:1900]), [candidate], weigh_words)
    assert len(scorer.asked[0].encode()) < 2600
    assert "\ufffd" not in scorer.asked[0]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"task": "x", "examples": [{}]}'])
def test_damaged_examples_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """ModelError, not more."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "yes_or_no.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(yes_or_no, "files", lambda _: tmp_path)
    yes_or_no._beginning.cache_clear()
    with pytest.raises(ModelError, match=r"yes_or_no\.json.*install it again"):
        yes_or_no.conversation("How many?", "Findings. Three.")


@pytest.mark.parametrize(("similarity", "refused"), [(0.6, True), (0.3, False)])
def test_what_is_more_alike_and_only_planned_makes_the_rest_no_answer(
    make_candidate: Make, weigh_words: Weigh, similarity: float, refused: bool
) -> None:
    """Of what is less alike than the plan nothing follows."""
    planned = make_candidate(
        "The library of the island is to be opened in 2022.", similarity=similarity
    )
    other = make_candidate("The library of Norvik was opened in 2019.", similarity=0.4)
    question = analyse("When was the library of the island opened?")
    calibration = Calibration(intercept=1.0, slopes=(0.0,), least=0.3, fitted=True)
    reader = CloseReader(packaged_reader(HashingEmbedder()), CloseWords(), calibration)
    candidates = [planned, other]
    reading = reader.read(question, candidates, weigh_words(question, candidates))
    assert (reading.confidence < reading.least) is refused
    assert not reading.strange
