"""Years said in two digits: "en el 98", "in '98" are 1998, as documents write it."""

from __future__ import annotations

import re

from briefing_qa.answering.questions.question import Question, reworded

_SPANISH = re.compile(
    r"\b(?:(?:en|desde|hasta|entre|y) el |del )(?P<year>['’]?(?:[4-9]\d|0\d))\b(?!['’/-]?\w)"
    r"|\ben el (?P<late>['’]?[12]\d)\b(?!['’/-]?\w)|(?<!\w)(?P<marked>['’]\d\d)\b(?!['’/-]?\w)",
    re.IGNORECASE,
)
"""With the article and no noun; a day of the month is not said with "en el"."""

_ENGLISH = re.compile(
    r"\b(?:in|of|since|by|from|to|and|until|before|after|between|during|or) "
    r"(?P<year>['’]\d\d)\b(?!['’]?\w)"
)
_GOES_ON = re.compile(
    r" ?(?:$|[?.,;:!)](?!\d)| (?:y|e|o|a|al|hasta|se|que|sobre|para|con|no|le|les|la|las|los|el|fue"
    r"|era|habia|había|hubo|hay|and|or|to|until|on|about|for|the|was|were|did|had)\b)"
)
"""What stands behind a number that is of no noun."""

_SHARES = re.compile(r"%|\bpor ?ciento\b|\bporcentaje", re.IGNORECASE)
_FIRST = 40
"""Two digits from which on a year is of the last century."""


def with_whole_years(question: Question) -> Question:
    """The question with its years in four digits; the question itself where there is no other."""
    text, typed = question.text, []
    if _SHARES.search(text):
        return question
    pattern = _SPANISH if question.language == "es" else _ENGLISH
    for match in reversed(list(pattern.finditer(text))):
        name = match.lastgroup or ""
        if not _GOES_ON.match(text[match.end() :]):
            continue
        digits = match[name].lstrip("'’")
        year = f"{19 if int(digits) >= _FIRST else 20}{digits}"
        before = _without_article(text[: match.start(name)], question.language)
        text = f"{before}{year}{text[match.end() :]}"
        typed.append((year, digits))
    if not typed:
        return question
    return reworded(question, text, (*question.typed, *reversed(typed)))


def _without_article(before: str, language: str) -> str:
    """Without "el": "en el 98" is "en 1998"."""
    if language != "es":
        return before
    return re.sub(r"\b(en|desde|hasta|entre|y) el $", r"\1 ", re.sub(r"\bdel $", "de ", before))
