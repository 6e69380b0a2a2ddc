"""Word documents, OpenDocument texts and EPUB books for tests, written part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org"
_W = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:m="{_OFFICE}/officeDocument/2006/math" '
    f'xmlns:mc="{_OFFICE}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{rest}</w:style>'
    for key, name, rest in (
        ("Title", "Title", ""),
        ("Heading1", "heading 1", ""),
        ("Ttulo2", "Título 2", ""),
        ("Own", "Our chapter", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Derived", "Chapter in blue", '<w:basedOn w:val="Heading1"/>'),
        ("Loop", "Loop", '<w:basedOn w:val="Loop"/>'),
        ("TOC1", "toc 1", ""),
        (
            "ListBullet",
            "List Bullet",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
        ),
    )
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts by path, the same bytes for the same parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def paragraph(words: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word with one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A run of Word."""
    text = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def item(words: str, number: int, depth: int = 0) -> str:
    """A list item of Word."""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(words, properties=place)


def table(rows: Sequence[Sequence[str]], header: int = 0) -> str:
    """A table of Word; the first rows repeat on every page."""
    built = []
    for number, cells in enumerate(rows):
        marked = "<w:tblHeader/>" if number < header else ""
        inner = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
        built.append(f"<w:tr><w:trPr>{marked}</w:trPr>{inner}</w:tr>")
    return f"<w:tbl>{''.join(built)}</w:tbl>"


def docx(
    body: str,
    *,
    notes: Mapping[str, str] | None = None,
    endnotes: Mapping[str, str] | None = None,
    core: str = "",
    styles: str = "",
    numbering: str = NUMBERING,
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word document.

    Args:
        body: XML inside of `w:body`.
        notes: id to words of its footnotes.
        endnotes: id to words of its endnotes.
        core: XML inside of the core properties.
        styles: XML of further styles.
        numbering: XML inside of `w:numbering`.
        extra: further parts, by path.
    """
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {one: f"{one}.xml" for one in ("styles", "numbering", "footnotes", "endnotes")}
        ),
        "word/styles.xml": f"<w:styles {_W}>{STYLES}{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
    }
    for kind, found in (("footnote", notes), ("endnote", endnotes)):
        inner = "".join(
            f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + words)}</w:p>'
            f"</w:{kind}>"
            for key, words in (found or {}).items()
        )
        separator = f'<w:{kind} w:type="separator" w:id="-1">{paragraph("")}</w:{kind}>'
        parts[f"word/{kind}s.xml"] = f"<w:{kind}s {_W}>{separator}{inner}</w:{kind}s>"
    return pack({**parts, **(extra or {})})


def _relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inner}</Relationships>'


def odt(
    body: str, *, meta: str = "", styles: str = "", extra: Mapping[str, str | bytes] | None = None
) -> bytes:
    """An OpenDocument text.

    Args:
        body: XML inside of `office:text`.
        meta: XML inside of `office:meta`.
        styles: XML inside of `office:automatic-styles`.
        extra: further parts, by path.
    """
    names = " ".join(
        f'xmlns:{word}="{_OASIS}:{word}:1.0"'
        for word in ("office", "text", "table", "style", "meta", "manifest")
    )
    names += f' xmlns:draw="{_OASIS}:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {names}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            **(extra or {}),
        }
    )


def epub(
    chapters: Mapping[str, str],
    *,
    meta: str = "",
    manifest: str = "",
    spine: str = "",
    guide: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An EPUB book.

    Args:
        chapters: path in the book to XHTML inside of `body`, in reading order.
        meta: XML inside of the metadata.
        manifest: further items of the manifest.
        spine: items of the spine before the chapters.
        guide: XML inside of the guide.
        extra: further parts, by path.
    """
    names = list(chapters)
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(names)))
    pages = {
        f"OPS/{name.replace('%20', ' ')}": '<?xml version="1.0" encoding="utf-8"?><html '
        'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>'
        f"<title>Chapter</title></head><body>{body}</body></html>"
        for name, body in chapters.items()
    }
    return pack(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{meta}</metadata><manifest>{manifest}{items}</manifest>"
            f"<spine>{spine}{order}</spine><guide>{guide}</guide></package>",
            **pages,
            **(extra or {}),
        }
    )
