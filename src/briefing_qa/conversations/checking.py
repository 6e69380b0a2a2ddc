"""What may be kept: texts that are neither empty nor endless, and valid UTF-8."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from briefing_qa.conversations.failures import ConversationValueError

LIMITS: Mapping[str, int] = {
    "owner": 200,
    "language": 20,
    "title": 200,
    "question": 4_000,  # the engine refuses half of that; follow-ups are completed
    "comment": 4_000,
    "right answer": 4_000,
    "document id": 300,
}
"""Characters of each text at most."""

TITLE_CHARACTERS = 70
"""Of a title that is made from a question."""

_MOST_DOCUMENTS = 10_000


def checked(what: str, text: str, *, empty: bool = False) -> str:
    """A text that can be kept, without outer white space.

    Args:
        what: its name in `LIMITS`.
        text: as it came.
        empty: whether it may be.

    Raises:
        ConversationValueError: it is empty or too long.
    """
    # Half of a surrogate pair has no UTF-8.
    text = text.encode("utf-8", "replace").decode("utf-8").strip()
    if not text and not empty:
        raise ConversationValueError(f"the {what} is empty: write one")
    if len(text) > LIMITS[what]:
        raise ConversationValueError(
            f"the {what} has {len(text):,} characters: use at most {LIMITS[what]:,}"
        )
    return text


def checked_owner(owner: str) -> str:
    """The owner, as it is: never folded or trimmed, or two would become one.

    Raises:
        ConversationValueError: it is empty, too long or not UTF-8.
    """
    if not owner or checked("owner", owner) != owner:
        raise ConversationValueError("the owner of a conversation is not a usable name")
    return owner


def checked_documents(document_ids: Sequence[str] | None) -> str | None:
    """Document ids as JSON text, each once; None stays None.

    Raises:
        ConversationValueError: there are none, or too many.
    """
    if document_ids is None:
        return None
    chosen = list(dict.fromkeys(checked("document id", one) for one in document_ids))
    if not 0 < len(chosen) <= _MOST_DOCUMENTS:
        raise ConversationValueError(
            f"{len(chosen):,} documents are chosen: choose 1 to {_MOST_DOCUMENTS:,}, or all"
        )
    return json.dumps(chosen, ensure_ascii=False)


def checked_verdict(verdict: str) -> str:
    """The verdict. Raises ConversationValueError where it is neither up nor down."""
    if verdict not in ("up", "down"):
        raise ConversationValueError(f'there is no verdict {verdict[:20]!r}: say "up" or "down"')
    return verdict


def on_one_line(text: str) -> str:
    """A text with single spaces for all white space."""
    return " ".join(text.split())


def title_of(question: str) -> str:
    """A question as a title: on one line, cut after a word."""
    title = on_one_line(question)
    if len(title) <= TITLE_CHARACTERS:
        return title
    return f"{title[:TITLE_CHARACTERS].rsplit(' ', 1)[0]} ..."
