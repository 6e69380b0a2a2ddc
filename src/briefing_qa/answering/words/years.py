"""The years that a text gives as times, told from those that only name something.

"In 2019" says when something was so. "Law 8/2021", "the 2015 Act" and "a 2021 study" do not: they
name a law or a source, and what is said of it may have been so in another year. "Against 118 in
2015" gives the time of what is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from briefing_qa.answering.words.facts import YEAR, years_in
from briefing_qa.answering.words.wording import COMPARED_WITH
from briefing_qa.languages.months import MONTH
from briefing_qa.terms import plain_line

_Y = YEAR
_LAWS = (
    r"(?:acts?|laws?|codes?|decrees?|statutes?|bills?|constitution|conventions?|protocols?"
    r"|agreements?|treat(?:y|ies)|regulations?|orders?|resolutions?|ordinances?|judgments?"
    r"|amendments?|directives?|rules|strateg(?:y|ies)|leyes|ley|decretos?|codigos?|constitucion"
    r"|convencion(?:es)?|convenios?|protocolos?|acuerdos?|tratados?|reglamentos?|resolucion(?:es)?"
    r"|ordenanzas?|sentencias?|reformas?|estatutos?|directivas?|estrategias?|plan(?:s|es)?"
    r"|polic(?:y|ies)|politicas?)"
)
_SOURCES = (
    r"(?:stud(?:y|ies)|reports?|reviews?|articles?|papers?|assessments?|evaluations?|audits?"
    r"|inquir(?:y|ies)|estudios?|informes?|articulos?|evaluacion(?:es)?|auditorias?"
    r"|diagnosticos?|investigacion(?:es)?)"
)
"""Not surveys and counts: what they found was so in their year."""

_NAMED = rf"(?:{_LAWS}|{_SOURCES})"
_NAME = re.compile(rf"\b{_NAMED}\b")
_AT_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_LAWS} (?:n\W*)?(?P<year>{_Y})/\d+",  # "Decree 2021/8"
        rf"\b(?:the|a|an|its|this|their|our|that) (?P<year>{_Y}) (?:[\w'-]+ ){{0,3}}?{_NAMED}\b",
        (
            rf"\b{_NAMED}\b(?:,? (?:n\W*)?\w[\w.'-]*){{0,6}}?,? (?:of|de|del) (?:[\w]+ (?:de|of) )?"
            rf"(?P<year>{_Y})\b"
        ),
        rf"\b{_LAWS}(?:,? (?:n\W*)?\w[\w.'-]*){{0,3}},? \(?(?P<year>{_Y})\b",
        rf"\b{_SOURCES},? \(?(?P<year>{_Y})\b",
    )
)
"""Each has a word of `_NAME`: most texts have none, and need not be searched five times."""

_NUMBERED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\d+\s?[/-]\s?(?P<year>{_Y})\b(?![-–—/]\d)",  # "8/2021"
        rf"\b(?P<year>{_Y}) (?:edition|round|edicion)\b",
        rf"[a-z.,] ?\((?:[^()\d]*[,;] ?)?(?P<year>{_Y})[a-z]?\)",  # a source: "(Ruiz, 2015)"
    )
)
_GIVES_TIME = re.compile(
    r"\b(?:in|by|since|until|till|during|before|after|as of|en|hasta|desde|durante|antes del?"
    r"|despues de|a partir de|a fines de|a finales de|a principios de|a mediados de|a inicios de"
    r"|a comienzos de|at the (?:end|beginning|start) of)"
    r"(?: (?:the|el|la))?(?: (?:early|mid|late|end of|beginning of|start of|fines de|finales de"
    r"|fin de|principios de|mediados de|inicios de|comienzos de|ano))?"
    rf"(?: \d{{1,2}}(?: de| of)?)?(?: {MONTH},?(?: de| del| of)?)? $"
)
"""Directly before a year that is a time, though a law or a report is named before it."""

_MADE = re.compile(
    r"\b(?:adopted|passed|enacted|promulgated|approved|amended|revised|issued|published|signed"
    r"|introduced|launched|dated|force|adoptad[oa]s?|aprobad[oa]s?|promulgad[oa]s?|reformad[oa]s?"
    r"|modificad[oa]s?|emitid[oa]s?|expedid[oa]s?|dictad[oa]s?|sancionad[oa]s?|publicad[oa]s?"
    r"|firmad[oa]s?|presentad[oa]s?|lanzad[oa]s?|vigor|vigente)$"
)
"""Before that where the time is only that of the law or report itself: "adopted in 2008"."""

_FOUGHT = (
    r"(?:against|contra|frente al?) (?:the |all |toda |la |las |los |el )?"
    r"(?:(?:forms of|formas? de|sexual|domestic|human|child|gender) )*(?:child|wom[ae]n|girl|boy"
    r"|minor|person|traffick|tortur|corrup|discrimin|violen|crim|exploit|abus|slave|lab|female"
    r"|trata|explota|delito|nin|mujer|adolesc|esclav|trabajo)"
)
"""No comparison: "the Survey on Violence against Children of 2019"."""

_THAN_IN = (
    r"(?:mas|menos|mayor(?:es)?|menor(?:es)?|mejor(?:es)?|peor(?:es)?|superior(?:es)?"
    r"|inferior(?:es)?|doble|triple|mitad|mism[oa]s?|igual|diferente|distint[oa]s?)"
    r"(?: [\w.,%]+){0,5}? que en"
)
"""In Spanish; "el Comité nota que en 2022" compares nothing."""

_COMPARED = re.compile(
    rf"\b(?!{_FOUGHT})(?:{COMPARED_WITH}|vs|unlike|{_THAN_IN})(?: [\w.,%]+){{0,6}}?"
    rf" (?:in |en |of |de |since )?(?P<year>{_Y})\b"
)
"""A year that is a time, but of what the rest is compared with."""

_ALSO_COMPARED = re.compile(
    r"(?:,|,? (?:and|y|e)) (?:(?:only|just|about|some|solo|unos|unas) )?[$€£]?\d[\d.,]*%?"
    r"(?: (?!(?:was|were|is|are|has|had|have|rose|fell|fue|fueron|era|eran|son)\b)[\w%]+){0,3}?"
    rf" (?:in|en|de) (?P<year>{_Y})\b"
)
"""Another one of them: "compared with 16 in 2021 and 12 in 2020"."""

_OPEN = re.compile(
    rf"\b(?:since|after|following|desde|a partir de|despues de|tras)(?: \w+){{0,3}}? (?P<from>{_Y})"
    rf"\b|\b(?:until|till|before|prior to|up to|hasta|antes de)(?: \w+){{0,3}}? (?P<to>{_Y})\b"
    rf"|\b(?P<on>{_Y}) (?:on\b|onwards?\b|en adelante\b)"
)
_RANGE = re.compile(
    rf"\b(?P<first>{_Y})(?:\s?[-–—/]\s?(?P<short>\d\d)\b|\s?[-–—]\s?(?P<last>{_Y})"
    rf"| (?:to|through|until|and|al?|hasta|y) (?:\w+ ){{0,2}}?(?P<end>{_Y}))\b"
)
_DECADE = re.compile(
    rf"\b(?:(?P<s>{_Y})'?s\b|(?:decada (?:de|del)(?: los)?(?: anos)?|anos) (?P<de>{_Y})\b)"
)
_EARLIEST, _LATEST = 1800, 2099

MENTIONS = 4
"""Times of one year from which on a text may be of that year."""

CLEAR = 0.4
"""Share of all times that they are then."""

_MONTH_OF = re.compile(rf"\b{MONTH},?(?: de| del| of)? ({_Y})\b")

_Span = tuple[int, int]


@lru_cache(maxsize=20_000)
def spans(text: str) -> tuple[_Span, ...]:
    """The years in which what a text says was so, first and last of each stretch."""
    return _times(text)


def _times(text: str) -> tuple[_Span, ...]:
    """See `spans`; nothing is kept, as of the lines of whole documents."""
    if not years_in(text):
        return ()
    folded = plain_line(text)
    taken = {
        match.start("year")
        for pattern in (*_NUMBERED, *(_AT_NAMES if _NAME.search(folded) else ()))
        for match in pattern.finditer(folded)
        if not _is_told(match, folded)
    }
    taken.update(_compared(folded))
    return tuple(_spans(folded, taken))


def _compared(folded: str) -> Iterator[int]:
    """Where the years stand that only give the time of what the rest is compared with."""
    for match in _COMPARED.finditer(folded):
        more: re.Match[str] | None = match
        while more:
            yield more.start("year")
            more = _ALSO_COMPARED.match(folded, more.end())


def is_compared(year: str, text: str) -> bool:
    """Whether a text gives a year only as the time of what something is compared with."""
    if year not in years_in(text) or holds(year, text):
        return False
    folded = plain_line(text)
    return any(folded.startswith(year, place) for place in _compared(folded))


def main_year(text: str, title: str = "") -> str:
    """The year that a text is of, as an annual report is, by the times that it gives; or "".

    It is given most often by far. Where the title has other years, as that of its publication,
    months of this year have to be told of, and more than of those.
    """
    counts: Counter[_Span] = Counter()
    for line in text.splitlines():
        counts.update(_times(line))
    first, second = (*counts.most_common(2), ((0, 0), 0), ((0, 0), 0))[:2]
    (year, last), count = first
    far = count >= 2 * second[1] and count >= CLEAR * counts.total()
    if count < MENTIONS or not far or year != last:
        return ""
    titled = years_in(title)
    if titled and str(year) not in titled:
        months = Counter(_MONTH_OF.findall(plain_line(text)))
        if months[str(year)] < 2 or any(months[one] >= months[str(year)] for one in titled):
            return ""
    return str(year)


def _is_told(name: re.Match[str], folded: str) -> bool:
    """Whether a year after the name of a law or report is a time: "signed the Code by 2021"."""
    given = _GIVES_TIME.search(folded, 0, name.start("year"))
    return given is not None and not _MADE.search(folded[: given.start()].rstrip(" ,"))


def _spans(folded: str, taken: set[int]) -> Iterator[_Span]:
    done = set(taken)
    for match in _RANGE.finditer(folded):
        if match.start("first") in taken:
            continue
        first = int(match["first"])
        last = int(match["last"] or match["end"] or f"{match['first'][:2]}{match['short']}")
        joined = match["end"] and re.search(r" (?:and|y) ", match.group())
        opens = re.search(r"\b(?:between|entre)(?: \w+){0,3} ?$", folded[: match.start()])
        if first < last and (not joined or opens):
            done.update(
                match.start(name) for name in ("first", "last", "end") if match[name] is not None
            )
            yield first, last
    for match in _OPEN.finditer(folded):
        name = match.lastgroup or ""
        if match.start(name) not in done:
            done.add(match.start(name))
            year = int(match[name])
            yield (_EARLIEST, year) if name == "to" else (year, _LATEST)
    for match in re.finditer(rf"(?<![\d.,]){_Y}(?![.,]?\d)", folded):
        if match.start() not in done:
            yield int(match.group()), int(match.group())


def is_time(year: str, text: str) -> bool:
    """Whether a text gives a year as a time, by itself or as an end of a stretch."""
    return any(int(year) in span for span in spans(text))


def holds(year: str, text: str) -> bool:
    """Whether a year is among those in which what a text says was so."""
    return any(first <= int(year) <= last for first, last in spans(text))


def meant(year: str, text: str) -> tuple[str, ...]:
    """The years that a text means by one: all ten of "the 1980s", else that one alone."""
    return _ten_of(year) if year in _decades(plain_line(text)) else (year,)


def _decades(folded: str) -> set[str]:
    named = (match["s"] or match["de"] for match in _DECADE.finditer(folded))
    return {year for year in named if year.endswith("0")}


def _ten_of(decade: str) -> tuple[str, ...]:
    return tuple(str(int(decade) + later) for later in range(10))


def named_years(text: str) -> frozenset[str]:
    """All years that a text names, whatever for, with those within a stretch or a decade."""
    folded = plain_line(text)
    found = set(years_in(folded))
    for match in _RANGE.finditer(folded):
        last = match["last"] or match["end"] or f"{match['first'][:2]}{match['short']}"
        found.update(str(year) for year in range(int(match["first"]), int(last) + 1))
    found.update(year for decade in _decades(folded) for year in _ten_of(decade))
    return frozenset(found)


def compared(text: str) -> frozenset[str]:
    """The years of what a clause compares with: "up from 118 in 2015 and 97 in 2014"."""
    folded = plain_line(text)
    return frozenset(
        year
        for match in _COMPARED.finditer(folded)
        for year in re.findall(_Y, re.split(r"[;.](?!\d)", folded[match.start("year") :])[0])
    )
