"""Which files of a folder are documents, and reading their bytes without leaving the folder."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing_qa.documents.canonical import check_size
from briefing_qa.documents.downloads import DOWNLOADS
from briefing_qa.documents.reader import check_suffix
from briefing_qa.documents.sources import REGISTER
from briefing_qa.errors import CorpusError, DocumentError, UnavailableError

# What the store, a layer above, writes: an index may lie inside of a folder of documents.
_OF_INDEX = re.compile(r"passages\.sqlite.*|vectors-\d+\.faiss.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file, or all of a folder, that is not taken in, and why, in words that end with what to do.

    Attributes:
        path: relative, of the file or folder.
        reason: one line.
    """

    path: str
    reason: str


def list_files(folder: Path) -> tuple[list[str], list[Skipped]]:
    """The files at any depth of a folder.

    Hidden files, those of Word for what is open, README files, the register and the files of an
    index are left out without a word. Links to folders are not followed.

    Args:
        folder: an existing folder.

    Returns:
        Relative paths of the files with a readable suffix, sorted, and the other files, with the
        folders below that cannot be read.

    Raises:
        CorpusError: the folder itself cannot be read.
    """
    readable: list[str] = []
    skipped: list[Skipped] = []
    for place, folders, names in os.walk(folder, onerror=_unreadable(folder, skipped)):
        for name in [*names, *_links(place, folders)]:
            path = (Path(place) / name).relative_to(folder).as_posix()
            if is_no_document(path) or _OF_INDEX.fullmatch(name):
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
    # "~$": Word's own note of who has a document open; it is gone when that is closed.
    if name.startswith((".", "~$")) or name.lower().startswith("readme"):
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
        DocumentError: too large for a document; says `name`.
        UnavailableError: not there, or not to be read; likewise.
    """
    try:
        state = location.stat()
        # A pipe or a device has no size, and may have no end: only what is a file is opened.
        if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
            raise UnavailableError(f"{name}: it is a pipe or a device, no file: name a file")
        check_size(state.st_size, name)
        return location.read_bytes()
    except (OSError, ValueError) as error:
        problem = (error.strerror if isinstance(error, OSError) else None) or "not a usable path"
        raise UnavailableError(
            f"{name}: cannot be read: {problem}: check that it is there and may be read"
        ) from error


def _reason_to_skip(folder: Path, path: str) -> str:
    location = folder / path
    if printable(path) != path:
        return "its name is not UTF-8: rename it"
    try:
        if location.is_symlink() and not (is_within(location, folder) or _is_loop(location)):
            return "it is a link out of the folder: copy the file instead"
        if not location.is_file():
            return "it is not a file: put the file or folder itself here, no link to it"
        check_suffix(path)
    except DocumentError as error:
        return str(error).removeprefix(f"{path}: ")
    except OSError as error:  # in a folder whose names may be read, but nothing else
        return _cannot_be_read(error)
    return ""


def _is_loop(location: Path) -> bool:
    """Whether a link leads back to itself, and so to nothing."""
    try:
        location.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _cannot_be_read(error: OSError) -> str:
    return f"cannot be read: {error.strerror}: check its permissions"


def _unreadable(folder: Path, skipped: list[Skipped]) -> Callable[[OSError], None]:
    """What to do about a folder that cannot be read: one below is skipped, with all that it holds.

    One that was taken away meanwhile holds nothing.
    """

    def pass_over(error: OSError) -> None:
        place = Path(error.filename)
        if place == folder:
            raise CorpusError(
                f"cannot read folder {place}: {error.strerror}: check its permissions"
            ) from error
        if not isinstance(error, FileNotFoundError):
            path = printable(place.relative_to(folder).as_posix())
            skipped.append(Skipped(path=path, reason=_cannot_be_read(error)))

    return pass_over


def _links(place: str, folders: Sequence[str]) -> list[str]:
    return [name for name in folders if _is_link(Path(place) / name)]


def _is_link(location: Path) -> bool:
    try:
        return location.is_symlink()
    except OSError:  # it cannot be read either, which the walk will meet
        return False


def printable(path: str) -> str:
    """A path as it can be shown: what is not UTF-8 in it is replaced."""
    return path.encode("utf-8", "replace").decode("utf-8")
