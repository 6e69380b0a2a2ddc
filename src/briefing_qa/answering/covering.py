"""Whether a sentence that is said for one half of a question answers another half too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.halves import Half
from briefing_qa.answering.parts import holds, worded
from briefing_qa.answering.questions.question import FIGURES
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.details_asked import asks_for_an_age
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import months
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import fold_line

_LIGHT = frozenset(
    {"long", "often", "rarely", "seldom", "little", "few", "low", "high", "late", "soon", "slowly"}
    | {"say", "says", "used", "use", "purpose", "poco", "pocos", "poca", "pocas", "raro", "fin"}
    | {"usa", "usan", "usaron", "utiliza", "utilizan", "utilizaron", "emplea", "emplean"}
)
"""A half may have these beside its question word: "for how long", "why so few"."""

_GENERAL = frozenset({"one", "ones", "make", "makes", "made", "deal", "deals", "hubo", "hay"})
"""Words that another one may well stand for."""

_LASTING = re.compile(
    r"\bhow long\b|\bcuanto (?:tiempo )?(?:va a |van a |puede |debe )?(?:dura|tard)"
)
_OF_LASTING = frozenset(
    {"last", "lasts", "lasted", "take", "takes", "took", "dura", "duran", "duro", "duraron"}
    | {"durar", "durara", "tarda", "tardan", "tardo", "tardar", "tiempo"}
)
_LASTS = re.compile(
    r"\b(?:until|till|hasta|hours?|days?|weeks?|months?|years?|horas?|dias?|semanas?|mes|meses|anos?)\b"
)
"""Says how long something takes or lasts: "until the end of 2025"."""

_OF_AGE = frozenset(
    {"old", "age", "ages", "edad", "edades", "years", "anos", "tiene", "tienen", "tenia", "tenian"}
)
_AGE_GIVEN = re.compile(
    r"\b(?:aged|ages (?:of )?\d|years? old|\d+[- ]year[- ]olds?|years of age|\d+ anos"
    r"|anos de edad)\b"
)


def covers(candidate: Candidate, half: Half) -> bool:
    """Whether a sentence that is said for another half answers this one too, as far as words tell.

    It holds the words of the half, and what that asks for: a year for "and when?", a reason for
    "and why?", an age for "and how old were they?".
    """
    text, language = candidate.text, candidate.language
    asked, held = half.question, facts(text)
    own = {word.folded for word in half.own} - CUES - _LIGHT
    if asks_for_an_age(asked):
        own -= _OF_AGE
        if not own:
            return _AGE_GIVEN.search(fold_line(text)) is not None and not unmet(asked, candidate)
    if _LASTING.search(fold_line(asked.text)) and not own - _OF_LASTING:
        return _LASTS.search(fold_line(text)) is not None and not unmet(asked, candidate)
    given = {
        "year": bool(held.years or months(text)),
        "reason": held.reason,
        "number": bool(held.numbers),
        "share": held.share,
        "place": bool((held.names | held.countries) - asked.facts.names - asked.facts.countries),
        "name": bool(held.names - asked.facts.names),
    }.get(asked.kind, bool(own))
    return (
        given
        and not unmet(asked, candidate)
        and all(
            holds(worded(candidate), language, asked, word)
            for word in asked.words
            if word.folded in own
        )
    )


def may_cover(candidate: Candidate, half: Half, halves: Sequence[Half]) -> bool:
    """Whether a sentence that is said for another half may well answer this one too.

    It holds most of its words, and a figure for each half that asks for one. Names, countries and
    years that it lacks may be told around it. Then it cannot be said that no answer was found.
    """
    asked, held = half.question, facts(candidate.text)
    told = asked.facts.names | asked.facts.years | asked.facts.numbers
    own = {word.folded for word in half.own} - CUES - _LIGHT - _GENERAL - told
    words = [
        word
        for word in asked.words
        if word.folded in own and not facts(asked.text[word.start : word.end]).countries
    ]
    text, language = worded(candidate), candidate.language
    holding = [word for word in words if holds(text, language, asked, word)]
    figures = sum(one.question.kind in FIGURES for one in halves)
    return (
        2 * len(holding) > len(words)
        and not (asked.kind in FIGURES and len(held.numbers) < figures)
        and not unmet(asked, candidate)
    )


def holds_nothing_of(candidate: Candidate, half: Half) -> bool:
    """Whether a sentence in the language of a half holds none of its own content words."""
    own = [word for word in half.question.words if word.folded in {w.folded for w in half.own}]
    own = [word for word in own if word.folded not in CUES]
    text, language = worded(candidate), candidate.language
    return (
        bool(own)
        and language == half.question.language
        and not any(holds(text, language, half.question, word) for word in own)
    )


def stands_alone(candidate: Candidate, half: Half) -> bool:
    """Whether a half may be of another matter than the one beside it.

    It names somebody or something that is named near the sentence which is found for it, or that
    sentence holds all its words.
    """
    given = half.question.facts
    if given.countries:
        return True
    text = "\n".join((candidate.title, candidate.headings, candidate.source.passage.text))
    named = [word for word in half.question.words if word.folded in given.names]
    found = any(holds(text, candidate.language, half.question, word) for word in named)
    return found or covers(candidate, half)
