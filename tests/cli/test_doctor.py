"""`doctor`: what is in order, what is wrong, and what to do about it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from cli_place import Place

from briefing_qa.models import weights
from briefing_qa.models.multilingual import MultilingualEmbedder

PACKAGED = Path(weights.__file__).parents[1] / "data"

pytestmark = pytest.mark.usefixtures("_without_loading_packages")

REGISTER = """\
[[source]]
id = "rivers"
title = "Rivers of the east"
publisher = "Water Office"
language = "en"
pages = ["https://example.org/rivers"]
"""


def test_a_sound_installation_is_in_order(indexed: Place) -> None:
    """Everything checked is said, nothing is wrong: exit status 0."""
    outcome = indexed.run("doctor")
    assert outcome.status == 0, outcome.text
    states = {line.split()[0] for line in outcome.text.splitlines()}
    assert states == {"ok"}
    for checked in ("packages", "models", "corpus", "index"):
        assert f"  {checked}: " in outcome.text


def test_documents_that_the_model_does_not_read_are_a_notice(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which languages are read, which documents are in another, and what to do."""
    outcome = indexed.run("doctor")
    assert "ok      index: questions are read in English and Spanish" in outcome.text
    monkeypatch.setattr("briefing_qa.languages.read_by", lambda model: frozenset({"es"}))
    outcome = indexed.run("doctor")
    assert outcome.status == 0
    assert "ok      index: questions are read in Spanish" in outcome.text
    assert "notice  index: hashing does not read the language of " in outcome.text
    assert 'embedding = "multilingual"' in outcome.text


def test_no_index_yet_is_a_notice(place: Place) -> None:
    """A first start is nothing to mend."""
    outcome = place.run("doctor")
    assert outcome.status == 0
    assert "notice  index: there is none in" in outcome.text
    assert "briefing-qa index" in outcome.text


