"""Sentences that take over from those before them what they say: "Among boys it was 31%".

Read by itself, such a sentence says little of what is asked. So the sentence from which it takes
over the rest is read in its place, and asked for what that one tells of: of all children, of women
instead of men, of the other year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.answering.questions.question import FIGURES, Question, analyse
from briefing_qa.answering.words.facts import facts, years_in
from briefing_qa.answering.words.general_words import is_general
from briefing_qa.answering.words.groups import OTHER_SEX, SEXES
from briefing_qa.errors import QuestionError
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import Token, all_stop_words, stem

_STANDS_FOR = frozenset(
    {"share", "figure", "proportion", "percentage", "rate", "ratio", "number", "average", "per"}
    | {"cent", "percent", "cifra", "proporcion", "porcentaje", "tasa", "numero", "promedio"}
    | {"ciento", "years", "year", "anos", "reached", "reach", "stood", "rose", "fell", "alcanza"}
    | {"alcanzo", "among", "entre", "subio", "bajo", "llega", "llego", "higher", "lower", "mayor"}
    | {"menor", "compared", "aged", "corresponding", "frente", "against", "versus", "longer"}
    | {"shorter", "median", "mediana", "mean", "media", "minutes", "hours", "days", "weeks"}
    | {"months", "minutos", "horas", "dias", "semanas", "meses"}
)
"""What a sentence calls that which another one tells of, and how it goes on."""

_WORDS = 14
"""Words of such a sentence at most, up to where it goes on with something else."""

_BACK = 3
"""Sentences before it, among which the one is that it takes over from."""

_GOES_ON = re.compile(r"(?<=[\d%o])(?:; |, (?=(?:although|though|but|while|and|aunque|pero|y)\b))")

_NEUTRAL = {
    "boys": "children", "girls": "children", "boy": "child", "girl": "child", "men": "people",
    "women": "people", "male": "", "female": "", "males": "people", "females": "people",
    "hombres": "personas", "mujeres": "personas", "varones": "niños", "ninas": "niños",
    "chicas": "chicos", "masculino": "", "femenino": "",
}  # fmt: skip
"""Each word for a sex, folded, to one for all."""

_ALREADY = re.compile(
    r"\b(ni[ñn]os|chicos|escolares|adolescentes|j[oó]venes|alumnos|menores) (?:niños|chicos)\b",
    re.I,
)
_HER = re.compile(r"\blas(?P<whom> (?:niños|chicos)\b)", re.IGNORECASE)
_AGES = re.compile(
    r",? (?:aged |de |between |entre |from )?(\d{1,2}) ?(?:to|a|and|y|[-–]) ?(\d{1,2})"
    r"(?: (?:years|años)(?: old)?)?\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r" (?:in|of|de|en|del|for|among|entre)(?: (?:the|los|las|el|la))?(?=\s*[,?])", re.IGNORECASE
)


def taken_over(question: Question, candidate: Candidate) -> tuple[Question, Candidate] | None:
    """The question and the sentence to be read in place of one that takes over what it says.

    Args:
        question: for a figure.
        candidate: that gives one for what is asked, and has no word of its own for what it is of
            that the question has not.

    Returns:
        The sentence that it takes over from, and the question put for what that tells of; None
        where it is not sure that the candidate only sets another figure beside it.
    """
    if question.kind not in FIGURES or candidate.unit.kind != "sentence" or is_row(candidate.text):
        return None
    language = candidate.language
    asked = {stem(token.folded, language) for token in question.facts.tokens}
    if not _leans(candidate.text, asked, language):
        return None
    earlier = next((one for one in _before(candidate) if not _leans(one, set(), language)), "")
    more = stem_set(earlier, language) - stem_set(candidate.text, language)
    if not facts(earlier).numbers or (language == question.language and not more & asked):
        return None
    text = _without_what_it_adds(question, candidate, earlier)
    if text == question.text:
        return None
    try:
        return analyse(text), replace(candidate, text=earlier, before="")
    except QuestionError:  # with a longer word it is too long
        return None


def _leans(text: str, asked: set[str], language: str) -> bool:
    """Whether a sentence has a figure, and no word for what it is of but those of the question."""
    clause = _GOES_ON.split(text, maxsplit=1)[0]
    found = facts(clause)
    return (
        bool(found.numbers)
        and len(found.tokens) <= _WORDS
        and any(token.folded in all_stop_words() | _STANDS_FOR for token in found.tokens)
        and all(_says_nothing(token, asked, language) for token in found.tokens)
    )


def _says_nothing(token: Token, asked: set[str], language: str) -> bool:
    """Whether a word tells at most whom, where or when a figure is of."""
    word = token.folded
    return (
        token.is_number
        or word in _STANDS_FOR | all_stop_words()
        or bool(facts(word).groups & SEXES)
        or stem(word, language) in asked
        or is_general(word, language)
    )


def _before(candidate: Candidate) -> Iterator[str]:
    """The sentences before a candidate in its passage, nearest first."""
    passage = candidate.source.passage
    told = 0
    for unit in reversed(passage.units):
        if unit.kind != "sentence" or not passage.start <= unit.start < candidate.unit.start:
            continue
        text = passage.text_of(unit)
        if told == _BACK or is_row(text):
            return
        told += 1
        yield text
    if not told and candidate.before:
        yield candidate.before


def _without_what_it_adds(question: Question, candidate: Candidate, earlier: str) -> str:
    """The question's text, put for what an earlier sentence tells of."""
    text, language = question.text, candidate.language
    own, held = facts(candidate.text), facts(earlier)
    sexes = question.facts.groups & SEXES
    if sexes and sexes <= own.groups and not sexes & held.groups:
        other = OTHER_SEX if held.groups & SEXES else _NEUTRAL
        text = _ALREADY.sub(r"\1", _each_word(text, lambda word: other.get(word)))
        text = _HER.sub(r"los\g<whom>", text)
    years, then = question.facts.years, years_in(earlier)
    if years and years == own.years and len(then) == 1 and not then & years:
        text = _each_word(text, lambda word: next(iter(then)) if word in years else None)
    for ages in _AGES.finditer(text):
        if set(ages.groups()) <= own.numbers and not set(ages.groups()) & held.numbers:
            text = text.replace(ages.group(), "")
    adds = stem_set(candidate.text, language) - stem_set(earlier, language)
    names = {
        token.folded
        for token in question.facts.tokens
        if stem(token.folded, language) in adds
        and token.folded not in _STANDS_FOR
        and not token.is_number
        and not facts(token.folded).groups
    }
    return _each_word(text, lambda word: "" if word in names else None)


def _each_word(text: str, other: Callable[[str], str | None]) -> str:
    """A text with other words in the place of some, which are told by their folded form."""
    result = text
    for token in reversed(facts(text).tokens):
        new = other(token.folded)
        if new is not None:
            shown = text[token.start : token.end]
            new = new[:1].upper() + new[1:] if shown[0].isupper() else new
            result = f"{result[: token.start]}{new}{result[token.end :]}"
    if result == text:
        return text
    result = _DANGLING.sub("", " ".join(result.split()))
    return re.sub(r"\s+([,?.])", r"\1", re.sub(r",\s*(?=,)", "", result))
