"""What was found, or that nothing was: all of an answer that needs no LlamaIndex.

Importing LlamaIndex takes longer than a dozen questions, so that who only shows or writes an answer
does without.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefing_qa.retrieval import Retrieved
from briefing_qa.types import Citation, Claim, Evidence, RankedSentence, Timings


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainAnswer:
    """An answer; see `Answer` for what is not said here.

    Attributes:
        text: with `[n]` markers.
        found: the passages of the evidence as they were found, in its order.
    """

    question: str
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    evidence: tuple[Evidence, ...]
    found: tuple[Retrieved, ...]
    sentences: tuple[RankedSentence, ...]
    abstained: bool
    reason: str | None
    confidence: float
    timings: Timings

    def to_dict(self) -> dict[str, Any]:
        """The answer object, ready for JSON."""
        return answer_object(self)


def answer_object(said: Any) -> dict[str, Any]:
    """An answer as programs in any language read it.

    Args:
        said: a `PlainAnswer` or an `Answer`.
    """
    return {
        "question": said.question,
        "answer": said.text,
        "abstained": said.abstained,
        "reason": said.reason,
        "confidence": said.confidence,
        "citations": [citation.to_dict() for citation in said.citations],
        "evidence": [passage.to_dict() for passage in said.evidence],
        "timings_ms": said.timings.to_dict(),
    }
