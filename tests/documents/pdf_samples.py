"""PDF files for tests: a small typesetter whose words, and where they go, are known."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0  # A4
MARGIN = 60.0
BODY, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"

_NOTE = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True)
class Heading:
    """A heading; larger and bold."""

    words: str
    size: float = 14.0


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; "{3}" behind a word refers to footnote 3."""

    words: str


@dataclass(frozen=True)
class Grid:
    """A table, with drawn cells or without."""

    rows: Sequence[Sequence[str]]
    ruled: bool = False


@dataclass(frozen=True)
class Sheet:
    """How pages are laid out."""

    columns: int = 1
    gutter: float = 18.0
    size: float = 10.0
    justified: bool = False
    hyphens: bool = False
    head: str = ""
    foot: str = ""
    rotation: int = 0
    notes: dict[int, str] = field(default_factory=dict)


def draw(*pages: Callable[[Canvas], None], **fields: str) -> bytes:
    """A file with pages drawn by functions; fields: title, author, subject."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setTitle(fields.get("title", ""))
    canvas.setAuthor(fields.get("author", ""))
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def in_own_font(
    lines: Sequence[tuple[str, int]],
    name: str,
    stems: int = 80,
    widths: Mapping[str, int] | None = None,
    meanings: Mapping[str, str] | None = None,
) -> bytes:
    """A page of lines in two fonts; the first is described here, the second is Helvetica.

    Args:
        lines: the codes of their letters, and the number of the font.
        name: of the first font.
        stems: width of its stems, from which PDFium takes its weight.
        widths: of its letters by their codes, where they are not 500.
        meanings: letters for which codes stand, where these are not their own.
    """
    content = "".join(
        f"BT /F{number} 10 Tf 60 {760 - 12 * index} Td ({words}) Tj ET\n"
        for index, (words, number) in enumerate(lines)
    )
    pairs = [
        f"<{ord(code):02x}> <{letters.encode('utf-16-be').hex()}>"
        for code, letters in (meanings or {}).items()
    ]
    codes = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
    codes += f"endcodespacerange {len(pairs)} beginbfchar {' '.join(pairs)} endbfchar endcmap end"
    all_widths = " ".join(str((widths or {}).get(chr(code), 500)) for code in range(32, 127))
    plain = "/Type/Font/Subtype/TrueType/FirstChar 32/LastChar 126/Encoding/WinAnsiEncoding"
    look = "/Type/FontDescriptor/Flags 32/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900"
    page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<<{page}/Resources<</Font<</F1 4 0 R/F2 6 0 R>>>>>>",
        f"<<{plain}/BaseFont/{name}/Widths[{all_widths}]/FontDescriptor 5 0 R/ToUnicode 8 0 R>>",
        f"<<{look}/Descent -200/CapHeight 700/FontName/{name}/StemV {stems}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *(f"<</Length {len(s)}>>\nstream\n{s}\nendstream" for s in (content, codes)),
    ]
    body = "".join(f"{n} 0 obj\n{words}\nendobj\n" for n, words in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R/Size 9>>\n%%EOF\n".encode("latin-1")


def words_at(
    canvas: Canvas, x: float, y: float, words: str, font: str = BODY, size: float = 10.0
) -> None:
    """Words at a place; y is counted from the top of the page."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - y, words)


def lines_at(
    canvas: Canvas,
    x: float,
    y: float,
    lines: Sequence[str],
    font: str = BODY,
    size: float = 10.0,
    leading: float = 12.0,
) -> None:
    """Lines one below the other."""
    for index, line in enumerate(lines):
        words_at(canvas, x, y + index * leading, line, font, size)


def typeset(blocks: Sequence[Heading | Paragraph | Grid], sheet: Sheet | None = None) -> bytes:
    """A file with the blocks set in columns, one after the other, on as many pages as it takes."""
    setter = _Typesetter(sheet or Sheet())
    for block in blocks:
        setter.set(block)
    return setter.finish()


