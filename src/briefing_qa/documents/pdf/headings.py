"""Which paragraphs are headings, and of which level."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing_qa.documents.pdf.paragraphs import LEADER, Block, Part, Title, all_bold
from briefing_qa.documents.pdf.values import Table

MAX_LEVEL = 6

_LARGER = 1.12  # of the size of body text
_MAX_LETTERS = 250
_MAX_WORDS = 30
_MAX_LINES = 5
_MAX_SLANTED_WORDS = 12
_MIN_CONTENTS = 4  # entries that make a page one of contents

_ENDS = re.compile(r"[.;:,…][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(r"\b(?:etc|inc|ltd|st|no|vol|ed|al)\.$", re.I)
_CAPTION = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|map|photo|source|note|tabla|cuadro|figura|gráfic[oa]|mapa|"
    r"foto|fuente|nota)s?\b[\s.]*(?:\d|[ivx]+\b|:|[a-z]\b)",
    re.I,
)
_STAMP = re.compile(
    r"advance(?: (?:un)?edited)?(?: version| copy)?|(?:first |final |working )?draft|confidential|"
    r"for information|embargoed.*|unedited version|versión (?:preliminar|avanzada).*|borrador",
    re.I,
)
_NUMBERS = (
    ("roman", re.compile(r"[IVXL]{1,6}\.?(?=\s)")),
    ("capital", re.compile(r"[A-Z]\.(?=\s)")),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,3}){1,4}\.?(?=\s)")),
    ("figure", re.compile(r"\d{1,3}[.)]?(?=\s)")),
    ("letter", re.compile(r"\(?[a-z]\)(?=\s)|[a-z]\.(?=\s)")),
)
_CHAPTER = re.compile(
    r"(?:chapter|part|section|annex|appendix|capítulo|parte|sección|anexo)\b", re.I
)
_CONTENTS = re.compile(
    r"(?:table of )?contents|índice|tabla de contenidos?|contenidos?|sumario", re.I
)
_ENDS_IN_NUMBER = re.compile(r"\D\s+\d{1,3}$")


class Entry(NamedTuple):
    """One entry of a file's own outline: level from 1, words, number of the page or None."""

    level: int
    words: str
    page: int | None


class _Look(NamedTuple):
    """What headings of one kind have in common."""

    size: float
    bold: bool
    capitals: bool
    number: str


def with_titles(
    parts: Sequence[Block | Table], size: float, outline: Sequence[Entry]
) -> list[Part]:
    """The parts, with headings told from paragraphs.

    Args:
        parts: of all pages in reading order.
        size: type size of body text.
        outline: of the file; empty where it has none.
    """
    contents = _contents_pages(parts)
    bold_text = _is_mostly_bold(parts)
    entries = _by_words(outline)
    found: dict[int, tuple[Block, int | None]] = {}
    for index, part in enumerate(parts):
        if isinstance(part, Table) or (part.page in contents and not _names_contents(part)):
            continue
        listed = _listed_level(part, entries)
        if _may_be_title(part) and (
            listed is not None or _stands_out(part, size, bold_text=bold_text)
        ):
            found[index] = part, listed
    levels = _levels([(block, listed) for block, listed in found.values()])
    by_index = dict(zip(found, levels, strict=True))
    return [
        Title(part, by_index[index]) if index in by_index and isinstance(part, Block) else part
        for index, part in enumerate(parts)
    ]


def title_words(block: Block) -> str:
    """All words of a heading, with its number."""
    return f"{block.marker.text} {block.text}" if block.marker else block.text


def main_title(parts: Iterable[Part]) -> Block | None:
    """The largest heading of the first two pages that have any: most likely the title."""
    pages: list[int] = []
    best: Block | None = None
    for part in parts:
        if not isinstance(part, Title):
            continue
        if part.block.page not in pages:
            pages.append(part.block.page)
        if len(pages) > 2:
            break
        if best is None or part.block.style.size > best.style.size:
            best = part.block
    return best


def _may_be_title(block: Block) -> bool:
    """Whether the words can be those of a heading, however they look."""
    words = title_words(block)
    if (
        len(words) > _MAX_LETTERS
        or len(words.split()) > _MAX_WORDS
        or len(block.lines) > _MAX_LINES
    ):
        return False
    if not any(c.isalpha() for c in words) or (words[0].islower() and block.marker is None):
        return False
    if _ENDS.search(words) and not _ABBREVIATED.search(words):
        return False
    if block.marker is not None and not any(c.isalnum() for c in block.marker.text):
        return False
    return not (
        LEADER.search(words) or _CAPTION.match(words) or _STAMP.fullmatch(words) or "://" in words
    )


