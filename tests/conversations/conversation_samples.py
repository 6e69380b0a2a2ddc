"""Answer objects, and stores to keep them in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from briefing_qa.conversations import ConversationStore
from briefing_qa.types import Provenance

ANA, BEN = "user:ana", "browser:ben"

QUOTE = "8,710 Peruvian tourism establishments signed the Code of Conduct."
SOURCE = Provenance(publisher="ECPAT International", date="2019-11", sha256="ab" * 32)


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def pass_days(self, days: float) -> None:
        """Let time pass."""
        self.now += timedelta(days=days)


def answer(text: str = QUOTE, **changes: Any) -> dict[str, Any]:
    """An answer object with one citation."""
    citation = {
        "marker": 1,
        "document_id": "peru-briefing",
        "title": "Peru: a briefing",
        "section": ["Peru: a briefing", "Tourism", "Code of Conduct"],
        "page": 5,
        "start": 5120,
        "end": 5120 + len(text),
        "quote": text,
    }
    evidence = {key: citation[key] for key in ("document_id", "section", "page", "start", "end")}
    made = {
        "question": "How many establishments signed?",
        "answer": f"{text} [1]",
        "abstained": False,
        "reason": None,
        "confidence": 0.934,
        "citations": [citation],
        "evidence": [{**evidence, "text": f"{text} More of it.", "score": 0.03}],
        "timings_ms": {"retrieve": 1.0, "answer": 2.0, "total": 3.0},
    }
    return {**made, **changes}


def refusal() -> dict[str, Any]:
    """An answer object that says the documents do not say."""
    return answer(
        answer="The documents do not say.",
        abstained=True,
        reason='Looked for "Chile", which stands nowhere.',
        citations=[],
        confidence=0.08,
    )


def talk(store: ConversationStore, owner: str, *questions: str) -> str:
    """A new conversation with these questions; its id."""
    kept = store.new(owner)
    for question in questions:
        store.append(owner, kept.id, question=question, answer=answer())
    return kept.id


def bytes_of(folder: Path) -> bytes:
    """All bytes of all files of a folder."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
