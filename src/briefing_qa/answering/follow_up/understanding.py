"""From a question and those before it to a question that stands alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.completing import complete
from briefing_qa.answering.follow_up.counting import count_elsewhere
from briefing_qa.answering.follow_up.pointing import asks_itself, is_bare, pointer_in
from briefing_qa.answering.follow_up.shape import is_plural
from briefing_qa.answering.follow_up.slots import is_value, put_in_place
from briefing_qa.answering.follow_up.times import resolve
from briefing_qa.answering.questions.question import analyse
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.terms import fold, guess_language, stop_words, tokens

_LONGEST_PHRASE = 6
"""Content words of a phrase without a verb that is still a follow-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One earlier question of a conversation.

    Attributes:
        question: as it was understood: it stands alone.
        answer: the words of its answer; empty where the documents did not say.
    """

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a question means in its conversation.

    Attributes:
        text: a question that stands alone; exactly the one asked where nothing is taken over.
        taken: the words taken over, in the order of the text.
    """

    text: str
    taken: tuple[str, ...] = ()


def understand(question: str, before: Sequence[Turn]) -> Understood:
    """Put what is missing from a question into it.

    Args:
        question: in English or Spanish, as it was typed.
        before: earlier questions of the conversation, oldest first.

    Raises:
        QuestionError: the question is empty, too long, or has no word in it.
    """
    analyse(question)
    if not before:
        return Understood(text=question)
    asked = unicodedata.normalize("NFC", " ".join(question.split()))
    text = _completed(asked, before[-1])
    if not text or len(text) > MAX_QUESTION_CHARACTERS:
        return Understood(text=question)
    text = _written(text, spanish=question.lstrip().startswith("¿"))
    if spelled(text) == spelled(question):
        return Understood(text=question)
    return Understood(text=text, taken=_taken(text, question))


def spelled(text: str) -> list[str]:
    """The words of a text in small letters: what is left without capitals and marks."""
    return [text[token.start : token.end].casefold() for token in tokens(text)]


def _completed(question: str, last: Turn) -> str:
    """The question with what it lacks; empty where it lacks nothing."""
    lead = words.LEAD.match(fold(question)) if len(fold(question)) == len(question) else None
    led = lead is not None and any(c.isalpha() for c in lead.group())
    said = question[lead.end() :] if lead is not None else question
    typed = said
    if led or _is_phrase(said, led=True) or is_bare(said, led=True):
        said = resolve(said, last.question)
    if _is_phrase(said, led=led):
        if words.OWNED.match(fold(said)):
            return complete(_asked_what(said), last.question, last.answer)
        return put_in_place(said, last.question)
    repeated = _repeated(said, last.question) if led else ""
    if repeated:
        return put_in_place(repeated, last.question)
    counted = count_elsewhere(said, last.question)
    if counted:
        return counted
    if is_value(question, last.question):
        return put_in_place(question, last.question)
    if pointer_in(said) is not None or is_bare(said, led=led):
        return complete(said, last.question, last.answer)
    return said if said != typed else ""


def _asked_what(phrase: str) -> str:
    """A phrase with "its" as a question: "What is its density?" for "and its density?"."""
    bare = phrase.strip(" ?¿!¡.")
    spanish = guess_language(phrase) == "es"
    plural = is_plural(tokens(bare)[1 if spanish else -1].folded)
    ask = (
        ("Cuáles son" if plural else "Cuál es") if spanish else "What are" if plural else "What is"
    )
    return f"{ask} {bare}?"


def _repeated(said: str, before: str) -> str:
    """What a question adds to one that it begins like: "in Ohio" of "is it legal in Ohio?"."""
    found, known = tokens(said), {token.folded for token in tokens(before)}
    place = 0
    while place < len(found) and found[place].folded in known - words.PREPOSITIONS:
        place += 1
    if place < 2 or place == len(found) or found[place].folded not in words.PREPOSITIONS:
        return ""
    more = said[found[place].start :]
    return more if _is_phrase(more, led=True) and len(found) - place <= _LONGEST_PHRASE else ""


def _written(text: str, *, spanish: bool) -> str:
    """A question with a capital first, and in Spanish with the mark that opens it."""
    body = text.lstrip("¿ ")
    own = spanish and guess_language(" ".join(body.split()[:3])) == "es"
    mark = "¿" if (own or text.startswith("¿")) and body.endswith("?") else ""
    return mark + body[:1].upper() + body[1:]


def _is_phrase(said: str, *, led: bool) -> bool:
    """Whether it is no question of its own, only a phrase: "in 2016", "boys"."""
    found = tokens(said)
    if not found or words.ORDINAL.fullmatch(fold(said)) or re.search(r"[.?!]\W*\s\W*\w", said):
        return False
    if not (led and words.CLAUSE.match(fold(said)) and not said.lower().startswith("sí")) and (
        asks_itself(said, found)
    ):
        return False
    content = [t for t in found if t.folded not in stop_words("en") | stop_words("es")]
    if led:
        return len(content) <= _LONGEST_PHRASE
    opens = found[0].folded in words.PREPOSITIONS
    return opens and len(content) <= 2 and said.rstrip().endswith("?")


def _taken(text: str, question: str) -> tuple[str, ...]:
    own = {token.folded for token in tokens(question)}
    stops = stop_words("en") | stop_words("es")
    taken: dict[str, str] = {}
    for token in tokens(text):
        if token.folded not in own | stops:
            taken.setdefault(token.folded, text[token.start : token.end])
    return tuple(taken.values())
