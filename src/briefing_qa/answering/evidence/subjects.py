"""Which country a document is about, where its title does not say so.

"The Committee is concerned about illiteracy" names no country, nor need the passage: the document
does so now and then, as a text on one State.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.words.facts import facts, main_countries
from briefing_qa.store import DocumentRecord, Snapshot

_known: dict[str, frozenset[str]] = {}
"""By checksum: a text is counted once, at the first question that names a country."""


def subject(
    candidate: Candidate, snapshot: Snapshot, records: Mapping[str, DocumentRecord]
) -> frozenset[str]:
    """The countries that a candidate's document is about: registered ones, or the one named most.

    Args:
        candidate: any of the document.
        snapshot: the state of the index that it stands in.
        records: documents by id.
    """
    record = records[candidate.source.passage.document_id]
    told = facts(f"{record.title}\n{record.country}").countries
    if told:
        return told
    if record.sha256 not in _known:
        _known[record.sha256] = main_countries(snapshot.document(record.id).text)
    return _known[record.sha256]
