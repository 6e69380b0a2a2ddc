"""Fit the calibration of a reader that is not fitted as a whole, and report how it answers.

    python training/fit_calibration.py --config FILE.toml --data DIR [--base READER.json] [--write]

FILE.toml names the reader, as for `briefing-qa --config`: the table [reader] with kind and, where
the kind has a model, its options. The calibration is a logistic function of one or two figures,
fitted to what others asked about the same documents, `eval/by-others/*.looked-at.jsonl`: does the
best candidate answer? The packaged small reader was fitted to the dev sets and is surer of them
than it will be of others, so these count here only where `--base` gives one that has not seen them
(`fit.py --held-out`). Then the product answers the same sets, and the function is moved until
answers are right as often as it says. `--write` puts it into
`src/briefing_qa/data/calibration.json` under the checksum of the weights. See training/README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import brentq
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent))
from fit import BRIEFING, REPORTS

from briefing_qa import BriefingQA
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.finding import find
from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.calibration import (
    Calibrated,
    Calibration,
    log_odds,
    packaged_calibration,
)
from briefing_qa.answering.reading.close_reading import CloseReader
from briefing_qa.answering.reading.figures import OneFigureReader, cosine, said_by
from briefing_qa.answering.reading.language_model import asking
from briefing_qa.answering.reading.packaged import packaged_reader
from briefing_qa.answering.reading.reader import FeatureReader
from briefing_qa.answering.reading.rereading import RereadingReader
from briefing_qa.config import IndexSettings, ReaderSettings, Settings, load_settings
from briefing_qa.engine import update_index
from briefing_qa.evaluation import MEASURES, Evaluation, QuestionSet, evaluate, load_set
from briefing_qa.evaluation.gold import Gold, Library, Span, locate
from briefing_qa.evaluation.measures import written
from briefing_qa.indexing import IndexReport, store_settings
from briefing_qa.models import open_embedder
from briefing_qa.models.cross_encoder import CrossEncoder
from briefing_qa.models.language_model import Message, YesNoScorer, open_language_model
from briefing_qa.models.pairs import open_pair_scorer
from briefing_qa.store import open_store

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "src" / "briefing_qa" / "data" / "calibration.json"
KEEP, KEEP_CLOSE = 0.90, 0.9725
"""Share of the answerable questions that the threshold lets through, as in `fit`;
more where the packaged cross-encoder reads: as many near misses of all sets that were looked at
are refused then as were before it had read real reports, see docs/decisions/0041.

