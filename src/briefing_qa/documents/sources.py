"""The register of documents, `sources.toml`: what belongs in the corpus and where it can be had."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from briefing_qa.bounded import text_of, toml_of
from briefing_qa.documents.language import FORM, language_code
from briefing_qa.errors import CorpusError

REGISTER = "sources.toml"
"""Name of the register in the corpus folder."""

_MOST_MIB = 64
_REQUIRED = ("id", "title", "publisher", "language", "pages")
_HEADER = re.compile(r"\s*\[\[\s*source\s*\]\]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredSource:
    """One `[[source]]` of the register.

    Attributes:
        id: of the document.
        title: for people.
        publisher: who published it.
        language: ISO 639-1 code.
        pages: addresses of web pages where people can obtain it; at least one.
        date: of publication, as far as known.
        licence: the terms it stands under.
        file: its path in the corpus, where the id does not already follow from the file's name.
        address: for a direct download, where one is confirmed.
        sha256: of the file that the address gave when it was confirmed; another one is refused.
        country: that it is about, or comes from.
        note: for people.
    """

    id: str
    title: str
    publisher: str
    language: str
    pages: tuple[str, ...]
    date: str = ""
    licence: str = ""
    file: str = ""
    address: str = ""
    sha256: str = ""
    country: str = ""
    note: str = ""


_KNOWN = tuple(field.name for field in fields(RegisteredSource))


def load_sources(corpus_folder: Path) -> tuple[RegisteredSource, ...]:
    """Read the register of a corpus folder; empty where there is none.

    Raises:
        CorpusError: it cannot be read, is not TOML, or an entry has an unknown, missing or wrong
            field; names the line.
    """
    path = corpus_folder / REGISTER
    try:
        text = text_of(path, _MOST_MIB)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorpusError(f"cannot read {path}: {error.strerror}: check the file") from error
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8 text"
        ) from error
    try:
        data = toml_of(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path}: not TOML: {error}: repair it") from error
    return _sources(data, text.split("\n"), path)


def missing_sources(
    sources: Sequence[RegisteredSource], present_ids: Collection[str]
) -> tuple[RegisteredSource, ...]:
    """Registered sources without a document, in the order of the register."""
    present = set(present_ids)
    return tuple(source for source in sources if source.id not in present)


def _sources(
    data: Mapping[str, Any], lines: Sequence[str], path: Path
) -> tuple[RegisteredSource, ...]:
    for key in data:
        if key != "source":
            line = _line_of(key, lines, 0)
            raise CorpusError(f"{path}, line {line}: unknown key {key!r}: use [[source]] tables")
    tables = data.get("source", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CorpusError(f"{path}: source is not a list of tables: use [[source]]")
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    found: dict[str, RegisteredSource] = {}
    for number, table in enumerate(tables):
        header = headers[number] if number < len(headers) else 0
        source = _source(table, lines, header, path)
        if source.id in found:
            raise CorpusError(
                f"{path}, line {header + 1}: id {source.id!r} is there twice: remove one"
            )
        found[source.id] = source
    return tuple(found.values())


def _source(
    table: Mapping[str, Any], lines: Sequence[str], header: int, path: Path
) -> RegisteredSource:
    missing = [name for name in _REQUIRED if not table.get(name)]
    if missing:
        lacking = ", ".join(missing)
        raise CorpusError(
            f"{path}, line {header + 1}: this source lacks {lacking}: add what is missing"
        )
    for key, value in table.items():
        if problem := _problem(key, value):
            raise CorpusError(f"{path}, line {_line_of(key, lines, header)}: {problem}: repair it")
    return RegisteredSource(**{**table, "pages": tuple(table["pages"])})


def _problem(key: str, value: object) -> str:
    """What is wrong with a field; empty where nothing is."""
    if key not in _KNOWN:
        return f"unknown key {key!r}; known: {', '.join(_KNOWN)}"
    if key == "pages":
        if isinstance(value, list) and all(_is_address(part) for part in value):
            return ""
        return "pages is not a list of http(s) addresses"
    if not isinstance(value, str):
        return f"{key} is not text"
    fits, form = _FORMS.get(key, (str, ""))
    return f"{key} {value!r} is not {form}" if form and not fits(value) else ""


def _is_address(value: object) -> bool:
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def _is_inside(value: str) -> bool:
    path = PurePosixPath(value)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in value


# What the text of a field has to be, and how that is said
_FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "id": (_ID.fullmatch, "made of a-z, 0-9 and single hyphens"),
    "address": (lambda value: not value or _is_address(value), "an http(s) address"),
    "sha256": (lambda value: not value or _SHA256.fullmatch(value), "64 hex digits in lower case"),
    "file": (_is_inside, "a path inside of the corpus folder"),
    "language": (language_code, FORM),
}


def _line_of(key: str, lines: Sequence[str], after: int) -> int:
    """Number, from 1, of the line on which a key is set; of the table's header when not found."""
    pattern = re.compile(rf"\s*\[{{0,2}}\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    for number in range(after, len(lines)):
        if pattern.match(lines[number]):
            return number + 1
    return after + 1
