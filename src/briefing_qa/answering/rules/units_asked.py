"""Whether a candidate has the sort of figure that a question asks for: a count, share, unit, year.

"How many regional authorities ...?" is not answered by "76% of them", "what share ...?" not by
"1,200 of them", "how many days a week ...?" not by "27 hours", "how many euros ...?" not by "40
dollars", "how many years in prison ...?" not by "in 2022". What is said before a sentence counts
with it, and for a unit its headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.row_figures import counts_nothing
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.closed_classes import WEEKDAY
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.number_words import Unit
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.answering.words.unit_words import CURRENCIES, MONEY, UNITS_BY_NAME, NamedUnit
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, fold

_HOW_MANY = r"(?:how many|cuant[oa]s)"
_ASKS = r"(?:^\W*(?:and |y )?(?:[a-z]{1,8} )?|[,:;¿] ?)"
"""Where a question word asks; in "why is it not known how many ..." it does not."""

_COUNT = re.compile(
    rf"{_ASKS}{_HOW_MANY}\b"
    r"(?! (?:of|de|per ?cent|puntos|points|in|en|more|fewer|less|mas|menos|times|veces)\b)"
    rf"|{_ASKS}(?:(?:is|was|es|fue) )?(?:the |el )?(?:total |exact |absolute )?"
    r"(?:number|numero)(?: total| exacto| absoluto)? (?:of|de)\b"
)
_AS_SHARE = re.compile(
    r"\bper ?cent|percentage|proporti|proporci|porcent|por cien|\bout of\b|hundred|\bcien\b"
    r"|\bcada\b(?! (?:dia|noche|semana|mes|ano|vez)\b)|\bin (?:five|ten|10|100)\b"
)
"""In such a question a share is as good as a count."""

_NO_NOUN = re.compile(
    rf"{_HOW_MANY} (?:people |personas )?(?:have|has|had|were|was|are|is|do|did|said|would|could"
    r"|can|estan|estaban|son|eran|fueron|han|habian|hay|dijeron|dicen|tienen|tenian|se|no|le|les|lo"
    r"|ya)\b"
)
"""Of those spoken of before: "Of the children interviewed, how many had ...?"."""

_SHARE_ASKED = re.compile(
    r"\b(?:what|which|que) (?:share|percent|percentage|proportion|fraction|porcentaje|proporcion)\b"
)
_COUNTED_IN_WORDS = re.compile(
    r"\b(?:no|none|nobody|zero|(?<!at least )(?<!-)one|single|both|every|once|twice|pair|couple"
    r"|dozens?"
    r"|first|second|third|unknown|not known|did not|nadie|ningun\w*|cero|amb[oa]s|dos|doce|docenas?"
    r"|primer\w*|segund\w*|tercer\w*|un[oa]? (?:sol[oa]|unic[oa])|desconoc\w*|ignora\w*"
    r"|sin datos)\b"
)
"""Words that stand for a count, or say that none is known."""

_TIMED_IN_WORDS = re.compile(
    r"\b(?:(?:an?|una?) (?:hour|day|week|fortnight|month|year|decade|hora|dia|semana|mes|ano"
    rf"|decada)|{WEEKDAY})\b"
)
"""The same for a time: "a year" is none of the women of "how many women"."""

_FEW = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twelve|twenty|un[oa]?|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veint\w+|cien|\d+)"
)
_BY_PEOPLE = rf"\b{_FEW} (?:\w+ )?(?:in|out of|de cada) (?:every )?{_FEW}\b"
_PARTS = (
    rf"{_BY_PEOPLE}|\b(?:half|mitad)\b"
    r"|\b(?:mayoria|majority|thirds?|quarters?|fifths?|tercios?|tercera|cuarta|quinta)\b"
)
_PART_TOLD_BY_PEOPLE = re.compile(_BY_PEOPLE)
_PART_IN_WORDS = re.compile(_PARTS)
"""A share that is told by people or in a word: "one in seven", "half"."""

_SHARE = re.compile(
    rf"{_PARTS}|%|\bper ?cent|\bpercentage|\bporcentaje|\bpor ?cien"
    r"|\b(?:six|seven|eigh|nin|ten)ths?\b"
    r"|\b(?:halves|cuartos|quintos|minority|minoria)\b|\bout of\b|\bde cada\b"
    r"|\b(?:per|por) (?:every )?(?:cada )?(?:1?0+|mil|hundred|thousand|cien|ciento|\d)"
    r"|\b\d+ (?:of|de) (?:the |los |las )?\d|\bproportion|\bproporcion|\b(?:rate|tasa|ratio)s?\b"
    r"|\b(?:none|most|share|nobody|nadie|en su totalidad|whole|entire)\b|\bningun"
)
"""What may tell a share, without saying which."""

_SHARE_TOLD = re.compile(r"\d ?%|\b(?:per ?cent|por ciento)\b")

_ALL_OR_NONE = re.compile(
    r"\b(?:all|every|no|tod[oa]s?|casi|nearly|almost|only|sol[oa]|each|cada|both|amb[oa]s)\b"
)
"""What tells a share where nothing is counted: "only the girls", "solo las niñas"."""

_CELL = re.compile(r"\||[:;] ?[\d., ]+(?:;|$)")
"""A row of a table: the unit may stand in its header."""

_DECIMAL = re.compile(r"(?<![\d.,])\d{1,2}[.,]\d{1,2}(?![\d.,])")
"""A figure that counts nothing."""

_NAMED = tuple(
    re.compile(
        rf"{_ASKS}(?:{_HOW_MANY} (?:(?:us|new|more|thousand|million|mil|mas|millones de) )*"
        rf"|how much\b[^?]* in (?:us )?|cuanto\b[^?]* en )(?:{unit.asked.pattern})\b"
    )
    for unit in UNITS_BY_NAME
)

_SHARES: frozenset[Unit] = frozenset({"share", "year"})
_UNCOUNTED: frozenset[Unit] = _SHARES | {"years", "days", "money"}
"""What counts nobody and no thing: "eleven days" are not how many children came."""


_SAMPLE_ASKED = re.compile(
    r"\b(?:how (?:large|big) (?:is|are|was|were) (?:the|its|their|your) (?:\w+ )?samples?\b"
    r"|what (?:is|was) the (?:sample size|size of the (?:\w+ )?sample)"
    r"|(?:que|cual) (?:\w+ ){0,2}tamano (?:\w+ ){0,2}muestra)"
)
_TERM_ASKED = re.compile(
    r"\b(?:how many years (?:in|of) (?:prison|jail|imprisonment|custody|detention)"
    r"|(?:how many|to how many) years (?:\w+ ){1,6}(?:sentenced|jailed|imprisoned)\b"
    r"|cuantos anos (?:de (?:carcel|prision|pena|condena|presidio|reclusion)"
    r"|(?:lo|la|los|las|se|fue|fueron|le|les)? ?(?:\w+ )?(?:conden|sentenci)\w+))"
)
_TERM_TOLD = re.compile(
    r"\b(?:life|lifelong|death|capital punishment|suspended|fine[ds]?|probation|acquit\w*|days?"
    r"|months?|weeks?|(?:a|an|one|un) (?:year|ano)|perpetu\w*|vitalici\w*|muerte|suspendid\w+"
    r"|en suspenso|multas?|absuel\w+|absolv\w+|libertad|dias?|mes(?:es)?|semanas?)\b"
)
"""What may tell a term without a number of years."""

_YEAR_ASKED = re.compile(r"\b(?:which|what) years?\b|\bque anos?\b")


def lacks_the_year(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked in which year, and neither a sentence nor the one before has a figure."""
    asked = _YEAR_ASKED.search(fold(question.text)) is not None
    return asked and not re.search(r"\d", f"{candidate.before} {candidate.text}")


