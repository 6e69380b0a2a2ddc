"""Files into the corpus: read first, then copied under a temporary name, then renamed."""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from briefing_qa.documents.isolation import Readers
from briefing_qa.documents.listing import (
    is_no_document,
    is_within,
    list_files,
    printable,
    read_bytes,
)
from briefing_qa.documents.reader import check_suffix
from briefing_qa.errors import CorpusError, DocumentError

_UNDER_WAY = re.compile(r"\.adding-[0-9a-f]{16}")

Outcome = Literal["added", "unchanged", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """What became of one file.

    Attributes:
        source: the file as it was given.
        outcome: added; unchanged, where the same bytes are there already; or refused.
        document_id: of the document; empty where refused before it had one.
        path: in the corpus, relative; empty where refused.
        reason: why it was refused, one line; empty otherwise.
    """

    source: str
    outcome: Outcome
    document_id: str = ""
    path: str = ""
    reason: str = ""


def add_files(
    folder: Path,
    paths: Sequence[Path],
    claims: MutableMapping[str, str],
    id_of: Callable[[str], str],
    readers: Readers | None = None,
) -> list[AddResult]:
    """Copy files into the corpus folder.

    What lies in it already stays where it is, also where a folder around it is given.

    Args:
        folder: the corpus.
        paths: files or folders; files of a folder keep their place below it.
        claims: id to relative path of what the corpus holds; what is added is entered.
        id_of: relative path in the corpus to document id.
        readers: processes for formats that need one; made where None, and ended.

    Returns:
        One result for each file, in order.

    Raises:
        CorpusError: the corpus folder cannot be written. Where that comes up after the first file,
            it is the result of those that it keeps out.
        ConfigError: they cannot be read as the settings say; then nothing is copied.
    """
    if readers is None:
        with Readers() as own:
            return add_files(folder, paths, claims, id_of, own)
    sweep(folder)
    results: list[AddResult] = []
    found = list(_expanded(paths, folder))
    readers.prepare([path for _, path, _ in found])
    for source, path, refusal in found:
        if refusal:
            shown = printable(str(source))
            results.append(AddResult(source=shown, outcome="refused", reason=refusal))
            continue
        try:
            results.append(_add(folder, source, path, claims, id_of(path), readers))
        except CorpusError as error:
            if not (results or isinstance(error, DocumentError)):
                raise
            results.append(AddResult(source=str(source), outcome="refused", reason=str(error)))
    return results


def _expanded(paths: Sequence[Path], folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Each file with its path in the corpus, and why it is refused ("" where it is not)."""
    for path in paths:
        if _is_folder(path):
            yield from _listed(path, folder)
        elif printable(str(path)) != str(path):
            yield path, "", f"{printable(str(path))}: its name is not UTF-8: rename it"
        elif is_no_document(path.name):
            yield path, "", f"{path}: README, hidden and register files are no documents: rename it"
        else:
            yield path, _place_in(folder, path) or path.name, ""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder closed to us: reading it will say what is wrong
        return False


def _listed(path: Path, folder: Path) -> Iterator[tuple[Path, str, str]]:
    """The same of a folder's files."""
    try:
        readable, skipped = list_files(path)
    except CorpusError as error:
        yield path, "", str(error)
        return
    for name in readable:
        yield path / name, _place_in(folder, path / name) or name, ""
    for one in skipped:
        if not _place_in(folder, path / one.path):  # what is in the corpus, indexing speaks about
            yield path / one.path, "", f"{one.path}: {one.reason}"
    if not readable and not skipped:
        yield path, "", f"{path}: nothing in it that can be read: name another folder"


def _place_in(folder: Path, location: Path) -> str:
    """Relative path of what lies in a folder; empty where it lies elsewhere."""
    if not is_within(location.parent, folder):
        return ""
    return (location.parent.resolve() / location.name).relative_to(folder.resolve()).as_posix()


def _add(
    folder: Path,
    source: Path,
    path: str,
    claims: MutableMapping[str, str],
    document_id: str,
    readers: Readers,
) -> AddResult:
    data = read_bytes(source, str(source))
    if _place_in(folder, source):
        check_suffix(str(source))
        return AddResult(
            source=str(source), outcome="unchanged", document_id=document_id, path=path
        )
    readers.parse(data, str(source))
    target = folder / path
    holder = claims.get(document_id) or (path if os.path.lexists(target) else "")
    if holder:
        same = is_within(folder / holder, folder) and read_bytes(folder / holder, holder) == data
        if not same:
            raise DocumentError(
                f"{source}: the corpus has another file with the id {document_id!r} ({holder}): "
                f"remove that first (`briefing-qa remove {document_id}`) or rename this one"
            )
        return AddResult(
            source=str(source), outcome="unchanged", document_id=document_id, path=holder
        )
    if not is_within(target, folder):
        raise DocumentError(f"{source}: {path} leads out of the corpus through a link: rename it")
    _write(target, data)
    claims[document_id] = path
    return AddResult(source=str(source), outcome="added", document_id=document_id, path=path)


def sweep(folder: Path) -> None:
    """Delete what was left in a folder by additions that were killed.

    What another process is adding at the moment stays, and so does all where that cannot be told,
    or nothing may be deleted.
    """
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(place) / name for name in names if _UNDER_WAY.fullmatch(name)):
            with suppress(OSError), path.open("rb") as file:
                if _lock(file, wait=False):
                    path.unlink()


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    """Take a file for this process; whether that could be done. The lock ends with its holder."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:  # another process has it, or the file system has no locks
        return False
    return True


@contextmanager
def _temporary(folder: Path) -> Iterator[IO[bytes]]:
    """A new file under a hidden name, so that no scan takes half a file; gone in the end."""
    while True:
        path = folder / f".adding-{secrets.token_hex(8)}"
        try:
            with path.open("xb") as file:
                _lock(file, wait=True)
                if path.exists():  # and was not swept in the moment in which it was nobody's
                    yield file
                    return
        finally:
            path.unlink(missing_ok=True)


def _write(target: Path, data: bytes) -> None:
    """All or nothing."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(target.parent) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(target)
    except OSError as error:
        raise CorpusError(
            f"cannot write {target}: {error.strerror}: check permissions and free space"
        ) from error
