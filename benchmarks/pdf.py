"""Reading PDF files: this project's reader and the libraries it could stand on.

    python benchmarks/pdf.py REPORT.pdf [--sentences LIST.jsonl] [--runs N]
    python benchmarks/pdf.py REPORT.pdf --pages 400 --pages 5000
    python benchmarks/pdf.py SMALL.pdf... --broken SECONDS [--seed N]

The first prints a Markdown table of all readers that are installed. A list has, for each sentence,
its first words, its number of letters and the sha256 of these; a sentence counts where the text has
it in one piece, white space apart. The second prints what the reader takes for the report's pages
repeated to so many. Every figure is taken in a process of its own. The third reads files with
bytes changed, missing and added for so long, and stops at the first that is neither read nor
refused in one line; the seed of the case makes it again.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

SENTENCES = (
    Path(__file__).resolve().parents[1] / "tests/documents/data/un_a_hrc_59_50.sentences.jsonl"
)


class Reading(NamedTuple):
    """What reading a file took: seconds, those of the processor, pages, text, and peak bytes."""

    seconds: float
    busy: float
    pages: int
    text: str
    memory: int


def with_pypdfium2(data: bytes) -> tuple[int, str]:
    """PDFium's own text, page by page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return len(document), "\n".join(page.get_textpage().get_text_range() for page in document)


def with_pdfplumber(data: bytes) -> tuple[int, str]:
    """Text by pdfplumber."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return len(document.pages), "\n".join(page.extract_text() for page in document.pages)


def with_pdfminer(data: bytes) -> tuple[int, str]:
    """Text by pdfminer.six."""
    from pdfminer.high_level import extract_text

    text = extract_text(io.BytesIO(data))
    return text.count("\f"), text


def with_pypdf(data: bytes) -> tuple[int, str]:
    """Text by pypdf."""
    from pypdf import PdfReader

    document = PdfReader(io.BytesIO(data))
    return len(document.pages), "\n".join(page.extract_text() for page in document.pages)


def with_pdftext(data: bytes) -> tuple[int, str]:
    """Text by pdftext, sorted."""
    import tempfile

    from pdftext.extraction import paginated_plain_text_output

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        pages = paginated_plain_text_output(file.name, sort=True, hyphens=False)
    return len(pages), "\n".join(pages)


def with_reader(data: bytes) -> tuple[int, str]:
    """The project's reader."""
    from briefing_qa.documents.pdf import read_pdf

    parsed = read_pdf(data, "report.pdf")
    return max(page.number for page in parsed.pages), parsed.text


def with_reader_and_passages(data: bytes) -> tuple[int, str]:
    """The project's reader, and its text cut to passages."""
    from briefing_qa.config import IndexSettings
    from briefing_qa.documents.pdf import read_pdf
    from briefing_qa.passages import cut_passages
    from briefing_qa.types import Document

    parsed = read_pdf(data, "report.pdf")
    document = Document(
        id="report",
        title="report",
        text=parsed.text,
        sections=parsed.sections,
        pages=parsed.pages,
        boxes=parsed.boxes,
    )
    cut_passages(document, IndexSettings())
    return max(page.number for page in parsed.pages), parsed.text


READERS: dict[str, tuple[str, Callable[[bytes], tuple[int, str]]]] = {
    "pypdfium2": ("pypdfium2", with_pypdfium2),
    "pdfplumber": ("pdfplumber", with_pdfplumber),
    "pdfminer.six": ("pdfminer", with_pdfminer),
    "pypdf": ("pypdf", with_pypdf),
    "pdftext": ("pdftext", with_pdftext),
    "briefing-qa": ("briefing_qa", with_reader),
    "briefing-qa, cut to passages": ("briefing_qa", with_reader_and_passages),
}


def read_once(name: str, data: bytes) -> Reading:
    """One reading, imports and a first page done before."""
    READERS[name][1](repeated(data, 1))
    begun, busy = time.perf_counter(), time.process_time()
    pages, text = READERS[name][1](data)
    taken, busy = time.perf_counter() - begun, time.process_time() - busy
    memory = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Reading(taken, busy, pages, text, memory)


def alone(name: str, data: bytes) -> Reading:
    """One reading in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(read_once, name, data).result()


def repeated(data: bytes, pages: int) -> bytes:
    """The file's pages, again and again, until there are so many."""
    import pypdfium2

    source = pypdfium2.PdfDocument(data)
    target = pypdfium2.PdfDocument.new()
    for start in range(0, pages, len(source)):
        target.import_pages(source, list(range(min(len(source), pages - start))))
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def whole(text: str, sentences: list[dict[str, str]]) -> int:
    """How many listed sentences a text has in one piece."""
    flat = "".join(text.split())
    return sum(_has(flat, sentence) for sentence in sentences)


