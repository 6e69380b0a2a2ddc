"""What the page looks like and says at its edges, in a real browser: nothing jumps, hides or lies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser_place import E2E, Visit
from desk_place import Background

from briefing_qa.app.serving import Serving

pytestmark = E2E

SUNDAYS = "How many libraries were open on Sundays?"
GARDENS = "How many gardens get water?"
CHILE = "How many libraries did Chile open in 2011?"


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over small documents."""
    with Background(serving_of(tmp_path_factory.mktemp("looks"), port=0)) as running:
        yield running


@pytest.fixture
def visit(begin_visit: Callable[..., Visit], server: Background) -> Callable[..., Visit]:
    """Opens the page of the server in a browser of its own."""
    return lambda **options: begin_visit(server.address, **options).open()


@pytest.mark.parametrize("typed", ["", "  ", "¿?...", "???"])
def test_question_without_a_word_is_not_asked_and_says_so(
    visit: Callable[..., Visit], typed: str
) -> None:
    """Nothing is sent; what is missing is said above the field until somebody types."""
    made = visit(locale="es-ES")
    page = made.page
    page.fill("#question", typed)
    page.click("#composer [type=submit]")
    assert "al menos una palabra" in page.inner_text("#remark")
    assert page.evaluate("document.activeElement.id") == "question"
    assert page.locator("article.turn").count() == 0
    page.keyboard.type("a")
    assert page.locator("#remark").is_hidden()
    assert not [url for url in made.requests if url.endswith("/desk/ask")]


def test_question_that_can_never_be_asked_is_not_offered_again(
    visit: Callable[..., Visit],
) -> None:
    """Where the server says that it is the question's fault, it can be changed, not repeated."""
    made = visit()
    page = made.page
    said = {"detail": "no word in it", "kind": "question"}
    page.route("**/desk/ask", lambda route: route.fulfill(status=400, json=said))
    page.fill("#question", SUNDAYS)
    page.press("#question", "Enter")
    page.wait_for_selector(".failure")
    assert page.locator("[data-do=ask-again]").is_hidden()
    page.click("[data-do=ask-otherwise]")
    assert page.input_value("#question") == SUNDAYS
    made.problems.clear()


def test_what_an_answer_opens_comes_into_view(visit: Callable[..., Visit]) -> None:
    """The form below a wrong answer is there as a whole, and the first passage that was found."""
    made = visit(height=640)
    page = made.page
    made.ask(SUNDAYS)
    made.ask(CHILE)
    shown = """(what) => {
      const [one, room] = [what, '#scroll'].map((path) =>
        [...document.querySelectorAll(path)].at(-1).getBoundingClientRect());
      return one.top >= room.top - 1 && one.bottom <= room.bottom + 1;
    }"""
    page.click("#turn-2 [data-verdict=down]")
    page.wait_for_function(shown, arg="#turn-2 .judged")
    page.click("#turn-2 [data-do=judge-close]")
    page.click("#turn-2 .found > summary")
    page.wait_for_function(shown, arg="#turn-2 .found li:first-child")


def test_buttons_without_words_tell_what_they_do(visit: Callable[..., Visit]) -> None:
    """Whoever points at an icon gets the words that a screen reader has for it."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    made.quote()
    for name in ("delete-conversation", "close-source", "judge"):
        button = page.locator(f"[data-do={name}]").first
        button.hover()
        assert button.get_attribute("title") == button.get_attribute("aria-label") != ""


def test_failure_on_paper_has_no_buttons(visit: Callable[..., Visit]) -> None:
    """What went wrong is printed with its question; what only a screen can do is not."""
    made = visit()
    page = made.page
    page.route("**/desk/ask", lambda route: route.fulfill(status=500, json={}))
    page.fill("#question", SUNDAYS)
    page.press("#question", "Enter")
    page.wait_for_selector(".failure")
    page.emulate_media(media="print")
    assert page.locator(".failure p").is_visible()
    assert page.locator(".failure button").first.is_hidden()
    made.problems.clear()
