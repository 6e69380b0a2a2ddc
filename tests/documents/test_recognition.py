"""PDF: the text of scanned pages, where the settings have it recognised."""

from __future__ import annotations

import io
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from pdf_samples import BOLD, Heading, Paragraph, Sheet, draw, lines_at, typeset, words_at
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents import Parsed, tesseract
from briefing_qa.documents.pdf import read_pdf, rendering
from briefing_qa.errors import ConfigError, DocumentError
from briefing_qa.types import Box
from scans import (
    PIXELS,
    STORY,
    bound,
    fake_tesseract,
    grey,
    hocr,
    line_of,
    needs_tesseract,
    page_of,
    pictures,
)

_WORDS = """
    the children of coastal districts attend school more often than those who live inland because
    buses run twice daily and teachers receive housing while visits remain rare and surveys are
    seldom published although ministries promised annual reviews
""".split()  # noqa: SIM905


def _text_page(canvas: Canvas) -> None:
    lines_at(canvas, 60, 300, ["A page with text of its own stands", "before the pictures."])


def _with_pictures(*pages: str) -> bytes:
    """A file of pages that hold text ("text") or a grey picture (anything else)."""
    with PdfDocument(draw(_text_page)) as text, PdfDocument(grey()) as picture:
        made = PdfDocument.new()
        for page in pages:
            made.import_pages(text if page == "text" else picture)
        buffer = io.BytesIO()
        made.save(buffer)
        made.close()
    return buffer.getvalue()


def _report(seed: int, sheet: Sheet | None = None) -> bytes:
    rng = random.Random(seed)
    blocks: list[Heading | Paragraph] = []
    for part in ("Schools of the coast", "Buses of the valley"):
        blocks.append(Heading(part, size=18.0))
        for _ in range(2):
            words = [rng.choice(_WORDS) for _ in range(45)]
            blocks.append(Paragraph(f"Here {' '.join(words)} again."))
    return typeset(blocks, sheet or Sheet(size=11.0))


def _fails(data: bytes, ocr: str = "eng") -> str:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, "report.pdf", ocr=ocr)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("report.pdf: ")
    return message


def _boxed(parsed: Parsed) -> list[str]:
    """The words that have a box, in order."""
    return [parsed.text[box.start : box.end] for box in parsed.boxes]


def _overlap(a: Box, b: Box) -> float:
    """The area that two boxes share, as a part of the area that they cover together."""
    if a.page != b.page:
        return 0.0
    width = min(a.right, b.right) - max(a.left, b.left)
    height = min(a.bottom, b.bottom) - max(a.top, b.top)
    if width <= 0 or height <= 0:
        return 0.0
    areas = [(one.right - one.left) * (one.bottom - one.top) for one in (a, b)]
    return width * height / (sum(areas) - width * height)


def test_scanned_pages_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Their words stand in the text, on their pages and in their places, and a notice says so."""
    fake = fake_tesseract(
        monkeypatch, tmp_path / "bin", hocr(*STORY), hocr("A second picture has other words.")
    )
    data = _with_pictures("text", "picture", "picture", "text")
    parsed = read_pdf(data, "report.pdf", ocr="eng+spa")
    assert parsed.text == (
        "A page with text of its own stands before the pictures.\n\n"
        f"{' '.join(STORY)}\n\n"
        "A second picture has other words.\n\n"
        "A page with text of its own stands before the pictures.\n"
    )
    assert parsed.notices == (
        "pages 2-3: text recognised from pictures (OCR): check quotes against the page",
    )
    start = parsed.text.index("bridges")
    (box,) = [box for box in parsed.boxes if box.start == start]
    assert (box.page, parsed.text[box.start : box.end]) == (2, "bridges")
    left = 300 + 20 * STORY[0].index("bridges")
    assert box.left == pytest.approx(left / PIXELS[0])
    assert box.right == pytest.approx((left + 20 * len("bridges")) / PIXELS[0])
    assert box.top < 405 / PIXELS[1] < 430 / PIXELS[1] < box.bottom
    second = parsed.text.index("A second picture")
    assert next(p.number for p in parsed.pages if p.start <= second < p.end) == 3
    assert len(fake.calls()) == 2


def test_the_program_gets_one_page_and_one_thread(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A grey picture of 300 pixels to the inch on standard input, no file, no other thread."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    read_pdf(grey(), "report.pdf", ocr="eng+spa")
    (call,) = fake.calls()
    arguments = call["arguments"]
    assert arguments[:2] == ["stdin", "stdout"]
    assert arguments[arguments.index("-l") + 1] == "eng+spa"
    assert arguments[arguments.index("--dpi") + 1] == "300"
    assert call["size"] == [str(side) for side in PIXELS]
    assert call["bytes"] == PIXELS[0] * PIXELS[1] + len(b"P5\n2480 3509\n255\n")
    assert call["threads"] == "1"


def test_a_page_as_large_as_a_wall_has_a_picture_of_bounded_size(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Fewer pixels to the inch then; places and type sizes are those of the page all the same."""
    monkeypatch.setattr("briefing_qa.documents.pdf.recognising.MAX_PIXELS", 1_000_000)
    assert rendering.MAX_PIXELS == 40_000_000
    fake = fake_tesseract(monkeypatch, tmp_path / "bin", page_of(line_of("Bridges", x=100, y=200)))
    parsed = read_pdf(grey(size=(2000.0, 2000.0)), "report.pdf", ocr="eng")
    (call,) = fake.calls()
    assert call["size"] == ["1000", "1000"]
    assert call["arguments"][call["arguments"].index("--dpi") + 1] == str(tesseract.LEAST_DPI)
    (box,) = parsed.boxes
    assert (box.left, box.right) == (pytest.approx(0.1), pytest.approx(0.24))


