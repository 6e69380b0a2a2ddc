"""Saying that the documents do not say: what was looked for, and what of it was not found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.contrast import contrast
from briefing_qa.answering.details import details, unmet
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question
from briefing_qa.terms import Token

REFUSAL: Mapping[str, str] = {
    "en": "The documents do not say.",
    "es": "Los documentos no lo dicen.",
}
_LOOKED: Mapping[str, str] = {
    "en": "Looked for: {words}.",
    "es": "Se buscó: {words}.",
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
    "es": "Los documentos dicen esto de «{given}»{figure}, no de «{asked}».",
}


def reason(
    question: Question,
    candidates: Sequence[Candidate],
    weights: Weights,
    nearly: Candidate | None = None,
) -> str:
    """Why there is no answer, as far as can be said for sure, in the question's language.

    Args:
        question: taken apart.
        candidates: what was considered.
        weights: of the question's words.
        nearly: what would answer but for a detail.
    """
    language = question.language if question.language in REFUSAL else "en"
    parts = [_LOOKED[language].format(words=_listed([_shown(question, w) for w in question.words]))]
    if not question.words:
        parts = [_LOOKED[language].format(words=question.text)]
    nowhere = unknown_words(question, weights)
    instead = None if nearly is None else contrast(question, nearly)
    if instead is not None:
        figure = f" ({instead.figure})" if instead.figure else ""
        parts.append(
            _INSTEAD[language].format(given=instead.given, asked=instead.asked, figure=figure)
        )
        # What is given instead says already that this word is not met; others may be lacking too.
        nowhere = [w for w in nowhere if not _shown(question, w).startswith(f"“{instead.asked}")]
    if nowhere and _comparable(question, candidates):
        parts.append(
            _NOWHERE[language].format(words=_listed([_shown(question, w) for w in nowhere]))
        )
    elif instead is None and (details := _absent_details(question, candidates)):
        parts.append(_APART[language].format(words=_listed(details)))
    return " ".join(parts)


def unknown_words(question: Question, weights: Weights) -> list[Token]:
    """Words of the question that stand in no document, whatever its language."""
    columns = list(weights.unknown.values())
    return [
        word
        for i, word in enumerate(question.words)
        if columns and all(column[i] for column in columns)
    ]


def _comparable(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Whether any document is in the question's language: otherwise its words prove nothing."""
    return any(candidate.language == question.language for candidate in candidates)


def _absent_details(question: Question, candidates: Sequence[Candidate]) -> list[str]:
    """Years, numbers, places, groups and names that no candidate meets."""
    if not candidates:
        return []
    missing = [frozenset(unmet(question, candidate)) for candidate in candidates]
    common = frozenset.intersection(*missing)
    return [f"“{detail.shown}”" for detail in details(question) if detail in common]


def _shown(question: Question, word: Token) -> str:
    return f"“{question.text[word.start : word.end]}”"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
