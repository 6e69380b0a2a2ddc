"""What is known of a document: whose word counts, and which language it is in."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import docx, epub, paragraph
from pdf_samples import draw, lines_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents import Corpus, Parsed, RegisteredSource
from briefing_qa.documents.describing import describe
from briefing_qa.types import Section

SPANISH = (
    "En las comunidades de la selva los niños y las niñas no siempre van a la escuela, porque el "
    "camino es largo y las familias no tienen con qué pagar el viaje. La ley dice que el Estado "
    "debe cuidar de ellos, pero los servicios que hay en la región son pocos y están lejos de "
    "donde viven. Por eso el informe pide que se abran oficinas en cada provincia y que el "
    "personal hable la lengua de la comunidad. También pide que los datos sobre la trata sean "
    "públicos, para que se sepa qué se hace con los casos que se denuncian y con quienes los "
    "cometen."
)
ENGLISH = (
    "In the communities of the forest the boys and the girls do not always go to school, because "
    "the way is long and their families have nothing with which to pay for it. The law says that "
    "the State has to care for them, but there are few services in the region and they are far "
    "from where the people live. This is why the report asks for an office in each of the "
    "provinces, with staff who speak the language of the community. It also asks for the data on "
    "trafficking to be public, so that all can see what is done about the cases."
)
REGISTER = """
[[source]]
id = "informe-2016"
title = "Informe de 2016"
publisher = "Defensoría"
language = "es"
date = "2016-11-01"
pages = ["https://example.org/informe"]
"""


def _parsed(
    text: str = ENGLISH, fields: dict[str, str] | None = None, written: dict[str, str] | None = None
) -> Parsed:
    return Parsed(
        text=text,
        sections=(Section(headings=(), start=0, body_start=0, end=len(text)),),
        main_heading="Heading",
        fields=fields or {},
        front_matter=written or {},
    )


def _page(canvas: Canvas) -> None:
    canvas.setCatalogEntry("Lang", "en-US")
    lines_at(canvas, 72, 72, [SPANISH[i : i + 80] for i in range(0, len(SPANISH), 80)])


def _language(tag: str, text: str) -> str:
    return describe(_parsed(text, {"language": tag}), b"", "a.pdf", None).language


@pytest.mark.parametrize("name", ["title", "publisher", "date", "address", "licence"])
def test_front_matter_goes_before_the_register_and_that_before_the_file(name: str) -> None:
    """Of each field the first counts that is there; each of them counts where it stands alone."""
    register = RegisteredSource(
        id="a",
        title="registered",
        publisher="registered",
        language="en",
        pages=("https://example.org",),
        date="registered",
        address="registered",
        licence="registered",
    )

    def known(source: RegisteredSource | None, **where: dict[str, str]) -> str:
        document = describe(_parsed(**where), b"", "a.pdf", source)
        return document.title if name == "title" else getattr(document.provenance, name)

    written, own = {name: "written"}, {name: "own"}
    assert known(register, written=written, fields=own) == "written"
    assert known(register, fields=own) == "registered"
    assert known(None, fields=own) == "own"
    assert known(None) == ("Heading" if name == "title" else "")


def test_the_pages_of_the_register_are_the_last_resort_for_an_address() -> None:
    """An address that the file states is nearer to it than a page where it can be obtained."""
    source = RegisteredSource(
        id="a", title="A", publisher="B", language="en", pages=("https://example.org/all",)
    )
    own = _parsed(fields={"address": "https://example.org/one"})
    assert describe(own, b"", "a.html", source).provenance.address == "https://example.org/one"
    assert describe(_parsed(), b"", "a.html", source).provenance.address == source.pages[0]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_register_corrects_what_a_program_wrote(suffix: str, tmp_path: Path) -> None:
    """Title, language and date of the register, not those that a layout program left behind."""
    core = (
        "<dc:title>Master A4</dc:title><dc:language>en-US</dc:language>"
        "<dcterms:created>2026-02-03T10:00:00Z</dcterms:created>"
    )
    data = (
        draw(_page, title="Master A4") if suffix == "pdf" else docx(paragraph(SPANISH), core=core)
    )
    (tmp_path / f"informe-2016.{suffix}").write_bytes(data)
    bare = Corpus(tmp_path).read(f"informe-2016.{suffix}")
    (tmp_path / "sources.toml").write_text(REGISTER, encoding="utf-8")
    known = Corpus(tmp_path).read(f"informe-2016.{suffix}")
    assert (bare.title, bare.language) == ("Master A4", "es")
    assert (known.title, known.language) == ("Informe de 2016", "es")
    assert bare.provenance.date not in ("", "2016-11-01")
    assert known.provenance.date == "2016-11-01"


@pytest.mark.parametrize(
    ("tag", "text", "language"),
    [
        ("en-US", SPANISH, "es"),
        ("es", ENGLISH, "en"),
        ("en", ENGLISH, "en"),
        ("es_PE", SPANISH, "es"),
        ("en", f"{SPANISH}\n\n{ENGLISH}", "en"),  # in two languages: no reason to doubt
        ("en", "Los niños y las niñas van a la escuela.", "en"),  # too short to contradict
        ("pt-BR", SPANISH, "pt"),  # only English and Spanish are told from each other
        ("spa", ENGLISH[:100], "es"),
        ("x-none", SPANISH, "es"),
        ("und", SPANISH, "es"),
        ("", ENGLISH, "en"),
    ],
)
def test_a_file_s_language_is_believed_unless_the_text_contradicts(
    tag: str, text: str, language: str
) -> None:
    """A property that programs fill in does not make a Spanish text English."""
    assert _language(tag, text) == language


def test_a_person_is_believed_about_the_language() -> None:
    """Front matter and register are not weighed against the text."""
    written = _parsed(SPANISH, {"language": "es"}, {"language": "EN-gb"})
    assert describe(written, b"", "a.md", None).language == "en"
    source = RegisteredSource(id="a", title="A", publisher="B", language="qu", pages=("https://e",))
    assert describe(_parsed(SPANISH, {"language": "es"}), b"", "a.pdf", source).language == "qu"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Old_report.txt", b"x" * 501 + b"\n\nThe gardens were planted by 45 families."),
        (
            "Old_report.epub",
            epub({"a.xhtml": "<p>T.</p>"}, meta=f"<dc:title>{'x' * 501}</dc:title>"),
        ),
        (
            "Old_report.docx",
            docx(paragraph("x" * 501, "Title") + paragraph("The gardens were planted.")),
        ),
    ],
)
def test_what_is_longer_than_a_title_is_none(name: str, content: bytes, tmp_path: Path) -> None:
    """A title goes with every citation and passage: a text without end is not taken for one."""
    (tmp_path / name).write_bytes(content)
    assert Corpus(tmp_path).read(name).title == "Old report"


def test_a_written_title_may_be_of_any_length() -> None:
    """What a person calls a document, it is called."""
    title = "Annual report " * 50
    assert describe(_parsed(written={"title": title}), b"", "a.md", None).title == title
