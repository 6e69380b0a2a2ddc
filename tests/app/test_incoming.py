"""Uploads on their way, and what is left of them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from briefing_qa.app import incoming


def test_folders_that_go_meanwhile_end_no_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another server may be done with an upload just when a new one looks for what was left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "briefing-qa-upload-999999999-x"
    left.mkdir()
    (tmp_path / "briefing-qa-upload-999999999-y").symlink_to(tmp_path)

    def listed(_folder: Path, _pattern: str) -> list[Path]:
        return [left.with_name("briefing-qa-upload-999999999-gone"), *tmp_path.iterdir()]

    monkeypatch.setattr(Path, "glob", listed)
    incoming.clear_abandoned()
    assert [one.name for one in tmp_path.iterdir()] == ["briefing-qa-upload-999999999-y"]
