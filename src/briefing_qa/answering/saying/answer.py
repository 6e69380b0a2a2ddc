"""The answer: a LlamaIndex `Response` that carries its claims, citations and evidence."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

from llama_index.core.base.response.schema import Response
from llama_index.core.schema import NodeWithScore

from briefing_qa.answering.saying.plain import PlainAnswer, answer_object
from briefing_qa.retrieval.retrievers import to_node
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
        if name != "metadata" and (name in self.__dict__ or f"_{name}" in self.__dict__):
            raise FrozenInstanceError(f"cannot assign to {name!r}: an answer stays as it was given")
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        """Raises FrozenInstanceError."""
        raise FrozenInstanceError(f"cannot delete {name!r}: an answer stays as it was given")

    @property  # type: ignore[misc]  # of a field: it is set once, and given in copies
    def source_nodes(self) -> list[NodeWithScore]:
        """The evidence as LlamaIndex nodes, copied each time: who gets them may change them."""
        return deepcopy(self._source_nodes)

    @source_nodes.setter
    def source_nodes(self, nodes: list[NodeWithScore]) -> None:
        self._source_nodes = nodes

    @property
    def text(self) -> str:
        """The answer with `[n]` markers."""
        return self.response or ""

    def to_dict(self) -> dict[str, Any]:
        """The answer object, ready for JSON."""
        return answer_object(self)


def as_answer(plain: PlainAnswer) -> Answer:
    """What was found as a LlamaIndex response."""
    return Answer(
        response=plain.text,
        source_nodes=[to_node(found.passage, found.score) for found in plain.found],
        question=plain.question,
        claims=plain.claims,
        citations=plain.citations,
        evidence=plain.evidence,
        sentences=plain.sentences,
        abstained=plain.abstained,
        reason=plain.reason,
        confidence=plain.confidence,
        timings=plain.timings,
    )
