"""A question as the cross-encoder takes it: what the document as a whole tells is left out of it.

A sentence of a report on Zambia seldom names it, one of a report on 2022 seldom the year, and the
report does not say of each sentence who wrote it. The cross-encoder sees no title. It has learned
that a sentence without the place or the time that is asked for may be of another one. Whether it is
has been decided by then (`rules`).
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.score_given import with_figures
from briefing_qa.answering.reading.full_names import with_names_in_full
from briefing_qa.answering.reading.own_names import without_own_names
from briefing_qa.answering.rules.named import authority
from briefing_qa.answering.rules.narrated import given_by_another, is_of_that_year
from briefing_qa.answering.rules.sayers import sayer
from briefing_qa.answering.words.facts import YEAR, facts, is_people
from briefing_qa.answering.words.names import DOCUMENTS, PAPERS, name_runs
from briefing_qa.answering.words.stretches import stretches
from briefing_qa.answering.words.wording import ARTICLE, as_written
from briefing_qa.terms import fold

_COUNTRY = {"en": "the country", "es": "el país"}
_REPORTS = {"en": "the reports", "es": "los informes"}
_REPORT = {"en": "the report", "es": "el informe"}
_OWN = {"she": "her"}
"""What stands for "hers" of those who tell a text."""

_THE = re.compile(rf"\b{ARTICLE}(?: two| dos)? $", re.IGNORECASE)
_OWNS = re.compile(r"(?:['’]s?)?$")
_DEL = re.compile(r"\bdel $", re.IGNORECASE)
_OF_EL = re.compile(r"\b(de|a) el\b")

_THEN = re.compile(
    r",? \b(?:in|during|for|from|between|over|en|de|desde|entre|durante)(?: the| el| la| los| las)?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?(?: of| de)?)? $"
    r"|,? \bdel $",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    rf"(?:,? (?:of|in|de|del|en)(?: the year| el año| año)?)?(?:,? (?P<year>{YEAR})\b)?"
)

_KIND = as_written(DOCUMENTS | PAPERS.keys())
_INSIDE = re.compile(r",? \b(?:at|within)(?: the)? $", re.IGNORECASE)
_OF_A_DOCUMENT = re.compile(
    rf"(?P<kind>\b{_KIND}) (?:of|by|de|del|de la|de los|de las)(?: the)? $", re.IGNORECASE
)
_DOCUMENT = re.compile(rf"(?:['’]s?)? {_KIND}\b", re.IGNORECASE)


def as_asked(question: Question, candidate: Candidate) -> str:
    """The question's text, without what holds for all of the candidate's document.

    One that the candidate names stays.
    """
    text = _without_countries(question, candidate)
    text = _with_noun(text, question.language, candidate)
    text = _with_report(text, question.language, candidate)
    text = _without_publisher(text, candidate)
    text = _without_stretch(text, question.language, candidate)
    text = _without_year(text, question, candidate)
    text = without_own_names(text, question.language, candidate)
    text = with_names_in_full(with_figures(question, text), candidate)
    return text if text == question.text else _OF_EL.sub(r"\1l", text)


def _without_countries(question: Question, candidate: Candidate) -> str:
    """Without the countries that the document is about: "the country" stands in their place.

    So do the words for a country's people as a noun, which say who is meant: "of the Zambian
    police" becomes "of the police", "of Zambians" "of people".
    """
    text = question.text
    named = facts(candidate.text).countries
    tokens = question.facts.tokens
    for country, first, behind in reversed(question.facts.country_places):
        if country not in candidate.about or country in named:
            continue
        words = tuple(token.folded for token in tokens[first:behind])
        before = text[: tokens[first].start]
        shown = text[tokens[first].start : tokens[behind - 1].end]
        after = _OWNS.findall(shown)[0] + text[tokens[behind - 1].end :]
        if not is_people(words):
            name = "país" if _DEL.search(before) else _COUNTRY[question.language]
            text = f"{_THE.sub('', before)}{name}{after}"
        elif question.language == "en":
            people = words[-1].endswith("ns")
            text = f"{before}people{after}" if people else f"{before}{after.lstrip()}"
        elif not _THE.search(before):
            text = f"{before.rstrip()}{after}"
    return text


def _with_noun(text: str, language: str, candidate: Candidate) -> str:
    """With "the programme" in place of what the document is about and calls so."""
    noun = candidate.noun[language == "es"] if candidate.noun else ""
    if not noun:
        return text
    kind = noun.partition(" ")[2]
    for name in candidate.names:
        if name not in candidate.text:
            beside = (rf"(?:{kind} )?", rf"(?: {kind})?") if kind else ("", "")
            shown = rf"\b(?:(?:the|el|la) )?{beside[0]}{re.escape(name)}{beside[1]}\b"
            if noun in _OWN:
                text = re.sub(rf"{shown}['’]s?\b", _OWN[noun], text)
            text = re.sub(shown, noun, text)
    return text


def _with_report(text: str, language: str, candidate: Candidate) -> str:
    """With "the report" in place of who published it, where what they say is asked for."""
    said = sayer(text) if candidate.publisher or candidate.voices else None
    near = facts(f"{candidate.text}\n{candidate.before}").words
    if said is None or said.words & near:
        return text
    publisher = facts(candidate.publisher).words
    own = all(authority(word, text) in candidate.voices for word in said.words)
    if not (own or said.words <= publisher):
        return text
    report = (_REPORTS if own and text[said.end - 1] == "s" else _REPORT)[language]
    return f"{_THE.sub('', text[: said.start])}{report}{text[said.end :]}"


def _without_publisher(text: str, candidate: Candidate) -> str:
    """Without who published the document, where that only says of which document or body it is.

    "The Meridian policy" becomes "the policy", and "at Meridian" goes. Who does something stays.
    """
    publisher = facts(candidate.publisher).words
    near = facts(candidate.text).words
    for run in reversed(name_runs(text)):
        words = {token.folded for token in run}
        if not words <= publisher or words & near:
            continue
        before, after = text[: run[0].start], text[run[-1].end :]
        if inside := _INSIDE.search(before):
            text = f"{before[: inside.start()]}{after}"
        elif of := _OF_A_DOCUMENT.search(before):
            text = f"{before[: of.end('kind')]}{after}"
        elif _DOCUMENT.match(after):
            text = f"{before.rstrip()}{after}"
    return text


def _without_year(text: str, question: Question, candidate: Candidate) -> str:
    """Without the year of what is told, where the sentence gives none or tells it by another."""
    if len(question.facts.years) != 1:
        return text
    (year,) = question.facts.years
    if year not in given_by_another(candidate) and not is_of_that_year(year, candidate):
        return text
    return re.sub(rf",? (?:in|during|for|en|durante)(?: the year| el año)? {year}\b", "", text)


def _without_stretch(text: str, language: str, candidate: Candidate) -> str:
    """Without a stretch of months that the sentence has in other words; the year of it stays."""
    for one in reversed(stretches(text)):
        before, after = text[: one.start], text[one.end :]
        shown = text[one.start : one.end]
        then, year = _THEN.search(before), _YEAR_AFTER.match(after)
        alike = any(one.may_be(told) for told in stretches(candidate.text))
        if not alike or fold(shown) in fold(candidate.text) or then is None or year is None:
            continue
        inside = "en" if language == "es" else "in"
        dated = f" {inside} {year['year']}" if year["year"] else ""
        text = f"{before[: then.start()]}{dated}{after[year.end() :]}"
    return text
