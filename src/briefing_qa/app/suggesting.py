"""Other questions for one that was refused, made from what the documents hold, and tried out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from briefing_qa.answering.facts import facts
from briefing_qa.errors import BriefingQAError
from briefing_qa.retrieval.filters import Filters
from briefing_qa.terms import guess_language
from briefing_qa.types import Document

SHOWN = 3
TRIED = 8
"""Questions asked at most to find those that are answered."""

_LOOKED_AT = 5  # passages
_INSTEAD = re.compile(
    r"for “(?P<given>[^”]+)”.*?, not for “(?P<asked>[^”]+)”"
    r"|de «(?P<dado>[^»]+)».*?, no de «(?P<pedido>[^»]+)»"
)
_ABOUT = {
    "en": "What does the report say about “{heading}”?",
    "es": "¿Qué dice el informe sobre «{heading}»?",
}
_SCORE = re.compile(r"\s*\([^)]*\)\s*$")
_TEXT_UNDER = 400  # characters under a heading that is worth a question
_LONGEST = 60  # characters of a heading that a question is made of


class Answering(Protocol):
    """What answers, as the workspace does."""

    def ask(self, question: str, filters: Filters | None = None) -> Any:
        """Answer one question."""


def suggest(
    answer: Mapping[str, Any], answering: Answering, filters: Filters | None = None
) -> tuple[str, ...]:
    """Questions near a refused one that the documents do answer, nearest first.

    Args:
        answer: the answer object of a refusal.
        answering: tries the questions.
        filters: of the question.
    """
    found: list[str] = []
    for question in _tried(_candidates(answer), str(answer["question"])):
        try:
            reply = answering.ask(question, filters)
        except BriefingQAError:
            continue
        if not reply.abstained:
            found.append(question)
        if len(found) == SHOWN:
            break
    return tuple(found)


def openings(
    headings: Iterable[str], answering: Answering, language: str, shown: int = SHOWN
) -> tuple[str, ...]:
    """Questions to begin with, made of headings, that are answered."""
    asked = (_about(heading, language) for heading in headings)
    found: list[str] = []
    for question in _tried(asked, ""):
        if not answering.ask(question).abstained:
            found.append(question)
        if len(found) == shown:
            break
    return tuple(found)


def headings_of(documents: Iterable[Document]) -> list[str]:
    """Headings with enough text under them to ask about, those deepest in the outline first."""
    found: list[tuple[int, int, str]] = []
    for document in documents:
        for place, section in enumerate(document.sections):
            if section.headings and section.end - section.body_start >= _TEXT_UNDER:
                found.append((-len(section.headings), place, section.headings[-1].title))
    return [title for _, _, title in sorted(found)]


def _tried(candidates: Iterable[str], question: str) -> Iterator[str]:
    """Each once, not too many, and never the question itself."""
    seen = {question.lower(), ""}
    tried = 0
    for candidate in candidates:
        if candidate.lower() not in seen and tried < TRIED:
            seen.add(candidate.lower())
            tried += 1
            yield candidate


def _candidates(answer: Mapping[str, Any]) -> Iterator[str]:
    question = str(answer["question"])
    passages = answer["evidence"][:_LOOKED_AT]
    if instead := _INSTEAD.search(str(answer["reason"] or "")):
        asked, given = instead["asked"] or instead["pedido"], instead["given"] or instead["dado"]
        yield _replaced(question, asked, given)
    yield from _other_country(question, [str(passage["text"]) for passage in passages])
    language = guess_language(question)
    # A heading that others stand under says too little of what is there.
    above = {heading for passage in passages for heading in passage["section"][:-1]}
    for passage in passages:
        if passage["section"] and passage["section"][-1] not in above:
            yield _about(passage["section"][-1], language)


def _replaced(question: str, asked: str, given: str) -> str:
    pattern = rf"(?<!\w){re.escape(asked)}(?!\w)"
    return re.sub(pattern, lambda _: given, question, count=1, flags=re.IGNORECASE)


def _other_country(question: str, texts: Sequence[str]) -> Iterator[str]:
    """The question about the country that the passages are about."""
    named = facts(question).countries
    counted = Counter(country for text in texts for country in facts(text).countries)
    if len(named) == 1 and counted and not named & counted.keys():
        (asked,) = named
        instead = counted.most_common(1)[0][0]
        yield _replaced(question, asked, instead.title())


def _about(heading: str, language: str) -> str:
    """A question about what stands under a heading; empty where it makes none."""
    words = _SCORE.sub("", " ".join(heading.split())).rstrip(".:")
    if not 4 <= len(words) <= _LONGEST or words.endswith("?"):
        return ""
    return _ABOUT[language].format(heading=words)
