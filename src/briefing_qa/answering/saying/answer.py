"""The answer: a LlamaIndex `Response` that carries its claims, citations and evidence."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

from llama_index.core.base.response.schema import Response

from briefing_qa.types import Citation, Claim, Evidence, RankedSentence, Timings


@dataclass
class Answer(Response):
    """What was found, or that nothing was.

    Frozen, but for `metadata`, into which LlamaIndex's routers write. `response` (and
    `str(answer)`) is the text with `[n]` markers.

    Attributes:
        question: as it was asked.
        claims: the sentences of the answer; empty when abstained.
        citations: by marker; empty exactly when abstained.
        evidence: the passages considered, best first; also when abstained.
        sentences: the sentences considered, best first, 20 at most; also when abstained. Not part
            of the answer object.
        abstained: whether the documents do not say.
        reason: when abstained, what was looked for and not found.
        confidence: probability in [0, 1] that the answer is right; for an abstention, that the best
            answer found would have been.
        timings: milliseconds.
    """

    question: str = ""
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sentences: tuple[RankedSentence, ...] = ()
    abstained: bool = False
    reason: str | None = None
    confidence: float = 0.0
    timings: Timings = field(default_factory=Timings)

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute for the first time; afterwards raises FrozenInstanceError."""
        if name in self.__dict__ and name != "metadata":
            raise FrozenInstanceError(f"cannot assign to {name!r}: an answer stays as it was given")
        super().__setattr__(name, value)

    @property
    def text(self) -> str:
        """The answer with `[n]` markers."""
        return self.response or ""

    def to_dict(self) -> dict[str, Any]:
        """The answer object, ready for JSON."""
        return {
            "question": self.question,
            "answer": self.text,
            "abstained": self.abstained,
            "reason": self.reason,
            "confidence": self.confidence,
            "citations": [citation.to_dict() for citation in self.citations],
            "evidence": [passage.to_dict() for passage in self.evidence],
            "timings_ms": self.timings.to_dict(),
        }
