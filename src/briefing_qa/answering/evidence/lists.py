"""The list, or the table, that a candidate stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_qa.answering.evidence.candidates import Candidate, page_of
from briefing_qa.answering.evidence.leads import ITEM_MARKER
from briefing_qa.answering.evidence.telling_leads import tells_something
from briefing_qa.passages.rows import is_row
from briefing_qa.store.protocol import Snapshot
from briefing_qa.types import Passage, Unit

BEGINNING = 4
"""Items with which a lead line is read."""


def is_lead(candidate: Candidate) -> bool:
    """Whether it only leads on to a list: "The Committee recommends that the State party:"."""
    return is_leading(candidate.text) and not tells_something(candidate.text)


def is_leading(text: str) -> bool:
    """Whether a line ends as one does that leads on."""
    return text.endswith(":")


def led_on_to(candidate: Candidate) -> str:
    """How the list begins that a lead line leads on to, as far as it stands in its passage.

    Read alone such a line says nothing: "The Committee asks for data on:".
    """
    passage = candidate.source.passage
    words: list[str] = []
    for unit in passage.units:
        if unit.kind == "heading" or unit.start < candidate.unit.end:
            continue
        text = passage.text_of(unit)
        if unit.kind != "item" or len(words) == BEGINNING or is_leading(text):
            break
        words.append(" ".join(text.split()))
    return " ".join(words)


def list_items(snapshot: Snapshot, one: Candidate) -> list[Candidate]:
    """The items of one list, in reading order, each with the line that leads on to them before it.

    The list is the one that an item stands in, that a lead line leads on to, or, for any other
    sentence, the one whose lead line comes next. Its items follow one another and have one kind of
    marker. Of the row of a table they are all rows of the section. A list may be longer than the
    evidence: its passages are read from the index.
    """
    lines = _section(snapshot, one)
    place = next((i for i, line in enumerate(lines) if line.unit.start == one.unit.start), None)
    if place is None:
        return []
    if is_row(one.text):
        return _candidates(snapshot, one, [line for line in lines if is_row(line.text)], "")
    first, after = _list_at(lines, place)
    led = lines[first - 1].text if 0 < first < after else ""
    items = [line for line in lines[first:after] if line.unit.kind == "item"]
    return _candidates(snapshot, one, items, led if is_leading(led) else "")


def lines_above(snapshot: Snapshot, one: Candidate) -> list[Candidate]:
    """The line that leads on to the list of an item, if one does, and the headings above it.

    The line may be in another passage. Headings come innermost first, without the title of the
    document.
    """
    lines = _section(snapshot, one)
    place = next((i for i, line in enumerate(lines) if line.unit.start == one.unit.start), None)
    if place is None or lines[place].unit.kind != "item":
        return []
    first, _ = _list_at(lines, place)
    led = [line for line in lines[max(0, first - 1) : first] if is_leading(line.text)]
    return [*_candidates(snapshot, one, led, ""), *_headings(snapshot, one, lines[place].passage)]


def _headings(snapshot: Snapshot, one: Candidate, passage: Passage) -> list[Candidate]:
    """The headings above a candidate as candidates of their own, innermost first."""
    units = [unit for unit in passage.units if unit.kind == "heading"]
    path = passage.heading_path
    lines = [
        _Line(passage, unit, title, "", goes_on=False)
        for unit, title in zip(units, path, strict=True)
    ]
    found = [
        replace(heading, section=path[: depth + 1], headings=" > ".join(path[:depth]))
        for depth, heading in enumerate(_candidates(snapshot, one, lines, ""))
    ]
    return [heading for heading in reversed(found) if heading.text not in one.title]


def _candidates(
    snapshot: Snapshot, one: Candidate, lines: Sequence[_Line], before: str
) -> list[Candidate]:
    """Lines as candidates, found as another one was."""
    document_id = one.document_id
    pages = {document_id: snapshot.pages(document_id)}
    return [
        replace(
            one,
            source=replace(one.source, passage=line.passage),
            page=page_of(line.passage, line.unit, pages),
            unit=line.unit,
            text=line.text,
            before=before,
        )
        for line in lines
    ]


def _section(snapshot: Snapshot, one: Candidate) -> list[_Line]:
    """The lines of the section that a candidate stands in."""
    passage = one.source.passage
    beside = snapshot.passages_between(
        passage.document_id, passage.section_start, passage.section_end
    )
    return [line for other in beside for line in _lines(other)]


@dataclass(frozen=True, slots=True)
class _Line:
    """A unit with its text, its marker, and whether it goes on with the one before it."""

    passage: Passage
    unit: Unit
    text: str
    marker: str
    goes_on: bool


def _lines(passage: Passage) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for unit in passage.units:
        if unit.kind == "heading":
            continue
        start = unit.start - passage.start
        between = passage.text[end:start]
        end = unit.end - passage.start
        mark = ITEM_MARKER.search(between)
        marker = mark.lastgroup or "" if mark else ""
        goes_on = bool(lines) and not mark and "\n" not in between
        text = passage.text[start:end]
        shown = mark.group(marker) if mark and marker == "bullet" else marker
        lines.append(_Line(passage, unit, text, shown, goes_on))
    return lines


def _list_at(lines: Sequence[_Line], place: int) -> tuple[int, int]:
    """The first line of the list at a place, and the line after its last one."""
    first = _beginning(lines, place)
    if first >= len(lines) or not lines[first].marker:
        return first, first
    marker = lines[first].marker

    def belongs(line: _Line) -> bool:
        return line.goes_on or (line.marker == marker and not is_leading(line.text))

    after = first + 1
    while first == place and first > 0 and belongs(lines[first - 1]):
        if is_leading(lines[first - 1].text) and _paragraph_marker(lines, first - 1) != marker:
            break
        first = place = first - 1
    while after < len(lines) and belongs(lines[after]):
        after += 1
    return first, after


def _paragraph_marker(lines: Sequence[_Line], place: int) -> str:
    """The marker of the paragraph that a line goes on in.

    One that leads on to the list has none, or another one: "9. ... It is concerned that: (a) ...".
    """
    while place > 0 and lines[place].goes_on:
        place -= 1
    return lines[place].marker


def _beginning(lines: Sequence[_Line], place: int) -> int:
    """An item itself, or the first line after the lead line at a place or right after it."""
    if is_leading(lines[place].text):
        return place + 1
    if lines[place].unit.kind == "item":
        return place
    leads = place + 1 < len(lines) and is_leading(lines[place + 1].text)
    return place + 2 if leads else len(lines)
