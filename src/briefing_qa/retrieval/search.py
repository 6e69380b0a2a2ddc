"""Search inside one snapshot: both rankings, fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.store.protocol import Hit, Snapshot, Vectors
from briefing_qa.types import Passage

RRF_CONSTANT = 60
"""Cormack, Clarke and Büttcher (2009), "Reciprocal Rank Fusion outperforms Condorcet"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """A passage and how it was found.

    Attributes:
        passage: the passage.
        score: fused score, comparable inside one question only.
        dense: cosine with the question, or None when the dense retriever did not return it.
        lexical: BM25, or None when no word of the question stands in it.
    """

    passage: Passage
    score: float
    dense: float | None
    lexical: float | None


def fuse(*rankings: Sequence[Hit], constant: int = RRF_CONSTANT) -> list[Hit]:
    """Reciprocal rank fusion: the sum of 1 / (constant + rank) over rankings, ranks from 1.

    Hits with a score of zero or less say nothing and are left out; so is an id's second mention in
    one ranking. Ties are broken by id, so that the result does not depend on anything else.
    """
    scores: dict[str, float] = {}
    for ranking in rankings:
        seen: set[str] = set()
        for passage_id, score in ranking:
            if score > 0 and passage_id not in seen:
                seen.add(passage_id)
                scores[passage_id] = scores.get(passage_id, 0.0) + 1 / (constant + len(seen))
    return sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))


def retrieve(
    snapshot: Snapshot,
    vector: Vectors,
    terms: Sequence[str],
    *,
    top_k: int,
    document_ids: Sequence[str] | None = None,
) -> list[Retrieved]:
    """Passages found by either retriever, best first.

    Args:
        snapshot: the state of the index to search.
        vector: the question's, float32 (d,), unit length.
        terms: the question's stems, see `briefing_qa.terms.query_terms`.
        top_k: passages asked of each retriever.
        document_ids: search these documents only.
    """
    dense = snapshot.dense(vector, top_k, document_ids)
    lexical = snapshot.lexical(terms, top_k, document_ids)
    fused = fuse(dense, lexical)
    # Nearest passages are shown even where nothing is near: they come after all that is.
    known = {passage_id for passage_id, _ in fused}
    fused += [(passage_id, 0.0) for passage_id, _ in dense if passage_id not in known]
    passages = snapshot.passages([passage_id for passage_id, _ in fused])
    by_dense, by_lexical = dict(dense), dict(lexical)
    return [
        Retrieved(
            passage=passage,
            score=score,
            dense=by_dense.get(passage_id),
            lexical=by_lexical.get(passage_id),
        )
        for passage, (passage_id, score) in zip(passages, fused, strict=True)
    ]
