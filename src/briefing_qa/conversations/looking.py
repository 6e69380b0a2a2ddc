"""Finding conversations and turns of an owner, on a connection."""

from __future__ import annotations

import sqlite3

from briefing_qa.conversations.checking import checked_owner
from briefing_qa.conversations.failures import UnknownConversationError
from briefing_qa.conversations.rows import CONVERSATIONS, TURNS, conversation_of, turn_of
from briefing_qa.conversations.values import Conversation, JudgedTurn, Turn, Verdict

_MOST_TURNS = 1_000_000

_WITH_FEEDBACK = (
    "EXISTS (SELECT 1 FROM turns JOIN feedback ON turn = turns.number"
    " WHERE conversation = conversations.number)"
)


def find(
    connection: sqlite3.Connection, owner: str, conversation_id: str
) -> tuple[int, Conversation]:
    """The row number and the conversation, where this owner has it.

    Raises:
        UnknownConversationError: they have none with this id.
    """
    row = None
    if conversation_id.isascii():  # as all ids are; half of a surrogate pair could not be asked for
        row = connection.execute(
            f"{CONVERSATIONS} WHERE id = ? AND owner = ?", (conversation_id, checked_owner(owner))
        ).fetchone()
    if row is None:
        raise UnknownConversationError(
            "there is no such conversation: it was deleted, or belongs to somebody else"
        )
    return row[-1], conversation_of(row)


def find_all(connection: sqlite3.Connection, owner: str, limit: int) -> tuple[Conversation, ...]:
    """An owner's conversations, the one changed last first."""
    rows = connection.execute(
        f"{CONVERSATIONS} WHERE owner = ? ORDER BY updated DESC, number DESC LIMIT ?",
        (checked_owner(owner), limit),
    )
    return tuple(map(conversation_of, rows))


def find_turn(connection: sqlite3.Connection, number: int, position: int) -> Turn:
    """One turn of the conversation in a row. Raises UnknownConversationError."""
    row = None
    if 0 < position < _MOST_TURNS:
        row = connection.execute(
            f"{TURNS} WHERE conversation = ? AND position = ?", (number, position)
        ).fetchone()
    if row is None:
        raise UnknownConversationError(f"the conversation has no turn {position}: count from 1")
    return turn_of(row)


def find_turns(connection: sqlite3.Connection, number: int) -> tuple[Turn, ...]:
    """All turns of the conversation in a row, in order."""
    rows = connection.execute(f"{TURNS} WHERE conversation = ? ORDER BY position", (number,))
    return tuple(map(turn_of, rows))


def find_judged(
    connection: sqlite3.Connection, owner: str, verdict: Verdict | None
) -> tuple[JudgedTurn, ...]:
    """An owner's turns that have feedback, oldest first; None takes either verdict."""
    rows = connection.execute(
        f"{CONVERSATIONS} WHERE owner = ? AND {_WITH_FEEDBACK} ORDER BY number",
        (checked_owner(owner),),
    )
    kept = [(conversation_of(row), find_turns(connection, row[-1])) for row in rows.fetchall()]
    return tuple(
        JudgedTurn(
            conversation=conversation,
            turn=turn,
            before=tuple(earlier.question for earlier in turns[:place]),
        )
        for conversation, turns in kept
        for place, turn in enumerate(turns)
        if turn.feedback is not None and verdict in (None, turn.feedback.verdict)
    )
