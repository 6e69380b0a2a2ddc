"""Conventions, protocols, laws and codes by their names: another one than is asked about.

Whoever signed "the Trafficking Protocol in 2000" need not have signed the Lanzarote Convention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether
from briefing_qa.answering.rules.surroundings import told_by_then
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs
from briefing_qa.terms import fold, stem

_INSTRUMENTS = frozenset(
    {"act", "acts", "law", "laws", "code", "convention", "protocol", "charter", "decree"}
    | {"covenant", "pact", "treaty", "ley", "leyes", "codigo", "convenio", "convencion"}
    | {"protocolo", "carta", "decreto", "pacto", "tratado"}
)

_NUMBERED = {
    kind: re.compile(
        rf"\b(?:{words})(?: (?:n\.?o|n|nro|num|number|numero))?[.°]* ?(\d[\d./-]*\d|\d)"
    )
    for kind, words in (
        ("law", "laws?|acts?|ley(?:es)?"),
        ("decree", "decrees?|decretos?(?: (?:ley|supremo|legislativo))?"),
        ("resolution", "resolutions?|resolucion(?:es)?"),
        ("convention", "conventions?|convenios?"),
        ("article", "articles?|articulos?"),
    )
}
_ONE = (
    r"\d{1,4}(?:[-–]\d{1,2}(?!\d))?(?:[a-z]\b)?"
    r"(?:[ -](?:bis|ter|quater|quinquies|sexies|septies|octies))?(?!\w)"
)
_ARTICLES = re.compile(
    rf"\b(?:art(?:icle|iculo)s?|arts?\.) ?(?:n[.oº°]* ?)?{_ONE}"
    rf"(?P<more>(?:(?:, | y | e | o | and | or |, and )(?:\d+[.)º] )?{_ONE})*)"
    r"(?P<range>\s?(?:to|al?|[-–])\s?\d{1,4}\b)?"
)
"""Articles by their numbers, with what makes them others: "208-2", "9A", "183 ter"."""

_REPLACES = re.compile(
    r"\b(?:amend|repeal|replac|supersed|modif|derog|sustitu|reemplaz|reform|regul|cit[ae]|refer)"
)
_IT = re.compile(r"\W*(?:it|th(?:is|at) (?:act|law|code)|est[ae] (?:ley|norma|codigo|decreto))\b")

_ITSELF = frozenset({"number", "share", "score", "year", "polar"})
"""Kinds of questions for what one says, not for which others it names."""


@dataclass(frozen=True, slots=True)
class _Instrument:
    """One by its name.

    Attributes:
        own: its words besides those for its kind, folded.
        shown: the whole, as it stands.
    """

    own: frozenset[str]
    shown: str


def is_of_another_instrument(question: Question, candidate: Candidate) -> bool:
    """Whether a question names an instrument, and a candidate only others, or its passage none.

    A document that has all of its name in the title need not say what it is: "Saint Aurel". "It"
    may be the one of another country.
    """
    if _goes_on_with_that_of_another_country(question, candidate):
        return True
    if question.language != candidate.language:
        return False
    head = "\n".join((candidate.headings, candidate.title, candidate.caption))
    near = "\n".join((candidate.text, candidate.before, head))
    passage = "\n".join((candidate.source.passage.text, head))
    language = candidate.language
    for one in _instruments(question.text):
        if goes_by_acronym(one.shown, passage):
            continue
        held = stem_set(near, language)
        if _instruments(candidate.text) and not any(stem(w, language) in held for w in one.own):
            return True
        called_so = {stem(w, language) for w in one.own} <= stem_set(candidate.title, language)
        if not called_so and not _INSTRUMENTS & facts(passage).words:
            return True
    return False


def _goes_on_with_that_of_another_country(question: Question, candidate: Candidate) -> bool:
    """Whether "it" is an instrument of another country than is asked about, as told just before."""
    countries, before = question.facts.countries, facts(candidate.before)
    goes_on = countries and _IT.match(fold(candidate.text)) and _INSTRUMENTS & before.words
    own = facts(candidate.text).countries
    told = before.countries - own
    return bool(goes_on and told) and not countries & (before.countries | own)


def has_another_number(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what Law 2184 says, and a candidate names Law 1460 alone."""
    if question.kind not in _ITSELF or _REPLACES.search(fold(question.text)):
        return False
    asked, own = _numbers(question.text), _numbers(candidate.text)
    return any(own[kind] and not own[kind] & asked[kind] for kind in asked if asked[kind])


def has_another_article(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what article 208-2 says, and a sentence names article 206 alone.

    One whose passage has named the one asked for may be of it: "in accordance with article 206".
    """
    asked, own = _articles(question.text), _articles(candidate.text)
    if not asked or not own or asked & own or asks_whether(question):
        return False
    if _REPLACES.search(fold(question.text)) or _RANGE_OF_THEM in asked | own:
        return False
    around = (told_by_then(candidate), candidate.before, candidate.headings, candidate.title)
    told = fold("\n".join((*around, candidate.caption)))
    return not any(re.search(rf"(?<![\d.,]){one}(?![\w-]|,\d)", told) for one in asked)


_RANGE_OF_THEM = "to"


@lru_cache(maxsize=20_000)
def _articles(text: str) -> frozenset[str]:
    """The numbers of the articles that a text names; `_RANGE_OF_THEM` where it names a range."""
    found: set[str] = set()
    for match in _ARTICLES.finditer(fold(text)):
        found.update(one.replace("–", "-") for one in re.findall(_ONE, match.group()))
        if match["range"]:
            found.add(_RANGE_OF_THEM)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _numbers(text: str) -> dict[str, frozenset[str]]:
    """The numbers by which laws and the like are called in a text."""
    folded = fold(text)
    return {
        kind: frozenset(found.rstrip(".").replace(".", "") for found in pattern.findall(folded))
        for kind, pattern in _NUMBERED.items()
    }


@lru_cache(maxsize=20_000)
def _instruments(text: str) -> tuple[_Instrument, ...]:
    found = []
    for run in name_runs(text):
        words = frozenset(token.folded for token in run)
        if words & _INSTRUMENTS and words - _INSTRUMENTS:
            shown = text[run[0].start : run[-1].end]
            found.append(_Instrument(words - _INSTRUMENTS, shown))
    return tuple(found)
