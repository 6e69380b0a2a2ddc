"""Which reader reads which file."""

from __future__ import annotations

import pytest

from briefing_qa.documents import parse, readable_suffixes
from briefing_qa.errors import DocumentError


@pytest.mark.parametrize("suffix", readable_suffixes())
def test_every_reader_gives_exact_sections(suffix: str) -> None:
    """Each format's reader returns the canonical text and sections that cover it."""
    parsed = parse("# Título\r\n\r\nNin\u0303as.".encode(), f"notes{suffix.upper()}")
    assert parsed.text == "# Título\n\nNiñas."
    assert (parsed.sections[0].path, parsed.sections[0].end) == (("Título",), len(parsed.text))


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("notes.pdf", "PDF documents are not supported yet"),
        ("notes.DOCX", "Word documents are not supported yet"),
        ("notes.html", "HTML pages are not supported yet"),
        ("notes.xyz", '".xyz" files are not supported'),
        ("notes", "the name has no suffix"),
    ],
)
def test_other_formats_say_what_to_do(name: str, problem: str) -> None:
    """A format without a reader is refused with the formats that can be read."""
    with pytest.raises(DocumentError) as caught:
        parse(b"text", name)
    assert str(caught.value) == f"{name}: {problem}: convert it to .txt or .md"
