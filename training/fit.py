"""Fit the packaged reader: `python training/fit.py --data DIR`, see README.md beside this file.

Two ensembles of boosted trees: one over candidates ("does this sentence answer?"), one over the
best candidate and the whole ("is that answer right?"). Every score that the second is fitted on
comes from a first one that has not seen the question (folds by origin), and everything reported
for a question set comes from models that have not seen a question about the same fact.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).parent))
from worlds import (
    Example,
    World,
    covid_qa,
    lost,
    near_misses,
    policy_qa,
    qed,
    question_set,
    strangers,
)

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.details import unmet
from briefing_qa.answering.features import FEATURES, measure
from briefing_qa.answering.finding import find
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question, analyse
from briefing_qa.answering.reader import (
    WHOLE_FEATURES,
    lift,
    lifted,
    measure_whole,
)
from briefing_qa.config import AnswerSettings, IndexSettings
from briefing_qa.documents import Corpus
from briefing_qa.errors import QuestionError
from briefing_qa.indexing import index_documents, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.store import open_store
from briefing_qa.types import Document

OUTPUT = Path(__file__).parents[1] / "src" / "briefing_qa" / "data" / "reader.json"
FOLDS = 5
DEPTH, DEPTH_WHOLE = 4, 3
TARGETS = ("briefing", "reports")
WEIGHT = {"briefing": 2.0, "reports": 2.0}
MADE_KINDS = ("near_made", "lost", "stranger", "everyday")
WEIGHT_OF_KIND = {"everyday": 3.0}
Booster = HistGradientBoostingClassifier
KEEP, KEEP_OTHER, KEEP_NEAR = 0.975, 0.9, 0.99
"""Shares of the dev sets' answerable questions that the thresholds let through.

