"""What is kept: conversations, their turns, and what people said about the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from briefing_qa.retrieval.filters import Filters
from briefing_qa.types import Provenance

Verdict = Literal["up", "down"]
"""Whether a person found an answer right or wrong."""

AnswerObject = Mapping[str, Any]
"""An answer as `Answer.to_dict()` gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One conversation, without its turns.

    Attributes:
        id: random, cannot be guessed.
        title: for people; the first question, shortened, unless somebody named it.
        created: UTC, ISO 8601.
        updated: UTC, ISO 8601; when it was last changed.
        document_ids: the only documents it is about; None for all.
        language: of the page it was held on, ISO 639-1.
        turn_count: how many questions were asked in it.
    """

    id: str
    title: str
    created: str
    updated: str
    document_ids: tuple[str, ...] | None = None
    language: str = "en"
    turn_count: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The conversation, ready for JSON."""
        return {**asdict(self), "document_ids": _listed(self.document_ids)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a person said about one answer.

    Attributes:
        verdict: up or down.
        comment: in their words; may be empty.
        right_answer: what the answer should have been; may be empty.
        created: UTC, ISO 8601.
    """

    verdict: Verdict
    comment: str = ""
    right_answer: str = ""
    created: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The feedback, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question and its answer.

    Attributes:
        position: in the conversation, from 1.
        question: as it was typed.
        understood: the question that was answered; the same where it stands alone.
        answer: the answer object.
        sources: where the cited documents came from when it was answered, by document id.
        created: UTC, ISO 8601.
        feedback: None where nobody gave any.
        filters: which documents it was put to.
    """

    position: int
    question: str
    understood: str
    answer: AnswerObject
    sources: Mapping[str, Provenance] = field(default_factory=dict)
    created: str = ""
    feedback: Feedback | None = None
    filters: Filters = field(default_factory=Filters)

    def to_dict(self) -> dict[str, Any]:
        """The turn, ready for JSON."""
        return {
            "position": self.position,
            "question": self.question,
            "understood": self.understood,
            "answer": dict(self.answer),
            "sources": {name: asdict(source) for name, source in self.sources.items()},
            "created": self.created,
            "feedback": None if self.feedback is None else self.feedback.to_dict(),
            "filters": asdict(self.filters),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A conversation with its turns, in order."""

    conversation: Conversation
    turns: tuple[Turn, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Everything that is kept of the conversation, ready for JSON."""
        return {**self.conversation.to_dict(), "turns": [turn.to_dict() for turn in self.turns]}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedTurn:
    """A turn that has feedback, with what is needed to ask it again.

    Attributes:
        conversation: it belongs to.
        turn: its `feedback` is not None.
        before: the earlier questions of the conversation as they were typed, oldest first.
    """

    conversation: Conversation
    turn: Turn
    before: tuple[str, ...] = ()


def _listed(document_ids: tuple[str, ...] | None) -> list[str] | None:
    return None if document_ids is None else list(document_ids)
