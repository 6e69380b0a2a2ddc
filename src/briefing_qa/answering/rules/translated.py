"""Names in a question that a text in the other language has in other words.

The "Relatora Especial" is the Special Rapporteur there, "Cybercrime" is "Ciberdelincuencia". A word
that no dictionary has, or both, is otherwise a name of its own: "Quechua" stays what it is.
"""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import (
    authorities,
    authority,
    is_described,
    is_kind,
)
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import stem

_COMBINING = ("cyber", "ciber", "anti", "inter", "multi", "tele", "micro", "sub", "post", "pre")
"""What words are made with that no dictionary has: "Cybercrime"."""

_NEAR = 0.5
"""Cosine from which on two words of two languages may mean the same."""


def is_translated(name: str, shown: str, question: Question, candidate: Candidate) -> bool:
    """Whether a name is not to be looked for in a candidate of another language.

    Words for kinds of bodies, laws and offices are not, nor those of the question's language alone,
    as in "Código Penal". Of who is named by a kind alone the document must not be by another one.

    Args:
        name: a folded word of the question.
        shown: as it stands there.
        question: taken apart.
        candidate: of another language than the question.
    """
    if kind := authority(name, question.text):
        of = authorities("\n".join((candidate.title, candidate.headings, candidate.publisher)))
        return not of or kind in of | authorities(candidate.source.passage.text)
    word = shown.lower().removesuffix("'s").removesuffix("’s")
    return is_kind(name) or _known(word, question.language) == (True, False)


def is_meant(name: str, shown: str, question: Question, candidate: Candidate) -> bool:
    """Whether a word near in meaning stands with a candidate of another language.

    Only of names that describe, and for words of both languages: "Especial", which "special" is.
    """
    if not (all(_known(shown.lower(), question.language)) and is_described(name, question.text)):
        return False
    term = stem(name, question.language)
    about = (candidate.title, candidate.headings, candidate.caption, candidate.publisher)
    return any(
        word_closeness(term, question.language, text, candidate.language) >= _NEAR
        for text in (candidate.source.passage.text, *about)
    )


@lru_cache(maxsize=5_000)
def _known(word: str, language: str) -> tuple[bool, bool]:
    """Whether a word is one of a language, or made of one, and whether of the other one as well."""
    ways = {word, *(word.removeprefix(form) for form in _COMBINING)}
    own, other = (
        any(in_dictionary(way, one) for way in ways)
        for one in (language, "en" if language == "es" else "es")
    )
    return own, other