Those of the confidence, for questions in English, the language of the embedding model, and for
others; that of the cosine, for questions in English.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured example."""

    example: Example
    world: str
    question: Question
    languages: list[str]
    weights: Weights
    matrix: np.ndarray  # float64 (candidates, FEATURES)
    lifts: np.ndarray  # float64 (candidates,), see `reader.lift`
    crosses: bool  # the question is in another language than the documents that answer it
    refused: bool  # no candidate meets the question's details
    labels: np.ndarray  # bool (candidates,)


def measure_world(world: World, examples: list[Example], cache: Path) -> list[Row]:
    """Index a world, find candidates for its examples, measure and label them."""
    settings = IndexSettings()
    embedder = open_embedder(settings)
    folder = cache / world.name
    store = open_store(folder, store_settings(settings, embedder), embedder.dimension)
    with store.writer() as writer:
        index_documents(writer, world.documents, [], embedder, settings)
    rows = []
    with store.snapshot() as snapshot:
        records = {record.id: record for record in snapshot.documents()}
        for example in examples:
            inside = example.inside
            if example.without:
                inside = tuple(i for i in records if i not in example.without)
            try:
                question = analyse(example.text)
            except QuestionError:
                continue
            found = find(question, snapshot, embedder, records, AnswerSettings(), inside)
            if not found.candidates:
                continue
            matrix = measure(found.question, found.candidates, found.weights)
            met = [i for i, c in enumerate(found.candidates) if not unmet(found.question, c)]
            kept = met or list(range(len(found.candidates)))
            candidates = [found.candidates[i] for i in kept]
            rows.append(
                Row(
                    example=example,
                    world=world.name,
                    question=found.question,
                    languages=[c.language for c in candidates],
                    weights=found.weights,
                    matrix=matrix[kept],
                    labels=np.array([_answers(c, example) for c in candidates]),
                    lifts=lift(found.question, candidates),
                    crosses=any(
                        records[span[0]].language != found.question.language
                        for span in example.gold
                    ),
                    refused=not met,
                )
            )
    store.close()
    return rows


def _answers(candidate: Candidate, example: Example) -> bool:
    return any(
        candidate.source.passage.document_id == document_id
        and candidate.unit.start < end
        and start < candidate.unit.end
        for document_id, start, end in example.gold
    )


def fit_ranking(
    matrices: list[np.ndarray], labels: list[np.ndarray], weights: list[float]
) -> Booster:
    """Candidates of questions whose answer is among them, each question weighing the same."""
    used = [i for i, label in enumerate(labels) if label.any()]
    shares = [
        weights[i] * np.where(labels[i], 1 / labels[i].sum(), 4 / max(1, (~labels[i]).sum()))
        for i in used
    ]
    model = HistGradientBoostingClassifier(
        max_iter=160, max_depth=DEPTH, learning_rate=0.07, min_samples_leaf=40,
        l2_regularization=5.0, max_features=0.5, early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(
        np.concatenate([matrices[i] for i in used]),
        np.concatenate([labels[i] for i in used]),
        sample_weight=np.concatenate(shares),
    )


def fit_whole(matrix: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> Booster:
    """Whether the best candidate of a question is right."""
    model = HistGradientBoostingClassifier(
        max_iter=120, max_depth=DEPTH_WHOLE, learning_rate=0.06, min_samples_leaf=20,
        l2_regularization=5.0, max_features=0.4, early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(matrix, labels, sample_weight=weights)


def whole_of(row: Row, scores: np.ndarray) -> tuple[np.ndarray, bool]:
    """Second-stage features and label of a row."""
    matrix = measure_whole(row.question, row.languages, row.matrix, scores, row.weights)
    return matrix[0], bool(row.labels[int(np.argmax(scores))])


def to_json(
    model: HistGradientBoostingClassifier,
    features: tuple[str, ...],
    depth: int,
    scale: float = 1.0,
    shift: float = 0.0,
) -> dict:
    """The ensemble as complete trees of one depth, see `briefing_qa.answering.trees`."""
    columns, thresholds, leaves = [], [], []
    inner = 2**depth - 1
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        column, threshold = np.zeros(inner, int), np.full(inner, np.inf)
        leaf = np.zeros(inner + 1)
        stack = [(0, 0)]  # node of the ensemble, place in the complete tree
        while stack:
            node, place = stack.pop()
            if place >= inner:
                leaf[place - inner] = nodes[node]["value"]
            elif nodes[node]["is_leaf"]:
                stack.append((node, 2 * place + 1))  # all go left; the right side is never reached
            else:
                column[place] = nodes[node]["feature_idx"]
                threshold[place] = nodes[node]["num_threshold"]
                stack += [
                    (nodes[node]["left"], 2 * place + 1),
                    (nodes[node]["right"], 2 * place + 2),
                ]
        columns.append(column.tolist())
        thresholds.append([None if np.isinf(t) else float(t) for t in threshold])
        leaves.append([round(float(v) * scale, 6) for v in leaf])
    base = float(model._baseline_prediction.ravel()[0])
    return {
        "features": list(features),
        "base": round(base * scale + shift, 6),
        "column": columns,
        "threshold": thresholds,
        "leaf": leaves,
    }


def main() -> None:
    """Measure, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with training/ and reports/"
    )
    parser.add_argument("--cache", type=Path, default=Path("/tmp/briefing-qa-training"))
    parser.add_argument("--report-only", action="store_true", help="measure, but write no model")
    options = parser.parse_args()
    root = Path(__file__).parents[1]
    briefing = read_all(root / "corpus")
    reports = read_all(options.data / "reports")
    training = options.data / "training"
    # PolicyQA and COVID-QA only lend their questions, to be asked where they are off topic: as
    # worlds of their own they made the reader no better (docs/decisions/0004-reader.md).
    lent = [covid_qa(training, 40, 1), policy_qa(training, 500, 1)]
    natural = qed(training)
    worlds = [
        natural,
        question_set("briefing", briefing, root / "eval" / "peru-briefing.dev.jsonl"),
        question_set("reports", reports, root / "eval" / "reports.dev.jsonl"),
    ]
    rows: list[Row] = []
    for number, world in enumerate(worlds):
        begun = time.perf_counter()
        others = lent if world is natural else [natural, *lent]
        examples = [
            *world.examples,
            *near_misses(world, number),
            *strangers(others, 250, number),
        ]
        if world is natural:
            examples += lost(world, 0.5, number)
        rows += measure_world(world, examples, options.cache)
        print(f"{world.name}: {len(examples)} examples, {time.perf_counter() - begun:.0f} s")
    report(rows, options.report_only)


def read_all(folder: Path) -> list[Document]:
    """All documents of a folder."""
    corpus = Corpus(folder)
    return [corpus.read(file.path) for file in corpus.scan().files]


