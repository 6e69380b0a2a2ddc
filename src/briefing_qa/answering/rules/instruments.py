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
