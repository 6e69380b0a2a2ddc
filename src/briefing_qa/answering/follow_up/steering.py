"""What steers a conversation before a question: "back to the helpline:", "no, I meant", a remark.

What it leads back to is an earlier question, and what corrects the last one takes a place in that.
Patterns are matched against the text as it was typed, with its accents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from briefing_qa.answering.follow_up import words
from briefing_qa.answering.follow_up.of_another import of_another
from briefing_qa.answering.follow_up.pointing import pointer_in
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import all_stop_words, guess_language, tokens

_SHORT = 6
"""Words of a phrase at most that is no question of its own."""

_BACK = re.compile(
    r"^\W*(?:(?:going |coming |to go )?back to|returning to|to return to"
    r"|(?:para )?(?:volviendo|volver|volvamos|vuelvo|regresando|regresar) al?|de vuelta al?)"
    r"(?: (?:the|el|la|los|las|lo del?))? ?(?P<matter>[^,:;.?¿]{2,60})[,:;.]\s*(?P<asked>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_CORRECTS = re.compile(
    r"^\W*(?:(?:no|sorry|perd[oó]n|disculpa|oh|ah)\b[ ,.:;!]*)*"
    r"(?:i (?:meant|mean|was (?:asking|thinking) (?:about|of|for)|asked (?:about|for))"
    r"|i(?: am|['’]m) asking about"
    r"|(?:yo )?(?:me (?:refer[ií]a|refiero) a(?=l?\b)|quer[ií]a decir|quise decir"
    r"|(?:preguntaba|pregunto|pregunt[eé]) (?:por|sobre)|hablaba de(?=l?\b)))(?P<al>l?) "
    r"(?P<thing>[^?¿.;]{2,120}?)\W*$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^\W*(?:(?:that|this|it)(?:['’]s| is| was| seems| looks| sounds)(?: \w+){1,4}|interesting"
    r"|(?:eso|esto) (?:es|parece|suena)(?: \w+){1,4}|parece(?: \w+){1,3}|interesante|vaya"
    r"|(?:that|this) many|so (?:few|many|little|much)|qu[eé] (?:poc[oa]s?|much[oa]s?|raro|curioso))"
    r"[.!…]+\s+(?=\S.*\?\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_ONLY = re.compile(
    r"(?P<lead>^\W*(?:(?:and|but|y|e|pero)\b[ ¿]*)?)(?:only|just|s[oó]lo|solamente|[uú]nicamente)"
    r" (?=(?P<phrase>.*))",
    re.IGNORECASE,
)
_ONLY_LAST = re.compile(
    r"^\W*(?P<phrase>\w+(?: \w+){0,2}),? (?:only|nada m[aá]s|solamente|[uú]nicamente)\W*$",
    re.IGNORECASE,
)
_THE_SAME = re.compile(
    r"^\W*(?:and |y )?(?:(?:the )?same|lo mismo)(?: (?:for|with|about|para|con|de)(?= )"
    r"|(?= (?:in|en|entre|among)\b)) (?P<phrase>[^?.!]{2,60})\W*$",
    re.IGNORECASE,
)
_WHAT_IF = re.compile(
    r"^\W*(?:and |but |y |pero )?(?:(?P<en>what (?:happens )?if)|qu[eé] (?:pasa|ocurre|sucede) si)"
    r" (?!an?\b|una?\b)",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"^\W*(?:(?P<en>any)|alg[uú]n|alguna) (?P<thing>(?:exceptions?|others?|examples?|limits?"
    r"|changes?|conditions?|penalt\w+|excepci[oó]n|otr[oa]|ejemplo|l[ií]mite|cambio|condici[oó]n)\b"
    r".{0,40}?)\W*$",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(
    r"(?:in|at|for|among|during|before|after|since|under|over|with|en|entre|para|durante|desde"
    r"|antes|despu[eé]s|con|de|del)\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?:stands? for|significan?|quieren? decir|abbreviations?|siglas?|acronyms?|initials)\b",
    re.IGNORECASE,
)
_LETTERS_MEANT = re.compile(
    r"\b(?:(?:that|this|the|those|these) (?:acronyms?|abbreviations?|initials|letters)|that|it"
    r"|(?:es[ae]s?|est[ae]s?|las?|dichas?) (?:siglas?|abreviaturas?|acr[oó]nimos?|iniciales)"
    r"|eso)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b(?=[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z])[A-Z][A-Z0-9-]+\b")


class _Asked(Protocol):
    @property
    def question(self) -> str: ...

    @property
    def answer(self) -> str: ...


T = TypeVar("T", bound=_Asked)


def steered(question: str, before: Sequence[T]) -> tuple[str, Sequence[T], str]:
    """A question without what steers, and the turns that it goes on from.

    Args:
        question: as it was typed, without courtesy.
        before: the earlier turns, oldest first; at least one.

    Returns:
        The question; the turns up to the one that it goes on from; what it goes back to, "" where
        it goes on from the last one.
    """
    if remark := _REMARK.match(question):
        question = _capital(question[remark.end() :])
    question = _as_usual(question)
    if _STANDS_FOR.search(question):
        return _of_the_letters(question, before[-1]), before, ""
    if match := _CORRECTS.match(question):
        return _corrected(match, question), before, ""
    if match := _BACK.match(question):
        place = _told_of(match["matter"], before)
        place = 0 if place is None else place
        return _named(match["asked"], match["matter"]), before[: place + 1], match["matter"]
    return question, before, ""


def _corrected(match: re.Match[str], question: str) -> str:
    """What was meant instead, as one goes on: "And boys?"; a question of its own as it is."""
    thing = f"{'el ' if match['al'] else ''}{match['thing']}"
    spanish = guess_language(question) == "es"
    if tokens(thing)[0].folded in words.QUESTION_WORDS:
        return f"¿{_capital(thing)}?" if spanish else f"{_capital(thing)}?"
    return f"¿Y {thing}?" if spanish else f"And {thing}?"


def _named(asked: str, matter: str) -> str:
    """A question with a name that it goes back to in the place of what points to it."""
    pointer = pointer_in(asked) if re.search(r"[A-ZÁÉÍÓÚÑ0-9]", matter) else None
    if pointer is None or pointer.folded not in words.ONE | words.MANY:
        return _capital(asked)
    return _capital(f"{asked[: pointer.start]}{matter}{asked[pointer.end :]}")


def _as_usual(question: str) -> str:
    """A question that goes on from the last one in the words that are common for that: "and"."""
    spanish = guess_language(question) == "es"
    match = _WHAT_IF.match(question)
    if match and "?" in question and not facts(question[match.end() :]).names:
        return f"{'And if' if match['en'] else '¿Y si'} {question[match.end() :]}"
    if other := of_another(question):
        return other
    if match := _ANY.match(question):
        some = "Are there any" if match["en"] else f"¿Hay {match.group().split()[0].lstrip('¿')}"
        return f"{some} {match['thing']}?"
    only = _ONLY.match(question)
    if only and any(letter.isalpha() for letter in only["lead"]):
        return f"{only['lead']}{only['phrase']}"
    match = _THE_SAME.match(question) or _ONLY_LAST.match(question)
    if match is None and only and len(only["phrase"].split()) <= _SHORT:
        match = only if _SOMEWHERE.match(only["phrase"]) else None
    if match is None:
        return question
    phrase = match["phrase"].strip(" ?!.")
    return f"¿Y {phrase}?" if spanish else f"And {phrase}?"


def _told_of(matter: str, before: Sequence[_Asked]) -> int | None:
    """The first turn whose question has the most words of a matter, or else whose answer has."""
    for told in ("question", "answer"):
        held = [_held(matter, getattr(turn, told)) for turn in before]
        if max(held):
            return held.index(max(held))
    return None


def _held(matter: str, text: str) -> int:
    language = guess_language(text)
    return len(_telling(matter, language) & stem_set(text, language))


def _telling(matter: str, language: str) -> frozenset[str]:
    stops = all_stop_words()
    kept = " ".join(token.folded for token in tokens(matter) if token.folded not in stops)
    return frozenset(stem_set(kept, language))


def _of_the_letters(question: str, last: _Asked) -> str:
    """The question for the only short name that was spoken of last."""
    known: set[str] = set(_LETTERS.findall(last.question)) or set(_LETTERS.findall(last.answer))
    if len(known) != 1 or _LETTERS.search(question):
        return question
    pointer = next(iter(_LETTERS_MEANT.finditer(question)), None)
    if pointer is None:
        return question
    return question[: pointer.start()] + known.pop() + question[pointer.end() :]


def _capital(text: str) -> str:
    """A text whose first letter is a capital one."""
    place = next((i for i, letter in enumerate(text) if letter.isalpha()), 0)
    return text[:place] + text[place : place + 1].upper() + text[place + 1 :]