def folds(rows: list[Row]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Splits that keep a fact, document or website on one side."""
    origins = [f"{row.world}/{row.example.origin}" for row in rows]
    return list(GroupKFold(FOLDS).split(rows, groups=origins))


def report(rows: list[Row], report_only: bool) -> None:
    """Fit, say how good it is on questions it has not seen, and write the model."""
    every, rows = rows, [row for row in rows if not row.refused]
    weight = [
        WEIGHT.get(row.world, 1.0) * WEIGHT_OF_KIND.get(row.example.kind, 1.0) for row in rows
    ]
    matrices, labels = [row.matrix for row in rows], [row.labels for row in rows]

    scores: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for train, test in folds(rows):
        model = fit_ranking(*pick(train, matrices, labels, weight))
        for i in test:
            scores[i] = lifted(model.decision_function(matrices[i]), rows[i].lifts)
    whole = [whole_of(row, score) for row, score in zip(rows, scores, strict=True)]
    matrix, right = np.stack([m for m, _ in whole]), np.array([r for _, r in whole])

    raw = np.zeros(len(rows))
    heavy = np.array(weight)
    for train, test in folds(rows):
        model = fit_whole(matrix[train], right[train], heavy[train])
        raw[test] = model.decision_function(matrix[test])
    target = np.array([r.world in TARGETS and r.example.kind not in MADE_KINDS for r in rows])
    platt = LogisticRegression(C=100.0).fit(raw[target, None], right[target])
    scale, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    confidence = 1 / (1 + np.exp(-(scale * raw + shift)))
    answerable = np.array([bool(row.example.gold) for row in rows])
    same = np.array([not row.crosses for row in rows])
    english = np.array([row.question.language == "en" for row in rows])
    top = np.array([row.matrix[:, FEATURES.index("cosine")].max() for row in rows])
    fitted = target & answerable & same
    min_cosine = float(np.quantile(top[fitted & english], 1 - KEEP_NEAR))
    confidence = np.where(english & (top < min_cosine), 0.0, confidence)
    least = threshold(every, confidence[fitted & english], KEEP)
    least_other = threshold(every, confidence[fitted], KEEP_OTHER)
    print(f"\nPlatt: scale {scale:.2f}, shift {shift:.2f}")
    print(f"thresholds: cosine {min_cosine:.3f}, confidence {least:.3f}, other {least_other:.3f}\n")
    outcome = iter(zip(right, confidence, strict=True))
    judged = [(row, *((False, 0.0) if row.refused else next(outcome))) for row in every]
    for world in sorted({row.world for row in every}):
        table(world, [j for j in judged if j[0].world == world], least, least_other)
    across = np.array([row.crosses and row.world == "reports" for row in rows])
    chosen = target & answerable & across
    least_across = even_chance(confidence[chosen], right[chosen])
    print(f"\nthreshold across languages {least_across:.3f}")
    if report_only:
        return
    data = {
        "format": 1,
        "min_cosine": round(min_cosine, 4),
        "min_confidence": round(least, 4),
        "min_confidence_other": round(least_other, 4),
        "min_confidence_across": round(least_across, 4),
        "sentence": to_json(fit_ranking(matrices, labels, weight), FEATURES, DEPTH),
        "whole": to_json(
            fit_whole(matrix, right, heavy), WHOLE_FEATURES, DEPTH_WHOLE, scale, shift
        ),
    }
    OUTPUT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {OUTPUT} ({OUTPUT.stat().st_size / 1e3:.0f} kB)")


def threshold(every: list[Row], confidence: np.ndarray, keep: float) -> float:
    """The confidence that keeps a share of the dev sets' answerable questions, rule included.

    Questions over documents of another language are left out: the English model serves them badly,
    and a threshold that kept them would let everything through.
    """
    lost = [
        r for r in every if r.world in TARGETS and r.example.gold and r.refused and not r.crosses
    ]
    return float(np.quantile(np.r_[confidence, np.zeros(len(lost))], 1 - keep))


def even_chance(confidence: np.ndarray, right: np.ndarray) -> float:
    """The lowest confidence from which on answers are at least as often right as wrong.

    For questions across languages where both are in the index, which the English model serves so
    badly that keeping most of them would mean wrong answers for most of them.
    """
    order = np.argsort(-confidence)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= 0.5)
    return float(confidence[order[good[-1]]]) if len(good) else 1.0


def pick(places: np.ndarray, *lists: list) -> list[list]:
    """The same places of several lists."""
    return [[one[i] for i in places] for one in lists]


def _said(row: Row, confidence: float, least: float, least_other: float) -> bool:
    return confidence >= (least if row.question.language == "en" else least_other)


def table(
    world: str, judged: list[tuple[Row, bool, float]], least: float, least_other: float
) -> None:
    """Print one world's figures by kind."""

    def select(kinds: tuple[str, ...] | None) -> list[tuple[Row, bool, float]]:
        if kinds is None:
            return [j for j in judged if j[0].example.gold]
        return [j for j in judged if j[0].example.kind in kinds]

    good, near = select(None), select(("near", "missing", "false_premise"))
    print(f"{world}")
    if good and near:
        truth = np.r_[np.ones(len(good)), np.zeros(len(near))]
        auc = roc_auc_score(truth, [c for _, _, c in good + near])
        print(f"  AUROC answerable against nearly answerable {auc:.3f}")
    groups = {
        "answerable": good,
        "same language": [j for j in good if not j[0].crosses],
        "across": [j for j in good if j[0].crosses],
    }
    groups |= {k: select((k,)) for k in sorted({row.example.kind for row, *_ in judged})}
    for name, own in groups.items():
        if own:
            answered, right = (
                np.mean([_said(row, c, least, least_other) for row, _, c in own]),
                np.mean([r for _, r, _ in own]),
            )
            reached = np.mean([row.labels.any() for row, *_ in own])
            print(
                f"  {name:14} {len(own):5}  reached {reached:.2f}  first right {right:.2f}  "
                f"answered {answered:.2f}"
            )


if __name__ == "__main__":
    main()
