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
from briefing_qa.terms import Token, fold, guess_language, stop_words, tokens

_NO_THING = frozenset({"it", "they", "any", "no", "i", "we", "you", "he", "she", "one"})
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
        subject: who does it, where the thing is what it is done to.
        head: the question without the topic that stands in brackets behind it.
        inside: that topic.
    """

    shape: Shape
    whole: str
    asked: str = ""
    noun: str = ""
    thing: str = ""
    subject: str = ""
    head: str = ""
    inside: str = ""


@lru_cache(maxsize=1_000)
def topic_of(text: str) -> Topic:
    """What a question is about."""
    brackets = _BRACKETS.fullmatch(text)
    if brackets and tokens(brackets["inside"].split(";")[0]):
        return _bracketed(text, brackets["head"], brackets["inside"].strip())
    asked = without_command(text)
    if asked != text and not _is_question(asked):
        return _named(asked, guess_language(text))
    shape = shape_of(_with_small_opening(asked))
    return _spanish(shape) if shape.language == "es" else _english(shape)


def without_command(text: str) -> str:
    """A question without "tell me", "I want to know", "quiero saber si" before what is asked."""
    folded = fold(text)
    found = words.ASKING.match(folded) if len(folded) == len(text) else None
    rest = text[found.end() :] if found else ""
    if not any(c.isalnum() for c in rest):
        return text
    contracted = found is not None and found.group().rstrip(" ¿").endswith((" del", " al"))
    return f"el {rest.lstrip()}" if contracted else rest


def _is_question(text: str) -> bool:
    opening = [t.folded for t in tokens(text)[:3]]
    while opening and opening[0] in words.PREPOSITIONS:
        opening = opening[1:]
    return bool(opening) and opening[0] in words.QUESTION_WORDS | words.AUXILIARIES


def _named(text: str, language: str) -> Topic:
    """A matter that was only named: "tell me about the Riverside shelter"."""
    thing = text.strip(" ?.!¿¡")
    return Topic(shape=Shape(language=language, rest=thing), whole=thing, thing=thing)


def _with_small_opening(text: str) -> str:
    """A question whose first word, where it is no name, has a small letter to stand inside."""
    found = tokens(text)
    if not found or not text[found[0].start : found[0].end].istitle():
        return text
    known = stop_words("en") | stop_words("es") | words.AUXILIARIES | words.SPANISH_AUXILIARIES
    start = found[0].start
    if found[0].folded not in known:
        return text
    return text[:start] + text[start].lower() + text[start + 1 :]


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
        head=f"{head.rstrip(' ?')}?",
        inside=inside,
    )


def _english(shape: Shape) -> Topic:
    noun = "" if fold(shape.noun) in words.NO_TOPIC else shape.noun
    bare = re.sub(r"^of (?:the )?|^(?:the|all) ", "", noun)
    if fold(shape.verb) in words.SUPPORT:
        return _english_with_support(shape, bare)
    if not shape.asks:
        said = words.COMMAND.sub("", re.sub(r"^(?:there|it) ", "", shape.rest)).rstrip(".! ")
        stated = shape.verb and not shape.rest.startswith("it ")  # "is it a crime to" names none
        return Topic(shape=shape, whole=said, thing=_subject(said) if stated else "")
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
    rest = shape.rest
    if bare and fold(shape.asks) == "which" and fold(shape.verb) in ("is", "are", "was", "were"):
        return Topic(shape=shape, whole=f"{noun} {rest}", noun=bare)  # "responsible for shelters"
    whole = " ".join(filter(None, (rest, noun)))
    if not shape.verb and fold(shape.asks) in ("what", "which"):
        # "which body coordinates the Council": no auxiliary tells
        rest = _behind_verb(rest, first=fold(shape.asks) == "what")
    return Topic(shape=shape, whole=whole, noun=bare, thing=_noun_phrase(rest))


def _behind_verb(rest: str, *, first: bool) -> str:
    """What follows the first verb with an "s", or the text where none is known."""
    found = tokens(rest)
    for place, token in enumerate(found[:-1]):
        following = found[place + 1]
        object_follows = following.folded in words.DETERMINERS or is_capital(rest, following)
        verb = token.folded.endswith("s") and not is_capital(rest, token)
        if verb and (object_follows or (first and place == 0 and is_content(following, "en"))):
            return rest[following.start :]
    return rest


def _english_with_support(shape: Shape, noun: str) -> Topic:
    """A question with "did": subject, verb and object are told apart."""
    subject, verb, rest = verb_in(shape.rest)
    heads = tokens(subject)
    if not shape.asks and verb and not rest and len(heads) > 2 and (
        heads[0].folded in words.DETERMINERS
    ):  # fmt: skip
        subject, verb = shape.rest, ""  # "does the policy cover theft": which is the verb?
    if fold(rest) in words.PREPOSITIONS:  # "which sectors does the Index look at"
        verb, rest = f"{verb} {rest}", ""
    return Topic(
        shape=shape,
        whole=" ".join(filter(None, (subject, verb, noun, rest))),
        asked=f"the {noun} that {subject} {shape.verb} {verb}" if noun and verb else "",
        noun=noun,
        thing=_object(rest) or (subject if verb else ""),
        subject=subject if verb else "",
    )


def _spanish(shape: Shape) -> Topic:
    noun = "" if fold(shape.noun) in words.NO_TOPIC else shape.noun
    said = f"{shape.verb} {shape.rest}".strip()
    thing = _from_article(shape.rest)
    lead = tokens(shape.rest[: len(shape.rest) - len(thing)]) if thing else []
    if noun and any(token.folded in words.PREPOSITIONS for token in lead):
        thing = ""  # "denunciados a la policía": not what it is about
    asks_what = fold(shape.asks) in ("que", "cual", "cuales") and not shape.preface
    if asks_what and len(lead) > 1 and lead[0].folded not in words.SPANISH_AUXILIARIES:
        thing = ""  # "qué proyecto hizo el Ministerio": one of the two
    copula = re.match(r"(?:es|son|fue|era|eran|significa) (?=\w)", said, re.IGNORECASE)
    if copula and not noun and not thing and asks_what:
        thing = said = said[copula.end() :]  # "qué es Te Protejo"
    short = thing and not noun and len([t for t in lead if is_content(t, "es")]) <= 1
    bare = re.sub(r"^(?:de )?(?:los|las|el|la) ", "", noun)
    return Topic(
        shape=shape,
        whole=thing if short else f"{noun} {said}".strip(),
        asked=f"{bare} que {said}" if noun and said else "",
        noun=noun,
        thing=thing,
        subject=_from_article(shape.rest),
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


def _subject(said: str) -> str:
    """What "is it so?" asks about: without "so", where that is one word behind a noun."""
    phrase = _noun_phrase(said)
    found = tokens(phrase)
    last = [t.folded for t in found[-2:]]
    predicate = len(found) > 2 and phrase == said and not set(last) & (
        words.PREPOSITIONS | words.DETERMINERS | words.JOINERS
    )  # fmt: skip
    return cut(phrase, found[:-1]) if predicate else phrase


def _stops(found: list[Token], place: int, text: str) -> bool:
    token = found[place]
    if place and "," in text[found[place - 1].end : token.start]:
        return True
    if token.folded == "to" and place + 1 < len(found):
        # "exemptions to the age" goes on; "obliged to remove" and "meant to do" do not.
        following = found[place + 1]
        return following.folded not in words.DETERMINERS and not is_capital(text, following)
    if token.folded in ("be", "been", "being"):
        return True
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
