"""The answer object as a card shows it: claims with markers, and confidence in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from briefing_qa.answering.saying.barriers import is_in_both
from briefing_qa.answering.saying.context import Context, named_cells
from briefing_qa.answering.saying.naming import standing_of
from briefing_qa.answering.saying.synthesizer import as_shown
from briefing_qa.app.shown import unmarked
from briefing_qa.passages import plain_text
from briefing_qa.terms import guess_language

LEVELS = ((90, "high"), (70, "fair"), (0, "low"))
"""Least confidence of each word for it, in per cent; the command line has the same."""

_LONGEST_TAIL = 24
_NO_ROWS: Mapping[int, str] = MappingProxyType({})
_MARKER = re.compile(r"\s*\[(\d+)\]")
_ITEM = re.compile(r"(?:^|\n)- ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One sentence of the answer and the citations that carry it.

    Attributes:
        label: the document that it is from, as the answer names it; empty where it names none.
        quote: the same with its lines, where it is just what is quoted.
    """

    text: str
    citations: tuple[Mapping[str, Any], ...]
    label: str = ""
    quote: str = ""

    @property
    def shown(self) -> str:
        """What is shown of it."""
        return self.quote or self.text

    @property
    def head(self) -> str:
        """All but the last word, which stays on one line with its marker."""
        return self.shown.removesuffix(self.tail)

    @property
    def tail(self) -> str:
        """The last word; empty where it is too long to be kept on one line."""
        return _last_word(self.shown)

    @property
    def label_tail(self) -> str:
        """The last word of the label: a date like "(2025-06-12)" is not broken at its hyphens."""
        return _last_word(self.label)


def _last_word(text: str) -> str:
    """The last word of a text; empty where it is too long to be kept on one line."""
    last = (text.split() or [""])[-1] if text == text.strip() else ""
    return last if len(last) <= _LONGEST_TAIL else ""


def level(confidence: float) -> str:
    """The word for a confidence: high, fair or low, by the per cent that stand beside it."""
    return next(name for least, name in LEVELS if round(100 * confidence) >= least)


def is_list(answer: Mapping[str, Any]) -> bool:
    """Whether the answer is a list of items."""
    return str(answer["answer"]).startswith("- ")


def claims(answer: Mapping[str, Any]) -> tuple[ClaimView, ...]:
    """The sentences of an answer with their citations, in order.

    Brackets with a number may also stand in what is quoted, so the quotes are followed where the
    text is made of them, and markers are looked for only where it is not.
    """
    citations: Sequence[Mapping[str, Any]] = answer["citations"]
    text = str(answer["answer"])
    shown, quoted = _rounded(text), _quoted(answer)
    labels = [""] * len(quoted) if shown == " ".join(quoted) else _labels(shown, quoted)
    if labels is not None:
        return tuple(
            ClaimView(text=_one_line(c["quote"]), citations=(c,), label=label, quote=c["quote"])
            for c, label in zip(citations, labels, strict=True)
        )
    return _by_markers(text, {int(c["marker"]): c for c in citations})


def lead(answer: Mapping[str, Any]) -> str:
    """The line before statements that differ; empty where there is none."""
    first, _, rest = _rounded(str(answer["answer"])).partition("\n")
    quoted = _quoted(answer)
    return first if quoted and len(_lines(rest)) == len(quoted) and _labels(rest, quoted) else ""


def is_likely(line: str) -> bool:
    """Whether a line says that what follows it may answer, not that it differs."""
    return standing_of(line) == "likely"


def names_a_gap(line: str) -> bool:
    """Whether a line says what of the question is not answered."""
    return bool(line) and standing_of(line) is None


def spoken(answer: Mapping[str, Any], chosen: str) -> str:
    """The language of what the program itself says in an answer: that of the question.

    Args:
        answer: the answer object.
        chosen: language of the interface; goes where the question was in neither language.
    """
    if answer.get("abstained") and is_in_both(str(answer["answer"])):
        return chosen
    told = lead(answer) or str(answer["answer" if answer.get("abstained") else "question"])
    return guess_language(told)


def rows(around: Mapping[int, Context]) -> dict[int, str]:
    """Of citations that are rows of tables, by marker, the cells with the names of the columns."""
    return {marker: one.text for marker, one in around.items() if one.kind == "table"}


