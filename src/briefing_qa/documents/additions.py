"""Files into the corpus: read first, then copied under a temporary name, then renamed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

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
        CorpusError: the corpus folder cannot be written.
        ConfigError: they cannot be read as the settings say; then nothing is copied.
    """
    if readers is None:
        with Readers() as own:
            return add_files(folder, paths, claims, id_of, own)
    results = []
    found = list(_expanded(paths, folder))
    readers.prepare([path for _, path, _ in found])
    for source, path, refusal in found:
        if refusal:
            shown = printable(str(source))
            results.append(AddResult(source=shown, outcome="refused", reason=refusal))
            continue
        try:
            results.append(_add(folder, source, path, claims, id_of(path), readers))
        except DocumentError as error:
            results.append(AddResult(source=str(source), outcome="refused", reason=str(error)))
    return results


def _expanded(paths: Sequence[Path], folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Each file with its path in the corpus, and why it is refused ("" where it is not)."""
    for path in paths:
        if path.is_dir():
            yield from _listed(path, folder)
        elif printable(str(path)) != str(path):
            yield path, "", f"{printable(str(path))}: its name is not UTF-8: rename it"
        elif is_no_document(path.name):
            yield path, "", f"{path}: README, hidden and register files are no documents: rename it"
        else:
            yield path, _place_in(folder, path) or path.name, ""


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
                f"remove that first (briefing-qa remove {document_id}) or rename this one"
            )
        return AddResult(
            source=str(source), outcome="unchanged", document_id=document_id, path=holder
        )
    if not is_within(target, folder):
        raise DocumentError(f"{source}: {path} leads out of the corpus through a link: rename it")
    _write(target, data)
    claims[document_id] = path
    return AddResult(source=str(source), outcome="added", document_id=document_id, path=path)


def _write(target: Path, data: bytes) -> None:
    """All or nothing: the temporary name is hidden, so that no scan takes half a file."""
    temporary = target.parent / f".adding-{secrets.token_hex(8)}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(
            f"cannot write {target}: {error.strerror}: check permissions and free space"
        ) from error
