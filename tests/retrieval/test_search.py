"""Passages are ranked by their nearest sentence, each language by its own measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from briefing_qa.retrieval import Retrieved, retrieve
from briefing_qa.retrieval.search import WHOLE
from briefing_qa.store.protocol import Hit, Vectors
from briefing_qa.types import Passage, Unit


def passage(
    document_id: str, name: str, sentences: Sequence[str], headings: Sequence[str] = ()
) -> Passage:
    """A passage whose vectors have the names given."""
    kinds = [(key, "sentence") for key in sentences] + [(key, "heading") for key in headings]
    return Passage(
        id=f"{document_id}#{name}",
        document_id=document_id,
        start=0,
        end=1,
        text="x",
        heading_path=tuple(headings),
        section_start=0,
        section_end=1,
        page=None,
        units=tuple(
            Unit(start=0, end=1, kind=kind, key=key)  # type: ignore[arg-type]
            for key, kind in kinds
        ),
        key=name,
    )


@dataclass
class Shelf:
    """A snapshot of passages with known cosines: vectors have one dimension, the question is 1."""

    cosines: Mapping[str, float]
    shelf: Sequence[Passage]
    words: Mapping[str, float] = field(default_factory=dict)

    def dense(self, vector: Vectors, k: int, document_ids: Sequence[str] | None) -> list[Hit]:
        """The nearest passages."""
        among = [p for p in self.shelf if document_ids is None or p.document_id in document_ids]
        hits = [(p.id, self.cosines[p.key]) for p in among]
        return sorted(hits, key=lambda hit: -hit[1])[:k]

    def lexical(self, terms: Sequence[str], k: int, document_ids: object) -> list[Hit]:
        """The passages that hold the words, by BM25."""
        return sorted(self.words.items(), key=lambda hit: -hit[1])[:k]

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """By id."""
        known = {p.id: p for p in self.shelf}
        return [known[one] for one in ids]

    def vectors(self, keys: Sequence[str]) -> Vectors:
        """One value each: the cosine."""
        return np.array([[self.cosines[key]] for key in keys], np.float32)

    def mean_vector(self, document_ids: Sequence[str]) -> Vectors:
        """The mean cosine."""
        own = [self.cosines[p.key] for p in self.shelf if p.document_id in document_ids]
        return np.array([np.mean(own)], np.float32)


def ranked(shelf: Shelf, languages: Mapping[str, str], **options: object) -> list[Retrieved]:
    """What is found for an English question of the vector 1."""
    given: dict[str, object] = {"top_k": 10, "language": "en", **options}
    return retrieve(
        shelf,  # type: ignore[arg-type]
        np.ones(1, np.float32),
        ["word"],
        languages=languages,
        **given,  # type: ignore[arg-type]
    )


def ids(found: Sequence[Retrieved]) -> list[str]:
    """Names of the passages."""
    return [one.passage.key for one in found]


def test_the_nearest_sentence_counts_more_than_the_whole_passage() -> None:
    """One near sentence in a passage of other matters is better than a passage near as a whole."""
    assert WHOLE < 1
    shelf = Shelf(
        {"even": 0.7, "even.1": 0.7, "mixed": 0.6, "mixed.1": 0.9, "mixed.2": 0.2},
        [passage("a", "even", ["even.1"]), passage("a", "mixed", ["mixed.1", "mixed.2"])],
    )
    found = ranked(shelf, {"a": "en"})
    assert ids(found) == ["mixed", "even"]
    assert [one.dense for one in found] == pytest.approx([0.6, 0.7])


def test_a_heading_does_not_make_a_passage_near() -> None:
    """Headings stand over many passages; one that is nothing but a heading is taken by itself."""
    shelf = Shelf(
        {"under": 0.5, "under.1": 0.5, "title": 0.9, "other": 0.6, "other.1": 0.6, "lone": 0.4},
        [
            passage("a", "under", ["under.1"], ["title"]),
            passage("a", "other", ["other.1"]),
            passage("a", "lone", [], ["title"]),
        ],
    )
    assert ids(ranked(shelf, {"a": "en"})) == ["other", "under", "lone"]


def test_words_of_the_question_lift_a_passage() -> None:
    """Between passages about as near, the one that holds the question's words is first."""
    cosines = {"near": 0.62, "near.1": 0.62, "held": 0.6, "held.1": 0.6, "far": 0.2, "far.1": 0.2}
    shelf = [passage("a", name, [f"{name}.1"]) for name in ("near", "held", "far")]
    assert ids(ranked(Shelf(cosines, shelf), {"a": "en"})) == ["near", "held", "far"]
    with_words = Shelf(cosines, shelf, {"a#held": 3.0})
    found = ranked(with_words, {"a": "en"})
    assert ids(found) == ["held", "near", "far"]
    assert [one.lexical for one in found] == [3.0, None, None]


def test_texts_in_another_language_are_measured_by_their_own_kind() -> None:
    """All that is English is nearer to an English question; what stands out in Spanish is found."""
    cosines = {"e1": 0.8, "e2": 0.79, "e3": 0.81, "s1": 0.7, "s2": 0.5, "s3": 0.48}
    shelf = [passage(name[0], name, [f"{name}.u"]) for name in cosines]
    units = {f"{name}.u": cosine for name, cosine in cosines.items()}
    found = ranked(Shelf({**cosines, **units}, shelf), {"e": "en", "s": "es"})
    assert ids(found)[0] == "s1"
    assert set(ids(found)) == set(cosines)


def test_words_of_another_language_are_not_held_against_a_passage() -> None:
    """Where English passages hold the question's words, Spanish ones are not put behind them."""
    cosines = {"e1": 0.7, "e2": 0.7, "s1": 0.8, "s2": 0.6}
    shelf = [passage(name[0], name, [f"{name}.u"]) for name in cosines]
    units = {f"{name}.u": cosine for name, cosine in cosines.items()}
    held = {"e#e1": 2.0, "e#e2": 0.4}
    found = ranked(Shelf({**cosines, **units}, shelf, held), {"e": "en", "s": "es"})
    assert ids(found)[0] == "s1"
    assert ids(found).index("e1") < ids(found).index("e2")


def test_each_language_gives_its_nearest_passages() -> None:
    """However many English passages are nearer, the best Spanish ones are looked at."""
    cosines = {f"e{n}": 0.9 for n in range(9)} | {"s1": 0.3}
    shelf = [passage(name[0], name, [f"{name}.u"]) for name in cosines]
    units = {f"{name}.u": cosine for name, cosine in cosines.items()}
    found = ranked(Shelf({**cosines, **units}, shelf), {"e": "en", "s": "es"}, top_k=3)
    assert "s1" in ids(found)
    assert len(found) == 4
    assert "s1" not in ids(
        ranked(Shelf({**cosines, **units}, shelf), {"e": "en", "s": "es"}, document_ids=["e"])
    )


def test_scores_fall_are_positive_and_limited() -> None:
    """Best first, each above 0, no more than asked for; nothing is found in nothing."""
    cosines = {name: place / 10 - 0.5 for place, name in enumerate("abcdef")}
    shelf = [passage("d", name, []) for name in cosines]
    found = ranked(Shelf(cosines, shelf), {"d": "en"}, limit=4)
    scores = [one.score for one in found]
    assert ids(found) == ["f", "e", "d", "c"]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0
    assert ranked(Shelf({}, []), {}) == []
