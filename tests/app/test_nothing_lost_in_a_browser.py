"""What a visitor keeps in a real browser: answers on paper, typed text, the place, the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from browser_place import E2E, Visit
from desk_place import Background
from pypdfium2 import PdfDocument

from briefing_qa.app.serving import Serving

pytestmark = E2E

SUNDAYS = "How many libraries were open on Sundays?"
GARDENS = "How many gardens get water?"
FOCUS = """() => {
  const one = document.activeElement;
  return one.id || one.dataset.do || one.tagName;
}"""


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over small documents."""
    with Background(serving_of(tmp_path_factory.mktemp("kept"), port=0)) as running:
        yield running


@contextmanager
def held(page: Any, path: str) -> Iterator[Callable[[], None]]:
    """Requests wait until what is given is called."""
    waiting: list[Any] = []
    page.route(path, lambda route: waiting.append(route))

    def go_on() -> None:
        for one in waiting:
            one.continue_()

    yield go_on
    page.unroute(path)


@contextmanager
def answered(page: Any, path: str, status: int, said: dict[str, str]) -> Iterator[None]:
    """Requests get this answer and do not reach the server."""
    page.route(path, lambda route: route.fulfill(status=status, json=said))
    yield
    page.unroute(path)


def test_all_answers_of_a_conversation_are_printed(visit: Callable[..., Visit]) -> None:
    """Each question, its answer and its confidence are on paper, without buttons, dark on light."""
    made = visit(color_scheme="dark")
    for _ in range(6):
        made.ask(SUNDAYS)
    paper = PdfDocument(made.page.pdf(width="10cm", height="12cm"))
    pages = [paper[n].get_textpage().get_text_range() for n in range(len(paper))]
    words = " ".join("\n".join(pages).split())
    assert len(pages) > 1
    assert words.count("open on Sundays?") >= 6
    assert words.count("1,250 libraries were open") == 6
    assert words.count("onfidence") == 6
    assert "Copy with reference" not in words
    made.page.emulate_media(media="print")
    assert made.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_nearest_passages_are_whole_on_paper(visit: Callable[..., Visit]) -> None:
    """On a screen three lines of each are enough to choose by; paper has nothing to open."""
    made = visit(width=400)
    made.ask("How many libraries did Chile open in 2011?")
    cut = """() => [...document.querySelectorAll('.nearest .excerpt')].filter((one) => {
      one.textContent = 'The rain fell on all of the houses. '.repeat(20);
      return one.scrollHeight > one.clientHeight + 1;
    }).length"""
    assert made.page.evaluate(cut) > 0
    made.page.emulate_media(media="print")
    assert made.page.evaluate(cut) == 0


def test_answer_that_comes_while_another_tab_is_shown_is_found_again(
    visit: Callable[..., Visit],
) -> None:
    """What is typed meanwhile stays and is not asked; the address names what is shown."""
    made = visit()
    page = made.page
    with held(page, "**/desk/ask") as answers:
        page.fill("#question", SUNDAYS)
        page.press("#question", "Enter")
        page.fill("#question", GARDENS)
        page.press("#question", "Enter")
        assert "stays here" in page.inner_text("#remark")
        assert page.get_attribute("#composer [type=submit]", "aria-disabled") == "true"
        made.tab("documents")
        answers()
    page.wait_for_selector("#turn-1", state="attached")
    page.wait_for_selector("#conversations a", state="attached")
    assert page.url.endswith("#/documents")
    assert page.title() == "Documents – briefing-qa"
    page.go_back()
    page.wait_for_function("location.hash.startsWith('#/c/')")
    assert page.locator("article.turn").count() == 1
    assert page.title() == f"{SUNDAYS} – briefing-qa"
    assert page.input_value("#question") == GARDENS
    assert page.locator("#remark").is_hidden()
    page.click("#turn-1 .found > summary")
    made.tab("documents")
    page.keyboard.press("/")
    assert page.evaluate(FOCUS) == "question"
    assert page.locator("#turn-1").is_visible()


