"""Rows of a table of treaties: whether the one that is asked for, or those still to be ratified.

Such a table says of each treaty when it was signed and ratified, and of some that they were not. In
a row there is no word of that, so that one row reads as well as another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.cells import row_parts
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.acronyms import is_spelled
from briefing_qa.answering.words.facts import facts
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, fold, stem

_RATIFIED = r"ratif\w*|acced\w*|accession\w*|adhes\w*|adhir\w*"
_SIGNED = r"sign(?:s|ed|ing|ature\w*)?|firm\w*|suscri\w*"
_ASKED = re.compile(
    rf"\b(?:{_RATIFIED}|{_SIGNED}|part(?:y|ies) to|bound by|(?:es|son|sea) parte)\b"
)
_COLUMNS = tuple(re.compile(rf"\b(?:{words})\b") for words in (_RATIFIED, _SIGNED))
_PENDING = re.compile(
    r"\b(?:not|never|yet to|still (?:has|have|had|needs?|ought) to|remains?|pending|missing|lacks?"
    r"|unratified|unsigned|falta\w*|pendientes?|sin|no|aun|todavia)\b|n['’]t\b"
)
"""Asks for those that were not ratified or signed."""

_OPEN = re.compile(r"(?:not?|never|none|pending|pendiente|no|sin|unsigned|unratified)\b.*|[\s–—-]*")
"""What stands in a row for what was not done."""

_NOT_MEANT = re.compile(
    r"\b(?:all|every|tod[oa]s|should|must|recommend\w*|urged?|will|plan\w*|why|how many|because"
    r"|deberia\w*|debe|deben|recom\w+|cuant[oa]s|por que|ratifying|reservations?|reservas?)\b"
)
_TREATIES = frozenset(
    {"treaty", "treaties", "convention", "conventions", "protocol", "protocols", "instrument"}
    | {"instruments", "agreement", "agreements", "charter", "covenant", "tratado", "tratados"}
    | {"convencion", "convenciones", "convenio", "convenios", "protocolo", "protocolos", "carta"}
    | {"instrumento", "instrumentos", "acuerdo", "acuerdos", "pacto", "international", "optional"}
    | {"internacional", "internacionales", "facultativo", "no", "num", "n", "additional", "third"}
)
_KINDS = frozenset(
    {"convention", "protocol", "charter", "covenant", "convencion", "convenio", "protocolo"}
    | {"carta", "pacto"}
)
_FRAME = frozenset(
    {"year", "date", "state", "country", "ano", "fecha", "estado", "pais", "already", "ever", "yet"}
    | {"still", "ya", "aun", "todavia", "falta", "faltan", "pendiente", "pendientes", "part", "day"}
    | {"parte", "party", "parties", "bound", "pending", "missing", "remain", "remains", "lack"}
    | {"lacks", "need", "needs", "month", "mes", "dia", "unratified", "unsigned"}
)


def is_asked_treaty(question: Question, candidate: Candidate) -> bool:
    """Whether a row is of the treaty that is asked for, or one of those still to be ratified."""
    return _judged(question, candidate) is True


def is_another_treaty(question: Question, candidate: Candidate) -> bool:
    """Whether a row is of another treaty, or of one that was ratified where others are meant."""
    return _judged(question, candidate) is False


@lru_cache(maxsize=20_000)
def _judged(question: Question, candidate: Candidate) -> bool | None:
    """Whether the row is asked for; None where that is not sure, or no such row is."""
    folded = fold(question.text)
    if not is_row(candidate.text) or not _ASKED.search(folded) or _NOT_MEANT.search(folded):
        return None
    row = row_parts(candidate)
    cells = row.cells
    wanted = [place for place in _wanted(folded, row.names) if place < len(cells)]
    if not wanted or question.language != candidate.language:
        return None
    if not _TREATIES & facts(f"{cells[0]} {row.names[0]}").words:
        return None  # a table of hotels, and when each signed the code
    if own := _own(question):
        known = any(cells[place].strip(" –—-") for place in wanted)
        held = _held(question, own, cells[0], candidate.language)
        return (known or None) if held else held
    is_open = all(_OPEN.fullmatch(fold(cells[place])) for place in wanted)
    if _PENDING.search(folded):
        return is_open
    return False if is_open else None


def _held(question: Question, own: list[Token], label: str, language: str) -> bool | None:
    """Whether a label has all words that say which treaty is asked for, and is of its kind.

    None where it has some, or one is an acronym that may stand for it.
    """
    stems = stem_set(label, language)
    kinds = _KINDS & question.facts.words
    if kinds and not any(stem(kind, language) in stems for kind in kinds):
        return False
    held = [
        word
        for word in own
        if stem(word.folded, language) in stems or is_spelled(word.folded, label)
    ]
    if len(held) == len(own):
        return True
    short = any(question.text[word.start : word.end].isupper() for word in own)
    return None if held or short else False


def _wanted(folded: str, names: Sequence[str]) -> list[int]:
    """The places of the columns that tell of what is asked: ratified, or signed."""
    asked = [column for column in _COLUMNS if column.search(folded)] or [_COLUMNS[0]]
    return [
        place
        for place, name in enumerate(names)
        if place and any(column.search(fold(name)) for column in asked)
    ]


def _own(question: Question) -> list[Token]:
    """The words that say which treaty is asked for."""
    tokens = question.facts.tokens
    countries = {tokens[i].folded for i in question.facts.in_countries}
    skipped = _TREATIES | _FRAME | countries | question.facts.years
    return [
        word
        for word in question.words
        if word.folded not in skipped and not _ASKED.fullmatch(word.folded)
    ]
