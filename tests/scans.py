"""Scanned documents for tests, and a program in the place of Tesseract that says what it is told.

Tests that need the real program are skipped where it is not installed.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
PIXELS = (2480, 3509)
"""Of the picture of such a page."""

STORY = (
    "The office counted the bridges of the delta in the spring.",
    "It found 742 of them, and most were made of wood.",
)

_SAYS = """\
#!{python}
import json, os, sys, time
folder, say = {folder!r}, json.load(open({folder!r} + "/say.json"))
if "--version" in sys.argv:
    print("tesseract 5.9.9")
elif "--list-langs" in sys.argv:
    print("List of available languages in \\"/usr\\" (3):", *say["languages"], sep="\\n")
elif (picture := sys.stdin.buffer.read()).startswith(b"P5\\n64 64\\n"):
    sys.exit(say["trial"])
else:
    calls = [name for name in os.listdir(folder) if name.startswith("call-")]
    header = picture.split(b"\\n", 2)[1].decode().split()
    with open(f"{{folder}}/call-{{len(calls):03}}", "w") as file:
        json.dump({{"arguments": sys.argv[1:], "size": header, "id": os.getpid(),
                   "parent": os.getppid(),
                   "bytes": len(picture), "threads": os.environ.get("OMP_THREAD_LIMIT")}}, file)
    time.sleep(say["seconds"])
    print(say["pages"][len(calls) % len(say["pages"])])
    sys.exit(say["status"])
"""


@dataclass(frozen=True)
class FakeTesseract:
    """What stands in the place of the program, alone on the PATH."""

    folder: Path

    def calls(self) -> list[dict[str, Any]]:
        """How it was called for the pictures of pages, in order."""
        return [json.loads(path.read_text()) for path in sorted(self.folder.glob("call-*"))]


def fake_tesseract(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *pages: str,
    languages: Sequence[str] = ("eng", "osd", "spa"),
    status: int = 0,
    trial: int = 0,
    seconds: float = 0.0,
) -> FakeTesseract:
    """Put a program that gives these answers (hOCR) in order in the place of Tesseract."""
    folder.mkdir(exist_ok=True)
    says = {
        "pages": pages or (hocr(*STORY),),
        "languages": languages,
        "status": status,
        "trial": trial,
        "seconds": seconds,
    }
    (folder / "say.json").write_text(json.dumps(says))
    program = folder / "tesseract"
    program.write_text(_SAYS.format(python=f"{sys.executable} -IS", folder=str(folder)))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return FakeTesseract(folder)


@lru_cache(maxsize=1)
def _has_tesseract() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False)
    return {"eng", "spa", "osd"} <= set(listed.stdout.decode().split())


def needs_tesseract() -> pytest.MarkDecorator:
    """Skips a test where Tesseract, or one of the languages that are used, is not installed."""
    return pytest.mark.skipif(
        not _has_tesseract(), reason="tesseract with eng, spa and osd is not installed"
    )


def hocr(*lines: str, top: int = 400, words: Sequence[str] = ()) -> str:
    """What Tesseract says of a page with these lines in type of ten points.

    Args:
        lines: one below the other; each letter is 20 pixels wide.
        top: where the first line begins.
        words: further spans, as they stand in hOCR.
    """
    return page_of(*(line_of(line, y=top + 60 * at) for at, line in enumerate(lines)), *words)


def line_of(text: str, x: int = 300, y: int = 400, tall: int = 30, sure: int = 96) -> str:
    """A line whose letters are so tall, with eight pixels below the baseline; see `hocr`."""
    spans, left = [], x
    for word in text.split():
        right = left + 20 * len(word)
        spans.append(
            f"<span class='ocrx_word' title='bbox {left} {y} {right} {y + tall}; "
            f"x_wconf {sure}'>{word}</span>"
        )
        left = right + 20
    return (
        f"<span class='ocr_line' title=\"bbox {x} {y} {left - 20} {y + tall + 8}; "
        f'baseline 0 -8; x_size {tall + 8}; x_descenders 8; x_ascenders 10">'
        f"{''.join(spans)}</span>"
    )


def page_of(*lines: str) -> str:
    """The hOCR of a page with these lines."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"\n'
        '    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><body>'
        f"<div class='ocr_page' title='image \"\"; bbox 0 0 {PIXELS[0]} {PIXELS[1]}; ppageno 0'>"
        f"{''.join(lines)}</div></body></html>"
    )


def pictures(data: bytes, dpi: int = 200, turned: int = 0, skew: float = 0.0) -> list[Image.Image]:
    """Pictures of the pages of a PDF file, as a scanner makes them.

    Args:
        data: the file.
        dpi: pixels to an inch.
        turned: by how much the sheets lay turned, in degrees against the clock.
        skew: by how much besides.
    """
    found = []
    with PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            picture = bitmap.to_pil().copy()
            bitmap.close()
            page.close()
            found.append(
                picture.rotate(turned, expand=True).rotate(
                    skew, fillcolor=255, resample=Image.Resampling.BICUBIC
                )
            )
    return found


def bound(
    sheets: Sequence[Image.Image], dpi: int = 200, rotation: int = 0, origin: float = 0.0
) -> bytes:
    """A PDF file whose pages are pictures and nothing else.

    Args:
        sheets: of the pages, as a person shall see them.
        dpi: of the pictures.
        rotation: of the pages, which is how far their content is turned back.
        origin: where the box of what is shown begins in the page's own coordinates.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for sheet in sheets:
        inside = sheet.rotate(rotation, expand=True)
        width, height = inside.width * 72 / dpi, inside.height * 72 / dpi
        canvas.setPageSize((width + origin, height + origin))
        written = io.BytesIO()
        inside.save(written, "JPEG", quality=80)
        canvas.drawImage(ImageReader(written), origin, origin, width, height)
        canvas.showPage()
    canvas.save()
    written = io.BytesIO()
    with PdfDocument(buffer.getvalue()) as document:
        for page in document:
            page.set_rotation(rotation)
            _, _, right, top = page.get_mediabox()
            page.set_cropbox(origin, origin, right, top)
        document.save(written)
    return written.getvalue()


def grey(pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """A PDF file whose pages are grey pictures."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for _ in range(pages):
        written = io.BytesIO()
        Image.new("L", (60, 80), 200).save(written, "PNG")
        canvas.drawImage(ImageReader(written), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
