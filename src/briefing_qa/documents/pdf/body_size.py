"""The type size of the text of a file, by which headings and footnotes are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing_qa.documents.pdf.values import Line, PageContent

_LITTLE = 0.1  # of the letters in tables


def body_size(pages: Iterable[PageContent]) -> float:
    """The type size of most of the text; of tables where a file holds little else."""
    letters: Counter[float] = Counter()
    cells: Counter[float] = Counter()
    for page in pages:
        for element in page.elements:
            if isinstance(element, Line):
                letters[element.size] += len(element.text)
                continue
            for run in (run for row in element.rows for cell in row for run in cell.runs):
                cells[run.style.size] += len(run.text)
    if letters.total() < _LITTLE * cells.total():
        letters = cells
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 10.0