def lacks_the_figure(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks for a count, a share or a unit that a candidate does not have."""
    if question.kind == "score":
        return _lacks_the_unit(_unit_asked(question.text), candidate)
    sample = _SAMPLE_ASKED.search(fold(question.text)) is not None
    if question.kind not in ("number", "share") and not sample:
        return False
    if _lacks_the_term(question, candidate):
        return True
    if sample:
        return _is_without_count(question, candidate.text)
    sort, unit = _asked(question.text), _unit_asked(question.text)
    if unit is not None and not _is_near(unit, candidate):
        return _lacks_the_unit(unit, candidate)
    text = f"{candidate.before} {candidate.text}"
    if sort == "share":
        return not _may_tell_a_share(candidate, fold(text))
    if (
        sort == "count"
        and unit is None
        and counts_nothing(candidate, shares=not _has_no_noun(question))
    ):
        return True
    texts = [text, candidate.text] if _has_its_own(candidate.text) else [text]
    return sort == "count" and any(
        _is_without_count(question, one, timed=unit is not None) for one in texts
    )


@lru_cache(maxsize=1_000)
def _asked(text: str) -> Literal["share", "count"] | None:
    folded = fold(text)
    if _SHARE_ASKED.search(folded):
        return "share"
    plain = _COUNT.search(folded) and not _AS_SHARE.search(folded)
    return "count" if plain else None


@lru_cache(maxsize=1_000)
def _unit_asked(text: str) -> NamedUnit | None:
    folded = fold(text)
    return next(
        (unit for unit, asks in zip(UNITS_BY_NAME, _NAMED, strict=True) if asks.search(folded)),
        None,
    )


def _is_near(unit: NamedUnit, candidate: Candidate) -> bool:
    near = f"{candidate.before} {candidate.text} {candidate.headings}"
    return unit.held.search(fold(near)) is not None


def _lacks_the_unit(unit: NamedUnit | None, candidate: Candidate) -> bool:
    """Whether a unit is asked for of which nothing near tells, the columns of a row neither."""
    if unit is None or _is_near(unit, candidate):
        return False
    return _CELL.search(candidate.text) is None or _is_in_another_currency(unit, candidate)


def _is_in_another_currency(unit: NamedUnit, candidate: Candidate) -> bool:
    """Whether the cells of a row are in a currency, as its table says, and not in the one asked."""
    if unit not in CURRENCIES:
        return False
    told = fold(" ".join((candidate.text, candidate.caption, candidate.before, *candidate.columns)))
    return MONEY.search(told) is not None and unit.held.search(told) is None


def _lacks_the_term(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked for how many years somebody goes to prison, and only years are dated."""
    if is_row(candidate.text) or not _TERM_ASKED.search(fold(question.text)):
        return False
    text = f"{candidate.before} {candidate.text}"
    counted = any(one.unit in ("years", "days", "count") for one in quantities(text))
    return not counted and _TERM_TOLD.search(fold(text)) is None


def _may_tell_a_share(candidate: Candidate, folded: str) -> bool:
    """Whether a text has a share, or nothing that is counted beside what may be one.

    The cells of a table hold shares where they, their columns or its caption say so, or decimals.
    """
    if _CELL.search(candidate.text):
        near = surroundings(candidate)
        head = (near.own, near.before, candidate.caption, candidate.headings, *candidate.columns)
        text = fold(" ".join(head))
        return _SHARE.search(text) is not None or _DECIMAL.search(text) is not None
    if _SHARE.search(folded):
        return True
    counted = any(one.unit in ("count", "money") for one in quantities(candidate.text))
    return not counted and _ALL_OR_NONE.search(folded) is not None


def _is_without_count(question: Question, text: str, *, timed: bool = False) -> bool:
    """Whether a text has no number that counts something, beside those of the question.

    "From 2018 to 2019" does not, unless a time is asked for.
    """
    found, known, folded = facts(text).tokens, question.facts.numbers, fold(text)
    units = {
        one.unit
        for one in quantities(text)
        if not known & {token.folded for token in found[one.first : one.last]}
        and (timed or not _is_dated(found[one.first : one.last]))
    }
    if units - (_SHARES if timed else _UNCOUNTED) or _COUNTED_IN_WORDS.search(folded):
        return False
    if timed and _TIMED_IN_WORDS.search(folded):
        return False
    if "share" not in units:
        return True
    exact = _SHARE_TOLD.search(folded)  # "more than half, that is 62%" is told as a share
    in_words = (_PART_TOLD_BY_PEOPLE if exact else _PART_IN_WORDS).search(folded)
    return not (in_words or _has_no_noun(question))


def _has_no_noun(question: Question) -> bool:
    return _NO_NOUN.search(fold(question.text)) is not None


def _has_its_own(text: str) -> bool:
    """Whether a sentence has a share or a sum: it does not take a count over from another one."""
    return _SHARE_TOLD.search(text) is not None or any(
        one.unit == "money" for one in quantities(text)
    )


def _is_dated(found: Sequence[Token]) -> bool:
    """Whether the words of a quantity are a range of calendar years."""
    years = facts(" ".join(token.folded for token in found)).years
    return len(found) > 1 and {found[0].folded, found[-1].folded} <= years
