"""Figures of more years, of another edition or season, or of months, than what is asked for.

What was counted from 2015 to 2021 does not tell how many there were in 2021, nor what was in the
season 2021-2022 how it was in 2022-2023. "Law 2014-040" is of no year but by its number.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.counting import counts
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_YEAR = r"((?:19|20)\d\d)"
_STRETCH = re.compile(
    rf"\b(?:between|from|entre|desde|de) (?:[a-z]+ )?{_YEAR} (?:and|to|y|hasta|al?)"
    rf" (?:[a-z]+ )?(?:el |fin(?:es)? de )?{_YEAR}\b|\b{_YEAR} ?[-–] ?{_YEAR}\b"
    rf"|\b(?:until|up to|hasta|since|desde)(?: \w+){{0,3}}? {_YEAR}\b"
)

_NUMBERED = re.compile(
    r"\b(edition|phase|round|version|stage|module|component|cohort|wave|cycle|lot|edicion|fase"
    r"|ronda|etapa|modulo|componente|cohorte|oleada|ciclo|lote) (\d+|[ivx]+|[a-d])\b"
)

_Y = r"(?:19|20)\d\d"
_LAW_BY_NUMBER = re.compile(
    r"\b(?:acts?|laws?|decrees?|bills?|resolutions?|regulations?|orders?|ordinances?|directives?"
    r"|recommendations?|proclamations?|ley(?:es)?|decretos?|resolucion(?:es)?|acuerdos?"
    r"|ordenanzas?|reglamentos?|directivas?|recomendacion(?:es)?|sentencias?)\b"
    r"(?: (?!(?:in|en|of|de)\b)[a-z]+){0,2},? (?:n\W{0,2}o?\W{0,2}|num\.? ?|number |numero )?"
    rf"(?:{_Y} ?[-–/] ?\d+|[a-z]{{0,4}}-?\d+ ?[-–/] ?{_Y})\b"
)
"""A year in it is part of the number: "Law 2014-040", "Decreto Supremo N.º 12/2019"."""

_SEASON = re.compile(rf"\b({_Y}) ?[-–—/] ?({_Y}|\d\d)\b(?! ?[-–—/] ?\d)")
_BY_THE_OTHER = re.compile(
    r"\b(?:before|after|previous|earlier|prior|preceding|following|next|last|anterior(?:es)?"
    r"|previ[oa]s?|siguientes?|pasad[oa]s?|posterior(?:es)?|antes|despues)\b"
)
"""Tells a season by another one: "in the season before"."""

_WHOLE_YEAR_ASKED = re.compile(
    rf"\b(?:(?:all|the whole|the entire|the full year)(?: of)?|(?:whole|entire|full) year(?: of)?"
    rf"|tod[oa](?: el)?(?: ano)?(?: de)?|ano completo(?: de)?|conjunto del? (?:ano )?) {_Y}\b"
)
_OF_MONTHS = re.compile(
    r"\b(?:(?:(?:first|last|same|previous|remaining|next|primer[oa]?s?|ultim[oa]s?|mism[oa]s"
    r"|primera) )(?:\w+ )?(?:months?|quarters?|half|weeks?|days?|mes(?:es)?|trimestres?|semestres?"
    r"|semanas?|dias|mitad)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) months"
    r"|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|\d+) meses|so far this year"
    r"|en lo que va del? ano)\b"
    rf"(?:,? (?:(?:of|de|del|in|en)(?: (?:the|el))?(?: (?:year|ano))?(?: de)? )?{_Y}\b)?"
)
_ALL_OF_IT = re.compile(
    r"\b(?:whole|entire|full|annual|total|all of|tod[oa]|anual(?:es)?|complet[oa]|conjunto)\b"
)


def is_of_more_years(question: Question, candidate: Candidate) -> bool:
    """Whether a count of one year is asked for, and a candidate has it as the end of a stretch."""
    years = question.facts.years
    asked = fold(question.text)
    if len(years) != 1 or not counts(asked) or is_comparison(question):
        return False
    (year,) = years
    within = r"(?:in|during|en|durante)(?: (?:el|the))?(?: (?:ano|year))?"
    if is_row(candidate.text) or not re.search(rf"\b{within} {year}\b", asked):
        return False
    own = fold(candidate.text)
    return year in own and year not in _STRETCH.sub(" ", own)


def is_of_another_edition(question: Question, candidate: Candidate) -> bool:
    """Whether an edition, a phase or the like is asked for, and a candidate has only another."""
    asked = dict(_NUMBERED.findall(fold(question.text)))
    if not asked or is_comparison(question):
        return False
    told: dict[str, set[str]] = {}
    for what, which in _NUMBERED.findall(fold(candidate.text)):
        told.setdefault(what, set()).add(which)
    return any(what in told and which not in told[what] for what, which in asked.items())


def has_the_year_in_a_number(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of a year is asked for, which a sentence has only in the number of a law.

    What the law itself is asked by its number keeps its year.
    """
    if question.kind not in FIGURES:
        return False
    own, asked = fold(candidate.text), fold(question.text)
    numbers = " ".join(match.group() for match in _LAW_BY_NUMBER.finditer(asked))
    years = {year for year in question.facts.years if year in own and year not in numbers}
    around = (candidate.before, candidate.caption, candidate.headings, *candidate.columns)
    bare = _LAW_BY_NUMBER.sub(" ", fold("\n".join((candidate.text, *around))))
    return bool(years) and not any(year in bare for year in years)


def is_of_another_season(question: Question, candidate: Candidate) -> bool:
    """Whether a season or a school or financial year is asked for, and only another one told.

    What a candidate or its columns, or else what stands before or above it, tells of "the season
    before" may be of the one that is asked for.
    """
    asked = _seasons(question.text)
    if not asked or is_comparison(question) or asks_whether(question):
        return False
    own = " ".join((candidate.text, *candidate.columns))
    told = next(filter(None, map(_seasons, (own, candidate.before, candidate.caption))), None)
    if told is None or asked & told:
        return False
    beside = any(abs(one - other) == 1 for one in asked for other in told)
    return not (beside and _BY_THE_OTHER.search(fold(candidate.text)))


def _seasons(text: str) -> frozenset[int]:
    """The years in which the seasons of a text begin: 2022 of "2022-2023" and of "2022/23"."""
    return frozenset(
        int(first)
        for first, last in _SEASON.findall(text)
        if int(last) % 100 == (int(first) + 1) % 100
    )


def is_of_months_only(question: Question, candidate: Candidate) -> bool:
    """Whether what was in all of a year is asked for, and a sentence tells of some months of it."""
    if not _WHOLE_YEAR_ASKED.search(fold(question.text)) or asks_whether(question):
        return False
    own = fold(candidate.text)
    rest = _OF_MONTHS.sub(" ", own)
    if rest == own or _ALL_OF_IT.search(rest):
        return False
    texts = rest, *((fold(candidate.before),) if not re.search(_Y, own) else ())
    return not any(year in text for year in question.facts.years for text in texts)