def _has(flat: str, sentence: dict[str, str]) -> bool:
    first, letters = "".join(sentence["first"].split()), int(sentence["letters"])
    at = flat.find(first)
    while at >= 0:
        if hashlib.sha256(flat[at : at + letters].encode()).hexdigest() == sentence["sha256"]:
            return True
        at = flat.find(first, at + 1)
    return False


def compare(data: bytes, sentences: list[dict[str, str]], runs: int) -> None:
    """Print the table of readers."""
    print("| reader | version | pages/s | of processor time | peak memory, MB | whole sentences |")
    print("|---|---|--:|--:|--:|--:|")
    for name, (module, _) in READERS.items():
        if find_spec(module) is None:
            print(f"{name} is not installed: passed over", file=sys.stderr)
            continue
        readings = [alone(name, data) for _ in range(runs)]
        seconds = statistics.median(reading.seconds for reading in readings)
        busy = statistics.median(reading.busy for reading in readings)
        memory = max(reading.memory for reading in readings) / 1e6
        found = whole(readings[0].text, sentences)
        print(
            f"| {name} | {_version(name)} | {readings[0].pages / seconds:.0f} "
            f"| {readings[0].pages / busy:.0f} | {memory:.0f} "
            f"| {found} of {len(sentences)} |"
        )


def _version(name: str) -> str:
    try:
        return version(name.split(",")[0])
    except PackageNotFoundError:
        return ""


def grow(data: bytes, counts: list[int]) -> None:
    """Print what many pages take."""
    print("| pages | read and cut, s | of processor time | peak memory, MB |")
    print("|--:|--:|--:|--:|")
    for count in counts:
        reading = alone("briefing-qa, cut to passages", repeated(data, count))
        print(
            f"| {count:,} | {reading.seconds:.1f} | {reading.busy:.1f} "
            f"| {reading.memory / 1e6:.0f} |"
        )


def broken(data: bytes, chance: random.Random) -> bytes:
    """A file with bytes changed, missing, added, or cut off."""
    changed = bytearray(data)
    if chance.random() < 0.15:
        return bytes(changed[: chance.randrange(len(changed) + 1)])
    for _ in range(chance.choice([1, 1, 2, 4, 8, 30])):
        at = chance.randrange(len(changed) + 1)
        length = chance.choice([0, 0, 1, 4, 40])
        other = chance.randrange(len(changed) + 1)
        new = (
            chance.randbytes(chance.randrange(8)),
            bytes(changed[other : other + 200]),
            chance.choice(
                [b" 1e30 0 0 1 0 0 Tm ", b" 3 Tr ", b"/Rotate 90", b"99999999999", b"-1"]
            ),
        )
        changed[at : at + length] = chance.choice(new)
    return bytes(changed)


def read_broken(files: list[bytes], seconds: float, seed: int) -> None:
    """Read broken files for so many seconds, and print how many were read, and refused."""
    from briefing_qa.documents.pdf import read_pdf
    from briefing_qa.errors import DocumentError

    end, first, read = time.monotonic() + seconds, seed, 0
    while time.monotonic() < end:
        chance = random.Random(seed)
        data = broken(chance.choice(files), chance)
        try:
            parsed = read_pdf(data, "broken.pdf")
        except DocumentError as error:
            if "\n" in str(error):
                sys.exit(f"seed {seed}: more than one line: {error}")
        except Exception:
            print(f"seed {seed}:", file=sys.stderr)
            raise
        else:
            read += 1
            if not parsed.text.strip() or not all(box.left < box.right for box in parsed.boxes):
                sys.exit(f"seed {seed}: without text, or with boxes without area")
        seed += 1
    print(f"{seed - first:,} files, {read:,} of them read, the others refused")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("report", type=Path, nargs="+")
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, action="append", default=[])
    parser.add_argument("--broken", type=float, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.broken:
        files = [path.read_bytes() for path in options.report]
        read_broken(files, options.broken, options.seed)
        return
    data = options.report[0].read_bytes()
    if options.pages:
        grow(data, options.pages)
        return
    lines = options.sentences.read_text("utf-8").splitlines()
    compare(data, [json.loads(line) for line in lines], options.runs)


if __name__ == "__main__":
    main()