def test_off_by_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the setting nothing is started, and the message names both ways out."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    message = _fails(grey(2), ocr="")
    assert "scanned: all its pages without text" in message
    assert "`ocrmypdf in.pdf out.pdf`" in message
    assert '`ocr = "eng"` under [index]' in message
    parsed = read_pdf(_with_pictures("text", "picture", "text"), "report.pdf")
    assert parsed.notices == ("page 2 without text: scanned pictures, not searched",)
    assert fake.calls() == []


def test_only_scanned_pages_are_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pages that have text are read as they always are."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    assert read_pdf(draw(_text_page), "a.pdf", ocr="eng") == read_pdf(draw(_text_page), "a.pdf")
    assert fake.calls() == []


def test_pictures_without_text_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Photographs as large as their page do not make a report a scanned one."""
    fake_tesseract(monkeypatch, tmp_path / "bin", page_of(line_of("tlk", sure=20)), page_of())
    data = _with_pictures("text", "picture", "picture")
    parsed = read_pdf(data, "report.pdf", ocr="eng")
    assert parsed.text == "A page with text of its own stands before the pictures.\n"
    assert parsed.notices == (
        "pages 2-3 without text: pictures in which none was recognised (OCR)",
    )
    message = _fails(grey(2))
    assert "none was recognised in its pictures" in message
    assert "`ocr` under [index]" in message


def test_a_trial_recognises_no_more_than_it_takes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Once a page has shown text, the file can be read: the others are passed over."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin", page_of(), hocr(*STORY))
    assert read_pdf(grey(5), "report.pdf", ocr="eng", trial=True).text.startswith("The office")
    assert len(fake.calls()) == 2
    fake_tesseract(monkeypatch, tmp_path / "other", page_of())
    with pytest.raises(DocumentError, match="none was recognised"):
        read_pdf(grey(2), "report.pdf", ocr="eng", trial=True)


@pytest.mark.parametrize("fault", ["status", "words", "program"])
def test_a_page_that_cannot_be_recognised_stays_what_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: str
) -> None:
    """Where the program fails, the page is a scanned one as before."""
    if fault == "status":
        fake_tesseract(monkeypatch, tmp_path / "bin", status=1)
    elif fault == "words":
        fake_tesseract(monkeypatch, tmp_path / "bin", hocr(*STORY)[:-40])
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
    parsed = read_pdf(_with_pictures("text", "text", "picture"), "report.pdf", ocr="eng")
    assert parsed.notices == ("page 3 without text: scanned pictures, not searched",)
    message = _fails(grey())
    assert "scanned: its page without text, only pictures, and recognising it failed" in message
    assert "ocrmypdf" in message
    assert "[index]" not in message


def test_a_program_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file of that name that does not run fails like any other fault."""
    (tmp_path / "tesseract").write_bytes(b"\x7fELF nothing")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.recognise(b"P5\n1 1\n255\n\0", "eng", 300) is None
    assert tesseract.version() == ""


@pytest.mark.parametrize("script", ["exec /bin/sleep 4", "/bin/sleep 4\nexit 0"])
def test_a_page_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    """The program is ended, and what it has started is not waited for."""
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "SECONDS", 0.3)
    begun = time.monotonic()
    parsed = read_pdf(_with_pictures("text", "text", "picture"), "report.pdf", ocr="eng")
    assert time.monotonic() - begun < 3
    assert parsed.notices == ("page 3 without text: scanned pictures, not searched",)


def test_an_interruption_ends_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing goes on when whoever asked gives up."""
    fake_tesseract(monkeypatch, tmp_path / "bin", seconds=30)
    ended: list[subprocess.Popen[bytes]] = []

    def interrupted(child: subprocess.Popen[bytes], *_: object, **__: object) -> None:
        ended.append(child)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        tesseract.recognise(b"P5\n1 1\n255\n\0", "eng", 300)
    assert [child.returncode for child in ended] == [-signal.SIGKILL]


def test_the_check_is_content_with_what_works(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Program, languages and a trial: nothing is said."""
    fake_tesseract(monkeypatch, tmp_path / "bin")
    tesseract.check_recognition("eng+spa")
    assert tesseract.version() == "tesseract 5.9.9"


