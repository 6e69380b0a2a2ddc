"""Documents that are there twice, and editions of one document, are told by their sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.config import IndexSettings
from briefing_qa.documents.likeness import Likeness, find_alike, signature_of
from briefing_qa.documents.text import read_text
from briefing_qa.passages import cut_passages
from briefing_qa.types import Document


def signature(sentences: Sequence[str]) -> bytes:
    """The signature of a text of these sentences."""
    parsed = read_text("\n\n".join(sentences).encode(), "a.txt")
    document = Document(id="a", title="A", text=parsed.text, sections=parsed.sections)
    return signature_of(document, cut_passages(document, IndexSettings()))


def sentences(first: int, last: int) -> list[str]:
    """Numbered sentences."""
    return [f"Sentence number {n} tells of tree {n} in the wood." for n in range(first, last)]


def pairs(**documents: Sequence[str]) -> list[Likeness]:
    """Which of these are alike."""
    return find_alike({name: signature(texts) for name, texts in documents.items()})


def test_the_same_words_are_the_same_text() -> None:
    """Case, marks and line breaks aside, even a single sentence."""
    (found,) = pairs(a=["There are TREES."], b=["There are trees!"], c=["There are bees."])
    assert (found.first, found.second, found.share, found.same_text) == ("a", "b", 1.0, True)


@pytest.mark.parametrize("size", [20, 1500])
def test_editions_share_most_sentences(size: int) -> None:
    """The share is that of the longer one's sentences, about; with few sentences it is exact."""
    kept = size * 3 // 4
    (found,) = pairs(a=sentences(0, size), b=sentences(size - kept, 2 * size - kept))
    assert not found.same_text
    assert found.share == pytest.approx(0.75, abs=0.001 if size < 100 else 0.08)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sentences(0, 20), sentences(12, 32)),
        (sentences(0, 8), sentences(0, 60)),
        (sentences(0, 4), [*sentences(0, 4), "And it tells of one more tree."]),
        (["Yes.", "No.", "Note one."], ["Yes.", "No.", "Note one.", "Two."]),
        ([""], [""]),
    ],
    ids=["less than half", "an extract", "too few to tell", "turns of phrase", "nothing"],
)
def test_others_are_not_alike(one: list[str], other: list[str]) -> None:
    """Where most sentences of the longer one are its own, or few are there at all."""
    if one == [""]:
        assert find_alike({"a": b"", "b": b""}) == []
    else:
        assert pairs(a=one, b=other) == []


def test_many_copies_are_each_named_once_with_the_first() -> None:
    """A hundred copies do not give five thousand pairs."""
    text = signature(sentences(0, 9))
    found = find_alike({f"copy-{n:03}": text for n in range(100)})
    assert [one.first for one in found] == ["copy-000"] * 99
    assert len({one.second for one in found}) == 99


@given(st.sets(st.integers(0, 60), min_size=5, max_size=40), st.randoms())
def test_the_order_of_sentences_does_not_count(numbers: set[int], random: object) -> None:
    """A text whose parts were put in another order shares all of its sentences."""
    texts = [f"Sentence number {n} tells of tree {n} in the wood." for n in sorted(numbers)]
    (found,) = pairs(a=texts, b=texts[::-1])
    assert found.share == pytest.approx(1.0)


def test_a_signature_is_small() -> None:
    """Whatever the length of the document, it is no more than two kilobytes or so."""
    assert len(signature(sentences(0, 2000))) < 2100
