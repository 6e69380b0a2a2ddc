"""The packaged cross-encoder reads: a sentence with its heading and the one before it.

A table row has the caption of its table in place of the one before, and a line that leads on to a
list is read with the first items of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_lead, led_on_to
from briefing_qa.answering.evidence.lists_asked import stands_for_its_list
from briefing_qa.answering.measures.lifting import answers_outright
from briefing_qa.answering.measures.said_of import are_all_that_is_said
from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.as_asked import as_asked
from briefing_qa.answering.reading.calibration import Calibration, Judgement, log_odds
from briefing_qa.answering.reading.farther_up import read_with_one_farther_up
from briefing_qa.answering.reading.joined import joined
from briefing_qa.answering.reading.reader import FeatureReader, Measured, Reading, Scores
from briefing_qa.answering.reading.rereading import Read, reread
from briefing_qa.answering.reading.taken_over import taken_over
from briefing_qa.answering.rules.advised import is_advised_not_done
from briefing_qa.answering.rules.aims_for_facts import is_aim_for_yes_or_no
from briefing_qa.answering.rules.planned import is_only_planned
from briefing_qa.answering.rules.sayers import is_its_advice
from briefing_qa.answering.rules.sexed_clauses import is_told_of_the_other_sex
from briefing_qa.answering.rules.to_come import is_only_to_come
from briefing_qa.answering.rules.turned import has_roles_turned_round
from briefing_qa.answering.rules.wholes import is_of_a_part, is_of_several_places
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.reasons import states_a_reason
from briefing_qa.models.cross_encoder import CrossEncoder, Held, Sentence
from briefing_qa.passages.rows import grouped_row, is_row, named_row, without_empty

READS = 6
"""Candidates that are read at most."""

MOST = 3.0
"""Few later candidates have a higher figure: one that would need it to come first is not read.

One that has the very form of an answer counts as if it had this one.
"""

HOPELESS = {3: -3.0}
"""Where so many of the likeliest were read and all have lower figures, no other one is read: hardly
any that follows answers, and most that would be taken for an answer are none.
"""

WEIGHT = 2.0
"""What one unit of the cross-encoder's figure adds to the log-odds of a candidate."""

FROM_BEFORE = 1.0
"""What a sentence lacks to one that says by itself what it takes over from one before it."""

REASON = 1.25
"""What a sentence that is there to give a reason has more, where one is asked for.

Such a one names what it explains in a word or two, "the fall", which the cross-encoder takes for
less than it is. Where one came first and its figure was below the threshold, by up to that much, it
answered eight of nine questions of the sets that were looked at.
"""

KEPT = 64
"""Figures that are kept: a refusal, the halves of a question and a conversation read some again."""

FAR = -6.0
"""With a lower figure a sentence that does not answer is not told of."""

SURE = 0.5
"""Confidence from which on an answer is sure."""

STRANGER, STRANGEST = 0.6, 3.5
"""How strange a question is to which an answer is refused that is not sure, and one that is.

What is just above 0 is a paraphrase as often as a question about other matters. Sentences on other
matters are rare where the cross-encoder learned, and it is sometimes sure of one.
"""

AT_HOME = 0.72
"""Cosine of the nearest sentence from which on a question is not strange enough for that.

It was at most 0.66 for those that are: what tells it need not be measured then.
"""

STRANGE = 0.9
"""Share of the threshold that the confidence of a strange question comes to, or a little more.

So does that of one whose nearest sentence only tells what is to be done.
"""

CLOSE = 2.0
"""Log-odds within which two candidates cannot be told apart: see `Reading.close`."""


