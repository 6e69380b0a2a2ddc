"""Writing the record of downloads, `downloads.toml`."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import fields
from pathlib import Path

from filelock import FileLock

from briefing_qa.documents.downloads import DOWNLOADS, Download, load_downloads
from briefing_qa.errors import CorpusError

_LOCK = ".downloads.lock"
_HEADER = "# Where downloaded documents come from. Written by `briefing-qa fetch` and `add`.\n"


def record(corpus: Path, download: Download) -> None:
    """Enter a download; it takes the place of an earlier one of the same document.

    Raises:
        CorpusError: the record is broken or cannot be written.
    """
    path = corpus / DOWNLOADS
    temporary = corpus / f".{DOWNLOADS}-{secrets.token_hex(8)}"
    try:
        with FileLock(corpus / _LOCK):
            others = [one for one in load_downloads(corpus) if one.id != download.id]
            entries = sorted([*others, download], key=lambda one: one.id)
            text = _HEADER + "".join(_table(entry) for entry in entries)
            try:
                with temporary.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(
            f"cannot write {path}: {error.strerror}: check permissions and free space"
        ) from error


def _table(download: Download) -> str:
    lines = ["", "[[download]]"]
    for field in fields(Download):
        value = getattr(download, field.name)
        if value or field.name == "size":
            lines.append(f"{field.name} = {value if field.name == 'size' else _text(value)}")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """A basic string of TOML: that of JSON, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
