"""Statements that answer one question with different values: "16" in 2016, "14" since 2018.

Saying that documents disagree where they do not misleads more than not saying it where they do. So
two sentences disagree only where both state one quantity of the kind asked for, no reading of the
two is the same (a rounding, a range, "more than"), and nothing else in them differs (`alike`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.statements.alike import both_told, in_text, same_matter, wording
from briefing_qa.answering.statements.renamed import other_names
from briefing_qa.answering.statements.stated import Asked, asked_value, limits, of_the_kind, stated
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.quantities import Quantity, quantities

LIKELY = 0.25
"""A statement must answer at least this surely, relative to the first one."""

LIKELY_ACROSS = 0.03
"""The same across languages, where readers are less sure."""

MOST = 4
"""Statements at most."""

Difference = Literal["documents", "dates", "years", "answers", "document"]
"""Documents do not agree; those of different dates do not; they speak of different years; they name
different ones; one document states two things."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements that answer one question with different values.

    Attributes:
        statements: each with another value; the newest document's first where dates are known.
        difference: what makes them different.
    """

    statements: tuple[Candidate, ...]
    difference: Difference


def disagreement(
    question: Question, chosen: Sequence[Candidate], ranked: Sequence[tuple[Candidate, float]]
) -> Disagreement | None:
    """What contradicts an answer, if anything surely does.

    Further sentences of the answer are given up then: each statement stands for a whole answer.

    Args:
        question: taken apart.
        chosen: what would be said.
        ranked: what was considered, with the probability that it answers, best first.
    """
    asked = asked_value(question)
    if asked is None or not chosen:
        return None
    best, sure = next(((c, p) for c, p in ranked if c in chosen), (chosen[0], 0.0))
    statements = [best]
    elsewhere = sorted(ranked, key=lambda one: one[0].document_id == best.document_id)
    for candidate, probability in elsewhere:
        least = LIKELY if candidate.language == best.language else LIKELY_ACROSS
        if len(statements) >= MOST or probability <= 0 or probability < least * sure:
            continue
        if all(_contradict(question, asked, one, candidate) for one in statements):
            statements.append(candidate)
    if len(statements) < 2:
        return None
    return Disagreement(_newest_first(statements), _difference(asked, statements))


def _contradict(question: Question, asked: Asked, one: Candidate, other: Candidate) -> bool:
    """Whether two sentences cannot both be the answer."""
    if asked == "name":
        differ = (
            one.document_id != other.document_id
            and other_names(question, one, other)
            and both_told(question, one, other)
        )
    else:
        values = stated(question, asked, one), stated(question, asked, other)
        if all(values):
            differ = _values_differ(question, asked, (one, values[0]), (other, values[1]))
        else:
            differ = _edited(question, asked, one, other)
        differ = differ and same_matter(question, one, other, ages=asked == "age")
    return (
        differ
        and _times_allow(question, asked, one, other)
        and not _is_pinned(question, one, other)
    )


Stated = tuple[Candidate, tuple[Quantity, ...]]
"""A sentence and the quantities by which it answers."""


def _values_differ(question: Question, asked: Asked, one: Stated, other: Stated) -> bool:
    """Whether two sentences give other values, and the same numbers otherwise."""
    units = [{q.unit for q in values} for _, values in (one, other)]
    return (
        (asked == "age" or units[0] == units[1])
        and not any(a.agrees(b) for a in one[1] for b in quantities(other[0].text))
        and not any(b.agrees(a) for b in other[1] for a in quantities(one[0].text))
        and _other_numbers(question, *one) == _other_numbers(question, *other)
    )


def _other_numbers(
    question: Question, candidate: Candidate, values: Sequence[Quantity]
) -> frozenset[str]:
    """What "aged 20-24", "before 15", "out of 60 countries" say, beside the answer."""
    found, text = facts(candidate.text).tokens, candidate.text
    told = {
        number
        for q in values
        for number in facts(text[found[q.first].start : found[q.last - 1].end]).numbers
    }
    return facts(text).numbers - told - question.facts.numbers


def _edited(question: Question, asked: Asked, one: Candidate, other: Candidate) -> bool:
    """Whether two documents have one sentence with other figures: two editions of a report.

    Which of several figures answers need not be known then. Ages and the like, which say whom a
    figure is of, must be the same.
    """
    if one.document_id == other.document_id or wording(one) != wording(other):
        return False
    held = [quantities(c.text) for c in (one, other)]
    if [q.unit for q in held[0]] != [q.unit for q in held[1]]:
        return False
    kept = [of_the_kind(question, asked, c) for c in (one, other)]
    changed = False
    for a, b in zip(*held, strict=True):
        if a.agrees(b):
            continue
        if a not in kept[0] or b not in kept[1]:
            return False
        if asked != "age" and (limits(one, a) or limits(other, b)):
            return False
        changed = True
    return changed


def _times_allow(question: Question, asked: Asked, one: Candidate, other: Candidate) -> bool:
    """Whether the years in two sentences let them be set against each other.

    A question for one year is answered by statements of that year alone. Within one document two
    years are a development and no disagreement.
    """
    if asked == "year":
        return True
    years = facts(one.text).years, facts(other.text).years
    if question.facts.years:
        return years[0] == years[1] == question.facts.years
    return one.document_id != other.document_id or years[0] == years[1]


def _is_pinned(question: Question, one: Candidate, other: Candidate) -> bool:
    """Whether a word of the question names the document of one of the two, and not the other's."""
    words = [word.folded for word in question.words if not word.is_number]
    for here, there in ((one, other), (other, one)):
        said = "\n".join((there.title, there.headings, there.source.passage.text))
        for word in words:
            in_title = has_word(word, here.title, here.language)
            if in_title and not in_text(word, question.language, said, there.language):
                return True
    return False


def _newest_first(statements: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """By the year of the document; those without one stay behind, in their order."""
    return tuple(sorted(statements, key=lambda c: c.date, reverse=True))


def _difference(asked: Asked, statements: Sequence[Candidate]) -> Difference:
    if len({candidate.document_id for candidate in statements}) == 1:
        return "document"
    years = [facts(candidate.text).years for candidate in statements]
    if asked == "name":
        return "answers"
    if asked != "year" and all(years) and len(frozenset().union(*years)) > len(years[0]):
        return "years"
    dates = {candidate.date[:4] for candidate in statements}
    return "dates" if len(dates) > 1 and "" not in dates else "documents"
