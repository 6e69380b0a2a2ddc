"""The record of downloads, `downloads.toml`: which file came from where, and when."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from briefing_qa.bounded import text_of, toml_of
from briefing_qa.documents.identity import is_same_path
from briefing_qa.errors import CorpusError

DOWNLOADS = "downloads.toml"
"""Name of the record in the corpus folder."""

_MOST_MIB = 64
_REQUIRED = ("id", "file", "address", "date", "sha256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One `[[download]]` of the record: the latest of a document.

    Attributes:
        id: of the document.
        file: its path in the corpus.
        address: that was asked for.
        date: when, in UTC ("2026-11-03T14:05:00Z").
        sha256: of the file's bytes, in hexadecimal.
        size: in bytes.
        final_address: after redirects.
        content_type: as the server stated it.
        etag: what the server called this version.
        last_modified: when the server says that it changed last.
    """

    id: str
    file: str
    address: str
    date: str
    sha256: str
    size: int = 0
    final_address: str = ""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


_KNOWN = {field.name: int if field.name == "size" else str for field in fields(Download)}


def load_downloads(corpus_folder: Path) -> tuple[Download, ...]:
    """Read the record of a corpus folder; empty where there is none.

    Raises:
        CorpusError: it cannot be read, is not TOML, or an entry has an unknown, missing or wrong
            field.
    """
    path = corpus_folder / DOWNLOADS
    try:
        data = toml_of(text_of(path, _MOST_MIB))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorpusError(f"cannot read {path}: {error.strerror}: check the file") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path}: not TOML: {error}: repair it or delete it") from error
    tables = data.get("download", [])
    if set(data) - {"download"} or not isinstance(tables, list):
        raise CorpusError(f"{path}: it has more than [[download]] tables: repair it or delete it")
    return tuple(_download(table, number, path) for number, table in enumerate(tables, start=1))


def download_of(path: str, sha256: str, downloads: Sequence[Download]) -> Download | None:
    """The record of a file as it is now; None where it was not downloaded, or changed since."""
    for one in downloads:
        if is_same_path(one.file, path) and one.sha256 == sha256:
            return one
    return None


def _download(table: object, number: int, path: Path) -> Download:
    problem = "no table"
    if isinstance(table, Mapping):
        problem = _problem(table)
        if not problem:
            return Download(**table)
    raise CorpusError(f"{path}, download {number}: {problem}: repair it or delete it")


def _problem(table: Mapping[str, Any]) -> str:
    for key, value in table.items():
        if key not in _KNOWN:
            return f"unknown key {key!r}"
        if not isinstance(value, _KNOWN[key]) or isinstance(value, bool):
            return f"{key} is not {'a number' if _KNOWN[key] is int else 'text'}"
    missing = [name for name in _REQUIRED if not table.get(name)]
    return f"it lacks {', '.join(missing)}" if missing else ""
