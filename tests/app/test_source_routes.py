"""A document around a quote: as text, and as pages."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from desk_place import OWN, made, opened
from paper import OVER_TWO, bridges
from starlette.testclient import TestClient

from briefing_qa.access import Accounts, add_account
from briefing_qa.access.passwords import Cost
from briefing_qa.app.page_images import WIDTHS
from briefing_qa.app.serving import Serving

COUNTED = "In 2021 the office counted 742 bridges in the delta."


@dataclass
class Shelf:
    """A server over a PDF and texts, and its corpus."""

    client: TestClient
    corpus: Path

    def place(self, quote: str) -> dict[str, Any]:
        """Where a quote stands in the PDF."""
        engine = self.client.app._app.state.services.workspace.engine  # type: ignore[attr-defined]
        start = engine.document("bridges").text.index(quote)
        return {"document_id": "bridges", "start": start, "end": start + len(quote)}

    def source(self, quote: str) -> str:
        """What the panel shows for a quote."""
        return self.client.get("/desk/source", params=self.place(quote)).text

    def image(self, **more: Any) -> Any:
        """A page's image, as it was asked for."""
        params = {"document_id": "bridges", "number": 1, "width": 800, **more}
        return self.client.get("/desk/source/page.png", params=params)


@pytest.fixture(scope="module")
def shelf(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Shelf]:
    """A server whose documents stay as they are."""
    serving = serving_of(tmp_path_factory.mktemp("pages"))
    (serving.corpus / "bridges.pdf").write_bytes(bridges())
    client = opened(made(serving))
    yield Shelf(client=client, corpus=serving.corpus)
    client.__exit__(None, None, None)


def shown(source: str) -> list[str]:
    """The pages whose images a panel shows."""
    return re.findall(r'<img class="page-image"[^>]*?number=(\d+)', source)


def test_quote_of_a_pdf_is_shown_on_its_page(shelf: Shelf) -> None:
    """The page has its image, with words for who cannot see it, and a rectangle on the quote."""
    source = shelf.source(COUNTED)
    assert shown(source) == ["1"]
    assert "Page 1 of 3" in source
    assert 'alt="Bridges of the delta, page 1, printed 5, as it looks"' in source
    assert COUNTED in unescape(source.split("<figcaption")[1].split("</figcaption>")[0])
    ((left, top, width, height),) = re.findall(
        r'class="marked"[^>]*left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;height:([\d.]+)%', source
    )
    # 50 points from the left of 420; the fifth line, 16 points each, from 200 of 595 points.
    assert float(left) == pytest.approx(100 * 50 / 420, abs=0.5)
    assert float(top) + float(height) == pytest.approx(100 * (595 - 136) / 595, abs=1.0)
    assert float(width) > 60
    marked = "".join(re.findall(r"<mark>(.*?)</mark>", source, re.DOTALL))
    assert unescape(marked) == COUNTED


def test_what_is_quoted_can_be_copied_with_its_place(shelf: Shelf) -> None:
    """With title, page and characters; where nothing is quoted there is nothing to copy."""
    place = shelf.place(COUNTED)
    (copied,) = re.findall(r'data-do="copy" data-text="([^"]*)"', shelf.source(COUNTED))
    quote, _, told = unescape(copied).partition("\n\n")
    assert quote == f"“{COUNTED}”"
    assert told.startswith("Bridges of the delta. ")
    assert told.endswith(f"p. 1 (characters {place['start']}-{place['end']})")
    opened = shelf.client.get("/desk/source", params={"document_id": "bridges"}).text
    assert 'data-do="copy"' not in opened


def test_quote_over_two_pages_shows_both(shelf: Shelf) -> None:
    """Each page has the part of the quote that stands on it."""
    source = shelf.source(OVER_TWO)
    assert shown(source) == ["1", "2"]
    assert "Pages 1–2 of 3" in source
    first, second = source.split('<figure class="sheet-of">')[1:]
    assert first.count('class="marked"') == 1
    assert second.count('class="marked"') == 1


def test_pages_can_be_turned(shelf: Shelf) -> None:
    """Another page comes by itself, with the way back to the quote."""
    params = {**shelf.place(COUNTED), "number": 3}
    page = shelf.client.get("/desk/source/page", params=params).text
    assert shown(page) == ["3"]
    assert "Back to the quote" in page
    assert 'class="marked"' not in page
    assert "Back to the quote" not in shelf.source(COUNTED)
    assert shelf.client.get("/desk/source/page", params={**params, "number": 4}).status_code == 404
    for wrong in ({"start": 9, "end": 3}, {"end": 10**9}):
        reply = shelf.client.get("/desk/source/page", params={**params, **wrong})
        assert reply.status_code == 400
        assert "has no characters" in reply.json()["detail"]


