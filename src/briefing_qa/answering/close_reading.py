"""The packaged cross-encoder reads: a sentence with its heading and the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_qa.answering.calibration import Calibration
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.question import Question
from briefing_qa.answering.reader import Reader, is_asked_heading
from briefing_qa.answering.rereading import Read, RereadingReader
from briefing_qa.models.cross_encoder import CrossEncoder, Sentence

READS = 4
"""Candidates that are read at most."""

MOST = 3.0
"""Hardly any candidate has a higher figure: one that would need it to come first is not read."""

SURE = 0.8
"""Confidence in an answer that overrules the judge of topics."""

WEIGHT = 0.75
"""What one unit of the cross-encoder's figure adds to the log-odds of a candidate."""


def close_reader(base: Reader, encoder: CrossEncoder, calibration: Calibration) -> RereadingReader:
    """A base reader whose first candidates the cross-encoder reads."""
    return RereadingReader(
        base,
        read_closely(encoder),
        calibration,
        reads=READS,
        weight=WEIGHT,
        most=MOST,
        sure=SURE,
    )


def read_closely(encoder: CrossEncoder) -> Read:
    """What the cross-encoder says of candidates."""

    def read(question: Question, candidates: Sequence[Candidate]) -> Iterator[float]:
        asked = encoder.ask(question.text)
        done = 0
        while done < len(candidates):
            # The first one often settles it: it is read alone.
            part = candidates[done : done + (encoder.at_once if done else 1)]
            done += len(part)
            # A rule has chosen such a heading, and the model has hardly seen any: it abstains.
            named = [is_asked_heading(question, candidate) for candidate in part]
            others = [as_read(one) for one, known in zip(part, named, strict=True) if not known]
            figures = iter(encoder.scores(asked, others) if others else ())
            yield from (0.0 if known else next(figures) for known in named)

    return read


def as_read(candidate: Candidate) -> Sentence:
    """A candidate as the cross-encoder takes it, in training and after."""
    heading = candidate.headings.rpartition(" > ")[2]
    context = f"{heading}. {candidate.before}" if heading else candidate.before
    return Sentence(candidate.text, context)
