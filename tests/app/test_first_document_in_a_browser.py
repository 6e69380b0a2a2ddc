"""The first document, added in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_place import E2E, OVERFLOWING, Visit, serious_findings
from desk_place import Background
from test_document_routes import FISH

from briefing_qa.app.serving import Serving

pytestmark = E2E

BORDER = "getComputedStyle(document.querySelector('#thread .card')).borderColor"
QUESTION = "How many boats had the bay in 2019?"


@pytest.fixture
def server(tmp_path: Path, serving_of: Callable[..., Serving]) -> Iterator[Background]:
    """A server over a folder without documents."""
    serving = serving_of(tmp_path, port=0)
    for path in serving.corpus.iterdir():
        path.unlink()
    with Background(serving) as running:
        yield running


@pytest.mark.parametrize(
    ("width", "locale", "none", "line"),
    [
        (1440, "en-GB", "There are no documents yet", "nothing to answer from"),
        (390, "es-ES", "Todavía no hay documentos", "con los que responder"),
    ],
)
def test_first_document_is_added_and_asked(
    visit: Callable[..., Visit], width: int, locale: str, none: str, line: str
) -> None:
    """A question before it gets a plain line that leads to where documents are added."""
    made = visit(width=width, locale=locale)
    page = made.page
    assert page.inner_text(".welcome h2") == none
    assert page.locator("#filter").is_hidden(), "there is nothing to choose from"
    assert page.evaluate(OVERFLOWING) == []
    assert serious_findings(page) == []
    page.fill("#question", QUESTION)
    page.press("#question", "Enter")
    page.wait_for_selector(".failure")
    assert line in page.inner_text(".failure p")
    border = page.evaluate(BORDER)
    page.click(".failure a")
    page.wait_for_selector("#drop")
    assert none in page.inner_text(".none-yet")
    assert page.evaluate(OVERFLOWING) == []
    assert serious_findings(page) == []
    page.set_input_files("#files", {"name": "fish.md", "mimeType": "text/markdown", "buffer": FISH})
    page.wait_for_selector(".document")
    assert page.locator(".none-yet").count() == 0
    made.tab("ask")
    page.click("[data-do=ask-again]")
    page.wait_for_selector("#turn-1")
    assert "412 boats" in page.inner_text("#turn-1 .card")
    assert border == page.evaluate(BORDER), "the line did not look like an error"
    assert page.locator("#filter").is_visible()
    if width < 1000:
        page.click(".rail-toggle")
    page.click("[data-do=new-conversation]")
    page.wait_for_selector(".welcome .here")
    assert none not in page.inner_text(".welcome")
    assert [one for one in made.problems if not one.startswith("409 ")] == []
    made.problems.clear()


def test_refusals_of_files_are_in_the_language_of_the_page(visit: Callable[..., Visit]) -> None:
    """Also that of a file which is too large: it is not even sent."""
    made = visit(width=390, locale="es-ES")
    page = made.page
    made.tab("documents")
    page.evaluate("document.querySelector('#files').dataset.largest = '100'")
    for name, data, why in (
        ("tabla.xlsx", b"PK", "no se admiten hojas de cálculo: guárdelo como .pdf"),
        ("vacío.pdf", b"", "el archivo está vacío: consígalo de nuevo"),
        ("largo.txt", b"word " * 30, "El archivo es demasiado grande"),
    ):
        page.set_input_files("#files", {"name": name, "mimeType": "text/plain", "buffer": data})
        page.wait_for_selector(".upload.refused:first-child .reason")
        assert page.inner_text(".upload:first-child .name") == name
        assert why in page.inner_text(".upload:first-child .reason")
    assert page.locator(".upload.refused").count() == 3
    assert page.evaluate(OVERFLOWING) == []
