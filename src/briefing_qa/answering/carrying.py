"""What a question takes over from the one before it in one text, besides its topic.

"What worries the Committee about the mines, and what does it recommend about them?" has two words
that point back: the first one is who was asked about, not what. Where nothing is said of what, as
in "... and what does it recommend?", it is the same as before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import is_plural
from briefing_qa.terms import Token, all_stop_words, tokens

_AUXILIARY = r"(?:does|did|do|has|have|had|will|would)"
_DOER = re.compile(
    rf"(?P<lead>\W*(?:what|which|how|why|when|where)\b(?: \w+)?? {_AUXILIARY} )"
    r"(?P<who>it|they|he|she)\b(?P<rest> .*)",
    re.IGNORECASE,
)
"""A question about what somebody does who was named before."""

_POINTS = re.compile(r" (?:it|them|him|her|this|that|these|those)\b", re.IGNORECASE)
_ASKED_OF = re.compile(rf"\b{_AUXILIARY} (?P<rest>(?:the|an?|its|their) .*)", re.IGNORECASE)
_ABOUT = re.compile(
    r" (?:about|regarding|concerning|with regard to|sobre|acerca del?"
    r"|(?:con )?respecto (?:al?|del?)) [^,;?]+$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?P<asked>\W*qu[eé] \w+) "
    r"\((?P<who>(?:el|la|los|las) [^()]+ (?:sobre|acerca|respecto)\b[^()]+)\)\?",
    re.IGNORECASE,
)
"""A Spanish verb with who does it, and what it is about, as they were put into it."""

_MOST = 5
"""Words of the phrase for a doer."""


def with_doer(text: str, before: str) -> str:
    """A question with who was asked about in place of its first pronoun, where it has two.

    Args:
        text: "what does it recommend about it?".
        before: "What concerns does the Committee raise about the Commissioner?".

    Returns:
        "what does the Committee recommend about it?"; the question as it is where it has one
        pronoun alone, or nobody fits it.
    """
    match = _DOER.fullmatch(text)
    if match is None or not _POINTS.search(match["rest"]):
        return text
    doer = _doer(before)
    if not doer or is_plural(tokens(doer)[-1].folded) != (match["who"].lower() == "they"):
        return text
    return f"{match['lead']}{doer}{match['rest']}"


def with_matter(text: str, before: str) -> str:
    """A question for what somebody says or does, about what the one before it is about.

    Args:
        text: "What does the Committee recommend?".
        before: "What does the Committee say about the mines?".

    Returns:
        "What does the Committee recommend about the mines?"; the question as it is where it says
        something of its own, or has the matter already.
    """
    if bracketed := _BRACKETED.fullmatch(text):
        return f"{bracketed['asked']} {bracketed['who']}?"
    about = _ABOUT.search(before.rstrip(" ?"))
    bare = text.rstrip(" ?")
    if about is None or _ABOUT.search(bare) or "(" in text:
        return text
    known = {token.folded for token in tokens(before)} | all_stop_words()
    own = [token for token in tokens(bare) if token.folded not in known]
    if len(own) != 1 or tokens(bare)[-1] != own[0]:
        return text
    return f"{bare}{about.group()}?"


def _doer(before: str) -> str:
    """The noun phrase between an auxiliary and a verb: "the Committee".

    The verb is the word before the first one that opens another phrase.
    """
    match = _ASKED_OF.search(before)
    if match is None:
        return ""
    rest = match["rest"]
    found = tokens(rest)[: _MOST + 2]
    ends = (i for i, token in enumerate(found) if i and _opens(rest, found, i))
    end = next(ends, len(found))
    return rest[: found[end - 2].end] if 2 < end <= _MOST + 1 else ""


def _opens(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether another phrase begins at a word: not at "on" of "the Committee on Torture"."""
    token = found[place]
    if not (token.is_number or token.folded in words.PREPOSITIONS | words.DETERMINERS):
        return False
    after = found[place + 1 : place + 2]
    within = (
        bool(after) and text[after[0].start].isupper() and text[found[place - 1].start].isupper()
    )
    return not (within and token.folded in words.PREPOSITIONS)
