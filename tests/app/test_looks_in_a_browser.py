"""What the page shows and says at its edges, in a browser: nothing jumps, hides or misleads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser_place import E2E, Visit
from desk_place import Background

from briefing_qa.app.serving import Serving
from briefing_qa.app.templates import render

pytestmark = E2E

SUNDAYS = "How many libraries were open on Sundays?"
GARDENS = "How many gardens get water?"
CHILE = "How many libraries did Chile open in 2011?"

IN_VIEW = """(what) => {
  const [one, room] = [what, '#scroll'].map((path) =>
    [...document.querySelectorAll(path)].at(-1).getBoundingClientRect());
  return one.top >= room.top - 1 && one.bottom <= room.bottom + 1;
}"""
"""Whether the last element of a path is in the part of the talk that is shown."""


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over small documents."""
    with Background(serving_of(tmp_path_factory.mktemp("looks"), port=0)) as running:
        yield running


def test_question_without_a_word_is_not_asked_and_says_so(visit: Callable[..., Visit]) -> None:
    """Nothing is sent; what is missing is said above the field until somebody types."""
    made = visit(locale="es-ES")
    page = made.page
    for typed in ("", "  ", "¿?...", "???"):
        page.fill("#question", typed)
        page.click("#composer [type=submit]")
        assert "al menos una palabra" in page.inner_text("#remark"), typed
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
    page.click("#turn-2 [data-verdict=down]")
    page.wait_for_function(IN_VIEW, arg="#turn-2 .judged")
    page.click("#turn-2 [data-do=judge-close]")
    page.click("#turn-2 .found > summary")
    page.wait_for_function(IN_VIEW, arg="#turn-2 .found li:first-child")


def test_what_is_written_in_stays_in_view(visit: Callable[..., Visit]) -> None:
    """Though what could be asked instead comes above it later, and is long."""
    made = visit(height=640)
    page = made.page
    late: list[Any] = []
    page.route("**/suggestions", lambda route: late.append(route))
    made.ask(SUNDAYS)
    made.ask(CHILE)
    page.click("#turn-2 [data-verdict=down]")
    while not late:
        page.wait_for_timeout(50)
    late[0].fulfill(body='<p style="height: 400px">Instead</p>')
    page.wait_for_selector("#turn-2 .suggestions p")
    page.wait_for_function(IN_VIEW, arg="#turn-2 .judged")


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


def test_first_answer_moves_nothing(visit: Callable[..., Visit]) -> None:
    """The bar above a conversation is there with its first question, and offers what it can."""
    made = visit()
    page = made.page
    waiting: list[Any] = []
    page.route("**/desk/ask", lambda route: waiting.append(route))
    page.fill("#question", SUNDAYS)
    page.press("#question", "Enter")
    page.wait_for_selector(".pending")
    before = page.locator(".turn .question").bounding_box()
    assert page.inner_text("#talk-title") == SUNDAYS
    assert page.locator("[data-do=delete-conversation]").is_hidden()
    waiting[0].continue_()
    page.wait_for_selector("#turn-1")
    assert page.locator("#turn-1 .question").bounding_box() == before
    assert page.locator("[data-do=delete-conversation]").is_visible()


@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_what_stands_below_an_answer_has_its_words_in_one_line(
    visit: Callable[..., Visit], locale: str
) -> None:
    """Confidence, copying and verdict are beside one another on the usual screens."""
    made = visit(width=1920, height=800, locale=locale)
    made.ask(SUNDAYS)
    for width in (1920, 1440, 1280):
        made.page.set_viewport_size({"width": width, "height": 800})
        words = made.page.locator("#turn-1 [data-do=copy] span").bounding_box()
        assert words["width"] > 50, width
        tops = [
            made.page.locator(f"#turn-1 {path}").bounding_box()["y"]
            for path in (".confidence", "[data-do=copy]", ".judging")
        ]
        assert max(tops) - min(tops) < 10, width


