"""A report folder that is there as a whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing_qa.errors import ReportError
from briefing_qa.evaluation.records import is_report

FILES = frozenset(
    {
        "report.html",
        "report.json",
        "run.txt",
        "qrels.txt",
        "sentences-run.txt",
        "sentences-qrels.txt",
    }
)
"""What a report consists of."""


def check_folder(folder: Path) -> None:
    """Make sure that a report may be written here: a new, an empty, or an earlier report's folder.

    A folder is made where writing it will make one, and taken away again.

    Raises:
        ReportError: the folder is a file, has something else in it, or cannot be written.
    """
    try:
        if folder.is_dir():
            _check_replaceable(folder)
        elif folder.exists() or folder.is_symlink():
            raise ReportError(f"cannot write a report to {folder}: not a folder: name another one")
        above = next(one for one in folder.resolve().parents if one.exists())
        Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=above)).rmdir()
    except OSError as error:
        raise _cannot_write(folder, error) from error


def _check_replaceable(folder: Path) -> None:
    if Path.cwd().is_relative_to(folder.resolve()):
        raise ReportError(
            f"cannot write a report to {folder}: it is the folder you are in, name one below it"
        )
    names = {entry.name for entry in folder.iterdir()}
    if not names:
        return
    if names <= FILES and is_report(folder / "report.json"):
        return
    other = sorted(names - FILES)
    what = f"it has {other[0]} in it" if other else "it has no report.json of an evaluation"
    raise ReportError(
        f"cannot write a report to {folder}: {what}, so it is not an earlier report: "
        "empty it, or name another folder"
    )


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a report, in place of an earlier one where there is one.

    The files are written to a folder beside it, which takes its place when it is complete.

    Args:
        folder: made where it is missing, with the folders above it.
        files: contents by name.

    Raises:
        ReportError: it cannot be written, or the folder is not an earlier report's.
    """
    check_folder(folder)
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        new, old = beside / "new", beside / "old"
        new.mkdir()
        for name, content in files.items():
            _write(new / name, content)
        if target.is_dir():
            target.rename(old)
        try:
            new.rename(target)
        except BaseException:  # interrupted, too: the earlier report goes back to its place
            if old.is_dir():
                old.rename(target)
            raise
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _cannot_write(folder: Path, error: OSError) -> ReportError:
    return ReportError(
        f"cannot write a report to {folder}: {error.strerror}: name a folder that can be written"
    )
