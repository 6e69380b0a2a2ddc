"""Other questions for one that was refused, made from what the documents hold, and tried out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from briefing_qa.answering.words.facts import facts
from briefing_qa.errors import BriefingQAError
from briefing_qa.languages import served_language
from briefing_qa.retrieval.filters import Filters
from briefing_qa.types import Document

SHOWN = 3
TRIED = 8
"""Questions asked at most to find those that are answered."""

_LOOKED_AT = 5  # passages
_INSTEAD = re.compile(
    r"for “(?P<given>[^”]+)”.*?, not for “(?P<asked>[^”]+)”"
    r"|de “(?P<dado>[^”]+)”.*?, no de “(?P<pedido>[^”]+)”"
)
_ABOUT = {
    "en": "What does the report say about “{heading}”?",
    "es": "¿Qué dice el informe sobre «{heading}»?",
}
_ENUMERATED = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Za-z])[.)]\s+|^\d+(?:\.\d+)+\s+")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A question to begin with, and the language that it is in."""

    question: str
    language: str


def openings(
    documents: Sequence[Document], answering: Answering, language: str, shown: int = SHOWN
) -> tuple[Opening, ...]:
    """Questions to begin with, made of headings, that are answered; of each document in turn.

    Args:
        documents: those in the wanted language are asked about, if there are any; else each in its
            own: a question in one language about a heading in another reads like a mistake.
        answering: tries the questions.
        language: of the interface.
        shown: how many are wanted.
    """
    own = [one for one in documents if one.language == language]
    lines = [_Line(one) for one in own or documents if one.language in _ABOUT]
    found: list[Opening] = []
    seen: set[str] = set()
    for _ in range(TRIED):
        lines = [line for line in lines if line.questions]
        if len(found) == shown or not lines:
            break
        line = min(lines, key=lambda one: (one.answered, one.tried))
        question = line.questions.pop(0)
        line.tried += 1
        if question not in seen and not answering.ask(question).abstained:
            found.append(Opening(question=question, language=line.language))
            line.answered += 1
        seen.add(question)
    return tuple(found)


class _Line:
    """Questions about the headings of a document that wait for their turn."""

    def __init__(self, document: Document) -> None:
        self.language = document.language
        asked = (_about(heading, self.language) for heading in headings_of(document))
        self.questions = list(dict.fromkeys(filter(None, asked)))
        self.tried = self.answered = 0


def headings_of(document: Document) -> list[str]:
    """Headings with enough text under them to ask about, those deepest in the outline first."""
    found = [
        (-len(section.headings), place, section.headings[-1].title)
        for place, section in enumerate(document.sections)
        if section.headings and section.end - section.body_start >= _TEXT_UNDER
    ]
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
    language = served_language(question)
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
    words = _ENUMERATED.sub("", " ".join(heading.split()))
    words = _SCORE.sub("", words).rstrip(".:")
    if not 4 <= len(words) <= _LONGEST or words.endswith("?"):
        return ""
    return _ABOUT[language].format(heading=words)
