"""Spanish participles and adjectives in the gender of what was put before them.

"hombres fueron atendidos", "hombres peruanos".
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_qa.answering.follow_up import words
from briefing_qa.terms import fold, guess_language, stop_words, tokens

_PARTICIPLE = re.compile(r"\w{2,}[ai]d[oa]s?")
_BE = frozenset({"fue", "fueron", "son", "es", "era", "eran", "estan", "esta", "sido"})
_ARTICLES = frozenset({"los", "las"})
_ONE_FORM = frozenset({"indigenas", "victimas", "anos", "personas", "casos"})
_WOMEN = frozenset({"mujeres", "madres"})
_MEN = frozenset({"hombres", "varones", "padres"})
_CLITICS = frozenset({"no", "se", "le", "les", "lo", "la", "los", "las"})
_BEFORE_VERBS = 3
_PLURALS = {"es": "son", "fue": "fueron", "ha": "han", "era": "eran", "tuvo": "tuvieron"} | {
    "hizo": "hicieron", "obtuvo": "obtuvieron", "recibio": "recibieron", "dio": "dieron",
}  # fmt: skip
_REACH = 6
"""Words between what is counted and the participle that agrees with it."""


def agree(text: str, end: int) -> str:
    """A Spanish question whose first participle behind a form of "ser" has the gender of a noun.

    Args:
        text: the question.
        end: where the noun in it ends.
    """
    head = tokens(text[:end])
    gender = next((t.folded[-2] for t in head[::-1] if t.folded in words.COUNTS | _ARTICLES), "")
    if gender not in ("o", "a") or guess_language(text) != "es":
        return text
    behind = tokens(text[end:])[:_REACH]
    for before, token in pairwise(behind):
        word = text[end + token.start : end + token.end]
        if before.folded in _BE and _PARTICIPLE.fullmatch(fold(word)):
            place = end + token.start + len(word.rstrip("s")) - 1
            return text[:place] + gender + text[place + 1 :]
    return text


def with_adjective(text: str, end: int, noun: str) -> str:
    """A Spanish text whose adjective behind a noun has the noun's gender: "hombres peruanos".

    Args:
        text: the question.
        end: where the noun in it ends.
        noun: the noun, folded.
    """
    following = next(iter(tokens(text[end:])), None)
    if following is None or guess_language(text) != "es" or following.start != 1:
        return text
    word = following.folded
    if word in stop_words("es") | _ONE_FORM or not word.endswith(("as", "os")):
        return text
    if word.endswith("istas") or (noun.endswith("es") and noun not in _WOMEN | _MEN):
        return text
    vowel = "a" if noun.endswith("as") or noun in _WOMEN else "o"
    place = end + following.end - 2
    return text[:place] + vowel + text[place + 1 :]


def is_feminine(noun: str) -> bool:
    """Whether a folded Spanish noun is feminine, as far as its letters and a few nouns tell."""
    return noun.endswith(("as", "ciones", "siones", "dades", "a")) or noun in _WOMEN


def with_plural_verb(said: str) -> str:
    """A Spanish clause whose first verb is a plural: "no asignaron" of "no asignó"."""
    for token in tokens(said)[:_BEFORE_VERBS]:
        word = said[token.start : token.end]
        if token.folded in _CLITICS:
            continue
        many = _PLURALS.get(token.folded, "")
        if not many and word.endswith(("ió", "ó")):
            many = word[:-1] + ("eron" if word.endswith("ió") else "aron")
        elif not many and word.endswith(("a", "e")):
            many = f"{word}n"
        return said[: token.start] + (many or word) + said[token.end :]
    return said