def test_an_index_that_cannot_be_made_is_wrong(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No question would build it: what is in the way is named, and what to do about it."""
    file, link, closed = tmp_path / "file", tmp_path / "link", tmp_path / "closed"
    file.write_bytes(b"")
    link.symlink_to(tmp_path / "nowhere")
    closed.mkdir()
    allowed = os.access  # root may write anywhere
    monkeypatch.setattr(os, "access", lambda path, mode: path != closed and allowed(path, mode))
    for folder, says, remedy in (
        (file, f"there is none: {file} is a file, no folder", "name another folder with --index"),
        (link, f"there is none: {link} is a link to a place that is not there", "make that, or"),
        (
            closed / "deep" / "index",
            f"there is none in {closed / 'deep' / 'index'} yet, and {closed} cannot be written",
            f"give yourself the right to write: chmod u+rwx {closed}",
        ),
    ):
        outcome = place.run("doctor", "--index", str(folder))
        assert outcome.status == 1
        assert f"wrong   index: {says}\n        -> {remedy}" in outcome.text


@pytest.mark.parametrize(
    ("whose", "read_only", "remedy"),
    [
        ("mine", False, "give yourself the right to write: chmod u+rwx {folder}"),
        ("theirs", False, "it belongs to {owner}: ask them for the right to write, or name "),
        ("nobody's", False, "it belongs to user {uid}: ask them for the right to write, or name "),
        ("mine", True, "its disk is read-only: make that writable, or name another folder with "),
    ],
)
def test_who_can_give_the_right_to_write_is_said(
    whose: str, read_only: bool, remedy: str, indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of somebody else's is not made writable by `chmod`."""
    folder = indexed.index
    named = {"folder": folder, "owner": folder.owner(), "uid": folder.stat().st_uid}

    def nobody(_: Path) -> str:
        raise KeyError(named["uid"])

    class Disk:
        f_flag = os.ST_RDONLY if read_only else 0

    monkeypatch.setattr(os, "access", lambda path, _: path != folder)
    monkeypatch.setattr(os, "statvfs", lambda _: Disk)
    if whose != "mine":
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    if whose == "nobody's":
        monkeypatch.setattr(Path, "owner", nobody)
    said = indexed.run("doctor").text
    assert f"notice  index: {folder} cannot be written: changes of the corpus will not" in said
    assert f"\n        -> {remedy.format(**named)}" in said


def test_a_registered_document_that_is_not_there_is_a_notice(indexed: Place) -> None:
    """It says where the document can be had, and fails nothing."""
    (indexed.corpus / "sources.toml").write_text(REGISTER, encoding="utf-8")
    outcome = indexed.run("doctor")
    assert outcome.status == 0
    assert "notice  corpus: Rivers of the east (rivers) is registered but not pres" in outcome.text
    assert "https://example.org/rivers" in outcome.text


def test_an_index_behind_the_corpus_is_a_notice(indexed: Place) -> None:
    """The next question brings it in step."""
    (indexed.corpus / "new.txt").write_text("New.", encoding="utf-8")
    outcome = indexed.run("doctor")
    assert outcome.status == 0
    assert "notice  index: it is not in step with the corpus" in outcome.text


def test_what_a_killed_rebuild_left_is_said_and_swept_away(indexed: Place) -> None:
    """It holds text of documents; a question leaves it, indexing without a change deletes it."""
    left = indexed.index / "passages.sqlite.new"
    left.write_bytes(b"")
    (indexed.index / ".writer").write_text("1", encoding="ascii")
    said = "notice  index: a rebuild was begun and is not complete"
    for command in (["doctor"], ["ask", "How deep is Lake Ala?"], ["doctor"]):
        outcome = indexed.run(*command)
        assert outcome.status == 0
        assert (said in outcome.text) == (command == ["doctor"])
        assert left.exists()
    assert "unchanged" in indexed.run("index").text
    assert not left.exists()
    assert not (indexed.index / ".writer").exists()
    assert said not in indexed.run("doctor").text


def broken(place: Place, what: str) -> str:
    """Break one thing; what the doctor must say about it."""
    if what == "file":
        (place.corpus / "bad.txt").write_bytes(b"text\0text")
        return "wrong   corpus: bad.txt is not read"
    if what == "corpus":
        place.corpus.rename(place.folder / "moved")
        return "wrong   corpus: "
    if what == "empty":
        for file in place.corpus.iterdir():
            file.unlink()
        return "holds no document that can be read"
    if what == "register":
        (place.corpus / "sources.toml").write_text("[[source", encoding="utf-8")
        return "sources.toml"
    if what == "settings":
        place.configure(index="passage_max_words = 90")
        return "wrong   index: "
    if what.endswith("database"):
        database = place.index / "passages.sqlite"
        content = bytearray(database.read_bytes())
        start = len(content) // 2 if what == "a part of the database" else 0
        content[start : start + 20_000] = bytes(20_000)
        database.write_bytes(content)
        return "wrong   index: "
    place.configure(index=f'embedding_revision = "{"0" * 40}"\nembedding_sha256 = "{"0" * 64}"')
    text = (place.folder / "settings.toml").read_text(encoding="utf-8").replace("hashing", "a/b")
    (place.folder / "settings.toml").write_text(text, encoding="utf-8")
    return "wrong   models: "


@pytest.mark.parametrize(
    "what",
    ["file", "corpus", "empty", "register", "settings", "database", "a part of the database",
     "model"],
)  # fmt: skip
def test_what_is_wrong_is_said_with_a_remedy(what: str, indexed: Place) -> None:
    """A check that falls short: exit status 1, what it is, and the others are made all the same."""
    says = broken(indexed, what)
    outcome = indexed.run("doctor")
    assert outcome.status == 1
    assert outcome.err == b""
    assert says in outcome.text
    assert "ok      packages: " in outcome.text
    assert "  index: " in outcome.text


def test_a_corpus_that_is_not_there_is_said_once(indexed: Place) -> None:
    """The index is looked at all the same; that it has no corpus is no fault of its own."""
    indexed.corpus.rename(indexed.folder / "moved")
    outcome = indexed.run("doctor")
    assert outcome.status == 1
    assert outcome.text.count("does not exist") == 1
    assert outcome.text.count("wrong ") == 1
    assert "ok      index: the vector file is whole" in outcome.text


@pytest.mark.parametrize("damage", [b"", b"damaged"])
def test_a_damaged_vector_file_is_named_and_mended(damage: bytes, indexed: Place) -> None:
    """The derived file is built again, which the doctor tells; then all is well."""
    (file,) = indexed.index.glob("vectors-*.faiss")
    if damage:
        file.write_bytes(damage)
    else:
        file.unlink()
    outcome = indexed.run("doctor")
    assert outcome.status == 0
    assert "building it again" in outcome.text
    assert "the vector file is whole" in indexed.run("doctor").text


def test_a_package_that_does_not_load_is_wrong(
    indexed: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library of another system is told from a missing package."""

    def fails(name: str, package: str | None = None) -> ModuleType:
        raise OSError("libfaiss.so: cannot open shared object file")

    monkeypatch.setattr("briefing_qa.cli.doctor.importlib.import_module", fails)
    outcome = indexed.run("doctor")
    assert outcome.status == 1
    assert "cannot be loaded: faiss (OSError: libfaiss.so" in outcome.text
    assert "pip install" in outcome.text


def test_a_packaged_file_that_was_changed_is_wrong(
    indexed: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that this reader does not go by: the next answer may."""
    monkeypatch.setattr(weights, "files", lambda _package: tmp_path)
    shutil.copytree(PACKAGED, tmp_path / "data")
    assert indexed.run("doctor").status == 0
    words = tmp_path / "data" / "words.safetensors"
    content = bytearray(words.read_bytes())
    content[-2000:] = bytes(2000)
    words.write_bytes(content)
    outcome = indexed.run("doctor")
    assert outcome.status == 1
    assert "wrong   models: data/words.safetensors: has sha256 " in outcome.text
    assert "install the package again" in outcome.text


@pytest.mark.model
def test_the_packaged_model_is_verified(tmp_path: Path, indexed: Place) -> None:
    """With the packaged weights the checksum is looked at, and said."""
    (indexed.folder / "settings.toml").write_text("", encoding="utf-8")
    outcome = indexed.spawn("--index", str(tmp_path / "other"), "doctor", f"--index={tmp_path}/x")
    assert outcome.status == 0, outcome.text
    known = MultilingualEmbedder.sha256[:12]
    assert f"ok      models: multilingual-e5-small loads, checksum {known}" in outcome.text


@pytest.mark.parametrize(
    ("reader", "status", "says"),
    [
        ('kind = "similarity"', 0, "ok      models: the answer reader runs: similarity"),
        ('kind = "language-model"\npath = "none.gguf"', 1, "none.gguf: there is no such file"),
    ],
)
def test_the_reader_of_the_settings_is_tried(
    indexed: Place, monkeypatch: pytest.MonkeyPatch, reader: str, status: int, says: str
) -> None:
    """The configured reader is named, and what is wrong where it cannot run."""
    monkeypatch.setattr("briefing_qa.models.language_model.runtime_problem", lambda: "")
    settings = indexed.folder / "settings.toml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\n[reader]\n{reader}\n", encoding="utf-8"
    )
    outcome = indexed.run("doctor")
    assert outcome.status == status
    assert says in outcome.text


@pytest.mark.usefixtures("_without_loading_packages")
def test_a_refused_file_does_not_put_the_index_out_of_step(indexed: Place) -> None:
    """Indexing again would change nothing; a new file would."""
    (indexed.corpus / "empty.md").write_bytes(b"")
    assert indexed.run("index").status == 0
    outcome = indexed.run("doctor")
    assert "empty.md is not read" in outcome.text
    assert "not in step" not in outcome.text
    (indexed.corpus / "new.md").write_text("There are 3 new wells.\n", encoding="utf-8")
    assert "not in step" in indexed.run("doctor").text
