"""Sentences that have the very thing of which is asked: "What does the report say about X?".

Such a question has no other word: where the documents name the thing once, that is what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.document_phrases import is_sort_of_document
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import fold, stem

FEW = 2
"""Sentences at most that have the thing, where each of them answers."""

_NEAR = 0.5
"""Cosine from which on a word of a sentence may stand for the thing."""

_ASKS = re.compile(
    r"\W*(?:(?:and|y) )?(?:what\b(?: [\w'’-]+){0,9}?"
    r" (?:says?|said|tells?|told|mentions?|mentioned|states?|stated|writes?|wrote)\b(?: anything)?"
    r" (?:about|on|of|regarding|concerning)"
    r"|que (?:dicen?|dijo|dijeron|afirman?|afirmo|senalan?|senalo|mencionan?|cuentan?)\b"
    r"(?: [\w'’-]+){0,6}? (?:sobre|acerca del?|respecto (?:al?|del?)))"
    r" (?P<of>[^?]+?)\W*$"
)
"""Asks what is said of a thing."""

_SAYING = re.compile(
    r"(?:sa(?:y|id)|t(?:ell|old)|mention|state|writ|wrote|anything|dic|dij|afirm|senal|mencion"
    r"|cuent|author|autor)"
)
"""How words begin by which it is asked what is said, and not by whom."""

_FIGURE = re.compile(
    r"\W*(?:what (?:does|do|did) (?:the )?(?:figures?|numbers?|shares?|percentages?|values?|sum)"
    r" (?:of |for )?(?P<of>[^?]*?\d[^?]*?) (?:refer|stand|mean|represent|relate|describe)\w*\b.*"
    r"|(?:a que (?:se refiere|corresponde|alude)|que (?:significa|representa|indica))"
    r" (?:la cifra|el (?:numero|porcentaje|valor|monto|dato))(?: del?)? (?P<de>[^?]*?\d[^?]*?))\W*$"
)
"""Asks what a figure is of."""


@lru_cache(maxsize=1_000)
def _thing(question: Question) -> tuple[str, ...]:
    """The content words for what is asked about, without countries and years; or its figure."""
    folded = fold(question.text)
    if len(folded) != len(question.text):
        return ()
    if figure := _FIGURE.match(folded):
        return tuple(facts(figure["of"] or figure["de"]).numbers)
    found = _ASKS.match(folded)
    if found is None:
        return ()
    countries = {question.facts.tokens[i].folded for i in question.facts.in_countries}
    return tuple(
        word.folded
        for word in question.words
        if word.start >= found.start("of")
        and word.folded not in countries | question.facts.years
        and not word.is_number
    )


def says_of_it(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has all words for the thing."""
    thing, language = _thing(question), candidate.language
    return (
        _is_comparable(thing, question, candidate)
        and candidate.unit.kind != "heading"
        and all(_holds(candidate.text, word, language) for word in thing)
        and _is_said_by(question, candidate)
    )


def _is_said_by(question: Question, candidate: Candidate) -> bool:
    """Whether who is to have said it is told with a sentence, where that is no document."""
    found = _ASKS.match(fold(question.text))
    told = "\n".join((candidate.text, candidate.before, candidate.headings, candidate.title))
    return found is None or all(
        has_word(word.folded, told, candidate.language)
        for word in question.words
        if word.start < found.start("of")
        and not _SAYING.match(word.folded)
        and not is_sort_of_document(word.folded)
    )


def _is_comparable(thing: Sequence[str], question: Question, candidate: Candidate) -> bool:
    """Whether there is a thing, and it is called so in the language of a candidate: figures are."""
    figures = all(word[0].isdigit() for word in thing)
    return bool(thing) and (figures or candidate.language == question.language)


def _holds(text: str, word: str, language: str) -> bool:
    return word in facts(text).numbers if word[0].isdigit() else has_word(word, text, language)


def says_nothing_of_it(question: Question, candidate: Candidate) -> bool:
    """Whether neither a sentence, the one before nor a heading has anything of the thing."""
    thing, language = _thing(question), candidate.language
    if not _is_comparable(thing, question, candidate):
        return False
    around = "\n".join((candidate.text, candidate.before, candidate.headings, candidate.caption))
    return not any(
        _holds(around, word, language)
        or (
            in_dictionary(word, language)
            and word_closeness(stem(word, language), language, candidate.text, language) >= _NEAR
        )
        for word in thing
    )


def are_all_that_is_said(question: Question, candidates: Sequence[Candidate]) -> frozenset[int]:
    """The places of the few candidates that have the thing; none where many have."""
    found = [i for i, one in enumerate(candidates) if says_of_it(question, one)]
    return frozenset(found if len(found) <= FEW else ())