def test_copying_is_an_icon_where_its_words_have_no_room(visit: Callable[..., Visit]) -> None:
    """Beside a document on a small tablet; on a phone there is a line for the words."""
    made = visit(width=860, height=800)
    made.ask(SUNDAYS)
    for width, wide in ((860, False), (390, True)):
        made.page.set_viewport_size({"width": width, "height": 800})
        words = made.page.locator("#turn-1 [data-do=copy] span").bounding_box()
        assert (words["width"] > 50) is wide


def test_list_of_conversations_begins_below_the_bar(visit: Callable[..., Visit]) -> None:
    """The drawer leaves no gap and hides nothing, however high the bar is."""
    page = visit(width=1024, height=800).page
    page.click(".rail-toggle")
    for width in (1024, 700, 390):
        page.set_viewport_size({"width": width, "height": 800})
        bar = page.locator(".bar").bounding_box()
        top = page.locator("#rail").bounding_box()["y"]
        assert top == pytest.approx(bar["height"], abs=0.6), width


@pytest.mark.parametrize("tab", ["documents", "evaluation"])
def test_page_that_is_opened_by_its_address_has_no_frame_around_its_title(
    begin_visit: Callable[..., Visit], server: Background, tab: str
) -> None:
    """Who listens begins at the title; who looks sees no box around what cannot be chosen."""
    page = begin_visit(server.address).open(f"#/{tab}").page
    page.wait_for_function("document.activeElement.matches('.sheet-head h2')")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "none"


@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_files_are_chosen_beside_the_words_for_it(visit: Callable[..., Visit], locale: str) -> None:
    """The button stands at the end of the line where there is room, however long the words are."""
    made = visit(locale=locale, width=1280)
    made.tab("documents")
    words = made.page.locator(".drop-words").bounding_box()
    button = made.page.locator(".drop label").bounding_box()
    assert words["y"] <= button["y"] <= words["y"] + words["height"]
    assert button["x"] >= words["x"] + words["width"]


