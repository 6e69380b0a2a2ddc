"""A small corpus in a folder of its own."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from cli_place import LAKES, WELLS, Place


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Place:
    """A corpus of two documents, not indexed yet; every question is answered somehow."""

    def read() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    made = Place(tmp_path, read)
    made.corpus.mkdir()
    (made.corpus / "lakes.md").write_text(LAKES, encoding="utf-8")
    (made.corpus / "wells.txt").write_text(WELLS, encoding="utf-8")
    made.configure(answer="min_confidence = 0.001")
    return made


@pytest.fixture
def indexed(place: Place) -> Place:
    """The same, indexed."""
    assert place.run("index").status == 0
    return place


@pytest.fixture
def _without_loading_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The heavy packages are taken as loading, so that the tests are quick."""
    load = importlib.import_module

    def light(name: str, package: str | None = None) -> ModuleType:
        if name in ("torch", "sentence_transformers", "llama_index.core"):
            return ModuleType(name)
        return load(name, package)

    monkeypatch.setattr("briefing_qa.cli.doctor.importlib.import_module", light)
