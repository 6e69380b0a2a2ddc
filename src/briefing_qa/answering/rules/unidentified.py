"""Whether it is asked which one it was, and told only that there was one: "a platform".

"Which platform was investigated?" is not answered by "An investigation into a platform was opened",
nor "Which charities took part?" by "together with several charities". What stands with a name, a
list or an origin does tell which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.names import name_runs
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, fold, stem

_SORTS = """
company firm corporation business enterprise compania empresa firma
organization organisation organizacion association asociacion fundacion ngo charity group ong grupo
platform website app application site plataforma aplicacion sitio
university universidad
hospital
bank banco
agency agencia
ministry ministerio
institute instituto
institution institucion
court tribunal
newspaper diario periodico
school escuela
network red
church iglesia
party partido
hotel
airline aerolinea
union sindicato
donor donante
country pais
state estado
city ciudad
town
village aldea
province provincia
region
district distrito
municipality municipio
island isla
general
minister ministro ministra
judge juez jueza
politician politico politica
activist activista
journalist periodista
official funcionario funcionaria
expert experto experta
senator senador senadora
mayor alcalde alcaldesa
director directora
singer cantante
president presidente presidenta
leader lider
researcher investigador investigadora
professor profesor profesora
author autor autora
lawyer abogado abogada
"""
"""Words for what has a name of its own, each line of one sort: bodies, places, people."""

_LINES = _SORTS.splitlines()
_SORT = {word: sort for sort, line in enumerate(_LINES) for word in line.split()}


def _sort(word: str) -> int | None:
    """The sort of a folded word, in the singular or plural."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word))
    return next((_SORT[one] for one in (*forms, re.sub("ces$", "z", word)) if one in _SORT), None)


_WHICH = re.compile(
    r"^\W*(?:and |y )?(?:(?:in|by|on|from|to|of|with|at|under|for|en|por|de|desde|a|con|para) )?"
    r"(?:which|what(?! (?:kind|sort|type)s?\b)|que|cual(?:es)?) (?:(?:of the|de l[oa]s) )?"
    r"(?P<asked>(?:[\w-]+ ){0,3}[\w-]+)"
)
_WHO = re.compile(
    r"^\W*(?:and |y )?(?:(?:who|which|what) (?:is|are|was|were)|(?:quien(?:es)?|cual(?:es)?)"
    r" (?:es|son|fue|fueron|era|eran)) (?:the (?:names? of the )?|el (?:nombre del? (?:la )?)?|la"
    r"|los (?:nombres de l[oa]s )?|las) ?(?P<asked>(?:[\w-]+ ){0,3}[\w-]+)"
)
_ENDS = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "will"}
    | {"would", "should", "must", "that", "who", "which", "whose", "of", "in", "on", "at", "for"}
    | {"by", "with", "from", "to", "es", "son", "fue", "fueron", "era", "eran", "ha", "han", "se"}
    | {"que", "cuyo", "cuya", "de", "del", "en", "por", "con", "para", "a", "al", "no", "not"}
    | {"hay", "esta", "estan", "tiene", "tienen", "puede", "pueden", "the", "el", "la"}
    | {"an", "un", "una", "los", "las"}
)
"""What ends the words for whom or what is asked for."""

_SOME = {
    "en": frozenset(
        {"a", "an", "some", "several", "multiple", "many", "various", "numerous", "few", "handful"}
        | {"two", "three", "four", "five", "dozen", "dozens", "hundreds", "certain", "different"}
    ),
    "es": frozenset(
        {"un", "una", "unos", "unas", "algun", "alguna", "algunos", "algunas", "varios", "varias"}
        | {"diversos", "diversas", "distintos", "distintas", "numerosos", "numerosas", "multiples"}
        | {"muchos", "muchas", "ciertos", "ciertas", "diferentes", "dos", "tres", "cuatro", "cinco"}
        | {"decenas", "cientos", "punado"}
    ),
}
_THE = frozenset(
    {"the", "all", "both", "these", "those", "its", "their", "el", "los", "las", "estos", "estas"}
    | {"esos", "esas", "sus", "todos", "todas"}
)
"""Before a number: "the three countries" are known."""

_OF = frozenset({"of", "de"})
_BEFORE_IT = 3
"""Words between one of those and the noun at most."""

_TELLS = re.compile(
    r"[(|;\"“”«»]|\b(?:call(?:ed|s)|nam(?:ed|ely)|known|such as|includ\w+|like|i\.e|llamad[oa]s?"
    r"|denominad[oa]s?|conocid[oa]s?|tales? como|incluid[oa]s?|como|a saber|entre ell[oa]s"
    r"|except|save|apart|other than|salvo|excepto|menos)\b"
)
"""After the noun: a name or a list follows."""

_LINKS = frozenset({"is", "are", "was", "were", "became", "as", "es", "son", "fue", "era", "como"})


def tells_of_an_unnamed_one(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked which one, and a candidate has it only as "a platform"."""
    asked = _asked(question.text)
    if not asked or is_row(candidate.text) or candidate.unit.kind == "heading":
        return False
    text = candidate.text
    found = facts(text).tokens
    places = [i for i, token in enumerate(found) if _sort(token.folded) in asked]
    return bool(places) and all(
        _is_some(candidate, found, place) and not _is_told(question, candidate, found, place)
        for place in places
    )


@lru_cache(maxsize=1_000)
def _asked(text: str) -> frozenset[int]:
    """The sorts of what is asked for by its name."""
    match = _WHO.match(fold(text)) or _WHICH.match(fold(text))
    words = []
    for word in match["asked"].split() if match else ():
        if word in _ENDS:
            break
        words.append(word)
    return frozenset(sort for word in words if (sort := _sort(word)) is not None)


def _is_some(candidate: Candidate, found: Sequence[Token], place: int) -> bool:
    """Whether a noun is one of many: "a (Brazilian) general", "varias empresas"."""
    text, some = candidate.text, _SOME[candidate.language]
    for i in range(place - 1, max(-1, place - 2 - _BEFORE_IT), -1):
        if re.search(r"[,;:.()]", text[found[i].end : found[i + 1].start]):
            return False
        if found[i].folded in some:
            return i == 0 or found[i - 1].folded not in _THE
        if found[i].folded in _ENDS - _OF:
            return False
    return False


def _is_told(question: Question, candidate: Candidate, found: Sequence[Token], place: int) -> bool:
    """Whether a name or a list stands with a noun.

    What follows a name of the question is of that: "several charities in the project Linterna".
    """
    text, language = candidate.text, candidate.language
    some = _SOME[language]
    asked = {stem(token.folded, language) for token in question.facts.tokens}
    months = {found[i].start for i, _ in month_places(text)}
    names = [
        run
        for run in name_runs(text)
        if not any(stem(one.folded, language) in asked or one.start in months for one in run)
    ]
    known = (
        one.start
        for one in found[place + 1 :]
        if text[one.start].isupper() and stem(one.folded, language) in asked
    )
    end = next(known, len(text))
    if ":" in text[found[place].end :] or _TELLS.search(
        fold(text[found[place].end : end].rstrip('"“«‘('))
    ):
        return True
    if any(found[place].end <= run[0].start < end for run in names):
        return True
    # "Kontakt is a platform", "Kontakt, a platform": the name right before "a".
    first = place
    while first > 0 and found[first].folded not in some:
        first -= 1
    last = first - 1
    while last > 0 and found[last].folded in some | _LINKS:
        last -= 1
    if last < 0 or text[found[last].end : found[first].start] == " ":
        return False
    return any(run[-1] == found[last] for run in names)
