"""An index of documents whose text is recognised, and the setting for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_qa.config import IndexSettings, Settings
from briefing_qa.documents import Corpus
from briefing_qa.engine import BriefingQA, update_index
from briefing_qa.errors import ConfigError, IndexSettingsError
from briefing_qa.indexing import store_settings
from briefing_qa.models.embedding import HashingEmbedder
from scans import STORY, fake_tesseract, grey

RECOGNISED = "text recognised from pictures (OCR): check quotes against the page"


@pytest.fixture
def corpus(tmp_path: Path, write_corpus: Callable[..., Path]) -> Path:
    """A scanned document beside one of text."""
    return write_corpus(
        tmp_path / "corpus", {"scan.pdf": grey(2), "trees.txt": "Trees\n\nThere are 19 trees.\n"}
    )


def test_scanned_pages_are_skipped_by_default(
    corpus: Path, tmp_path: Path, hashing: IndexSettings
) -> None:
    """The reason names both ways out."""
    report = update_index(corpus, tmp_path / "index", settings=Settings(index=hashing))
    assert report.added == ("trees",)
    ((path, reason),) = [(one.path, one.reason) for one in report.skipped]
    assert path == "scan.pdf"
    assert "ocrmypdf" in reason
    assert "[index]" in reason


def test_recognised_text_is_indexed(
    corpus: Path, tmp_path: Path, hashing: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be asked for and cited with its page; the report says how it was read."""
    fake_tesseract(monkeypatch, tmp_path / "bin")
    settings = Settings(index=replace(hashing, ocr="eng"))
    report = update_index(corpus, tmp_path / "index", settings=settings)
    assert report.added == ("scan", "trees")
    assert report.skipped == ()
    assert report.notices == (f"scan: pages 1-2: {RECOGNISED}",)
    with BriefingQA.open(corpus, tmp_path / "index", settings=settings) as engine:
        assert engine.report.unchanged == ("scan", "trees")
        document = engine.document("scan")
        evidence = engine.ask("How many bridges of the delta were made of wood?").evidence
    assert document.text.count(STORY[1]) == 2
    assert [page.number for page in document.pages] == [1, 2]
    assert ("scan", 1) in [(one.document_id, one.page) for one in evidence]


def test_an_index_of_before_the_setting_opens(tmp_path: Path, hashing: IndexSettings) -> None:
    """Where no text is recognised, nothing about it is stored, as before there was the choice."""
    plain = store_settings(hashing, HashingEmbedder())
    assert set(plain) == {
        "embedding",
        "embedding_sha256",
        "dimension",
        "passage_min_words",
        "passage_max_words",
        "text_version",
    }
    recognised = store_settings(replace(hashing, ocr="eng+spa"), HashingEmbedder())
    assert recognised == {**plain, "ocr": "eng+spa"}


def test_another_value_asks_for_a_rebuild(
    corpus: Path, tmp_path: Path, hashing: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Canonical text depends on it: on, off, or other languages."""
    fake_tesseract(monkeypatch, tmp_path / "bin")

    def update(ocr: str, *, rebuild: bool = False) -> tuple[str, ...]:
        settings = Settings(index=replace(hashing, ocr=ocr))
        index = tmp_path / "index"
        return update_index(corpus, index, settings=settings, rebuild=rebuild).added

    assert update("") == ("trees",)
    with pytest.raises(IndexSettingsError, match=r"ocr: stored None, now 'eng'.*index --rebuild"):
        update("eng")
    assert update("eng", rebuild=True) == ("scan", "trees")
    with pytest.raises(IndexSettingsError, match=r"ocr: stored 'eng', now 'eng\+spa'"):
        update("eng+spa")
    with pytest.raises(IndexSettingsError, match=r"ocr: stored 'eng', now None"):
        update("")


def test_a_missing_program_ends_the_run(
    corpus: Path, tmp_path: Path, hashing: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is read; what needs no recognition goes on without it."""
    settings = Settings(index=replace(hashing, ocr="eng"))
    index = tmp_path / "index"
    fake_tesseract(monkeypatch, tmp_path / "bin")
    update_index(corpus, index, settings=settings)
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    (corpus / "rain.txt").write_text("Rain\n\nIt rained on 19 days.\n", "utf-8")
    assert update_index(corpus, index, settings=settings).added == ("rain",)
    (corpus / "snow.txt").write_text("Snow\n\nIt snowed on 2 days.\n", "utf-8")
    (corpus / "other.pdf").write_bytes(grey())
    with pytest.raises(ConfigError, match=r"ocr = 'eng' under \[index\]: .*apt install"):
        update_index(corpus, index, settings=settings)
    with pytest.raises(ConfigError, match="tesseract is not on the PATH"):
        BriefingQA.open(corpus, index, settings=settings)
    (corpus / "other.pdf").unlink()
    assert update_index(corpus, index, settings=settings).added == ("snow",)
    assert Corpus(corpus).files() == ("rain.txt", "scan.pdf", "snow.txt", "trees.txt")


def test_a_setting_that_cannot_be_met_leaves_no_index(
    corpus: Path, tmp_path: Path, hashing: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is corrected the same command works, without a rebuild."""
    index = tmp_path / "index"
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        with pytest.raises(ConfigError, match="tesseract is not on the PATH"):
            update_index(corpus, index, settings=Settings(index=replace(hashing, ocr="eng")))
    assert update_index(corpus, index, settings=Settings(index=hashing)).added == ("trees",)
