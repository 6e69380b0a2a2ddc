"""Scanned documents that are downloaded: taken where their text is to be recognised."""

from __future__ import annotations

from pathlib import Path

import pytest
from fetching_site import Site, downloader

from briefing_qa.errors import ConfigError
from briefing_qa.fetching import Fetcher
from scans import fake_tesseract, grey


def test_a_scanned_document_is_taken_where_its_text_is_recognised(
    site: Site, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused by default; with the setting one page with text shows that it can be read."""
    address = site.answer("/scan.pdf", grey(4), Content_Type="application/pdf")
    refused = Fetcher(corpus, downloader()).add(address)
    assert refused.outcome == "refused"
    assert "scanned: all its pages" in refused.note
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    taken = Fetcher(corpus, downloader(), ocr="eng").add(address)
    assert (taken.outcome, taken.path) == ("fetched", "scan.pdf")
    assert len(fake.calls()) == 1


def test_a_missing_program_leaves_nothing_behind(
    site: Site, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said what to install, and the folder is as it was."""
    address = site.answer("/scan.pdf", grey(), Content_Type="application/pdf")
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    with pytest.raises(ConfigError, match="apt install tesseract-ocr"):
        Fetcher(corpus, downloader(), ocr="eng").add(address)
    assert list(corpus.iterdir()) == []
