"""Spans of characters: those that callers give, and those that answers cite, are checked."""

from __future__ import annotations

from briefing_qa.answering.saying.decision import Decision
from briefing_qa.engine.looking import Looks
from briefing_qa.errors import ConfigError
from briefing_qa.store import Snapshot
from briefing_qa.store.failures import of_two_texts


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


def as_it_stands(decision: Decision, looks: Looks) -> Decision:
    """A decision whose quotes were compared with their documents, character by character.

    The index holds a text twice, whole and by passages, and an answer is made of these. Where its
    file was changed behind the program's back nothing is said.

    Args:
        decision: what is said.
        looks: into the state that it was made from.

    Raises:
        IndexDamagedError: a quote does not stand at its place.
    """
    if decision.chosen:
        with looks.snapshot() as snapshot:
            ids = dict.fromkeys(one.document_id for one in decision.chosen)
            texts = {id_: snapshot.document(id_).text for id_ in ids}
        for one in decision.chosen:
            if texts[one.document_id][one.unit.start : one.unit.end] != one.text:
                raise of_two_texts(one.document_id)
    return decision
