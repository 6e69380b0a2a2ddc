"""Whether a table row has the very cell that is asked for: its row and its column, both by name.

A row is short and says nothing of what its table is about, so what ranks and reads by words finds
too little of a question in it: "Puno | 35.7" holds one word of "What percentage of women in Puno
have suffered physical violence?". Where the question names the row and one column, and each of its
other words stands in the caption or above the table, or only says what any table does, no more is
needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.closed_classes import members
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.passages.rows import cells_of, is_row
from briefing_qa.terms import Token, fold, stem, stop_words, tokens

_KINDS = frozenset({"share", "number", "score", "other"})

_MEASURES = frozenset(
    {"share", "percent", "percentage", "proportion", "rate", "rates", "figure", "figures", "number"}
    | {"porcentaje", "proporcion", "tasa", "tasas", "cifra", "cifras", "numero", "valor", "value"}
)
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

_SHARE = re.compile(r"%|\bper ?cent|\bporcenta|\bproporc|\bproport|\btasas?\b|\brates?\b|\bshare")
_COUNTS = re.compile(r"\bhow many\b|\bcuant[oa]s\b|\b(?:number|numero) (?:of|de)\b")
_TOTAL = re.compile(r"\btotal\b")

_PARTNER = frozenset({"partner", "partners", "pareja", "parejas"})
_PARTNERS = frozenset(
    {"husband", "husbands", "wife", "wives", "spouse", "spouses", "esposo", "esposos", "esposa"}
    | {"esposas", "marido", "maridos", "companero", "companeros", "conviviente", "convivientes"}
    | {"conyuge", "conyuges", "conyugal"}
)
"""Each of them is a partner, and not the other way round."""

_TRANSLATED = 0.6
"""Cosine from which on a word is taken for the translation of another."""


@lru_cache(maxsize=5_000)
def is_asked_cell(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks for a cell of this row, and for nothing else that is not known.

    Args:
        question: taken apart.
        candidate: any unit.
    """
    if not is_row(candidate.text) or question.kind not in _KINDS:
        return False
    folded = fold(question.text)
    if _NOT.search(folded):
        return False
    names, cells = _named(candidate)
    if len(cells) < 2 or any(c.isdigit() for c in cells[0]) or _TOTAL.search(fold(cells[0])):
        return False
    own = _words(cells[0], candidate.language)
    asked = {token.folded for token in question.facts.tokens}
    if not own or not {token.folded for token in own} <= asked:
        return False
    column = _column(question, candidate, names, cells)
    if not column:
        return False
    above = "\n".join((candidate.caption, candidate.headings, candidate.title))
    told = f"{names[0]}\n{cells[0]}\n{column}\n{above}"
    named = {token.folded for token in own}
    return (
        _is_of_the_sort(folded, question, f"{column}\n{candidate.caption}\n{candidate.text}")
        and _holds_classes(question, told)
        and all(
            word.folded in named or _is_told(question, word, told, candidate)
            for word in question.words
        )
    )


def _named(candidate: Candidate) -> tuple[Sequence[str], Sequence[str]]:
    """The names of the columns of a row, and its cells."""
    cells = cells_of(candidate.text)
    if len(candidate.columns) == len(cells):
        return candidate.columns, cells
    parts = [cell.rpartition(": ") for cell in cells]
    return [name for name, _, _ in parts], [cell for _, _, cell in parts]


def _words(text: str, language: str) -> list[Token]:
    stops = stop_words(language)
    return [token for token in tokens(text) if token.folded not in stops]


def _column(
    question: Question, candidate: Candidate, names: Sequence[str], cells: Sequence[str]
) -> str:
    """The name of the one column, filled, all of whose words are asked for; "" where none is."""
    found = []
    for name, cell in zip(names[1:], cells[1:], strict=True):
        words = [w for w in _words(name, candidate.language) if w.folded not in _MEASURES]
        if words and all(_is_asked(question, word, candidate.language) for word in words):
            found.append((name, {word.folded for word in words}, cell))
    if not found:
        return ""
    name, longest, cell = max(found, key=lambda one: len(one[1]))
    alone = all(words < longest for other, words, _ in found if other != name)
    return name if alone and any(c.isdigit() for c in cell) else ""


def _is_asked(question: Question, word: Token, language: str) -> bool:
    """Whether a word of a column stands in the question, or what it is called there."""
    if stem(word.folded, language) in stem_set(question.text, language):
        return True
    if language == question.language or word.is_number:
        return False
    term = stem(word.folded, language)
    return word_closeness(term, language, question.text, question.language) >= _TRANSLATED


def _is_of_the_sort(folded: str, question: Question, told: str) -> bool:
    """Whether shares are asked of a table of shares, and how many there are of one of counts."""
    shares = _SHARE.search(fold(told)) is not None
    if question.kind == "share":
        return shares
    return not (shares and _COUNTS.search(folded))


def _holds_classes(question: Question, told: str) -> bool:
    """Whether what excludes others is the same: violence at night, by a father, in a school."""
    held = members(told)
    return all(wanted & held.get(name, set()) for name, wanted in members(question.text).items())


def _is_undergone(folded: str, language: str) -> bool:
    forms = {folded, *base_forms(folded, language)}
    known = {stem(one, language) for one in _UNDERGONE}
    return any(stem(form, language) in known for form in forms)


def _is_told(question: Question, word: Token, told: str, candidate: Candidate) -> bool:
    """Whether a word of the question stands with the table, or says what any table does."""
    language, shown = question.language, question.text[word.start : word.end]
    said = {token.folded for token in tokens(told)}
    if word.is_number:
        return word.folded in said
    if (
        word.folded in _MEASURES
        or is_empty_verb(word.folded, language)
        or _is_undergone(word.folded, language)
        or stem(word.folded, candidate.language) in stem_set(told, candidate.language)
        or (word.folded in _PARTNER and said & (_PARTNER | _PARTNERS))
    ):
        return True
    if groups := facts(shown).groups:
        return groups <= facts(f"{candidate.source.passage.text}\n{told}").groups
    return _is_translated(word, question, told, candidate)


def _is_translated(word: Token, question: Question, told: str, candidate: Candidate) -> bool:
    """Whether a word names the document's country, or stands with the table in its language."""
    if countries := facts(question.text[word.start : word.end]).countries:
        return countries <= candidate.about
    if candidate.language == question.language:
        return False
    term = stem(word.folded, question.language)
    return word_closeness(term, question.language, told, candidate.language) >= _TRANSLATED
