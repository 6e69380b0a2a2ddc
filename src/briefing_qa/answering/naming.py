"""Naming documents in an answer that quotes more than one, and saying that they differ.

What is written here stands around the quotes and says nothing about the world: a title, a date, and
that what follows is not the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.disagreement import Difference

_LEADS: Mapping[str, Mapping[Difference, str]] = {
    "en": {
        "documents": "The documents do not agree:",
        "dates": "The documents give different answers, the newest first:",
        "years": "The documents give this for different years:",
        "answers": "The documents give different answers:",
        "document": "The document gives different answers:",
    },
    "es": {
        "documents": "Los documentos no coinciden:",
        "dates": "Los documentos dan respuestas distintas, la más reciente primero:",
        "years": "Los documentos dan este dato para años distintos:",
        "answers": "Los documentos dan respuestas distintas:",
        "document": "El documento da respuestas distintas:",
    },
}


def lead(difference: Difference, language: str) -> str:
    """The line before statements that differ, in a language; English where it has no words."""
    return _LEADS.get(language, _LEADS["en"])[difference]


def labels(chosen: Sequence[Candidate], difference: Difference | None = None) -> tuple[str, ...]:
    """What is written before each quote: its document and date, nothing where there is only one.

    Args:
        chosen: what is quoted, in order.
        difference: what makes the quotes different, if anything. Those of one document are then
            told apart by their place in it.

    Returns:
        One label for each, without a colon; all empty where nothing needs a name.
    """
    documents = [candidate.source.passage.document_id for candidate in chosen]
    if len(set(documents)) == 1:
        places = [_place(c) for c in chosen] if difference else [""] * len(chosen)
        return tuple(places)
    names = dict(zip(documents, (_named(c) for c in chosen), strict=True))
    used = Counter(names.values())
    return tuple(
        names[one] if used[names[one]] == 1 else f"{names[one]}, {_plain(one)}" for one in documents
    )


def _named(candidate: Candidate) -> str:
    """Title and date, or the title where it has the date or none is known."""
    title = _plain(candidate.title)
    if not candidate.date or candidate.date in title:
        return title
    return f"{title} ({candidate.date})"


def _place(candidate: Candidate) -> str:
    """Title, innermost heading and page of a quote, as far as they are known."""
    parts = [_named(candidate)]
    if candidate.section and _plain(candidate.section[-1]) != _plain(candidate.title):
        parts.append(_plain(candidate.section[-1]))
    if candidate.page is not None:
        parts.append(f"p. {candidate.page}")
    return ", ".join(parts)


def _plain(text: str) -> str:
    """On one line, and with nothing in it that looks like a marker."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
