"""Two or three questions that are asked in one.

Each is asked for itself, with what it takes over from the one before it, so that what one sentence
says is not taken for an answer to all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up import Turn, understand
from briefing_qa.answering.parts import holds, worded
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import months
from briefing_qa.answering.words.wording import CUES
from briefing_qa.errors import QuestionError
from briefing_qa.terms import Token

_ASKING = (
    r"(?:who|whom|whose|what|which|why|when|where|how|qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?"
    r"|cu[aá]nt[oa]s?|cu[aá]ndo|d[oó]nde|c[oó]mo|por qu[eé])"
)
_WITH = r"(?:(?:in|on|at|by|to|for|from|since|until|with|en|a|de|desde|hasta|por|para|con) )?"
_JOINT = re.compile(
    rf"(?:,|;)? (?:and|y) (?={_WITH}{_ASKING}\b)|[;?] +(?=¿?{_WITH}{_ASKING}\b)", re.IGNORECASE
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
    """

    question: Question
    asked: str
    own: tuple[Token, ...]
    depends: bool = False


def halves(question: Question) -> tuple[Half, ...]:
    """The two or three questions that are asked in one; nothing for any other question."""
    texts = _JOINT.split(question.text)
    if not 2 <= len(texts) <= 3:
        return ()
    found: list[Half] = []
    try:
        for text in texts:
            own = analyse(text)
            whole = analyse(_completed(text, found[-1].question)) if found else own
            depends = len(whole.words) > len(own.words)
            found.append(Half(whole, text.strip(" ?¿."), own.words, depends))
    except QuestionError:
        return ()
    return tuple(found) if all(half.question.words for half in found) else ()


def _completed(text: str, before: Question) -> str:
    """A question with what it takes from the one before it: "why (Ana refused to sign)?"."""
    found = understand(text, [Turn(question=f"{before.text.rstrip('?')}?")]).text
    if found == text and not analyse(text).words:
        said = re.sub(rf"^\W*{_WITH}{_ASKING}\b", "", before.text, flags=re.IGNORECASE)
        found = f"{text.rstrip('?')} ({said.strip(' ?')})?"
    return _ASKER.sub("(", found)


def covers(candidate: Candidate, half: Half) -> bool:
    """Whether a sentence that is said for another half answers this one too, as far as words tell.

    It holds the words of the half, and what that asks for: a year for "and when?", a reason for
    "and why?".
    """
    text, language = candidate.text, candidate.language
    asked, held = half.question, facts(text)
    given = {
        "year": bool(held.years or months(text)),
        "reason": held.reason,
        "number": bool(held.numbers),
        "share": held.share,
        "place": bool((held.names | held.countries) - asked.facts.names - asked.facts.countries),
        "name": bool(held.names - asked.facts.names),
    }.get(asked.kind, bool(half.own))
    return (
        given
        and not unmet(asked, candidate)
        and all(
            holds(worded(candidate), language, asked, word)
            for word in asked.words
            if word.folded in {own.folded for own in half.own} - CUES
        )
    )
