"""A shelf of hundreds of documents: indexed, killed at many moments, resumed, and complete."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.documents.reader import readable_suffixes
from briefing_qa.errors import IndexMissingError
from briefing_qa.models.embedding import HashingEmbedder
from indexing_process import run, shelf_store

CHILD = Path(__file__).with_name("indexing_process.py")
DOCUMENTS = 300
PART_CHARACTERS = 12_000
"""Some twenty of the documents."""

pytestmark = pytest.mark.slow

WORDS = ["lake", "wood", "ferry", "bridge", "market", "school", "garden", "tower", "river", "road"]


def sentence(rng: random.Random) -> str:
    """A sentence with a figure."""
    first, second, third = rng.sample(WORDS, 3)
    return f"The {first} near the {second} has {rng.randint(2, 9999)} visitors a {third} day."


def write_document(corpus: Path, number: int, rng: random.Random) -> None:
    """A small document: Markdown, text or, one in thirty, a web page."""
    title = f"Report {number} on the {rng.choice(WORDS)}"
    paragraphs = [" ".join(sentence(rng) for _ in range(3)) for _ in range(2)]
    name = corpus / f"part-{number % 7}" / f"report-{number:03}"
    if number % 30 == 7 and ".html" in readable_suffixes():
        body = "".join(f"<p>{words}</p>" for words in paragraphs)
        name.with_suffix(".html").write_text(
            f"<html lang=en><head><title>{title}</title></head>"
            f"<body><article><h1>{title}</h1>{body}</article></body></html>"
        )
    elif number % 2:
        name.with_suffix(".md").write_text(f"# {title}\n\n" + "\n\n".join(paragraphs) + "\n")
    else:
        name.with_suffix(".txt").write_text(f"{title}\n\n" + "\n\n".join(paragraphs) + "\n")


def state(index: Path) -> dict[str, Any]:
    """What an index says about everything it holds, but for when it was made."""
    with closing(shelf_store(index)) as store, store.snapshot() as snapshot:
        records = snapshot.documents()
        ids = [record.id for record in records]
        vector = HashingEmbedder().embed_query("visitors near the bridge")
        return {
            "complete": snapshot.complete,
            "records": [replace(record, indexed_at="") for record in records],
            "texts": [snapshot.document(id_) for id_ in ids],
            "passages": [snapshot.passages_between(id_, 0, 10**9) for id_ in ids],
            "signatures": snapshot.signatures(),
            "dense": snapshot.dense(vector, 40),
            "lexical": snapshot.lexical(["ferri", "market"], 40),
            "frequency": snapshot.document_frequency(WORDS),
        }


def kill_after(documents: int, corpus: Path, index: Path, *more: str) -> bool:
    """Index until so many documents were taken in, and a moment longer; whether it was killed."""
    command = [sys.executable, CHILD, corpus, index, str(PART_CHARACTERS), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line == f"taken {documents}\n":
                time.sleep(random.Random(documents).random() / 20)
                process.kill()
    return process.returncode != 0


def documents_of(index: Path) -> int:
    """How many documents an index holds; each of them can be read."""
    with suppress(IndexMissingError):
        return len(state(index)["texts"])
    return 0


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of hundreds of small documents."""
    corpus = tmp_path_factory.mktemp("shelf") / "corpus"
    rng = random.Random(5)
    for part in range(7):
        (corpus / f"part-{part}").mkdir(parents=True)
    for number in range(DOCUMENTS):
        write_document(corpus, number, rng)
    return corpus


@pytest.fixture(scope="module")
def whole(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What an index of it says that was made in one go, and in one part."""
    index = tmp_path_factory.mktemp("whole") / "index"
    run(shelf, index, 10**9)
    yield state(index)
    shutil.rmtree(index)


def test_killed_and_resumed_it_equals_an_index_made_in_one_go(
    shelf: Path, whole: dict[str, Any], tmp_path: Path
) -> None:
    """After every kill there is a state that answers, and the next run goes on from it."""
    index = tmp_path / "index"
    before, rounds = 0, 0
    for documents in (1, 30, 75, 90, 60):
        rounds += kill_after(documents, shelf, index)
        held = documents_of(index)
        assert held >= before
        before = held
    assert rounds == 5
    assert 100 < before < DOCUMENTS
    assert not state(index)["complete"]
    assert not kill_after(10**6, shelf, index)
    assert state(index) == whole
    assert len(whole["texts"]) == DOCUMENTS


def test_a_killed_rebuild_leaves_the_old_index_and_can_be_made_again(
    shelf: Path, whole: dict[str, Any], tmp_path: Path
) -> None:
    """The old index answers until the new one is complete, whatever became of the documents."""
    index = tmp_path / "index"
    run(shelf, index, 10**9)
    assert kill_after(150, shelf, index, "rebuild")
    assert state(index) == whole
    assert kill_after(DOCUMENTS, shelf, index, "rebuild")
    assert state(index) == whole
    assert not kill_after(10**6, shelf, index, "rebuild")
    assert state(index) == whole
    assert {path.name for path in index.iterdir() if path.suffix == ".new"} == set()


def test_a_change_of_many_documents_can_be_killed_as_well(
    shelf: Path, whole: dict[str, Any], tmp_path: Path
) -> None:
    """Documents that were removed, changed and added come out as if nothing had happened."""
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    shutil.copytree(shelf, corpus)
    run(corpus, index, 10**9)
    rng = random.Random(9)
    for number in range(0, DOCUMENTS, 3):
        for path in (corpus / f"part-{number % 7}").glob(f"report-{number:03}.*"):
            path.unlink()
        if number % 2:
            write_document(corpus, number, rng)
    for number in range(DOCUMENTS, DOCUMENTS + 40):
        write_document(corpus, number, rng)
    assert kill_after(50, corpus, index)
    assert not state(index)["complete"]
    assert not kill_after(10**6, corpus, index)
    run(corpus, tmp_path / "other", 10**9)
    assert state(index) == state(tmp_path / "other")
