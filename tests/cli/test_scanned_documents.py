"""Scanned documents on the command line, where the settings have their text recognised."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_place import Place

from scans import fake_tesseract, grey

NOTICE = "text recognised from pictures (OCR): check quotes against the page"


@pytest.fixture
def scan(place: Place, tmp_path: Path) -> Path:
    """A scanned document outside of the corpus, and settings that have its text recognised."""
    place.configure(index='ocr = "eng+spa"', answer="min_confidence = 0.001")
    path = tmp_path / "bridges.pdf"
    path.write_bytes(grey(3))
    return path


def test_a_scanned_document_is_added(
    place: Place, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is recognised whole only once, for the index; a notice says how it was read."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    outcome = place.run("add", str(scan))
    assert outcome.status == 0, outcome.errors
    assert "added    bridges" in outcome.text
    assert f"bridges: pages 1-3: {NOTICE}" in outcome.text
    assert len(fake.calls()) == 1 + 3
    shown = place.run("show", "bridges")
    assert "It found 742 of them" in shown.text
    assert NOTICE in place.run("documents").text


def test_without_the_program_nothing_is_added(
    place: Place, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says which setting wants it and what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for command in (["add", str(scan)], ["index"]):
        if command == ["index"]:
            (place.corpus / "bridges.pdf").write_bytes(grey())
        outcome = place.run(*command)
        assert outcome.status == 2
        (line,) = outcome.errors.splitlines()
        assert line.startswith("briefing-qa: ocr = 'eng+spa' under [index]: the program tesseract")
        assert "apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-spa" in line
        if command != ["index"]:
            assert not (place.corpus / "bridges.pdf").exists()


@pytest.mark.usefixtures("_without_loading_packages")
def test_the_doctor_says_whether_text_can_be_recognised(
    place: Place, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What recognises it, or what to install; the other checks are made all the same."""
    fake = fake_tesseract(monkeypatch, tmp_path / "bin")
    (place.corpus / "bridges.pdf").write_bytes(scan.read_bytes())
    outcome = place.run("doctor")
    assert outcome.status == 0, outcome.text
    assert (
        "ok      ocr: tesseract 5.9.9 recognises the text of scanned pages: eng+spa" in outcome.text
    )
    assert "3 documents in" in outcome.text
    assert len(fake.calls()) == 1
    fake_tesseract(monkeypatch, tmp_path / "bin", languages=["eng"])
    outcome = place.run("doctor")
    assert outcome.status == 1
    assert "wrong   ocr: ocr = 'eng+spa' under [index]: tesseract does not have spa" in outcome.text
    assert "wrong   corpus: bridges.pdf is not read" in outcome.text
    assert "2 documents in" in outcome.text


@pytest.mark.usefixtures("_without_loading_packages")
def test_the_doctor_is_silent_where_nothing_is_to_be_recognised(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Off by default, and then nobody needs the program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = place.run("doctor")
    assert outcome.status == 0
    assert "ocr" not in outcome.text
