"""The record of downloads: written, read back, and refused where it is broken."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_qa.documents import Corpus
from briefing_qa.documents.downloads import DOWNLOADS, Download, download_of, load_downloads
from briefing_qa.errors import CorpusError
from briefing_qa.fetching.recording import record

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


def entry(name: str = "wells", **changes: object) -> Download:
    """A record of a download."""
    fields: dict[str, object] = {
        "id": name,
        "file": f"{name}.txt",
        "address": f"https://example.org/{name}",
        "date": "2026-11-03T14:05:00Z",
        "sha256": "a" * 64,
    }
    return Download(**{**fields, **changes})  # type: ignore[arg-type]


def test_no_record_is_an_empty_one(corpus: Path) -> None:
    """A corpus needs none."""
    assert load_downloads(corpus) == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(WORDS, WORDS, WORDS, st.integers(0, 2**40))
def test_what_is_recorded_is_read_back(
    corpus: Path, file: str, etag: str, kind: str, size: int
) -> None:
    """Whatever stands in names and headers."""
    one = entry(file=file, etag=etag, content_type=kind, size=size)
    record(corpus, one)
    assert load_downloads(corpus) == (one,)


def test_the_latest_of_a_document_is_kept(corpus: Path) -> None:
    """By id, in order; the file is for people as well."""
    for one in (entry("wells"), entry("lakes"), entry("wells", sha256="b" * 64)):
        record(corpus, one)
    assert [(one.id, one.sha256[0]) for one in load_downloads(corpus)] == [
        ("lakes", "a"),
        ("wells", "b"),
    ]
    text = (corpus / DOWNLOADS).read_text(encoding="utf-8")
    assert text.startswith("# Where downloaded documents come from.")
    assert text.count("[[download]]") == 2


def test_writers_at_the_same_time_lose_nothing(corpus: Path) -> None:
    """Each waits for the other."""
    names = [f"document-{number}" for number in range(12)]
    threads = [threading.Thread(target=record, args=(corpus, entry(name))) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.id for one in load_downloads(corpus)) == sorted(names)


def test_the_record_is_no_document(corpus: Path) -> None:
    """Neither taken in nor skipped; nor are its lock and temporary files."""
    record(corpus, entry())
    scan = Corpus(corpus).scan()
    assert (scan.files, scan.skipped) == ((), ())


def test_a_record_speaks_of_the_very_bytes(corpus: Path) -> None:
    """Another file, or other bytes, were not downloaded."""
    downloads = (entry("wells"), entry("lakes"))
    assert download_of("lakes.txt", "a" * 64, downloads) == downloads[1]
    assert download_of("lakes.txt", "b" * 64, downloads) is None
    assert download_of("hills.txt", "a" * 64, downloads) is None


GOOD = '[[download]]\nid = "a"\nfile = "a.txt"\naddress = "x"\ndate = "d"\nsha256 = "s"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[download", "not TOML"),
        (f"[[download]]\nsize = {'9' * 5000}\n", "not TOML: a number is too long"),
        ("\xff", "not TOML"),
        ("other = 1\n", r"more than \[\[download\]\] tables"),
        ("download = 5\n", r"more than \[\[download\]\] tables"),
        ("download = [5]\n", "download 1: no table"),
        (GOOD + "colour = 1\n", "download 1: unknown key 'colour'"),
        (GOOD + GOOD.replace('"s"', "5"), "download 2: sha256 is not text"),
        (GOOD + "size = true\n", "size is not a number"),
        (GOOD.replace('"a.txt"', '""'), "it lacks file"),
    ],
)
def test_a_broken_record_is_one_line(text: str, problem: str, corpus: Path) -> None:
    """With the file, what is wrong, and what to do; it is not written over."""
    (corpus / DOWNLOADS).write_bytes(text.encode("latin-1"))
    for call in (lambda: load_downloads(corpus), lambda: record(corpus, entry())):
        with pytest.raises(CorpusError, match=problem) as caught:
            call()
        assert "\n" not in str(caught.value)
        assert "delete it" in str(caught.value)
    assert (corpus / DOWNLOADS).read_bytes() == text.encode("latin-1")


def test_a_record_that_cannot_be_read_or_written_is_one_line(corpus: Path) -> None:
    """A folder in its place is named."""
    (corpus / DOWNLOADS).mkdir()
    with pytest.raises(CorpusError, match="cannot read"):
        load_downloads(corpus)


def test_a_full_disk_leaves_the_old_record(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no temporary file."""
    record(corpus, entry())

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CorpusError, match="No space left"):
        record(corpus, entry("lakes"))
    assert load_downloads(corpus) == (entry(),)
    assert {path.name for path in corpus.iterdir()} <= {DOWNLOADS, ".downloads.lock"}
