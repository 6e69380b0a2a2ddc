"""Which words of a question stand with a table, or say what any table does."""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.counting import MEASURES, are_asked
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.terms import Token, fold, stem, tokens

_UNDERGONE = frozenset(
    {"suffer", "experience", "undergo", "endure", "report", "record", "register", "sufrir"}
    | {"padecer", "experimentar", "reportar", "registrar", "declarar", "victim", "victima"}
)
"""What happens to those of whom a table counts how many it happens to."""

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

_OFFENCES = re.compile(r"\b(?:offences?|crimes?|delitos?|cases?|casos?|incident(?:e?s)?)\b")
_COUNTED_ONES = frozenset(
    {"cases", "case", "incidents", "offences", "crimes", "casos", "incidentes", "delitos"}
)
"""What a table of recorded offences counts, whatever it calls them."""

_RECORDERS = frozenset({"police", "policia"})
"""Who records these."""

TRANSLATED = 0.6
"""Cosine from which on a word is taken for the translation of another."""


def _is_undergone(folded: str, language: str) -> bool:
    forms = {folded, *base_forms(folded, language)}
    known = {stem(one, language) for one in _UNDERGONE}
    return any(stem(form, language) in known for form in forms)


def where_it_stands(word: Token, question: Question, own: str, whole: str) -> str:
    """Where a word has to stand if the column only counts: what is counted, in the caption.

    Names, numbers and words for children may stand above it, too; a heading or a title is of
    several tables.
    """
    held = facts(question.text[word.start : word.end])
    general = held.countries or (held.groups and not held.groups & SEXES)
    return whole if word.is_number or word.folded in question.facts.names or general else own


def is_told_with(question: Question, word: Token, told: str, candidate: Candidate) -> bool:
    """Whether a word of the question stands with the table, or says what any table does."""
    language, shown = question.language, question.text[word.start : word.end]
    said = {token.folded for token in tokens(told)}
    if word.is_number:
        return word.folded in said
    if word.folded in _COUNTED_ONES | _RECORDERS and _OFFENCES.search(fold(told)):
        return True
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
    return word_closeness(term, question.language, told, candidate.language) >= TRANSLATED
