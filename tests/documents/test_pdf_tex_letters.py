"""PDF: fonts that TeX draws as pictures, whose letters go by the numbers that TeX has for them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.documents.pdf import read_pdf

FIRST, LAST = 11, 254


def _drawn(lines: Sequence[bytes], sign: bytes = b"") -> bytes:
    """A page of lines in a font of pictures; each letter is a box. A sign of another font first."""
    words = [f"BT /F1 10 Tf 80 {760 - 12 * i} Td <{x.hex()}> Tj ET" for i, x in enumerate(lines)]
    if sign:
        words.append(f"BT /F2 10 Tf 60 760 Td <{sign.hex()}> Tj ET")
    content = "\n".join(words)
    codes = range(FIRST, LAST + 1)
    names = " ".join(f"/a{code}" for code in codes)
    boxes = " ".join(f"/a{code} 5 0 R" for code in codes)
    font = (
        "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 -200 500 800]"
        f"/FirstChar {FIRST}/LastChar {LAST}/Widths[{'500 ' * len(codes)}]/Resources<<>>"
        f"/Encoding<</Type/Encoding/Differences[{FIRST} {names}]>>/CharProcs<<{boxes}>>>>"
    )
    box = "500 0 0 0 500 700 d1 0 0 450 700 re f"
    page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<<{page}/Resources<</Font<</F1 4 0 R/F2 6 0 R>>>>>>",
        font,
        f"<</Length {len(box)}>>\nstream\n{box}\nendstream",
        font,
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    ]
    body = "".join(f"{n} 0 obj\n{words}\nendobj\n" for n, words in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R/Size 8>>\n%%EOF\n".encode("latin-1")


def _text(lines: Sequence[bytes], sign: bytes = b"") -> str:
    return read_pdf(_drawn(lines, sign), "thesis.pdf").text


def test_ligatures_quotes_and_dashes_of_newer_fonts() -> None:
    """They are told by the numbers of the ligatures; the others are as in Latin-1."""
    lines = [
        b"The di\x1eculty of \x1ctting the \x1dood e\x1bects in was \x10great\x11\x16so they say,",
        b"\xbeno? Es el fin, \xbdni\xf1os! Articles 12\x1515 \x13hoy\x14.",
    ]
    assert _text(lines) == (
        "The difficulty of fitting the flood effects in was “great”—so they say, ¿no? Es el fin, "
        "¡niños! Articles 12–15 «hoy».\n"
    )


def test_ligatures_and_quotes_of_older_fonts() -> None:
    """They have them at other numbers, and those of line ends among them."""
    lines = [b"The o\x0ece \x0cnds \x0dood e\x0bects in \x5cplain\x22 words{so they say."]
    assert _text(lines) == "The office finds flood effects in “plain” words–so they say.\n"


def test_a_font_of_signs_has_no_ligatures() -> None:
    """The number of one of them is that of the mark of an item there."""
    lines = [b"The o\x0ece that \x0cnds them."]
    assert _text(lines, sign=b"\x0f") == "- The office that finds them.\n"


def test_letters_alone_tell_no_order() -> None:
    """Where a page shows no ligature the numbers stay what they are elsewhere."""
    assert _text([b"Costs were <5 of {12} here."]) == "Costs were <5 of {12} here.\n"
