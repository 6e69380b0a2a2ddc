"""A page in a real browser, for tests that visit it as people do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
STARTER = Path(__file__).parent / "chromium_without_address_bar"

E2E = [
    pytest.mark.e2e,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""What every module of browser tests is marked with."""

OVERFLOWING = """() => [...document.querySelectorAll('#desk *')].filter((one) => {
  const box = one.getBoundingClientRect();
  const clipped = one.closest('.hidden, .scroll-x, .talk-title, .where, .pages-body > *, svg')
    || one.closest('details:not([open]) > :not(summary)');
  return box.width && !clipped && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => one.outerHTML.slice(0, 120))"""
"""Elements that stick out of the page to the left or right."""

BELOW = """() => document.querySelector('#desk').clientWidth
  < 52 * parseFloat(getComputedStyle(document.documentElement).fontSize)"""
"""Whether the source is below the conversation, not beside it."""


@dataclass
class Visit:
    """A page of a fresh browser, and what went on in it."""

    page: Any
    address: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    received: int = 0

    def open(self, hash_: str = "") -> Visit:
        """Open the page and wait until questions can be asked."""
        self.page.goto(self.address + hash_)
        self.ready()
        return self

    def ready(self) -> None:
        """Wait until questions can be asked."""
        self.page.wait_for_selector("html[data-ready]", timeout=60_000)

    def ask(self, question: str) -> None:
        """Ask by keyboard and wait for the answer."""
        before = self.page.locator("article.turn[id]").count()
        self.page.fill("#question", question)
        self.page.press("#question", "Enter")
        self.page.wait_for_function(
            f"document.querySelectorAll('article.turn[id]').length > {before}"
        )

    def quote(self) -> str:
        """What is highlighted in the source, which opens by itself only beside the answer."""
        if self.page.evaluate(BELOW) and not self.page.locator("#source-content > *").count():
            self.page.locator("article.turn").last.locator(".marker").first.click()
        self.page.wait_for_selector("#source-content mark")
        return "".join(self.page.locator("#source-content mark").all_text_contents())

    def tab(self, name: str) -> None:
        """Go to a tab and wait until it is there."""
        self.page.click(f"[data-tab={name}]")
        self.page.wait_for_selector("#thread" if name == "ask" else f"#view-{name} .sheet")

    def download(self, selector: str) -> str:
        """What a click gives to take away."""
        with self.page.expect_download() as waiting:
            self.page.click(selector)
        return str(waiting.value.path().read_text(encoding="utf-8"))


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium, without a request of its own."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        found = driver.chromium.launch(
            executable_path=STARTER, args=arguments, env={**os.environ, "CHROMIUM": str(BROWSER)}
        )
        yield found
        found.close()


def watched(page: Any, address: str) -> Visit:
    """A visit that notes every request, every failure and every byte."""
    made = Visit(page, address)
    page.on("request", lambda request: made.requests.append(request.url))
    page.on("pageerror", lambda error: made.problems.append(str(error)))
    page.on("dialog", lambda dialog: made.problems.append(dialog.message))
    page.on("console", lambda message: note_error(made, message.type, message.text))
    page.on("response", lambda response: note_refusal(made, response.status, response.url))
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")

    def count(event: dict[str, Any]) -> None:
        made.received += int(event["encodedDataLength"])

    network.on("Network.loadingFinished", count)
    return made


def note_error(made: Visit, kind: str, text: str) -> None:
    """What scripts complain about; failed requests are noted with their address."""
    if kind == "error" and "Failed to load resource" not in text:
        made.problems.append(text)


def note_refusal(made: Visit, status: int, url: str) -> None:
    """Requests that fail, but for what Gradio's page about the API tries out."""
    if status >= 400 and not url.endswith(("/gradio_api/mcp/schema", "/monitoring/summary")):
        made.problems.append(f"{status} {url}")


def check(made: Visit) -> None:
    """Nothing went out in a visit, and nothing went wrong."""
    own = (made.address, "data:", "blob:")
    assert [url for url in made.requests if not url.startswith(own)] == [], "a request went out"
    assert made.problems == []


def serious_findings(page: Any) -> list[str]:
    """What axe-core calls serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    return [
        f"{one['id']}: {[node['html'][:150] for node in one['nodes'][:3]]}"
        for one in axe.run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