class CloseReader:
    """Ranks by features, reads the first candidates, and is as sure as what it read makes it.

    Args:
        base: ranks the candidates, and says what would answer but for a detail.
        encoder: reads.
        calibration: from the figure of the best candidate to the probability of being right.
    """

    def __init__(
        self, base: FeatureReader, encoder: CrossEncoder, calibration: Calibration
    ) -> None:
        self._base = base
        self._read = read_closely(encoder)
        self._calibration = calibration

    def read(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Reading:
        """See `Reader.read`. A candidate that is out has probability 0."""
        measured = self._base.measure(question, candidates, weights)
        judged = self._judge(measured)
        confidence, least = self._calibration.confidence(judged), self._calibration.least
        odds = judged.scores
        if judged.figures is not None:
            # The best one answers as surely as that, others as much less as they fall short of it.
            odds = odds - odds.max() + log_odds(confidence)
        strange = confidence >= least and self._is_strange(measured, sure=confidence >= SURE)
        if strange or (
            confidence >= least
            and _is_told_otherwise(measured, odds, _OTHERWISE if confidence >= SURE else _ASIDE)
        ):
            confidence = least * (STRANGE + (1.0 - STRANGE) * confidence)
        reading = Reading(sigmoid(odds), confidence, least, strange=strange, close=CLOSE)
        if confidence >= least:
            return reading
        reading = self._base.with_nearest(reading, measured)
        return reading if self._is_near(reading, measured) else replace(reading, nearest=None)

    def _is_strange(self, measured: Measured, *, sure: bool) -> bool:
        near = max(measured.candidates[place].similarity for place in measured.met)
        if sure and near >= AT_HOME:
            return False
        limit = STRANGEST if sure else STRANGER
        return self._base.strangeness(measured, cheaply=sure) > limit

    def _is_near(self, reading: Reading, measured: Measured) -> bool:
        """Whether what features take for the nearest sentence is near when it is read."""
        if reading.nearest is None:
            return False
        nearest = [measured.candidates[reading.nearest]]
        return all(figure >= FAR for figure in self._read(measured.question, nearest))

    def judge(
        self, question: Question, candidates: Sequence[Candidate], weights: Weights
    ) -> Judgement:
        """See `Calibrated.judge`."""
        return self._judge(self._base.measure(question, candidates, weights))

    def _judge(self, measured: Measured) -> Judgement:
        scores = self._base.rank(measured)
        kept = [
            measured.candidates[place] for place in np.flatnonzero(np.isfinite(scores)).tolist()
        ]
        said = {kept[place] for place in are_all_that_is_said(measured.question, kept)}
        return reread(
            scores,
            _taken_as_sure(self._read, said),
            measured.question,
            measured.candidates,
            reads=READS,
            weight=WEIGHT,
            most=MOST,
            hopeless=HOPELESS,
        )


_OTHERWISE = (
    is_advised_not_done, is_only_planned, is_only_to_come, has_roles_turned_round,
    is_told_of_the_other_sex, is_of_a_part, is_of_several_places,
)  # fmt: skip
_ASIDE = (*_OTHERWISE, is_aim_for_yes_or_no)
"""What tells so of an answer that is not sure: what is so today may stand beside the aim."""


def _is_told_otherwise(
    measured: Measured, odds: Scores, rules: Sequence[Callable[[Question, Candidate], bool]]
) -> bool:
    """Whether a sentence that is more alike tells what is asked for of others, or as to be done.

    What comes after it is then about something else, or it would be as alike.
    """
    question, candidates = measured.question, measured.candidates
    best = candidates[int(np.argmax(odds))]
    return any(
        rule(question, other)
        for other in candidates
        if other.similarity > best.similarity
        for rule in rules
    )


def _taken_as_sure(read: Read, sure: Set[Candidate]) -> Read:
    """A model that does not read what a rule has chosen by looking at all candidates."""

    def taken(question: Question, candidates: Sequence[Candidate]) -> Iterator[float]:
        figures = iter(read(question, [one for one in candidates if one not in sure]))
        for candidate in candidates:
            yield MOST if candidate in sure else next(figures)

    return taken


def read_closely(encoder: CrossEncoder) -> Read:
    """What the cross-encoder says of candidates; what it has just read it does not read again."""
    known: dict[tuple[str, Sentence], float] = {}

    def read(question: Question, candidates: Sequence[Candidate]) -> Iterator[float]:
        asked: dict[str, Held] = {}
        for candidate in candidates:
            # A rule has chosen such ones; the model has hardly seen any, so they count as sure.
            if answers_outright(question, candidate) or is_its_advice(question, candidate):
                yield MOST
                continue
            yield _gives_what_is_asked(question, candidate) + max(
                said_of(posed, other, asked) - lacks
                for posed, other, lacks in _readings(question, candidate)
            )

    def said_of(question: Question, candidate: Candidate, asked: dict[str, Held]) -> float:
        text, sentence = as_asked(question, candidate), as_read(candidate, question)
        figure = known.get((text, sentence))
        if figure is None:
            asked[text] = held = asked.get(text) or encoder.ask(text)
            figure = encoder.score(held, sentence)
            if len(known) >= KEPT:
                known.clear()
            known[text, sentence] = figure
        return figure

    return read


def _gives_what_is_asked(question: Question, candidate: Candidate) -> float:
    """What a candidate has more for the sort of sentence that it is."""
    reason = question.kind == "reason" and candidate.unit.kind == "sentence"
    return REASON if reason and states_a_reason(candidate.text) else 0.0


def _readings(
    question: Question, candidate: Candidate
) -> Iterator[tuple[Question, Candidate, float]]:
    """The ways in which a candidate may be read, with what its figure lacks then."""
    yield question, candidate, 0.0
    if candidate.group:  # a row that is asked for by its own name needs none
        yield question, replace(candidate, group=""), 0.0
    if whole := joined(question, candidate):
        yield question, whole, 0.0
    if other := taken_over(question, candidate):
        yield *other, FROM_BEFORE
    for placed in read_with_one_farther_up(question, candidate):
        yield question, placed, FROM_BEFORE


def as_read(candidate: Candidate, question: Question | None = None) -> Sentence:
    """A candidate as the cross-encoder takes it, in training and after.

    The row before a table row says nothing of it: the caption of its table stands there instead,
    and what the rows above say of it before its first cell.

    Args:
        candidate: that is read.
        question: the title of the document stands before the heading where it alone has the names
            that the question has: another home's report is none of this one; and so does who says
            it. In training there is no question.
    """
    heading = candidate.headings.rpartition(" > ")[2]
    if question is not None:
        told = [one for one in (candidate.title, candidate.speaker)
                if _has_what_is_named(one, question, candidate, heading)]  # fmt: skip
        heading = ". ".join(filter(None, (*told, heading)))
    text, before = candidate.text, candidate.before
    if is_lead(candidate) or (question is not None and stands_for_its_list(question, candidate)):
        text = f"{text} {led_on_to(candidate)}".rstrip()
    if is_row(text):
        text = grouped_row(candidate.group, named_row(candidate.columns, text))
        text, before = without_empty(text), candidate.caption
    return Sentence(text, f"{heading}. {before}" if heading else before)


def _has_what_is_named(told: str, question: Question, candidate: Candidate, heading: str) -> bool:
    """Whether a text has all names that are asked for and that nothing read with it has."""
    read = f"{candidate.text}\n{candidate.before}\n{candidate.caption}\n{heading}"
    names = question.facts.names - facts(read).words
    return bool(names) and names <= facts(told).words
