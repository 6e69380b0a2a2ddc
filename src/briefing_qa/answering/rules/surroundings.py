"""What stands around a candidate, nearest first: the place that gives a value decides.

A sentence and the one before it say when, where and of whom something is so. A row of a table says
it by its cells and its columns' names, then by the caption; other rows are of something else.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import stem_set
from briefing_qa.passages.rows import is_row


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The texts that a candidate stands with.

    Attributes:
        own: its words; for a table row with the names of the columns and of its group.
        before: what leads up to it: the sentence before, or the caption of its table.
        headings: above it, nearest first, without the title of the document.
    """

    own: str
    before: str
    headings: tuple[str, ...]


def surroundings(candidate: Candidate) -> Surroundings:
    """The texts nearest to a candidate."""
    path = candidate.section[:-1] if candidate.unit.kind == "heading" else candidate.section
    headings = tuple(reversed([heading for heading in path if not _is_title(heading, candidate)]))
    if not is_row(candidate.text):
        return Surroundings(candidate.text, candidate.before, headings)
    passage = candidate.source.passage
    above = passage.text[: max(0, candidate.unit.start - passage.start)].splitlines()
    rows: list[str] = []
    while above and (is_row(above[-1]) or not above[-1].strip()):
        if line := above.pop().strip():
            rows.append(line)
    caption = candidate.caption or (above[-1] if above else "")
    names = " | ".join(candidate.columns)
    # Rows of other formats than Markdown have the names of the columns in their cells.
    if not names and rows and ": " not in rows[-1]:
        names = rows[-1]
    own = "\n".join(filter(None, (names, candidate.group, candidate.text)))
    return Surroundings(own, caption, headings)


def told_by_then(candidate: Candidate) -> str:
    """What the passage of a candidate says up to its end; what comes after is of others.

    All of it for a heading, which stands before it and over it.
    """
    passage = candidate.source.passage
    if candidate.unit.kind == "heading":
        return passage.text
    return passage.text[: max(0, candidate.unit.end - passage.start)]


def _is_title(heading: str, candidate: Candidate) -> bool:
    """Whether a heading is the document's title, which may be registered in other words."""
    words = stem_set(heading, candidate.language)
    same = words & stem_set(candidate.title, candidate.language)
    return candidate.section[0] == heading and 2 * len(same) > len(words)
