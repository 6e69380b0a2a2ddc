"""Rules for scored headings, cells, acronyms and series, and for recommendations, asked for or not.

Rules, because the texts to learn from hold too few of any.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.evidence.advice_lists import is_in_asked_advice
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.headed_lists import is_in_headed_list
from briefing_qa.answering.measures.cells import is_asked_cell
from briefing_qa.answering.measures.enumerating import is_asked_series
from briefing_qa.answering.measures.glossed import is_asked_entry
from briefing_qa.answering.measures.numbered_parts import is_asked_part
from briefing_qa.answering.measures.own_heads import is_its_head
from briefing_qa.answering.measures.said_of import are_all_that_is_said
from briefing_qa.answering.measures.scored_headings import is_asked_heading
from briefing_qa.answering.measures.spelled_out import spells_out
from briefing_qa.answering.measures.treaty_rows import is_asked_treaty
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words import wording
from briefing_qa.answering.words.wording import compile_any
from briefing_qa.terms import fold

_Scores = npt.NDArray[np.float64]

_ADVICE_ASKED = compile_any(wording.ADVICE_ASKED)
_ADVICE_SOUGHT = compile_any(wording.ADVICE_ASKED + wording.ADVICE_SOUGHT)
_ADVICE_HEADING = compile_any(wording.ADVICE_HEADING)
_ADVICE_ALONE = compile_any(wording.ADVICE_ALONE)

ADVICE_LIFT = 4.0
"""What being advice adds to a candidate's score (log-odds) where advice is asked for."""

SERIES_LIFT = 3.0
"""What counting things up adds to a candidate's score where kinds or forms are asked for.

Of 21 such questions of the training shelves 18 are answered by a series; of 105 other sentences
near them 20 have one: log-odds of 1.5 and, without a series, of -1.7.
"""


def answers_outright(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate has the very form that answers: no more is to be read in it.

    A heading with the score that is asked for, the row with the cell that is, the words that an
    acronym stands for, the entry of a glossary, a sentence of the numbered part of which it is
    asked what it says, the line of the cover that says what is asked of the document, an item of
    the recommendations, or of the list by its heading, that are asked for, a treaty's row, or the
    head of the body that the sentence before tells of.
    """
    return (
        candidate.stated
        or is_asked_heading(question, candidate)
        or is_asked_cell(question, candidate)
        or spells_out(question, candidate)
        or is_asked_entry(question, candidate)
        or is_asked_part(question, candidate)
        or is_in_asked_advice(question, candidate)
        or is_in_headed_list(question, candidate)
        or is_asked_treaty(question, candidate)
        or is_its_head(question, candidate)
    )


def seeks_advice(question: Question) -> bool:
    """Whether a question may be after what should be done."""
    return _ADVICE_SOUGHT.search(fold(question.text)) is not None


def stands_with_advice(candidate: Candidate) -> bool:
    """Whether a candidate stands under a heading such as "Recommendations"."""
    return _ADVICE_HEADING.search(fold(candidate.headings)) is not None


def is_asked_advice(question: Question, candidate: Candidate) -> bool:
    """Whether a question for recommendations meets an item of a list of them.

    A rule, because the texts to learn from hold no recommendations.
    """
    return (
        candidate.unit.kind == "item"
        and _ADVICE_ASKED.search(fold(question.text)) is not None
        and stands_with_advice(candidate)
    )


def is_unasked_advice(question: Question, candidate: Candidate) -> bool:
    """Whether a question for what is so meets an item of a list of what is to be.

    Such items are often worded as if they were so: "The State enacts a law on live streaming."
    """
    return (
        candidate.unit.kind == "item"
        and question.kind != "list"
        and _ADVICE_ALONE.search(fold(candidate.headings)) is not None
        and not seeks_advice(question)
    )


def lift(question: Question, candidates: Sequence[Candidate]) -> _Scores:
    """What the rules add to the scores of candidates: float64 (n,), infinite for an answer."""
    said = are_all_that_is_said(question, candidates)
    return np.array(
        [
            np.inf
            if place in said or answers_outright(question, candidate)
            else ADVICE_LIFT * is_asked_advice(question, candidate)
            + SERIES_LIFT * is_asked_series(question, candidate)
            for place, candidate in enumerate(candidates)
        ]
    )


def lifted(scores: _Scores, lifts: _Scores) -> _Scores:
    """Scores after the rules, float64 (n,); the very answer stands a little before all others."""
    finite = np.isfinite(lifts)
    raised = np.where(finite, scores + np.where(finite, lifts, 0.0), scores)
    return np.where(finite, raised, max(0.0, float(raised.max())) + 2.0)
