"""Cells of tables from their words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.documents.pdf.bands import Atom
from briefing_qa.documents.pdf.lines import reading_order
from briefing_qa.documents.pdf.note_marks import cell_without_marks
from briefing_qa.documents.pdf.values import Cell, Run


def cell_of(atoms: Sequence[Atom]) -> Cell:
    """A cell from its words, in reading order, without the marks of notes."""
    runs = reading_order([atom for atom in atoms if isinstance(atom, Run)])
    return Cell(cell_without_marks(runs) if any(run.above for run in runs) else runs)
