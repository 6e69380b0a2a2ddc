"""Search inside one snapshot: passages found by meaning and by words, ranked together.

Two retrievers say which passages may answer: the nearest ones of each language, and those that hold
the question's words. They are then ranked by their nearest sentence, which says more than the mean
of a passage. docs/decisions/0017-passage-ranking.md has what was measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from briefing_qa.store.protocol import Snapshot, Vectors
from briefing_qa.types import Passage

WHOLE = 0.5
"""Weight of the cosine of a whole passage beside that of its nearest sentence."""

WORDS = 1.0
"""Weight of the best BM25 of all, in standard deviations of the cosines."""

OTHER_LANGUAGE = 0.6
"""Share of the best BM25 that a passage is given whose language has other words for the same."""

_Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """A passage and how it was found.

    Attributes:
        passage: the passage.
        score: above 0; comparable inside one question only.
        dense: cosine with the question.
        lexical: BM25, or None when it is not among the best by the question's words.
    """

    passage: Passage
    score: float
    dense: float
    lexical: float | None


def retrieve(
    snapshot: Snapshot,
    vector: Vectors,
    terms: Sequence[str],
    *,
    top_k: int,
    language: str,
    languages: Mapping[str, str],
    document_ids: Sequence[str] | None = None,
    limit: int | None = None,
) -> list[Retrieved]:
    """Passages found by either retriever, best first.

    Args:
        snapshot: the state of the index to search.
        vector: the question's, float32 (d,), unit length.
        terms: the question's stems, see `briefing_qa.terms.query_terms`.
        top_k: passages asked of each retriever, of the dense one for each language.
        language: of the question.
        languages: of all documents, by id.
        document_ids: search these documents only.
        limit: passages returned at most; None returns all that were found.
    """
    groups = _by_language(languages, document_ids)
    lexical = dict(snapshot.lexical(terms, top_k, document_ids))
    pool = dict.fromkeys(lexical)
    for ids in groups.values():
        among = document_ids if len(groups) == 1 else ids
        pool.update(dict.fromkeys(one for one, _ in snapshot.dense(vector, top_k, among)))
    passages = snapshot.passages(sorted(pool))
    if not passages:
        return []
    whole, nearest = _cosines(snapshot, passages, vector)
    usual = {one: float(snapshot.mean_vector(ids) @ vector) for one, ids in groups.items()}
    own = [languages[passage.document_id] for passage in passages]
    # A text is nearer to a question in its own language, whatever it says.
    near = nearest + WHOLE * whole - np.array([usual[one] for one in own])
    held = np.array([lexical.get(passage.id, 0.0) for passage in passages])
    scores = near + WORDS * float(near.std()) * _by_words(held, np.array(own) == language)
    scores += 1.0 - float(scores.min())
    order = np.argsort(-scores, kind="stable")[:limit]
    return [
        Retrieved(
            passage=passages[i],
            score=float(scores[i]),
            dense=float(whole[i]),
            lexical=lexical.get(passages[i].id),
        )
        for i in order
    ]


def _by_language(
    languages: Mapping[str, str], document_ids: Sequence[str] | None
) -> dict[str, list[str]]:
    """The documents that are searched, by their language."""
    groups: dict[str, list[str]] = {}
    for document_id in languages if document_ids is None else document_ids:
        if document_id in languages:
            groups.setdefault(languages[document_id], []).append(document_id)
    return groups


def _cosines(
    snapshot: Snapshot, passages: Sequence[Passage], vector: Vectors
) -> tuple[_Scores, _Scores]:
    """Of each passage, and of its nearest sentence or item: float64 (n,) each."""
    keys = [[unit.key for unit in p.own_units] or [p.key] for p in passages]
    wanted = list(
        dict.fromkeys([*(p.key for p in passages), *(key for own in keys for key in own)])
    )
    cosines = dict(zip(wanted, (snapshot.vectors(wanted) @ vector).tolist(), strict=True))
    return (
        np.array([cosines[passage.key] for passage in passages]),
        np.array([max(cosines[key] for key in own) for own in keys]),
    )


def _by_words(held: _Scores, own: npt.NDArray[np.bool_]) -> _Scores:
    """BM25 as a share of the best of the question's own language, 0 to 1: float64 (n,)."""
    best = float(held[own].max(initial=0.0))
    if best <= 0.0:
        return np.zeros(len(held))
    return np.where(own, held / best, OTHER_LANGUAGE)
