"""PDF: files that cannot be read say why, in one line, and what to do."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import (
    BODY,
    HEIGHT,
    WIDTH,
    Grid,
    Heading,
    Paragraph,
    Sheet,
    draw,
    lines_at,
    typeset,
)
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import opening, read_pdf, reading, render_page
from briefing_qa.errors import DocumentError

TEXT = [
    "Buses take the children of the coast to school in the morning,",
    "on most days of the year.",
]


def _text_page(canvas: Canvas) -> None:
    lines_at(canvas, 60, 100, TEXT)


def _picture_page(canvas: Canvas) -> None:
    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    canvas.drawImage(ImageReader(io.BytesIO(picture.getvalue())), 0, 0, WIDTH, HEIGHT)


def _fails(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, "report.pdf")
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("report.pdf: ")
    return message


def _encrypted(user: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(user, ownerPassword="owner", canPrint=0))
    canvas.drawString(60, 700, "A sentence that is protected.")
    canvas.save()
    return buffer.getvalue()


def test_locked_with_a_password() -> None:
    """A password that people must give is asked for in words; an empty one opens."""
    assert "locked with a password" in _fails(_encrypted("secret"))
    assert read_pdf(_encrypted(""), "report.pdf").text == "A sentence that is protected.\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<html>no</html>", "not a PDF"),
        (b"%PDF-1.7\n%%EOF", "broken or cut off"),
        (draw(_text_page)[:200], "broken or cut off"),
    ],
)
def test_what_is_no_whole_pdf(data: bytes, said: str) -> None:
    """Empty, of another format, or cut off: said as such."""
    assert said in _fails(data)


def test_no_pages() -> None:
    """A file without pages is none to read."""
    data = re.sub(rb"/Count 1 /Kids \[ [^\]]* \]", b"/Count 0 /Kids [ ]", draw(_text_page))
    assert "no pages" in _fails(data) or "broken" in _fails(data)


def test_scanned_is_named_with_the_remedy() -> None:
    """Pages that are pictures need their text recognised; a few of them are named."""
    message = _fails(draw(_picture_page, _picture_page))
    assert "scanned: all its pages" in message
    assert "ocrmypdf" in message
    parsed = read_pdf(draw(_text_page, _picture_page, _picture_page, _text_page, _text_page), "a")
    assert parsed.notices == ("pages 2-3 without text: scanned pictures, not searched",)
    assert "scanned: 2 of 3 pages" in _fails(draw(_text_page, _picture_page, _picture_page))


def test_blank_file_has_no_text() -> None:
    """A file without letters or pictures has nothing to read."""
    assert "no text" in _fails(draw(lambda c: c.rect(50, 50, 100, 100)))


def test_fonts_that_do_not_name_their_letters() -> None:
    """Letters of the private use area are garbage, and are named as such."""
    data = _with_private_letters()
    assert "fonts do not say which letters" in _fails(data)


def _with_private_letters() -> bytes:
    """A page whose font says that its letters are in the private use area."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    try:
        pdfmetrics.registerFont(TTFont("DejaVu", "DejaVuSans.ttf"))
    except Exception:  # reportlab raises several kinds
        pytest.skip("the font DejaVu Sans is not installed")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    canvas.setFont("DejaVu", 10)
    canvas.drawString(60, 700, "words of a page that nobody can read and search in the file")
    canvas.save()

    def private(match: re.Match[bytes]) -> bytes:
        return re.sub(rb"<00(..)>", rb"<E0\1>", match[0])

    # The map to Unicode has lines such as "<01> <01> <0077>".
    return re.sub(rb"(?s)\d+ beginbf(?:range|char).*?endbf", private, buffer.getvalue())


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits on pages and characters say what to do."""
    data = draw(_text_page, _text_page, _text_page)
    monkeypatch.setattr(opening, "MAX_PAGES", 2)
    assert "3 pages are more than the 2" in _fails(data)
    monkeypatch.setattr(opening, "MAX_PAGES", 5)
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 100)
    assert "more than 100 characters up to page 2 of 3" in _fails(data)


def test_broken_page_is_passed_over() -> None:
    """A page that the file breaks is named; the others are read."""
    data = draw(_text_page, _text_page, _text_page)
    kids = re.search(rb"/Kids \[ (\d+ 0 R) (\d+ 0 R)", data)
    assert kids is not None
    broken = data.replace(kids[0], kids[0].replace(kids[2], b"9" * (len(kids[2]) - 4) + b" 0 R"))
    parsed = read_pdf(broken, "report.pdf")
    assert parsed.text.count("Buses take the children") == 2
    assert len(parsed.notices) == 1
    assert re.fullmatch(r"page [23] broken in the file: not read", parsed.notices[0])


_SAMPLES = (
    draw(_text_page),
    typeset([Heading("Who goes"), Paragraph("Half go.{1} Some ride.")], Sheet(notes={1: "Ibid."})),
    typeset([Grid([["Country", "Score"], ["Peru", "63.5"]], ruled=True)], Sheet(rotation=90)),
    _encrypted(""),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_broken_bytes_are_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes are changed or missing: a document, or one line that says what is wrong."""
    sample = bytearray(data.draw(st.sampled_from(_SAMPLES)))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(sample)))
        new = data.draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from(
                    [b" 0 0 0 0 0 0 cm ", b" 1e30 0 0 1 0 0 Tm ", b"/Rotate 90", b"-1"]
                ),
            )
        )
        sample[at : at + data.draw(st.integers(0, 6))] = new
    cut = data.draw(st.one_of(st.just(len(sample)), st.integers(0, len(sample))))
    broken = bytes(sample[:cut])
    try:
        parsed = read_pdf(broken, "report.pdf")
    except DocumentError as error:
        parsed, message = None, str(error)
    if parsed is None:
        assert "\n" not in message
        return
    assert parsed.text.strip()
    assert parsed.sections[-1].end == len(parsed.text)
    assert all(0 <= box.left < box.right <= 1 for box in parsed.boxes)


