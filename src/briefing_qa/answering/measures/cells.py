"""Whether a table row has the very cell that is asked for: its row and its column, both by name.

A row is short and says nothing of what its table is about, so what ranks and reads by words finds
too little of a question in it: "Puno | 35.7" holds one word of "What percentage of women in Puno
have suffered physical violence?". Where the question names the row and one column, and each of its
other words stands in the caption or above the table, or only says what any table does, no more is
needed. A column that is called "Number" or "Rate (%)" need not be named where the caption says what
it counts, and how many or which share is asked for (`counting`).
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.typed_rows import as_row
from briefing_qa.answering.measures.counting import (
    MEASURES,
    are_asked,
    counting_column,
    counts_those_behind_by,
    is_of_the_sex,
    is_of_the_sort,
)
from briefing_qa.answering.measures.told_with import TRANSLATED, is_told_with, where_it_stands
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.closed_classes import members
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.passages.rows import cells_of, is_row
from briefing_qa.terms import Token, fold, stem, stop_words, tokens

_KINDS = frozenset({"share", "number", "score", "other"})

_NOT = re.compile(
    r"\b(?:no|not|nor|never|without|neither|n[o']t|sin|nunca|ni|tampoco|jamas|excepto|salvo|except"
    r"|ning[u]n[ao]?s?|none|nobody|nadie|than|entre|between|out of|more|less|fewer|mas|menos)\b"
)
"""Words that turn what is asked round, or set it beside something else."""

_NONE = re.compile(r"\W*(?:none|no|ningun[oa]?|nada)\W*")
_WITHOUT = re.compile(
    r"\b(?:without(?: any)?|with no|no|sin(?: ningun\w*)?|ningun\w*)(?: formal)? (?P<what>\w+)"
)
"""How those are asked for who have nothing of a thing."""

_NUMBER = re.compile(r"\d+")
_YEAR = 4
"""Digits of a year."""

_TOTAL = re.compile(r"\btotal\b")

_SITES = frozenset(
    {"villages", "village", "unions", "schools", "districts", "communities", "areas", "sites"}
    | {"groups", "group", "municipalities", "clinics", "municipios", "comunidades", "escuelas"}
    | {"distritos", "zonas", "grupo", "grupos", "aldeas", "centros"}
)
_BESIDE = 2
"""Tokens that such a word is from a column's name at most: "municipios del programa"."""


