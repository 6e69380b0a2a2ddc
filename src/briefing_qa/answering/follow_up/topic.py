"""What a question is about, put so that a follow-up question can take it over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.shape import (
    Shape,
    cut,
    is_auxiliary,
    is_capital,
    is_content,
    is_subject,
    is_verb,
    shape_of,
    verb_in,
)
from briefing_qa.terms import Token, fold, guess_language, tokens

_NO_THING = frozenset({"it", "they", "any", "no"})
_BRACKETS = re.compile(r"(?P<head>[^()]*)\((?P<inside>[^()]*)\)[ ?]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What can be taken over from a question.

    Attributes:
        shape: the question's.
        whole: all of it but the words that ask.
        asked: those that are counted or looked for, with what is said of them.
        noun: the same in short: "tourism establishments".
        thing: the one thing it is about: "the Code of Conduct".
    """

    shape: Shape
    whole: str
    asked: str = ""
    noun: str = ""
    thing: str = ""


@lru_cache(maxsize=1_000)
def topic_of(text: str) -> Topic:
    """What a question is about."""
    brackets = _BRACKETS.fullmatch(text)
    if brackets:
        return _bracketed(text, brackets["head"], brackets["inside"].strip())
    shape = shape_of(text)
    return _spanish(shape) if shape.language == "es" else _english(shape)


def _bracketed(text: str, head: str, inside: str) -> Topic:
    """A question that has its topic in brackets already: that, and the words before it."""
    own = [t for t in tokens(head) if is_content(t, guess_language(head))]
    said = [head[t.start : t.end] for t in own if t.folded not in words.NO_TOPIC]
    first = inside.split(";")[0]  # what was added from later questions goes first
    asked_who = first.lower().startswith(("who ", "quien "))
    thing = topic_of(f"{first}?").thing if asked_who else ""
    if tokens(first)[0].folded in words.DETERMINERS | words.ARTICLES:
        thing = first
    return Topic(
        shape=Shape(language=guess_language(text)),
        whole=f"{first}; {' '.join(said)}" if said and not thing else first,
        thing=thing,
    )


def _english(shape: Shape) -> Topic:
    noun = "" if fold(shape.noun) in words.NO_TOPIC else shape.noun
    bare = re.sub(r"^of (?:the )?|^(?:the|all) ", "", noun)
    if fold(shape.verb) in words.SUPPORT:
        return _english_with_support(shape, bare)
    if not shape.asks:
        said = words.COMMAND.sub("", re.sub(r"^(?:there|it) ", "", shape.rest)).rstrip(".! ")
        stated = shape.verb and not shape.rest.startswith("it ")  # "is it a crime to" names none
        return Topic(shape=shape, whole=said, thing=_noun_phrase(said) if stated else "")
    if fold(shape.asks) in ("who", "whom", "whose") or is_subject(shape):
        said = f"{shape.verb} {shape.rest}".strip()
        behind = re.sub(r"^(?:not )?\S+ ?", "", shape.rest)
        direct = not shape.noun or not _opens_with_preposition(behind)
        return Topic(
            shape=shape,
            whole=f"{noun or fold(shape.asks)} {said}",
            asked=f"the {bare} that {said}" if bare else "",
            noun=bare,
            thing=_object(behind) if direct else "",  # "reported to the police": not about these
        )
    if shape.rest.startswith("there"):
        whole = f"{noun}{shape.rest.removeprefix('there')}"
        return Topic(shape=shape, whole=whole, asked=f"the {whole}" if bare else "", noun=bare)
    whole = " ".join(filter(None, (shape.rest, noun)))
    return Topic(shape=shape, whole=whole, noun=bare, thing=_noun_phrase(shape.rest))


def _english_with_support(shape: Shape, noun: str) -> Topic:
    """A question with "did": subject, verb and object are told apart."""
    subject, verb, rest = verb_in(shape.rest)
    if fold(rest) in words.PREPOSITIONS:  # "which sectors does the Index look at"
        verb, rest = f"{verb} {rest}", ""
    return Topic(
        shape=shape,
        whole=" ".join(filter(None, (subject, verb, noun, rest))),
        asked=f"the {noun} that {subject} {shape.verb} {verb}" if noun and verb else "",
        noun=noun,
        thing=_object(rest) or (subject if verb else ""),
    )


def _spanish(shape: Shape) -> Topic:
    noun = "" if fold(shape.noun) in words.NO_TOPIC else shape.noun
    said = f"{shape.verb} {shape.rest}".strip()
    thing = _from_article(shape.rest)
    lead = tokens(shape.rest[: len(shape.rest) - len(thing)]) if thing else []
    if noun and any(token.folded in words.PREPOSITIONS for token in lead):
        thing = ""  # "denunciados a la policía": not what it is about
    if lead and fold(shape.asks) in ("que", "cual", "cuales") and not shape.preface and (
        lead[0].folded not in words.SPANISH_AUXILIARIES
    ):  # fmt: skip
        thing = ""  # "qué proyecto hizo el Ministerio": one of the two
    short = thing and not noun and len([t for t in lead if is_content(t, "es")]) <= 1
    bare = re.sub(r"^(?:de )?(?:los|las|el|la) ", "", noun)
    return Topic(
        shape=shape,
        whole=thing if short else f"{noun} {said}".strip(),
        asked=f"{bare} que {said}" if noun and said else "",
        noun=noun,
        thing=thing,
    )


def _opens_with_preposition(text: str) -> bool:
    return any(token.folded in words.PREPOSITIONS for token in tokens(text)[:1])


def _noun_phrase(text: str) -> str:
    """What a text begins with, up to its first verb; nothing where that is no noun."""
    found = tokens(text)
    end = 0
    while end < len(found) and not _stops(found, end, text):
        end += 1
    while end and (found[end - 1].folded in words.PREPOSITIONS | words.DETERMINERS | words.JOINERS):
        end -= 1
    phrase = found[:end]
    named = any(is_content(t, "en") and t.folded not in words.NO_TOPIC for t in phrase)
    return cut(text, phrase) if named and phrase[0].folded not in _NO_THING else ""


def _stops(found: list[Token], place: int, text: str) -> bool:
    token = found[place]
    if place and "," in text[found[place - 1].end : token.start]:
        return True
    if token.folded == "to" and place + 1 < len(found):
        # "exemptions to the age" goes on; "obliged to remove" and "meant to do" do not.
        following = found[place + 1]
        return following.folded not in words.DETERMINERS and not is_capital(text, following)
    adjective = place > 0 and token.folded.endswith(("able", "ible"))
    if token.folded in words.NEGATIONS | {"as"}:
        return True
    return adjective or is_verb(token) or is_auxiliary(token) or (
        token.folded in words.RELATIVES and place > 0
    )  # fmt: skip


def _object(text: str) -> str:
    """The noun phrase that a text begins with, prepositions before it left out."""
    found = tokens(text)
    if _stops(found, 0, text) if found else True:
        return ""
    first = next((i for i, t in enumerate(found) if t.folded not in words.PREPOSITIONS), len(found))
    phrase = text[found[first].start :] if first < len(found) else ""
    return re.sub(r"^(?:its|their|his|her) ", "the ", _noun_phrase(phrase), flags=re.IGNORECASE)


def _from_article(text: str) -> str:
    """The noun phrase of a Spanish question: from its first article on."""
    for token in tokens(text):
        if token.folded in words.ARTICLES:
            return re.sub(r"^(?:del|al) ", "el ", text[token.start :])
    return ""
