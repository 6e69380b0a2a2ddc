"""Questions that ask which of two things it is more: "Did more sign in 2019 or in 2020?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.parts import analysed, own_words
from briefing_qa.answering.questions.coordination import completed, readings
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words import degrees
from briefing_qa.terms import Token, fold

MORE = (
    rf"(?:{degrees.ALL}|mostly|mainly|earlier|later|first|faster|mayoria|mayoritariamente|primero"
    r"|antes)"
)
_COMPARING = re.compile(
    rf"\b{MORE}\b(?! (?:than|de|que|from|ancho)\b)(?!(?>.*?\b(?:than|que)\b).* (?:or|o|u) )"
)
"""A word that compares, but with nothing that is named right there ("more than 20")."""

QUICKER = re.compile(
    r"\b(?:which|what|who)\b(?: (?!is\b|are\b)\w+){0,3} (?:is|are|was|were) (?:the )?"
    r"(?P<adjective>(?!(?:other|over|under|after|ever|never|neither|either|another)\b)\w{2,}er)"
    r"(?=[,:?]| (?:in|for|at|on|among)\b)"
)
"""Compares by any English adjective: "which is quicker, A or B?"."""

_EMPTY = frozenset(
    {"come", "comes", "came", "take", "takes", "took", "place", "happen", "happens", "happened"}
    | {"occur", "occurs", "occurred", "hay", "hubo", "habia", "habian", "ocurre", "ocurrio"}
    | {"ocurren", "pasa", "paso", "sucede", "sucedio", "vino", "llego"}
)
"""Verbs that only say that something is so."""

_OR_MORE = re.compile(
    rf"(?:\d|\b(?:one|two|three|once|un[oa]?|dos|tres|vez))(?: \w+)? (?:or|o) {MORE}\b"
)
"""As in "three or more", "tres o más"."""

_NO_THING = frozenset(
    {"rest", "other", "others", "else", "elsewhere", "average", "country", "same", "resto"}
    | {"otro", "otra", "otros", "otras", "promedio", "media", "pais", "igual", "demas", "lado"}
    | {"year", "previous", "ano", "anterior"}
)
"""What is no thing of its own: "in Pando or in the rest of the country"."""

_ASKS = r"\b(?:which|what|who|where|cual|que|quien(?:es)?|donde)\b"
_LISTED = re.compile(
    rf"(?P<lead>.*{_ASKS}(?:(?!{_ASKS})[^,:])*+[,:]) "
    r"(?P<one>[^,]+?),? (?:or|o|u) (?P<other>[^,?]++)(?P<tail>\?|$)"
)
"""What may be of any length is read in one way only, here and in `parts`: else a long text without
sense could be read in as many ways as it has words, to the third power.
"""

_TWO_MORE = re.compile(
    r"(?P<lead>.*)\b(?P<one>(?:more|mas) .+?),? (?:or|o|u) (?P<other>(?:more|mas) .+?)"
    r"(?P<tail>\?|$)"
)


def choices(question: Question) -> tuple[Question, ...]:
    """The two things between which a question asks, each as a question of its own, or nothing."""
    text = question.text
    folded = fold(text)
    compares = _COMPARING.search(folded) or QUICKER.search(folded)
    if len(folded) != len(text) or not compares or _OR_MORE.search(folded):
        return ()
    for one, other in (*readings(text), *_listed(text, folded)):
        options = analysed((one, other), least_words=1)
        own = [own_words(option, options) for option in options]
        if own and all(own):
            return options if all(map(_is_a_thing, own)) else ()
    return ()


def _is_a_thing(words: Sequence[Token]) -> bool:
    """Whether words name a thing: neither "the rest", nor "worse", nor the 6 of "5 or 6"."""
    if len(words) == 1 and words[0].is_number:
        return len(words[0].folded) == len("2020")
    return any(w.folded not in _NO_THING and not says_nothing(w) for w in words)


def _listed(text: str, folded: str) -> list[tuple[str, str]]:
    """Phrases of any build: "which scored higher, A or B", "more A or more B"."""
    found = []
    for pattern in (_LISTED, _TWO_MORE):
        if match := pattern.fullmatch(folded):
            one, other = (text[match.start(name) : match.end(name)] for name in ("one", "other"))
            lead, tail = text[: match.end("lead")].rstrip(), text[match.start("tail") :]
            one, other = completed(one, other)
            found.append((f"{lead} {one}{tail}".strip(), f"{lead} {other}{tail}".strip()))
    return found


def says_nothing(word: Token) -> bool:
    """Whether a word only compares, or says that something is so."""
    return word.folded in _EMPTY or re.fullmatch(MORE, word.folded) is not None
