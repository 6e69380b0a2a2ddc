"""Putting the topic of the earlier question into one that lacks it.

What a word points to is put in its place where the earlier question names one thing that fits; a
question word alone takes the place of the other; else the topic is added in brackets.
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.pointing import lacks_noun, pointer_in
from briefing_qa.answering.follow_up.shape import (
    cut,
    is_plural,
    is_spanish_verb,
    is_subject,
    shape_of,
    verb_in,
)
from briefing_qa.answering.follow_up.slots import tells_where
from briefing_qa.answering.follow_up.topic import Topic, topic_of
from briefing_qa.answering.questions.question import answer_kind
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import Token, fold, guess_language, tokens

_ARTICLES = {"lo": ("el ", "un "), "la": ("la ", "una "), "los": ("los ", "unos "),
             "las": ("las ", "unas ")}  # fmt: skip
"""What a Spanish pronoun can stand for: a noun with an article like it."""


def complete(said: str, before: str, answer: str = "") -> str:
    """The question with the topic of the one before in it.

    Args:
        said: the question, without "and".
        before: the earlier question, which stands alone.
        answer: the words of its answer, where there was one.
    """
    topic = topic_of(before)
    person = fold(topic.shape.asks) in words.WHO
    named = _named(before, answer)
    counted = _count_again(said, topic)
    said = counted or said
    pointer = pointer_in(said)
    if pointer is None:
        return counted or _ask_again(said, topic) or _with_brackets(said, topic, "")
    if (named or person) and pointer.folded not in words.ONE:
        return _with_brackets(said, topic, named)
    return _put_for(said, pointer, topic) or _with_brackets(said, topic, "")


def _put_for(said: str, pointer: Token, topic: Topic) -> str:
    """The question with the topic in the place of the word that points to it."""
    if guess_language(said) != topic.shape.language:
        return ""
    start, end, word = pointer.start, pointer.end, pointer.folded
    if word in ("ellos", "ellas") and topic.asked:
        return f"{said[:start]}{'los' if word == 'ellos' else 'las'} {topic.asked}{said[end:]}"
    if word in words.POINTERS:
        following = next(iter(tokens(said[end:])), None)
        if topic.asked and following and _is_word_of(following.folded, topic.noun):
            return said[:start] + topic.asked + said[end + following.end :]
        return ""
    if word in words.MANY and topic.asked:
        return said[:start] + topic.asked + said[end:]
    fitting = _fitting(word, said[end:], topic)
    if not fitting:
        return ""
    article = "the " if re.search(r"\bof $", said[:start]) else ""
    thing = re.sub(r"^(?:the )?", article or r"\g<0>", fitting)
    thing = _without_rivals(thing, said)
    return said[:start] + thing + said[end:] if thing.strip() not in ("", "the") else ""


def _fitting(word: str, behind: str, topic: Topic) -> str:
    """What "it" or "they" stands for: the thing, or else who did it, whichever is one or many."""
    same = _same_verb(behind, topic) if word in words.ONE else ""
    alone = not (words.ONE | words.MANY) & {t.folded for t in tokens(behind)}
    things = [thing for thing in (topic.thing, topic.subject if alone else "") if thing]
    fits = [t for t in things if word in (words.MANY if _is_plural(t) else words.ONE)]
    return same or next(iter(fits), "")


def _same_verb(behind: str, topic: Topic) -> str:
    """What stands before the word that follows a pointer, in the question before.

    "does it cover fire?" after "does the policy cover theft?"
    """
    following = next(iter(tokens(behind)), None)
    if topic.shape.asks or not topic.shape.verb or following is None:
        return ""
    found = tokens(topic.shape.rest)
    same = [i for i, t in enumerate(found) if t.folded == following.folded]
    if not same or following.folded in words.PREPOSITIONS:
        return ""
    return cut(topic.shape.rest, found[: same[0]])


def _is_word_of(word: str, noun: str) -> bool:
    return word in {token.folded for token in tokens(noun)}


def _is_plural(phrase: str) -> bool:
    """Whether the head of a noun phrase, the word before its first preposition, is a plural."""
    found = tokens(phrase)
    head = found[-1]
    for place, token in enumerate(found[1:], start=1):
        if token.folded in words.PREPOSITIONS | words.RELATIVES:
            head = found[place - 1]
            break
    return is_plural(head.folded)


def _count_again(said: str, topic: Topic) -> str:
    """The question with those counted before behind "how many": "how many (cases) had ended".

    The place and time of the question before stay where the new one names none.
    """
    found = tokens(said)
    if not topic.noun or not lacks_noun(found) or guess_language(said) != topic.shape.language:
        return ""
    many = next(t for t in found if t.folded in words.COUNTS)
    text = f"{said[: many.end]} {topic.noun}{said[many.end :]}"
    if any(t.folded in words.PREPOSITIONS for t in found):
        return text
    rest = topic.shape.rest
    for place, token in enumerate(tokens(rest)):
        if place and token.folded in words.LOCATIVES and tells_where(rest[token.start :]):
            return f"{text.rstrip(' ?')} {rest[token.start :]}?"
    return text


def _ask_again(said: str, topic: Topic) -> str:
    """The earlier question with another question word: "why" for "in what year"."""
    shape, bare = topic.shape, said.strip(" ?¿")
    if not words.ADVERBIAL.fullmatch(fold(bare)) or guess_language(f"{bare}?") != shape.language:
        return ""
    if shape.language == "es":
        return _ask_again_in_spanish(bare, topic)
    if is_subject(shape):
        return f"{bare} {shape.verb} {topic.noun} {shape.rest}?" if shape.verb else ""
    if fold(shape.verb) in words.SUPPORT:
        subject, verb, rest = verb_in(shape.rest)
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
    asks = fold(shape.asks)
    if not shape.rest:
        return _ask_bracketed_again(bare, topic)
    if noun and tokens(noun)[0].folded not in words.ARTICLES:
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


def _with_brackets(said: str, topic: Topic, named: str) -> str:
    """The question, and in brackets what it is about."""
    pointer, about = pointer_in(said), topic.whole
    other = guess_language(said) != topic.shape.language
    word = pointer.folded if pointer is not None else ""
    nearly = word in words.ONE | words.MANY | words.OWNERS and _is_nearly(topic)
    if topic.thing and not named and (nearly or (other and word not in words.MANY)):
        about = topic.thing
    articles = _ARTICLES.get(word, ())
    fits = [t for t in (topic.thing, topic.subject) if t.lower().startswith(articles)]
    if articles and fits and not named:
        about = fits[0]
    about = ", ".join(filter(None, (named, _without_rivals(about, said))))
    return f"{said.rstrip(' ?')} ({about})?"


def _is_nearly(topic: Topic) -> bool:
    """Whether the thing is the topic but for its verb."""
    return len(tokens(topic.whole)) - len(tokens(topic.thing)) <= 1


def _without_rivals(about: str, said: str) -> str:
    """The topic without its years where the question names years of its own."""
    if facts(said).years:
        about = words.YEARS.sub("", about).replace("  ", " ").strip()
    return about


def _named(before: str, answer: str) -> str:
    """Whom the answer names, where the question asked for that: the first name that is new."""
    if not answer or answer_kind(before) != "name":
        return ""
    asked = {token.folded for token in tokens(before)} | words.TIMES
    found, names = tokens(answer), facts(answer).names
    first = next(
        (i for i, t in enumerate(found) if t.folded in names and t.folded not in asked), None
    )
    if first is None:
        return ""
    last = first
    for place in range(first + 1, len(found)):
        token, gap = found[place], answer[found[place - 1].end : found[place].start]
        if gap != " " or not (token.folded in names or token.folded in words.WITHIN_NAMES):
            break
        last = place if token.folded in names else last
    return answer[found[first].start : found[last].end]
