"""Tables of plain text and Markdown, in an answer and in its source, in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser_place import E2E, Visit, serious_findings
from desk_place import Background

from briefing_qa.app.serving import Serving

pytestmark = E2E

BOATS = "How many boats did Montero register?"
FERRIES = "How many ferries did Bermejo have in 2022?"
TEXTS = {
    "boats.md": """# Boats of the coast

## Register

| Town | Boats registered | Remark |
|---|--:|---|
| Bermejo | 90 | *all* of wood |
| Montero | 328 | **new** ones |
""",
    "ferries.txt": """FERRIES BY TOWN

Ferries of    2021    2022
Bermejo         61      23
Montero          6       2
""",
}


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over documents with tables."""
    folder = tmp_path_factory.mktemp("tables")
    serving = serving_of(folder, port=0)
    for name, text in TEXTS.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    with Background(serving) as running:
        yield running


@pytest.mark.parametrize(
    ("question", "row", "names", "quoted"),
    [
        (
            BOATS,
            "Montero 328 new ones",
            ["Town", "Boats registered", "Remark"],
            "| Montero | 328 | **new** ones |",
        ),
        (FERRIES, "Bermejo 61 23", ["Ferries of", "2021", "2022"], "Bermejo         61      23"),
    ],
)
def test_row_has_the_names_of_its_columns(
    visit: Callable[..., Visit], question: str, row: str, names: list[str], quoted: str
) -> None:
    """In the answer beside each cell, in the source above each column; nothing else is seen."""
    made = visit()
    page = made.page
    made.ask(question)
    assert made.quote() == quoted
    cells = page.locator(".claims .cells").first
    assert cells.locator(".name").all_inner_texts() == names
    assert (
        cells.locator(".value").all_inner_texts()
        == page.locator("#source-content tr:has(mark) mark").all_inner_texts()
    )
    heads = page.locator("#source-content table:has(mark) th").all_inner_texts()
    assert heads == names
    shown = page.inner_text("#source-content tr:has(mark)")
    assert shown.split() == row.split()
    assert "|" not in page.inner_text("#source-content table:has(mark)")
    assert serious_findings(page) == []


def test_only_a_table_that_is_scrolled_is_a_stop_of_the_keyboard(
    visit: Callable[..., Visit],
) -> None:
    """One that fits is passed; on a narrow screen it is reached, and has a name."""
    made = visit()
    made.ask(BOATS)
    table = made.page.locator("#source-content .of-table:has(mark)")
    assert table.get_attribute("tabindex") is None
    narrow = visit(width=320, height=640)
    narrow.page.add_style_tag(content=".of-table table { inline-size: 60rem; }")
    narrow.ask(BOATS)
    narrow.quote()
    table = narrow.page.locator("#source-content .of-table:has(mark)")
    assert (table.get_attribute("tabindex"), table.get_attribute("role")) == ("0", "group")
    assert serious_findings(narrow.page) == []
