"""What a question is about, told as a phrase: "the cases that Ghana investigated in 2020"."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import (
    Shape,
    cut,
    is_capital,
    is_infinitive_of,
    is_present,
    is_spanish_verb,
    is_verb,
)
from briefing_qa.terms import fold, tokens

_BEFORE_VERB = frozenset({"se", "no", "le", "les", "lo", "me", "nos"})


def told_in_spanish(shape: Shape, noun: str, said: str) -> str:
    """What a Spanish question is about, as a phrase: what is asked for and a clause, or no verb."""
    part = re.match(r"parte (?:de (?=los |las |la )|(?P<contracted>del ))", noun)
    if part is not None:  # who took that part is another matter
        return f"{'el ' if part['contracted'] else ''}{noun[part.end() :]}"
    if noun and said and not shape.preface:
        share = re.sub(r"^\S+ ", "", shape.asks) if " " in shape.asks else ""
        return " ".join(filter(None, (share, re.sub(r"^de ", "", noun), "que", said)))
    if noun or not shape.asks:
        return f"{noun} {said}".strip()
    found = tokens(said)
    place = 0
    while place < len(found) - 1 and (
        found[place].folded in _BEFORE_VERB or is_spanish_verb(said, found[place])
    ):
        place += 1
    verb = place < len(found) - 1 and (
        is_present(said, found, place) or (not place and is_infinitive_of(found[0]))
    )
    about = said[found[place + verb].start :] if found else said
    return _with_commas(re.sub(r"^(?:al|del) ", "el ", about))


def _with_commas(about: str) -> str:
    """Spanish noun phrases told apart, up to a side sentence: "los hoteles, el Código"."""
    found = tokens(about)
    for place, token in reversed(list(enumerate(found))):
        if place and token.folded in ("cuando", "si", "porque", "aunque"):
            about = about[: found[place - 1].end]
        elif place and token.folded in ("el", "la", "los", "las", "un", "una"):
            before = found[place - 1].folded
            if before not in words.PREPOSITIONS | words.JOINERS | words.RELATIVES and (
                about[found[place - 1].end : token.start] == " "
            ):
                about = f"{about[: found[place - 1].end]}, {about[token.start :]}"
    return about


def names_somebody(shape: Shape) -> bool:
    """Whether it asks who somebody is: "who is Ana Ruiz?"."""
    first = next(iter(tokens(shape.rest)), None)
    return (
        fold(shape.asks) == "who"
        and shape.verb in ("is", "was")
        and first is not None
        and is_capital(shape.rest, first)
    )


def told_of_subject(shape: Shape, noun: str, said: str) -> str:
    """What "how many of these were enrolled in it" is about: those enrolled in it."""
    if (
        not noun
        and shape.verb in ("is", "was")
        and is_capital(shape.rest or "a", tokens(shape.rest or "a")[0])
    ):
        return shape.rest  # "who is Ana Ruiz"
    if not noun:
        return f"{fold(shape.asks)} {said}"
    noun = re.sub(r"^of ", "", noun)
    if shape.verb in ("is", "are", "was", "were"):
        return f"{noun} {shape.rest}".strip()
    return f"{noun} that {said}"


def told_with_helper(shape: Shape, noun: str) -> str:
    """What "how many refugees has the country received" is about, in words of its order."""
    found = tokens(shape.rest)
    verb = next((i for i, t in enumerate(found) if i and is_verb(t)), None)
    if not noun or shape.preface or shape.verb not in ("has", "have", "had") or verb is None:
        return ""
    subject, said = cut(shape.rest, found[:verb]), cut(shape.rest, found[verb:])
    return f"{noun} that {subject} {shape.verb} {said}"


def is_told_of(shape: Shape) -> bool:
    """Whether "which district is worst" says something of what it asks for, in one word or few."""
    first = next(iter(tokens(shape.rest)), None)
    return (
        shape.verb in ("is", "are", "was", "were", "has", "have", "had")
        and first is not None
        and (first.folded not in words.DETERMINERS or first.folded in ("a", "an", "no"))
        and not is_capital(shape.rest, first)
        and fold(shape.asks).startswith(("how many", "which", "what share", "what percentage"))
    )
