"""Whether a candidate is of another matter than the one that is asked about.

Where advice, a penalty or the existence of something is asked for, any advice, any penalty and any
sentence about the country come near. See `matter` for what has to be met.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.meaning import has_meaning, is_known
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.matter import OWN_FORMS, Sort, matter
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, fold

NEAR: dict[Sort, float] = {"advice": 0.45, "existence": 0.3, "penalty": 0.3}
"""Cosine from which on a word may be meant by another; most words of other matters are below."""

NEAR_ABROAD = 0.25
"""The same for a word of the other language: there are lower ones even of words for one thing."""

_BY_NUMBER = re.compile(r"\b(?:section|article|articulo|inciso|paragraph|parrafo) \d")
"""Where a law's article is asked about, its number tells the matter."""

LIKE = 0.7
"""Share of the letters of two words, from which on they may be one word in two languages."""

_LONG = 6
"""Letters of such a word at least."""


def is_off_the_matter(question: Question, candidate: Candidate) -> bool:
    """Whether nothing of the matter is met in a candidate, nor in what leads up to it."""
    asked = matter(question)
    if asked is None or candidate.unit.kind == "heading":
        return False
    if asked.sort == "penalty" and _BY_NUMBER.search(fold(question.text)):
        return False
    near, language = surroundings(candidate), candidate.language
    text = "\n".join((near.own, near.before, candidate.before, *near.headings))
    lacking = [
        word for word in asked.words if not _meets(word, asked.sort, question, text, language)
    ]
    if any(word.folded in OWN_FORMS for word in lacking):
        return True
    if len(lacking) < len(asked.words):
        return False
    rare = [not is_known(word.folded, question.language) for word in asked.words]
    if asked.sort == "existence":
        # Whether something exists is asked in many words, "is there any way to ...?": one that
        # cannot be meant by others has to be among them, or in another language nothing else.
        return any(rare) if question.language == language else all(rare)
    return question.language == language or not any(rare)


def _meets(word: Token, sort: Sort, question: Question, text: str, language: str) -> bool:
    """Whether a text has a word of a question, a form of it, or one that is near in meaning."""
    own = question.language
    forms = OWN_FORMS.get(word.folded) if own == "es" else None
    if forms is not None:
        return bool(forms & _words(text))
    least = NEAR[sort] if own == language else NEAR_ABROAD
    if has_meaning(word.folded, own, text, language, least):
        return True
    return own != language and _has_alike(word.folded, text)


@lru_cache(maxsize=20_000)
def _has_alike(word: str, text: str) -> bool:
    """Whether a text of another language has nearly the same word: "femicide", "feminicidio"."""
    begun = [one for one in _words(text) if one[0] == word[0] and len(one) >= _LONG]
    return len(word) >= _LONG and bool(difflib.get_close_matches(word, begun, n=1, cutoff=LIKE))


@lru_cache(maxsize=5_000)
def _words(text: str) -> frozenset[str]:
    return facts(text).words
