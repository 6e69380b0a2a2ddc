"""Which library gives the final text of a Word document, with its lists, notes and boxes.

    python benchmarks/word_files.py

Makes one document as Word writes it and asks each library that is installed (`pip install
python-docx mammoth docx2python`) for all of its text.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "documents"))

from office_files import docx, item, paragraph, run, table  # noqa: E402

_RAISED = '<w:vertAlign w:val="superscript"/>'
_BOX = f"<w:txbxContent>{paragraph('Boxed words.')}</w:txbxContent>"
_BODY = (
    paragraph("Chapter", "Ttulo2")
    + f'<w:p>{run("Boys work")}<w:r><w:footnoteReference w:id="3"/></w:r>{run(" at home.")}</w:p>'
    + f"<w:p>{run('It takes ')}<w:del><w:r><w:delText>six</w:delText></w:r></w:del>"
    f"<w:ins>{run('nine')}</w:ins>{run(' months.')}</w:p>"
    + f"<w:p><w:moveFrom>{run('Moved away.')}</w:moveFrom>{run('Stays.')}</w:p>"
    + f"<w:p><w:hyperlink>{run('Linked')}</w:hyperlink><w:sdt><w:sdtContent>{run(' controlled')}"
    f"</w:sdtContent></w:sdt>{run(' words.')}</w:p>"
    + f"<w:sdt><w:sdtContent>{paragraph('Paragraph in a control.')}</w:sdtContent></w:sdt>"
    + item("first", 2)
    + item("second", 2)
    + item("third, from five", 3)
    + table([["Country", "Law"], ["Peru", "yes"]], header=1)
    + f"<w:p>{run('On 3 km')}{run('2', _RAISED)}</w:p>"
    + f"<w:p>{run('Seen.')}{run('Hidden.', '<w:vanish/>')}<w:r><mc:AlternateContent><mc:Choice>"
    f"<w:drawing><wps:txbx>{_BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<v:textbox>{_BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)

CHECKS: dict[str, Callable[[str], bool]] = {
    "sentence without the mark of its note": lambda text: "Boys work at home." in text,
    "words of the note": lambda text: "A note." in text,
    "inserted in, deleted out": lambda text: "It takes nine months." in text,
    "moved away out": lambda text: "Moved away" not in text,
    "link and content control": lambda text: "Linked controlled words." in text,
    "paragraph in a content control": lambda text: "Paragraph in a control." in text,
    "numbers of lists": lambda text: "2. second" in text or "2) second" in text,
    "number that starts anew": lambda text: "5. third" in text or "5) third" in text,
    "cells of tables": lambda text: "Peru" in text,
    "cells with the names of columns": lambda text: "Country: Peru" in text,
    "power of a unit": lambda text: "km²" in text,
    "hidden words out": lambda text: "Hidden" not in text,
    "text box, once": lambda text: text.count("Boxed words.") == 1,
}


def readers() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    """Name and function of each reader that is there."""
    from briefing_qa.documents import parse

    yield "this package", lambda data: parse(data, "a.docx").text
    for add in (_python_docx, _mammoth, _docx2python):
        try:
            yield from add()
        except ImportError as error:
            print(f"not measured: {error}", file=sys.stderr)


def _python_docx() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    from docx import Document

    def read(data: bytes) -> str:
        found = []
        for part in Document(io.BytesIO(data)).iter_inner_content():
            rows = getattr(part, "rows", None)
            cells = [cell.text for row in rows for cell in row.cells] if rows else [part.text]
            found.extend(cells)
        return "\n".join(found)

    yield "python-docx", read


def _mammoth() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    import mammoth

    from briefing_qa.documents.html_tree import parse_html

    def read(data: bytes) -> str:
        return parse_html(mammoth.convert_to_html(io.BytesIO(data)).value).text()

    yield "mammoth", read


def _docx2python() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    from docx2python import docx2python

    def read(data: bytes) -> str:
        with docx2python(io.BytesIO(data)) as opened:
            return str(opened.text).replace("\t", " ")

    yield "docx2python", read


def main() -> None:
    """Print the table: a row for each check, a column for each reader."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    data = docx(_BODY, notes={"3": "A note."}, extra={"[Content_Types].xml": types})
    texts = {}
    for name, read in readers():
        try:
            texts[name] = read(data)
        except Exception as error:  # whatever another library raises is its result
            texts[name] = f"{type(error).__name__}: {error}"
            print(f"{name}: {texts[name]}", file=sys.stderr)
    print(f"| | {' | '.join(texts)} |")
    print("|---|" + "---|" * len(texts))
    for title, check in CHECKS.items():
        print(f"| {title} | {' | '.join('yes' if check(t) else '–' for t in texts.values())} |")


if __name__ == "__main__":
    main()
