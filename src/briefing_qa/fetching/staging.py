"""A hidden folder of the corpus for what is not complete yet, and the step into the corpus."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing_qa.documents.listing import is_within
from briefing_qa.errors import CorpusError, DocumentError

_LEAD = ".fetching-"
_STALE_SECONDS = 3600  # longer than any download may take


@contextmanager
def staging(corpus: Path) -> Iterator[Path]:
    """A folder in the corpus that no scan looks into; gone afterwards, whatever happens.

    What a process that was killed left behind is removed as well, an hour later.

    Raises:
        CorpusError: the corpus folder cannot be written.
    """
    _sweep(corpus)
    folder = corpus / f"{_LEAD}{secrets.token_hex(8)}"
    try:
        folder.mkdir()
    except OSError as error:
        raise CorpusError(
            f"cannot write to {corpus}: {error.strerror}: check permissions and free space"
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def install(staged: Path, corpus: Path, path: str, *, replace: bool) -> None:
    """Put a complete file into its place, in one step.

    Args:
        staged: in a staging folder of the same corpus, already written to the disk.
        corpus: the folder.
        path: in it.
        replace: whether a file may stand there already.

    Raises:
        DocumentError: the place is taken, or leads out of the corpus.
        CorpusError: it cannot be written.
    """
    target = corpus / path
    if not is_within(target, corpus):
        raise DocumentError(f"{path} leads out of the corpus through a link: remove the link")
    if os.path.lexists(target) and not replace:
        raise DocumentError(f"{path} is there already: remove or rename it")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise CorpusError(
            f"cannot write {target}: {error.strerror}: check permissions and free space"
        ) from error


def _sync_folder(folder: Path) -> None:
    """The new name to the disk, where the system can do that for a folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(corpus: Path) -> None:
    for left in corpus.glob(f"{_LEAD}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
