"""Putting the topic of the earlier question into one that lacks it.

What a word points to is put in its place where the earlier question names one thing that fits; a
question word alone takes the place of the other; else the topic is added in brackets.
"""

from __future__ import annotations

import re

from briefing_qa.answering.facts import facts
from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.pointing import lacks_noun, pointer_in
from briefing_qa.answering.follow_up.shape import is_subject, verb_in
from briefing_qa.answering.follow_up.topic import Topic, topic_of
from briefing_qa.answering.question import answer_kind
from briefing_qa.terms import Token, fold, guess_language, tokens


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
    if topic.thing and word in (words.MANY if _is_plural(topic.thing) else words.ONE):
        article = "the " if re.search(r"\bof $", said[:start]) else ""
        thing = re.sub(r"^(?:the )?", article or r"\g<0>", topic.thing)
        return said[:start] + _without_rivals(thing, said) + said[end:]
    return ""


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
    return head.folded in ("children", "people", "women", "men", "data") or (
        head.folded.endswith("s") and not head.folded.endswith(("ss", "us", "is"))
    )


def _count_again(said: str, topic: Topic) -> str:
    """The question with those counted before behind "how many": "how many (cases) had ended"."""
    found = tokens(said)
    if not topic.noun or not lacks_noun(found) or guess_language(said) != topic.shape.language:
        return ""
    many = next(t for t in found if t.folded in words.COUNTS)
    return f"{said[: many.end]} {topic.noun}{said[many.end :]}"


def _ask_again(said: str, topic: Topic) -> str:
    """The earlier question with another question word: "why" for "in what year"."""
    shape, bare = topic.shape, said.strip(" ?¿")
    if not words.ADVERBIAL.fullmatch(fold(bare)) or guess_language(f"{bare}?") != shape.language:
        return ""
    if shape.language == "es":
        noun = re.sub(r"^de ", "", topic.noun)
        adverbial = fold(shape.asks) not in ("que", "cual", "cuales", *words.WHO) or shape.preface
        return f"{bare} {noun} {shape.rest}?".replace("  ", " ") if noun or adverbial else ""
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


def _with_brackets(said: str, topic: Topic, named: str) -> str:
    """The question, and in brackets what it is about."""
    pointer, about = pointer_in(said), topic.whole
    other = guess_language(said) != topic.shape.language
    if topic.thing and not named and (
        (other and (pointer is None or pointer.folded not in words.MANY))
        or (pointer is not None and pointer.folded in words.ONE | words.MANY and _is_nearly(topic))
    ):  # fmt: skip
        about = topic.thing
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
