"""Whether a candidate counts the same thing otherwise: "fifteen boys", "the third offence".

"Where were fifteen boys held?" is not answered by "Eleven boys were held in Ica", nor a question
on the third offence by a sentence on the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.general_words import is_bound
from briefing_qa.answering.words.number_words import ONES, PARTS, SIZES, TENS
from briefing_qa.answering.words.word_forms import other_forms
from briefing_qa.terms import all_stop_words, fold, stem, tokens

_GAP = re.compile(r"[ -]?")
_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LENGTH = re.compile(
    r"hours?|days?|nights?|weeks?|months?|horas?|dias?|noches?|semanas?|mes(?:es)?|percent|per|por"
)
"""Twelve months are a year; shares are looked at elsewhere."""

_YEARS = re.compile(r"years|anos")
_UNDER = re.compile(r"\b(?:(?:under|over|below|above)|(?:menor|mayor)(?:es)? de) $")
"""Before an age, which says who is meant: "under fourteen years"."""

_OF_SOMEBODY = re.compile(
    r"\b(?:i|i'm|my|mi|mis|tengo)\b|\btien\w+ \w+ anos\b|-year-old\b|\byears? old\b"
    r"|\buna? \w+ de \w+ anos\b"
    r"|\b(?:est|es|aquell)[ao]s \w+ anos\b"
)
"""What holds from twelve years on holds for somebody of fifteen; "those five years" are known."""


def counts_otherwise(question: Question, candidate: Candidate) -> bool:
    """Whether a number of a question stands with its noun, and a candidate has another with it.

    The number itself may stand anywhere around the candidate.
    """
    asked = _asked(question)
    if not asked or candidate.language != question.language or is_comparison(question):
        return False
    near = surroundings(candidate)
    head = (candidate.headings, candidate.caption, candidate.title, *candidate.columns)
    texts = (near.own, near.before, *head)
    held = {one for text in texts for one in _counted(text, question.language)}
    values = {_value(token.folded) for text in texts for token in tokens(text)}
    things = {(sort, noun) for sort, _, noun in held}
    return any(value not in values and (sort, noun) in things for sort, value, noun in asked)


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> frozenset[tuple[str, int, str]]:
    folded = fold(question.text)
    if asks_whether(question) or _OF_SOMEBODY.search(folded):
        return frozenset()
    return frozenset(_read(question.text, question.language, bounds=False))


@lru_cache(maxsize=20_000)
def _counted(text: str, language: str) -> frozenset[tuple[str, int, str]]:
    return frozenset(_read(text, language, bounds=True))


def _read(text: str, language: str, *, bounds: bool) -> Iterator[tuple[str, int, str]]:
    """The small numbers of a text: of what sort, their value, the stem of the noun after it."""
    stops = all_stop_words()
    for token, after in pairwise(tokens(text)):
        value = _value(token.folded)
        if value is None or not _GAP.fullmatch(text[token.end : after.start]):
            continue
        if (
            after.folded in stops
            or after.folded in PARTS
            or after.folded in SIZES
            or _value(after.folded) is not None
        ):
            continue
        before = fold(text[: token.start])
        is_age = _YEARS.fullmatch(after.folded) and _UNDER.search(before)
        if bounds or is_age or not (_LENGTH.fullmatch(after.folded) or is_bound(before)):
            sort = "number" if token.is_number or token.folded in ONES | TENS else "ordinal"
            yield sort, value, stem(after.folded, language)


@lru_cache(maxsize=5_000)
def _value(folded: str) -> int | None:
    """Of "three", "third", "3" and "3rd" the number."""
    if digits := _DIGITS.fullmatch(folded):
        return int(digits.group(1))
    return next((int(form) for form in other_forms(folded) if form.isdecimal()), None)
