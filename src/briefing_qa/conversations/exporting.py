"""A conversation as a file to take along: Markdown for people, JSON for programs."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from briefing_qa.answering.saying.related import nearest_passages
from briefing_qa.conversations.markdown import escape, paragraph
from briefing_qa.conversations.references import citation_of, reference
from briefing_qa.conversations.values import Transcript, Turn
from briefing_qa.retrieval.filters import Filters, Years

FORMAT = 1
"""Of the JSON export; rises when a key changes its meaning."""

_LONGEST_NAME = 60
_WORDS = {
    "en": {
        "untitled": "Conversation",
        "held": "Held on {date}.",
        "documents": "Documents asked: {documents}.",
        "understood": "Understood as:",
        "only": "Asked only:",
        "languages": "language {values}",
        "publishers": "publisher {values}",
        "countries": "country {values}",
        "years": "years {values}",
        "confidence": "Confidence: {confidence:.2f}",
        "nearest": "Nearest passages:",
        "characters": "characters {start}-{end}",
        "page": "p. {page}",
        "up": "Marked as right.",
        "down": "Marked as wrong.",
        "right": "Right answer, as given by the reader:",
    },
    "es": {
        "untitled": "Conversación",
        "held": "Mantenida el {date}.",
        "documents": "Documentos consultados: {documents}.",
        "understood": "Entendida como:",
        "only": "Solo en:",
        "languages": "idioma {values}",
        "publishers": "editor {values}",
        "countries": "país {values}",
        "years": "años {values}",
        "confidence": "Confianza: {confidence:.2f}",
        "nearest": "Pasajes más cercanos:",
        "characters": "caracteres {start}-{end}",
        "page": "p. {page}",
        "up": "Marcada como correcta.",
        "down": "Marcada como incorrecta.",
        "right": "Respuesta correcta, según el lector:",
    },
}


def written_years(years: Years) -> str:
    """Years as people write them: "2018", "2015-2020", "2015-", "-2020"."""
    first, last = ("" if year is None else str(year) for year in years)
    return first if first == last else f"{first}-{last}"


def file_name(transcript: Transcript) -> str:
    """What the file of a conversation is called, without suffix: its day and its title.

    Of the title only letters a to z and figures are left, which every system can keep.
    """
    kept = transcript.conversation
    plain = unicodedata.normalize("NFKD", kept.title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain) or ["conversation"]
    name = "-".join(words)
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]
    return f"{kept.created[:10]}-{name}"


def to_json(transcript: Transcript) -> str:
    """Everything that is kept of a conversation, as one JSON object."""
    value = {"format": FORMAT, "conversation": transcript.to_dict()}
    # Half of a surrogate pair has no UTF-8; the escape that takes its place is valid JSON.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def to_markdown(transcript: Transcript, *, language: str | None = None) -> str:
    """A conversation with all citations, to be read and quoted.

    Args:
        transcript: what to export.
        language: of the words around it, "en" or "es"; None takes that of the conversation.
    """
    kept = transcript.conversation
    language = language or kept.language
    words = _WORDS.get(language, _WORDS["en"])
    lines = [f"# {escape(kept.title) or words['untitled']}", ""]
    lines.append(words["held"].format(date=escape(kept.created[:10])))
    if kept.document_ids is not None:
        named = ", ".join(map(escape, kept.document_ids))
        lines.append(words["documents"].format(documents=named))
    for turn in transcript.turns:
        lines.extend(("", *_turn(turn, words, language)))
    return "\n".join(lines) + "\n"


def _turn(turn: Turn, words: dict[str, str], language: str) -> Iterator[str]:
    answer = turn.answer
    yield f"## {turn.position}. {escape(turn.question)}"
    yield ""
    if turn.understood != turn.question:
        yield f"{words['understood']} {escape(turn.understood)}"
        yield ""
    if only := _only(turn.filters, words):
        yield f"{words['only']} {escape(only)}."
        yield ""
    yield from paragraph(answer["answer"])
    yield ""
    if answer["abstained"]:
        yield from _refusal(answer, words)
    else:
        yield from _citations(turn, language)
        yield words["confidence"].format(confidence=answer["confidence"])
    if turn.feedback is not None:
        yield ""
        yield words[turn.feedback.verdict]
        if turn.feedback.comment:
            yield ""
            yield from paragraph(turn.feedback.comment, "> ")
        if turn.feedback.right_answer:
            yield ""
            yield words["right"]
            yield ""
            yield from paragraph(turn.feedback.right_answer, "> ")


def _only(filters: Filters, words: dict[str, str]) -> str:
    """What a question was restricted to; documents are named above all questions."""
    kinds = {
        "languages": filters.languages,
        "publishers": filters.publishers,
        "countries": filters.countries,
        "years": () if filters.years is None else (written_years(filters.years),),
    }
    said = [
        words[kind].format(values=", ".join(values)) for kind, values in kinds.items() if values
    ]
    return "; ".join(said)


def _citations(turn: Turn, language: str) -> Iterator[str]:
    for stored in turn.answer["citations"]:
        citation = citation_of(stored)
        source = turn.sources.get(citation.document_id)
        # Brackets and number are ours, but [1] before another bracket could become a link.
        yield f"\\[{citation.marker}\\] {escape(reference(citation, source, language=language))}"
        yield ""
        yield from paragraph(citation.quote, "> ")
        yield ""


def _refusal(answer: Any, words: dict[str, str]) -> Iterator[str]:
    if answer["reason"]:
        yield from paragraph(answer["reason"])
        yield ""
    if not answer["evidence"]:
        return
    yield words["nearest"]
    texts = [str(one["text"]) for one in answer["evidence"]]
    for near in nearest_passages(str(answer["question"]), texts):
        passage = answer["evidence"][near]
        place = [passage["document_id"], " > ".join(passage["section"])]
        if passage["page"] is not None:
            place.append(words["page"].format(page=passage["page"]))
        place.append(words["characters"].format(start=passage["start"], end=passage["end"]))
        yield ""
        yield escape(", ".join(part for part in place if part))
        yield ""
        yield from paragraph(passage["text"], "> ")
