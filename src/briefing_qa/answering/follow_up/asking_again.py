"""The earlier question with another question word: "why?" after "in what year was it changed?"."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.agreement import with_plural_verb
from briefing_qa.answering.follow_up.shape import (
    cut,
    is_plural,
    is_spanish_verb,
    is_subject,
    shape_of,
    verb_in,
)
from briefing_qa.answering.follow_up.telling import is_told_of
from briefing_qa.answering.follow_up.topic import Topic
from briefing_qa.terms import fold, guess_language, tokens


def ask_again(said: str, topic: Topic) -> str:
    """The earlier question with another question word: "why" for "in what year"."""
    shape, bare = topic.shape, said.strip(" ?¿")
    if not words.ADVERBIAL.fullmatch(fold(bare)) or guess_language(f"{bare}?") != shape.language:
        return ""
    if shape.language == "es":
        return _ask_again_in_spanish(bare, topic)
    if is_subject(shape):
        return f"{bare} {shape.verb} {topic.noun} {shape.rest}?" if shape.verb else ""
    if is_told_of(shape):
        return ""
    if fold(shape.verb) in words.SUPPORT:
        subject, verb, rest = verb_in(shape.rest, fronted=bool(shape.noun))
        middle = (bare, shape.verb.lower(), subject, verb, shape.noun, rest)
        return " ".join(filter(None, middle)) + "?"
    nameless = fold(shape.asks) in ("what", "which", *words.WHO) and not (
        shape.noun or shape.preface
    )
    if not shape.verb or nameless:
        return ""
    noun = "" if shape.preface else topic.noun
    return " ".join(filter(None, (bare, shape.verb.lower(), shape.rest, noun))) + "?"


def _ask_again_in_spanish(bare: str, topic: Topic) -> str:
    """A Spanish question with another question word: its verb goes before what was counted."""
    shape, noun = topic.shape, re.sub(r"^de ", "", topic.noun)
    asks, found = fold(shape.asks), tokens(bare)
    if found[0].folded in words.PREPOSITIONS and is_spanish_verb(bare, found[-1]):
        return ""  # "¿de qué murió?" has its verb
    if not shape.rest:
        return _ask_bracketed_again(bare, topic)
    if " " in asks and noun and is_plural(tokens(noun)[-1].folded):
        # of a share of many one thing is said, of the many another
        return f"{bare} {noun} {with_plural_verb(shape.rest)}?"
    if noun and tokens(noun)[0].folded not in words.SPANISH_ARTICLES:
        # "¿por qué albergues supervisó?" asks for the shelters
        verb, rest = _verb_first(shape.rest)
        return " ".join(filter(None, (bare, verb, noun, rest))) + "?" if verb else ""
    counts = asks in ("cuanto", "cuanta", "cuantos", "cuantas")
    if not noun and (counts or asks in ("que", "cual", "cuales")) and not shape.preface:
        return ""
    return " ".join(filter(None, (bare, noun, shape.rest))) + "?"


def _ask_bracketed_again(bare: str, topic: Topic) -> str:
    """A question with its topic in brackets, asked again: "¿Desde cuándo lo dirige (la Cruz)?"."""
    head = shape_of(topic.head)
    opens = fold(head.asks) in words.WHO | words.ADVERBS and head.language == "es"
    if not opens or head.noun or not head.rest or head.preface:
        return ""
    return f"{bare} {head.rest} ({topic.inside})?"


def _verb_first(rest: str) -> tuple[str, str]:
    """The verb that a text begins with, with what belongs to it, and what follows."""
    found = tokens(rest)
    end = 0
    while end < len(found) and found[end].folded in ("no", "se", "lo", "la", "los", "las", "ha",
                                                     "han", "fue", "fueron"):  # fmt: skip
        end += 1
    helped = end and found[end - 1].folded in ("ha", "han", "fue", "fueron")
    if end < len(found) and (is_spanish_verb(rest, found[end]) or (
        helped and re.search(r"[aei]d[oa]s?$", found[end].folded)
    )):  # fmt: skip
        end += 1
    if not end or found[end - 1].folded in ("no", "se"):
        return "", ""
    return cut(rest, found[:end]), cut(rest, found[end:])
