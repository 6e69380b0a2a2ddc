"""Judged answers as drafts for a question set: JSON lines in the format of eval/README.md.

A draft has one key more than the format knows, `check`: what a person has to look at. `eval`
refuses a set with an unknown key, so that nobody measures with a draft. Whoever has checked a line
deletes the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from briefing_qa.batch.questions import json_bytes
from briefing_qa.conversations.values import Feedback, JudgedTurn

CHECK = "check"


def question_rows(judged: Iterable[JudgedTurn]) -> list[dict[str, Any]]:
    """Drafts for a question set, one for each judged answer.

    What the feedback does not tell is left open: `answerable` is null where an answer was marked
    wrong and nobody said what is right.
    """
    return [_row(one) for one in judged]


def to_json_lines(judged: Iterable[JudgedTurn]) -> str:
    """The drafts as they stand in a file."""
    return "".join(json_bytes(row).decode() + "\n" for row in question_rows(judged))


def _row(judged: JudgedTurn) -> dict[str, Any]:
    turn = judged.turn
    feedback = turn.feedback or Feedback(verdict="up")
    row: dict[str, Any] = {"id": _id(judged), "question": turn.question}
    if turn.understood != turn.question:
        row["before"] = list(judged.before)
    row.update(_gold(judged, feedback))
    row["require_all_evidence"] = False
    if judged.conversation.language == "es":
        row["language"] = "es"
    row[CHECK] = _to_check(feedback, abstained=turn.answer["abstained"])
    return row


def _gold(judged: JudgedTurn, feedback: Feedback) -> dict[str, Any]:
    """What the feedback says about the answer."""
    answer = judged.turn.answer
    given = [[feedback.right_answer]] if feedback.right_answer else []
    if feedback.verdict == "down":
        known = bool(given) or answer["abstained"]  # whoever rejects a refusal knows an answer
        return {
            "answerable": True if known else None,
            "kind": "direct" if known else "",
            "answer": given,
            "evidence": [],
        }
    if answer["abstained"]:
        return {"answerable": False, "kind": "missing", "answer": [], "evidence": []}
    quotes = [
        {"document_id": citation["document_id"], "quote": citation["quote"]}
        for citation in answer["citations"]
    ]
    return {
        "answerable": True,
        "kind": "direct",
        "answer": given or [[quote["quote"]] for quote in quotes],
        "evidence": quotes,
    }


def _to_check(feedback: Feedback, *, abstained: bool) -> str:
    marked = "right" if feedback.verdict == "up" else "wrong"
    what = "refusal" if abstained else "answer"
    parts = [f"The {what} was marked {marked}."]
    if feedback.comment:
        parts.append(f'Comment: "{" ".join(feedback.comment.split())}".')
    if abstained and feedback.verdict == "up":
        parts.append("Make sure that no sentence of the documents answers it; choose the kind.")
    else:
        parts.append(
            "Choose the kind, shorten the answer to the words that matter, and give as evidence "
            "quotes that occur once in their document."
        )
    return " ".join([*parts, "Then delete this key."])


def _id(judged: JudgedTurn) -> str:
    """The same for the same turn, and telling nothing of whose it is."""
    place = f"{judged.conversation.id} {judged.turn.position}"
    return f"feedback-{hashlib.sha256(place.encode()).hexdigest()[:12]}"