def test_source_is_that_of_what_was_chosen(visit: Callable[..., Visit]) -> None:
    """A refusal has none; the next citation is counted from what is open, up to both ends."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    first = page.url
    made.ask(GARDENS)
    page.click("[data-do=new-conversation]")
    made.ask(SUNDAYS)
    page.click("#turn-1 .marker")
    made.quote()
    page.goto(first)
    page.wait_for_selector("#turn-2")
    page.wait_for_function(
        "document.querySelector('#source mark')?.textContent.includes('gardens')"
    )
    page.click("#turn-2 .found > summary")
    page.locator("#turn-2 .found .passage").last.click()
    page.wait_for_function("!document.querySelector('.marker[aria-current]')")
    page.wait_for_selector("[data-do=next-citation]:not(:disabled)")
    page.locator("[data-do=next-citation]").press("Enter")
    page.wait_for_selector("#turn-2 .marker[aria-current]")
    assert page.locator("[data-do=next-citation]").is_disabled()
    assert page.evaluate(FOCUS) == "source-heading"
    page.locator("[data-do=previous-citation]").press("Enter")
    page.wait_for_selector("#turn-1 .marker[aria-current]")
    assert page.locator("[data-do=previous-citation]").is_disabled()
    page.locator("#turn-2 .marker").press("Enter")
    page.wait_for_function("document.activeElement.id === 'source-heading'")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.turn').id") == "turn-2"
    made.ask("How many libraries did Chile open in 2011?")
    assert page.inner_text("#source-content") == ""


def test_document_that_is_gone_is_said_with_what_was_quoted(visit: Callable[..., Visit]) -> None:
    """A marker without its document shows the quote that was kept, and next to it why."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    made.quote()
    with answered(page, "**/desk/source?*", 404, {"detail": "gone", "kind": "document"}):
        page.reload()
        made.ready()
        page.click("#turn-1 .marker")
        page.wait_for_selector("#source blockquote")
        assert "1,250 libraries" in page.inner_text("#source blockquote")
        assert "has been removed" in page.inner_text("#source .page-problem")
        assert page.inner_text("#source-heading")
    made.problems.clear()


def test_question_that_fails_stays_where_it_was_asked(visit: Callable[..., Visit]) -> None:
    """What went wrong is said in the language of the page until it is tried again."""
    made = visit(locale="es-ES")
    page = made.page
    page.fill("#question", SUNDAYS)
    refusal = {"detail": "no document has the year", "kind": "nothing"}
    with answered(page, "**/desk/ask", 404, refusal):
        page.press("#question", "Enter")
        page.wait_for_selector(".failure[role=alert]")
        assert "Ningún documento" in page.inner_text(".failure")
    made.problems.clear()
    page.fill("#question", "borrador")
    page.click("[data-do=ask-again]")
    assert page.evaluate(FOCUS) == "scroll"
    page.wait_for_selector("#turn-1")
    assert page.input_value("#question") == "borrador"
    assert page.locator(".failure").count() == 0
    page.fill("#question", "palabra " * 300)
    assert page.inner_text("#count") == "2399 / 2000"
    page.press("#question", "Enter")
    assert page.locator("article.turn").count() == 1


def test_question_without_an_answer_is_in_the_field_after_a_reload(
    visit: Callable[..., Visit],
) -> None:
    """One that is looked into, one that failed, and what is typed: none is lost with the page."""
    made = visit()
    page = made.page
    with held(page, "**/desk/ask"):
        page.fill("#question", SUNDAYS)
        page.press("#question", "Enter")
        page.wait_for_selector(".pending")
        page.fill("#question", GARDENS)
        page.reload()
        made.ready()
    assert page.input_value("#question") == f"{SUNDAYS}\n{GARDENS}"
    page.fill("#question", SUNDAYS)
    with answered(page, "**/desk/ask", 400, {"detail": "no", "kind": ""}):
        page.press("#question", "Enter")
        page.wait_for_selector(".failure")
    made.problems.clear()
    page.reload()
    made.ready()
    assert page.input_value("#question") == SUNDAYS
    page.press("#question", "Enter")
    page.wait_for_selector("#turn-1")
    page.wait_for_function("location.hash.startsWith('#/c/')")
    page.reload()
    made.ready()
    assert page.input_value("#question") == ""


