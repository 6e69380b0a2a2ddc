"""Packaged files that were fitted are taken only as they were written."""

from __future__ import annotations

import json
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefing_qa.answering.questions import meaning
from briefing_qa.answering.reading import calibration, packaged
from briefing_qa.answering.reading.calibration import packaged_calibration
from briefing_qa.answering.reading.packaged import packaged_reader
from briefing_qa.errors import ChecksumError
from briefing_qa.models import weights
from briefing_qa.models.checksums import SHA256
from briefing_qa.models.embedding import HashingEmbedder
from briefing_qa.models.multilingual import MultilingualEmbedder

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "briefing_qa" / "data"


def test_every_fitted_file_is_the_one_that_was_written_down() -> None:
    """After fitting one anew: python training/checksums.py --write."""
    fitted = {path.name for path in [*DATA.glob("reader-*.json"), DATA / "calibration.json"]}
    assert set(SHA256) == fitted | {"words.safetensors"}
    weights.verify_packaged()


def test_the_command_writes_what_the_program_reads(tmp_path: Path) -> None:
    """The table is a module with the sums of the files as they are now."""
    (tmp_path / "calibration.json").write_bytes(b"{}")
    (tmp_path / "reader-new.json").write_bytes(b"[]")
    (tmp_path / "stop_words_en.txt").write_bytes(b"the")
    module = tmp_path / "table.py"
    table = runpy.run_path(str(ROOT / "training" / "checksums.py"))["table"]
    module.write_text(table(tmp_path), encoding="utf-8")
    assert runpy.run_path(str(module))["SHA256"] == {
        name: weights.file_sha256(tmp_path / name)
        for name in ("calibration.json", "reader-new.json")
    }


def without_a_threshold(path: Path) -> None:
    """A reader or a calibration that would answer everything; it can be read like any other."""
    content = json.loads(path.read_text(encoding="utf-8"))
    if "min_confidence" in content:
        content["min_confidence"] = 0.0
    else:
        content["similarity"]["generic"]["least"] = 0.0
    path.write_text(json.dumps(content), encoding="utf-8")


def with_other_words(path: Path) -> None:
    """A table of which some rows are zeros; it can be read like any other."""
    content = bytearray(path.read_bytes())
    content[-2000:] = bytes(2000)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "change", "module", "load"),
    [
        (
            "reader-multilingual.json",
            without_a_threshold,
            packaged,
            lambda: packaged_reader(MultilingualEmbedder()),
        ),
        (
            "reader-minilm.json",
            without_a_threshold,
            packaged,
            lambda: packaged_reader(HashingEmbedder()),
        ),
        (
            "calibration.json",
            without_a_threshold,
            calibration,
            lambda: packaged_calibration("similarity"),
        ),
        ("words.safetensors", with_other_words, meaning, meaning._table.__wrapped__),
    ],
)
def test_a_changed_file_is_refused_and_named_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    change: Callable[[Path], None],
    module: ModuleType,
    load: Callable[[], object],
) -> None:
    """Whoever loads it is told; as it was packaged it is loaded."""
    copy = tmp_path / "data" / name
    copy.parent.mkdir()
    shutil.copyfile(DATA / name, copy)
    monkeypatch.setattr(module, "files", lambda _package: tmp_path)
    assert load() is not None
    change(copy)
    with pytest.raises(ChecksumError, match=rf"^data/{name}: .*install the package again$") as said:
        load()
    assert SHA256[name] in str(said.value)
    assert "\n" not in str(said.value)
