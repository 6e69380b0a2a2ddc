"""How fast the chat UI is: from `serve` to a usable page, in the browser, and with many users.

    python benchmarks/serving.py
    python benchmarks/serving.py --corpus DIR --questions FILE.jsonl --users 20 --seconds 120

Prints a Markdown table. The server is a process of its own with an index and a file of
conversations of its own; the browser is the system's Chromium, driven by Playwright.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OWN = {"X-Briefing-QA": "1"}
WARM_UP = 5
MARKERS = 25
START_SECONDS = 120

# Until the browser has painted what came: a frame, and the task after it.
PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"

ASK = f"""async (question) => {{
  const field = document.querySelector("#question");
  field.value = question;
  field.dispatchEvent(new Event("input"));
  const count = () => document.querySelectorAll("article.turn[id]").length;
  const before = count();
  const begun = performance.now();
  document.querySelector("#composer button[type=submit]").click();
  await new Promise((done) => {{
    const watcher = new MutationObserver(() => {{
      if (count() > before) {{ watcher.disconnect(); done(); }}
    }});
    watcher.observe(document.querySelector("#thread"), {{ childList: true, subtree: true }});
  }});
  await {PAINTED};
  return performance.now() - begun;
}}"""

OPEN = f"""async (marker) => {{
  const content = document.querySelector("#source-content");
  const begun = performance.now();
  const changed = new Promise((done) => {{
    const watcher = new MutationObserver(() => {{
      if (content.querySelector("mark")) {{ watcher.disconnect(); done(); }}
    }});
    watcher.observe(content, {{ childList: true, subtree: true }});
  }});
  marker.click();
  await changed;
  await {PAINTED};
  return performance.now() - begun;
}}"""


@dataclass
class Load:
    """What many users saw: milliseconds of every answer, failures, and answers to others."""

    taken: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    mixed_up: int = 0


@contextmanager
def server(corpus: Path, folder: Path) -> Iterator[str]:
    """`briefing-qa serve` on a free port; the address, while the process is starting."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = ("--corpus", corpus, "--index", folder / "index")
    more = ("--port", port, "--conversations", folder / "conversations.sqlite")
    line = [sys.executable, "-m", "briefing_qa", *map(str, (*where, "serve", *more))]
    with (folder / "log").open("wb") as log:
        program = subprocess.Popen(line, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            program.terminate()
            program.wait(timeout=30)
    if program.returncode not in (0, -15):
        sys.exit((folder / "log").read_text(errors="replace"))


def first_visit(page: Any, address: str, begun: float) -> tuple[float, float]:
    """Seconds from `begun` until the question can be typed, and until it is answered."""
    while time.perf_counter() - begun < START_SECONDS:
        try:
            httpx.get(address, timeout=START_SECONDS)
            break
        except httpx.ConnectError:
            time.sleep(0.02)
    page.goto(address)
    page.wait_for_selector("#question:visible")
    usable = time.perf_counter() - begun
    page.wait_for_selector("html[data-ready]", timeout=1e3 * START_SECONDS)
    return usable, time.perf_counter() - begun


def first_load(browser: Any, address: str) -> float:
    """Megabytes that a browser that has seen nothing yet is sent, the welcome included."""
    context = browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[float] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    page.wait_for_selector(".welcome")
    page.wait_for_timeout(1000)
    context.close()
    return sum(sizes) / 1e6


def clicks(page: Any, questions: Sequence[str]) -> list[float]:
    """Milliseconds from the click on the button to the answer, each in a new conversation."""
    taken = []
    for question in (*questions[:WARM_UP], *questions):
        page.click("[data-do=new-conversation]")
        page.wait_for_selector(".welcome")
        taken.append(page.evaluate(ASK, question))
    return taken[WARM_UP:]


def openings(page: Any, questions: Sequence[str]) -> list[float]:
    """Milliseconds from the click on a marker to the quote, none of which was opened before."""
    page.click("[data-do=new-conversation]")
    page.wait_for_selector(".welcome")
    for question in questions[:MARKERS]:
        page.evaluate(ASK, question)
    page.reload()
    page.wait_for_selector("html[data-ready]", timeout=1e3 * START_SECONDS)
    page.wait_for_selector(".marker[aria-current]")
    markers = page.locator(".marker:not([aria-current])").element_handles()
    return [page.evaluate(OPEN, marker) for marker in markers]


async def one_user(
    client: httpx.AsyncClient, questions: Sequence[str], known: dict[str, str], load: Load, *,
    begin: float, every: float, seconds: float,
) -> None:  # fmt: skip
    """Ask a question every few seconds in a conversation of one's own, and look at each answer."""
    loop = asyncio.get_running_loop()
    await client.get("/")
    conversation = ""
    own: set[str] = set()
    for number in range(int(seconds / every)):
        question = questions[number % len(questions)]
        await asyncio.sleep(max(0.0, begin + number * every - loop.time()))
        begun = time.perf_counter()
        try:
            reply = await client.post("/desk/ask", json=asked(question, conversation))
        except httpx.HTTPError as error:
            load.errors.append(repr(error))
            continue
        load.taken.append(1e3 * (time.perf_counter() - begun))
        if reply.status_code != 200:
            load.errors.append(f"{reply.status_code} {reply.text[:200]}")
            continue
        got = reply.json()
        conversation = conversation or got["conversation"]
        own.add(got["conversation"])
        shown = html.escape(question).replace("&#x27;", "&#39;")  # as the page writes it
        right = got["said"] == known[question] and shown in got["html"]
        load.mixed_up += not right
    listed = (await client.get("/desk/conversations")).text.count("data-conversation")
    load.mixed_up += own != {conversation} or listed != 1


def asked(question: str, conversation: str = "") -> dict[str, str]:
    """A question as the page sends it; what it means is said, so that all users ask the same."""
    return {"question": question, "meant": question, "conversation": conversation}


async def many_users(
    address: str, questions: Sequence[str], users: int, every: float, seconds: float
) -> Load:
    """So many users, one after the other in time, each with other questions first."""
    limits = httpx.Limits(max_connections=None)
    known = {}
    async with httpx.AsyncClient(base_url=address, headers=OWN, timeout=60) as alone:
        await alone.get("/")
        for question in questions:
            reply = await alone.post("/desk/ask", json=asked(question))
            known[question] = reply.raise_for_status().json()["said"]
    load = Load()
    begin = asyncio.get_running_loop().time() + 1
    clients = [
        httpx.AsyncClient(base_url=address, headers=OWN, timeout=60, limits=limits)
        for _ in range(users)
    ]
    tasks = [
        one_user(
            client, [*questions[n:], *questions[:n]], known, load,
            begin=begin + n * every / users, every=every, seconds=seconds,
        )
        for n, client in enumerate(clients)
    ]  # fmt: skip
    await asyncio.gather(*tasks)
    for client in clients:
        await client.aclose()
    return load


def quantiles(values: Sequence[float]) -> str:
    """Median and 95th percentile."""
    found = statistics.quantiles(values, n=20, method="inclusive")
    return f"{found[9]:.0f} / {found[18]:.0f} ms"


def rows(
    corpus: Path, folder: Path, questions: Sequence[str], arguments: argparse.Namespace
) -> list[tuple[str, str, str]]:
    """Lines of the table: what, measured, reach."""
    where = ("--corpus", str(corpus), "--index", str(folder / "index"))
    subprocess.run([sys.executable, "-m", "briefing_qa", *where, "index"], check=True, stdout=-3)
    driver = sync_playwright().start()  # ended before the many users come: it has a loop running
    browser = driver.chromium.launch(executable_path=arguments.browser, args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    begun = time.perf_counter()
    with server(corpus, folder) as address:
        usable, answering = first_visit(page, address, begun)
        megabytes = first_load(browser, address)
        asking = clicks(page, questions)
        opening = openings(page, questions)
        browser.close()
        driver.stop()
        some = questions[: 2 * arguments.users]
        load = asyncio.run(
            many_users(address, some, arguments.users, arguments.every, arguments.seconds)
        )
    for line in load.errors[:5]:
        print(line, file=sys.stderr)
    crowd = f"{arguments.users} users, a question every {arguments.every:g} s, "
    crowd += f"{arguments.seconds:g} s"
    return [
        ("`serve` to a page that takes a question", f"{usable:.1f} s", "6 s"),
        ("`serve` to a page that answers", f"{answering:.1f} s", "–"),
        ("first load, transferred", f"{megabytes:.2f} MB", "5 MB"),
        (
            f"click to answer on the screen, p50 / p95 of {len(asking)}",
            quantiles(asking), "300 / 800 ms",
        ),
        (
            f"marker click to highlighted quote, p50 / p95 of {len(opening)}",
            quantiles(opening), "150 ms",
        ),
        (f"{crowd}: p50 / p95 of {len(load.taken)}", quantiles(load.taken), "p95 2000 ms"),
        (f"{crowd}: errors", str(len(load.errors)), "0"),
        (f"{crowd}: answers mixed up", str(load.mixed_up), "0"),
    ]  # fmt: skip


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--questions", type=Path, default=ROOT / "eval" / "peru-briefing.dev.jsonl")
    parser.add_argument("--limit", type=int, default=100, help="questions asked in the browser")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--every", type=float, default=3.0, help="seconds between their questions")
    parser.add_argument("--seconds", type=float, default=120.0, help="that they go on")
    parser.add_argument("--browser", default=shutil.which("chromium") or shutil.which("chrome"))
    arguments = parser.parse_args()
    if not arguments.browser:
        parser.error("no Chromium found: say where it is with --browser")
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    questions = list(dict.fromkeys(questions))[: arguments.limit]
    if len(questions) < 2:
        parser.error("at least 2 questions")
    with tempfile.TemporaryDirectory() as folder:
        table = rows(arguments.corpus, Path(folder), questions, arguments)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"{platform.system()} {platform.machine()}, {cores} cores, "
        f"Python {platform.python_version()}, {load} at the end.\n"
    )
    print("| what | measured | reach |\n|---|--:|--:|")
    for row in table:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
