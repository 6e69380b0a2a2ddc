"""Other questions for one that was refused, made from what the documents hold, and tried out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from briefing_qa.answering.saying.related import related
from briefing_qa.answering.words.facts import facts
from briefing_qa.app.views import level
from briefing_qa.errors import BriefingQAError
from briefing_qa.languages import served_language
from briefing_qa.passages import plain_text
from briefing_qa.retrieval.filters import Filters
from briefing_qa.terms import guess_language
from briefing_qa.types import Document, Section

SHOWN = 3
TRIED = 12
"""Questions asked at most to find those that are answered."""

_INSTEAD = re.compile(
    r"for “(?P<given>[^”]+)”.*?, not for “(?P<asked>[^”]+)”"
    r"|de “(?P<dado>[^”]+)”.*?, no de “(?P<pedido>[^”]+)”"
)
_ABOUT = {
    "en": "What do the documents say about “{heading}”?",
    "es": "¿Qué dicen los documentos sobre «{heading}»?",
}
_ENUMERATED = re.compile(
    r"^\(?(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Za-z])[.)]\s+|^\d+(?:\.\d+)+\s+"
    r"|^[^\W\d_]{4,12}\s(?:\d{1,3}|[A-Z]|[IVX]{1,5})[.:]\s+"  # "Table 2. "
)
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
    for question, heading in _tried(_candidates(answer), str(answer["question"])):
        try:
            reply = answering.ask(question, filters)
        except BriefingQAError:
            continue
        if _is_answered(reply, heading):
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
    doubtful: list[Opening] = []
    seen: set[str] = set()
    for _ in range(TRIED):
        lines = [line for line in lines if line.questions]
        if len(found) == shown or not lines:
            break
        line = min(lines, key=lambda one: (one.answered, one.tried))
        question, heading = line.questions.pop(0)
        line.tried += 1
        if question in seen:
            continue
        seen.add(question)
        reply = answering.ask(question)
        if _is_answered(reply, heading, line.document_id):
            sure = level(reply.confidence) != "low"
            (found if sure else doubtful).append(Opening(question=question, language=line.language))
            line.answered += sure
    return tuple([*found, *doubtful][:shown])


def _is_answered(reply: Any, heading: str, document_id: str = "") -> bool:
    """Whether a question is answered, and from what stands under the heading that it asks about.

    Args:
        reply: to the question.
        heading: empty where it asks about none.
        document_id: of the document with the heading; empty where any may have it.
    """
    if reply.abstained or not heading:
        return not reply.abstained
    return any(
        heading in one.section and (not document_id or one.document_id == document_id)
        for one in reply.citations
    )


class _Line:
    """Questions about the headings of a document that wait for their turn."""

    def __init__(self, document: Document) -> None:
        self.language = document.language
        self.document_id = document.id
        asked = {_about(heading, self.language): heading for heading in headings_of(document)}
        self.questions = [(question, heading) for question, heading in asked.items() if question]
        self.tried = self.answered = 0


def headings_of(document: Document) -> list[str]:
    """Headings with enough text under them to ask about, those deepest in the outline first."""
    found = [
        (-len(section.headings), place, section.headings[-1].title)
        for place, section in enumerate(document.sections)
        if section.headings
        and section.end - section.body_start >= _TEXT_UNDER
        and not _is_foreign(document, section)
    ]
    return [title for _, _, title in sorted(found)]


def _is_foreign(document: Document, section: Section) -> bool:
    """Whether a part is in Spanish, of a document that is otherwise in English."""
    text = document.text[section.body_start : section.end]
    return document.language == "en" and guess_language(text) == "es"


def _tried(candidates: Iterable[tuple[str, str]], question: str) -> Iterator[tuple[str, str]]:
    """Each once, not too many, and never the question itself."""
    seen = {question.lower(), ""}
    tried = 0
    for candidate, heading in candidates:
        if candidate.lower() not in seen and tried < TRIED:
            seen.add(candidate.lower())
            tried += 1
            yield candidate, heading


def _candidates(answer: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Questions, each with the heading that it asks about, if any."""
    question = str(answer["question"])
    found = answer["evidence"]
    passages = [found[near] for near in related(question, [str(one["text"]) for one in found])]
    if instead := _INSTEAD.search(str(answer["reason"] or "")):
        asked, given = instead["asked"] or instead["pedido"], instead["given"] or instead["dado"]
        yield _replaced(question, asked, given), ""
    for other in _other_country(question, [str(passage["text"]) for passage in passages]):
        yield other, ""
    language = served_language(question)
    # A heading that others stand under says too little of what is there.
    above = {heading for passage in passages for heading in passage["section"][:-1]}
    for passage in passages:
        if passage["section"] and passage["section"][-1] not in above:
            yield _about(passage["section"][-1], language), str(passage["section"][-1])


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
    words = _ENUMERATED.sub("", plain_text(heading))
    words = _SCORE.sub("", words).rstrip(".:")
    if not 4 <= len(words) <= _LONGEST or words.endswith("?"):
        return ""
    return _ABOUT[language].format(heading=words)
