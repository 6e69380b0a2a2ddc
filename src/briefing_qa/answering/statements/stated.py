"""Which quantities of a sentence answer a question.

Of a share the one in percent, of "how many hotels" the one before "hotels".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question, focus_of
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.number_words import Unit
from briefing_qa.answering.words.quantities import Quantity, quantities
from briefing_qa.terms import fold

Asked = Literal["share", "score", "year", "age", "amount", "measure", "name"]
"""What a question asks for: a sort of quantity, or a name."""

_AGE = re.compile(r"\b(?:age|old|edad)\b")
_HOW_MANY = re.compile(r"\b(?:how (?:many|much)|cuant[oa]s?|number of|numero de)\b")
_HOW_LONG = re.compile(r"\b(?:how (?:much|long)|cuanto)\b")
_MEASURE = re.compile(
    r"\b(?:minimum|maximum|sentence|penalty|limit|size|length|duration|budget|cost|price|population"
    r"|average|median|rate|fine|wage|salary|amount|total|minim[oa]|maxim[oa]|pena|sancion|limite"
    r"|plazo|duracion|presupuesto|costo|coste|precio|poblacion|promedio|tasa|multa|salario|monto"
    r"|sueldo|how (?:quick|fast|soon)|quickly|coverage|attendance|charge|fee|threshold|quota"
    r"|cobertura|asistencia|tarifa|umbral|cuota|de cuant[oa])s?\b"
)
_AMOUNTS: frozenset[Unit] = frozenset({"count", "money", "years", "days"})
_UNITS_OF: Mapping[Asked, frozenset[Unit]] = {
    "share": frozenset({"share"}),
    "score": frozenset({"ratio", "count"}),
    "year": frozenset({"year"}),
    "age": frozenset({"years", "count"}),
    "amount": _AMOUNTS,
    "measure": _AMOUNTS,
    "name": frozenset(),
}

_LIMITS = frozenset(
    {"aged", "age", "ages", "under", "before", "after", "between", "older", "younger", "edad"}
    | {"edades", "menor", "menores", "mayor", "mayores", "antes", "despues", "entre"}
)
_OF_AGE = frozenset({"years", "year", "old", "anos", "ano"})
"""Words before and after a number that is no answer but a limit of one."""

_REACH = 4
"""Words after a number among which what it counts is looked for."""

_NEAR = 0.5
"""Cosine of word meanings from which a noun counts the same."""


def asked_value(question: Question) -> Asked | None:
    """What a question asks for; None where no two answers could be told apart."""
    text = fold(question.text)
    if question.kind in ("share", "score", "year"):
        return question.kind
    if question.kind not in ("number", "definition", "other", "name", "place"):
        return None
    if _AGE.search(text) and not _HOW_MANY.search(text):
        return "age"
    if question.kind == "number":
        return "amount"
    if _MEASURE.search(text):
        return "measure"
    return "name" if question.kind in ("name", "place") else None


def stated(question: Question, asked: Asked, candidate: Candidate) -> tuple[Quantity, ...]:
    """The quantities by which a sentence answers: one, of an age limit one or two."""
    held = of_the_kind(question, asked, candidate)
    if asked == "age":
        return held if len(held) <= 2 else ()
    if asked == "amount" and not _HOW_LONG.search(fold(question.text)):
        held = tuple(q for q in held if _counts(question, candidate, q)) or held
    return held if len(held) == 1 else ()


def of_the_kind(question: Question, asked: Asked, candidate: Candidate) -> tuple[Quantity, ...]:
    """The quantities of a sentence in the units asked for, without those that the question has."""
    found = facts(candidate.text).tokens
    known = question.facts.numbers | question.facts.years
    held = [
        q
        for q in quantities(candidate.text)
        if q.unit in _UNITS_OF[asked] and not known & {t.folded for t in found[q.first : q.last]}
    ]
    if asked == "score":
        held = [q for q in held if q.unit == "ratio"] or held
    return tuple(held)


def _counts(question: Question, candidate: Candidate, quantity: Quantity) -> bool:
    """Whether what follows a number is what the question counts."""
    wanted = [question.words[i].folded for i in focus_of(question)]
    found = facts(candidate.text).tokens[quantity.last : quantity.last + _REACH]
    if not found:
        return False
    following, language = candidate.text[found[0].start : found[-1].end], candidate.language
    return any(has_meaning(noun, question.language, following, language, _NEAR) for noun in wanted)


def limits(candidate: Candidate, quantity: Quantity) -> bool:
    """Whether a quantity says whom or what another one is of: "aged 20-24", "before 15"."""
    found = facts(candidate.text).tokens
    before = {token.folded for token in found[max(0, quantity.first - 3) : quantity.first]}
    after = {token.folded for token in found[quantity.last : quantity.last + 1]}
    return not (_LIMITS.isdisjoint(before) and _OF_AGE.isdisjoint(after))
