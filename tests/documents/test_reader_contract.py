"""What every reader keeps to, whatever the format: one sample of each, and what breaks it."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_files import docx, epub, item, odt, paragraph, table
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Parsed, parse
from briefing_qa.documents.canonical import LIGATURES
from briefing_qa.documents.reader import FORMATS, Format
from briefing_qa.errors import DocumentError
from briefing_qa.passages import cut_passages
from briefing_qa.types import Document

WORDS = (
    "Derechos Las niñas y los niños preguntan quién responde. Hay 14 respuestas. "
    "Nadie responde una pregunta todos escuchan"
)
"""The words of every sample, in order, without the marks of its lists."""


def _text() -> bytes:
    return (
        "Derechos\n\nLas nin\u0303as y los niños\r\npreguntan quién responde. "
        "Hay 14 respuestas.\n\nNadie responde\n\n- una pregunta\n- todos escuchan\n"
    ).encode()


def _markdown() -> bytes:
    return _text().replace(b"Derechos", b"# Derechos").replace(b"Nadie", b"## Nadie")


def _html() -> bytes:
    return (
        "<html lang=es><h1>Derechos</h1><p>Las nin\u0303as y los ni&ntilde;os\r\npreguntan "
        "<b>quién</b> responde. Hay 14 respuestas.<h2>Nadie responde</h2><ul><li>una pregunta"
        "<li>todos escuchan</ul>"
    ).encode()


def _docx() -> bytes:
    return docx(
        paragraph("Derechos", "Heading1")
        + paragraph("Las nin\u0303as y los niños\r\npreguntan quién responde. Hay 14 respuestas.")
        + paragraph("Nadie responde", "Ttulo2")
        + item("una pregunta", 1)
        + item("todos escuchan", 1)
    )


def _odt() -> bytes:
    return odt(
        '<text:h text:outline-level="1">Derechos</text:h><text:p>Las nin\u0303as y los niños\r\n'
        "preguntan quién responde. Hay 14 respuestas.</text:p>"
        '<text:h text:outline-level="2">Nadie responde</text:h><text:list><text:list-item>'
        "<text:p>una pregunta</text:p></text:list-item><text:list-item><text:p>todos escuchan"
        "</text:p></text:list-item></text:list>"
    )


def _epub() -> bytes:
    return epub({"a.xhtml": _html().decode().partition(">")[2].replace("&ntilde;", "ñ")})


def _pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for height, size, words in (
        (780, 22, "Derechos"),
        (740, 11, "Las niñas y los niños preguntan quién responde. Hay 14 respuestas."),
        (700, 16, "Nadie responde"),
        (670, 11, "• una pregunta"),
        (656, 11, "• todos escuchan"),
    ):
        canvas.setFont("Helvetica-Bold" if size > 11 else "Helvetica", size)
        canvas.drawString(72, height, words)
    canvas.save()
    return file.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "docx": _docx,
    "odt": _odt,
    "epub": _epub,
    "pdf": _pdf,
}
"""By the module of the format; a format without a sample fails."""

each_format = pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.module)


def _sample(one: Format) -> Parsed:
    return parse(SAMPLES[one.module](), f"notes{one.suffixes[0]}")


def _document(parsed: Parsed) -> Document:
    return Document(
        id="notes", title="", text=parsed.text, sections=parsed.sections, pages=parsed.pages
    )


def _check(parsed: Parsed) -> None:
    """The text is canonical; sections, headings, pages and units are exact."""
    text = parsed.text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.encode().decode() == text
    assert parsed.sections[0].start == 0
    assert parsed.sections[-1].end == len(text)
    ends = [section.end for section in parsed.sections[:-1]]
    assert ends == [section.start for section in parsed.sections[1:]]
    for section in parsed.sections:
        assert section.start <= section.body_start <= section.end
        for heading in section.headings:
            assert text[heading.start : heading.end] == heading.title == heading.title.strip()
            assert heading.title
    stated = (parsed.fields, parsed.front_matter, parsed.metadata)
    for value in (*(value for one in stated for value in one.values()), *parsed.notices):
        assert value == " ".join(value.split()) != ""
    document = _document(parsed)
    covered = 0
    for passage in cut_passages(document, IndexSettings()):
        assert text[passage.start : passage.end] == passage.text
        assert passage.start >= covered
        covered = passage.end
        for unit in passage.units:
            assert text[unit.start : unit.end].strip() == text[unit.start : unit.end] != ""


@each_format
def test_sample_is_read_word_by_word(one: Format) -> None:
    """Every word stands in the text, in order and in NFC, with nothing but marks between."""
    parsed = _sample(one)
    _check(parsed)
    words = [word for word in parsed.text.split() if any(map(str.isalnum, word))]
    assert " ".join(words) == WORDS


@each_format
def test_sample_has_its_outline(one: Format) -> None:
    """Its two headings are found, the second below the first where the format says so."""
    parsed = _sample(one)
    assert parsed.main_heading == "Derechos"
    assert parsed.sections[0].path == ("Derechos",)
    assert parsed.sections[-1].path[-1] == "Nadie responde"
    if one.module != "text":
        assert parsed.sections[-1].path == ("Derechos", "Nadie responde")


@each_format
def test_sentences_and_items_can_be_cited(one: Format) -> None:
    """What is cut from the text are its sentences, its items and its headings."""
    document = _document(_sample(one))
    units = {
        (unit.kind, document.text[unit.start : unit.end])
        for passage in cut_passages(replace(document, language="es"), IndexSettings())
        for unit in passage.units
    }
    assert {
        ("heading", "Derechos"),
        ("sentence", "Hay 14 respuestas."),
        ("heading", "Nadie responde"),
        ("item", "una pregunta"),
        ("item", "todos escuchan"),
    } <= units


@each_format
def test_same_bytes_same_outcome(one: Format) -> None:
    """Reading twice, and under another of the format's suffixes, gives equal values."""
    data = SAMPLES[one.module]()
    first = parse(data, f"notes{one.suffixes[0]}")
    for suffix in one.suffixes:
        assert parse(data, f"notes{suffix.upper()}") == first


