"""Rankings and judgments as files of TREC, which ir-measures and trec_eval read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_qa.evaluation import rankings
from briefing_qa.evaluation.evaluating import Evaluation
from briefing_qa.evaluation.gold import Span
from briefing_qa.evaluation.outcomes import Outcome

TAG = "briefing-qa"


def trec_files(evaluations: Sequence[Evaluation]) -> dict[str, bytes]:
    """Four files by name: run and qrels of passages, run and qrels of sentences.

    A question without gold has no lines. What stands in a document is named by its characters:
    `peru-briefing:16188-16335`.
    """
    return {
        **_pair(evaluations, "", rankings.passages),
        **_pair(evaluations, "sentences-", rankings.sentences),
    }


def _pair(
    evaluations: Sequence[Evaluation], prefix: str, ranking: Callable[[Outcome], Sequence[Span]]
) -> dict[str, bytes]:
    judged = rankings.judge_rankings(
        {o.question.id: (ranking(o), o.gold) for one in evaluations for o in one.outcomes}
    )
    qrels = (f"{one.query_id} 0 {one.doc_id} {one.relevance}\n" for one in judged.qrels)
    ranks: dict[str, int] = {}
    run = []
    for one in judged.run:
        rank = ranks[one.query_id] = ranks.get(one.query_id, 0) + 1
        run.append(f"{one.query_id} Q0 {one.doc_id} {rank} {one.score:g} {TAG}\n")
    return {
        f"{prefix}qrels.txt": "".join(qrels).encode(),
        f"{prefix}run.txt": "".join(run).encode(),
    }
