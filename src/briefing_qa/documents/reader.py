"""What a reader is, and which one reads which format.

A further format is one module with a function of the type `Reader`, and its suffixes in `_READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from briefing_qa.documents.markdown import read_markdown
from briefing_qa.documents.parsed import Parsed
from briefing_qa.documents.text import read_text
from briefing_qa.errors import DocumentError

Reader = Callable[[bytes, str], Parsed]
"""The bytes of a file, and its name for messages; raises DocumentError, one line."""

_READERS: Mapping[str, Reader] = {
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".text": read_text,
    ".txt": read_text,
}

_FORMATS = {
    ".pdf": "PDF documents",
    ".htm": "HTML pages",
    ".html": "HTML pages",
    ".doc": "Word documents",
    ".docx": "Word documents",
    ".odt": "OpenDocument texts",
    ".rtf": "RTF documents",
}


def readable_suffixes() -> tuple[str, ...]:
    """Suffixes of the files that can be read, in lower case, with their dot."""
    return tuple(_READERS)


def check_suffix(name: str) -> None:
    """Raise DocumentError where files with this name's suffix cannot be read."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _READERS:
        return
    if suffix in _FORMATS:
        problem = f"{_FORMATS[suffix]} are not supported yet"
    else:
        problem = f'"{suffix}" files are not supported' if suffix else "the name has no suffix"
    raise DocumentError(f"{name}: {problem}: convert it to .txt or .md")


def parse(data: bytes, name: str) -> Parsed:
    """Read a file's bytes.

    Args:
        data: the whole file.
        name: its name; the suffix chooses the reader.

    Raises:
        DocumentError: the format is unknown, or the bytes are not of it.
    """
    check_suffix(name)
    return _READERS[PurePosixPath(name).suffix.lower()](data, name)