def _stands_out(block: Block, size: float, *, bold_text: bool) -> bool:
    """Whether it looks like a heading: larger, bold, in capitals, or alone and slanted."""
    words = block.text
    letters = sum(c.isalpha() for c in words)
    if block.style.size >= _LARGER * size and letters > 1:
        return True
    if block.style.size < 0.93 * size or letters < 3:
        return False
    if not bold_text and all(all_bold(line) for line in block.lines):
        return True
    if words.isupper() and letters >= 4 and len(block.lines) <= 3:
        return True
    slanted = all(run.style.italic for line in block.lines for run in line.runs)
    return slanted and len(block.lines) == 1 and len(words.split()) <= _MAX_SLANTED_WORDS


def _is_mostly_bold(parts: Iterable[Part]) -> bool:
    letters: Counter[bool] = Counter()
    for part in parts:
        if isinstance(part, Block):
            for line in part.lines:
                letters[line.style.bold] += len(line.text)
    return letters[True] > letters[False]


def _contents_pages(parts: Iterable[Part]) -> set[int]:
    """Pages with entries of a table of contents."""
    entries: Counter[int] = Counter()
    named: set[int] = set()
    loose: Counter[int] = Counter()
    for part in parts:
        if not isinstance(part, Block):
            continue
        if _names_contents(part):
            named.add(part.page)
        for line in part.lines:
            entries[part.page] += LEADER.search(line.text) is not None
            loose[part.page] += _ENDS_IN_NUMBER.search(line.text) is not None
    return {page for page, count in entries.items() if count >= _MIN_CONTENTS} | {
        page for page in named if loose[page] >= _MIN_CONTENTS
    }


def _names_contents(block: Block) -> bool:
    return _CONTENTS.fullmatch(block.text) is not None


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
    for _, pattern in _NUMBERS:
        if match := pattern.match(words):
            return words[match.end() :]
    return words


def _look_of(block: Block) -> _Look:
    words = title_words(block)
    number = next((name for name, pattern in _NUMBERS if pattern.match(words)), "")
    if number == "dotted":
        number += str(words.split()[0].strip(".").count("."))
    if _CHAPTER.match(words):
        number = "chapter"
    bold = all(all_bold(line) for line in block.lines)
    return _Look(round(2 * block.style.size) / 2, bold, words.isupper(), number)


def _levels(titles: Sequence[tuple[Block, int | None]]) -> list[int]:
    """Levels by how headings look: a look that was open before is at its level again.

    A larger one closes all smaller ones; another of the same size is below the one before. Where
    the outline names headings, those not in it stand below the last that is, or where their like
    do.
    """
    likes: dict[_Look, Counter[int]] = defaultdict(Counter)
    for block, listed in titles:
        if listed is not None:
            likes[_look_of(block)][listed] += 1
    levels: list[int] = []
    open_looks: list[tuple[_Look, int]] = []
    for block, listed in titles:
        look = _look_of(block)
        if listed is None and look in likes:
            listed = likes[look].most_common(1)[0][0]
        level = _open(open_looks, look, listed)
        levels.append(min(level, MAX_LEVEL))
    return levels


def _open(open_looks: list[tuple[_Look, int]], look: _Look, listed: int | None) -> int:
    """Opens a heading among those that are open; returns its level."""
    if listed is not None:
        while open_looks and open_looks[-1][1] >= listed:
            open_looks.pop()
        open_looks.append((look, listed))
        return listed
    known = next((i for i, (other, _) in enumerate(open_looks) if other == look), None)
    if known is not None:
        level = open_looks[known][1]
        del open_looks[known + 1 :]
        return level
    while open_looks and _is_above(look, open_looks[-1][0]):
        open_looks.pop()
    level = open_looks[-1][1] + 1 if open_looks else 1
    open_looks.append((look, level))
    return level


def _is_above(look: _Look, other: _Look) -> bool:
    """Whether headings of a look stand above those of another."""
    if abs(look.size - other.size) >= 0.5:
        return look.size > other.size
    if look.bold != other.bold:
        return look.bold
    return look.capitals and not other.capitals and not look.number
