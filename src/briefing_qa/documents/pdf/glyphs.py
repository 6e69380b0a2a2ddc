"""The letters of a page, gathered into runs.

PDFium is asked for each character; spaces that it adds where a line has gaps are taken as spaces,
but nothing else of what it makes of lines and their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_qa.documents.pdf.accents import (
    Placed,
    has_accents,
    put_over_letters,
    with_accent,
)
from briefing_qa.documents.pdf.characters import Characters
from briefing_qa.documents.pdf.close_letters import GAP, PLAIN, close_letters, is_close
from briefing_qa.documents.pdf.geometry import View
from briefing_qa.documents.pdf.letters import (
    UNREADABLE,
    cleaned,
    combining_of,
)
from briefing_qa.documents.pdf.ligatures import Suspect, may_be_ligature, usual_widths, write_out
from briefing_qa.documents.pdf.looks import Look, Looks
from briefing_qa.documents.pdf.tex_letters import TexLetters
from briefing_qa.documents.pdf.values import ASCENT, DESCENT, Run

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

MAX_PAGE_LETTERS = 200_000
"""What one page has beyond is left out: no page to read has so many."""

_SPACE = 32
_BACK = 0.5  # of the type size: so far back, letters are of another word
_LEADER_OR_NOT = re.compile(r"\.{4,}|(?:(?!\.{4}).)+", re.S)
_DOUBLED = frozenset("flt")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The runs of a page, by the direction in which they are read.

    Attributes:
        runs: for each direction, in the order of the file.
        letters: how many characters.
        unreadable: how many of them no one can tell.
        cut: whether there are more than `MAX_PAGE_LETTERS`, which are left out.
    """

    runs: dict[int, list[Run]]
    letters: int
    unreadable: int
    cut: bool = False


def gather_runs(page: PdfPage, view: View, pictured: float) -> Gathered:
    """The runs of a page.

    Text that is not seen is left out: outside of the page, askew as a watermark, or invisible,
    unless it is what a text recognition has laid behind the picture of a page.

    Args:
        page: open.
        view: of the page.
        pictured: share of the page that pictures cover.
    """
    text_page = page.get_textpage()
    try:
        gatherer = _Gatherer(text_page, view)
        gatherer.gather()
        suspects = gatherer.suspects
        usual = usual_widths(suspects, gatherer.characters, gatherer.looks.known)
        write_out(suspects, usual)
        put_over_letters(gatherer.placed)
    finally:
        text_page.close()
    visible, hidden = gatherer.runs[False], gatherer.runs[True]
    if hidden and (not visible or (pictured > 0.5 and _letters(hidden) > _letters(visible))):
        for direction, runs in hidden.items():
            visible[direction].extend(runs)
    return Gathered(dict(visible), gatherer.letters, gatherer.unreadable, gatherer.cut)


def _letters(runs: dict[int, list[Run]]) -> int:
    return sum(len(run.text) for some in runs.values() for run in some)


