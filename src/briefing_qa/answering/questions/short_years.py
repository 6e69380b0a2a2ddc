"""Years said in two digits: "en el 98", "in '98" are 1998, as documents write it.

So are decades: "in the 80s" and "en los años ochenta" are the 1980s. And "the year before 2021" is
2020.
"""

from __future__ import annotations

import re

from briefing_qa.answering.questions.question import Question, reworded
from briefing_qa.answering.words.facts import YEAR
from briefing_qa.terms import fold

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
_TENS = {
    "40": "forties|cuarenta",
    "50": "fifties|cincuenta",
    "60": "sixties|sesenta",
    "70": "seventies|setenta",
    "80": "eighties|ochenta",
    "90": "nineties|noventa",
}
_SPELLED = rf"(?:['’]?[4-9]0['’]?s?|{'|'.join(_TENS.values())})"
_DECADES = {
    "en": re.compile(
        r"\b(?:in|of|since|by|from|to|until|before|after|during|throughout) the"
        rf" (?:(?:early|mid|late)[ -])?(?P<decade>(?!['’]?\d0\b){_SPELLED})\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        rf"\b(?:en (?:los )?años|(?:de|desde|hasta) los años|d[eé]cada de los)"
        rf" (?P<decade>{_SPELLED})\b(?! años)",
        re.IGNORECASE,
    ),
}
_BY_ANOTHER = re.compile(
    r"(?:\b(?P<prep>in|during|for|en|durante) )?\b"
    r"(?:(?:the|one|a) year (?:(?P<earlier>before|prior to|preceding)|after|following)"
    r"|el año (?:(?P<anterior>anterior a|previo a|antes de)|siguiente a|despu[eé]s de))"
    rf" (?P<year>{YEAR})\b(?![-–—/]\d)",
    re.IGNORECASE,
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
    text, typed = question.text, list[tuple[str, str]]()
    if _SHARES.search(text):
        return question
    for match in _DECADES["es" if question.language == "es" else "en"].finditer(text):
        whole = _whole_decade(match["decade"], question.language)
        text = text.replace(match.group(), match.group().replace(match["decade"], whole))
        typed.append((whole.rstrip("s"), match["decade"]))
    for match in _BY_ANOTHER.finditer(text):
        year = str(int(match["year"]) + (-1 if match["earlier"] or match["anterior"] else 1))
        inside = match["prep"] or ("en" if question.language == "es" else "in")
        text = text.replace(match.group(), f"{inside} {year}")
        typed.append((year, match.group()))
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


def _whole_decade(short: str, language: str) -> str:
    """The last century's decade of that name: "1980s" for "80s", "1980" for "ochenta"."""
    tens = next(
        (tens for tens, names in _TENS.items() if tens in short or fold(short) in names.split("|"))
    )
    return f"19{tens}s" if language == "en" else f"19{tens}"


def _without_article(before: str, language: str) -> str:
    """Without "el": "en el 98" is "en 1998"."""
    if language != "es":
        return before
    return re.sub(r"\b(en|desde|hasta|entre|y) el $", r"\1 ", re.sub(r"\bdel $", "de ", before))