def test_the_check_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Program or language missing, or broken: one line with the setting and the remedy."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError) as caught:
        tesseract.check_recognition("eng+chi_sim")
    assert str(caught.value) == (
        "ocr = 'eng+chi_sim' under [index]: the program tesseract is not on the PATH: install it "
        "(Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim; "
        'others: https://tesseract-ocr.github.io/tessdoc/Installation.html), or set ocr = ""'
    )
    fake_tesseract(monkeypatch, tmp_path / "bin", languages=["eng", "osd"])
    with pytest.raises(ConfigError, match=r"does not have spa, que: install it .*-ocr-spa") as few:
        tesseract.check_recognition("eng+spa+que")
    assert "\n" not in str(few.value)
    fake_tesseract(monkeypatch, tmp_path / "bin", trial=3)
    with pytest.raises(ConfigError, match=r"does not run \(it ended with status 3\): install"):
        tesseract.check_recognition("eng")


@pytest.mark.parametrize("script", ["echo no such library >&2\nexit 127", "kill -9 $$"])
def test_the_check_says_why_the_program_does_not_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    """What the program or the system says of it is passed on."""
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match=r"does not run \((no such library|.*signal 9)\)"):
        tesseract.check_recognition("eng")


@needs_tesseract()
@pytest.mark.parametrize(
    ("rotation", "origin"), [(0, 0.0), (90, 0.0), (180, 40.0), (270, 0.0), (0, 130.0)]
)
def test_boxes_lie_on_the_words(rotation: int, origin: float) -> None:
    """What Tesseract reads stands where the words stand, however the page is kept in the file."""
    data = _report(rotation)
    expected = read_pdf(data, "report.pdf")
    parsed = read_pdf(
        bound(pictures(data), rotation=rotation, origin=origin), "report.pdf", ocr="eng"
    )
    assert parsed.text.split() == expected.text.split()
    assert parsed.notices == (
        "page 1: text recognised from pictures (OCR): check quotes against the page",
    )
    assert [section.path for section in parsed.sections] == [
        section.path for section in expected.sections
    ]
    assert _boxed(parsed) == _boxed(expected) == parsed.text.split()
    for box, right in zip(parsed.boxes, expected.boxes, strict=True):
        assert _overlap(box, right) > 0.5, parsed.text[box.start : box.end]


@needs_tesseract()
@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_sheet_that_lay_on_its_side_is_read(turned: int) -> None:
    """Text that runs upward, downward or upside down is found, and where it stands."""
    data = _report(5)
    sheets = pictures(data, turned=turned)
    parsed = read_pdf(bound(sheets), "report.pdf", ocr="eng")
    expected = read_pdf(data, "report.pdf")
    assert parsed.text.split() == expected.text.split()
    for box, right in zip(parsed.boxes, expected.boxes, strict=True):
        left, top, end, bottom = {
            90: (right.top, 1 - right.right, right.bottom, 1 - right.left),
            180: (1 - right.right, 1 - right.bottom, 1 - right.left, 1 - right.top),
            270: (1 - right.bottom, right.left, 1 - right.top, right.right),
        }[turned]
        across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        assert left < across < end
        assert top < down < bottom


@needs_tesseract()
def test_a_skewed_scan_in_two_columns() -> None:
    """Columns are read one after the other, though the lines of a skewed sheet are not level."""
    data = _report(3, Sheet(columns=2, size=11.0, justified=True))
    parsed = read_pdf(bound(pictures(data, skew=0.8)), "report.pdf", ocr="eng")
    assert parsed.text.split() == read_pdf(data, "report.pdf").text.split()


@needs_tesseract()
def test_pages_languages_and_heads() -> None:
    """Several scanned pages: running heads off, numbers as labels, Spanish letters right."""
    spanish = "Los niños de la región costera van a la escuela más a menudo cada año."
    size = 12.0

    def page(number: int) -> object:
        def drawn(canvas: Canvas) -> None:
            words_at(canvas, 60, 50, "Informe de la oficina de escuelas", size=size)
            words_at(canvas, 60, 120, f"Parte de la sierra {number}", BOLD, 20)
            words_at(canvas, 60, 160, spanish, size=size)
            words_at(canvas, 290, 800, str(number + 10), size=size)

        return drawn

    data = draw(*(page(number) for number in (1, 2, 3)))  # type: ignore[arg-type]
    parsed = read_pdf(bound(pictures(data)), "informe.pdf", ocr="spa+eng")
    assert parsed.text.count(spanish) == 3
    assert "Informe" not in parsed.text
    assert [(p.number, p.label) for p in parsed.pages] == [(1, "11"), (2, "12"), (3, "13")]
    assert parsed.sections[1].path[-1] == "Parte de la sierra 2"
    assert {box.page for box in parsed.boxes} == {1, 2, 3}


@needs_tesseract()
def test_the_installed_program_passes_the_check() -> None:
    """The check holds for the real program, and finds what it does not have."""
    tesseract.check_recognition("eng+spa")
    assert tesseract.version().startswith("tesseract ")
    with pytest.raises(ConfigError, match="does not have xxx"):
        tesseract.check_recognition("eng+xxx")
