"""Putting the topic of the earlier question into one that lacks it.

What a word points to is put in its place where the earlier question names one thing that fits; a
question word alone takes the place of the other; else the topic is added in brackets.
"""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.agreement import is_feminine
from briefing_qa.answering.follow_up.asking_again import ask_again
from briefing_qa.answering.follow_up.pointing import lacks_noun, pointer_in
from briefing_qa.answering.follow_up.prepositions import tells_where
from briefing_qa.answering.follow_up.shape import (
    cut,
    is_plural,
    is_spanish_verb,
)
from briefing_qa.answering.follow_up.times import tells_when
from briefing_qa.answering.follow_up.topic import Topic, topic_of
from briefing_qa.answering.questions.question import answer_kind
from briefing_qa.answering.words.facts import facts, is_of_people
from briefing_qa.answering.words.names import without_owner
from briefing_qa.languages.dictionaries import may_be_word
from briefing_qa.terms import Token, fold, guess_language, tokens

_ARTICLES = {"lo": ("el ", "un "), "la": ("la ", "una "), "los": ("los ", "unos "),
             "las": ("las ", "unas ")}  # fmt: skip
"""What a Spanish pronoun can stand for: a noun with an article like it."""


_WHO_IS = re.compile(r"\W*(?:who|quien(?:es)?) (?:is|are|was|were|es|son|fue|era)\b")
"""What names somebody itself."""

_OF_THEM = re.compile(
    r"^(?:of (?:those|these|them)|de (?:ellos|ellas|es[oa]s|est[oa]s)),? (?=how many|¿?cu[aá]nt)",
    re.IGNORECASE,
)
"""Before "how many were": said already by what is left out."""

_SAID = frozenset({"that", "this", "eso", "esto", "ello", "lo"})
"""What stands for all that was said, not for one thing in it."""


def complete(said: str, before: str, answer: str = "") -> str:
    """The question with the topic of the one before in it.

    Args:
        said: the question, without "and".
        before: the earlier question, which stands alone.
        answer: the words of its answer, where there was one.
    """
    topic = topic_of(before)
    said = _OF_THEM.sub("", said)
    person = fold(topic.shape.asks) in words.WHO
    named = _named(before, answer)
    pointer = pointer_in(said)
    of_one = pointer is not None and pointer.folded in words.ONE  # "how many should it be?"
    counted = "" if of_one else _count_again(said, topic)
    said = counted or said
    pointer = pointer_in(said)
    if pointer is None:
        does = is_spanish_verb(said, tokens(said)[-1])  # "¿de qué murió?"
        who = named if person and does else ""
        return counted or ask_again(said, topic) or _with_brackets(said, topic, who)
    if pointer.folded in words.PERSONS:
        somebody = named or _opening_name(before, answer)
        if somebody:
            return said[: pointer.start] + somebody + said[pointer.end :]
    # Where an answer names nobody, "they" are not those who were asked for.
    nobody = answer and not named and pointer.folded in words.MANY and is_plural_phrase(topic.thing)
    if (named or person) and pointer.folded not in words.ONE and not nobody:
        return _with_brackets(said, topic, named)
    return _put_for(said, pointer, topic) or _with_brackets(said, topic, "")


def _put_for(said: str, pointer: Token, topic: Topic) -> str:
    """The question with the topic in the place of the word that points to it."""
    if guess_language(said) != topic.shape.language:
        return ""
    start, end, word = pointer.start, pointer.end, pointer.folded
    if word in words.ONE and said[end:].strip(" ?") == "be":
        return ""  # "how many should it be?" is no question about one thing
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
    fits = [t for t in things if word in (words.MANY if is_plural_phrase(t) else words.ONE)]
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


def is_plural_phrase(phrase: str) -> bool:
    """Whether the head of a noun phrase, the word before its first preposition, is a plural."""
    found = tokens(phrase)
    if not found:
        return False
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
    noun = re.sub(r"^(?:los|las|el|la) ", "", topic.noun)
    if topic.asked and fold(topic.shape.verb) in words.SUPPORT:
        return f"{said[: many.end]} of {topic.asked}{said[many.end :]}"  # who did it stays
    first = tokens(noun)[0].folded
    counts = fold(topic.shape.asks) in words.COUNTS and first != "de"
    if topic.asked and counts and many.folded != "many":
        asks, the = ("Cuántas", "las") if is_feminine(first) else ("Cuántos", "los")
        return f"{said[: many.start]}{asks} de {the} {topic.asked}{said[many.end :]}"
    text = f"{said[: many.end]} {noun}{said[many.end :]}"
    if any(t.folded in words.LOCATIVES for t in found) or tells_when(said):
        return text
    rest = topic.shape.rest
    for place, token in enumerate(tokens(rest)):
        behind = rest[token.start :]
        if (
            place
            and token.folded in words.LOCATIVES
            and (tells_where(behind) or facts(" ".join(behind.split()[:6])).names)
        ):
            return f"{text.rstrip(' ?')} {behind}?"
    return text


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
    if topic.head and word in _SAID and _asks_more(topic.head):
        asked = topic.head.rstrip(" ?").lstrip("¿")
        about = f"{about}; {asked[:1].lower()}{asked[1:]}"
    if other:
        about = _across(about)
    about = re.sub(r"\bthe of (?=the|these|those)", "", about)  # "of the families": how many
    about = ", ".join(filter(None, (named, _without_rivals(about, said))))
    if not about:
        return ""
    return f"{said.rstrip(' ?')} ({about})?"


def _across(about: str) -> str:
    """What is the same in the other language: the countries that a topic names; else all of it."""
    found = facts(about)
    places = [
        (found.tokens[first].start, found.tokens[behind - 1].end)
        for _, first, behind in found.country_places
        if not is_of_people(found, first, behind)
    ]
    names = (without_owner(about[start:end]) for start, end in places)
    return ", ".join(dict.fromkeys(names)) or about


def _asks_more(head: str) -> bool:
    """Whether a question asks why or how, so that "that" is what it says: "who said that?"."""
    first = [t.folded for t in tokens(head)[:2]]
    return first[:1] in (["why"], ["how"]) or first == ["por", "que"]


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
    if not answer or answer_kind(before) != "name" or _WHO_IS.match(fold(before)):
        return ""
    asked = {token.folded for token in tokens(before)} | words.TIMES
    found, names = tokens(answer), facts(answer).names
    first = next(
        (i for i, t in enumerate(found) if t.folded in names and t.folded not in asked
         and not facts(t.folded).groups), None
    )  # fmt: skip
    if first is None:
        return ""
    last = first
    for place in range(first + 1, len(found)):
        token, gap = found[place], answer[found[place - 1].end : found[place].start]
        if gap != " " or not (token.folded in names or token.folded in words.WITHIN_NAMES):
            break
        last = place if token.folded in names else last
    return answer[found[first].start : found[last].end]


def _opening_name(before: str, answer: str) -> str:
    """The name that an answer to "who" begins with: "Sabado", which is no word."""
    first = next(iter(tokens(answer)), None)
    if first is None or answer_kind(before) != "name" or first.start:
        return ""
    known = any(may_be_word(first.folded, language) for language in (guess_language(answer),))
    said = {token.folded for token in tokens(before)}
    return "" if known or first.folded in said else answer[: first.end]
