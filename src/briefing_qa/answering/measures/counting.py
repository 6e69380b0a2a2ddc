"""Columns that are called by nothing but what they hold: "Number", "Rate (%)", "Total", "N".

What they count is said by the caption: below "Children who work, by province" the column "Number"
answers how many children work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.counted_nouns import counted_noun
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.question import AnswerKind, Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES, without_both
from briefing_qa.answering.words.unit_words import MONEY
from briefing_qa.terms import fold, tokens

_COUNT_NAMES = frozenset(
    {"number", "numero", "no", "n", "count", "counts", "quantity", "cantidad", "frequency"}
    | {"frecuencia", "absolute", "absoluto", "absolutos", "figure", "figures", "cifra", "cifras"}
)
_RATE_NAMES = frozenset(
    {"share", "percent", "percentage", "proportion", "rate", "rates", "porcentaje", "proporcion"}
    | {"tasa", "tasas"}
)
_BY = re.compile(r"\b(?:by|por|according to|seg[uú]n|with|con)\b[^,;.]*", re.IGNORECASE)
"""In a caption what is not counted: by whom, by what."""

_NUMERO = re.compile(r"\b[Nn]\.?\s?[º°ᵒo]\.?(?!\w)|\bnos?\.(?!\w)|#")
"""What stands for "number": "N.º", "No."."""

_TOTALS = frozenset({"total", "all", "todos", "todas"})

MEASURES = _COUNT_NAMES | _RATE_NAMES | {"valor", "value"}
"""Words that say of a column only how it measures."""

_SHARE = re.compile(r"%|\bper ?cent|\bporcenta|\bproporc|\bproport|\btasas?\b|\brates?\b|\bshare")
_COUNTS = re.compile(r"\bhow many\b|\bcuant[oa]s\b|\b(?:number|numero) (?:of|de)\b")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}\W*")

_EITHER = re.compile(
    r"\b(?:children|child|minors?|adolescents?|teenagers?|youths?|pupils|students|adults|people"
    r"|persons|victims|ninez|ninos|menores|adolescentes|jovenes|alumnos|estudiantes|adultos"
    r"|personas|victimas)\b"
)
"""People of either sex."""

_ASKED = re.compile(
    r"(?:asked|interview(?:ed|s|ees?)|survey(?:ed|s)?|questioned|polled|consulted|sampled?"
    r"|respondents?|pregunt(?:ad[oa]s?|aron|o)|entrevist(?:ad[oa]s?|aron|o|as?)"
    r"|encuest(?:ad[oa]s?|aron|o|as?)|consultad[oa]s?|muestra)"
)
"""What is done with those who take part in a survey: any of these words is as good."""


def are_asked(folded: str) -> bool:
    """Whether a word says of people that a survey asked them."""
    return _ASKED.fullmatch(folded) is not None


def counts(folded: str) -> bool:
    """Whether a folded question asks how many there are."""
    return _COUNTS.search(folded) is not None


def counting_column(
    folded: str, kind: AnswerKind, names: Sequence[str], cells: Sequence[str]
) -> int:
    """The place of the one column of a row that counts, or tells the share, as it is asked for.

    Args:
        folded: the question.
        kind: of the question.
        names: of the columns, the first one that of the label.
        cells: of the row.

    Returns:
        0 where no column is called by nothing but that, or several are.
    """
    if kind == "share":
        wanted, others = _RATE_NAMES, frozenset[str]()
    elif counts(folded):
        wanted, others = _COUNT_NAMES, _TOTALS
    else:
        return 0
    for called in (wanted, others):
        found = [
            place
            for place, name in enumerate(names)
            if place and _is_called(name, called) and any(map(str.isdigit, cells[place]))
        ]
        if found:
            return found[0] if len(found) == 1 else 0
    return 0


def _is_called(name: str, words: frozenset[str]) -> bool:
    """Whether a column is called by these words only; "%" alone calls one of shares."""
    found = {token.folded for token in tokens(_NUMERO.sub("n ", name))}
    share = words is _RATE_NAMES
    if not found:
        return share and "%" in name
    return found <= words and (share or _SHARE.search(fold(name)) is None)


def is_of_the_sort(folded: str, kind: AnswerKind, told: str, cell: str) -> bool:
    """Whether shares are asked of a table of shares, and how many there are of one of counts.

    Args:
        folded: the question.
        kind: of the question.
        told: what says of what sort the figure is: the name of its column, the caption.
        cell: that would answer.
    """
    shares = _SHARE.search(fold(told)) is not None
    if kind == "share":
        return shares
    if not counts(folded):
        return True
    money = MONEY.search(fold(told)) is not None and MONEY.search(folded) is None
    return not (shares or money or is_decimal(cell))


def is_decimal(cell: str) -> bool:
    """Whether a figure counts nothing: "17.2"."""
    return _DECIMAL.fullmatch(cell) is not None


def counts_those_behind_by(question: Question, candidate: Candidate, whole: str) -> bool:
    """Whether what is counted stands with a table only as those by whom something is done.

    "Pupils hit by a teacher" counts no teachers.

    Args:
        question: taken apart.
        candidate: a row.
        whole: all that its table is called by, the caption among it.
    """
    noun, language, caption = counted_noun(question), candidate.language, candidate.caption
    if not noun or language != question.language or not related(noun, caption, language):
        return False
    return not related(noun, whole.replace(caption, _BY.sub(" ", caption)), language)


def is_of_the_sex(question: Question, own: str, *, named: bool) -> bool:
    """Whether no sex is asked for, or the table says that it is of that and not of both.

    Args:
        question: taken apart.
        own: what the row, its column and the caption say.
        named: whether the column is named: then the text around the table may say it, unless that
            counts people of either sex, as "Children rescued" does.
    """
    asked = question.facts.groups & SEXES
    folded = fold(own)
    if asked <= facts(without_both(folded)).groups:
        return True
    return named and not facts(own).groups & SEXES and _EITHER.search(folded) is None
