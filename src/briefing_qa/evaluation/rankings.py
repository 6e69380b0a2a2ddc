"""Rankings of passages and sentences against the gold quotes, measured with ir-measures.

Gold is characters of a document, so the judgments are made for the spans that a system ranks: a
span is worth as many gold quotes as it is the first in its ranking to share a character with, at
any of their places. What repeats an earlier find is worth nothing, and every gold quote that no
span reaches is a judgment of its own, missed. So nDCG is at most 1, however a system cuts its
passages, and systems that cut differently are measured alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ir_measures import RR, Qrel, ScoredDoc, Success, iter_calc, nDCG

from briefing_qa.evaluation.gold import Gold, Span, token
from briefing_qa.evaluation.outcomes import Outcome

MEASURES = {
    "success@1": Success @ 1,
    "success@3": Success @ 3,
    "success@5": Success @ 5,
    "mrr": RR,
    "ndcg@10": nDCG @ 10,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Rankings of several questions with their judgments, as TREC has them.

    Attributes:
        qrels: at least one for each question that has gold.
        run: what was ranked; scores fall with the rank, from 1,000.
    """

    qrels: tuple[Qrel, ...]
    run: tuple[ScoredDoc, ...]


def passages(outcome: Outcome) -> tuple[Span, ...]:
    """The ranking of passages: the evidence."""
    return outcome.reply.passages if outcome.reply else ()


def sentences(outcome: Outcome) -> tuple[Span, ...]:
    """The ranking of sentences."""
    return outcome.reply.sentences if outcome.reply else ()


def judge_rankings(rankings: Mapping[str, tuple[Sequence[Span], Sequence[Gold | Span]]]) -> Judged:
    """Judge rankings.

    Args:
        rankings: by question id: the spans ranked, best first, and the gold; those without gold
            have no judgments and are left out.
    """
    qrels: list[Qrel] = []
    run: list[ScoredDoc] = []
    for name, (ranked, gold) in rankings.items():
        query = token(name)
        if not gold:
            continue
        missed = dict.fromkeys(gold)
        for rank, span in enumerate(dict.fromkeys(ranked)):
            run.append(ScoredDoc(query, span.id, 1000.0 - rank))
            found = [one for one in missed if one.overlaps(span)]
            if found:
                qrels.append(Qrel(query, span.id, len(found)))
            for one in found:
                del missed[one]
        qrels.extend(Qrel(query, one.id, 1) for one in missed)
    return Judged(qrels=tuple(qrels), run=tuple(run))


def measure_rankings(judged: Judged) -> dict[str, dict[str, float]]:
    """For each question (as `token` names it) the value of each of `MEASURES`.

    A question without a ranking has 0 everywhere.
    """
    names = {measure: name for name, measure in MEASURES.items()}
    values = {
        qrel.query_id: dict.fromkeys(MEASURES, 0.0)  # what is not in the run counts as missed
        for qrel in judged.qrels
    }
    for metric in iter_calc(list(names), judged.qrels, judged.run):
        values[metric.query_id][names[metric.measure]] = float(metric.value)
    return values
