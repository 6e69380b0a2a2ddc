"""Whether a candidate has a name, where it is asked what something is called, who or which country.

"What are the three chains called?" is not answered by "the chains, three of them, ask nothing of
those who sell to them", nor "Which country did they come from?" by "the two men were deported".
Names of the question tell nothing new; whatever else may be a name leaves a sentence in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.peoples import peoples_in
from briefing_qa.answering.words.facts import country_names, facts, is_of_people
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.names import HEADS, name_runs
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, fold, fold_line, stem

_AND = r"^\W*(?:and |y )?"
_NAME_ASKED = re.compile(
    rf"{_AND}(?:what (?:is|are|was|were) (?:(?:the|its|his|her|their) (?:full |official |exact "
    r"|first |last )?names?\b(?! for)|[^?]*\b(?:called|named)\W*$)"
    r"|como se (?:llam|titul)(?:a|an|aba|aban|o|aron) (?!(?:\w+ )?al? |cuando |eso |lo |y |o "
    r"|el (?:acto|hecho|encierro|delito|trat|uso))"
    r"|(?:cual(?:es)? (?:es|son|era|eran|fue|fueron) (?:el|los|su|sus) nombres?"
    r"|que nombres? (?:tiene|tenia|tuvo|lleva)n?|con que nombre)\b)"
)
"""Not what a deed is called: that may be written small."""

_COUNTRY = r"(?:countr(?:y|ies)|nationalit(?:y|ies)|pais(?:es)?|nacionalidad(?:es)?)"
_COUNTRY_ASKED = re.compile(
    rf"(?:{_AND}|[,:;¿] ?)(?:(?P<where>in|within|en)|from|of|to|by|for|de|desde|a|hacia)? ?"
    rf"(?:(?:which|what|que) (?:(?!l[ao]s\b)\w+ )?{_COUNTRY}\b(?! (?:report|office|programme|team))"
    r"|(?:what (?:is|was|are|were)|cual(?:es)? (?:es|son|era|fue)) (?:the|his|her|their|el|la|los"
    rf"|las|su|sus) {_COUNTRY} )"
)
_OFFICE = (
    r"(?:(?:vice)?minister|director|head|chief|president|judge|mayor|prosecutor|rapporteur"
    r"|commissioner|secretary|chair(?:man|woman|person)|spokes(?:man|woman|person)"
    r"|ombuds(?:man|woman|person)|rector|principal|superintendent|governor|(?:vice)?ministr[oa]"
    r"|(?:coordinador|director|relator|defensor|rector|gobernador)a?|presidenta|presidente|juez"
    r"|jueza|alcalde|alcaldesa|fiscal|comisionad[oa]|secretari[oa]|vocer[oa]|portavoz|jef[ea])"
)
"""Held by people: a body may be the author, owner, founder, manager or chair of something."""
_HOLDER_ASKED = re.compile(
    rf"{_AND}(?:who(?:['’]s| is| was)|quien (?:es|fue|era)) (?:the |el |la )?"
    rf"(?:(?:current|new|deputy|actual|nuev[oa]|[\w-]+['’]s) )?{_OFFICE}\b"
)
_LANGUAGE_ASKED = re.compile(
    rf"{_AND}(?:in(?:to)?|en|a|al) (?:which|what|que|cual(?:es)?) (?:\w+ )?"
    r"(?:languages?|tongues?|idiomas?|lenguas?)\b"
)
_OF_LANGUAGES = re.compile(
    r"\b(?:language\w*|tongues?|speak\w*|spoke\w*|\w*lingual|translat\w+|interpret\w+|dialects?"
    r"|idiomas?|lenguas?|habl\w+|\w*lingues?|tradu\w+|dialectos?|castellano|mandarin|creole"
    r"|criollo|english|ingles|french|frances|spanish|espanol|portuguese|portugues|russian|ruso|chinese"
    r"|chino|arabic|arabe|hindi|swahili|latin|braille|sign|senas)\b"
)
_IN_A_NAME = re.compile(r"\b(?:in|into|en|al|to) [A-ZÁÉÍÓÚÑ]")
"""May name a language: "in Fon", but not "in the towns of Savè"."""

TELLS = re.compile(
    r"[@*_`]|https?:|www\."
    r"|[\"“«‘'](?:[^\W_][^\s\"”»’]* ?){1,6}[\"”»’'](?!\w)"
    r"|\b(?:call(?:ed|s)|named|dubbed|nicknamed|known as|titled|entitled|llam(?:[ao]|an|ad[oa]s?"
    r"|aban?|aron)|denomin\w+|conocid[oa]s?|titul(?:ad\w+|a|aba)|bautiz\w+|apod\w+"
    r"|(?:its?|the|his|her|their|el|su|un|de) (?:nombres?|names?) (?:is|are|was|were|of|del?|es"
    r"|era))\b"
    r"|\b(?:ley|law|act|decree|decreto|resolucion|resolution|convenio|convention|ordenanza|bill)"
    r"\W*(?:n[.º°o]*)?\s?\d"
)
"""What may tell a name that is written small: quotation marks, emphasis, "called"."""

_OFFICES = frozenset(
    {"committee", "comite", "state", "estado", "states", "estados", "government", "gobierno"}
    | {"party", "parties", "parte", "partes"}
)
"""What documents write with a capital, though it names nothing."""

_PERSON = re.compile(
    r"[^?]{0,10}\b(?:person|man|woman|girl|boy|child|victim|judge|minister|director|head|chief"
    r"|captain|chair|coordinator|guard|psychologist|specialist|doctor|lawyer|prosecutor|president"
    r"|member|official|mayor|author|founder|owner|manager|builder|candidate|persona|hombre|mujer"
    r"|nin[ao]|victima|juez|jueza|ministr[ao]|directora?|jef[ea]|capitan|coordinadora?|medic[ao]"
    r"|abogad[ao]|fiscal|president[ea]|miembro|funcionari[ao]|alcalde|alcaldesa|autora?|fundadora?"
    r"|duen[ao]|administradora?|cunad[ao]|candidat[ao]|diputad[ao]|comisionad[ao]|comandante"
    r"|interprete|profesora?|periodista)s?\b"
)
"""Whose name is asked for: that is none of a body."""

_SEVERAL = re.compile(
    r"[^?]{0,8}\b(?:two|three|four|five|six|seven|eight|dos|tres|cuatro|cinco|seis|siete|ocho)\b"
)
"""One name does not tell what these are called."""

_FROM_HERE = re.compile(
    r"\b(?:neighbour\w*|vecin\w+|limitrofe\w*|nationals of|(?:all|were|are|mostly) nationals"
    r"|(?:eran|son|todos) nacionales|nacionales de|locals?|natives?|nativ[oa]s?|own country"
    r"|propio pais|abroad|extranjero|no country|none|ningun\w*)\b"
)
"""What tells a country without its name."""

_GOES_ON = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|his|her|its|their|both|one|two|three|all|none"
    r"|est[aeo]s?|es[aeo]s?|aquell[ao]s?|el(?= )|ell[ao]s?|sus?)\b"
)
_BEGINS_ANEW = re.compile(
    r"\W*(?:el|la|los|las|un|una|en|de|del|entre|por|para|a|al|desde|con|segun|no|si)\b"
)
"""How Spanish sentences begin that have a subject of their own; others may leave theirs out."""

_OPENS = re.compile(r"(?:^|[.!?:;¿¡•\n])\W*$")
_COMMON = re.compile(
    r"\w+(?:ing|ions?|ments?|ness|[eo]rs|ies|ly|ees|als|ents|cion|ciones|dad|dades|mente|mientos?"
    r"|[ai]d[oa]s|[oe]res|nas|nos)"
)
"""Words that hardly are names where a sentence begins with them."""

_SMALL = 2
"""Letters of an acronym that may be somebody's initials."""


