"""Small documents, questions about them, and systems that answer in known ways."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEXT = (
    "Lake Ala is 120 metres deep. Lake Bora is 45 metres deep. In 2019, 1,340 boats had a licence. "
    "Nobody counts the others. <b>Anglers</b> & boats pay 3 coins."
)
TEXTS = {"lakes": TEXT}

DEPTH: dict[str, Any] = {
    "id": "q-depth",
    "question": "How deep is Lake Ala?",
    "answerable": True,
    "kind": "direct",
    "answer": [["120 metres"]],
    "evidence": [{"document_id": "lakes", "quote": "Lake Ala is 120 metres"}],
    "require_all_evidence": False,
}
BOTH: dict[str, Any] = {
    "id": "q-both",
    "question": "Which lake is deeper?",
    "answerable": True,
    "kind": "compare",
    "answer": [["120"], ["45", "forty-five"]],
    "evidence": [
        {"document_id": "lakes", "quote": "120 metres deep"},
        {"document_id": "lakes", "quote": "45 metres deep"},
    ],
    "require_all_evidence": True,
}
NEAR: dict[str, Any] = {
    "id": "q-near",
    "question": "How deep is Lake Cara?",
    "answerable": False,
    "kind": "near",
    "answer": [],
    "evidence": [],
    "require_all_evidence": False,
    "changed": "place",
}
AWAY: dict[str, Any] = {**NEAR, "id": "q-away", "question": "Who won the match?",
                        "kind": "off_topic", "fact": "none"}  # fmt: skip
del AWAY["changed"]
ALL = (DEPTH, BOTH, NEAR, AWAY)


def write_set(path: Path, *lines: Mapping[str, Any] | str) -> Path:
    """A set of these lines; a string is written as it is."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def place(quote: str) -> dict[str, Any]:
    """Where a quote stands in the text."""
    start = TEXT.index(quote)
    return {"document_id": "lakes", "start": start, "end": start + len(quote)}


def answer(*quotes: str, confidence: float = 0.9, evidence: tuple[str, ...] = ()) -> dict[str, Any]:
    """An answer object that says and cites these quotes; with none, a refusal."""
    return {
        "question": "",
        "answer": " ".join(f"{quote} [{n}]" for n, quote in enumerate(quotes, start=1)) or "No.",
        "abstained": not quotes,
        "reason": None if quotes else "nothing found",
        "confidence": confidence,
        "citations": [
            {"marker": n, "title": "Lakes", "section": ["Lakes"], "page": None, "quote": quote,
             **place(quote)}
            for n, quote in enumerate(quotes, start=1)
        ],
        "evidence": [
            {"section": ["Lakes"], "page": None, "text": quote, "score": 1.0, **place(quote)}
            for quote in evidence or quotes or ("Nobody counts the others.",)
        ],
        "timings_ms": {"retrieve": 0.0, "answer": 0.0, "total": 0.0},
    }  # fmt: skip


ALA, BORA = "Lake Ala is 120 metres deep.", "Lake Bora is 45 metres deep."
RIGHT = {
    DEPTH["question"]: answer(ALA),
    BOTH["question"]: answer(ALA, BORA, confidence=0.7),
    NEAR["question"]: answer(confidence=0.1),
    AWAY["question"]: answer(confidence=0.0),
}
