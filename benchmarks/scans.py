"""Recognising the text of scanned pages: the reader, and the ways that it could go instead.

    python benchmarks/scans.py REPORT.pdf [--languages eng] [--pages N]

Makes scans of a report that has text: pictures of its pages and nothing else, clean ones of 200
pixels to the inch, and worn ones (skewed by up to half a degree, blurred, with noise, compressed
more). Prints a Markdown table: how long a page takes, on the clock and of the processor; how many
of the report's words, white space between them, come out right, as often as they are there; and how
many of the listed sentences are in one piece (see `pdf.py`; only where the report is that one).

Tesseract has to be installed, with the languages. `ocrmypdf` is compared where it is found on the
PATH. Each way recognises one page at a time, in one thread.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import NamedTuple

import pypdfium2
from pdf import SENTENCES, repeated, whole
from PIL import Image, ImageChops, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200


class Result(NamedTuple):
    """What a way took, and the text that it gave."""

    seconds: float
    busy: float
    text: str


def scanned(data: bytes, *, worn: bool) -> bytes:
    """A file of pictures of a report's pages."""
    chance = random.Random(1)
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
            if worn:
                picture = _worn(picture, chance)
            written = io.BytesIO()
            picture.save(written, "JPEG", quality=40 if worn else 80)
            size = page.get_size()
            canvas.setPageSize(size)
            canvas.drawImage(ImageReader(written), 0, 0, *size)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _worn(picture: Image.Image, chance: random.Random) -> Image.Image:
    skewed = picture.rotate(
        chance.uniform(-0.5, 0.5), fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    blurred = skewed.filter(ImageFilter.GaussianBlur(0.6))
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    return ImageChops.subtract(blurred, noise.point(lambda grey: grey // 12))


def with_reader(data: bytes, languages: str) -> str:
    """The reader, which takes hOCR from Tesseract."""
    from briefing_qa.documents.pdf import read_pdf

    return read_pdf(data, "scan.pdf", ocr=languages).text


def with_pdf_of_tesseract(data: bytes, languages: str) -> str:
    """Tesseract's own PDF for each page, put together and read like any other."""
    from briefing_qa.documents.pdf import read_pdf

    whole_file = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            bitmap = page.render(scale=300 / 72, grayscale=True)
            picture = b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height)
            picture += bitmap.to_numpy().tobytes()
            command = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", "1"]
            command += ["--dpi", "300", "-c", "textonly_pdf=1", "pdf"]
            done = subprocess.run(command, input=picture, capture_output=True, check=True)
            whole_file.import_pages(pypdfium2.PdfDocument(done.stdout))
    buffer = io.BytesIO()
    whole_file.save(buffer)
    return read_pdf(buffer.getvalue(), "scan.pdf").text


def with_ocrmypdf(data: bytes, languages: str) -> str:
    """The text layer that `ocrmypdf` lays behind the pages, read like any other."""
    from briefing_qa.documents.pdf import read_pdf

    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        given.write_bytes(data)
        command = ["ocrmypdf", "-q", "-j", "1", "--output-type", "pdf", "-l", languages]
        subprocess.run([*command, given, made], check=True)
        return read_pdf(made.read_bytes(), "scan.pdf").text


WAYS: dict[str, tuple[str, Callable[[bytes, str], str]]] = {
    "the reader": ("tesseract", with_reader),
    "Tesseract's PDF, read": ("tesseract", with_pdf_of_tesseract),
    "ocrmypdf, read": ("ocrmypdf", with_ocrmypdf),
}


def timed(way: Callable[[bytes, str], str], data: bytes, languages: str) -> Result:
    """One run of a way, with the programs that it starts."""
    begun, before = time.perf_counter(), _busy()
    text = way(data, languages)
    return Result(time.perf_counter() - begun, _busy() - before, text)


def _busy() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def right(expected: str, text: str) -> float:
    """The share of the words expected that a text has, as often as they are expected."""
    words = Counter(expected.split())
    return (words & Counter(text.split())).total() / words.total()


def main() -> None:
    """Make the scans and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--languages", default="eng")
    parser.add_argument("--pages", type=int, help="only the first N")
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    data = options.report.read_bytes()
    if options.pages:
        data = repeated(data, options.pages)
    from briefing_qa.documents.pdf import read_pdf

    expected = read_pdf(data, "report.pdf")
    pages = len(pypdfium2.PdfDocument(data))
    listed = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    print("| scan | way | s a page | of processor time | words right | whole sentences |")
    print("|---|---|--:|--:|--:|--:|")
    for scan in ("clean", "worn"):
        pictures = scanned(data, worn=scan == "worn")
        for name, (program, way) in WAYS.items():
            if which(program) is None:
                print(f"{program} is not installed: passed over", file=sys.stderr)
                continue
            result = timed(way, pictures, options.languages)
            print(
                f"| {scan} | {name} | {result.seconds / pages:.2f} | {result.busy / pages:.2f} "
                f"| {right(expected.text, result.text):.1%} "
                f"| {whole(result.text, listed)} of {len(listed)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
