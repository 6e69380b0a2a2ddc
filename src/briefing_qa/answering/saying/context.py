"""What a citation is to be read with: the sentence before "Of these, 498 ...", a row's columns.

In a hearing it is who says it. It is cited nowhere: an answer is no longer for it. Whoever checks a
citation sees it beside the source. All of it is taken from the evidence of the answer object, so
that an answer that was kept has it too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from briefing_qa.answering.saying.speaking import who_says
from briefing_qa.answering.words.going_on import goes_on
from briefing_qa.passages import plain_text
from briefing_qa.passages.rows import (
    cells_of,
    grouped_row,
    groups_of,
    is_row,
    named_row,
    named_tables,
    names_at,
    own_names,
)
from briefing_qa.sentences import sentence_spans
from briefing_qa.terms import fold, guess_language

_NEIGHBOURS = 4
"""Characters between two passages of a section, at most."""

_LONGEST_CAPTION = 200

_ENDS = re.compile(r"[.!?][\"'”’»)]*(?:\[\d+\])?\s*$")
_LEADS_ON = re.compile(
    r"\b(?:tables?|tablas?|cuadros?|graficos?|charts?"
    r"|(?:figure|figura|box|recuadro|annex|anexo) \w{1,4}"
    r"|the following|as follows|a continuacion|l[oa]s? siguientes?"
    r"|(?:shown|given|listed|summari[sz]ed|presented|set out|see|appears?) (?:\w+ )?below)\b"
)
"""In a sentence that says what the table below it is of."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a citation is read with.

    Attributes:
        kind: the sentence "before" it, the "speaker" who says it, or, of a row, its "table".
        text: on one line; of a row its caption, if any, and its cells with the names of their
            columns.
        caption: of a row's table; empty where there is none.
        cells: of a row, each with the name of its column, where a header or the row names them.
    """

    kind: Literal["before", "speaker", "table"]
    text: str
    caption: str = field(default="", compare=False)
    cells: tuple[tuple[str, str], ...] = field(default=(), compare=False)


def contexts(answer: Mapping[str, Any]) -> dict[int, Context]:
    """For each citation of an answer object that needs one, by marker, what it is read with."""
    found = {}
    citations: Sequence[Mapping[str, Any]] = answer["citations"]
    said = {" ".join(str(one["quote"]).split()) for one in citations}
    for one in citations:
        context = _context(one, answer["evidence"])
        is_told = context is not None and (
            context.text in said
            or (context.kind == "speaker" and f"{context.text}: " in str(answer["answer"]))
        )
        if context is not None and not is_told:
            found[int(one["marker"])] = context
    return found


def _context(citation: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]]) -> Context | None:
    same = [one for one in evidence if one["document_id"] == citation["document_id"]]
    holding = next(
        (p for p in same if p["start"] <= citation["start"] and citation["end"] <= p["end"]), None
    )
    if holding is None:
        return None
    quote, text = str(citation["quote"]), str(holding["text"])
    if is_row(quote):
        return _of_row(citation, holding, same)
    before = _sentence_before(quote, text[: citation["start"] - holding["start"]])
    if before:
        return Context("before", before)
    who = who_says(citation, holding, same)
    return Context("speaker", who) if who else None


def _sentence_before(quote: str, above: str) -> str:
    """The sentence that a quote goes on from; "" where it goes on from none of its paragraph.

    Args:
        quote: a sentence.
        above: the text of its passage before it.
    """
    language = guess_language(f"{above}{quote}")
    above = above.rpartition("\n\n")[2]
    if not above.strip() or not goes_on(quote, language):
        return ""
    start, end = sentence_spans(above, language)[-1]
    before = " ".join(above[start:end].split())
    return "" if is_row(before) else before


def _of_row(
    citation: Mapping[str, Any], holding: Mapping[str, Any], same: Sequence[Mapping[str, Any]]
) -> Context | None:
    """A row with its caption and the names of its columns, which may stand in a passage before."""
    text, start = str(holding["text"]), int(holding["start"])
    for one in sorted(same, key=lambda p: -int(p["end"])):
        if one["section"] == holding["section"] and 0 <= start - one["end"] <= _NEIGHBOURS:
            text = str(one["text"]) + "\n" * (start - one["end"]) + text
            start = int(one["start"])
    place = int(citation["start"]) - start
    quote = str(citation["quote"])
    names, caption = names_at(named_tables(text), place), _caption(text[:place])
    group = _group(text[:place], quote)
    if not caption and not group and named_row(names, quote) == quote:
        return None
    return Context(
        "table",
        in_its_table(caption, names, quote, group),
        caption=plain_text(caption),
        cells=named_cells(quote, names),
    )


def named_cells(row: str, names: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """The cells of a row as they are shown, each with the name of its column.

    Args:
        row: as it stands in the document.
        names: of the columns, where the row does not hold them; empty where it does.

    Returns:
        Nothing where neither of them names the columns.
    """
    cells = cells_of(row)
    if not any(names):
        pairs = own_names(row)
    elif any(cells) and len(names) == len(cells):
        pairs = tuple(zip(names, cells, strict=True))
    else:
        pairs = ()
    return tuple((plain_text(name), plain_text(cell)) for name, cell in pairs)


def _group(above: str, row: str) -> str:
    """What the row of one cell above a row says of it; "" for nothing.

    Args:
        above: what stands before the row.
        row: as it stands in the document.
    """
    rows: list[str] = []
    for line in reversed(above.splitlines()):
        if not is_row(line) or not any(cells_of(line)) or set(line) <= set("|:- "):
            break
        rows.insert(0, line)
    return groups_of([*rows, row])[-1]


def in_its_table(caption: str, names: Sequence[str], row: str, group: str = "") -> str:
    """A row on one line, with what it needs to be understood.

    Args:
        caption: of its table; may be empty.
        names: of its columns, where the row does not hold them; may be empty.
        row: as it stands in the document.
        group: what the rows above say of it; may be empty.
    """
    named = grouped_row(group, named_row(names, row))
    cells = "; ".join(plain_text(cell) for cell in cells_of(named) if cell)
    caption = _without_prose(caption)
    return f"{plain_text(caption)} – {cells}" if caption else cells


def _caption(above: str) -> str:
    """The line above a table, or the last sentence of a longer one.

    Empty where none stands there, or one that only comes before the table.
    """
    lines = above.splitlines()
    while lines and (is_row(lines[-1]) or not lines[-1].strip()):
        lines.pop()
    last = lines[-1].strip() if lines else ""
    if len(last) > _LONGEST_CAPTION:
        start, end = sentence_spans(last, guess_language(last))[-1]
        last = last[start:end]
    return _without_prose(last)


def _without_prose(caption: str) -> str:
    """A caption, if it is one: a sentence that only comes before a table says nothing of it."""
    return "" if _ENDS.search(caption) and not _LEADS_ON.search(fold(caption)) else caption