def test_question_that_had_its_answer_in_spite_of_a_reload_is_not_in_the_field(
    visit: Callable[..., Visit],
) -> None:
    """It stands in its conversation; what was typed after it stays."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    page.wait_for_function("location.hash.startsWith('#/c/')")
    with held(page, "**/desk/ask"):
        page.fill("#question", GARDENS)
        page.press("#question", "Enter")
        page.wait_for_selector(".pending")
        page.fill("#question", "a draft")
        name = page.url.partition("#/c/")[2]
        page.request.post(
            f"{made.address}desk/ask",
            data={"question": GARDENS, "conversation": name},
            headers={"X-Briefing-QA": "1"},
        )
        page.reload()
        made.ready()
    assert page.locator("article.turn").count() == 2
    assert page.input_value("#question") == "a draft"


def test_what_was_chosen_is_kept_when_the_language_is_switched(visit: Callable[..., Visit]) -> None:
    """A restriction that no question was asked with yet holds for the next one all the same."""
    made = visit()
    page = made.page
    page.click("#filter > summary")
    page.check("#choices [name=languages][value=es]")
    page.click("[data-name=es]")
    page.wait_for_selector("html[lang=es][data-ready]")
    assert page.locator("#filter-chips button").count() == 1
    page.click("#filter-chips button")
    page.reload()
    made.ready()
    assert page.locator("#filter-chips button").count() == 0


def test_what_was_asked_in_another_tab_is_shown_with_the_next_answer(
    visit: Callable[..., Visit],
) -> None:
    """A conversation is seen as it goes on, and not with a gap."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    page.wait_for_function("location.hash.startsWith('#/c/')")
    page.request.post(
        f"{made.address}desk/ask",
        data={"question": GARDENS, "conversation": page.url.partition("#/c/")[2]},
        headers={"X-Briefing-QA": "1"},
    )
    page.fill("#question", "Who won the football cup?")
    page.press("#question", "Enter")
    page.wait_for_selector("#turn-2")
    page.wait_for_selector("#turn-3")
    assert page.locator("article.turn").count() == 3


@pytest.mark.parametrize("name", ["unknown", "%E0%A4%A"])
def test_address_of_no_conversation_leads_to_a_new_one(
    visit: Callable[..., Visit], name: str
) -> None:
    """That there is none is said, also where the address was cut off; one can ask all the same."""
    made = visit()
    page = made.page
    page.goto("about:blank")
    made.open(f"#/c/{name}")
    assert "not here" in page.inner_text("#toast")
    assert page.url.endswith("#/")
    made.problems.clear()  # the answer has the status 404
    made.ask(SUNDAYS)


def test_it_is_not_said_that_the_server_is_gone_when_it_is_back(
    visit: Callable[..., Visit],
) -> None:
    """The line stays until the next answer of the server; any other line until it is put away."""
    made = visit()
    page = made.page
    page.route("**/desk/documents", lambda route: route.abort())
    page.click("[data-tab=documents]")
    page.wait_for_selector("#alert:visible")
    assert "does not answer" in page.inner_text("#alert")
    page.unroute("**/desk/documents")
    made.tab("documents")
    assert page.locator("#alert").is_hidden()
    with answered(page, "**/desk/evaluation", 400, {"detail": "no such thing", "kind": ""}):
        page.click("[data-tab=evaluation]")
        page.wait_for_selector("#alert:visible")
    made.tab("documents")
    assert "no such thing" in page.inner_text("#alert")
    made.problems.clear()


def test_verdict_is_taken_back_and_its_correction_is_kept(visit: Callable[..., Visit]) -> None:
    """Cancel goes back to what was; pressing again opens what was saved; the focus stays near."""
    made = visit()
    page = made.page
    made.ask(SUNDAYS)
    wrong = page.locator("#turn-1 [data-verdict=down]")
    wrong.press("Enter")
    page.click("[data-do=judge-close]")
    page.wait_for_selector("#turn-1 [data-verdict=down][aria-pressed=false]")
    assert page.evaluate(FOCUS) == "judge"
    wrong.click()
    page.fill("[name=right_answer]", "1,251")
    page.click(".judged button >> nth=0")
    page.wait_for_selector(".judged", state="hidden")
    page.reload()
    made.ready()
    page.wait_for_selector("#turn-1 [data-verdict=down][aria-pressed=true]")
    wrong.click()
    assert page.input_value("[name=right_answer]") == "1,251"
    wrong.click()
    assert page.locator(".judged").is_hidden()
    assert wrong.get_attribute("aria-pressed") == "true"


def test_run_of_a_question_set_is_found_again(visit: Callable[..., Visit]) -> None:
    """Left and come back to while it runs, the tab shows how far it is, and then the result."""
    made = visit()
    page = made.page
    made.tab("evaluation")
    page.check("[name=name][value=small]")
    with held(page, "**/desk/evaluation/*") as answers:
        page.click(".run button")
        page.wait_for_function("sessionStorage.getItem('briefing-qa-run')")
        made.tab("documents")
        made.tab("evaluation")
        page.wait_for_selector("#run-progress:not([hidden])")
        assert page.locator(".run button").is_disabled()
        page.wait_for_timeout(300)
        answers()
    page.wait_for_selector("#result-heading")
    assert page.locator("#run-progress").is_hidden()
    page.reload()
    made.ready()
    page.wait_for_selector("#result-heading")
