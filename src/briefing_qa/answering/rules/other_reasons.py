"""Whether it is asked why something is higher, and a sentence says why it is lower, or the reverse.

"The sentence of Kamanga was lower because he had no conviction" does not say why Kamanga's was
higher than Phiri's. That of Phiri may be lower for the same reason for which his is higher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related, stems
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import CUES
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold_line

_IS = r"(?:es|son|era|eran|fue|fueron|resulto|resultaron)"
_SUM = (
    r"(?:pena|condena|multa|sancion|tasa|numero|porcentaje|proporcion|cantidad|cifra|plazo|sueldo)"
)
_SMALL = r"(?:baj|cort|leve|pequen|breve|bland|reducid|indulgent)\w*"
_LARGE = r"(?:alt|larg|elevad|grave|sever|dur[ao]|grande|prolongad)\w*"
_HIGHER = re.compile(
    r"\b(?:higher|larger|bigger|longer|heavier|harsher|stiffer|tougher|greater|more(?! lenient)"
    rf"|mas(?! {_SMALL}| de\b| que\b)|{_IS} mayor(?:es)?(?! de\b)|{_SUM}s? mayor(?:es)?"
    rf"|mayor(?:es)? {_SUM})\b"
)
_LOWER = re.compile(
    r"\b(?:lower|smaller|shorter|lighter|milder|less|fewer|more lenient"
    rf"|menos(?! de\b)|mas {_SMALL}|{_IS} menor(?:es)?(?! de\b)|{_SUM}s? menor(?:es)?"
    rf"|menor(?:es)? {_SUM})\b"
)
_WHY = re.compile(r"^\W*(?:and |y )?(?:why|por que)\b(?P<rest>.*)")
_THAN = re.compile(r"\b(?:than|que)\b")
_BECAUSE = re.compile(
    r"\b(?:because|since|as (?:he|she|it|they|the)|due to|owing to|porque|ya que|debido a|dado que"
    r"|puesto que|pues|a causa de)\b"
)
_CLAUSE = re.compile(r"[;:.](?!\d)|, (?:and|but|while|whereas|y|pero|mientras)\b")


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is higher or lower than what, as a question has it; stems.

    Attributes:
        one: of what comes before the word for it, without what stands behind "than", too.
        other: of what it is higher or lower than.
        higher: which of them it is.
    """

    one: frozenset[str]
    other: frozenset[str]
    higher: bool


def is_reason_for_the_opposite(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked why one is higher, and a sentence gives the reason why it is lower."""
    language = candidate.language
    if question.language != language or question.kind != "reason" or is_row(candidate.text):
        return False
    asked = _compared(question)
    text = fold_line(candidate.text)
    because = _BECAUSE.search(text)
    if asked is None or because is None:
        return False
    clause = _CLAUSE.split(text[: because.start()])[-1]
    wanted, opposite = (_HIGHER, _LOWER) if asked.higher else (_LOWER, _HIGHER)
    if opposite.search(clause) is None or wanted.search(_without_lenient(clause, asked)):
        return False
    if any(related(term, text, language) for term in asked.other):
        return False
    held = sum(related(term, text, language) > 0 for term in asked.one)
    return held > 0 and 2 * held >= len(asked.one)


def _without_lenient(clause: str, asked: _Compared) -> str:
    """A clause without "more lenient" and "más leve", where a word for higher is looked for."""
    return _LOWER.sub(" ", clause) if asked.higher else clause


@lru_cache(maxsize=1_000)
def _compared(question: Question) -> _Compared | None:
    match = _WHY.match(fold_line(question.text))
    if match is None:
        return None
    higher, lower = _HIGHER.search(match["rest"]), _LOWER.search(match["rest"])
    found = higher or lower
    if found is None or (higher and lower):
        return None
    than = _THAN.split(match["rest"][found.end() :], maxsplit=1)
    one = _said(match["rest"][: found.start()], question)
    other = _said(than[1], question) if len(than) > 1 else frozenset()
    if not one - other:
        return None
    return _Compared(one - other, other - one, higher is not None)


def _said(text: str, question: Question) -> frozenset[str]:
    """The stems of the names in a part of a question; of its other words where it has none."""
    known = [token.folded for token in facts(text).tokens]
    names = [word for word in known if word in question.facts.names]
    words = names or [word for word in known if word not in CUES]
    return frozenset(stems(" ".join(words), question.language))
