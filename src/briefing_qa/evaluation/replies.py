"""What a system replied, in one form, whether it is an `Answer` or the answer object as a dict."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing_qa.evaluation.gold import Span

_MARKER = re.compile(r"\[(\d+)\]")


class ReplyError(Exception):
    """What is wrong with a reply; it counts as a wrong answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation: where it points, and what it says stands there."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is measured of an answer.

    Attributes:
        claims: the sentences of the answer, without markers; empty when abstained.
        abstained: whether the documents are said not to tell.
        confidence: probability that the answer is right.
        citations: in the order of the answer.
        passages: the evidence, best first, each once.
        sentences: the sentences considered, best first, each once; where the system does not say,
            those that it cites.
        record: the answer object, ready for JSON.
    """

    claims: tuple[str, ...]
    abstained: bool
    confidence: float
    citations: tuple[Cited, ...]
    passages: tuple[Span, ...]
    sentences: tuple[Span, ...]
    record: Mapping[str, Any]

    @property
    def said(self) -> str:
        """The words of the answer: "[2]" must not pass for a figure."""
        return " ".join(self.claims)


def read_reply(value: object) -> Reply:
    """Bring a reply into one form.

    Args:
        value: an `Answer`, or the answer object as a dict (`Answer.to_dict`).

    Raises:
        ReplyError: it is neither, or a part of it is missing or of another type.
    """
    data = _object(value)
    abstained = _of_type(data, "abstained", bool, "true or false")
    text = _of_type(data, "answer", str, "a string")
    confidence = _confidence(data)
    citations = tuple(map(_cited, _list(data, "citations")))
    evidence = _list(data, "evidence")
    passages = _each_once([_span(one, "evidence") for one in evidence])
    ranked = getattr(value, "sentences", ())
    sentences = [Span(one.document_id, one.start, one.end) for one in ranked]
    record = {
        "question": str(data.get("question", "")),
        "answer": text,
        "abstained": abstained,
        "reason": None if data.get("reason") is None else str(data["reason"]),
        "confidence": confidence,
        "citations": [
            {"marker": number, **_plain(one, cited.span), "quote": cited.quote}
            for number, (one, cited) in enumerate(
                zip(_list(data, "citations"), citations, strict=True), start=1
            )
        ],
        "evidence": [
            {**_plain(one, _span(one, "evidence")), "text": str(one.get("text", ""))}
            for one in evidence
        ],
    }
    return Reply(
        claims=() if abstained else _claims(value, data, text),
        abstained=abstained,
        confidence=confidence,
        citations=citations,
        passages=passages,
        sentences=_each_once(sentences or [one.span for one in citations]),
        record=record,
    )


def _object(value: object) -> Mapping[str, Any]:
    data = value.to_dict() if hasattr(value, "to_dict") else value
    if not isinstance(data, Mapping):
        raise ReplyError(f"{type(value).__name__} is neither an Answer nor an answer object")
    return data


def _of_type(data: Mapping[str, Any], key: str, kind: type, described: str) -> Any:
    if key not in data:
        raise ReplyError(f'no "{key}" in the reply')
    if not isinstance(data[key], kind):
        raise ReplyError(f'"{key}" in the reply is not {described}')
    return data[key]


def _list(data: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        raise ReplyError(f'"{key}" in the reply is not a list of objects')
    return value


def _confidence(data: Mapping[str, Any]) -> float:
    if "confidence" not in data:
        raise ReplyError('no "confidence" in the reply')
    try:
        value = float(data["confidence"])
    except (TypeError, ValueError, OverflowError):
        value = math.nan
    if not 0.0 <= value <= 1.0:
        raise ReplyError('"confidence" in the reply is not a probability from 0 to 1')
    return value


def _span(data: Mapping[str, Any], where: str) -> Span:
    try:
        return Span(str(data["document_id"]), int(data["start"]), int(data["end"]))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ReplyError(
            f'"{where}" in the reply: an entry without usable document_id, start and end'
        ) from error


def _cited(data: Mapping[str, Any]) -> Cited:
    return Cited(span=_span(data, "citations"), quote=str(data.get("quote", "")))


def _each_once(spans: Sequence[Span]) -> tuple[Span, ...]:
    """A ranking that names nothing twice: a second mention would count as a second find."""
    return tuple(dict.fromkeys(spans))


def _claims(value: object, data: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """The answer's claims; where it is an object, what stands between the markers of its text."""
    claims = getattr(value, "claims", None)
    if claims is not None:
        return tuple(claim.text for claim in claims)
    markers = {str(one.get("marker")) for one in _list(data, "citations")}
    marked = _MARKER.sub(lambda m: "\n\0" if m[1] in markers else m[0], text)
    pieces = (piece.strip() for piece in marked.split("\0"))
    return tuple(piece for piece in pieces if piece)


def _plain(data: Mapping[str, Any], span: Span) -> dict[str, Any]:
    """A citation or passage as the report keeps it, with values that JSON has."""
    section = data.get("section") or ()
    kept: dict[str, Any] = {
        "document_id": span.document_id,
        "start": span.start,
        "end": span.end,
        "section": [section] if isinstance(section, str) else [str(title) for title in section],
    }
    for key in ("marker", "page"):
        if isinstance(data.get(key), int):
            kept[key] = data[key]
    return kept
