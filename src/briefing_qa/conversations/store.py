"""Conversations that outlive a reload of the page and a restart of the server."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from briefing_qa.conversations.checking import (
    checked,
    checked_documents,
    checked_owner,
    checked_verdict,
    on_one_line,
    title_of,
)
from briefing_qa.conversations.connections import Connections
from briefing_qa.conversations.looking import find, find_all, find_judged, find_turn, find_turns
from briefing_qa.conversations.rows import dump, dump_filters, dump_sources, iso, now
from briefing_qa.conversations.schema import prepare
from briefing_qa.conversations.values import (
    AnswerObject,
    Conversation,
    JudgedTurn,
    Transcript,
    Turn,
    Verdict,
)
from briefing_qa.conversations.wiping import delete_row, wipe
from briefing_qa.retrieval.filters import Filters
from briefing_qa.types import Provenance

_ID_BYTES = 16


class ConversationStore:
    """One file with the conversations of all owners. Thread-safe; several processes may share it.

    Every method takes the owner and sees only what is theirs: an id of somebody else's
    conversation is as unknown as one that never was. Close it, or use it as a context manager.
    """

    def __init__(self, path: str | Path, *, clock: Callable[[], datetime] = now) -> None:
        """Open the file, or make it: for its owner's eyes only, like what lies beside it.

        Args:
            path: the file; its folder is made where it is missing.
            clock: the time, with a time zone.

        Raises:
            ConversationDamageError: it cannot be read. It has been renamed: opening again begins
                with an empty one.
            ConversationVersionError: a newer program wrote it.
            ConversationStoreError: it cannot be opened or written.
        """
        self.path = Path(path)
        self._clock = clock
        prepare(self.path)
        self._connections = Connections(self.path)
        wipe(self._connections, self.path)

    def close(self) -> None:
        """Release the file."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def new(
        self,
        owner: str,
        *,
        title: str = "",
        document_ids: Sequence[str] | None = None,
        language: str = "en",
    ) -> Conversation:
        """Begin a conversation.

        Args:
            owner: whose it is: any name that nobody else can take.
            title: for people; the first question becomes the title where it is empty.
            document_ids: the only documents it is about; None for all.
            language: of the page, ISO 639-1.

        Raises:
            ConversationValueError: one of these is not usable.
        """
        conversation_id = secrets.token_urlsafe(_ID_BYTES)
        now = self._time()
        row = (
            conversation_id,
            checked_owner(owner),
            on_one_line(checked("title", title, empty=True)),
            now,
            now,
            checked_documents(document_ids),
            checked("language", language),
        )
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO conversations"
                " (id, owner, title, created, updated, document_ids, language)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            return find(connection, owner, conversation_id)[1]

    def list(self, owner: str, *, limit: int = 200) -> tuple[Conversation, ...]:
        """Their conversations, the one changed last first."""
        with self._connections.reading() as connection:
            return find_all(connection, owner, limit)

    def get(self, owner: str, conversation_id: str) -> Transcript:
        """One conversation with its turns. Raises UnknownConversationError."""
        with self._connections.reading() as connection:
            number, conversation = find(connection, owner, conversation_id)
            return Transcript(conversation=conversation, turns=find_turns(connection, number))

    def append(
        self,
        owner: str,
        conversation_id: str,
        *,
        question: str,
        answer: AnswerObject,
        understood: str = "",
        sources: Mapping[str, Provenance] | None = None,
        filters: Filters | None = None,
    ) -> Turn:
        """Keep a question and its answer, and name the conversation after the first question.

        Args:
            owner: whose conversation it is.
            conversation_id: which one.
            question: as it was typed.
            answer: the answer object, as `Answer.to_dict()` gives it.
            understood: the question that was answered; empty where it is the same.
            sources: where the cited documents come from, by id; see `cited_sources`.
            filters: which documents it was put to; None for all.

        Raises:
            UnknownConversationError: they have no such conversation.
            ConversationValueError: the question is empty or too long.
        """
        typed = checked("question", question)
        meant = checked("question", understood or question)
        now = self._time()
        kept = dump_filters(filters or Filters())
        row = (typed, meant, dump(dict(answer)), dump_sources(sources or {}), now, kept)
        with self._connections.writing() as connection:
            number, conversation = find(connection, owner, conversation_id)
            position = conversation.turn_count + 1  # single turns are never deleted
            connection.execute(
                "INSERT INTO turns"
                " (conversation, position, question, understood, answer, sources, created, filters)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, position, *row),
            )
            connection.execute(
                "UPDATE conversations SET title = ?, updated = ? WHERE number = ?",
                (conversation.title or title_of(typed), now, number),
            )
            return find_turn(connection, number, position)

    def rename(self, owner: str, conversation_id: str, title: str) -> Conversation:
        """Give a conversation another title.

        Raises:
            UnknownConversationError: they have no such conversation.
            ConversationValueError: the title is empty or too long.
        """
        return self._change(owner, conversation_id, "title", on_one_line(checked("title", title)))

    def choose_documents(
        self, owner: str, conversation_id: str, document_ids: Sequence[str] | None
    ) -> Conversation:
        """Restrict a conversation to documents; None takes all.

        Raises:
            UnknownConversationError: they have no such conversation.
            ConversationValueError: no document is chosen.
        """
        chosen = checked_documents(document_ids)
        return self._change(owner, conversation_id, "document_ids", chosen)

    def give_feedback(
        self,
        owner: str,
        conversation_id: str,
        position: int,
        verdict: Verdict,
        *,
        comment: str = "",
        right_answer: str = "",
    ) -> Turn:
        """Say whether an answer was right; takes the place of what was said before.

        Args:
            owner: whose conversation it is.
            conversation_id: which one.
            position: of the turn, from 1.
            verdict: "up" or "down".
            comment: in their words.
            right_answer: what the answer should have been.

        Raises:
            UnknownConversationError: they have no such turn.
            ConversationValueError: a text is too long, or there is no such verdict.
        """
        row = (
            checked_verdict(verdict),
            checked("comment", comment, empty=True),
            checked("right answer", right_answer, empty=True),
            self._time(),
        )
        with self._connections.writing() as connection:
            number, _ = find(connection, owner, conversation_id)
            find_turn(connection, number, position)
            connection.execute(
                "INSERT OR REPLACE INTO feedback (turn, verdict, comment, right_answer, created)"
                " SELECT number, ?, ?, ?, ? FROM turns WHERE conversation = ? AND position = ?",
                (*row, number, position),
            )
            return find_turn(connection, number, position)

    def withdraw_feedback(self, owner: str, conversation_id: str, position: int) -> Turn:
        """Take back what was said about an answer. Raises UnknownConversationError."""
        with self._connections.writing() as connection:
            number, _ = find(connection, owner, conversation_id)
            find_turn(connection, number, position)
            connection.execute(
                "DELETE FROM feedback WHERE turn ="
                " (SELECT number FROM turns WHERE conversation = ? AND position = ?)",
                (number, position),
            )
            return find_turn(connection, number, position)

    def judged(self, owner: str, verdict: Verdict | None = None) -> tuple[JudgedTurn, ...]:
        """Their turns that have feedback, oldest first; `question_rows` makes a set of them.

        Args:
            owner: whose conversations are looked through.
            verdict: only turns with this one; None for both.
        """
        with self._connections.reading() as connection:
            return find_judged(connection, owner, verdict)

    def delete(self, owner: str, conversation_id: str) -> bool:
        """Delete a conversation for good.

        Returns:
            Whether no byte of it is left in the files. False where another process kept them in
            use or the disk is full: then the next deletion, or the next opening, wipes it.

        Raises:
            UnknownConversationError: they have no such conversation.
        """
        with self._connections.writing() as connection:
            number, _ = find(connection, owner, conversation_id)
            delete_row(connection, number)
        return wipe(self._connections, self.path)

    def _change(
        self, owner: str, conversation_id: str, column: str, value: str | None
    ) -> Conversation:
        with self._connections.writing() as connection:
            number, _ = find(connection, owner, conversation_id)
            connection.execute(
                f"UPDATE conversations SET {column} = ?, updated = ? WHERE number = ?",  # noqa: S608
                (value, self._time(), number),
            )
            return find(connection, owner, conversation_id)[1]

    def _time(self) -> str:
        return iso(self._clock())
