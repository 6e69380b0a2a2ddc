"""What replaces its like by its form: "and the richest?", "¿y sexual?", "¿y el 9?", "¿y en Puno?".

A superlative takes the place of a superlative, an adjective that of an adjective, a number that of
the one number of the question, and a place that of the place which stands behind "of".
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, all_stop_words, fold, guess_language, tokens

_SUPERLATIVE = re.compile(
    r"(?:the )?(?P<word>(?!(?:west|interest|forest|arrest|request|protest|guest|contest|honest"
    r"|modest|harvest|latest)\b)\w{2,}est|(?:most|least) \w+|worst|best)"
)
_MAS = re.compile(r"(?:(?:el|la|los|las) )?(?P<word>(?:mas|menos) (?!de\b|que\b)\w+|mejor|peor)")
_ADJECTIVE = re.compile(
    r"(?!(?:policial|material|tribunal|hospital|manual|ritual|animal|capital|journal|total)\b)"
    r"\w{2,}(?:al|ic|ical|ive|ous)"
)
_ADJETIVO = re.compile(
    r"(?!(?:hospital|tribunal|material|policia|capital|animal|total|fiscal|practicas?|tecnicas?"
    r"|politicas?|fabricas?|republicas?|negocios?|sociedad|motivos?)\b)"
    r"\w{3,}(?:al|ales|ic[oa]s?|iv[oa]s?|os[oa]s?|ari[oa]s?|bles?|ar(?:es)?)"
)
_OF = frozenset({"of", "from", "de"})


def superlative(phrase: str, before: str) -> str:
    """The question with one superlative in the place of another: "the richest" for "poorest"."""
    pattern = _MAS if guess_language(before) == "es" else _SUPERLATIVE
    own = pattern.fullmatch(fold(phrase))
    olds = list(pattern.finditer(fold(before)))
    if own is None or len(olds) != 1 or not _is_even(phrase, before):
        return ""
    new = phrase[own.start("word") : own.end("word")]
    return before[: olds[0].start("word")] + new + before[olds[0].end("word") :]


def number(phrase: str, before: str) -> str:
    """The question with a number in the place of its only one: "el 9" for "artículo 7"."""
    own = [t for t in tokens(phrase) if t.folded not in words.SPANISH_ARTICLES | {"the", "number"}]
    olds = [t for t in tokens(before) if t.is_number]
    if len(own) != 1 or not own[0].is_number or facts(phrase).years or len(olds) != 1:
        return ""
    if facts(before).years:
        return ""
    return before[: olds[0].start] + phrase[own[0].start : own[0].end] + before[olds[0].end :]


def adjective(phrase: str, before: str) -> str:
    """The question with an adjective in the place of its only one: "sexual" for "física"."""
    spanish = guess_language(before) == "es"
    pattern = _ADJETIVO if spanish else _ADJECTIVE
    own = tokens(phrase)
    if len(own) != 1 or not pattern.fullmatch(own[0].folded):
        return ""
    found = tokens(before)
    olds = [
        t for i, t in enumerate(found)
        if pattern.fullmatch(t.folded) and _describes(before, found, i, spanish=spanish)
    ]  # fmt: skip
    if len(olds) != 1:
        return ""
    return before[: olds[0].start] + phrase[own[0].start : own[0].end] + before[olds[0].end :]


def place_behind_of(phrase: str, before: str) -> str:
    """The question with "in Puno" in the place of "of Cusco", where no other place is named."""
    own = tokens(phrase)
    stops = all_stop_words()
    if len(own) < 2 or own[0].folded not in words.LOCATIVES or not all(
        phrase[t.start].isupper() for t in own[1:] if t.folded not in stops
    ):  # fmt: skip
        return ""
    found = tokens(before)
    names = [i for i in range(1, len(found)) if _is_bare_name(before, found, i)]
    if len(names) != 1 or facts(before).countries:
        return ""
    first = last = names[0]
    while last + 1 < len(found) and before[found[last + 1].start].isupper():
        last += 1
    prep = found[first - 1]
    return f"{before[: prep.start]}{phrase}{before[found[last].end :]}"


def _is_bare_name(before: str, found: list[Token], place: int) -> bool:
    """Whether a name stands behind "of" without an article, and no name before that."""
    token, prep = found[place], found[place - 1]
    if not before[token.start].isupper() or prep.folded not in _OF or place < 2:
        return False
    return not before[found[place - 2].start].isupper() or place == 2


def _describes(before: str, found: list[Token], place: int, *, spanish: bool) -> bool:
    """Whether an adjective stands beside a noun: behind it in Spanish, before it in English."""
    stops = words.STOPS
    beside = place - 1 if spanish else place + 1
    if not 0 <= beside < len(found) or found[beside].folded in stops:
        return False
    return not before[found[place].start].isupper()


def _is_even(phrase: str, before: str) -> bool:
    """Whether folding leaves the letters in their places."""
    return len(fold(phrase)) == len(phrase) and len(fold(before)) == len(before)
