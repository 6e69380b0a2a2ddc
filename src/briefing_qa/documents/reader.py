"""What a reader is, and which one reads which format.

A further format is one module with a function of the type `Reader`, and an entry in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from briefing_qa.documents.parsed import Parsed
from briefing_qa.errors import DocumentError

Reader = Callable[[bytes, str], Parsed]
"""The bytes of a file, and its name for messages; raises DocumentError, one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that can be read.

    Attributes:
        suffixes: of the files' names, in lower case, with their dot.
        module: below `briefing_qa.documents`; imported when a file of the format is read.
        function: the `Reader` in it.
        apart: whether a library takes such files to pieces, which a broken or hostile file could
            make crash, hang or eat all memory: it is read in a process of its own.
        recognises: whether the text of pictures in it can be recognised: its `Reader` then takes
            the languages as `ocr`, empty for none, and `trial`.
    """

    suffixes: tuple[str, ...]
    module: str
    function: str
    apart: bool = True
    recognises: bool = False

    def reader(self) -> Reader:
        """The function that reads it."""
        module = import_module(f"briefing_qa.documents.{self.module}")
        return cast("Reader", getattr(module, self.function))


FORMATS = (
    Format(
        suffixes=(".txt", ".text"),
        module="text",
        function="read_text",
        apart=False,
    ),
    Format(
        suffixes=(".md", ".markdown"),
        module="markdown",
        function="read_markdown",
        apart=False,
    ),
    Format(
        suffixes=(".pdf",),
        module="pdf",
        function="read_pdf",
        recognises=True,
    ),
    Format(
        suffixes=(".html", ".htm", ".xhtml"),
        module="html",
        function="read_html",
    ),
    Format(suffixes=(".docx", ".docm"), module="docx", function="read_docx"),
    Format(suffixes=(".odt",), module="odt", function="read_odt"),
    Format(suffixes=(".epub",), module="epub", function="read_epub"),
)
"""All of them."""

_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}

_CONVERT = {
    ".doc": ("Word documents of before 2007", ".docx"),
    ".rtf": ("RTF documents", ".docx"),
    ".pages": ("Pages documents", ".docx or .pdf"),
    ".mobi": ("Kindle books", ".epub"),
    ".ppt": ("presentations", ".pdf"),
    ".pptx": ("presentations", ".pdf"),
    ".xls": ("spreadsheets", ".pdf"),
    ".xlsx": ("spreadsheets", ".pdf"),
}


def readable_suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be read, in lower case, with their dot."""
    return tuple(_BY_SUFFIX)


def format_of(name: str) -> Format:
    """The format of a file, by the suffix of its name.

    Raises:
        DocumentError: none that can be read has this suffix; says what to convert it to.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if suffix in _CONVERT:
        title, others = _CONVERT[suffix]
        raise DocumentError(f"{name}: {title} are not supported: save it as {others}")
    problem = f'"{suffix}" files are not supported' if suffix else "the name has no suffix"
    raise DocumentError(f"{name}: {problem}: convert it to .pdf, .docx or .txt")


def recognises(name: str) -> bool:
    """Whether a file with this name may hold pictures of text that can be recognised."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix in _BY_SUFFIX and _BY_SUFFIX[suffix].recognises


def check_suffix(name: str) -> None:
    """Raise DocumentError where files with this name's suffix cannot be read."""
    format_of(name)


def parse(data: bytes, name: str) -> Parsed:
    """Read a file's bytes in this process.

    Args:
        data: the whole file.
        name: its name; the suffix chooses the reader.

    Raises:
        DocumentError: the format is unknown, or the bytes are not of it.
    """
    return format_of(name).reader()(data, name)
