"""Which country a document is about, where its title does not say so.

"The Committee is concerned about illiteracy" names no country, nor need the passage: the document
does so now and then, as a text on one State.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.words.facts import (
    LONG,
    UNANIMOUS,
    facts,
    is_people,
    main_countries,
)
from briefing_qa.store import DocumentRecord, Snapshot

_BODIES = frozenset(
    {"police", "government", "ministry", "parliament", "congress", "senate", "army", "navy"}
    | {"court", "courts", "customs", "prosecutors", "authorities", "constitution", "president"}
    | {"policia", "gobierno", "ministerio", "parlamento", "congreso", "senado", "ejercito"}
    | {"armada", "corte", "tribunal", "tribunales", "aduanas", "fiscalia", "autoridades"}
    | {"constitucion", "presidente", "presidenta", "defensoria"}
)
_REACH = 3
"""Words from a country to the word for a body: "Philippine National Police"."""

_NOT_ITS = frozenset({"and", "or", "in", "the", "to", "for", "y", "e", "o", "en", "el", "la"})
"""What parts a country from a body behind it: "in Britain and the police"."""

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
        text = snapshot.document(record.id).text
        _known[record.sha256] = main_countries(text) or acting_state(text)
    return _known[record.sha256]


def acting_state(text: str) -> frozenset[str]:
    """The country whose police, courts or ministries a short text tells of, and of no other one's.

    "The Philippine National Police" sets a story in the Philippines, which names them nowhere else.
    No other country may be named often.
    """
    if len(text) > LONG:
        return frozenset()
    found = facts(text)
    words = [token.folded for token in found.tokens]
    acting = {
        country
        for country, first, behind in found.country_places
        if _is_of_a_body(words, first, behind)
    }
    counts = Counter(country for country, _, _ in found.country_places)
    if len(acting) != 1 or any(
        count > UNANIMOUS for country, count in counts.items() if country not in acting
    ):
        return frozenset()
    return frozenset(acting)


def _is_of_a_body(words: Sequence[str], first: int, behind: int) -> bool:
    """Whether a body of the state stands right beside words for a country or its people."""
    if _BODIES.intersection(words[behind : behind + _REACH]):
        return words[behind] not in _NOT_ITS
    before = words[max(0, first - _REACH) : first]
    return bool(_BODIES.intersection(before)) and (
        is_people(tuple(words[first:behind])) or before[-1] in {"of", "the", "de", "del", "la"}
    )
