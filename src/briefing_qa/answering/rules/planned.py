"""Whether what is asked for as done is only planned or expected in a candidate.

"A third office, in Poipet, is to be opened in 2024" does not tell when it was opened, nor "The
ministry planned to train 300 families" how many it trained. What was done of it may stand beside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.shape import shape_of, verb_in
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.advised import asks_what_was_done
from briefing_qa.answering.words.irregular_verbs import FORMS
from briefing_qa.answering.words.planning import parted
from briefing_qa.answering.words.word_forms import other_forms
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.terms import fold, stem, tokens

_SIMPLE_PAST = re.compile(r"\b(\w{2,}(?:ó|aron|[iy]eron))\b")
_PERFECT = re.compile(r"\b(?:ha|han|fue|fueron|sido) (\w+d[oa]s?)\b")
_APART = {"en": re.compile(r"\w+(?:ed|ing)"), "es": re.compile(r"\w+[ai]d[oa]s?")}
"""Forms that are no verb by themselves: "the closed schools"."""

_WORD = re.compile(r"(\bbe (?:\w+ly )?)?\b(\w+)")
_AUXILIARIES = frozenset(
    {"has", "have", "had", "was", "were", "been", "is", "are", "be", "did", "do", "does", "done"}
    | {"being", "ha", "han", "fue", "fueron", "sido", "hubo", "habia", "no", "lo", "los"}
)


def is_only_planned(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what was done, and that is only planned or expected in a candidate."""
    if question.kind == "reason" or question.language != candidate.language:
        return False
    if not asks_what_was_done(question):
        return False
    real, planned = parted(fold(candidate.text))
    done = deeds(question) if planned else frozenset()
    return _holds_verb(planned, done, question.language) and not any(
        related(one, real, question.language) for one in done
    )


def _holds_verb(text: str, done: frozenset[str], language: str) -> bool:
    """Whether a text has one of these verbs, and not as an adjective or the like."""
    return any(
        stem(match[2], language) in done
        for match in _WORD.finditer(text)
        if match[1] or not _APART[language].fullmatch(match[2])
    )


@lru_cache(maxsize=1_000)
def deeds(question: Question) -> frozenset[str]:
    """The stems of the verb of a question, in all its forms; empty where it is not known."""
    verb = fold(_spanish_verb(question) if question.language == "es" else _english_verb(question))
    if not verb:
        return frozenset()
    forms = {verb} | {form for forms in FORMS if verb in forms for form in forms}
    forms |= base_forms(verb, question.language) | other_forms(verb)
    return frozenset(stem(form, question.language) for form in forms)


def _spanish_verb(question: Question) -> str:
    text = question.text.lower()
    found = _SIMPLE_PAST.search(text) or _PERFECT.search(text)
    return found[1] if found and fold(found[1]) not in _AUXILIARIES else ""


def _english_verb(question: Question) -> str:
    shape = shape_of(question.text)
    if fold(shape.verb) == "did":
        fronted = bool(shape.noun) and question.kind != "year"
        return verb_in(shape.rest, fronted=fronted)[1]
    if fold(shape.verb) not in _AUXILIARIES:
        return ""
    return next((one.folded for one in tokens(shape.rest) if _is_past(one.folded)), "")


def _is_past(folded: str) -> bool:
    return folded not in _AUXILIARIES and (
        folded.endswith("ed") or any(folded in forms[1:] for forms in FORMS)
    )
