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


@pytest.mark.parametrize("name", ["", "closed"])
def test_a_folder_that_cannot_be_read_is_named(
    walk: Callable[[OSError], None], tmp_path: Path, name: str
) -> None:
    """The corpus itself must be there, and what is in it must be readable."""
    kind = PermissionError(13, "Permission denied") if name else FileNotFoundError(2, "No such")
    kind.filename = str(tmp_path / name)
    walk(kind)
    with pytest.raises(CorpusError, match=r"cannot read folder .*: check its permissions"):
        listing.list_files(tmp_path)
