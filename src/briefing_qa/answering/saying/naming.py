"""Naming documents in an answer that quotes more than one, and saying how the quotes stand.

What is written here stands around the quotes and says nothing about the world: a title, a date,
that what follows is not the same, or that it is not certain which of it answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.statements.disagreement import Difference
from briefing_qa.answering.words.first_person import in_first_person

Standing = Difference | Literal["likely"]
"""How several quotes stand to each other: as different answers, or one of them likely answers."""

_LEADS: Mapping[str, Mapping[Standing, str]] = {
    "en": {
        "documents": "The documents do not agree:",
        "dates": "The documents give different answers, the newest first:",
        "years": "The documents give this for different years:",
        "answers": "The documents give different answers:",
        "document": "The document gives different answers:",
        "likely": "Nearest to an answer, the likeliest first:",
    },
    "es": {
        "documents": "Los documentos no coinciden:",
        "dates": "Los documentos dan respuestas distintas, la más reciente primero:",
        "years": "Los documentos dan este dato para años distintos:",
        "answers": "Los documentos dan respuestas distintas:",
        "document": "El documento da respuestas distintas:",
        "likely": "Lo más cercano a una respuesta, de más a menos probable:",
    },
}


def lead(standing: Standing, language: str) -> str:
    """The line before such quotes, in a language; English where it has no words."""
    return _LEADS.get(language, _LEADS["en"])[standing]


def standing_of(line: str) -> Standing | None:
    """What a line of `lead` says, in any language; None for another line."""
    known = (pair for leads in _LEADS.values() for pair in leads.items())
    return next((standing for standing, words in known if words == line), None)


def labels(chosen: Sequence[Candidate], standing: Standing | None = None) -> tuple[str, ...]:
    """What is written before each quote: its document and date, nothing where there is only one.

    What somebody says of themselves in a hearing has their name with it: "I" says nothing of who.

    Args:
        chosen: what is quoted, in order.
        standing: how the quotes stand to each other, if in no usual way. Different answers of one
            document are told apart by their place in it.

    Returns:
        One label for each, without a colon; all empty where nothing needs a name.
    """
    named = _of_documents(chosen, standing)
    spoken = (_speaker(candidate) for candidate in chosen)
    pairs = zip(named, spoken, strict=True)
    return tuple(", ".join(filter(None, (name, who))) for name, who in pairs)


def _of_documents(chosen: Sequence[Candidate], standing: Standing | None) -> tuple[str, ...]:
    documents = [candidate.document_id for candidate in chosen]
    if len(set(documents)) == 1:
        differ = standing not in (None, "likely")
        return tuple(_place(candidate) if differ else "" for candidate in chosen)
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


def _speaker(candidate: Candidate) -> str:
    """Who says a quote in the first person, as their turn names them, unless the quote does."""
    who = candidate.speaker.partition(";")[0]
    if not who or not in_first_person(candidate.text) or who in candidate.text:
        return ""
    return _plain(who)


def _plain(text: str) -> str:
    """On one line, and with nothing in it that looks like a marker."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")
