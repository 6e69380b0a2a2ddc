"""Whether a candidate tells of the time before something, where that after it is asked for.

"By September 2021, the campaign had reached 24,000 people" does not tell how many it reached after
September 2021, nor "taken ahead of the rerun elections" what was done after these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import YEAR
from briefing_qa.answering.words.years import spans
from briefing_qa.languages.months import MONTH
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_ARTICLE = r"(?:the|that|this|its|his|her|their|an?|el|la|los|las|es[ae]|est[ae]|sus?)"
_TIME = (
    r"(?:(?:the )?(?:end|start|beginning|middle|close) of |early |mid-? ?|late )*"
    rf"(?:\d{{1,2}} )?(?:{MONTH},? )?{YEAR}\b"
)
_TIEMPO = (
    r"(?:(?:el )?(?:fin|final|fines|finales|principios|inicios?|comienzos?|mediados|cierre) del? )*"
    rf"(?:\d{{1,2}} de )?(?:{MONTH} (?:de |del )?)?(?:ano )?{YEAR}\b"
)
_WHEN = rf"(?:{_TIME}|{_TIEMPO})"
_BEFORE = (
    r"before|prior to|ahead of|in the run-?up to|until|till|no later than"
    rf"|(?:up to|by)(?= {_WHEN})|antes del?(?: que)?|previ[oa]s? al?|en visperas del?"
    rf"|hasta(?= {_WHEN}| (?:el|la|los|las)\b)|para(?= {_WHEN})"
)
_AFTER = (
    rf"after|since|following(?= {_ARTICLE}\b| {_WHEN})|in the (?:wake|aftermath) of"
    rf"|from(?= {_WHEN} (?:on\b|onwards?\b))|despues del?(?: que)?|luego del?|tras|a partir del?"
    rf"|desde(?= {_WHEN}| que\b)"
)
_SIDE = re.compile(
    rf"\b(?:(?P<before>{_BEFORE}) (?P<to>[^.,;:?!()]+)|(?P<after>{_AFTER}) (?P<from>[^.,;:?!()]+))"
)
_STRICT = re.compile(r"before|prior|ahead|after|following|antes|previ|despues|luego|tras")
_DISTANCE = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|soon|shortly|long|right|horas?|dias?|semanas?"
    r"|mes(?:es)?|anos?|poco|justo) $|\bhow (?:long|soon)\b|\bcuanto tiempo\b"
)
"""Before it, where it is asked how long after; the answer may say "ten days later"."""

_NO_TIME = re.compile(
    rf"^(?:{_ARTICLE} )*(?:\d{{1,2}}\b(?! de)|ages?\b|edad\b|courts?|judges?|parliament|congress"
    r"|committees?|senate|tribunal\w*|councils?|boards?|commissions?|juez\b|jueces\b|congreso"
    r"|turning|reaching|birth|cumplir|birthday|all\b|ellas?\b|ellos\b|them\b|him\b|her$|whom\b"
    r"|which\b|everyone|school\b|work\b|dark\b|lunch)"
)
"""Before whom, at which age, at what time of day."""

_REACH = 8
"""Words after "before" and "after" in which what they are said of stands."""

Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class _Told:
    """A side of a time that a text tells of.

    Attributes:
        side: of it.
        event: the stems of what the time is called.
        text: what it is called.
        strict: whether the time itself is no part of it, as with "before" and "after".
    """

    side: Side
    event: frozenset[str]
    text: str
    strict: bool


def is_of_the_other_side(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked for before or after a time, and a candidate tells of the other side."""
    asked = _asked(question)
    if asked is None or is_row(candidate.text) or candidate.unit.kind == "heading":
        return False
    if question.kind in COUNTED and _has_other_years(asked, candidate.text):
        return True
    if question.language != candidate.language:
        return False
    near = surroundings(candidate)
    told = [one for one in _told(near.own, candidate.language) if _is_of(one, asked)]
    if not told or any(one.side == asked.side for one in told):
        return False
    told_of = "\n".join((near.own, near.before, *near.headings, candidate.title))
    return asked.event <= stem_set(told_of, candidate.language)


def _is_of(told: _Told, asked: _Told) -> bool:
    """Whether a text tells of the same time: of a word of it, and of no other year."""
    years = {one for one in told.event if re.fullmatch(YEAR, one)}
    return bool(told.event & asked.event) and years <= asked.event


@lru_cache(maxsize=1_000)
def _asked(question: Question) -> _Told | None:
    """The one side of a time that is asked for."""
    folded = fold(question.text)
    found = list(_SIDE.finditer(folded))
    if len(found) != 1 or _DISTANCE.search(folded[: found[0].start()]):
        return None
    what = found[0]["to"] or found[0]["from"]
    if _NO_TIME.search(what):
        return None
    return next(_told(question.text, question.language), None)


def _told(text: str, language: str) -> Iterator[_Told]:
    for match in _SIDE.finditer(fold(text)):
        side: Side = "before" if match["before"] else "after"
        words = " ".join((match["to"] or match["from"]).split()[:_REACH])
        strict = _STRICT.match(match.group()) is not None
        yield _Told(side, stem_set(words, language), words, strict)


def _has_other_years(asked: _Told, text: str) -> bool:
    """Whether all years of a text are of the other side, where the time is just a year."""
    time = re.fullmatch(rf"{_ARTICLE}? ?{_WHEN}\W*", asked.text)
    if time is None or not (told := spans(text)):
        return False
    year = int(re.findall(YEAR, asked.text)[-1])
    # What was so since or by a year may have been so in it, as what was so after a month of it.
    within = 0 if asked.strict and re.fullmatch(YEAR, asked.text.strip()) else 1
    if asked.side == "after":
        return all(last <= year - within for _, last in told)
    return all(first >= year + within for first, _ in told)