@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_what_went_wrong_does_not_lie_on_the_tabs(visit: Callable[..., Visit], locale: str) -> None:
    """It has room, one can go on meanwhile, and what is done then takes its place."""
    made = visit(locale=locale)
    page = made.page
    said = {"detail": "the disk is full, so nothing can be kept on it; " * 2}
    page.route("**/desk/documents", lambda route: route.fulfill(status=500, json=said))
    page.click("[data-tab=documents]")
    page.wait_for_selector("#alert:not([hidden])")
    for width in (1440, 1280, 1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("#alert").bounding_box()["width"] > min(0.85 * width, 340)
        for name in ("ask", "evaluation", "documents"):
            page.click(f"[data-tab={name}]", timeout=3000)
        page.click("[data-do=theme]", timeout=3000)
        assert page.locator("#alert").is_visible()
    page.evaluate("async () => (await import('/desk/static/messages.js')).toast('it is done')")
    page.wait_for_selector("#toast:visible")
    assert page.locator("#alert").is_hidden()
    made.problems.clear()


@pytest.mark.parametrize("width", [390, 768])
def test_fingers_have_room(visit: Callable[..., Visit], width: int) -> None:
    """What is touched is 40 pixels high or more; a number in a line has its room around it."""
    made = visit(width=width, height=844, has_touch=True, is_mobile=True)
    page = made.page
    made.ask(SUNDAYS)
    page.locator("#turn-1 .marker").tap()
    page.wait_for_selector("#source-content mark")
    low = """() => [...document.querySelectorAll('#desk :is(button, summary, .tabs a)')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height
        + (parseFloat(getComputedStyle(one, '::after').top) || 0) * -2 < 38)
      .map((one) => one.outerHTML.slice(0, 120))"""
    assert page.evaluate(low) == []
    page.tap(".rail-toggle")
    assert page.locator("#conversations a").bounding_box()["height"] >= 40


def test_menu_and_drawer_close_when_the_keyboard_goes_on(visit: Callable[..., Visit]) -> None:
    """Nothing stays open over what has the focus now."""
    made = visit(width=1000)
    page = made.page
    made.ask(SUNDAYS)
    for opener, last in ((".menu > summary", "#export-json"), (".rail-toggle", "[data-do=api]")):
        page.locator(opener).press("Enter")
        page.locator(last).focus()
        page.keyboard.press("Tab")
        page.wait_for_selector(last, state="hidden")


@pytest.mark.parametrize(("width", "height"), [(640, 360), (390, 760), (1280, 560)])
def test_all_of_what_can_be_chosen_can_be_reached(
    visit: Callable[..., Visit], width: int, height: int
) -> None:
    """The panel of the filter ends below the bar, or is scrolled to, with a document below too."""
    made = visit(width=width, height=height)
    page = made.page
    made.ask(SUNDAYS)
    made.quote()
    page.evaluate("""() => {
      const options = [...document.querySelectorAll('#choices .options')].at(-1);
      for (let n = 0; n < 40; n += 1) options.append(options.firstElementChild.cloneNode(true));
    }""")
    page.click("#filter > summary")
    page.wait_for_function("""() => {
      const top = document.querySelector('#choices').getBoundingClientRect().top;
      return top >= document.querySelector('.bar').getBoundingClientRect().bottom - 1;
    }""")
    page.click("[data-do=filter-all]", timeout=3000)


def test_documents_of_the_first_page_can_be_opened(visit: Callable[..., Visit]) -> None:
    """Each has a line of its own, and is read beside it."""
    page = visit().page
    page.wait_for_selector(".welcome .here li")
    one = page.locator(".welcome .here button").first
    title = one.inner_text()
    one.click()
    page.wait_for_selector("#source-heading")
    assert page.inner_text("#source-heading") == title


def test_no_line_of_a_place_begins_with_a_dot(visit: Callable[..., Visit]) -> None:
    """What parts section and characters stands behind the one, not before the other."""
    made = visit()
    made.ask(SUNDAYS)
    made.quote()
    content = "([path, where]) => getComputedStyle(document.querySelector(path), where).content"
    assert made.page.evaluate(content, [".where .own", "::after"]) == '"·"'
    assert made.page.evaluate(content, [".where .characters", "::before"]) == "none"


def test_what_happens_in_another_tab_is_in_the_list(visit: Callable[..., Visit]) -> None:
    """Who comes back to a tab finds the conversations of the other one, and the focus as it was."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    page.wait_for_selector("#conversations a")
    other = page.context.new_page()
    other.goto(made.address)
    other.wait_for_selector("html[data-ready]")
    other.fill("#question", GARDENS)
    other.press("#question", "Enter")
    other.wait_for_selector("#turn-1")
    other.close()
    page.locator("#conversations a").focus()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("document.querySelectorAll('#conversations a').length === 2")
    assert page.locator("#conversations a").first.inner_text().startswith(GARDENS)
    assert SUNDAYS in page.evaluate("document.activeElement.innerText")


def test_first_page_leads_to_its_many_documents() -> None:
    """Where there are too many for the first page, their number leads to the list of them."""
    records = [{"id": str(n)} for n in range(6)]
    said = render("welcome.html", "es", records=records, bare=False, changes=True)
    assert '<a href="#/documents">Hay 6 documentos</a>' in said


def test_what_is_said_aloud_is_words_apart(visit: Callable[..., Visit]) -> None:
    """A question that is looked into is said, and of an opened place its parts one by one."""
    made = visit()
    page = made.page
    waiting: list[Any] = []
    page.route("**/desk/ask", lambda route: waiting.append(route))
    page.fill("#question", SUNDAYS)
    page.press("#question", "Enter")
    page.wait_for_function(
        "document.querySelector('#said').textContent === 'Looking through the documents'"
    )
    while not waiting:  # the page may be seen before its request is
        page.wait_for_timeout(20)
    waiting[0].continue_()
    page.wait_for_selector("#turn-1")
    page.click("#turn-1 .marker")
    page.wait_for_function(
        "(words) => document.querySelector('#said').textContent.includes(words)",
        arg="Opening hours (71/100), characters ",
    )
    assert "›" not in page.inner_text("#said")
