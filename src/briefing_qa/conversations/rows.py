"""Rows of the database as values, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from briefing_qa.batch.questions import json_bytes
from briefing_qa.conversations.decoding import answer_in, filters_in, ids_in, sources_in
from briefing_qa.conversations.values import Conversation, Feedback, Turn
from briefing_qa.retrieval.filters import Filters
from briefing_qa.types import Provenance

Row = Sequence[Any]

CONVERSATIONS = (
    "SELECT id, title, created, updated, document_ids, language,"
    " (SELECT COUNT(*) FROM turns WHERE conversation = conversations.number), number"
    " FROM conversations"
)
TURNS = (
    "SELECT position, question, understood, answer, sources, turns.created,"
    " verdict, comment, right_answer, feedback.created, filters"
    " FROM turns LEFT JOIN feedback ON turn = turns.number"
)


def conversation_of(row: Row) -> Conversation:
    """The conversation in a row of `CONVERSATIONS`."""
    chosen = None if row[4] is None else ids_in(row[4])
    return Conversation(
        id=row[0],
        title=row[1],
        created=row[2],
        updated=row[3],
        document_ids=chosen,
        language=row[5],
        turn_count=row[6],
    )


def turn_of(row: Row) -> Turn:
    """The turn in a row of `TURNS`."""
    feedback = None
    if row[6] is not None:
        feedback = Feedback(verdict=row[6], comment=row[7], right_answer=row[8], created=row[9])
    return Turn(
        position=row[0],
        question=row[1],
        understood=row[2],
        answer=answer_in(row[3]),
        sources=sources_in(row[4]),
        created=row[5],
        feedback=feedback,
        filters=filters_in(row[10]),
    )


def dump(value: Any) -> str:
    """A value as JSON text that SQLite takes."""
    return json_bytes(value).decode()


def dump_filters(filters: Filters) -> str:
    """Filters as JSON text; kinds that leave out nothing are left out."""
    return dump({name: value for name, value in asdict(filters).items() if value})


def dump_sources(sources: Mapping[str, Provenance]) -> str:
    """Sources by document id as JSON text."""
    return dump({name: asdict(source) for name, source in sources.items()})


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def iso(moment: datetime) -> str:
    """A time as it is stored: UTC, ISO 8601, to the millisecond, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
