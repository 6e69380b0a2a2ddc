"""Reciprocal rank fusion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.retrieval import fuse

Ranking = list[tuple[str, float]]

rankings = st.lists(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.floats(-1, 1)), max_size=8), max_size=4
)


def test_scores_are_those_computed_by_hand() -> None:
    """1 / (60 + rank) is summed over rankings, ranks from 1."""
    dense = [("a", 0.9), ("b", 0.8), ("c", 0.1)]
    lexical = [("b", 12.0), ("d", 3.0)]
    assert fuse(dense, lexical) == [
        ("b", pytest.approx(1 / 62 + 1 / 61)),
        ("a", pytest.approx(1 / 61)),
        ("d", pytest.approx(1 / 62)),
        ("c", pytest.approx(1 / 63)),
    ]


def test_the_constant_can_be_given() -> None:
    """With a constant of 0 the first of a ranking counts 1, the second one half."""
    assert fuse([("a", 1.0), ("b", 0.5)], constant=0) == [("a", 1.0), ("b", 0.5)]


def test_hits_without_a_score_say_nothing() -> None:
    """Zero and negative scores are left out, and take no rank."""
    assert fuse([("a", 0.0), ("b", -0.5), ("c", 0.2)]) == [("c", pytest.approx(1 / 61))]
    assert fuse([("a", 0.0)], []) == []


def test_a_second_mention_in_one_ranking_does_not_count() -> None:
    """An id counts once in a ranking, at its first place, and a duplicate takes no rank."""
    assert fuse([("a", 0.9), ("a", 0.8), ("b", 0.7)]) == [
        ("a", pytest.approx(1 / 61)),
        ("b", pytest.approx(1 / 62)),
    ]


def test_ties_are_broken_by_id() -> None:
    """Equal scores stand in the order of their ids, whichever ranking came first."""
    assert [id_ for id_, _ in fuse([("z", 1.0)], [("a", 1.0)])] == ["a", "z"]


@given(rankings)
def test_nothing_is_invented_lost_or_repeated(given_rankings: list[Ranking]) -> None:
    """The result holds each id that has a positive score somewhere, once, best first."""
    fused = fuse(*given_rankings)
    ids = [id_ for id_, _ in fused]
    assert sorted(ids) == sorted({i for ranking in given_rankings for i, s in ranking if s > 0})
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= len(given_rankings) / 61 + 1e-12 for score in scores)


@given(rankings, st.randoms())
def test_the_order_of_the_rankings_does_not_matter(
    given_rankings: list[Ranking], random: object
) -> None:
    """Rankings in another order give the same ids with the same scores."""
    shuffled = list(given_rankings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(fuse(*shuffled)) == pytest.approx(dict(fuse(*given_rankings)))


@given(rankings)
def test_only_ranks_count(given_rankings: list[Ranking]) -> None:
    """Scores on another scale, in the same order, give the same result."""
    scaled = [[(id_, 1000 * score) for id_, score in ranking] for ranking in given_rankings]
    assert fuse(*scaled) == fuse(*given_rankings)


@given(rankings, st.sampled_from("abcdefgh"))
def test_one_more_vote_never_lowers_an_id(given_rankings: list[Ranking], id_: str) -> None:
    """A further ranking that names only one id does not put another one before it."""
    before = [i for i, _ in fuse(*given_rankings)]
    after = [i for i, _ in fuse(*given_rankings, [(id_, 1.0)])]
    place = before.index(id_) if id_ in before else len(before)
    assert after.index(id_) <= place