def cells(claim: ClaimView, around: Mapping[int, Context]) -> tuple[tuple[str, str], ...]:
    """What a row of a table is shown as: its cells, each with the name of its column.

    Args:
        claim: of an answer.
        around: what its citations are read with, by marker.
    """
    if not claim.citations:
        return ()
    first = claim.citations[0]
    context = around.get(int(first["marker"]))
    if context is not None and context.cells:
        return context.cells
    return named_cells(str(first["quote"])) if claim.quote else ()


def read_out(claim: ClaimView, cells: Mapping[int, str]) -> str:
    """A claim for whoever hears it: without marks of Markdown, a row with the names of its columns.

    Args:
        claim: of an answer.
        cells: of those that are rows, by marker.
    """
    markers = [int(one["marker"]) for one in claim.citations]
    return next((cells[one] for one in markers if one in cells), "") or plain_text(claim.text)


class Tongues:
    """What language a quote is in, for whoever reads it out.

    Args:
        known: languages of the indexed documents, by id.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    def __call__(self, place: Mapping[str, Any]) -> str:
        """The language of a citation or passage; guessed where its document is gone."""
        words = str(place.get("quote") or place.get("text") or "")
        return self._known.get(str(place["document_id"])) or guess_language(words)


def _labels(text: str, quoted: Sequence[str]) -> list[str] | None:
    """What stands before each quote of an answer with a line for each; None where it is not so."""
    lines = _lines(text)
    if not quoted or len(lines) - len(quoted) not in (0, 1):
        return None
    pairs = list(zip(lines[-len(quoted) :], quoted, strict=True))
    if not all(line.endswith(quote) for line, quote in pairs):
        return None
    return [_label(line.removesuffix(quote)) for line, quote in pairs]


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _label(words: str) -> str:
    return words.removeprefix("- ").rstrip().removesuffix(":")


def copied(
    answer: Mapping[str, Any], references: Mapping[int, str], cells: Mapping[int, str] = _NO_ROWS
) -> str:
    """An answer as text to take along: its sentences with markers, then a reference for each.

    Args:
        answer: the answer object.
        references: by marker.
        cells: of quotes that are rows of tables, by marker: taken in their place.
    """
    text = str(answer["answer"])
    for one in answer["citations"]:
        marker, quote = int(one["marker"]), as_shown(one["quote"])
        words = cells.get(marker) or unmarked(quote)
        text = text.replace(f"{quote} [{marker}]", f"{words} [{marker}]")
    lines = [f"[{marker}] {reference}" for marker, reference in references.items()]
    return "\n".join([text, "", *lines])


def _quoted(answer: Mapping[str, Any]) -> list[str]:
    """Each quote with its marker, as `_rounded` leaves it in the answer.

    Newer answers are without the marks of notes.
    """
    text = _rounded(str(answer["answer"]))
    ways = [
        [
            _rounded(f"{one} [{c['marker']}]")
            for one in (as_shown(c["quote"]), _one_line(c["quote"]))
        ]
        for c in answer["citations"]
    ]
    return [new if new in text else old for new, old in ways]


def _rounded(text: str) -> str:
    """All numbers in brackets in round ones: those of a quote are, in newer answers."""
    return re.sub(r"\[(\d+)\]", r"(\1)", text)


def _one_line(quote: str) -> str:
    return re.sub(r"[^\S\n]*\n\s*", " ", quote)


def _by_markers(text: str, citations: Mapping[int, Mapping[str, Any]]) -> tuple[ClaimView, ...]:
    found: list[ClaimView] = []
    begun = 0
    markers = [m for m in _MARKER.finditer(text) if int(m[1]) in citations]
    for marker in markers:
        words = _ITEM.sub("", text[begun : marker.start()]).strip()
        cited = citations[int(marker[1])]
        if words or not found:
            found.append(ClaimView(text=words, citations=(cited,)))
        else:  # "[1][2]": both carry the sentence before
            last = found[-1]
            found[-1] = ClaimView(text=last.text, citations=(*last.citations, cited))
        begun = marker.end()
    if rest := text[begun:].strip():
        found.append(ClaimView(text=rest, citations=()))
    return tuple(found)
