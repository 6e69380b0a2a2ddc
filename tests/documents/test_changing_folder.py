"""A folder that changes while it is looked at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.documents import listing
from briefing_qa.errors import CorpusError


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Callable[[OSError], None]:
    """Lets the walk over a folder meet an error on its way."""

    def fail_with(error: OSError) -> None:
        def walk(folder: Path, onerror: Callable[[OSError], None]) -> Iterator[Any]:
            yield str(folder), [], ["a.txt"]
            onerror(error)

        monkeypatch.setattr(os, "walk", walk)

    return fail_with


def test_a_folder_taken_away_meanwhile_holds_nothing(
    walk: Callable[[OSError], None], tmp_path: Path
) -> None:
    """The files of the others are listed."""
    (tmp_path / "a.txt").write_text("A")
    walk(FileNotFoundError(2, "No such file or directory", str(tmp_path / "gone")))
    assert listing.list_files(tmp_path) == (["a.txt"], [])


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such")]
)
def test_a_corpus_that_cannot_be_read_is_named(
    walk: Callable[[OSError], None], tmp_path: Path, error: OSError
) -> None:
    """The folder itself must be there and readable."""
    error.filename = str(tmp_path)
    walk(error)
    with pytest.raises(CorpusError, match=r"cannot read folder .*: check its permissions"):
        listing.list_files(tmp_path)


def test_a_folder_below_that_cannot_be_read_is_skipped(
    walk: Callable[[OSError], None], tmp_path: Path
) -> None:
    """It has a reason of its own, and the files beside it are listed."""
    (tmp_path / "a.txt").write_text("A")
    walk(PermissionError(13, "Permission denied", str(tmp_path / "sub" / "closed")))
    reason = "cannot be read: Permission denied: check its permissions"
    assert listing.list_files(tmp_path) == (
        ["a.txt"],
        [listing.Skipped(path="sub/closed", reason=reason)],
    )


def test_files_of_which_only_the_names_may_be_read_are_skipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder may give the names in it and nothing else; a link to a folder may be among them."""
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (tmp_path / name).write_text("Text")
    lstat, stat = Path.lstat, Path.stat

    def refuse(path: Path) -> None:
        if path.parent.name == "sub":
            raise PermissionError(13, "Permission denied", str(path))

    def closed_stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        refuse(path)
        return stat(path, follow_symlinks=follow_symlinks)

    def closed_lstat(path: Path) -> os.stat_result:
        refuse(path)
        return lstat(path)

    monkeypatch.setattr(Path, "stat", closed_stat)
    monkeypatch.setattr(Path, "lstat", closed_lstat)
    readable, skipped = listing.list_files(tmp_path)
    assert readable == ["a.txt"]
    assert [(one.path, one.reason[:14]) for one in skipped] == [("sub/b.txt", "cannot be read")]