@each_format
@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\xff" * 50], ids=range(3))
def test_what_is_nothing_is_refused(one: Format, data: bytes) -> None:
    """No bytes, white space and noise are no document; the error is one line with the name."""
    name = f"notes{one.suffixes[0]}"
    with pytest.raises(DocumentError) as caught:
        parse(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert str(caught.value).isprintable()


@each_format
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(one: Format, data: st.DataObject) -> None:
    """Cut off or changed anywhere, a file gives a document that keeps to this, or one line."""
    source = bytearray(SAMPLES[one.module]())
    places = st.integers(0, len(source) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        source[place] = byte
    cut = data.draw(st.none() | places)
    name = f"notes{one.suffixes[0]}"
    problem = ""
    try:
        _check(parse(bytes(source[:cut]), name))
    except DocumentError as error:
        problem = str(error)
    assert problem == "" or (problem.startswith(f"{name}: ") and problem.isprintable())


_WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
_LINE = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_PART = st.one_of(
    st.tuples(st.just("heading"), _LINE),
    st.tuples(st.just("paragraph"), _LINE),
    st.tuples(st.just("item"), _LINE),
    st.tuples(st.just("rows"), st.lists(st.tuples(_LINE, _LINE), min_size=1, max_size=3)),
)


def _as_html(parts: list[tuple[str, object]]) -> str:
    """Parts as HTML that is XHTML as well; words hold no marks."""
    built = []
    for kind, content in parts:
        if kind == "rows":
            inner = "".join(
                "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in content
            )
            built.append(f"<table>{inner}</table>")
        else:
            tag = {"heading": "h2", "paragraph": "p", "item": "li"}[kind]
            line = f"<{tag}>{content}</{tag}>"
            built.append(f"<ul>{line}</ul>" if kind == "item" else line)
    return "".join(built)


def _as_docx(parts: list[tuple[str, object]]) -> str:
    built = []
    for kind, content in parts:
        if kind == "rows":
            built.append(table(content))
        elif kind == "item":
            built.append(item(content, 1))
        else:
            built.append(paragraph(content, "Heading1" if kind == "heading" else ""))
    return "".join(built)


def _as_odt(parts: list[tuple[str, object]]) -> str:
    built = []
    for kind, content in parts:
        if kind == "rows":
            inner = "".join(
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row
                )
                + "</table:table-row>"
                for row in content
            )
            built.append(f"<table:table>{inner}</table:table>")
        elif kind == "item":
            built.append(
                f"<text:list><text:list-item><text:p>{content}</text:p></text:list-item></text:list>"
            )
        else:
            tag = "text:h" if kind == "heading" else "text:p"
            built.append(f"<{tag}>{content}</{tag}>")
    return "".join(built)


MAKERS = {
    "notes.html": lambda parts: _as_html(parts).encode(),
    "notes.epub": lambda parts: epub({"a.xhtml": _as_html(parts)}),
    "notes.docx": lambda parts: docx(_as_docx(parts)),
    "notes.odt": lambda parts: odt(_as_odt(parts)),
}


@pytest.mark.parametrize("name", MAKERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(parts=st.lists(_PART, min_size=1, max_size=8))
def test_all_words_come_through(name: str, parts: list[tuple[str, object]]) -> None:
    """Headings, paragraphs, items and rows of any words stand in the text in order, all of them."""
    parsed = parse(MAKERS[name](parts), name)
    _check(parsed)
    position = 0
    for kind, content in parts:
        lines = [cell for row in content for cell in row] if kind == "rows" else [content]
        place = position
        for line in lines:
            spelled = unicodedata.normalize("NFC", line.translate(LIGATURES))
            words = " ".join(spelled.split())
            # the names of columns stand in every row, so rows are in order among themselves only
            found = parsed.text.find(words, position if kind == "rows" else place)
            assert found >= 0, words
            place = max(place, found + len(words))
        position = place
