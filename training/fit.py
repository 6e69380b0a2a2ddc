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

from briefing_qa.answering.alignment import WordVectors, align
from briefing_qa.answering.features import FEATURES, Weights, measure
from briefing_qa.answering.finding import find
from briefing_qa.answering.question import Question, analyse
from briefing_qa.answering.reader import (
    CLOSE_FEATURES,
    CLOSELY,
    WHOLE_FEATURES,
    measure_closely,
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
WEIGHT = {"briefing": 2.0, "reports": 2.0, "policy_qa": 0.5}
MADE_KINDS = ("near_made", "lost", "stranger")
Booster = HistGradientBoostingClassifier
KEEP = 0.945
"""Share of the dev sets' answerable questions that the threshold lets through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured example."""

    example: Example
    world: str
    question: Question
    languages: list[str]
    weights: Weights
    matrix: np.ndarray  # float64 (candidates, FEATURES)
    aligned: np.ndarray  # float64 (candidates, ALIGNED)
    labels: np.ndarray  # bool (candidates,)


def measure_world(world: World, examples: list[Example], cache: Path) -> list[Row]:
    """Index a world, find candidates for its examples, measure and label them."""
    settings = IndexSettings()
    embedder = open_embedder(settings)
    words = WordVectors(embedder, keep=200_000)
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
            labels = np.array(
                [
                    any(
                        c.source.passage.document_id == document_id
                        and c.unit.start < end
                        and start < c.unit.end
                        for document_id, start, end in example.gold
                    )
                    for c in found.candidates
                ]
            )
            rows.append(
                Row(
                    example=example,
                    world=world.name,
                    question=found.question,
                    languages=[c.language for c in found.candidates],
                    weights=found.weights,
                    matrix=measure(found.question, found.candidates, found.weights),
                    aligned=align(found.question, found.candidates, found.weights, words),
                    labels=labels,
                )
            )
    store.close()
    return rows


def fit_ranking(
    matrices: list[np.ndarray], labels: list[np.ndarray], weights: list[float], rounds: int
) -> Booster:
    """Candidates of questions whose answer is among them, each question weighing the same."""
    used = [i for i, label in enumerate(labels) if label.any()]
    shares = [
        weights[i]
        * np.where(labels[i], 1 / labels[i].sum(), 4 / max(1, (~labels[i]).sum()))
        for i in used
    ]
    model = HistGradientBoostingClassifier(
        max_iter=rounds, max_depth=DEPTH, learning_rate=0.07, min_samples_leaf=40,
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


@dataclass(frozen=True, slots=True)
class Close:
    """The best candidates of a row after the first stage."""

    places: np.ndarray  # int (n,), among the row's candidates
    matrix: np.ndarray  # float64 (n, CLOSE_FEATURES)
    labels: np.ndarray  # bool (n,)


def look_closely(row: Row, first: np.ndarray) -> Close:
    """As `FeatureReader.read` does."""
    places = np.argsort(-first, kind="stable")[:CLOSELY]
    matrix = measure_closely(row.matrix[places], row.aligned[places], first[places])
    return Close(places, matrix, row.labels[places])


def whole_of(row: Row, close: Close, second: np.ndarray) -> tuple[np.ndarray, bool]:
    """Third-stage features and label of a row."""
    languages = [row.languages[i] for i in close.places]
    matrix = measure_whole(row.question, languages, close.matrix, second, row.weights)
    return matrix[0], bool(close.labels[int(np.argmax(second))])


def to_json(model: HistGradientBoostingClassifier, features: tuple[str, ...], depth: int, scale: float = 1.0, shift: float = 0.0) -> dict:
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
                stack += [(nodes[node]["left"], 2 * place + 1), (nodes[node]["right"], 2 * place + 2)]
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
    parser.add_argument("--data", type=Path, required=True, help="folder with training/ and reports/")
    parser.add_argument("--cache", type=Path, default=Path("/tmp/briefing-qa-training"))
    parser.add_argument("--report-only", action="store_true", help="measure, but write no model")
    options = parser.parse_args()
    root = Path(__file__).parents[1]
    briefing = read_all(root / "corpus")
    reports = read_all(options.data / "reports")
    training = options.data / "training"
    worlds = [
        qed(training),
        covid_qa(training, 40, 1),
        policy_qa(training, 500, 1),
        question_set("briefing", briefing, root / "eval" / "peru-briefing.dev.jsonl"),
        question_set("reports", reports, root / "eval" / "reports.dev.jsonl"),
    ]
    rows: list[Row] = []
    for number, world in enumerate(worlds):
        begun = time.perf_counter()
        others = [other for other in worlds[:3] if other is not world]
        examples = [
            *world.examples,
            *near_misses(world, number),
            *strangers(world, others, 250, number),
        ]
        if world.name not in TARGETS:
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
    weight = [WEIGHT.get(row.world, 1.0) for row in rows]
    matrices, labels = [row.matrix for row in rows], [row.labels for row in rows]

    first: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for train, test in folds(rows):
        model = fit_ranking(*pick(train, matrices, labels, weight), rounds=160)
        for i in test:
            first[i] = model.decision_function(matrices[i])
    close = [look_closely(row, score) for row, score in zip(rows, first, strict=True)]
    near, near_labels = [c.matrix for c in close], [c.labels for c in close]

    second: list[np.ndarray] = [np.zeros(0)] * len(rows)
    for train, test in folds(rows):
        model = fit_ranking(*pick(train, near, near_labels, weight), rounds=100)
        for i in test:
            second[i] = model.decision_function(near[i])
    whole = [whole_of(*parts) for parts in zip(rows, close, second, strict=True)]
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
    least = float(np.quantile(confidence[target & answerable], 1 - KEEP))
    print(f"\nPlatt: scale {scale:.2f}, shift {shift:.2f}; threshold {least:.3f}\n")
    for world in sorted({row.world for row in rows}):
        chosen = [i for i, row in enumerate(rows) if row.world == world]
        table(world, chosen, rows, right, confidence, answerable, least)
    if report_only:
        return
    data = {
        "format": 1,
        "min_confidence": round(least, 4),
        "first": to_json(fit_ranking(matrices, labels, weight, rounds=160), FEATURES, DEPTH),
        "second": to_json(
            fit_ranking(near, near_labels, weight, rounds=100), CLOSE_FEATURES, DEPTH
        ),
        "whole": to_json(
            fit_whole(matrix, right, heavy), WHOLE_FEATURES, DEPTH_WHOLE, scale, shift
        ),
    }
    OUTPUT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {OUTPUT} ({OUTPUT.stat().st_size / 1e3:.0f} kB)")


def pick(places: np.ndarray, *lists: list) -> list[list]:
    """The same places of several lists."""
    return [[one[i] for i in places] for one in lists]


def table(world: str, chosen: list[int], rows: list[Row], labels: np.ndarray, confidence: np.ndarray, answerable: np.ndarray, least: float) -> None:
    """Print one world's figures by kind."""
    index = np.array(chosen)
    near = np.array([i for i in chosen if rows[i].example.kind in ("near", "missing", "false_premise")])
    right = index[answerable[index]]
    if len(near) and len(right):
        truth = np.r_[np.ones(len(right)), np.zeros(len(near))]
        auc = roc_auc_score(truth, np.r_[confidence[right], confidence[near]])
        print(f"{world}: first right {labels[right].mean():.3f}; AUROC answerable / nearly {auc:.3f}")
    for kind in sorted({rows[i].example.kind for i in chosen}):
        of_kind = np.array([i for i in chosen if rows[i].example.kind == kind])
        said = confidence[of_kind] >= least
        reached = np.mean([rows[i].labels.any() for i in of_kind])
        print(f"  {kind:14} {len(of_kind):5}  reached {reached:.2f}  first right {labels[of_kind].mean():.2f}  answered {said.mean():.2f}")


if __name__ == "__main__":
    main()
