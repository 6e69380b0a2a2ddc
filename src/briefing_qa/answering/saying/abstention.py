"""Saying that the documents do not say: what was looked for, and what of it was not found."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.features import MEANT
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.no_questions import wish
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.unfound import unknown_words
from briefing_qa.answering.rules.details import Detail, details, holds_name, unmet
from briefing_qa.answering.saying.barriers import INSTEAD_OF_TALK, behind, worded
from briefing_qa.answering.saying.looked_for import looked_for, shown_whole, shown_word
from briefing_qa.answering.saying.nearest import told_as_unknown, told_of_the_nearest
from briefing_qa.answering.saying.verbs_asked import is_said_otherwise
from briefing_qa.answering.statements.contrast import contrast
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_bound
from briefing_qa.answering.words.months import months
from briefing_qa.answering.words.names import without_owner
from briefing_qa.answering.words.spanish_verbs import irregular_verbs
from briefing_qa.answering.words.stretches import stretches
from briefing_qa.answering.words.word_forms import other_forms
from briefing_qa.languages.dictionaries import base_forms, is_word
from briefing_qa.terms import Token, fold, stem

_LOOKED: Mapping[str, str] = {
    "en": "Looked for: {words}.",
    "es": "Palabras buscadas: {words}.",
}
_NOWHERE: Mapping[str, str] = {
    "en": "Nowhere in the documents: {words}.",
    "es": "No aparece en ningún documento: {words}.",
}
_APART: Mapping[str, str] = {
    "en": "No sentence among the passages found says this of {words}.",
    "es": "Ninguna frase de los pasajes encontrados dice esto de {words}.",
}
_INSTEAD: Mapping[str, str] = {
    "en": "The documents give this for “{given}”{figure}, not for “{asked}”.",
    "es": "Los documentos dicen esto de “{given}”{figure}, no de “{asked}”.",
}


_SAME_LETTERS = 3
_NAMES_ALIKE = 0.65
"""First letters, and likeness as `difflib` computes it, of one name in two languages."""


def reason(
    question: Question,
    candidates: Sequence[Candidate],
    weights: Weights,
    nearly: Candidate | None = None,
    asked_in: str = "",
    nearest: Candidate | None = None,
    foreign: Token | None = None,
) -> str:
    """Why there is no answer, as far as can be said for sure, in the question's language.

    Args:
        question: taken apart.
        candidates: what was considered.
        weights: of the question's words.
        nearly: what would answer but for a detail.
        asked_in: the language of the whole question as it was asked, where this one is a part of
            it or was mended: short texts tell less.
        nearest: what comes nearest to an answer, whatever the rules make of it.
        foreign: the word of the question that has no place in that.
    """
    language = worded(asked_in or question.language)
    if question.barrier is not None:
        return behind(question.barrier, language)
    if (wanted := wish(question.text)) is not None:
        return INSTEAD_OF_TALK[wanted][language]
    parts = [_LOOKED[language].format(words=_listed(looked_for(question)))]
    nowhere = [w for w in unknown_words(question, weights) if _is_sure(question, w, candidates)]
    instead = None if nearly is None else contrast(question, nearly)
    if instead is not None:
        figure = f" ({instead.figure})" if instead.figure else ""
        parts.append(
            _INSTEAD[language].format(given=instead.given, asked=instead.asked, figure=figure)
        )
        # What is given instead says already that this word is not met; others may be lacking too.
        nowhere = [
            w for w in nowhere if not shown_word(question, w).startswith(f"“{instead.asked}")
        ]
    if nowhere:
        missing = dict.fromkeys(shown_whole(question, word) for word in nowhere)
        parts.append(_NOWHERE[language].format(words=_listed(list(missing))))
    elif instead is None and (details := _absent_details(question, candidates, weights)):
        parts.append(_APART[language].format(words=_listed(details)))
    if not nowhere:
        unknown = told_as_unknown(question, candidates, language)
        if unknown or instead is None:
            told = told_of_the_nearest(question, candidates, weights, nearest, foreign, language)
            parts.append(unknown or told)
    return " ".join(filter(None, parts))


def _is_sure(question: Question, word: Token, candidates: Sequence[Candidate]) -> bool:
    """Whether it tells something that a word stands in no document.

    Numbers are the same in both languages, and names, unless a dictionary has one as a word. Months
    and countries are known in both, but a stretch of months has other names. Other words may stand
    there translated, or as another word that means nearly the same. So may what is done
    in a question: "votó" where a text tells that the law was passed.
    """
    if any(one.start <= word.start < one.end for one in stretches(question.text)):
        return False
    shown = question.text[word.start : word.end]
    if is_said_otherwise(question, word):
        return False
    if word.is_number or facts(shown).countries or months(shown):
        return True
    if shown.isupper():
        detail = Detail("name", word.folded, shown)
        return not any(holds_name(detail, candidate) for candidate in candidates)
    foreign = [candidate for candidate in candidates if candidate.language != question.language]
    if word.folded in question.facts.names:
        return not (foreign and _is_translatable(word.folded, question.language)) and not any(
            _has_name_like(word.folded, candidate) for candidate in foreign
        )
    return not foreign and not any(_is_meant(question, word, one) for one in candidates)


def _is_translatable(folded: str, language: str) -> bool:
    """Whether a name is a frequent word of a language, and none of the other one."""
    other = "en" if language == "es" else "es"
    known = word_closeness(stem(folded, language), language, folded, language) > 0
    return known and not is_word(folded, other)


def _has_name_like(folded: str, candidate: Candidate) -> bool:
    """Whether a passage has a name that may be this one in another language: London, Londres."""
    return any(
        name[:_SAME_LETTERS] == folded[:_SAME_LETTERS]
        and difflib.SequenceMatcher(None, folded, name).ratio() >= _NAMES_ALIKE
        for name in facts(candidate.source.passage.text).names
    )


def _is_meant(question: Question, word: Token, candidate: Candidate) -> bool:
    """Whether a passage holds another word for the same."""
    language = question.language
    forms = {word.folded, *other_forms(word.folded), *base_forms(word.folded, language)}
    forms |= irregular_verbs(word.folded) if language == "es" else set()
    text = f"{candidate.headings}\n{candidate.text}"
    groups = facts(word.folded).groups
    return (bool(groups) and groups <= facts(text).groups) or any(
        word_closeness(stem(form, language), language, text, candidate.language) >= MEANT
        for form in forms
    )


def _absent_details(
    question: Question, candidates: Sequence[Candidate], weights: Weights
) -> list[str]:
    """Years, months, numbers, countries, groups and acronyms that no candidate meets."""
    if not candidates:
        return []
    missing = [frozenset(unmet(question, candidate)) for candidate in candidates]
    common = frozenset.intersection(*missing)
    beside = weights.near() if common else frozenset()
    return [
        f"“{without_owner(detail.shown)}”"
        for detail in details(question)
        if detail in common
        and detail.value not in beside
        and not _is_left_open(question, detail, candidates)
    ]


def _is_left_open(question: Question, detail: Detail, candidates: Sequence[Candidate]) -> bool:
    """Whether what no candidate holds may yet be meant by one.

    A number may only bound what is asked for. A sentence need not name the country or the place
    that its document is about: for countries that is sure where every document is known to be about
    other ones, for other names but acronyms it never is.
    """
    if detail.kind == "name":
        return not detail.shown.isupper()
    if detail.kind == "number":
        places = re.finditer(rf"(?<!\w){re.escape(detail.shown)}(?!\w)", question.text)
        return any(is_bound(fold(question.text[: place.start()])) for place in places)
    return detail.kind == "country" and not all(
        candidate.about | facts(f"{candidate.title}\n{candidate.headings}").countries
        for candidate in candidates
    )


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
