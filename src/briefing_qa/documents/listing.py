"""Which files of a folder are documents, and reading their bytes without leaving the folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing_qa.documents.canonical import check_size
from briefing_qa.documents.downloads import DOWNLOADS
from briefing_qa.documents.reader import check_suffix
from briefing_qa.documents.sources import REGISTER
from briefing_qa.errors import CorpusError, DocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that is not taken in, and why, in words that end with what to do."""

    path: str
    reason: str


def list_files(folder: Path) -> tuple[list[str], list[Skipped]]:
    """The files at any depth of a folder.

    Hidden files, README files and the register are left out without a word. Links to folders are
    not followed.

    Args:
        folder: an existing folder.

    Returns:
        Relative paths of the files with a readable suffix, sorted, and the other files.

    Raises:
        CorpusError: a folder cannot be read.
    """
    readable, skipped = [], []
    for place, folders, names in os.walk(folder, onerror=_raise_unless_gone(folder)):
        for name in [*names, *_links(place, folders)]:
            path = (Path(place) / name).relative_to(folder).as_posix()
            if is_no_document(path):
                continue
            if reason := _reason_to_skip(folder, path):
                skipped.append(Skipped(path=printable(path), reason=reason))
            else:
                readable.append(path)
        folders[:] = [name for name in folders if not name.startswith(".")]
    return sorted(readable), sorted(skipped, key=lambda one: one.path)


def is_no_document(path: str) -> bool:
    """Whether a file is hidden, a README, the register or the record of downloads, by its name."""
    name = PurePosixPath(path).name
    if name.startswith(".") or name.lower().startswith("readme"):
        return True
    return path in (REGISTER, DOWNLOADS)


def is_within(location: Path, folder: Path) -> bool:
    """Whether a path, its links followed, leads to something inside of the folder."""
    try:
        return location.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL in the name
        return False


def read_bytes(location: Path, name: str) -> bytes:
    """The bytes of a file.

    Raises:
        DocumentError: too large for a document, not there, or not to be read; says `name`.
    """
    try:
        check_size(location.stat().st_size, name)
        return location.read_bytes()
    except (OSError, ValueError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or "not a usable path"
        raise DocumentError(
            f"{name}: cannot be read: {problem}: check that it is there and may be read"
        ) from error


def _reason_to_skip(folder: Path, path: str) -> str:
    location = folder / path
    if printable(path) != path:
        return "its name is not UTF-8: rename it"
    if location.is_symlink() and not is_within(location, folder):
        return "it is a link out of the folder: copy the file instead"
    if not location.is_file():
        return "it is not a file: put the file or folder itself here, no link to it"
    try:
        check_suffix(path)
    except DocumentError as error:
        return str(error).removeprefix(f"{path}: ")
    return ""


def _raise_unless_gone(folder: Path) -> Callable[[OSError], None]:
    """What to do about a folder that cannot be read; one taken away meanwhile holds nothing."""

    def fail(error: OSError) -> None:
        if isinstance(error, FileNotFoundError) and Path(str(error.filename)) != folder:
            return
        raise CorpusError(
            f"cannot read folder {error.filename}: {error.strerror}: check its permissions"
        ) from error

    return fail


def _links(place: str, folders: Sequence[str]) -> list[str]:
    return [name for name in folders if (Path(place) / name).is_symlink()]


def printable(path: str) -> str:
    """A path as it can be shown: what is not UTF-8 in it is replaced."""
    return path.encode("utf-8", "replace").decode("utf-8")