def test_title_of_half_letters() -> None:
    """A title that is no whole UTF-16 does not stop the reading."""
    data = draw(_text_page, title="Buses of the coast")
    broken = re.sub(rb"/Title \([^)]*\)", b"/Title <FEFFD83D0041>", data)
    assert broken != data
    assert read_pdf(broken, "report.pdf").text.startswith("Buses take")


def test_page_as_a_picture() -> None:
    """A PNG of the width asked for, turned as the page says; drawn words are dark."""
    from PIL import Image

    picture = Image.open(io.BytesIO(render_page(draw(_text_page), 1, 300)))
    assert picture.format == "PNG"
    assert picture.size[0] == 300
    assert picture.size[1] == pytest.approx(300 * HEIGHT / WIDTH, abs=2)
    words = picture.convert("L").crop((30, 44, 150, 52))
    assert min(words.tobytes()) < 128
    sideways = typeset([Paragraph("Some words.")], Sheet(rotation=90))
    turned = Image.open(io.BytesIO(render_page(sideways, 1, 300)))
    assert turned.size[0] > turned.size[1]


@pytest.mark.parametrize(
    ("number", "width", "said"),
    [(0, 300, "no page 0"), (2, 300, "no page 2"), (1, 0, "0 pixels"), (1, 9999, "9999 pixels")],
)
def test_pictures_that_are_not_made(number: int, width: int, said: str) -> None:
    """Pages that are not there and sizes out of bounds are refused in words."""
    with pytest.raises(DocumentError, match=said):
        render_page(draw(_text_page), number, width)


def test_page_too_long_for_a_picture() -> None:
    """A strip as long as a road is no picture to make."""
    with pytest.raises(DocumentError, match="too long for a picture"):
        render_page(_strip(), 1, 4000)


def _strip() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(10, 14000))
    canvas.setFont(BODY, 5)
    canvas.drawString(1, 13000, "a")
    canvas.save()
    return buffer.getvalue()
