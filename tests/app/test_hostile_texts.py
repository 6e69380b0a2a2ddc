"""Documents, question sets and file names that attack: in a browser, they are only displayed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_place import E2E, OVERFLOWING, Visit
from desk_place import Background

from briefing_qa.app.serving import Serving

pytestmark = E2E

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = "<img src=x onerror=window.hacked=2>"
LINK = "[press](javascript:window.hacked=3) <a href='javascript:window.hacked=4'>or here</a>"
BREAKOUT = "\"'></span><svg onload=window.hacked=5>{{ 7 * 7 }}${window.hacked=6}"
TURNED = "\u202eturned\u2067round"
LONG = "w" * 10_000
ATTACKS = f"{SCRIPT} {IMAGE} {LINK} {BREAKOUT} {TURNED}"

DOCUMENT = f"""\
---
title: {json.dumps(f"Harbour {IMAGE} {TURNED}")}
publisher: {json.dumps(f"Office {SCRIPT} {TURNED}")}
---

# Notes {ATTACKS}

The harbour has 77 cranes {ATTACKS} {LONG} and 12 boats.

## {LONG}

The pier of the harbour is 412 metres long {BREAKOUT}.
"""

SOURCES = f"""\
[[source]]
id = "elsewhere"
title = {json.dumps(f"Elsewhere {ATTACKS}", ensure_ascii=False)}
publisher = {json.dumps(f"Nobody {LONG}")}
language = "en"
pages = ["https://example.org/%22onmouseover=window.hacked=7"]
note = {json.dumps(f"Note {ATTACKS}", ensure_ascii=False)}
"""

QUESTION = f"How many cranes has the harbour {IMAGE}?"

SETS = [
    {
        "id": f"q1 {IMAGE}",
        "question": QUESTION,
        "answerable": True,
        "kind": "direct",
        "answer": [["77 cranes"]],
        "evidence": [{"document_id": "harbour", "quote": f"The harbour has 77 cranes {SCRIPT}"}],
    },
    {
        "id": "q2",
        "question": f"How long is the pier {BREAKOUT} {TURNED} {LONG[:1500]}?",
        "answerable": False,
        "kind": "odd",
        "answer": [],
        "evidence": [],
    },
]

LEFT_TO_RIGHT = """(place) => {
  const words = document.querySelector(place);
  const text = words.firstChild;
  const at = (n) => {
    const range = document.createRange();
    range.setStart(text, n);
    range.setEnd(text, n + 1);
    return range.getBoundingClientRect();
  };
  return at(0).left < at(text.length - 1).left;
}"""


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server whose documents, register and question set attack whoever looks at them."""
    serving = serving_of(tmp_path_factory.mktemp("hostile"), port=0)
    (serving.corpus / "harbour.md").write_text(DOCUMENT, encoding="utf-8")
    (serving.corpus / f"{IMAGE}.md").write_bytes(b"\xff\xfe\x00")
    (serving.corpus / "sources.toml").write_text(SOURCES, encoding="utf-8")
    lines = "".join(json.dumps(one) + "\n" for one in SETS)
    (serving.sets / f"hostile {IMAGE}.jsonl").write_text(lines, encoding="utf-8")
    (serving.sets / f"broken {IMAGE}.jsonl").write_text(f'{{"{IMAGE}": 1}}\n', encoding="utf-8")
    with Background(serving) as running:
        yield running


def check_harmless(page: Any) -> None:
    """Nothing ran, nothing became an element or a link, and nothing sticks out of the page."""
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    made = "#desk :is(img, script:not(#texts), iframe, [onerror], [onload], [onmouseover])"
    assert page.locator(made).count() == 0
    assert page.locator("#desk a[href^='javascript' i]").count() == 0
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_hostile_corpus_is_only_displayed(
    begin_visit: Callable[..., Visit], server: Background, width: int
) -> None:
    """Titles, headings, quotes, questions, names of files and of conversations are text."""
    made = begin_visit(server.address, width=width).open()
    page = made.page
    check_harmless(page)
    made.ask(QUESTION)
    assert page.inner_text("#turn-1 .question") == QUESTION
    quote = made.quote()
    assert SCRIPT in quote
    assert LONG[:1000] in quote
    assert IMAGE in page.inner_text("#turn-1 .references")
    page.click("#turn-1 .found > summary")
    check_harmless(page)
    made.ask(f"{ATTACKS} {LONG[:1500]}")
    check_harmless(page)
    page.click("[data-do=rename-conversation]")
    page.fill("dialog input", f"{IMAGE} {LONG}"[:200])
    page.press("dialog input", "Enter")
    page.wait_for_function("document.querySelector('#talk-title').textContent.startsWith('<img')")
    page.click("#filter > summary")
    assert IMAGE in page.inner_text("#choices")
    check_harmless(page)
    page.reload()
    made.ready()
    check_harmless(page)
    made.tab("documents")
    assert IMAGE in page.inner_text(".document[data-document=harbour]")
    assert f"{IMAGE}.md" in page.inner_text("#view-documents")
    assert SCRIPT in page.inner_text("#view-documents .notes >> nth=-1")
    check_harmless(page)
    page.click(".document[data-document=harbour] [data-do=remove-document]")
    assert IMAGE in page.inner_text("dialog")
    check_harmless(page)


def test_marks_that_turn_the_writing_end_with_their_text(
    begin_visit: Callable[..., Visit], server: Background
) -> None:
    """What the page says after a hostile title or heading still runs from left to right."""
    made = begin_visit(server.address).open()
    made.ask("How many cranes has the harbour?")
    made.quote()
    for place in (".where .characters", "#turn-1 .foot .words", "#turn-1 .foot .figure"):
        assert made.page.evaluate(LEFT_TO_RIGHT, place), place
    made.tab("documents")
    place = ".document[data-document=harbour] [data-language]"
    assert made.page.evaluate(LEFT_TO_RIGHT, place)


def test_hostile_question_set_is_only_displayed(
    begin_visit: Callable[..., Visit], server: Background, tmp_path: Path
) -> None:
    """Names of sets, ids, questions and quotes are text, in the tab and in the report."""
    made = begin_visit(server.address).open()
    page = made.page
    made.tab("evaluation")
    assert IMAGE in page.inner_text(".run")
    check_harmless(page)
    page.click(f'.set:has-text("hostile {IMAGE}")')
    page.click(".run button")
    page.wait_for_selector("#result-heading")
    assert IMAGE in page.inner_text("#result-heading")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert QUESTION in page.inner_text(".outcomes")
    assert SCRIPT in page.inner_text(".outcomes")
    check_harmless(page)
    report = made.download("a[href$='report.html']")
    (tmp_path / "report.html").write_text(report, encoding="utf-8")
    own, made.address = made.address, f"file://{tmp_path}"
    asked = list(made.requests)
    made.requests.clear()
    page.goto(f"{made.address}/report.html")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, a[href^=javascript]").count() == 0
    assert QUESTION in page.content() or page.get_by_text(QUESTION).count() > 0
    assert [url for url in made.requests if not url.startswith("file:")] == []
    made.address, made.requests = own, asked


def test_hostile_conversation_is_taken_away_as_text(
    begin_visit: Callable[..., Visit], server: Background
) -> None:
    """The Markdown that is exported has no link, image or element that the texts brought."""
    from markdown_it import MarkdownIt

    made = begin_visit(server.address).open()
    made.ask(QUESTION)
    made.quote()
    made.page.click(".menu > summary")
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(made.download("#export-md"))
    assert "window.hacked" in shown
    assert not any(f"<{name}" in shown for name in ("script", "img", "svg", "a "))
