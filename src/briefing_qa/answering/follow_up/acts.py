"""Acts counted in the place of those who or what they are done to: "and convictions?".

"How many cases did Ghana investigate in 2020?" says of cases what nobody says of convictions: their
verb goes, and "have" stands for it.
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_present, is_spanish_verb, shape_of, verb_in
from briefing_qa.terms import all_stop_words, fold, guess_language, tokens

_ACTS = re.compile(
    r"\w+(?:tion|sion|ment|ncy)s|arrests|trials|sentences|rescues|raids|fines|visits|referrals"
    r"|complaints|reports|inquiries|seizures|deaths|births|marriages|acquittals|appeals|removals"
)
_ACTOS = re.compile(
    r"\w+(?:ciones|siones|mientos)|condenas|arrestos|sentencias|juicios|rescates|redadas|multas"
    r"|visitas|denuncias|quejas|muertes|nacimientos|matrimonios|partos|sanciones|demandas"
)
_LIGHT = frozenset(
    {"have", "make", "do", "conduct", "hold", "report", "register", "record", "receive", "see"}
    | {"count", "carry", "undertake", "perform", "issue", "impose", "document", "get", "obtain"}
    | {"tuvo", "tuvieron", "tiene", "tienen", "hizo", "hicieron", "hubo", "registro", "recibio"}
    | {"registraron", "recibieron", "realizo", "realizaron", "reporto", "informo", "obtuvo"}
    | {"dicto", "impuso", "conto"}
)
"""Verbs that say of any act that it was done."""


_DONE = re.compile(
    r"(?:(?:the|los|las) )?(?P<noun>[^\W\d_]{2,}(?:s|en|ople))"
    r" (?P<done>[^\W\d_]{3,}(?:ed|[ai]d[oa]s))",
    re.IGNORECASE,
)

_WHERE = re.compile(r"\b(?:in|during|between|since|en|durante|entre|desde) ")


def put_done(phrase: str, before: str) -> str:
    """The question before for those to whom something else was done; "" for other phrases.

    "How many children did the unit rescue in 2020?" says of children what was not done to suspects.

    Args:
        phrase: "suspects charged", "establecimientos cerrados".
        before: the earlier question, which stands alone.
    """
    done = _DONE.fullmatch(phrase.strip())
    shape = shape_of(before)
    counts = fold(shape.asks).split()[-1:]
    where = _WHERE.search(shape.rest)
    if not (done and counts and counts[0] in words.COUNTS and shape.noun and where):
        return ""
    noun, act, more = done["noun"], done["done"], shape.rest[where.start() :]
    if guess_language(before) == "en":
        return f"How many {noun} were {act} {more}?"
    return f"¿{'Cuántas' if act.endswith('as') else 'Cuántos'} {noun} {act} hubo {more}?"


def put_act(phrase: str, before: str) -> str:
    """The question before with acts counted instead, and "have" for its verb; "" for other nouns.

    Args:
        phrase: "convictions", "condenas".
        before: the earlier question, which stands alone.
    """
    spanish = guess_language(before) == "es"
    acts = _ACTOS if spanish else _ACTS
    own = [t for t in tokens(phrase) if t.folded not in all_stop_words()]
    if len(own) != 1 or not acts.fullmatch(own[0].folded) or "(" in before:
        return ""
    shape = shape_of(before)
    counts = fold(shape.asks).split()[-1:]
    if not counts or counts[0] not in words.COUNTS or not shape.noun or shape.preface:
        return ""
    if any(acts.fullmatch(t.folded) for t in tokens(shape.noun)):
        return ""
    noun = phrase[own[0].start : own[0].end]
    return _in_spanish(noun, shape.rest) if spanish else _in_english(noun, shape.verb, shape.rest)


def _in_english(noun: str, support: str, rest: str) -> str:
    if support.lower() not in words.SUPPORT:
        return ""
    subject, verb, more = verb_in(rest, fronted=True)
    if not verb or verb.lower() in _LIGHT:
        return ""
    return " ".join(filter(None, ("How many", noun, support, subject, "have", more))) + "?"


def _in_spanish(noun: str, rest: str) -> str:
    found = tokens(rest)
    if len(found) < 2 or found[0].folded in _LIGHT | {"se", "fueron", "eran", "son", "han", "ha"}:
        return ""
    past = is_spanish_verb(rest, found[0])
    if not past and not is_present(f"x {rest}", tokens(f"x {rest}"), 1):
        return ""
    many = found[0].folded.endswith("n")
    have = ("tuvieron" if many else "tuvo") if past else ("tienen" if many else "tiene")
    asks = "Cuántas" if re.search(r"(?:as|ciones|siones|muertes)$", fold(noun)) else "Cuántos"
    return f"¿{asks} {noun} {have} {rest[found[1].start :]}?"
