"""To which year the parts of a figure belong, and figures for all where a part is asked for.

"In 2022 there were 133 cases (76 of boys), compared with 108 in 2021" gives no boys for 2021, nor
does "Of these, 76 were boys" after it. And where "Of these, ..." is what tells of boys, the
sentence before it tells of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.question import COUNTED, Question, asks_how_many
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import COMPARED_WITH, CUES
from briefing_qa.answering.words.years import is_time
from briefing_qa.terms import fold, stem

_COMPARED = re.compile(
    rf"\b(?:{COMPARED_WITH}|vs|in comparison (?:with|to)|en comparacion con"
    r"|(?:mas|menos|mayor|menor|superior|inferior) (?:\w+ )?(?:que|al?))\b"
)
"""What leads up to a figure that the main one is compared with."""

_BRACKETS = re.compile(r"\(([^()]*\d[^()]*)\)")
_OF_WHOM = re.compile(
    r"\b(?:of (?:whom|which|these|them)|including|among them|de (?:l[oa]s (?:cuales|que)|ell[oa]s)"
    r"|entre ell[oa]s|incluid[oa]s|incluyendo)\b(?=\W*(?:\w+ ){0,2}?\d)([^;]*)"
)
"""The parts of a figure; after the words there is a number soon."""

_OF_THESE = re.compile(
    r"^\W*(?:of|among|de|entre) (?:(?:these|those|them|whom|which|(?:est|es|ell|aquell)[ao]s"
    r"|l[ao]s (?:cuales|que))\b|(?:the|l[ao]s) (?P<all>\d{1,3}(?:[.,  ]\d{3})+|\d+)\b)"
)
"""What opens a sentence on the parts of the figure before it; `all` is that figure."""

_SOME_OF_THESE = re.compile(
    r"^\W*((?:[\w.,%]+ ){1,5}?)(?:of (?:these|those|them) (?:who|that|whose)\b"
    r"|de (?:(?:est|es|aquell)[ao]s|l[ao]s) que\b)"
)
"""The same with how many before it: "Four in ten of those who ..."."""

_ITEMS = re.compile(r",(?!\d)|;| and | y | e ")
_CLAUSE = re.compile(r";|\.\s")


def opens_on_parts(text: str) -> re.Match[str] | None:
    """The opening of a sentence that tells of parts: "Of these", "De los 38"; group `all`."""
    return _OF_THESE.match(fold(text))


def is_part_of_another_year(question: Question, candidate: Candidate) -> bool:
    """Whether a question for a part names a year that stands only with the whole, for comparison.

    Either the sentence has both the parts and the comparison, or it opens with "Of these" and the
    one before it has the comparison.
    """
    if question.kind not in COUNTED or (year := _year(question)) is None:
        return False
    if (at := _compared_at(year, candidate.text)) is not None:
        same = question.language == candidate.language
        return same and _asks_for_a_part(question, fold(candidate.text), at)
    opened = opens_on_parts(candidate.text)
    if opened is None or facts(candidate.text).years:
        return False
    if (at := _compared_at(year, candidate.before)) is None:
        return False
    # "Of the 842" may go on from the figure that is only compared with.
    return not (opened["all"] and opened["all"].strip() in fold(candidate.before)[at:])


def is_whole_of_a_part(question: Question, candidate: Candidate) -> bool:
    """Whether what a question counts is told by the next sentence, as a part: "Of these, 498 ...".

    A word of the question stands there, and not with the candidate.
    """
    if question.kind not in COUNTED or question.language != candidate.language:
        return False
    if candidate.unit.kind == "heading" or not asks_how_many(question):
        return False
    after = _next(candidate)
    if not _goes_on(after, candidate.text) or opens_on_parts(candidate.text):
        return False
    head = (candidate.headings, candidate.caption, candidate.title)
    here, language = "\n".join((candidate.text, candidate.before, *head)), candidate.language
    return any(
        related(term, after, language) > 0 and not related(term, here, language) > 0
        for term in _terms(question)
    )


def _goes_on(after: str, text: str) -> bool:
    """Whether a sentence tells of parts of a figure that a text gives."""
    opened = opens_on_parts(after)
    if opened is None:
        some = _SOME_OF_THESE.search(fold(after))
        return some is not None and bool(facts(some[1]).numbers)
    return not opened["all"] or opened["all"].strip() in text


@lru_cache(maxsize=1_000)
def _year(question: Question) -> str | None:
    """The year of a question, where it has one that is a time."""
    years = question.facts.years
    return (
        next((year for year in years if is_time(year, question.text)), None)
        if (len(years) == 1)
        else None
    )


@lru_cache(maxsize=1_000)
def _terms(question: Question) -> tuple[str, ...]:
    """Stems of what is asked about, without names: they are looked for by themselves."""
    return tuple(
        stem(word.folded, question.language)
        for word in question.words
        if not (word.is_number or word.folded in CUES or word.folded in question.facts.names)
    )


@lru_cache(maxsize=20_000)
def _compared_at(year: str, text: str) -> int | None:
    """Where a comparison with a year begins in a text; None where it stands before it, too."""
    folded = fold(text)
    for match in _COMPARED.finditer(folded):
        if year in folded[: match.start()]:
            return None
        if year in _CLAUSE.split(folded[match.end() :])[0]:
            return match.start()
    return None


def _asks_for_a_part(question: Question, folded: str, at: int) -> bool:
    """Whether a word of a question stands in one part of the main figure, and nowhere else."""
    language = question.language
    for part, rest in _parts(folded, at):
        items = [item for item in _ITEMS.split(part) if re.search(r"\w", item)]
        for term in _terms(question):
            held = sum(related(term, item, language) > 0 for item in items)
            alone = held > 0 and (held < len(items) or len(items) == 1)
            if alone and not related(term, rest, language) > 0:
                return True
    return False


def _parts(folded: str, at: int) -> Iterator[tuple[str, str]]:
    """The parts that are told before a comparison, each with the rest of the sentence."""
    for match in _BRACKETS.finditer(folded, 0, at):
        yield match[1], f"{folded[: match.start()]} {folded[match.end() :]}"
    for match in _OF_WHOM.finditer(folded, 0, at):
        yield match[1], f"{folded[: match.start()]} {folded[match.end() :]}"


def _next(candidate: Candidate) -> str:
    """The unit after a candidate in its passage, or ""."""
    passage = candidate.source.passage
    after = [unit for unit in passage.own_units if unit.start >= candidate.unit.end]
    if not after:
        return ""
    unit = min(after, key=lambda one: one.start)
    return passage.text_of(unit)