def lacks_the_name(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what something is called, and a sentence has no name but the question's.

    Nor has the one before it that it goes on from.
    """
    asked = _asked(_NAME_ASKED, question.text)
    if asked is None or is_left(candidate):
        return False
    person = _PERSON.match(asked.string, asked.end()) is not None
    texts = near(candidate)
    if any(TELLS.search(fold_line(text)) for text in texts):
        return False
    found = sum(names_anew(question, text, candidate, bodies=not person) for text in texts)
    return found < (2 if _SEVERAL.match(asked.string, asked.end()) else 1)


def lacks_the_holder(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked who the minister or director is, and nobody is named but in the question.

    What the office does, or that it is there, does not tell who holds it.
    """
    if _asked(_HOLDER_ASKED, question.text) is None or is_left(candidate):
        return False
    return not any(
        TELLS.search(fold_line(text)) or names_anew(question, text, candidate, bodies=False)
        for text in near(candidate)
    )


def lacks_the_language(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked in which language, and no word near tells of one or may name one."""
    if _asked(_LANGUAGE_ASKED, question.text) is None or is_left(candidate):
        return False
    texts = (*near(candidate), candidate.headings, candidate.caption)
    return not any(
        _OF_LANGUAGES.search(fold_line(text))
        or _IN_A_NAME.search(text)
        or peoples_in(text)
        or facts(text).countries
        for text in texts
    )


def lacks_the_country(question: Question, candidate: Candidate) -> bool:
    """Whether a country or nationality is asked for, and none but that of the question is near.

    Where something was done the title may tell, too.
    """
    asked = _asked(_COUNTRY_ASKED, question.text)
    if asked is None or is_left(candidate):
        return False
    around = [candidate.text, candidate.before, candidate.caption, candidate.headings]
    if asked["where"]:
        around.append(candidate.title)
    if any(facts(text).countries - question.facts.countries for text in around):
        return False
    return not any(
        _FROM_HERE.search(fold_line(text)) or names_anew(question, text, candidate, bodies=False)
        for text in near(candidate)
    )


@lru_cache(maxsize=1_000)
def _asked(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(fold(text))


def is_left(candidate: Candidate) -> bool:
    """Whether a candidate is a row or heading, which may tell a name by where it stands."""
    return is_row(candidate.text) or candidate.unit.kind == "heading"


def near(candidate: Candidate) -> tuple[str, ...]:
    """A sentence, and the one before it where it goes on from there."""
    folded = fold_line(candidate.text)
    anew = candidate.language == "en" or _BEGINS_ANEW.match(folded)
    if anew and not _GOES_ON.match(folded):
        return (candidate.text,)
    return candidate.text, candidate.before


@lru_cache(maxsize=1_000)
def _known(question: Question) -> frozenset[str]:
    """Stems of the words of a question, and all names of its countries."""
    words = question.facts.words
    for country in question.facts.countries:
        words |= {word for name in country_names(country) for word in name}
    return _OFFICES | {stem(word, language) for word in words for language in ("en", "es")}


def names_anew(question: Question, text: str, candidate: Candidate, *, bodies: bool) -> int:
    """How many names a text may give that a question does not have.

    Args:
        question: taken apart.
        text: of the candidate, or near it.
        candidate: whose passage may have the first word of a sentence written small.
        bodies: whether names of bodies count: "Ministry of Labour", "ONC".
    """
    other = _times_and_peoples(text)
    known = _known(question)
    names = 0
    for run in name_runs(text):
        if not bodies and any(one.folded in HEADS for one in run):
            continue
        new = [
            one
            for one in run
            if one.start not in other
            and one.folded not in known
            and not {stem(one.folded, "en"), stem(one.folded, "es")} & known
        ]
        names += bool(new) and _is_name(new, text, candidate, acronyms=bodies)
    return names


@lru_cache(maxsize=5_000)
def _times_and_peoples(text: str) -> frozenset[int]:
    """Where the words of a text begin that are months, or peoples: "May", "Peruvian"."""
    found = facts(text)
    peoples = {
        token.start
        for _, first, last in found.country_places
        if is_of_people(found, first, last)
        for token in found.tokens[first:last]
    }
    return frozenset(peoples | {found.tokens[i].start for i, _ in month_places(text)})


def _is_name(run: Sequence[Token], text: str, candidate: Candidate, *, acronyms: bool) -> bool:
    """Whether words with capitals may be a name: one that only begins a sentence may be none."""
    first = text[run[0].start : run[0].end]
    if len(run) > 1:
        return True
    if len(first) > _SMALL and first.isupper() and not acronyms:
        return False
    if not _OPENS.search(text[: run[0].start]):
        return True
    small = re.search(rf"\b{re.escape(first.lower())}\b", candidate.source.passage.text)
    return small is None and _COMMON.fullmatch(run[0].folded) is None
