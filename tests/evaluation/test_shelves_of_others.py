"""The shelves and the questions of others are sound sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_qa.documents import Corpus
from briefing_qa.evaluation import load_set
from briefing_qa.evaluation.gold import Library, locate

ROOT = Path(__file__).parents[2]
SHELVES = sorted(path for path in (ROOT / "eval" / "shelves").iterdir() if path.is_dir())
OTHERS = sorted((ROOT / "eval" / "by-others").glob("peru-briefing.*.jsonl"))
READ = sorted((ROOT / "eval").glob("*/**/*.looked-at.jsonl"))


def counted(path: Path) -> Path:
    """The other part of a set that may be looked at."""
    return path.with_name(path.name.replace("looked-at", "counted"))


READ_WHOLE = ("officer", "fifth", "lawyer", "ngo", "pairs", "checker")
"""Of these sets all answers were read."""
BLIND = "blind"
"""Of these no answer was read, nor is anything learned from another question to their shelf."""


def _kind(path: Path) -> str:
    """Who asked a set, as its name says: "pairs" for "twins.pairs.looked-at.jsonl"."""
    return path.name.split(".")[1]


PARTED = [path for path in READ if counted(path).exists()]


def library(*folders: Path) -> Library:
    """The texts of the documents of some folders."""
    read = [
        Corpus(folder).read(path.name)
        for folder in folders
        for path in folder.iterdir()
        if path.suffix != ".toml" and path.name != "README.md"
    ]
    return Library({document.id: document.text for document in read})


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda path: path.name)
def test_every_quote_of_a_shelf_stands_in_its_documents(shelf: Path) -> None:
    """Or the set could not be asked."""
    both = [ROOT / "corpus"] if (shelf / "with-the-corpus").exists() else []
    texts = library(shelf / "documents", *both)
    sets = sorted(shelf.glob("*.jsonl"))
    assert sets
    assert len(sets) >= 2 or _kind(sets[0]) in (*READ_WHOLE, BLIND)
    assert BLIND not in map(_kind, sets) or len(sets) == 1
    for path in sets:
        questions = load_set(path).questions
        assert len(locate(questions, texts, path)) == len(questions)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_every_quote_to_the_briefing_stands_in_it(path: Path) -> None:
    """Likewise."""
    questions = load_set(path).questions
    assert len(locate(questions, library(ROOT / "corpus"), path)) == len(questions)


@pytest.mark.parametrize("path", PARTED, ids=lambda path: path.stem)
def test_no_question_is_looked_at_and_counted(path: Path) -> None:
    """Nor do two have one id."""
    seen, others = load_set(path).questions, load_set(counted(path)).questions
    assert not {(one.before, one.text) for one in seen} & {(one.before, one.text) for one in others}
    assert not {one.id for one in seen} & {one.id for one in others}


def test_few_sets_were_read_as_a_whole() -> None:
    """Every other one has a part whose answers nobody read."""
    whole = {_kind(path) for path in READ if path not in PARTED}
    assert whole == {*READ_WHOLE}