class _Typesetter:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
        self.width = (WIDTH - 2 * MARGIN - (sheet.columns - 1) * sheet.gutter) / sheet.columns
        self.page, self.column, self.y = 1, 0, MARGIN + 20
        self.bottom = HEIGHT - MARGIN - 20
        self.notes: list[int] = []

    def set(self, block: Heading | Paragraph | Grid) -> None:
        if isinstance(block, Heading):
            self._space(12)
            self._lines(self._fill(block.words.split(), BOLD, block.size), BOLD, block.size)
            self._space(4)
        elif isinstance(block, Paragraph):
            lines = self._fill(block.words.split(), BODY, self.sheet.size)
            self._lines(lines, BODY, self.sheet.size)
            self._space(5)
        else:
            self._grid(block)

    def finish(self) -> bytes:
        self._end_column()
        self._end_page()
        self.canvas.save()
        return self.buffer.getvalue()

    @property
    def x(self) -> float:
        return MARGIN + self.column * (self.width + self.sheet.gutter)

    def _space(self, height: float) -> None:
        self.y += height

    def _fill(self, words: Sequence[str], font: str, size: float) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        for word in words:
            plain = _NOTE.sub("", word)
            if self._fits([*lines[-1], plain], font, size) or not lines[-1]:
                lines[-1].append(word)
                continue
            head, tail = self._parted(word, lines[-1], font, size)
            if head:
                lines[-1].append(head)
            lines.append([tail])
        return lines

    def _parted(self, word: str, line: list[str], font: str, size: float) -> tuple[str, str]:
        if self.sheet.hyphens and word.isalpha() and len(word) >= 7:
            for cut in range(len(word) - 3, 2, -1):
                if self._fits([*line, word[:cut] + "-"], font, size):
                    return word[:cut] + "-", word[cut:]
        return "", word

    def _fits(self, words: Sequence[str], font: str, size: float) -> bool:
        text = " ".join(_NOTE.sub("", word) for word in words)
        return stringWidth(text, font, size) + 8 <= self.width

    def _lines(self, lines: Sequence[Sequence[str]], font: str, size: float) -> None:
        for index, line in enumerate(lines):
            marks = [int(number) for number in _NOTE.findall(" ".join(line))]
            needed = 1.2 * size + 11.0 * len(marks) + (14.0 if marks and not self.notes else 0.0)
            if self.y + needed > self.bottom - 11.0 * len(self.notes):
                self._end_column()
            self.y += 1.2 * size
            self.notes.extend(marks)
            last = index == len(lines) - 1
            self._line(line, font, size, wide=self.sheet.justified and not last)

    def _line(self, line: Sequence[str], font: str, size: float, *, wide: bool) -> None:
        x = self.x
        used = sum(stringWidth(_NOTE.sub("", word), font, size) for word in line)
        space = stringWidth(" ", font, size)
        if wide and len(line) > 1:
            space = (self.width - 8 - used) / (len(line) - 1)
        for word in line:
            for part in re.split(r"(\{\d+\})", word):
                if mark := _NOTE.fullmatch(part):
                    words_at(self.canvas, x, self.y - 0.35 * size, mark[1], font, 0.6 * size)
                    x += stringWidth(mark[1], font, 0.6 * size)
                elif part:
                    words_at(self.canvas, x, self.y, part, font, size)
                    x += stringWidth(part, font, size)
            x += space

    def _grid(self, grid: Grid) -> None:
        height, width = 16.0, self.width / len(grid.rows[0])
        if self.y + height * (len(grid.rows) + 1) > self.bottom - 11.0 * len(self.notes):
            self._end_column()
        self.y += 8
        for index, row in enumerate(grid.rows):
            font = BOLD if index == 0 else BODY
            for column, words in enumerate(row):
                x = self.x + column * width
                words_at(self.canvas, x + 3, self.y + 11, words, font, 9)
                if grid.ruled:
                    self.canvas.rect(x, HEIGHT - self.y - height, width, height)
            self.y += height
        self.y += 8

    def _end_column(self) -> None:
        if self.notes:
            top = self.bottom - 11.0 * len(self.notes) + 4
            self.canvas.line(self.x, HEIGHT - top, self.x + 72, HEIGHT - top)
            for index, number in enumerate(self.notes):
                y = top + 11.0 * (index + 1)
                words_at(self.canvas, self.x, y - 2.5, str(number), BODY, 5)
                words_at(self.canvas, self.x + 9, y, self.sheet.notes[number], BODY, 8)
        self.notes = []
        self.column, self.y = self.column + 1, MARGIN + 20
        if self.column == self.sheet.columns:
            self._end_page()

    def _end_page(self) -> None:
        if self.column == 0 and self.y == MARGIN + 20:
            return
        if self.sheet.head:
            words_at(self.canvas, MARGIN, 40, self.sheet.head, BODY, 9)
        if self.sheet.foot:
            foot = self.sheet.foot.replace("{page}", str(self.page))
            words_at(self.canvas, WIDTH / 2 - 10, HEIGHT - 36, foot, BODY, 9)
        if self.sheet.rotation % 180:
            self.canvas.setPageSize((HEIGHT, WIDTH))  # reportlab changes the sides over
        self.canvas.setPageRotation(self.sheet.rotation)
        self.canvas.showPage()
        self.page, self.column, self.y = self.page + 1, 0, MARGIN + 20
