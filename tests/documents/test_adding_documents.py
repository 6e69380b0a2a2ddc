"""Files into the corpus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.documents import AddResult, Corpus
from briefing_qa.errors import CorpusError


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty corpus."""
    (tmp_path / "corpus").mkdir()
    return Corpus(tmp_path / "corpus")


def _file(path: Path, text: str = "Some text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_file_is_copied(corpus: Corpus, tmp_path: Path) -> None:
    """A file is in the corpus afterwards, byte for byte, and nothing else is."""
    source = _file(tmp_path / "My Report.txt", "Line\r\nend")
    assert corpus.add([source]) == [
        AddResult(
            source=str(source), outcome="added", document_id="my-report", path="My Report.txt"
        )
    ]
    assert (corpus.folder / "My Report.txt").read_bytes() == b"Line\r\nend"
    assert [path.name for path in corpus.folder.iterdir()] == ["My Report.txt"]


def test_folder_keeps_its_order(corpus: Corpus, tmp_path: Path) -> None:
    """Files of a folder keep their place below it; what cannot be read says why."""
    _file(tmp_path / "in" / "a.md")
    _file(tmp_path / "in" / "deep" / "b.txt")
    _file(tmp_path / "in" / "c.doc")
    _file(tmp_path / "in" / "README.md")
    results = corpus.add([tmp_path / "in"])
    assert [(r.outcome, r.path) for r in results] == [
        ("added", "a.md"),
        ("added", "deep/b.txt"),
        ("refused", ""),
    ]
    assert results[2].reason.startswith("c.doc: Word documents of before 2007 are not supported")
    assert corpus.files() == ("a.md", "deep/b.txt")


def test_same_bytes_are_unchanged(corpus: Corpus, tmp_path: Path) -> None:
    """Adding a file again changes nothing."""
    source = _file(tmp_path / "a.md")
    corpus.add([source])
    assert [result.outcome for result in corpus.add([source])] == ["unchanged"]
    assert [result.outcome for result in corpus.add([corpus.folder / "a.md"])] == ["unchanged"]


def test_other_file_with_the_id_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """A document is never overwritten; the message says how to replace it."""
    first, second = _file(tmp_path / "a.md", "Old."), _file(tmp_path / "new" / "A.txt", "New.")
    results = corpus.add([first, second])
    assert [result.outcome for result in results] == ["added", "refused"]
    assert "remove that first (`briefing-qa remove a`)" in results[1].reason
    assert (corpus.folder / "a.md").read_text(encoding="utf-8") == "Old."
    assert corpus.files() == ("a.md",)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"\xff\xff", "not UTF-8"),
        ("a.md", b" \n", "no text"),
        ("a.docx", b"PK", "damaged or not complete"),
        ("a.rtf", b"{\\rtf1}", "save it as .docx"),
        ("README.md", b"Text", "no documents"),
        (".a.md", b"Text", "no documents"),
    ],
)
def test_what_is_no_document_is_refused(
    corpus: Corpus, tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    """A file that cannot be read as a document does not get into the corpus."""
    (tmp_path / name).write_bytes(content)
    (result,) = corpus.add([tmp_path / name])
    assert (result.outcome, result.path) == ("refused", "")
    assert problem in result.reason
    assert list(corpus.folder.iterdir()) == []


def test_one_bad_file_does_not_stop_the_others(corpus: Corpus, tmp_path: Path) -> None:
    """Each file has its own result, in order."""
    (tmp_path / "empty").mkdir()
    good = _file(tmp_path / "a.md")
    results = corpus.add([tmp_path / "gone.txt", tmp_path / "empty", good])
    assert [result.outcome for result in results] == ["refused", "refused", "added"]
    assert "No such file" in results[0].reason
    assert "nothing in it that can be read" in results[1].reason


def test_a_folder_that_cannot_be_read_does_not_stop_the_others(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused with its reason, and what is named after it is added."""
    closed, good = _file(tmp_path / "closed" / "a.md").parent, _file(tmp_path / "b.md")
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    results = corpus.add([closed, good])
    assert [result.outcome for result in results] == ["refused", "added"]
    reason = f"cannot read folder {closed}: Permission denied: check its permissions"
    assert results[0].reason == reason


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names")
@pytest.mark.parametrize("name", ["pipe.txt", "link.txt", "zero.txt"])
def test_what_has_no_end_is_refused_without_being_opened(
    corpus: Corpus, tmp_path: Path, name: str
) -> None:
    """A pipe, a device, and a link to either are refused; nothing waits for what they give."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    bad, good = corpus.add([tmp_path / name, _file(tmp_path / "a.txt")])
    assert bad.outcome == "refused"
    assert bad.reason == f"{tmp_path / name}: it is a pipe or a device, no file: name a file"
    assert good.outcome == "added"
    assert corpus.files() == ("a.txt",)


def test_name_that_is_not_utf8_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """A file name that cannot be shown does not get into the corpus, alone or in a folder."""
    bad = _file(tmp_path / "in" / os.fsdecode(b"caf\xe9.txt"))
    for result in corpus.add([bad, tmp_path / "in"]):
        assert result.outcome == "refused"
        assert "its name is not UTF-8" in result.reason
        assert f"{result.source}{result.reason}".isprintable()


def test_a_folder_around_the_corpus_does_not_copy_it_into_itself(
    corpus: Corpus, tmp_path: Path
) -> None:
    """What lies in the corpus is there already, broken files of it too; the others are added."""
    _file(corpus.folder / "sub" / "a.md")
    _file(corpus.folder / "old.doc")
    (corpus.folder / "broken.txt").write_bytes(b"\xff\xff")
    _file(tmp_path / "new" / "b.md", "Other text.")
    results = corpus.add([tmp_path])
    assert sorted((one.outcome, one.document_id, one.path) for one in results) == [
        ("added", "new-b", "new/b.md"),
        ("unchanged", "broken", "broken.txt"),
        ("unchanged", "sub-a", "sub/a.md"),
    ]
    assert corpus.files() == ("broken.txt", "new/b.md", "sub/a.md")


def test_a_file_of_the_corpus_stays_where_it_is(corpus: Corpus) -> None:
    """Naming one that lies deeper makes no second copy of it; one of another format is none."""
    deep, old = _file(corpus.folder / "sub" / "a.md"), _file(corpus.folder / "old.doc")
    first, second = corpus.add([deep, old])
    assert (first.outcome, first.document_id, first.path) == ("unchanged", "sub-a", "sub/a.md")
    assert (second.outcome, corpus.files()) == ("refused", ("sub/a.md",))


def test_link_out_of_the_corpus_is_not_followed(corpus: Corpus, tmp_path: Path) -> None:
    """Nothing is written outside of the corpus through a link that stands in it."""
    (tmp_path / "elsewhere").mkdir()
    (corpus.folder / "sub").symlink_to(tmp_path / "elsewhere")
    _file(tmp_path / "in" / "sub" / "a.md")
    (result,) = corpus.add([tmp_path / "in"])
    assert result.outcome == "refused"
    assert "leads out of the corpus" in result.reason
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_failed_write_leaves_nothing(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full, the corpus is as it was and the error says so."""

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CorpusError, match="No space left on device"):
        corpus.add([_file(tmp_path / "a.md")])
    assert list(corpus.folder.iterdir()) == []


def test_what_was_added_before_a_failed_write_is_told(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the corpus, and has to be indexed; a smaller file may still find room."""
    put = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == "large.md":
            raise OSError(28, "No space left on device")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    names = ("first.md", "large.md", "small.md")
    results = corpus.add([_file(tmp_path / name, f"Text of {name}.") for name in names])
    assert [one.outcome for one in results] == ["added", "refused", "added"]
    assert results[1].reason == (
        f"cannot write {corpus.folder / 'large.md'}: No space left on device: check permissions "
        "and free space"
    )
    assert sorted(path.name for path in corpus.folder.iterdir()) == ["first.md", "small.md"]


def test_a_name_that_is_too_long_does_not_keep_others_out(corpus: Corpus, tmp_path: Path) -> None:
    """It is refused by what the operating system says of it; the next file is added."""
    long, good = tmp_path / f"{'a' * 300}.txt", _file(tmp_path / "good.txt")
    first, second = corpus.add([long, good])
    assert (first.outcome, second.outcome) == ("refused", "added")
    assert "cannot be read: File name too long: check that it is there" in first.reason
