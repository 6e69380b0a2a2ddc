"""Sentences that say half of what they say by one before them, and are read together with it.

So is what answers a question that the text asks itself ("Who appoints him? The Governor-General"),
what follows a sentence that only leads up to it ("Light work. It is work of less than two hours"),
a reason behind what it is the reason of ("The ferry was withdrawn. The main reason was the price of
fuel"), what stands behind one that leaves open what is asked ("It is surprising where they sleep"),
and what goes on with the language or country that is asked for ("They were held in Fon").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.answering.evidence.candidates import Candidate, paragraph_before
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.echoing import is_itself_the_reason
from briefing_qa.answering.rules.interrogative import leaves_open
from briefing_qa.answering.rules.names_asked import lacks_the_country, lacks_the_language
from briefing_qa.answering.rules.nothing_new import only_repeats
from briefing_qa.answering.words.asking import asks
from briefing_qa.answering.words.going_on import goes_on
from briefing_qa.answering.words.reasons import opens_with_reason
from briefing_qa.passages.rows import is_row

REACH = 2
"""Sentences behind one that leaves open what is asked, among which the answer is looked for."""


def joined(question: Question, candidate: Candidate) -> Candidate | None:
    """A candidate with the words of a sentence before it; None where none is part of it."""
    led = _led(question, candidate)
    return replace(candidate, text=f"{led} {candidate.text}", before="") if led else None


def _led(question: Question, candidate: Candidate) -> str:
    """The sentence that a candidate is read together with; "" where there is none."""
    before = candidate.before
    if candidate.unit.kind == "heading" or not before or asks(candidate.text):
        return ""
    if asks(before) or _is_its_reason(question, candidate):
        return before
    return _leading_up(question, candidate)


def as_ruled(question: Question, candidate: Candidate) -> Candidate:
    """A candidate as rules see it: joined to what tells nothing without it.

    A question of the text is not seen with its answer: it may name what that denies.
    """
    whole = None if asks(candidate.before) else joined(question, candidate)
    return whole or candidate


def _leading_up(question: Question, candidate: Candidate) -> str:
    """The sentence of its paragraph that leads up to one; "" where there is none.

    That is the one before it, or one a little farther up that leaves open what is asked.
    """
    if not _is_in_its_paragraph(candidate):
        return ""
    if only_repeats(question, candidate.before, candidate.language) or _names_what_that_lacks(
        question, candidate
    ):
        return candidate.before
    above = paragraph_before(candidate.source.passage, candidate.unit) or [candidate.before]
    opened = [one for one in above[-REACH:] if leaves_open(question, one, candidate.language)]
    return opened[-1] if opened else ""


def _names_what_that_lacks(question: Question, candidate: Candidate) -> bool:
    """Whether one that goes on has the language or country which the one before has not."""
    above = replace(candidate, text=candidate.before, before="")
    return goes_on(candidate.text, candidate.language) and any(
        lacks(question, above) and not lacks(question, candidate)
        for lacks in (lacks_the_language, lacks_the_country)
    )


def _is_its_reason(question: Question, candidate: Candidate) -> bool:
    return (
        question.kind == "reason"
        and opens_with_reason(candidate.text)
        and _is_in_its_paragraph(candidate)
        and not is_itself_the_reason(question, candidate)
    )


def _is_in_its_paragraph(candidate: Candidate) -> bool:
    """Whether a sentence stands in one paragraph with the one before it."""
    if candidate.unit.kind != "sentence" or is_row(candidate.text) or is_row(candidate.before):
        return False
    passage = candidate.source.passage
    above = passage.text[: max(0, candidate.unit.start - passage.start)]
    # No regular expression: thousands of blank lines in a row would take it minutes.
    return above[len(above.rstrip()) :].count("\n") < 2


def as_measured(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates as they are measured: joined, and as near as the nearer of both sentences.

    Args:
        question: taken apart.
        candidates: those before them are among them, with their own cosines.
    """
    near = {(one.document_id, one.text): one.similarity for one in candidates}
    return [_measured(question, one, near) for one in candidates]


def _measured(question: Question, one: Candidate, near: dict[tuple[str, str], float]) -> Candidate:
    whole = joined(question, one)
    if whole is None:
        return one
    nearest = near.get((one.document_id, _led(question, one)), one.similarity)
    return replace(whole, similarity=max(one.similarity, nearest))
