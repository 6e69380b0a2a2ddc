"""Figures of a part where the whole country is asked for, or the reverse, and of several places.

"How many schools closed in all of Peru?" is not answered by "37 schools of Tarma closed", nor "How
many homes were visited in Tarma?" by "The office visited 900 homes in Tarma, Jauja and Oroya".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question, asks_how_many
from briefing_qa.answering.rules.details import details, is_comparison
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import AREAS, PLACE_BEHIND, behind, country_starts, name_runs
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, fold, fold_line

_LAND = r"(?:country|nation|land|pais|territorio(?: nacional)?|nacion)"
_NATIONWIDE = re.compile(
    r"\b(?:nation-?wide|country-?wide|nationally|a nivel (?:nacional|pais)"
    r"|(?:a|en) (?:la )?escala nacional|(?:at|on) (?:the |a )?national (?:level|scale)"
    rf"|(?:across|throughout) (?:the )?(?:whole |entire )?{_LAND}|(?:whole|entire) {_LAND}"
    rf"|all over the {_LAND}|en (?:todo )?el (?:conjunto del )?{_LAND}|tod[oa] el {_LAND})\b"
)
_BEFORE_ITS_NAME = re.compile(
    r"\b(?:across|throughout|all(?: of)?|whole of|all over|entire|tod[oa]|conjunto de)"
    r"(?: (?:el|la|los|the))? $"
)
_OF_ALL = re.compile(
    r"\b(?:national\w*|nation-?wide|country\w*|nacional\w*|pais|nation|nacion|all (?:regions"
    r"|provinces|districts|departments)|tod[oa]s l[oa]s (?:regiones|provincias|departamentos"
    r"|distritos))\b"
)
_AREA = "|".join(sorted(AREAS - {"state", "estado", "area", "zona", "comunidad", "pueblo"}))
_AN_AREA = re.compile(
    rf"\b(?:in|of|for|en|de) (?:this|that|the same|es[ea]|est[ea]|dich[oa]|aquell?a?) (?:{_AREA})\b"
    rf"|^\W*(?:dich[oa]|es[ea]|est[ea]|this|that) (?:{_AREA}|mesa|court|office|oficina|tribunal)\b"
)
_OF_A_PLACE = behind("of|de|from|for|para")
_SHARED_OUT = re.compile(
    r"\b(?:respectively|respectivamente|each|(?<!de )cada|both|amb[oa]s|either|alike)\b|:"
)
_SMALL = r"(?: (?:in|en|of|de|the|la|el|los|las))* ?"
_NEXT = re.compile(rf",{_SMALL}")
_LAST = re.compile(rf",? (?:and|y|e){_SMALL}")
"""Between names in a row; without the last one it may be an apposition: "Norvik, the capital"."""
_TIME_OR_AGE = re.compile(
    r"\b(?:how many|cuant[oa]s) (?:more |mas )?(?:hours?|days?|weeks?|months?|years?|horas|dias"
    r"|semanas|meses|anos|times|veces|per ?cent|points|puntos)\b"
)


def is_of_a_part(question: Question, candidate: Candidate) -> bool:
    """Whether a figure for a whole country is plainly asked for, and one is of a place."""
    if not _asks_of_all(question) or is_row(candidate.text):
        return False
    text = candidate.text
    folded = fold(text)
    if _OF_ALL.search(folded) or facts(text).countries & question.facts.countries:
        return False
    return _AN_AREA.search(folded) is not None or _names_a_place(text, question)


def is_of_the_whole(question: Question, candidate: Candidate) -> bool:
    """Whether a figure for a place is asked for, and one is plainly of the whole country."""
    if question.kind not in FIGURES or is_comparison(question):
        return False
    if _NATIONWIDE.search(fold(question.text)) or not _NATIONWIDE.search(fold_line(candidate.text)):
        return False
    near = (
        candidate.text,
        candidate.before,
        candidate.headings,
        candidate.title,
        candidate.caption,
    )
    own = {token.folded for token in facts("\n".join(near)).tokens}
    return any(
        detail.kind == "name"
        and detail.value not in own
        and re.search(rf"\b(?:in|of|from|de|del|en) {re.escape(detail.shown)}\b", question.text)
        for detail in details(question)
    )


def is_of_several_places(question: Question, candidate: Candidate) -> bool:
    """Whether a count for one place is asked for, and a sentence has one for several together."""
    if not _counts(question) or is_row(candidate.text) or _SHARED_OUT.search(fold(candidate.text)):
        return False
    asked = question.facts.names | {
        token.folded
        for _, first, end in question.facts.country_places
        for token in question.facts.tokens[first:end]
    }
    words = [token.folded for token in facts(candidate.text).tokens]
    for several in _listed_places(candidate.text):
        held = [run for run in several if {token.folded for token in run} & asked]
        if len(held) == 1:
            return all(words.count(token.folded) == 1 for token in held[0])
    return False


@lru_cache(maxsize=1_000)
def _asks_of_all(question: Question) -> bool:
    if question.kind not in FIGURES and not asks_how_many(question):
        return False
    if _NATIONWIDE.search(fold(question.text)):
        return True
    found = question.facts.tokens
    return any(
        _BEFORE_ITS_NAME.search(fold(question.text[: found[first].start]))
        for _, first, _ in question.facts.country_places
    )


@lru_cache(maxsize=1_000)
def _counts(question: Question) -> bool:
    asked = fold(question.text)
    return asks_how_many(question) and not _TIME_OR_AGE.search(asked) and question.kind == "number"


def _names_a_place(text: str, question: Question) -> bool:
    """Whether a text names a place that a question does not, as where something is."""
    countries = country_starts(text)
    for run in name_runs(text):
        word = text[run[0].start : run[-1].end]
        if run[0].start in countries or word.isupper() or run[0].folded in question.facts.names:
            continue
        before = text[: run[0].start]
        if PLACE_BEHIND.search(before) or (len(run) == 1 and _OF_A_PLACE.search(before)):
            return True
    return False


def _listed_places(text: str) -> list[list[list[Token]]]:
    """Names in a row, the last behind "and", the first one behind "in" or the like."""
    lists: list[list[list[Token]]] = []
    row: list[list[Token]] = []
    for run in name_runs(text):
        gap = text[row[-1][-1].end : run[0].start] if row else ""
        if row and _LAST.fullmatch(gap):
            lists.append([*row, run])
        row = [*row, run] if row and _NEXT.fullmatch(gap) else [run]
    return [several for several in lists if _is_of_places(text[: several[0][0].start])]


def _is_of_places(before: str) -> bool:
    return bool(PLACE_BEHIND.search(before) or _OF_A_PLACE.search(before))
