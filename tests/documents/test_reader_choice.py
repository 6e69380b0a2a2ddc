"""Which reader reads which file; what all readers keep to is in `test_reader_contract.py`."""

from __future__ import annotations

import pytest

from briefing_qa.documents import parse, readable_suffixes
from briefing_qa.documents.reader import FORMATS, format_of
from briefing_qa.errors import DocumentError


def test_suffix_chooses_the_format() -> None:
    """Each suffix belongs to one format, in capitals as well, whatever stands before it."""
    assert len(set(readable_suffixes())) == sum(len(one.suffixes) for one in FORMATS)
    for one in FORMATS:
        for suffix in one.suffixes:
            assert format_of(f"a.b/notes.old{suffix.upper()}") is one


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("notes.doc", "Word documents of before 2007 are not supported: save it as .docx"),
        ("notes.MOBI", "Kindle books are not supported: save it as .epub"),
        ("notes.xlsx", "spreadsheets are not supported: save it as .pdf"),
        ("notes.xyz", '".xyz" files are not supported: convert it to .pdf, .docx or .txt'),
        ("notes", "the name has no suffix: convert it to .pdf, .docx or .txt"),
    ],
)
def test_other_formats_say_what_to_do(name: str, problem: str) -> None:
    """A format without a reader is refused with what to convert it to."""
    with pytest.raises(DocumentError) as caught:
        parse(b"text", name)
    assert str(caught.value) == f"{name}: {problem}"
