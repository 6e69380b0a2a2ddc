"""How well other systems answer the same questions, on the same machine in one run.

    python benchmarks/peers.py --reports DIR
    python benchmarks/peers.py --questions FILE.jsonl --corpus DIR --only briefing-qa --only bm25

Prints a Markdown table for each question set. Every system has a process of its own.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peer_systems import PEERS, Found, Search
from speed import alone, cores

if TYPE_CHECKING:
    from briefing_qa.evaluation import Evaluation, KnownQuestion
    from briefing_qa.types import Document

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = "benchmarks/requirements-peers.txt"

OURS: Mapping[str, str] = {"briefing-qa": "small", "briefing-qa-similarity": "similarity"}
"""The program with the kinds of readers that it comes with."""

Ask = Callable[[str], object]

KEPT = 0.95
"""Share of the answerable questions that a threshold lets through."""

WARM_UP = 3

COLUMNS = (
    "system",
    "right, and rightly cited (95% interval)",
    "answerable: refused",
    "nearly answerable: refused",
    "off topic: refused",
    "words of an answer",
    "questions a second",
    "index, s",
    "peak memory, MB",
)

# This process imports nothing heavy: Linux counts the memory of the process that starts another
# one into the peak of the new one.


def threshold(scores: Sequence[float], kept: float = KEPT) -> float:
    """The highest value that so large a share of these scores reaches."""
    # 0.95 * 20 is a little more than 19 in floating point, and is meant to be 19.
    needed = max(1, math.ceil(kept * len(scores) - 1e-9))
    return sorted(scores, reverse=True)[needed - 1]


def reply(question: str, found: Found | None, least: float) -> dict[str, Any]:
    """What is found as an answer object: the whole piece, cited; a refusal below the threshold."""
    if found is None or found.score < least:
        return {
            "question": question,
            "answer": "The documents do not say.",
            "abstained": True,
            "confidence": 0.0,
            "citations": [],
        }
    piece = found.piece
    place = {"document_id": piece.document_id, "start": piece.start, "end": piece.end}
    return {
        "question": question,
        "answer": f"{piece.text} [1]",
        "abstained": False,
        "confidence": 1.0,
        "citations": [{"marker": 1, **place, "quote": piece.text}],
        "evidence": [{**place, "text": piece.text, "score": found.score}],
    }


def least_score(search: Search, questions: Sequence[KnownQuestion]) -> float:
    """The threshold of a system, fitted on these questions."""
    found = [search(one.text) for one in questions if one.answerable]
    return threshold([-math.inf if one is None else one.score for one in found])


def fitted_on(questions: Path) -> Path:
    """The set that thresholds are fitted on: the development set of the same documents."""
    dev = questions.with_name(questions.name.replace(".test.", ".dev."))
    return dev if dev.exists() else questions


def read_documents(corpus: Path) -> list[Document]:
    """All documents of a folder."""
    from briefing_qa.documents import Corpus

    folder = Corpus(corpus)
    return [folder.read(file.path) for file in folder.scan().files]


def open_system(
    name: str, corpus: Path, known: Sequence[KnownQuestion], stack: ExitStack
) -> tuple[Ask, float]:
    """A system with an index that is made now.

    Args:
        name: of `OURS` or `PEERS`.
        corpus: folder of the documents.
        known: questions to fit a threshold on, where the system has one.
        stack: closes what is opened.

    Returns:
        The system, and the seconds from nothing to a system that can be asked.
    """
    begun = time.perf_counter()
    if name in OURS:
        ask = open_ours(OURS[name], corpus, stack)
        return ask, time.perf_counter() - begun
    peer = PEERS[name]
    search = peer.build(read_documents(corpus), peer.setup)
    taken = time.perf_counter() - begun
    least = least_score(search, known) if peer.setup.threshold else -math.inf
    return lambda question: reply(question, search(question), least), taken


def open_ours(kind: str, corpus: Path, stack: ExitStack) -> Ask:
    """The program with the reader of this kind, all else as it comes."""
    from briefing_qa import BriefingQA
    from briefing_qa.config import ReaderSettings, Settings

    index = stack.enter_context(tempfile.TemporaryDirectory())
    settings = Settings(reader=ReaderSettings(kind=kind))
    return stack.enter_context(BriefingQA.open(corpus, index, settings=settings)).ask


def measure(name: str, corpus: Path, questions: Path) -> list[str]:
    """The row of one system, measured in this process.

    Args:
        name: of `OURS` or `PEERS`.
        corpus: folder of the documents.
        questions: a question set about them.
    """
    from briefing_qa.errors import BriefingQAError
    from briefing_qa.evaluation import evaluate, load_set

    try:
        asked, known = load_set(questions), load_set(fitted_on(questions))
        with ExitStack() as stack:
            ask, seconds = open_system(name, corpus, known.questions, stack)
            for number in range(WARM_UP):
                ask(f"How many children were counted in the year {1990 + number}?")
            texts = {one.id: one.text for one in read_documents(corpus)}
            result = evaluate(ask, asked, texts=texts)
    except BriefingQAError as error:
        sys.exit(f"{name}, {questions.name}: {error}")
    notice(*faults(name, result))
    return [name, *cells(result), f"{seconds:.1f}", f"{peak_memory():.0f}"]


def faults(name: str, result: Evaluation) -> Iterator[str]:
    """What must not be taken for a bad answer: errors, and citations that are not exact."""
    errors = [one.error for one in result.outcomes if one.error]
    if errors:
        yield f"{name}, {result.name}: {len(errors)} errors, the first: {errors[0]}"
    inexact = sum(not all(one.exact) for one in result.outcomes)
    if inexact:
        yield f"{name}, {result.name}: positions of {inexact} answers do not give their quotes"


def cells(result: Evaluation) -> list[str]:
    """The figures of a row that come from the answers."""
    from briefing_qa.evaluation.measures import written

    def share(measure: str) -> str:
        return written(measure, result.measures[measure].value)

    right, words = result.measures["right"], result.measures["answer_words"].value
    interval = f"{written('right', right.low)} to {written('right', right.high)}"
    seconds = sum(one.milliseconds for one in result.outcomes) / 1e3
    return [
        f"{share('right')} ({interval})",
        *map(share, ("refused_answerable", "nearly_refused", "off_topic_refused")),
        "–" if words is None else f"{words:.0f}",
        f"{len(result.outcomes) / seconds:.0f}",
    ]


def peak_memory() -> float:
    """Megabytes that this process held at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def notice(*lines: str) -> None:
    """Say something beside the tables."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def check_installed(names: Sequence[str]) -> dict[str, str]:
    """Versions of the packages that these systems are.

    Raises:
        SystemExit: one is not installed.
    """
    found = {"briefing-qa": version("briefing-qa")}
    for package in sorted({package for name in names for package in packages_of(name)}):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            sys.exit(f"{package} is not installed: pip install -r {REQUIREMENTS}")
    return found


def packages_of(name: str) -> tuple[str, ...]:
    """Packages that a system needs beside the program."""
    return () if name in OURS else PEERS[name].packages


def own_sets(sets: str, reports: Path | None, stack: ExitStack) -> Iterator[tuple[Path, Path]]:
    """The project's question sets, each with the folder of its documents."""
    yield ROOT / "eval" / f"peru-briefing.{sets}.jsonl", ROOT / "corpus"
    questions = ROOT / "eval" / f"reports.{sets}.jsonl"
    if reports is None or not reports.is_dir():
        notice(f"passed over {questions.name}: give the folder of its documents with --reports DIR")
        return
    # The set is about the plain texts; other formats in the folder would be more documents.
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    for path in sorted(reports.glob("*.txt")):
        shutil.copy(path, folder)
    yield questions, folder


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Rows under `COLUMNS`, as Markdown, each as soon as it is there."""
    print(f"| {' | '.join(COLUMNS)} |\n|---|{'--:|' * (len(COLUMNS) - 1)}", flush=True)
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)
    print()


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", choices=("dev", "test"), default="dev", help="of the project")
    parser.add_argument("--reports", type=Path, metavar="DIR", help="documents of the reports sets")
    parser.add_argument("--questions", type=Path, metavar="FILE", help="in place of the sets")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="of --questions")
    parser.add_argument(
        "--only", action="append", choices=(*OURS, *PEERS), metavar="NAME", help="may be repeated"
    )
    given = parser.parse_args()
    if given.questions and not given.questions.is_file():
        parser.error(f"there is no file {given.questions}")
    return given


def main() -> None:
    """Measure and print the tables."""
    given = options()
    names = given.only or [*OURS, *PEERS]
    versions = check_installed(names)
    # No system may look for models, or tell anybody that it is used.
    os.environ |= {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}
    print(
        f"{platform.system()} {platform.machine()}, {cores()} cores, Python "
        f"{platform.python_version()}; {', '.join(map(' '.join, versions.items()))}\n"
    )
    with ExitStack() as stack:
        one = [(given.questions, given.corpus)] if given.questions else None
        for questions, corpus in one or own_sets(given.sets, given.reports, stack):
            print(f"{questions.name}, thresholds fitted on {fitted_on(questions).name}:\n")
            print_table(alone(measure, name, corpus, questions) for name in names)


if __name__ == "__main__":
    main()
