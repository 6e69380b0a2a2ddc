"""Spans of characters that callers give, checked before anything is looked up with them."""

from __future__ import annotations

from briefing_qa.errors import ConfigError
from briefing_qa.store import Snapshot


def check_span(snapshot: Snapshot, document_id: str, start: int, end: int) -> None:
    """Make sure that a document has the characters of [start, end); none at all are fine.

    An unknown document is left to whoever looks it up.

    Raises:
        ConfigError: a position is no whole number, or outside of the text, or they are reversed.
    """
    for name, value in (("start", start), ("end", end)):
        if not isinstance(value, int):
            raise ConfigError(f"{name} = {value!r} is not a whole number: give a position")
    for record in snapshot.documents():
        if record.id == document_id and not 0 <= start <= end <= record.characters:
            raise ConfigError(
                f"document {document_id!r} has no characters {start} to {end}: it has "
                f"{record.characters}, use 0 <= start <= end <= that"
            )