@lru_cache(maxsize=5_000)
def is_asked_cell(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks for a cell of this row, and for nothing else that is not known.

    Args:
        question: taken apart.
        candidate: any unit; a name with its figure in a list is as good as a row.
    """
    candidate = as_row(candidate)
    if not is_row(candidate.text) or question.kind not in _KINDS:
        return False
    row = row_parts(candidate)
    without = _without(question, candidate, row)
    folded = fold(question.text)
    if _NOT.search(folded.replace(without, " ") if without else folded):
        return False
    if len(row.cells) < 2 or _has_other_numbers(row, question) or _TOTAL.search(fold(row.label)):
        return False
    label = {token.folded for token in _words(without or row.label, candidate.language)}
    if not label or not _are_asked(label, question, candidate.language):
        return False
    named = _column(question, candidate, row)
    place = named or counting_column(folded, question.kind, row.names, row.cells)
    if not place:
        return False
    column, cell = row.names[place], row.cells[place]
    around = f"{column}\n{candidate.caption}\n{cell if row.has_signs else candidate.text}"
    of = f"{column}{_males(row, column)}"
    own = f"{row.names[0]}\n{candidate.group}\n{row.label}\n{of}\n{candidate.caption}"
    whole = f"{own}\n{candidate.headings}\n{candidate.title}"
    return (
        is_of_the_sort(folded, question.kind, around, cell)
        and _holds_classes(question, f"{whole}\n{_as_a_group(column)}")
        and _is_of_the_group(question, candidate, row)
        and all(
            word.folded in label
            or (named and _is_of_the_column(question, word, column))
            or is_told_with(
                question,
                word,
                whole if named else where_it_stands(word, question, own, whole),
                candidate,
            )
            for word in question.words
        )
        and is_of_the_sex(question, own, named=bool(named))
        and not counts_those_behind_by(question, candidate, whole)
    )


def _has_other_numbers(row: Row, question: Question) -> bool:
    """Whether a row's label has numbers, and not all those of the question but years."""
    own = _NUMBER.findall(row.label)
    return bool(own) and own != [one for one in _NUMBER.findall(question.text) if len(one) != _YEAR]


def _males(row: Row, column: str) -> str:
    """A word for those whom a column "Niños" beside "Niñas" is of; "" for any other column."""
    groups = [facts(name).groups & SEXES for name in row.names]
    beside = {"female"} in groups and not any("male" in one for one in groups)
    held = facts(column).groups
    return " varones" if beside and held and not held & SEXES else ""


def _are_asked(label: Set[str], question: Question, language: str) -> bool:
    """Whether all words of a row's label stand in a question; within a language, in any form."""
    if label <= question.facts.words:
        return True
    said = stem_set(question.text, language)
    return language == question.language and all(stem(word, language) in said for word in label)


def _is_of_the_column(question: Question, word: Token, column: str) -> bool:
    """Whether a word says what those are which a column is of: "in the comparison villages"."""
    if word.folded not in _SITES:
        return False
    named = {token.folded for token in tokens(column) if not token.is_number}
    places = [place for place, token in enumerate(question.facts.tokens) if token.folded in named]
    own = question.facts.tokens.index(word)
    return any(abs(place - own) <= _BESIDE for place in places)


@dataclass(frozen=True, slots=True)
class Row:
    """A row taken apart.

    Attributes:
        names: of the columns, the first one that of the label.
        cells: the label, and the cells behind it.
    """

    names: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the row is of, by its own words."""
        return self.cells[0] if self.cells else ""

    @property
    def has_signs(self) -> bool:
        """Whether columns say by themselves that they hold shares: others hold none."""
        return any("%" in name for name in self.names)


def row_parts(candidate: Candidate) -> Row:
    """A row without the cell that repeats what the rows above say of it."""
    cells = cells_of(candidate.text)
    if len(candidate.columns) == len(cells):
        names = list(candidate.columns)
    else:
        parts = [cell.rpartition(": ") for cell in cells]
        names, cells = [name for name, _, _ in parts], [cell for _, _, cell in parts]
    first = 1 if candidate.group and cells[0] == candidate.group else 0
    return Row(tuple(names[first:]), tuple(cells[first:]))


def _without(question: Question, candidate: Candidate, row: Row) -> str:
    """The words of a question by which it asks for those without what the rows above are of.

    "Sin estudios" is the row "Ninguno" below "Nivel de estudios"; "" for any other row.
    """
    if not _NONE.fullmatch(fold(row.label)):
        return ""
    language = candidate.language
    of = stem_set(f"{candidate.group} {row.names[0]}", language)
    phrases = _WITHOUT.finditer(fold(question.text)) if language == question.language else ()
    return next((one.group() for one in phrases if stem(one["what"], language) in of), "")


def _is_of_the_group(question: Question, candidate: Candidate, row: Row) -> bool:
    """Whether a row is the only one with its label, or the one of the group that is asked for."""
    if not candidate.group:
        return True
    told = stem_set(question.text, candidate.language)
    if stem_set(candidate.group, candidate.language) <= told:
        return True
    rows = [line for line in candidate.source.passage.text.splitlines() if is_row(line)]
    alike = [
        line for line in rows if row.label in (cell.rpartition(": ")[2] for cell in cells_of(line))
    ]
    return len(alike) < 2 and not facts(candidate.group).groups & SEXES


def _words(text: str, language: str) -> list[Token]:
    stops = stop_words(language)
    return [token for token in tokens(text) if token.folded not in stops]


def _column(question: Question, candidate: Candidate, row: Row) -> int:
    """The place of the one column, filled, all of whose words are asked for; 0 where none is.

    Of "Number hit" and "Share hit (%)" that of the sort that is asked for.
    """
    found = []
    for place, name in enumerate(row.names[1:], 1):
        words = [w for w in _words(name, candidate.language) if w.folded not in MEASURES]
        if words and all(_is_asked(question, word, candidate.language) for word in words):
            found.append((place, {word.folded for word in words}))
    exact = [one for one in found if one[1] <= question.facts.words]  # "niñas", and not "niños"
    found = exact or found
    folded, kind = fold(question.text), question.kind
    sorted_out = [
        one for one in found if is_of_the_sort(folded, kind, row.names[one[0]], row.cells[one[0]])
    ]
    found = sorted_out or found
    if not found:
        return 0
    place, longest = max(found, key=lambda one: len(one[1]))
    alone = all(words < longest for other, words in found if other != place)
    return place if alone and any(c.isdigit() for c in row.cells[place]) else 0


def _is_asked(question: Question, word: Token, language: str) -> bool:
    """Whether a word of a column stands in the question, or what it is called there.

    "Niñas" is of one stem with "niños", and not asked for with these.
    """
    if (facts(word.folded).groups & SEXES) - question.facts.groups:
        return False
    if stem(word.folded, language) in stem_set(question.text, language):
        return True
    if are_asked(word.folded):
        return any(are_asked(one.folded) for one in question.facts.tokens)
    if groups := facts(word.folded).groups:
        return groups <= question.facts.groups
    if language == question.language or word.is_number:
        return False
    term = stem(word.folded, language)
    return word_closeness(term, language, question.text, question.language) >= TRANSLATED


def _as_a_group(column: str) -> str:
    """What those are called who stand in a column: "comparison group", "grupo del programa"."""
    name = _NUMBER.sub(" ", column).strip()
    return f"{name} group\ngrupo de {name}\ngrupo del {name}"


def _holds_classes(question: Question, told: str) -> bool:
    """Whether what excludes others is the same: violence at night, by a father, in a school."""
    held = members(told)
    return all(wanted & held.get(name, set()) for name, wanted in members(question.text).items())
