"""How fast the program is with the model it comes with, from the command line and in a process.

    python benchmarks/speed.py
    python benchmarks/speed.py --corpus DIR --questions FILE.jsonl --runs 5

Prints a Markdown table. Every figure is taken in a process of its own and an index of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
WARM_UP = 20
MEMORY_QUESTIONS = 50

T = TypeVar("T")

# This process imports nothing heavy: Linux counts the memory of the process that starts another
# one into the peak of the new one.


def command(*arguments: str | Path) -> float:
    """Seconds that `briefing-qa` takes with these arguments, the process and all."""
    line = [sys.executable, "-m", "briefing_qa", *map(str, arguments)]
    begun = time.perf_counter()
    done = subprocess.run(line, capture_output=True, check=False)
    taken = time.perf_counter() - begun
    if done.returncode:
        sys.exit(f"{' '.join(line)}\n{done.stderr.decode(errors='replace')}")
    return taken


def median(runs: int, action: Callable[[], float]) -> float:
    """The median of so many runs."""
    return statistics.median(action() for _ in range(runs))


def alone(function: Callable[..., T], *arguments: object) -> T:
    """What a function returns when it is called in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def index_from_nothing(corpus: Path) -> float:
    """Seconds of `briefing-qa index` without an index."""
    with tempfile.TemporaryDirectory() as index:
        return command("--corpus", corpus, "--index", index, "index")


def update_unchanged(corpus: Path, index: Path, runs: int) -> float:
    """Median milliseconds of `update_index` with nothing to do, imports done before."""
    from briefing_qa.engine import update_index

    def once() -> float:
        begun = time.perf_counter()
        report = update_index(corpus, index)
        taken = 1e3 * (time.perf_counter() - begun)
        if report.wrote:
            sys.exit("the corpus changed meanwhile")
        return taken

    once()
    return median(runs, once)


def warm_questions(corpus: Path, index: Path, questions: Sequence[str]) -> list[float]:
    """Milliseconds that each question takes, after others that are not among them."""
    from briefing_qa import BriefingQA

    taken = []
    with BriefingQA.open(corpus, index) as engine:
        for number in range(WARM_UP):
            engine.ask(f"How many children were counted in the year {1990 + number}?")
        for question in questions:
            begun = time.perf_counter()
            engine.ask(question)
            taken.append(1e3 * (time.perf_counter() - begun))
    return taken


def peak_memory(corpus: Path, index: Path, questions: Sequence[str]) -> float:
    """Megabytes that this process held at most while it opened an index and answered."""
    from briefing_qa import BriefingQA

    with BriefingQA.open(corpus, index) as engine:
        for question in questions:
            engine.ask(question)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def rows(
    corpus: Path, questions: Sequence[str], runs: int, index: Path
) -> list[tuple[str, str, str]]:
    """Lines of the table: what, measured, reach. `index` is an empty folder."""
    where = ("--corpus", corpus, "--index", index)
    fresh = median(runs, lambda: index_from_nothing(corpus))
    command(*where, "index")
    start = median(runs, lambda: command("--version"))
    again = median(runs, lambda: command(*where, "index"))
    update = alone(update_unchanged, corpus, index, runs)
    warm = statistics.quantiles(
        alone(warm_questions, corpus, index, questions), n=20, method="inclusive"
    )
    some = questions[:MEMORY_QUESTIONS]
    cold = median(runs, lambda: command(*where, "ask", questions[0]))
    usage = median(runs, lambda: command("--help"))
    listing = median(runs, lambda: command(*where, "documents"))
    memory = alone(peak_memory, corpus, index, some)
    return [
        ("index the corpus from nothing, whole process", f"{fresh:.2f} s", "< 10 s"),
        ("index unchanged, beyond process start", f"{again - start:.2f} s", "< 1 s"),
        ("`update_index` unchanged, in process", f"{update:.1f} ms", "–"),
        (f"warm question, p50 of {len(questions)}", f"{warm[9]:.1f} ms", "90 ms"),
        (f"warm question, p95 of {len(questions)}", f"{warm[18]:.1f} ms", "–"),
        ("cold `ask`, whole process", f"{cold:.2f} s", "7 s"),
        ("`--help`, whole process", f"{usage:.2f} s", "0.5 s"),
        ("`documents`, whole process", f"{listing:.2f} s", "0.5 s"),
        (f"peak memory, opening and {len(some)} questions", f"{memory:.0f} MB", "900 MB"),
    ]


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--questions", type=Path, default=ROOT / "eval" / "peru-briefing.dev.jsonl")
    parser.add_argument("--runs", type=int, default=5, help="of each whole process")
    arguments = parser.parse_args()
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    if len(questions) < 2 or arguments.runs < 1:
        parser.error("at least 2 questions and 1 run")
    with tempfile.TemporaryDirectory() as index:
        table = rows(arguments.corpus, questions, arguments.runs, Path(index))
    print(
        f"{platform.system()} {platform.machine()}, {cores()} cores, "
        f"Python {platform.python_version()}; medians of {arguments.runs} runs.\n"
    )
    print("| what | measured | reach |\n|---|--:|--:|")
    for row in table:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
