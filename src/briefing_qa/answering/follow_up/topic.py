"""What a question is about, put so that a follow-up question can take it over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.follow_up import opening_words, words
from briefing_qa.answering.follow_up.inflecting import doing, told
from briefing_qa.answering.follow_up.phrases import (
    NO_THING,
    noun_phrase,
    object_in,
    object_of,
    subject_in,
)
from briefing_qa.answering.follow_up.shape import (
    Shape,
    cut,
    is_capital,
    is_content,
    is_infinitive_of,
    is_subject,
    shape_of,
    verb_in,
)
from briefing_qa.answering.follow_up.telling import (
    is_told_of,
    names_somebody,
    told_in_spanish,
    told_of_subject,
    told_with_helper,
)
from briefing_qa.terms import Token, all_stop_words, fold, guess_language, tokens

_ARTICLE_NOUN_VERB_NOUN = 4
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
    if names_somebody(shape):
        return Topic(shape=shape, whole=shape.rest, thing=shape.rest)
    return _spanish(shape) if shape.language == "es" else _english(shape)


def without_command(text: str) -> str:
    """A question without "tell me", "I want to know", "quiero saber si" before what is asked."""
    folded = fold(text)
    found = opening_words.ASKING.match(folded) if len(folded) == len(text) else None
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
    known = all_stop_words() | words.AUXILIARIES | words.SPANISH_AUXILIARIES
    start = found[0].start
    spanish_verb = guess_language(text) == "es" and is_infinitive_of(found[0])
    if found[0].folded not in known and not spanish_verb:
        return text
    return text[:start] + text[start].lower() + text[start + 1 :]


def _bracketed(text: str, head: str, inside: str) -> Topic:
    """A question that has its topic in brackets already: that, and the words before it."""
    first = inside.split(";")[0]  # the matter: behind it stands what was asked of it
    asked_who = first.lower().startswith(("who ", "quien "))
    thing = topic_of(f"{first}?").thing if asked_who else ""
    if tokens(first)[0].folded in words.DETERMINERS | words.SPANISH_ARTICLES:
        thing = first
    return Topic(
        shape=Shape(language=guess_language(text)),
        whole=first,
        thing=thing,
        head=f"{head.rstrip(' ?')}?",
        inside=inside,
    )


def _english(shape: Shape) -> Topic:
    """The topic of an English question, by its verb and by what its question word asks for."""
    noun = "" if fold(shape.noun) in words.NO_TOPIC else shape.noun
    bare = re.sub(r"^of (?:the )?|^(?:the|all) ", "", noun)
    if fold(shape.verb) in words.SUPPORT:
        return _english_with_support(shape, bare)
    if not shape.asks:
        said = opening_words.COMMAND.sub("", re.sub(r"^(?:there|it) ", "", shape.rest)).rstrip(
            ".! "
        )
        stated = shape.verb and not shape.rest.startswith("it ")  # "is it a crime to" names none
        return Topic(shape=shape, whole=said, thing=subject_in(said) if stated else "")
    if fold(shape.asks) in ("who", "whom", "whose") or is_subject(shape):
        return _english_of_subject(shape, noun, bare)
    if shape.rest.startswith("there"):
        whole = f"{noun}{shape.rest.removeprefix('there')}"
        return Topic(shape=shape, whole=whole, asked=f"the {whole}" if bare else "", noun=bare)
    rest = shape.rest
    if noun and not shape.preface and is_told_of(shape):
        whole = f"{re.sub(r'^of ', '', noun)} that {shape.verb} {rest}"
        return Topic(shape=shape, whole=whole, noun=bare)
    if (
        bare
        and not shape.preface
        and fold(shape.asks) == "which"
        and fold(shape.verb) in ("is", "are", "was", "were")
    ):
        return Topic(shape=shape, whole=f"{noun} {rest}", noun=bare)  # "responsible for shelters"
    named = "" if shape.preface else noun
    whole = told_with_helper(shape, noun) or " ".join(filter(None, (rest, named)))
    if not shape.verb and fold(shape.asks) in ("what", "which"):
        # "which body coordinates the Council": no auxiliary tells
        rest = _behind_verb(rest, first=fold(shape.asks) == "what")
    return Topic(shape=shape, whole=whole, noun=bare, thing=noun_phrase(rest))


def _english_of_subject(shape: Shape, noun: str, bare: str) -> Topic:
    """A question for who or what does something.

    Args:
        shape: of the question.
        noun: what is asked for; "" where it tells no topic.
        bare: the same without an article.
    """
    said = f"{shape.verb} {shape.rest}".strip()
    behind = re.sub(r"^(?:not )?\S+ ?", "", shape.rest)
    direct = not shape.noun or not _opens_with_preposition(behind)
    return Topic(
        shape=shape,
        whole=told_of_subject(shape, noun, said),
        asked=f"the {bare} that {said}" if bare else "",
        noun=bare,
        thing=object_in(behind) if direct else "",  # "reported to the police": not about these
    )


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
    subject, verb, rest = verb_in(shape.rest, fronted=bool(noun))
    heads = tokens(subject)
    if not shape.asks and verb and not rest and len(heads) > 2 and (
        heads[0].folded in words.DETERMINERS
    ):  # fmt: skip
        subject, verb = shape.rest, ""  # "does the policy cover theft": which is the verb?
    if not shape.asks and not verb and _is_one_by_one(tokens(shape.rest)):
        first, second, third, fourth = tokens(shape.rest)
        said = f"{cut(shape.rest, [first, second])} {doing(cut(shape.rest, [third]))}"
        return Topic(shape=shape, whole=f"{said} {cut(shape.rest, [fourth])}")
    if fold(rest) in words.PREPOSITIONS:  # "which sectors does the Index look at"
        verb, rest = f"{verb} {rest}", ""
    clause = f"that {subject} {told(shape.verb, verb)} {rest}".strip()
    about = f"{subject} {doing(verb)} {rest}" if rest else subject
    about = f"the {shape.noun} {clause}" if noun or (shape.noun and rest) else about
    if " that " in subject:  # "the officers that the police has": one clause is enough
        about = re.sub(r"^each of ", "", subject)
    if fold(about) in NO_THING:
        return Topic(shape=shape, whole="")
    return Topic(
        shape=shape,
        whole=about if verb else " ".join(filter(None, (subject, noun, rest))),
        asked=f"the {noun} {clause}" if noun and verb else "",
        noun=noun,
        thing=object_of(rest) or (subject if verb else ""),
        subject=subject if verb else "",
    )


def _is_one_by_one(found: list[Token]) -> bool:
    """Whether it is article, noun, verb and noun: "the law protect boys"."""
    return (
        len(found) == _ARTICLE_NOUN_VERB_NOUN
        and found[0].folded in words.DETERMINERS
        and all(is_content(token, "en") for token in found[1:])
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
        whole=thing if short else told_in_spanish(shape, noun, said),
        asked=f"{bare} que {said}" if noun and said else "",
        noun=noun,
        thing=thing,
        subject=_from_article(shape.rest),
    )


def _opens_with_preposition(text: str) -> bool:
    return any(token.folded in words.PREPOSITIONS for token in tokens(text)[:1])


def _from_article(text: str) -> str:
    """The noun phrase of a Spanish question: from its first article on."""
    for token in tokens(text):
        if token.folded in words.SPANISH_ARTICLES:
            return re.sub(r"^(?:del|al) ", "el ", text[token.start :])
    return ""
