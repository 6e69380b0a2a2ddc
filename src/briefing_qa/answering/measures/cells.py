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
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.closed_classes import members
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.passages.rows import cells_of, is_row
from briefing_qa.terms import Token, fold, stem, stop_words, tokens

_KINDS = frozenset({"share", "number", "score", "other"})

_UNDERGONE = frozenset(
    {"suffer", "experience", "undergo", "endure", "report", "record", "register", "sufrir"}
    | {"padecer", "experimentar", "reportar", "registrar", "declarar", "victim", "victima"}
)
"""What happens to those of whom a table counts how many it happens to."""

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

_TOTAL = re.compile(r"\btotal\b")

_PARTNER = frozenset({"partner", "partners", "pareja", "parejas"})
_PARTNERS = frozenset(
    {"husband", "husbands", "wife", "wives", "spouse", "spouses", "esposo", "esposos", "esposa"}
    | {"esposas", "marido", "maridos", "companero", "companeros", "conviviente", "convivientes"}
    | {"conyuge", "conyuges", "conyugal"}
)
"""Each of them is a partner, and not the other way round."""

_MINORS = re.compile(
    r"\b\d{1,2} ?(?:to|and|a|y|[-–]) ?1[0-7] (?:years|anos)\b"
    r"|\b(?:aged|ages|edades) (?:\w+ )?\d{1,2} ?(?:to|and|a|y|[-–]) ?1[0-7]\b"
)
"""Ages of children only."""

_AGES = frozenset({"aged", "ages", "age", "years", "year", "old", "anos", "ano", "edad", "edades"})
_AGED = re.compile(r"\b(?:aged|ages?|years?|anos?|edad(?:es)?)\b|\d ?(?:to|a|[-–]) ?\d")

_TRANSLATED = 0.6
"""Cosine from which on a word is taken for the translation of another."""


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
    if len(row.cells) < 2 or any(c.isdigit() for c in row.label) or _TOTAL.search(fold(row.label)):
        return False
    label = {token.folded for token in _words(without or row.label, candidate.language)}
    if not label or not label <= question.facts.words:
        return False
    named = _column(question, candidate, row)
    place = named or counting_column(folded, question.kind, row.names, row.cells)
    if not place:
        return False
    column, cell = row.names[place], row.cells[place]
    around = f"{column}\n{candidate.caption}\n{cell if row.has_signs else candidate.text}"
    own = f"{row.names[0]}\n{candidate.group}\n{row.label}\n{column}\n{candidate.caption}"
    whole = f"{own}\n{candidate.headings}\n{candidate.title}"
    return (
        is_of_the_sort(folded, question.kind, around, cell)
        and _holds_classes(question, whole)
        and _is_of_the_group(question, candidate, row)
        and all(
            word.folded in label
            or _is_told(
                question, word, whole if named else _told(word, question, own, whole), candidate
            )
            for word in question.words
        )
        and is_of_the_sex(question, own, named=bool(named))
        and not counts_those_behind_by(question, candidate, whole)
    )


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
    """Whether a word of a column stands in the question, or what it is called there."""
    if stem(word.folded, language) in stem_set(question.text, language):
        return True
    if are_asked(word.folded):
        return any(are_asked(one.folded) for one in question.facts.tokens)
    if groups := facts(word.folded).groups:
        return groups <= question.facts.groups
    if language == question.language or word.is_number:
        return False
    term = stem(word.folded, language)
    return word_closeness(term, language, question.text, question.language) >= _TRANSLATED


def _holds_classes(question: Question, told: str) -> bool:
    """Whether what excludes others is the same: violence at night, by a father, in a school."""
    held = members(told)
    return all(wanted & held.get(name, set()) for name, wanted in members(question.text).items())


def _is_undergone(folded: str, language: str) -> bool:
    forms = {folded, *base_forms(folded, language)}
    known = {stem(one, language) for one in _UNDERGONE}
    return any(stem(form, language) in known for form in forms)


def _told(word: Token, question: Question, own: str, whole: str) -> str:
    """Where a word has to stand if the column only counts: what is counted, in the caption.

    Names, numbers and words for children may stand above it, too; a heading or a title is of
    several tables.
    """
    held = facts(question.text[word.start : word.end])
    general = held.countries or (held.groups and not held.groups & SEXES)
    return whole if word.is_number or word.folded in question.facts.names or general else own


def _is_told(question: Question, word: Token, told: str, candidate: Candidate) -> bool:
    """Whether a word of the question stands with the table, or says what any table does."""
    language, shown = question.language, question.text[word.start : word.end]
    said = {token.folded for token in tokens(told)}
    if word.is_number:
        return word.folded in said
    if word.folded in _AGES:
        return _AGED.search(fold(told)) is not None
    if (
        word.folded in MEASURES
        or is_empty_verb(word.folded, language)
        or _is_undergone(word.folded, language)
        or (are_asked(word.folded) and any(are_asked(one) for one in said))
        or stem(word.folded, candidate.language) in stem_set(told, candidate.language)
        or (word.folded in _PARTNER and said & (_PARTNER | _PARTNERS))
    ):
        return True
    if groups := facts(shown).groups:
        held = facts(f"{candidate.source.passage.text}\n{told}").groups
        return groups <= held or (groups == {"minor"} and _MINORS.search(fold(told)) is not None)
    return _is_translated(word, question, told, candidate)


def _is_translated(word: Token, question: Question, told: str, candidate: Candidate) -> bool:
    """Whether a word names the document's country, or stands with the table in its language."""
    if countries := facts(question.text[word.start : word.end]).countries:
        return countries <= candidate.about
    if candidate.language == question.language:
        return False
    term = stem(word.folded, question.language)
    return word_closeness(term, question.language, told, candidate.language) >= _TRANSLATED
