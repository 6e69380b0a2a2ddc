"""A question in the words of reports: "NNA" are "niños y adolescentes", "chavos" are "chicos".

Nothing near in meaning is known of an abbreviation or of a word that one country alone has, so it
is looked up, and read, by what it stands for. And a word alone asks what it is: "criadazgo".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing_qa.answering.questions.question import Question, reworded
from briefing_qa.answering.questions.unfound import shown_words
from briefing_qa.answering.words.listed import listed
from briefing_qa.terms import tokens

_ASKS_FOR_WORDS = frozenset(
    {"sigla", "siglas", "acronimo", "abreviatura", "significado", "definicion", "stand", "stands"}
    | {"acronym", "abbreviation", "meaning", "definition", "short"}
)
"""Where these stand it is asked what the abbreviation is."""

_LONG = 6
"""Letters from which on a word alone is looked up as a term."""


def in_plain_words(question: Question) -> Question:
    """The question as reports would put it; the question itself where nothing is to be changed."""
    if question.kind == "definition" or len(question.facts.tokens) < 2:
        return question
    if any(token.folded in _ASKS_FOR_WORDS for token in question.facts.tokens):
        return question
    known = _table().get(question.language, {})
    text, typed = question.text, []
    for token in reversed(question.facts.tokens):
        shown = question.text[token.start : token.end]
        plain = known.get(shown if token.start > 0 else shown[0].lower() + shown[1:])
        plain = plain or known.get(shown)
        if plain is None:
            continue
        typed.append((tokens(plain)[0].folded, shown))
        own = plain[0].upper() + plain[1:] if token.start == 0 else plain
        text = f"{text[: token.start]}{own}{text[token.end :]}"
    return reworded(question, text, reversed(typed)) if typed else question


def as_a_question(question: Question) -> Question:
    """A term alone, put as the question what it is; the question itself where it is none."""
    found = question.facts.tokens
    shown = question.text[found[0].start : found[0].end]
    if (
        len(found) > 1
        or not shown_words(question)
        or question.kind != "other"
        or len(shown) < _LONG
        or not shown.islower()
        or found[0].is_number
        or question.facts.countries
    ):
        return question
    asks = "¿Qué es {}?" if question.language == "es" else "What is {}?"
    put = reworded(question, asks.format(shown), question.typed)
    return put if put.language == question.language else question


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    """Language to words, as they are written within a sentence, to plain ones."""
    table: dict[str, dict[str, str]] = {}
    for line in listed("plain_words.txt"):
        language, word, plain = re.split(r":? ", line, maxsplit=2)
        table.setdefault(language, {})[word] = plain
    return table
