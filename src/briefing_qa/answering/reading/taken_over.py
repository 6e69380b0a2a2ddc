"""Sentences that take over from the one before them what they say: "For men it was 2.5%".

Read by itself, such a sentence says little of what is asked. So the sentence before it is read in
its place, and asked for what that one tells of: of women instead of men, of the other year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question, analyse
from briefing_qa.answering.words.facts import facts, years_in
from briefing_qa.answering.words.general_words import is_general
from briefing_qa.answering.words.groups import OTHER_SEX, SEXES
from briefing_qa.errors import QuestionError
from briefing_qa.terms import Token, all_stop_words

_STANDS_FOR = frozenset(
    {"share", "figure", "proportion", "percentage", "rate", "ratio", "number", "average", "per"}
    | {
        "cent",
        "percent",
        "cifra",
        "proporcion",
        "porcentaje",
        "tasa",
        "numero",
        "promedio",
        "ciento",
    }
    | {"years", "year", "anos", "reached", "reach", "stood", "rose", "fell", "alcanza", "alcanzo"}
    | {
        "among",
        "entre",
        "subio",
        "bajo",
        "llega",
        "llego",
        "higher",
        "lower",
        "mayor",
        "menor",
        "compared",
    }
)
"""What a sentence calls that which the one before it tells of, and how it goes on."""

_WORDS = 14
"""Words of such a sentence at most."""


def taken_over(question: Question, candidate: Candidate) -> tuple[Question, Candidate] | None:
    """The question and the sentence to be read in place of one that takes over what it says.

    Args:
        question: for a figure.
        candidate: that gives one for what is asked, and has no word of its own for what it is of.

    Returns:
        The sentence before, and the question put for what that tells of; None where it is not sure
        that the candidate only sets another figure beside it.
    """
    if question.kind not in FIGURES or candidate.unit.kind != "sentence" or not candidate.before:
        return None
    own, before = facts(candidate.text), facts(candidate.before)
    if not own.numbers or not before.numbers or len(own.tokens) > _WORDS:
        return None
    if not all(_says_nothing(token, candidate) for token in own.tokens):
        return None
    text = question.text
    asked, given = question.facts.groups & SEXES, own.groups & SEXES
    if asked and asked == given and before.groups & SEXES == SEXES - asked:
        text = _each_word(text, lambda word: OTHER_SEX.get(word, ""))
    years, earlier = question.facts.years, years_in(candidate.before)
    if years and years == own.years and len(earlier) == 1 and not earlier & years:
        text = _each_word(text, lambda word: next(iter(earlier)) if word in years else "")
    if text == question.text:
        return None
    try:
        return analyse(text), replace(candidate, text=candidate.before, before="")
    except QuestionError:  # with a longer word it is too long
        return None


def _says_nothing(token: Token, candidate: Candidate) -> bool:
    """Whether a word tells at most whom or which year a figure is of."""
    word = token.folded
    return (
        token.is_number
        or word in _STANDS_FOR | all_stop_words()
        or bool(facts(word).groups & SEXES)
        or is_general(word, candidate.language)
    )


def _each_word(text: str, other: Callable[[str], str]) -> str:
    """A text with other words in the place of some, which are told by their folded form."""
    for token in reversed(facts(text).tokens):
        if new := other(token.folded):
            shown = text[token.start : token.end]
            new = new[0].upper() + new[1:] if shown[0].isupper() else new
            text = f"{text[: token.start]}{new}{text[token.end :]}"
    return re.sub(r"\s+", " ", text)
