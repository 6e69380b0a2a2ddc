"""Of whom a question asks what they did: "What did UNICEF recommend?" of UNICEF.

There is no parser here: a name right behind "did" or "has" and before a verb, in Spanish right
behind the verb, or behind "by".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import kinds_of
from briefing_qa.answering.words.bodies import ACTORS
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import PAPERS, name_runs
from briefing_qa.answering.words.wording import ARTICLES
from briefing_qa.terms import Token, fold, stop_words

_DOES = re.compile(r"\b(?:did|does|do|has|have|had|will|can|could|should|must)\b")
_SAID_BEFORE = re.compile(
    r"^.*[.!] (?=(?:How|What|Which|When|Where|Why|Who|Within|By) )", re.DOTALL
)
"""What is told before the question itself."""

_OWN = ARTICLES | {"its", "their"}
_BREAK = re.compile(r"[,;:()]")
_ADVERBS = frozenset({"also", "ever", "already", "first", "not", "never"})
_QUIEN = re.compile(r"\W*(?:a |de |por )?quien")
_FORM = re.compile(r"(?:[óoaeé]|an|en|aron|ieron)$")
"""What a Spanish verb of the third person ends in."""

_NO_VERB_AFTER = (
    ARTICLES
    | {"se", "fue", "fueron", "un", "una", "unos", "unas", "al", "del", "de", "en", "por", "con"}
    | {"su", "sus", "a", "para", "sin"}
)
"""After these comes a noun; and what "se firmó" says, nobody is said to do."""

_PLURAL = re.compile(r"[ae]n$|ron$")

TO = re.compile(r"\b(?:to|al?)\W+(?:the |el |la |los |las )?$")


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody who does something in a question.

    Attributes:
        name: as it stands there.
        verb: what they do, folded.
        to: the name of whom it is done to, or "".
    """

    name: str
    verb: str
    to: str = ""


@lru_cache(maxsize=1_000)
def asked_doer(question: Question) -> Doer | None:
    """Who does what a question asks about; None where that is not plain."""
    found = _english(question.text) if question.language == "en" else _spanish(question.text)
    if found is None:
        return _by(question)
    start, end, verb = found
    text = question.text
    if kinds_of(text[start:end]) & PAPERS.keys():
        return None
    to = next(
        (
            text[run[0].start : run[-1].end]
            for run in name_runs(text)
            if run[0].start >= end and TO.search(fold(text[: run[0].start]))
        ),
        "",
    )
    return Doer(text[start:end], verb, to)


def _english(text: str) -> tuple[int, int, str] | None:
    """Where who does it begins and ends, and the verb: "did (EOCO) train"."""
    begins = next((match.end() for match in _SAID_BEFORE.finditer(text)), 0)
    does = _DOES.search(text.lower(), begins)
    after = [token for token in facts(text).tokens if does and token.start >= does.end()]
    bare = after[1:] if after and after[0].folded in _OWN else after
    if not bare:
        return None
    end = _name_end(text, bare[0])
    if end is None:
        if bare is after or bare[0].folded not in ACTORS:
            return None
        end = bare[0].end
    rest = [
        token
        for token in bare
        if token.start >= end and token.folded not in _ADVERBS and not token.folded.endswith("ly")
    ]
    if not rest or _BREAK.search(text[end : rest[0].start]):
        return None
    if len(rest) > 2 and (rest[0].folded, rest[1].folded) == ("have", "to"):
        rest = rest[2:]
    verb = rest[0].folded
    plural = verb.endswith("s") and not verb.endswith("ss")  # "did INHOPE hotlines ..."
    if plural or _is_function(verb) or text[rest[0].start].isupper():
        return None
    return bare[0].start, end, verb


def _name_end(text: str, first: Token) -> int | None:
    """Where a name ends that begins with a word; an owner is part of it: "People's Advocate"."""
    runs = name_runs(text)
    end: int | None = None
    for run in runs:
        if run[0] == first or (end is not None and run[0].start == end + 1):
            end = run[-1].end
    return end


def _spanish(text: str) -> tuple[int, int, str] | None:
    """Where who does it begins and ends, and the verb: "capacitó (EOCO)"."""
    if _QUIEN.match(fold(text)):
        return None
    found = facts(text).tokens
    places = {token.start: i for i, token in enumerate(found)}
    named = [(places[run[0].start], run[-1].end) for run in name_runs(text)]
    small = [
        (i, token.end)
        for i, token in enumerate(found)
        if token.folded in ACTORS and i > 0 and found[i - 1].folded in ARTICLES
    ]
    for place, end in (*named, *small):
        if verb := _verb_before(text, found, place):
            return found[place].start, end, verb
    return None


def _verb_before(text: str, found: Sequence[Token], place: int) -> str:
    """The verb right before a name and its article, or ""."""
    verb = place - 2 if place > 0 and found[place - 1].folded in ARTICLES else place - 1
    if verb < 1 or found[verb - 1].folded in _NO_VERB_AFTER:
        return ""
    token = found[verb]
    shown = text[token.start : token.end]
    if _is_function(token.folded) or shown[0].isupper() or not _FORM.search(shown):
        return ""
    several = found[place - 1].folded in ("los", "las")
    if verb == place - 2 and several != (_PLURAL.search(token.folded) is not None):
        return ""  # "¿Cuántos hoteles firmaron el Código?": they did
    return "" if _BREAK.search(text[token.end : found[place].start]) else token.folded


def _by(question: Question) -> Doer | None:
    """Who does what is done "by" them: "were trained by EOCO", "capacitados por EOCO"."""
    text = question.text
    found = facts(text).tokens
    places = {token.start: i for i, token in enumerate(found)}
    for run in name_runs(text):
        by = places[run[0].start] - 1
        if by >= 0 and found[by].folded in ARTICLES:
            by -= 1
        if by < 1 or found[by].folded not in ("by", "por"):
            continue
        verb = found[by - 1].folded
        past = r"(?:ed|en)$" if question.language == "en" else r"[ai]d[oa]s?$"
        if re.search(past, verb) and not _is_function(verb):
            return Doer(text[run[0].start : run[-1].end], verb)
    return None


def _is_function(word: str) -> bool:
    return word in stop_words("en") or word in stop_words("es")
