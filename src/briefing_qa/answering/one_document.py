"""Several questions in one are of one matter, so one document answers them.

Asked alone, "how many were convicted?" finds convictions in any report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_qa.answering.halves import Half, stands_alone
from briefing_qa.answering.saying.decision import Decision


def of_one_document(
    parts: Sequence[Decision],
    asked: Sequence[Half],
    decided_in: Callable[[Half, str], Decision],
) -> list[Decision]:
    """Halves answered from one document.

    It is the document of the half that the others depend on, or of the surest one. What another
    document gives stays only for a half that stands alone, and that this document does not answer.

    Args:
        parts: the halves as all documents answer them.
        asked: the halves.
        decided_in: answers a half from one document alone.
    """
    answered = [part for part in parts if part.chosen]
    if len({document_of(part) for part in answered}) < 2:
        return list(parts)
    surest = max(answered, key=lambda part: part.confidence)
    depends = any(half.depends for half in asked) and parts[0].chosen
    one = document_of(parts[0] if depends else surest)
    kept = []
    for half, part in zip(asked, parts, strict=True):
        if part.chosen and document_of(part) != one:
            again = decided_in(half, one)
            alone = not half.depends and stands_alone(part.chosen[0], half)
            kept.append(again if again.chosen or not alone else part)
        else:
            kept.append(part)
    return kept


def document_of(decision: Decision) -> str:
    """The document of what a decision says, which must say something."""
    return decision.chosen[0].source.passage.document_id