def test_image_is_a_png_of_a_width_that_is_drawn(shelf: Shelf) -> None:
    """Widths between are rounded up; the browser may keep what names its version."""
    addresses = re.findall(r'srcset="([^"]+)"', shelf.source(COUNTED))[0].split(", ")
    assert [int(one.split()[1].rstrip("w")) for one in addresses] == list(WIDTHS)
    reply = shelf.client.get(unescape(addresses[0].split()[0]))
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "image/png"
    assert reply.headers["cache-control"].startswith("private, max-age=")
    assert "default-src 'self'" in reply.headers["content-security-policy"]
    assert struct.unpack(">I", reply.content[16:20]) == (800,)
    between = shelf.image(width=801)
    assert struct.unpack(">I", between.content[16:20]) == (1200,)
    assert between.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"number": 4}, 404),
        ({"number": 0}, 422),
        ({"width": 0}, 422),
        ({"width": WIDTHS[-1] + 1}, 422),
        ({"document_id": "libraries"}, 404),
        ({"document_id": "nothing"}, 404),
        ({"document_id": "../bridges"}, 404),
        ({"version": "0123456789abcdef"}, 409),
    ],
)
def test_image_that_there_is_none_of_is_refused(
    shelf: Shelf, asked: dict[str, Any], status: int
) -> None:
    """Unknown pages, widths, documents and versions; and documents of text."""
    assert shelf.image(**asked).status_code == status


def test_text_has_no_pages(shelf: Shelf) -> None:
    """A document of text is shown as text, without a switch; asking for its pages is refused."""
    source = shelf.client.get("/desk/source", params={"document_id": "libraries"}).text
    assert "view-source" not in source
    assert "page-problem" not in source
    params = {"document_id": "libraries", "number": 1}
    assert shelf.client.get("/desk/source/page", params=params).status_code == 404


def test_changed_file_is_shown_as_text_and_said_to_have_changed(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """Neither pages nor images come from another file than the indexed one; or from none."""
    serving = serving_of(tmp_path)
    file = serving.corpus / "bridges.pdf"
    file.write_bytes(bridges())
    client = opened(made(serving))
    shelf = Shelf(client=client, corpus=serving.corpus)
    try:
        file.write_bytes(bridges(more="A line that was not there."))
        source = shelf.source(COUNTED)
        assert shown(source) == []
        assert "has changed since it was indexed" in source
        assert COUNTED in source
        assert shelf.image().status_code == 409
        params = {"document_id": "bridges", "number": 1}
        assert client.get("/desk/source/page", params=params).status_code == 409
        file.unlink()
        assert "not in the folder any more" in shelf.source(COUNTED)
        assert shelf.image().status_code == 404
    finally:
        client.__exit__(None, None, None)


def test_page_that_cannot_be_drawn_is_said_in_words(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drawing process that ends is one line for the page, and the server goes on."""
    pages = shelf.client.app._app.state.services.pages  # type: ignore[attr-defined]
    monkeypatch.setattr(pages._drawing, "_worker", "strange_drawing")
    monkeypatch.setattr(pages, "_bytes", lambda document: b"crash")
    pages._drawing._end()
    reply = shelf.image(number=2, width=2400)
    assert reply.status_code == 400
    assert "bridges.pdf: page 2 cannot be shown" in reply.json()["detail"]
    pages._drawing._end()
    assert shelf.client.get("/desk/state").status_code == 200


def test_pages_need_the_log_in_that_documents_need(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """Where there are accounts, neither page nor image is given to who has not logged in."""
    add_account(tmp_path / "accounts", "ana", "ana's long password", cost=Cost(ln=4, r=8, p=1))
    serving = serving_of(tmp_path, accounts=Accounts(tmp_path / "accounts"))
    (serving.corpus / "bridges.pdf").write_bytes(bridges())
    client = opened(made(serving))
    try:
        for path in ("/desk/source/page.png", "/desk/source/page", "/desk/source"):
            params = {"document_id": "bridges", "number": 1, "width": 800}
            assert client.get(path, params=params).status_code == 401
        form = {"username": "ana", "password": "ana's long password"}
        assert client.post("/login", data=form, headers=OWN).status_code == 200
        params = {"document_id": "bridges", "number": 1, "width": 800}
        assert client.get("/desk/source/page.png", params=params).status_code == 200
    finally:
        client.__exit__(None, None, None)