class _Gatherer:
    """Goes through the characters of a page once."""

    def __init__(self, text_page: PdfTextPage, view: View) -> None:
        self.runs: dict[bool, dict[int, list[Run]]] = {
            False: defaultdict(list),
            True: defaultdict(list),
        }
        self.letters = 0
        self.unreadable = 0
        self.cut = text_page.count_chars() > MAX_PAGE_LETTERS
        self.suspects: list[Suspect] = []
        self._wide: list[tuple[int, Look]] = []  # letters of the run that may be ligatures
        self._view = view
        self.looks = Looks(text_page.raw, view)
        self.characters = Characters(text_page.raw, MAX_PAGE_LETTERS)
        self.placed: list[Placed] = []  # runs of a page with accents that stand by themselves
        self._has_accents = has_accents(self.characters.letters)
        self._tex = TexLetters(self.characters, self.looks)
        self._text: list[str] = []
        self._look: Look | None = None
        self._space = True
        self._run_space = True
        self._begin = self._end = 0.0  # along the direction of the text
        self._last = 0.0, 0.0
        self._edges: list[tuple[float, float]] = []

    def gather(self) -> None:
        """Fill `runs`."""
        index = 0
        while index < len(self.characters):
            index = self._take(index)
        self._flush()

    def _take(self, index: int) -> int:
        """Take a character, and what follows it closely; gives the index of the next one."""
        characters = self.characters
        letter, key = characters.letters[index], characters.objects[index]
        if letter == " " and (key is None or characters.codes[index] == _SPACE):
            self._space = True
        elif not letter or key is None:
            if letter == "-":  # a hyphen in place of the break that follows it
                self._hyphen()
        elif (look := self.looks.of(key, index)) is not None:
            begins, ends = characters.edges(look.axis)
            signs = [letter]
            if look.nameless:  # a sign may stand for several letters
                signs = [*(self._tex.letter(characters.codes[index], look.font) or letter)]
            for sign in signs:
                self._add(sign, look, begins[index], ends[index])
            if look is self._look and not look.nameless:
                return self._go_on(index + 1, look)
        return index + 1

    def _go_on(self, index: int, look: Look) -> int:
        """Take the letters that follow the last one closely; gives the index of the next other."""
        if self._space or not self._text or self._text[-1] not in PLAIN:
            return index
        characters = self.characters
        last, end = close_letters(characters, index, look, self._begin, self._end)
        if last > index:
            begins, ends = characters.edges(look.axis)
            self._text += characters.letters[index:last]
            self._edges += zip(begins[index:last], ends[index:last], strict=True)
            self._last, self._end = self._edges[-1], end
            self.letters += last - index
        return last

    def _add(self, letter: str, look: Look, begin: float, end: float) -> None:
        if letter == " ":
            self._space = True
            return
        if not begin < end:
            end = begin + 0.01
        self.letters += 1
        if (
            look is self._look
            and not self._space
            and letter in PLAIN
            and self._text
            and self._text[-1] in PLAIN
            and is_close(begin - self._end, look)
        ):
            self._put(letter, look, begin, end)
        else:
            self._add_other(letter, look, begin, end)

    def _add_other(self, letter: str, look: Look, begin: float, end: float) -> None:
        self.unreadable += letter == UNREADABLE
        if self._text and not self._space and self._joins_accent(letter, begin, end):
            return
        if self._text and self._last == (begin, end) and self._is_alike(look):
            # One sign for several letters, as "fi" often is; or a letter drawn twice.
            self._wide = [one for one in self._wide if one[0] < len(self._text) - 1]
            if letter != self._text[-1] or letter in _DOUBLED:
                self._append(letter, begin, end)
            return
        if self._breaks(look, begin):
            self._flush()
        if not self._text:
            self._look, self._begin, self._end = look, begin, end
            self._run_space, self._space = self._space, False
        self._put(letter, look, begin, end)

    def _put(self, letter: str, look: Look, begin: float, end: float) -> None:
        if may_be_ligature(letter, end - begin, look):
            self._wide.append((len(self._text), look))  # a run may be of several fonts
        self._append(letter, begin, end)

    def _append(self, letter: str, begin: float, end: float) -> None:
        self._text.append(letter)
        self._edges.append((begin, end))
        self._last = begin, end
        if begin < self._begin:
            self._begin = begin
        if end > self._end:
            self._end = end

    def _joins_accent(self, letter: str, begin: float, end: float) -> bool:
        """Whether this letter and the one before are a letter and its accent; joins them."""
        last = self._text[-1]
        whole = with_accent(last, letter, self._last, (begin, end), self._end)
        if whole and combining_of(last):
            self._end = max(self._end, end)
        self._text[-1] = whole or last
        return bool(whole)

    def _is_alike(self, look: Look) -> bool:
        """Whether letters of a look may belong to the run so far, of one text object or several."""
        return look is self._look or (self._look is not None and self._look.goes_on(look))

    def _breaks(self, look: Look, begin: float) -> bool:
        """Whether another run begins; says in `_space` whether white space stands between."""
        if not self._text or self._look is None:
            return False
        size = self._look.style.size
        if not -_BACK * size <= begin - self._end <= GAP * size:
            self._space = True
        if look is self._look:
            return self._space
        if (
            look.direction != self._look.direction
            or abs(look.baseline - self._look.baseline) > 0.6 * size
        ):
            self._space = True
        return self._space or not self._look.goes_on(look)

    def _hyphen(self) -> None:
        if self._text and self._text[-1] != "-":
            self._append("-", *self._last)

    def _flush(self) -> None:
        """Keep the run so far, where it can be seen; dots that lead to a number are one apart."""
        letters, edges, look, wide = self._text, self._edges, self._look, self._wide
        self._text, self._edges, self._wide = [], [], []
        if not letters or look is None or look.direction is None:
            return
        text = "".join(letters)
        if not text.strip(UNREADABLE):  # an icon
            return
        if "...." not in text or len(text) != len(letters):
            kept = self._keep(text, self._begin, self._end, look, space=self._run_space)
            if kept is not None and self._has_accents:
                self.placed.append(Placed(kept, len(kept) - 1, edges, look))
            if kept is not None and wide and kept[-1].text == text and not look.hidden:
                for number, own in wide:
                    at = sum(map(len, letters[:number]))  # one sign may be two letters of the text
                    width = (edges[number][1] - edges[number][0]) / own.unit
                    self.suspects.append(
                        Suspect(kept, len(kept) - 1, at, text[at], width, own.font)
                    )
            return
        for part in _LEADER_OR_NOT.finditer(text):
            begin = min(edge[0] for edge in edges[part.start() : part.end()])
            end = max(edge[1] for edge in edges[part.start() : part.end()])
            space = self._run_space if part.start() == 0 else True
            self._keep(part[0], begin, end, look, space=space)

    def _keep(
        self, text: str, begin: float, end: float, look: Look, *, space: bool
    ) -> list[Run] | None:
        """Keep a run, where it can be seen; gives the runs that it is the last of."""
        view, size = self._view, look.style.size
        direction = look.direction or 0
        begin, end = sorted((self._layout_x(look, begin), self._layout_x(look, end)))
        top, bottom = look.baseline - ASCENT * size, look.baseline + DESCENT * size
        place = view.place(*view.displayed(direction, begin, top, end, bottom))
        if place is None:
            return None
        if not text.isascii():  # plain letters are clean: white space is none of them
            text = cleaned(text)
        if not text:
            return None
        run = Run(text, begin, end, look.baseline, look.style, space, place)
        kept = self.runs[look.hidden][direction]
        kept.append(run)
        return kept

    def _layout_x(self, look: Look, along: float) -> float:
        """Where a place along the text is, in layout coordinates."""
        if look.axis == look.direction == self._view.rotation == 0:  # as nearly all is
            return along - self._view.left
        x, y = ((along, 0.0), (0.0, -along), (-along, 0.0), (0.0, along))[look.axis]
        u, v = self._view.point(x, y)
        return self._view.layout(look.direction or 0, u, v, u, v)[0]