Those left out that are in another language than the documents that answer them.
"""
CLOSE = frozenset({"small", "language-model"})
"""Kinds of reader in which the packaged cross-encoder reads."""

UNFITTED = Calibration(intercept=0.0, slopes=(), least=0.0, fitted=False)


class Remembered:
    """A scorer whose figures are kept in a file, since each takes more than a second.

    Args:
        scorer: asked for what is not in the file.
        folder: for the file, one for each model.
        seconds: after so many the program ends; what is in the file is not asked again.
    """

    def __init__(self, scorer: YesNoScorer, folder: Path, seconds: float) -> None:
        self.sha256 = scorer.sha256
        self._seconds: list[float] = []
        self._end = time.monotonic() + seconds
        self._scorer = scorer
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{scorer.sha256[:16]}.jsonl"
        lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        self._known = {one["key"]: one["logit"] for one in map(json.loads, lines)}

    def score(self, conversation: Sequence[Message]) -> float:
        """See `YesNoScorer.score`."""
        key = hashlib.sha256(json.dumps(conversation).encode()).hexdigest()
        if key not in self._known:
            if time.monotonic() > self._end:
                raise SystemExit(f"time is up with {len(self._known)} figures: run it again")
            begun = time.perf_counter()
            self._known[key] = self._scorer.score(conversation)
            self._seconds.append(time.perf_counter() - begun)
            with self._file.open("a", encoding="utf-8") as handle:
                handle.write(json.dumps({"key": key, "logit": self._known[key]}) + "\n")
        return self._known[key]

    def times(self) -> str:
        """How long new figures took."""
        if len(self._seconds) < 2:
            return "no new figures"
        usual = np.median(self._seconds[1:])  # the first one loads the model
        return f"{len(self._seconds)} new figures, median {usual:.2f} s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question as it was judged.

    Attributes:
        answerable: in the language of the documents that answer it.
        figures: None where all candidates are out.
        right: whether the best candidate answers.
    """

    answerable: bool
    figures: tuple[float, ...] | None
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A question set and a folder of the documents that it is about.

    Attributes:
        dev: whether the packaged small reader was fitted to the set.
    """

    questions: QuestionSet
    corpus: Path
    dev: bool


def worlds(data: Path) -> Iterator[World]:
    """The dev sets, and what others asked and was looked at. The test sets are not for fitting."""
    sets = ROOT / "eval"
    for names, corpus in ((BRIEFING, ROOT / "corpus"), (REPORTS, data / "reports")):
        for name in names:
            path = sets / f"{name}.dev.jsonl"
            yield World(questions=load_set(path), corpus=corpus, dev=True)
        for path in sorted(sets.glob(f"by-others/{names[0]}.*.looked-at.jsonl")):
            if "conversations" not in path.name:
                yield World(questions=load_set(path), corpus=corpus, dev=False)


class Bench:
    """One world, indexed, and open for any reader."""

    def __init__(self, world: World, cache: Path, stack: ExitStack) -> None:
        self.dev = world.dev
        self._questions = world.questions
        self._settings = Settings()
        folder = cache / "indexes" / world.corpus.name
        update_index(world.corpus, folder, settings=self._settings)
        self._embedder = open_embedder(self._settings.index)
        shape = store_settings(self._settings.index, self._embedder)
        self._store = stack.enter_context(
            closing(open_store(folder, shape, self._embedder.dimension))
        )

    def evaluation(self, reader: object) -> Evaluation:
        """What the product makes of the questions with a reader of one's own."""
        settings = self._settings
        engine = BriefingQA(self._store, self._embedder, reader, settings, IndexReport())
        return evaluate(engine, self._questions)

    def rows(self, reader: Calibrated) -> Iterator[Row]:
        """Every question, judged."""
        with self._store.snapshot() as snapshot:
            records = {record.id: record for record in snapshot.documents()}
            library = Library(lambda document_id: snapshot.document(document_id).text)
            gold = locate(self._questions.questions, library)
            for known in self._questions.questions:
                found = find(
                    analyse(known.text), snapshot, self._embedder, records, self._settings.answer
                )
                judged = reader.judge(found.question, found.candidates, found.weights)
                best = found.candidates[int(np.argmax(judged.scores))]
                spans = gold[known.id]
                yield Row(
                    answerable=known.answerable
                    and all(
                        records[span.document_id].language == found.question.language
                        for span in spans
                    ),
                    figures=judged.figures,
                    right=judged.figures is not None and any(_meets(best, span) for span in spans),
                )


def _meets(candidate: Candidate, gold: Gold) -> bool:
    place = candidate.source.passage.document_id, candidate.unit.start, candidate.unit.end
    return gold.overlaps(Span(*place))


def fit(rows: Sequence[Row], keep: float) -> Calibration:
    """The calibration of what was judged, and the threshold on it that keeps such a share."""
    judged = [row for row in rows if row.figures is not None]
    model = LogisticRegression(C=100.0)
    model.fit([row.figures for row in judged], [row.right for row in judged])
    calibration = Calibration(
        intercept=round(float(model.intercept_[0]), 4),
        slopes=tuple(round(float(slope), 4) for slope in model.coef_[0]),
        least=0.0,
        fitted=True,
    )
    kept = [
        0.0 if row.figures is None else calibration.probability(row.figures)
        for row in rows
        if row.answerable
    ]
    return replace(calibration, least=round(float(np.quantile(kept, 1 - keep)), 4))


def moved(calibration: Calibration, evaluations: Sequence[Evaluation]) -> Calibration:
    """The calibration with another intercept: as many answers are right as it says.

    The threshold moves with it, so that the same questions are answered.
    """
    answers = [
        (log_odds(outcome.reply.confidence), outcome.verdict == "right")
        for evaluation in evaluations
        for outcome in evaluation.outcomes
        if outcome.reply is not None and not outcome.reply.abstained
    ]
    odds = np.array([one for one, _ in answers])
    right = np.mean([is_right for _, is_right in answers])
    by = float(brentq(lambda by: float(np.mean(sigmoid(odds + by)) - right), -5.0, 5.0))
    return replace(
        calibration,
        intercept=round(calibration.intercept + by, 4),
        least=round(float(sigmoid(log_odds(calibration.least) + by)), 4),
    )


