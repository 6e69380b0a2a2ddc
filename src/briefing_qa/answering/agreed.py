"""Whether a sentence that is said for one half of a question answers another one in other words.

"Since when has she held the post?" has no word of "she took office in March 2022". It is answered
by that where, asked alone, it is led to this very sentence, and where that has what it asks for: a
time for "since when", money for "how much money", a name for "which institution", one for each half
that asks for one. It is not where it names or counts something that the sentence does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.shape import is_any_verb
from briefing_qa.answering.halves import Half
from briefing_qa.answering.parts import holds, worded
from briefing_qa.answering.questions.counted_nouns import counted_noun
from briefing_qa.answering.questions.question import COUNTED, FIGURES, Question
from briefing_qa.answering.rules.advised import gives_advice
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.rules.professions import professions_in
from briefing_qa.answering.words.bodies import INSTITUTIONS, OFFICES, ORGANISATIONS
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.names import name_runs
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.answering.words.unit_words import CURRENCY_WORDS
from briefing_qa.answering.words.wording import ADVICE_ASKED, CUES, compile_any
from briefing_qa.terms import Token, all_stop_words, fold, stem, tokens

_MONEY_ASKED = re.compile(
    r"\bhow much (?:money|funding|cash)\b|\b(?:what|which) (?:sum|amount of money|budget|funding)\b"
    r"|\bcuant[oa]s? (?:dinero|plata|fondos|recursos)\b|\bque (?:monto|suma|presupuesto)\b"
)
_ADVICE_ASKED = compile_any(ADVICE_ASKED)
_CURRENCY = re.compile(
    rf"\d[\d.,]* (?:\w+ )?(?:{CURRENCY_WORDS})\b(?: \([a-z]{{3}}\))?|\b[a-z]{{2,3}} ?(?=\d)",
    re.IGNORECASE,
)
"""What may have a capital and names nobody: "13.60 Zambian kwacha (ZMW)"."""

_COUNTS = re.compile(r"\b(?:how many|cuant[oa]s) (?P<next>\w+)")
_OF = frozenset({"of", "de", "del"})
_PEOPLE = frozenset({"people", "person", "persons", "individuals", "persona", "personas"})
_SINCE = re.compile(r"\b(?:since when|how long|desde cuando|(?:hace )?cuanto(?: tiempo)?)\b")
_SPELLED = r"(?:(?:[A-ZÁÉÍÓÚÑ][\w-]*|de|del|la|los|las|el|y|e|of|the|and|for|on|in|para|por),? )+"
_BODIES = ORGANISATIONS | INSTITUTIONS | OFFICES
_BEFORE = re.compile(
    r"\b(?:previous|prior|preceding|before|earlier|anterior|previ[oa]|precedente|antes)\b"
)
_ENOUGH = 9
"""More than there can be halves: of what asks for no kind of thing that can be looked for."""


def gives_its_kind(candidate: Candidate, half: Half, beside: Sequence[Half]) -> bool:
    """Whether a sentence has what a half asks for, and as much for the halves beside it.

    Args:
        candidate: said for all of them.
        half: one of several questions in one.
        beside: the others that this sentence answers.
    """
    kind = _kind(half)
    same = sum(_kind(other) == kind for other in beside)
    return _given(kind, candidate, half.question) > same


def is_told_in_other_words(candidate: Candidate, half: Half, beside: Sequence[Half]) -> bool:
    """Whether a sentence that a half is led to, asked alone, lacks nothing that it asks for.

    What another half takes over from this one need not be named: that one is said.
    """
    asked = half.question
    counted = _counted(asked)
    text, language = worded(candidate), candidate.language
    lent = any(other.depends and not half.depends for other in beside)
    return (
        gives_its_kind(candidate, half, beside)
        and (lent or not unmet(asked, candidate))
        and (not counted or any(holds(text, language, asked, word) for word in counted))
    )


def is_told_beside(candidate: Candidate, half: Half, beside: Sequence[Half]) -> bool:
    """Whether a sentence holds all that a half asks beside what it shares with one it answers.

    "How many boys were in the cases of 2020" shares all but the boys with "how many girls ...". Why
    something is so ("and why?") tells that it is; what "each" of some things is does not tell them.
    """
    asked = half.question
    shared = {word.folded for other in beside for word in other.question.words}
    rest = [
        word
        for word in asked.words
        if word.folded not in shared | CUES and word.folded in {own.folded for own in half.own}
    ]
    bare = not half.depends and any(
        not other.own and other.question.kind == "reason" for other in beside
    )
    text, language = worded(candidate), candidate.language
    return (
        (bool(rest) or bare)
        and gives_its_kind(candidate, half, beside)
        and not unmet(asked, candidate)
        and all(holds(text, language, asked, word) for word in rest)
    )


def is_of_the_time_before(candidate: Candidate, half: Half, beside: Sequence[Half]) -> bool:
    """Whether a sentence is of the time before the one that a half names, as another one asks.

    "In the previous season there were 530" is not of 2021, however near that stands.
    """
    years = half.question.facts.years
    text = fold(candidate.text)
    return (
        bool(years)
        and half.question.kind in FIGURES
        and not years & facts(candidate.text).years
        and _BEFORE.search(text) is not None
        and any(other.depends and _BEFORE.search(fold(other.asked)) for other in beside)
    )


def _counted(asked: Question) -> list[Token]:
    """The noun of which a question asks for a figure, where it is more than "people".

    "How many were suspects" counts what was named before, and a verb is told by other words.
    """
    behind = _COUNTS.search(fold(asked.text))
    first = tokens(behind["next"])[0].folded if behind else ""
    if first in all_stop_words() - _OF:
        return []
    noun = counted_noun(asked)
    return [
        word
        for word in asked.words
        if stem(word.folded, asked.language) == noun
        and word.folded not in _PEOPLE
        and not is_any_verb(asked.text, word)
    ]


def _kind(half: Half) -> str:
    """What a half asks for, by its own words: the kind of answer, "money" or "advice"."""
    text, kind = fold(half.asked), half.question.kind
    if _MONEY_ASKED.search(text):
        return "money"
    if kind not in FIGURES and _ADVICE_ASKED.search(text):
        return "advice"
    return "number" if kind in COUNTED else kind


def _given(kind: str, candidate: Candidate, asked: Question) -> int:
    """How many things of a kind a sentence gives that a question does not have."""
    text = worded(candidate)
    units = [one.unit for one in quantities(text)]
    match kind:
        case "money":
            return units.count("money")
        case "number":
            return sum(unit != "year" for unit in units)
        case "year":
            return _times(text, asked)
        case "name":
            return _names(text, asked)
        case "place":
            return _names(text, asked) + len(facts(text).countries - asked.facts.countries)
        case "advice":
            return _ENOUGH * gives_advice(candidate)
        case "reason":
            return _ENOUGH * facts(text).reason
    return _ENOUGH


def _times(text: str, asked: Question) -> int:
    """How many years, months or spans of time since then a text gives."""
    spans = [one for one in quantities(text) if one.unit in ("years", "days")]
    since = _SINCE.search(fold(asked.text)) is not None
    years = facts(text).years - asked.facts.years
    return max(len(years), len(month_places(text))) + len(spans) * since


def _names(text: str, asked: Question) -> int:
    """How many persons and bodies a text names, beside those of a question.

    What an acronym of it is spelled out as is no other one.
    """
    held, own = facts(text), asked.facts.names
    told = _CURRENCY.sub(" ", text)
    for token in held.tokens:
        short = text[token.start : token.end]
        if token.folded in own and short.isupper():
            told = re.sub(rf"{_SPELLED}\({re.escape(short)}\)", " ", told)
    left = {token.folded for token in facts(told).tokens}
    months = {held.tokens[place].folded for place, _ in month_places(text)}
    abroad = {held.tokens[place].folded for place in held.in_countries}
    named = (held.names & left) - own - months - abroad
    bodies = {_BODIES[word] for word in left - asked.facts.words if word in _BODIES}
    common = bodies | (professions_in(told) - professions_in(asked.text))
    runs = [run for run in name_runs(text, held.names) if any(t.folded in named for t in run)]
    return max(len(runs), len(common))
