"""Two or three questions that are asked in one.

Each is asked for itself, with what it takes over from the one before it, so that what one sentence
says is not taken for an answer to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_qa.answering.carrying import with_doer, with_matter
from briefing_qa.answering.follow_up import Turn, understand
from briefing_qa.answering.gaps import elsewhere, with_head, with_tail
from briefing_qa.answering.questions.question import FIGURES, Question, analyse
from briefing_qa.answering.words.names import without_owner
from briefing_qa.answering.words.wording import AUXILIARIES, MODALS
from briefing_qa.errors import QuestionError
from briefing_qa.terms import Token, guess_language

_ASKING = (
    r"(?:who|whom|whose|what|which|why|when|where|how|qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?"
    r"|cu[aá]nt[oa]s?|cu[aá]ndo|d[oó]nde|c[oó]mo|por qu[eé])"
)
_WITH = r"(?:(?:in|on|at|by|to|for|from|since|until|with|en|a|de|desde|hasta|por|para|con) )?"
_WHETHER = (
    rf"(?:(?:{AUXILIARIES})"
    r" (?:an?|the|they|it|he|she|there|this|these|that|those|its|their|any)\b"
    rf"|(?:{MODALS}) (?:\w+ ){{1,3}}be\b)"
)
"""Begins a question for yes or no: "is it free?", "can consent be withdrawn?"."""

_JOINT = re.compile(
    rf"(?:,|;)? (?:and|y) (?=(?:{_WITH}{_ASKING}|{_WHETHER})\b)"
    rf"|[;?] +(?=¿?{_WITH}{_ASKING}\b|{_WHETHER})",
    re.IGNORECASE,
)
_IS_WHETHER = re.compile(rf"\W*{_WHETHER}", re.IGNORECASE)
_LEAD = re.compile(
    rf"\W*(?P<lead>(?!{_ASKING}\b)[^,;:?]{{3,80}})[,:] (?=¿?{_WITH}{_ASKING}\b)", re.IGNORECASE
)
"""What stands before all of them: "in 2022, how many ... and how many ...?"."""

_LAST_YEAR = re.compile(
    r" (?:in|during|en|durante) (?:el a[nñ]o )?(?:1[89]|20)\d\d\W*$", re.IGNORECASE
)

_ASKER = re.compile(r"\((?:who|whom|qui[eé]n(?:es)?) \w+ (?=\w)", re.IGNORECASE)
"""In what is taken over from "who leads the plan" to "its budget": not who leads it."""


@dataclass(frozen=True, slots=True)
class Half:
    """One of several questions that are asked in one.

    Attributes:
        question: with what it takes from those before it: "how many vehicles do inspectors have?"
        asked: as it stands: "how many vehicles do they have?"
        own: the content words that it has itself; "and when?" has none.
        depends: whether it takes anything from those before it.
        whether: whether it asks for yes or no, after another question.
        dated: with the year that only the last one gives, which may be that of all that count.
        named: as it stands, with no more than the names and years of the one before it.
    """

    question: Question
    asked: str
    own: tuple[Token, ...]
    depends: bool = False
    whether: bool = False
    dated: Question | None = None
    named: Question | None = None


def halves(question: Question) -> tuple[Half, ...]:
    """The two or three questions that are asked in one; nothing for any other question."""
    texts = _JOINT.split(question.text)
    if lead := _LEAD.match(question.text):
        texts[1:] = [f"{lead['lead']}, {text.lstrip('¿')}" for text in texts[1:]]
    if not 2 <= len(texts) <= 3:
        return ()
    found: list[Half] = []
    following = [*texts[1:], ""]
    try:
        for text, after in zip(texts, following, strict=True):
            own = analyse(with_tail(text, after))
            whole = analyse(_completed(own.text, found[-1].question)) if found else own
            depends = len(whole.words) > len(own.words)
            whether = bool(found) and _IS_WHETHER.match(text) is not None
            named = _named(own, found[-1].question) if depends and own.words else None
            asked = text.strip(" ?¿.")
            found.append(Half(whole, asked, _own(own, lead, found), depends, whether, named=named))
        return _dated(found) if all(half.question.words for half in found) else ()
    except QuestionError:
        return ()


def _own(half: Question, lead: re.Match[str] | None, before: Sequence[Half]) -> tuple[Token, ...]:
    """The content words of a half, without those of what leads on to all of them."""
    led = analyse(lead["lead"]).facts.tokens if lead and before else ()
    shared = {token.folded for token in led}
    return tuple(word for word in half.words if word.folded not in shared)


def _dated(found: Sequence[Half]) -> tuple[Half, ...]:
    """Halves that count, with the year that the last one ends with: "... and ... in 2019?"."""
    last = found[-1].question
    year = _LAST_YEAR.search(last.text)
    if year is None or any(half.question.kind not in FIGURES for half in found):
        return tuple(found)
    said = year.group().rstrip(" ?")
    return tuple(
        half
        if half.question.facts.years
        else replace(half, dated=analyse(f"{half.question.text.rstrip(' ?')}{said}?"))
        for half in found
    )


def _named(own: Question, before: Question) -> Question | None:
    """A question with the names, countries and years of the one before: "the rerun (Romania)".

    None where it has some itself: then it says whose it is.
    """
    if own.facts.names or own.facts.countries or own.facts.years:
        return None
    found = before.facts.tokens
    places = before.facts.in_countries
    kept = before.facts.names | before.facts.years
    said = dict.fromkeys(
        without_owner(before.text[token.start : token.end])
        for i, token in enumerate(found)
        if i in places or token.folded in kept
    )
    return analyse(f"{own.text.rstrip(' ?')} ({', '.join(said)})?") if said else None


def _completed(text: str, before: Question) -> str:
    """A question with what it takes from the one before it: "why (Ana refused to sign)?"."""
    if (headed := with_head(text, before.text)) != text:
        return headed
    found = with_matter(_understood(with_doer(text, before.text), before.text), before.text)
    if found == text and not analyse(text).words:
        said = re.sub(rf"^\W*{_WITH}{_ASKING}\b", "", before.text, flags=re.IGNORECASE)
        found = f"{text.rstrip('?')} ({said.strip(' ?')})?"
    return _ASKER.sub("(", found)


def _understood(text: str, before: str) -> str:
    """A question as a follow-up of the one before it."""
    turns = [Turn(question=f"{before.rstrip('?')}?")]
    if place := elsewhere(text):
        led = f"¿Y {place}?" if guess_language(before) == "es" else f"And {place}?"
        if (found := understand(led, turns).text) != led:
            return found
    return understand(text, turns).text
