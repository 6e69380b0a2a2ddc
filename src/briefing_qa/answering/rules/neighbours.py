"""Sentences about another body or place than is asked for, beside one that names what is.

"How many children did World Vision withdraw?" is not answered by "Winrock withdrew 3,150 children"
because the next sentence says what World Vision gave them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.names import country_starts, name_runs
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token, fold

_LONG = 4
"""Letters from which on a single word with a capital may be a name; acronyms are looked at
elsewhere.
"""

_SEEKS_NAMES = frozenset({"name", "place", "list"})
"""Kinds of questions that are answered by other names."""


def is_of_a_neighbour(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate names others, and what the question names stands only in its passage.

    In the sentence itself, the one before it, the headings and the title it would be met. Texts in
    another language may have another name for it.
    """
    if question.language != candidate.language or question.kind in _SEEKS_NAMES:
        return False
    asked = _names(question.text, question.language)
    if not asked:
        return False
    known = _words(name_runs(question.text))
    if all(_words([run]) & known for run in _names(candidate.text, candidate.language)):
        return False
    head = f"{candidate.before}\n{candidate.headings}\n{candidate.title}\n{candidate.caption}"
    beside = (candidate.subtitle, candidate.publisher, candidate.place, *candidate.names)
    near = _said(candidate.text, head, *beside)
    passage = _said(candidate.source.passage.text)
    return any(
        not _words([run]) & near
        and bool(_words([run]) & passage)
        and not goes_by_acronym(_shown(question.text, run), f"{candidate.text}\n{head}")
        for run in asked
    )


def _names(text: str, language: str) -> list[list[Token]]:
    """What is surely a name: several words with capitals, or one that no dictionary has.

    The first word of a text has a capital in any case. A country or month is looked for by itself.
    """
    others = country_starts(text) | {facts(text).tokens[i].start for i, _ in month_places(text)}
    runs = [run for run in name_runs(text) if run[0].start > 1 and _is_sure(text, run, language)]
    own = ([token for token in run if token.start not in others] for run in runs)
    return [run for run in own if run]


def _is_sure(text: str, run: Sequence[Token], language: str) -> bool:
    if len(run) > 1:
        return True
    word = _shown(text, run)
    if len(word) < _LONG or word.isupper():
        return False
    lower = word.lower()
    return not (in_dictionary(lower, language) or in_dictionary(lower.rstrip("s"), language))


def _shown(text: str, run: Sequence[Token]) -> str:
    return text[run[0].start : run[-1].end]


def _words(runs: Iterable[Sequence[Token]]) -> set[str]:
    return {token.folded for run in runs for token in run}


def _said(*texts: str) -> set[str]:
    return {token.folded for text in texts for token in facts(text).tokens}


_EVENT = (
    r"(?:meetings?|conferences?|congress|workshops?|seminars?|summits?|webinars?|symposi(?:um|a)"
    r"|forums?|reunion(?:es)?|reunión|conferencias?|congresos?|taller(?:es)?|seminarios?|cumbres?"
    r"|foros?|simposios?|encuentros?)"
)
_NAME = r"(?P<name>[A-ZÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÁÉÍÓÚÑ][\w'’-]+)*)"
_NAMED_EVENTS = (
    re.compile(rf"\b{_NAME} {_EVENT}\b"),
    re.compile(rf"\b{_EVENT} (?:in|at|of|de|en) {_NAME}"),
)
_OF_NO_EVENT = frozenset({"the", "annual", "first", "second", "third", "next", "last", "el", "la"})


def is_of_another_event(question: Question, candidate: Candidate) -> bool:
    """Whether a meeting is asked about by its place or name, and only another one told of.

    A month, an acronym or a body may be of the same one: "the May meeting", "the CEDAW meeting".
    """
    asked, told = _events(question.text), _events(candidate.text)
    if not asked or not told or is_comparison(question):
        return False
    near = _said(candidate.text, candidate.headings, candidate.title)
    return question.language == candidate.language and not asked & near


@lru_cache(maxsize=20_000)
def _events(text: str) -> frozenset[str]:
    """The folded words of the names of meetings, where all of them are names."""
    words = {
        word
        for pattern in _NAMED_EVENTS
        for match in pattern.finditer(text)
        for word in re.findall(r"[\w-]+", match["name"])
    }
    folded = {fold(word) for word in words} - _OF_NO_EVENT
    months = any(month_places(f"in {word}") for word in words)  # "May" alone is none
    if months or any(word.isupper() for word in words) or any(map(is_kind, folded)):
        return frozenset()
    return frozenset(folded)
