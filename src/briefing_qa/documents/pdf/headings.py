"""Which paragraphs are headings, and of which level."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from briefing_qa.documents.leading import says_little
from briefing_qa.documents.pdf.contents import CONTENTS, LEADER, is_entry
from briefing_qa.documents.pdf.levels import NUMBERS, Heading, levels_of, title_words
from briefing_qa.documents.pdf.marks import is_sign
from briefing_qa.documents.pdf.numbered import numbered_on
from briefing_qa.documents.pdf.paragraphs import Block, Part, Title, all_bold
from briefing_qa.documents.pdf.tiles import is_key_figure
from briefing_qa.documents.pdf.values import Table
from briefing_qa.documents.tables import CAPTION

_LARGER = 1.12  # of the size of body text
_AS_LARGE = 0.93  # likewise: labels are smaller
_SMALLER = 0.85
_MAX_LETTERS = 250
_MAX_WORDS = 30
_MAX_LINES = 5
_MAX_SLANTED_WORDS = 12
_MIN_CONTENTS = 4  # entries that make a page one of contents

_ENDS = re.compile(r"[.;:,…][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:etc|inc|ltd|st|no|vol|ed|al)\.$", re.I)
_STAMP = re.compile(
    r"advance(?: (?:un)?edited)?(?: version| copy)?|(?:first |final |working )?draft|confidential|"
    r"for information|embargoed.*|unedited version|versión (?:preliminar|avanzada).*|borrador",
    re.I,
)
_ENDS_IN_NUMBER = re.compile(r"\D\s+\d{1,3}$")


class Entry(NamedTuple):
    """One entry of a file's own outline: level from 1, words, number of the page or None."""

    level: int
    words: str
    page: int | None


def with_titles(
    parts: Sequence[Block | Table], size: float, outline: Sequence[Entry]
) -> list[Part]:
    """The parts, with headings told from paragraphs.

    Args:
        parts: of all pages in reading order.
        size: type size of body text.
        outline: of the file; empty where it has none.
    """
    contents = _in_contents(parts)
    bold_text = _is_mostly_bold(parts)
    entries = _by_words(outline)
    found: dict[int, tuple[Block, int | None]] = {}
    possible: set[int] = set()
    for index, part in enumerate(parts):
        if isinstance(part, Table) or index in contents or not _may_be_title(part):
            continue
        possible.add(index)
        listed = _listed_level(part, entries)
        below = parts[index + 1 : index + 2]
        if listed is not None or (
            _stands_out(part, size, bold_text=bold_text) and not _is_caption(part, below, size)
        ):
            found[index] = part, listed
    for index in list(numbered_on(parts, found, possible)):
        if isinstance(part := parts[index], Block):
            found[index] = part, None
    found = dict(sorted(found.items()))
    title = main_title(Title(block, 1) for block, _ in found.values())
    levels = levels_of(
        [
            Heading(block, listed, below=index - 1 in found, title=block is title)
            for index, (block, listed) in found.items()
        ]
    )
    by_index = dict(zip(found, levels, strict=True))
    return [
        Title(part, by_index[index]) if index in by_index and isinstance(part, Block) else part
        for index, part in enumerate(parts)
    ]


def main_title(parts: Iterable[object]) -> Block | None:
    """The largest heading of the first two pages that have any: most likely the title.

    Where that is but the name of a part ("Summary"), the largest one before it is, on the cover.
    """
    found: list[Block] = []
    pages: set[int] = set()
    for part in parts:
        if isinstance(part, Title):
            pages.add(part.block.page)
            if len(pages) > 2:
                break
            found.append(part.block)
    best = _largest(found)
    if best is not None and says_little(title_words(best)):
        before = takewhile(lambda block: block is not best, found)
        return _largest(block for block in before if not says_little(title_words(block))) or best
    return best


def _largest(blocks: Iterable[Block]) -> Block | None:
    """The first of those in the largest type."""
    return max(blocks, key=lambda block: block.style.size, default=None)


