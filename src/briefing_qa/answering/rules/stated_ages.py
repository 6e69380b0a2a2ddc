"""Ages that a text does not give: "15 to 17" holds for one of 16, "6 to 11" for none under 6."""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.questions.stories import is_age_in_a_story
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.terms import fold

_ONE = r"(?:girl|boy|child|children|teenager|pupil|student|person|somebody|someone)"
_UNO = (
    r"(?:niñ[oa]s?|adolescentes?|chic[oa]s?|chav[oa]s?|muchach[oa]s?|j[oó]ven(?:es)?|menor(?:es)?"
    r"|var[oó]n(?:es)?|novi[oa]s?|alumn[oa]s?|estudiantes?|hij[oa]s?|persona)"
)
_OF_ONE = re.compile(
    r"\b(\d{1,2})[- ]years?[- ]olds?\b"
    rf"|\b(?:aged?|{_ONE} of|{_ONE} who(?: is|['’]s)) (\d{{1,2}})\b(?! ?(?:to|and|or|-|–)\b)"
    r"|\b(?:may|can|could)\b[^.?!]{0,60}? (?:marry|work|consent|vote) at (\d{1,2})\b(?! ?%)"
    r"|\b(?:pueden?|podr[ií]an?)\b[^.?!]{0,60}? (?:cas|un|trabaj|vot)\w+ a los (\d{1,2})\b"
    rf"|\b{_UNO}(?: [^\W\d]+)? de (?:(\d{{1,2}}) (?:y|o) )?(\d{{1,2}})"
    r"(?: años\b|(?=[,.?]| (?:que|se|puede\w*|cas\w+|sin|\w+[aei]r)\b))",
    re.IGNORECASE,
)
"""Somebody of a single age, or of two."""

_BETWEEN = re.compile(r"\b(\d{1,2}) ?(?:to|and|a|y|-|–) ?(\d{1,2})\b(?! ?%)")
_BELOW = re.compile(
    r"\b(?:under|below|before|younger than|less than|menor(?:es)? de|por debajo de|menos de"
    r"|antes de)(?: the age of| age| los| cumplir(?: los)?)? (\d{1,2})\b(?! ?%)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:at least|over|above|older than|from|mayor(?:es)? de|al menos|más de|a partir de)"
    r"(?: the age of| los)? (\d{1,2})\b(?! ?%)",
    re.IGNORECASE,
)

_UP_TO = re.compile(
    r"\b(?:under|below|younger than|less than|before|until|up to|turn(?:s|ed|ing)?|menor(?:es)? de"
    r"|por debajo de|menos de|antes de|hasta)(?: the age of| age| los| cumplir(?: los)?)?"
    r" (\d{1,2})\b",
    re.IGNORECASE,
)

_RANGE = re.compile(r"(?<![\d.,/-])(\d{1,2}) ?(?:to|and|a|y|-|–) ?(\d{1,2})(?![\d/]|[.,]\d)(?! ?%)")
_AGES = re.compile(r"\b(?:aged?|ages|years?|olds?|anos?|edad(?:es)?)\b")


def age_met(number: str, question: Question, candidate: Candidate) -> bool:
    """Whether a number of a question is the age of somebody for whom a candidate holds.

    Args:
        number: one of the question, in digits.
        question: taken apart; one for a figure is not answered by one for many ages, but where it
            tells of one person first.
        candidate: with the sentence before it.
    """
    ages = {age for found in _OF_ONE.findall(question.text) for age in found if age}
    if number not in ages:
        return False
    if question.kind in FIGURES and not is_age_in_a_story(number, question):
        return False
    near, age = surroundings(candidate), int(number)
    text = f"{near.own}\n{near.before}"
    if any(int(least) <= age <= int(most) for least, most in _BETWEEN.findall(text)):
        return True
    below, least = _BELOW.findall(text), _FROM.findall(text)
    # "Over 14 and under 16": both ends count.
    return bool(below or least) and all(
        any(fits)
        for fits in ([age < int(n) for n in below], [age >= int(n) for n in least])
        if fits
    )


def is_of_older_ones(question: Question, candidate: Candidate) -> bool:
    """Whether all ages that a candidate gives begin where those end that are asked for.

    "Of those aged 6 to 11" has the number that "under 6" asks for, and is about all others.
    """
    asked = set(_BELOW.findall(question.text))
    if not asked:
        return False
    near = surroundings(candidate)
    text = near.own if _BETWEEN.search(near.own) else near.before
    begins = {least for least, _ in _BETWEEN.findall(text)}
    return bool(asked & begins) and not asked & set(_UP_TO.findall(f"{near.own}\n{near.before}"))


def is_of_other_ages(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is of those aged 14 to 17, where it is that of those aged 12 to 17."""
    asked = _ranges(question.text) if question.kind in FIGURES else frozenset()
    own = _ranges(candidate.text)
    if len(asked) != 1 or not own or asked & own:
        return False
    beside = " ".join(candidate.columns), candidate.caption, candidate.before, candidate.headings
    return not any(asked & _ranges(text) for text in beside)


def _ranges(text: str) -> frozenset[tuple[int, int]]:
    """From which age to which, in a text that gives ages."""
    folded = fold(text)
    if _AGES.search(folded) is None:
        return frozenset()
    found = ((int(least), int(most)) for least, most in _RANGE.findall(folded))
    return frozenset((least, most) for least, most in found if least < most)
