"""The year in which what a sentence says was so, where the sentence does not give it.

"Courts convicted 38 traffickers" is of 2022 where the sentences before it tell of 2022, or where
the report is one on 2022.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import YEAR, facts
from briefing_qa.answering.words.relative_years import opening_year, relative_years
from briefing_qa.answering.words.years import spans
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_PLANNED = re.compile(
    r"\b(?:will|shall|aims?|plans|(?:is|are) (?:planned|expected|scheduled|due)|intends?|proposes"
    r"|expects|targets?|goals?|next|future|upcoming|van? a|preven?|propone|tiene previsto|metas?"
    r"|objetivos?|futur[oa]s?|proxim[oa]s?|(?:se|hab|tend|esta|pod|debe|ha|conta)ran?)\b"
)
"""What tells of times to come; not what had been planned."""

_THEN = re.compile(rf";\s*(?=(?:in|en) {YEAR}\b)", re.IGNORECASE)


def is_of_that_year(year: str, candidate: Candidate) -> bool:
    """Whether a year is told before a candidate that gives none itself, or its document is of it.

    The last sentence of the passage before it that gives times decides. A table is of its own
    times.
    """
    near = surroundings(candidate)
    if is_row(candidate.text) or spans(_first_clause(near.own)) or spans(near.before):
        return False
    return told_before(candidate) == year or year == candidate.year


def _first_clause(text: str) -> str:
    """What a sentence tells before it gives the figure of a year: "27% did; in 2021, 18% had"."""
    first, *rest = _THEN.split(text, maxsplit=1)
    return first if rest and facts(first).numbers else text


def is_of_another_year(year: str, candidate: Candidate) -> bool:
    """Whether a candidate that gives no year stands in a document that is of another one.

    What is planned may be of a later one.
    """
    if not candidate.year or candidate.year == year or is_row(candidate.text):
        return False
    near = surroundings(candidate)
    return year < candidate.year or not _PLANNED.search(fold(f"{near.before}\n{near.own}"))


def given_by_another(candidate: Candidate, *, figure: bool = False) -> frozenset[str]:
    """The years that a candidate gives only by another one: "the year before it was 9%".

    Args:
        candidate: any.
        figure: leave out those for which it has no figure.
    """
    if is_row(candidate.text):
        return frozenset()
    return relative_years(candidate.text, _told_of(candidate), figure=figure)


def begins_with_another(candidate: Candidate) -> str:
    """The year that a candidate which gives none begins with, by the one told of before; or ""."""
    if is_row(candidate.text) or spans(candidate.text):
        return ""
    return opening_year(candidate.text, _told_of(candidate))


def _told_of(candidate: Candidate) -> str:
    """The year that is told of right before a candidate, if it is one."""
    years = {year for span in spans(candidate.before) for year in span}
    if years:
        return str(years.pop()) if len(years) == 1 else ""
    return told_before(candidate) or candidate.year


def told_before(candidate: Candidate) -> str:
    """The year that the last sentence before a candidate gives which gives times, if it is one."""
    passage = candidate.source.passage
    for unit in reversed(passage.units[: candidate.position]):
        if unit.kind == "heading":
            continue
        text = passage.text_of(unit)
        if found := spans(text):
            years = {year for span in found for year in span}
            return str(years.pop()) if len(years) == 1 else ""
    return ""
