"""What a document is called by, besides its title: who published it, how it speaks of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.evidence.fronts import names_of, publisher_of
from briefing_qa.store import DocumentRecord, Snapshot

_PRESENT = re.compile(
    r"\b(?:the present|this|(?:la|el|los|las) presentes?|est[ea])"
    r" ((?:[^\W\d_]+[ /-]){0,4}[^\W\d_]+)",
    re.IGNORECASE,
)
_EARLY = 6_000
"""Characters of a text in which it says what it is."""


@dataclass(frozen=True, slots=True)
class Designation:
    """What a document is called by.

    Attributes:
        publisher: or author, from its cover; "" where there is none.
        names: of what it is about, long and short ones; may be empty.
        calls_itself: words behind "the present", as in "the present joint recommendation".
    """

    publisher: str = ""
    names: tuple[str, ...] = ()
    calls_itself: str = ""


_known: dict[tuple[str, str], Designation] = {}
"""By checksum and title: a text is looked through once."""


def designation(record: DocumentRecord, snapshot: Snapshot) -> Designation:
    """What a document is called by on its cover and in its first paragraphs.

    Args:
        record: of the document.
        snapshot: the state of the index that it stands in.
    """
    key = record.sha256, record.title
    if key not in _known:
        document = snapshot.document(record.id)
        early = document.text[:_EARLY]
        _known[key] = Designation(
            publisher=publisher_of(document),
            names=names_of(document.title, early),
            calls_itself="\n".join(dict.fromkeys(_PRESENT.findall(early))),
        )
    return _known[key]
