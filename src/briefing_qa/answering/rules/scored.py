"""Whether a candidate gives no score for what a score is asked for: 63.5 in all is none for laws.

Scores are alike but for what they are of, and that is often said in other words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.meaning import closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.score_given import score_given
from briefing_qa.answering.words.facts import facts

NEAR = 0.35
"""Cosine of two words of which one may stand for the other; "laws" and "legislation" have 0.5."""

SHARED = 0.6
"""How near the words that name something come on average, where there are several: of "the legal
framework" a sentence on "the legal age of marriage" has one."""

_SCORE = r"(?:score|points|puntuaci[oó]n|puntaje|puntos|calificaci[oó]n)"
_GOT = (
    r"(?:gets?|got|receives?|received|obtain(?:s|ed)?|achieved?"
    r"|obt(?:uvo|iene)|recib(?:i[oó]|e)|tiene|tuvo|sac[oó]|logr[oó]|alcanz[oó])"
)
_ASKED = re.compile(
    rf"(?:what (?:is|was) .{{0,40}}{_SCORE}|(?:what|which|how many) {_SCORE} .{{0,60}}{_GOT}"
    rf"|(?:what|how) did .{{1,40}} score|cu[aá]l (?:es|era|fue) .{{0,40}}{_SCORE}"
    rf"|(?:qu[eé]|cu[aá]ntos) {_SCORE} .{{0,60}}{_GOT}|(?:qu[eé]|cu[aá]ntos) {_SCORE} {_GOT})\b"
    r"(?:.{0,60}?\b(?:for|on|in|under|en|para|por|sobre)\s+(?P<of>[^?.;(]{2,80}))?",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"(?:\b[A-Z][\w'’-]*(?: (?:of|the|for|on|and)){0,2} ){0,6}\b[Ii]ndex\b"
    r"|\b[IÍií]ndice\b(?:(?: (?:of|the|for|on|de|del|la|los|las)){0,2} [A-ZÁÉÍÓÚ][\w'’-]*){0,6}"
)
"""What the score belongs to, by its name: "the Out of the Shadows Index"."""

_IN_BRACKETS = re.compile(
    r"(?P<who>[^\W\d_][\w'’-]*(?: [A-ZÁÉÍÓÚ][\w'’-]*){0,3}) \(\d+(?:[.,]\d+)?\)"
)

_NO_SUBJECT = stem_set(
    "index indicator area category topic theme overall total whole general average year edition",
    "en",
) | stem_set("índice indicador área categoría tema conjunto total promedio año edición", "es")


def is_of_another_score(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate has no figure, or none for what the question names.

    Args:
        question: taken apart; "What did Peru score for laws?" names it after the score.
        candidate: with the names of its columns and, of a heading, the one above it.
    """
    if question.kind != "score":
        return False
    subject = _subject(question.text, question.language)
    if subject is None:
        return False
    own = f"{candidate.text} {' '.join(candidate.columns)}"
    if not any(letter.isdigit() for letter in _without_others(own, question.facts.countries)):
        return True
    around = f"{own} {candidate.caption} {candidate.section[-1] if candidate.section else ''}"
    if not subject or question.language != candidate.language:
        return False
    near = closeness(subject, question.language, around, candidate.language)
    held = stem_set(around, candidate.language)
    found = [max(float(one), stem in held) for stem, one in zip(subject, near, strict=True)]
    return max(found) < NEAR or (len(found) > 1 and sum(found) < SHARED * len(found))


def has_another_score(question: Question, candidate: Candidate) -> bool:
    """Whether what has a score is asked for, and a sentence or row does not give that score."""
    given = score_given(question)
    if given is None:
        return False
    return given not in facts(f"{candidate.text} {' '.join(candidate.columns)}").numbers


def _without_others(text: str, asked: frozenset[str]) -> str:
    """A text without what it gives for other countries in brackets: "Colombia (63.5)"."""
    return _IN_BRACKETS.sub(
        lambda found: " " if facts(found["who"]).countries - asked else found.group(), text
    )


@lru_cache(maxsize=500)
def _subject(text: str, language: str) -> tuple[str, ...] | None:
    """The words for what a score is of; none where it is a whole one's, None where no score's."""
    found = _ASKED.search(text)
    if found is None:
        return None
    named = _INDEX.sub(" ", found["of"] or "")
    tokens, places = facts(named).tokens, facts(named).in_countries
    words = " ".join(
        named[token.start : token.end]
        for i, token in enumerate(tokens)
        if i not in places and not token.is_number
    )
    return tuple(sorted(stem_set(words, language) - _NO_SUBJECT))
