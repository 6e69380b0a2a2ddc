"""Parts of pages to canonical text, and the map from its characters to the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from briefing_qa.documents.assembling import Assembly
from briefing_qa.documents.pdf.hyphens import Joiner
from briefing_qa.documents.pdf.letters import SOFT_HYPHEN
from briefing_qa.documents.pdf.marks import is_sign
from briefing_qa.documents.pdf.notes import Note
from briefing_qa.documents.pdf.panels import Resumed
from briefing_qa.documents.pdf.paragraphs import Block, Part, Title
from briefing_qa.documents.pdf.values import Cell, Line, Run, Table, lines_in
from briefing_qa.passages.notes import NOTE_MARK
from briefing_qa.sentences import sentence_spans
from briefing_qa.types import Box, Page

_LEADER_RUN = re.compile(r"[.…_·]{4,}")
_MIN_DOTS = 3
_SAME_LEFT = 3.0  # points


@dataclass(slots=True)
class _Words:
    """Words that grow, with the runs that show them and the pages on which they go on.

    Attributes:
        text: so far.
        shown: start, end and run of each part that stands on a page.
        turns: where another page begins, and its number.
    """

    text: str = ""
    shown: list[tuple[int, int, Run, int]] = field(default_factory=list)
    turns: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, run: Run | None = None, page: int = 0) -> None:
        """Put more words behind."""
        start = len(self.text)
        self.text += text
        if run is not None and text:
            self.shown.append((start, len(self.text), run, page))


class Writer:
    """Writes parts one after the other."""

    def __init__(self, joiner: Joiner, language: str) -> None:
        self.assembly = Assembly()
        self.boxes: list[Box] = []
        self._joiner = joiner
        self._language = language
        self._marks: list[tuple[int, int]] = []  # where text of a page begins
        self._lefts: list[float] = []  # of the items that are open

    def parts(self, parts: Iterable[Part | Resumed]) -> None:
        """Write the text of the document."""
        for part in parts:
            if isinstance(part, Resumed):
                self.assembly.resume(part.level)
            elif isinstance(part, Table):
                self._table(part)
            elif isinstance(part, Title):
                words = self._words(part.block.lines, part.block.marker)
                if words.text:
                    self._place(
                        words, self.assembly.heading(part.level, words.text), part.block.page
                    )
            else:
                self._block(part)

    def notes(self, notes: Sequence[Note]) -> None:
        """Write the footnotes, in a section of their own behind all else."""
        if any(note.lines for note in notes):
            self.assembly.apart()
        for note in notes:
            words = self._noted(note)
            if words.text and note.lines:
                self._place(words, self.assembly.paragraph(words.text), note.page)

    def _noted(self, note: Note) -> _Words:
        """A note behind its mark, which stands in brackets as in other formats where it is one."""
        if note.mark is None or not note.is_sure or not NOTE_MARK.match(f"[{note.mark.text}] x"):
            return self._words(note.lines, note.mark)
        words = _Words("[")
        words.add(note.mark.text, note.mark, note.page)
        words.add("] ")
        self._add_lines(words, [(line.runs, line.page) for line in note.lines])
        return words

    def pages(self, labels: Mapping[int, str]) -> tuple[Page, ...]:
        """Where the pages are in the text.

        Args:
            labels: what is printed on the pages, by their number.
        """
        marks = [*self._marks, (len(self.assembly.text()), 0)]
        spans: list[Page] = []
        start = 0
        for index, (_, number) in enumerate(marks[:-1]):
            end, following = marks[index + 1]
            if following == number or end <= start:
                continue
            spans.append(Page(number=number, start=start, end=end, label=labels.get(number, "")))
            start = end
        return tuple(spans)

    def _block(self, block: Block) -> None:
        words = self._words(block.lines)
        if not words.text:
            return
        if block.marker is None:
            self._lefts.clear()
            self._place(words, self.assembly.paragraph(words.text), block.page)
            return
        marker = block.marker.text
        lettered = not is_sign(block.marker)
        start = self.assembly.item(words.text, marker if lettered else "-", self._depth(block))
        if lettered:
            self._box(start - len(marker) - 1, start - 1, block.marker, block.page)
        self._place(words, start, block.page)

    def _depth(self, block: Block) -> int:
        """How many items an item stands under, by how far it is set in."""
        left = block.marker.left if block.marker else 0.0
        while self._lefts and self._lefts[-1] > left + _SAME_LEFT:
            self._lefts.pop()
        if not self._lefts or left > self._lefts[-1] + _SAME_LEFT:
            self._lefts.append(left)
        return len(self._lefts) - 1

    def _table(self, table: Table) -> None:
        self._lefts.clear()
        for row in table.rows:
            words = self._row(table, row)
            if words.shown:
                self._place(words, self.assembly.row(words.text), table.page)

    def _row(self, table: Table, cells: Sequence[Cell]) -> _Words:
        """As `row_words` makes it."""
        header, row = table.header, _Words("| ")
        first = True
        for index, cell in enumerate(cells):
            if not cell.runs:
                continue
            if not first:
                row.add(" | ")
            first = False
            name = header[index] if index < len(header) else Cell()
            if name.runs and name.text != cell.text:
                self._add_cell(row, name, table.header_page or table.page)
                row.add(": ")
            self._add_cell(row, cell, table.page)
        row.add(" |")
        return row

    def _add_cell(self, words: _Words, cell: Cell, page: int) -> None:
        lines: list[tuple[Sequence[Run], int]] = []
        for some, on in ((cell.runs, page), (cell.rest, cell.rest_page)):
            runs = [run._replace(text=run.text.replace("|", "/")) for run in some]
            lines.extend((line, on) for line in lines_in(runs))
        self._add_lines(words, lines)

    def _words(self, lines: Sequence[Line], marker: Run | None = None) -> _Words:
        words = _Words()
        if marker is not None:
            words.add(marker.text, marker, lines[0].page if lines else 0)
            words.add(" " if lines else "")
        self._add_lines(words, [(line.runs, line.page) for line in lines])
        return words

    def _add_lines(self, words: _Words, lines: Sequence[tuple[Sequence[Run], int]]) -> None:
        """Lines one behind the other, words that their ends part made whole."""
        visible = [(kept, page) for runs, page in lines if (kept := list(_without_leaders(runs)))]
        between = ""
        for index, (runs, page) in enumerate(visible):
            words.add(between)
            if index and page != visible[index - 1][1]:
                words.turns.append((len(words.text), page))
            for place, run in enumerate(runs):
                text = run.text
                if place == len(runs) - 1 and index < len(visible) - 1:
                    text, between = self._joiner.join(text, visible[index + 1][0][0].text)
                words.add(" " if place and run.space else "")
                words.add(text.replace(SOFT_HYPHEN, ""), run, page)

    def _place(self, words: _Words, start: int, page: int) -> None:
        """Keep where words stand that have been written."""
        for begin, end, run, on in words.shown:
            self._box(start + begin, start + end, run, on or page)
        self._marks.append((start, page))
        if words.turns:
            spans = sentence_spans(words.text, self._language)
            for at, turned in words.turns:
                # A sentence belongs to the page on which it begins.
                following = next((a for a, _ in spans if a >= at), None)
                if following is not None:
                    self._marks.append((start + following, turned))

    def _box(self, start: int, end: int, run: Run, page: int) -> None:
        left, top, right, bottom = run.place
        self.boxes.append(
            Box(start=start, end=end, page=page, left=left, top=top, right=right, bottom=bottom)
        )


def _without_leaders(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs of a line without the dots that lead to a page number."""
    for dotted, group in groupby(runs, key=lambda run: run.text in (".", "·")):
        alike = list(group)
        if not dotted or len(alike) < _MIN_DOTS:
            yield from (run for run in alike if not _LEADER_RUN.fullmatch(run.text))