def _may_be_title(block: Block) -> bool:
    """Whether the words can be those of a heading, however they look."""
    words = title_words(block)
    if (
        block.aside
        or len(words) > _MAX_LETTERS
        or len(words.split()) > _MAX_WORDS
        or len(block.lines) > _MAX_LINES
    ):
        return False
    if not any(c.isalpha() for c in words) or (words[0].islower() and block.marker is None):
        return False
    if _ENDS.search(words) and not _ABBREVIATED.search(words):
        return False
    if block.marker is not None and is_sign(block.marker):
        return False
    return not (
        LEADER.search(words) or CAPTION.match(words) or _STAMP.fullmatch(words) or "://" in words
    )


def _stands_out(block: Block, size: float, *, bold_text: bool) -> bool:
    """Whether it looks like a heading: larger, bold, in capitals, or alone and slanted.

    A figure in large type is none, nor is its label, unless that is larger than text, too.
    """
    words = block.text
    if block.lines[0].column.whole:
        return block.lines[-1].size >= _LARGER * size
    letters = sum(c.isalpha() for c in words)
    if block.style.size >= _LARGER * size and letters > 1:
        return not is_key_figure(words)
    bold = not bold_text and all(all_bold(line) for line in block.lines)
    least = _SMALLER if bold and _is_counted(block) else _AS_LARGE
    if letters < 3 or block.style.size < least * size:
        return False
    if bold:
        return True
    if words.isupper() and letters >= 4 and len(block.lines) <= 3:
        return True
    slanted = all(run.style.italic for line in block.lines for run in line.runs)
    return slanted and len(block.lines) == 1 and len(words.split()) <= _MAX_SLANTED_WORDS


def _is_counted(block: Block) -> bool:
    """Whether it has a number as headings have: journals set those smaller than their text."""
    return block.marker is None and any(pattern.match(block.text) for _, pattern in NUMBERS[:3])


def _is_caption(block: Block, below: Sequence[Part], size: float) -> bool:
    """Whether it only is slanted, right above a table: then it says what stands there."""
    if not below or not isinstance(below[0], Table) or block.style.size >= _LARGER * size:
        return False
    runs = [run for line in block.lines for run in line.runs]
    return all(run.style.italic and not run.style.bold for run in runs)


def _is_mostly_bold(parts: Iterable[Part]) -> bool:
    letters: Counter[bool] = Counter()
    for part in parts:
        if isinstance(part, Block):
            for line in part.lines:
                letters[line.style.bold] += len(line.text)
    return letters[True] > letters[False]


def _in_contents(parts: Sequence[Part]) -> set[int]:
    """Indices of what stands in a table of contents: up to its last entry on each page."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, part in enumerate(parts):
        pages[part.block.page if isinstance(part, Title) else part.page].append(index)
    inside: set[int] = set()
    for indices in pages.values():
        blocks = {at: part for at in indices if isinstance(part := parts[at], Block)}
        named = next((at for at, block in blocks.items() if _names_contents(block)), None)
        lines = [(at, line) for at, block in blocks.items() for line in block.lines]
        sure = [at for at, line in lines if is_entry(line)]
        loose = [at for at, line in lines if is_entry(line) or _ENDS_IN_NUMBER.search(line.text)]
        if len(sure if named is None else loose) >= _MIN_CONTENTS:
            inside.update(range(indices[0] if named is None else named + 1, loose[-1] + 1))
    return inside


def _names_contents(block: Block) -> bool:
    return CONTENTS.fullmatch(block.text) is not None


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _by_words(outline: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in outline:
        if plain := _plain(entry.words):
            entries[plain].append(entry)
    return entries


def _listed_level(block: Block, entries: Mapping[str, list[Entry]]) -> int | None:
    """The level that the outline gives it; None where it is not there."""
    if not entries:
        return None
    words = title_words(block)
    for plain in {_plain(words), _plain(_without_number(words))}:
        for entry in entries.get(plain, ()):
            if entry.page is None or abs(entry.page - block.page) <= 1:
                return entry.level
    return None


def _without_number(words: str) -> str:
    for _, pattern in NUMBERS:
        if match := pattern.match(words):
            return words[match.end() :]
    return words