def build(
    settings: ReaderSettings, model: object, calibration: Calibration, base: Path | None
) -> object:
    """The reader of the settings, with a model that is open already and any calibration."""
    if settings.kind == "small":
        return CloseReader(small_reader(base), model, calibration)
    if settings.kind == "language-model":
        return RereadingReader(close(base), asking(model), calibration, reads=settings.reads)
    return OneFigureReader(cosine if model is None else said_by(model), calibration)


def close(path: Path | None) -> CloseReader:
    """The reader that the program has by default, which a language model builds on."""
    encoder = CrossEncoder(open_embedder(IndexSettings()))
    return CloseReader(small_reader(path), encoder, packaged_calibration("small", encoder.sha256))


def small_reader(path: Path | None) -> FeatureReader:
    """The small reader: of a file, or the packaged one."""
    embedder = open_embedder(IndexSettings())
    if path is None:
        return packaged_reader(embedder)
    data = json.loads(path.read_text(encoding="utf-8"))
    return FeatureReader(data, str(path), embedder.embed_queries)


def open_model(settings: ReaderSettings, cache: Path, seconds: float) -> object:
    """The model of the settings; None for the reader that has none of its own."""
    if settings.kind == "language-model":
        return Remembered(open_language_model(settings), cache, seconds)
    if settings.kind in ("cross-encoder", "squad"):
        return open_pair_scorer(settings)
    if settings.kind == "small":
        return CrossEncoder(open_embedder(IndexSettings()))
    return None


def main() -> None:
    """Judge, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, required=True, metavar="FILE.toml")
    parser.add_argument("--data", type=Path, required=True, help="folder with reports/")
    parser.add_argument(
        "--base", type=Path, metavar="READER.json", help="small reader fitted without the dev sets"
    )
    parser.add_argument("--cache", type=Path, default=Path("/tmp/briefing-qa-calibration"))
    parser.add_argument(
        "--minutes", type=float, default=60.0, help="stop after so many; the next run goes on"
    )
    parser.add_argument("--write", action="store_true", help="write calibration.json")
    options = parser.parse_args()
    settings = load_settings(options.config).reader
    model = open_model(settings, options.cache, 60 * options.minutes)
    with ExitStack() as stack:
        benches = [Bench(world, options.cache, stack) for world in worlds(options.data)]
        reader = build(settings, model, UNFITTED, options.base)
        unseen = [bench for bench in benches if options.base or not bench.dev]
        rows = [row for bench in unseen for row in bench.rows(reader)]
        calibration = fit(rows, KEEP_CLOSE if settings.kind in CLOSE else KEEP)
        own = build(settings, model, calibration, options.base)
        calibration = moved(calibration, [bench.evaluation(own) for bench in unseen])
        print(calibration)
        if isinstance(model, Remembered):
            print(model.times())
        for bench in benches:
            report(bench.evaluation(build(settings, model, calibration, options.base)))
    if options.write:
        write(settings.kind, getattr(model, "sha256", settings.sha256) or "generic", calibration)


def report(evaluation: Evaluation) -> None:
    """What the product does with the calibrated reader."""
    print(f"\n{evaluation.name}")
    for name, measure in MEASURES.items():
        if not name.startswith(("passages_", "sentences_", "answer_", "p50", "p95")):
            print(f"  {measure.title:60} {written(name, evaluation.measures[name].value)}")
    for kind in evaluation.kinds:
        print(f"  {kind.name:16} as it should: {kind.as_it_should} of {kind.count}")


def write(kind: str, sha256: str, calibration: Calibration) -> None:
    """Put a calibration into the file that ships."""
    known = json.loads(OUTPUT.read_text(encoding="utf-8"))
    known.setdefault(kind, {})[sha256] = asdict(calibration)
    OUTPUT.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {OUTPUT}")


if __name__ == "__main__":
    main()
