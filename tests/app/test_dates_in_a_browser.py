"""When conversations were held and questions asked, in a browser with a clock of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from browser_place import E2E, Visit
from desk_place import Background

from briefing_qa.app.serving import Serving
from briefing_qa.app.templates import render
from briefing_qa.conversations import Conversation

pytestmark = E2E

SUNDAYS = "How many libraries were open on Sundays?"
NOW = "2026-11-30T14:05:00Z"
HELD = (
    "2026-11-30T14:00:00+00:00",
    "2026-11-30T03:00:00+00:00",  # the day before in Lima
    "2026-11-03T12:00:00+00:00",
    "2025-12-31T12:00:00+00:00",
)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over small documents."""
    with Background(serving_of(tmp_path_factory.mktemp("dates"), port=0)) as running:
        yield running


@pytest.mark.parametrize(
    ("locale", "told", "whole"),
    [
        ("en-GB", ["09:00", "Yesterday", "3 Nov", "31 Dec 2025"], "31 December 2025"),
        ("es-ES", ["9:00", "Ayer", "3 nov", "31 dic 2025"], "31 de diciembre de 2025"),
    ],
)
def test_list_tells_when_each_conversation_was_held(
    visit: Callable[..., Visit], locale: str, told: list[str], whole: str
) -> None:
    """By the clock of the reader and in the language of the page; the whole date on demand."""
    made = visit(locale=locale, timezone_id="America/Lima")
    page = made.page
    kept = [
        Conversation(id=f"c{n}", title=f"Question {n}", created=held, updated=held)
        for n, held in enumerate(HELD)
    ]
    listed = render("conversations.html", locale[:2], conversations=kept)
    page.route("**/desk/conversations", lambda route: route.fulfill(body=listed))
    page.clock.set_fixed_time(NOW)
    page.reload()
    made.ready()
    assert page.locator("#conversations time").all_inner_texts() == told
    assert whole in str(page.locator("#conversations time").last.get_attribute("title"))
    assert page.locator("#conversations a").last.inner_text().startswith("Question 3")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 400)])
def test_long_list_scrolls_between_what_stands_above_and_below(
    visit: Callable[..., Visit], width: int, height: int
) -> None:
    """Nothing lies over it, a new conversation is always at hand, and the open one is in view."""
    made = visit(width=width, height=height)
    page = made.page
    made.ask(SUNDAYS)
    last = page.evaluate("location.hash").rpartition("/")[2]
    kept = [
        Conversation(id=name, title=f"Question {name}", created=HELD[0], updated=HELD[0])
        for name in (*map(str, range(60)), last)
    ]
    listed = render("conversations.html", "en", conversations=kept)
    page.route("**/desk/conversations", lambda route: route.fulfill(body=listed))
    page.reload()
    made.ready()
    if width < 1000:
        page.click(".rail-toggle")
        page.locator("#conversations a").last.scroll_into_view_if_needed()
    boxes = [
        page.locator(one).bounding_box()
        for one in (".rail [data-do=new-conversation]", "#conversations", ".rail-foot")
    ]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]
    shown = page.locator("#conversations [aria-current]").bounding_box()
    assert boxes[1]["y"] <= shown["y"]
    assert shown["y"] + shown["height"] <= boxes[2]["y"]


def test_paper_has_the_date_of_each_question(visit: Callable[..., Visit]) -> None:
    """Who files what was printed knows when the documents said so; a screen has it in the list."""
    made = visit(locale="en-GB")
    page = made.page
    made.ask(SUNDAYS)
    asked_on = page.locator("#turn-1 .asked-on")
    assert asked_on.is_hidden()
    page.emulate_media(media="print")
    today = page.evaluate("new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    assert today in asked_on.inner_text()
