"""What a killed addition has left in the corpus is swept away."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_qa.documents import Corpus, additions
from briefing_qa.documents.additions import sweep

LEFT = ".adding-0123456789abcdef"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty corpus."""
    (tmp_path / "corpus").mkdir()
    return Corpus(tmp_path / "corpus")


def test_what_was_left_is_deleted_at_any_depth(corpus: Corpus) -> None:
    """Nothing else is: not other hidden files, and nothing in hidden folders."""
    (corpus.folder / "sub").mkdir()
    (corpus.folder / ".git").mkdir()
    others = [".adding-notes", ".hidden", "adding-0123456789abcdef", f".git/{LEFT}"]
    for name in (LEFT, f"sub/{LEFT}", *others):
        (corpus.folder / name).write_bytes(b"half")
    sweep(corpus.folder)
    found = [p.relative_to(corpus.folder).as_posix() for p in corpus.folder.rglob("*")]
    assert sorted(found) == sorted([*others, ".git", "sub"])


def test_what_another_process_is_adding_stays(corpus: Corpus) -> None:
    """Until that process has ended, however it ends."""
    path = corpus.folder / LEFT
    path.write_bytes(b"half")
    holds = (
        "import fcntl, sys\n"
        "file = open(sys.argv[1], 'rb')\n"
        "fcntl.flock(file, fcntl.LOCK_EX)\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holds, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        sweep(corpus.folder)
        assert path.exists()
        child.kill()
    sweep(corpus.folder)
    assert not path.exists()


def test_a_file_that_is_being_added_is_held(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its first byte until it has its name."""
    source = tmp_path / "boats.txt"
    source.write_text("There are 12 boats.", encoding="utf-8")
    replace, held = Path.replace, []

    def sweeping(self: Path, target: Path) -> Path:
        with self.open("rb") as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        sweep(corpus.folder)
        held.append(self.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", sweeping)
    (result,) = corpus.add([source])
    assert result.outcome == "added"
    assert [name[:8] for name in held] == [".adding-"]
    assert [path.name for path in corpus.folder.iterdir()] == ["boats.txt"]


def test_a_file_that_is_swept_before_it_is_held_is_made_again(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment between a file's making and its lock costs nothing."""
    source = tmp_path / "boats.txt"
    source.write_text("There are 12 boats.", encoding="utf-8")
    lock, calls = additions._lock, []

    def swept(file: object, *, wait: bool) -> bool:
        calls.append(wait)
        if calls == [True]:
            Path(file.name).unlink()  # type: ignore[attr-defined]
        return lock(file, wait=wait)  # type: ignore[arg-type]

    monkeypatch.setattr(additions, "_lock", swept)
    (result,) = corpus.add([source])
    assert result.outcome == "added"
    assert calls == [True, True]
    assert (corpus.folder / "boats.txt").read_text("utf-8") == "There are 12 boats."


def test_the_next_addition_sweeps(corpus: Corpus, tmp_path: Path) -> None:
    """Without being told to."""
    (corpus.folder / LEFT).write_bytes(b"half")
    (tmp_path / "boats.txt").write_text("There are 12 boats.", encoding="utf-8")
    corpus.add([tmp_path / "boats.txt"])
    assert [path.name for path in corpus.folder.iterdir()] == ["boats.txt"]
