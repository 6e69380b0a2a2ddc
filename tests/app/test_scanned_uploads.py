"""Scanned documents that are uploaded, where the settings have their text recognised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_qa.app.library import Library
from briefing_qa.app.workspace import Workspace
from briefing_qa.config import IndexSettings, Settings
from briefing_qa.errors import ConfigError
from scans import fake_tesseract, grey


def silent(what: str, done: int, total: int) -> None:
    """Told how far it is."""


@pytest.fixture
def make_library(
    tmp_path: Path, write_corpus: Callable[..., Path], hashing: IndexSettings
) -> Callable[[str], Library]:
    """The documents of a workspace with a value of the setting."""
    corpus = write_corpus(tmp_path / "corpus")

    def make(ocr: str) -> Library:
        settings = Settings(index=replace(hashing, ocr=ocr))
        return Library(Workspace(corpus, tmp_path / f"index-{ocr}", settings))

    return make


def test_an_upload_is_recognised(
    make_library: Callable[[str], Library], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused without the setting; with it, the page is told how it was read."""
    file = tmp_path / "bridges.pdf"
    file.write_bytes(grey(2))
    (refused,) = make_library("").add([file], silent)
    assert (refused.outcome, "scanned" in refused.reason) == ("refused", True)
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    (added,) = make_library("eng").add([file], silent)
    assert (added.outcome, added.document_id) == ("added", "bridges")
    assert added.notices[0].startswith("pages 1-2: text recognised from pictures (OCR)")
    assert len(fake.calls()) == 1 + 2


def test_an_upload_that_cannot_be_recognised_leaves_nothing(
    make_library: Callable[[str], Library], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the program is missing, the person is told what to install."""
    library = make_library("eng")
    file = tmp_path / "bridges.pdf"
    file.write_bytes(grey())
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    with pytest.raises(ConfigError, match="tesseract is not on the PATH"):
        library.add([file], silent)
    assert not (tmp_path / "corpus" / "bridges.pdf").exists()
