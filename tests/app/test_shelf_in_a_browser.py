"""A shelf of documents in a real browser: pages as they look, filters, and finding a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser_place import E2E, OVERFLOWING, Visit, serious_findings
from desk_place import Background
from paper import bridges

from briefing_qa.app.serving import Serving

pytestmark = E2E

COUNTED = "How many bridges did the office count in the delta?"
IN_VIEW = """() => {
  const body = document.querySelector('#pages-body').getBoundingClientRect();
  const mark = document.querySelector('.marked').getBoundingClientRect();
  return mark.top >= body.top && mark.bottom <= body.bottom && mark.left >= body.left - 1
    && mark.left < body.right;
}"""
DRAWN = """() => [...document.querySelectorAll('.page-image')]
  .every((one) => one.complete && one.naturalWidth)"""


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over a PDF and a dozen texts of several years."""
    serving = serving_of(tmp_path_factory.mktemp("shelf"), port=0)
    (serving.corpus / "bridges.pdf").write_bytes(bridges())
    for number in range(12):
        (serving.corpus / f"wells-{number}.md").write_text(
            f"---\ntitle: Wells of {2010 + number}\ndate: {2010 + number}-05-01\n"
            f"publisher: Well Office\n---\n\n# Wells\n\nThe team found {300 + number} wells.\n",
            encoding="utf-8",
        )
    with Background(serving) as running:
        yield running


def test_years_fit_the_narrowest_screen(visit: Callable[..., Visit]) -> None:
    """In Spanish, whose words are longer, the second field goes below the first."""
    page = visit(width=320, height=640, locale="es-ES").page
    page.click("#filter > summary")
    page.wait_for_selector("#choices .years input")
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("width", [1024, 1440])
def test_place_of_a_quote_has_its_room_beside_what_can_be_done(
    visit: Callable[..., Visit], width: int
) -> None:
    """Copying is an icon beside page and text; it is still called what it does."""
    made = visit(width=width, height=768)
    made.ask(COUNTED)
    made.page.wait_for_selector(".marked")
    tools = made.page.locator(".view-tools").bounding_box()
    place = made.page.locator(".where").bounding_box()
    assert place["width"] > tools["width"]
    assert made.page.inner_text(".view-tools [data-do=copy]") == "Copy quote"


def test_small_phone_shows_the_page_and_not_what_makes_it_larger(
    visit: Callable[..., Visit],
) -> None:
    """The bar above it is one line: larger and smaller are there where it has the whole screen."""
    made = visit(width=320, height=640, locale="es-ES", has_touch=True, is_mobile=True)
    page = made.page
    made.ask(COUNTED)
    page.tap("#turn-1 .marker")
    page.wait_for_selector(".marked")
    bar = page.locator(".paging").bounding_box()
    assert bar["height"] < 60
    assert page.evaluate(OVERFLOWING) == []
    page.tap("[data-do=expand-source]")
    assert page.locator("[data-do=zoom]").first.is_visible()


@pytest.mark.parametrize(
    ("width", "scheme", "locale"), [(1440, "light", "en-GB"), (390, "dark", "es-ES")]
)
def test_citation_of_a_pdf_is_shown_on_its_page(
    visit: Callable[..., Visit], width: int, scheme: str, locale: str
) -> None:
    """The page comes first, its quote in view; the switch shows the text, and is remembered."""
    made = visit(width=width, color_scheme=scheme, locale=locale)
    page = made.page
    made.ask(COUNTED)
    if width == 390:
        assert page.locator("#source").is_hidden(), "on a phone the answer has the screen"
        page.click("#turn-1 .marker")
    page.wait_for_selector(".marked")
    page.wait_for_function(DRAWN)
    page.wait_for_function(IN_VIEW)
    assert page.locator("#source-body").is_hidden()
    assert page.evaluate(OVERFLOWING) == []
    assert serious_findings(page) == []
    page.locator("[data-view=text]").press("Enter")
    assert "742 bridges" in made.quote()
    assert page.get_attribute("[data-view=text]", "aria-pressed") == "true"
    assert serious_findings(page) == []
    page.reload()
    made.ready()
    assert "742 bridges" in made.quote()
    page.click("[data-view=page]")
    page.wait_for_function(IN_VIEW)


def test_page_that_is_not_there_yet_is_no_blank_with_marks(visit: Callable[..., Visit]) -> None:
    """On a slow line it is said that the page is coming; the quote is marked when it is there."""
    made = visit(locale="es-ES")
    page = made.page
    waiting: list[Any] = []
    page.route("**/page.png*", lambda route: waiting.append(route))
    for turn in (lambda: made.ask(COUNTED), lambda: page.click("[data-do=turn-page][data-by='1']")):
        turn()
        page.wait_for_selector("text=Se está dibujando la página")
        assert page.locator(".marked:visible").count() == 0
        while not waiting:
            page.wait_for_timeout(50)
        waiting.pop().continue_()
        page.wait_for_function(DRAWN)
        page.wait_for_selector(".drawing", state="hidden")
    page.click("[data-do=turn-page][data-by='0']")
    page.wait_for_selector(".marked")


def test_all_of_the_width_of_a_quote_is_seen(visit: Callable[..., Visit]) -> None:
    """Where the page is larger than its place, its lines end where the place does, or before."""
    made = visit(width=1280, height=720)
    page = made.page
    made.ask(COUNTED)
    page.wait_for_selector(".marked")
    page.evaluate("""() => Object.assign(document.querySelector('.marked').style,
      { left: '12%', width: '60%' })""")
    page.click("[data-view=text]")
    page.click("[data-view=page]")
    body, mark = (page.locator(one).first.bounding_box() for one in ("#pages-body", ".marked"))
    assert body["x"] <= mark["x"]
    assert mark["x"] + mark["width"] <= body["x"] + body["width"]


def test_pages_are_turned_and_enlarged_by_keyboard(visit: Callable[..., Visit]) -> None:
    """Next, back to the quote, larger: the focus stays, and a screen reader is told the page."""
    made = visit()
    page = made.page
    made.ask(COUNTED)
    page.wait_for_selector(".marked")
    page.locator("[data-do=turn-page][data-by='1']").press("Enter")
    page.wait_for_function("document.querySelector('.paged').textContent.startsWith('Page 2 of 3')")
    assert page.evaluate("document.activeElement.dataset.by") == "1"
    page.wait_for_function("document.querySelector('#said').textContent.startsWith('Page 2 of 3')")
    assert page.locator(".marked").count() == 0
    page.locator("[data-do=turn-page][data-by='0']").press("Enter")
    page.wait_for_function(IN_VIEW)
    before = page.locator(".page-image").bounding_box()["width"]
    page.locator("[data-do=zoom][data-by='1']").press("Enter")
    assert page.locator(".page-image").bounding_box()["width"] > 1.3 * before
    page.locator("[data-do=zoom][data-by='0']").press("Enter")
    body = page.locator("#pages-body").bounding_box()["width"]
    assert page.locator(".page-image").bounding_box()["width"] == pytest.approx(body, abs=45)
    page.focus("#pages-body")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "marker"


def test_filters_narrow_the_next_questions_and_come_back(visit: Callable[..., Visit]) -> None:
    """A chip for each, with the question and after a reload; taken off, all documents answer."""
    made = visit()
    page = made.page
    page.click("#filter > summary")
    page.fill("#choices [name=year_from]", "2019")
    page.fill("#choices [name=year_to]", "2019")
    page.press("#choices [name=year_to]", "Enter")
    assert page.locator("article.turn").count() == 0, "Enter chooses here, it does not ask"
    page.check("#choices [data-kind=publishers] label:has-text('Well Office') input")
    assert page.locator("#filter-chips .chip").all_inner_texts() == ["Well Office\n×", "2019\n×"]
    assert serious_findings(page) == []
    page.fill("#choices [name=year_from]", "1950")
    page.fill("#choices [name=year_to]", "1960")
    page.press("#choices [name=year_to]", "Enter")
    assert page.locator("#filter-nothing").is_visible()
    assert page.locator("#choices .without [name=publishers]").count() > 0
    assert serious_findings(page) == []
    page.fill("#choices [name=year_from]", "2019")
    page.fill("#choices [name=year_to]", "2019")
    page.press("#choices [name=year_to]", "Enter")
    assert page.locator(".contradiction:visible").count() == 0
    page.focus("#question")
    assert page.locator("#choices").is_hidden(), "it closes when the focus leaves it"
    made.ask("How many wells did the team find?")
    assert "309 wells" in page.inner_text("#turn-1 .card")
    assert page.locator("#turn-1 .only .chip").all_inner_texts() == ["Well Office", "2019"]
    page.reload()
    made.ready()
    page.wait_for_selector("#turn-1")
    assert page.locator("#filter-chips .chip").count() == 2
    page.click("#filter-chips .chip:has-text('2019')")
    page.click("#filter-chips .chip")
    assert page.locator("#filter-chips .chip").count() == 0
    made.ask(COUNTED)
    assert "742 bridges" in page.inner_text("#turn-2 .card")


def test_document_is_found_in_a_long_list(visit: Callable[..., Visit]) -> None:
    """By words of what is known about it, in any order, without accents; also to choose from."""
    made = visit()
    page = made.page
    made.tab("documents")
    page.fill("#seek-documents", "wells 2014")
    assert page.locator(".document:visible").count() == 1
    assert page.inner_text("#seek-count") == "1 of 16"
    assert page.evaluate(OVERFLOWING) == []
    page.fill("#seek-documents", "mercádos")
    assert page.locator(".document:visible").count() == 1
    page.fill("#seek-documents", "nothing at all")
    assert page.locator(".seeking .none").is_visible()
    page.fill("#seek-documents", "")
    made.tab("ask")
    page.click("#filter > summary")
    page.fill("#choices [type=search]", "2012")
    assert page.locator("#choices [name=documents]:visible").count() == 1
    page.check("#choices [name=documents]:visible")
    made.ask("How many wells did the team find?")
    assert "302 wells" in page.inner_text("#turn-1 .card")


def test_citation_comes_into_view_where_all_is_one_page_that_scrolls(
    visit: Callable[..., Visit],
) -> None:
    """On a phone held sideways, or at 200%, a choice is followed to the quote, in either form."""
    page = visit(width=640, height=400).page
    page.fill("#question", COUNTED)
    page.press("#question", "Enter")
    page.click("#turn-1 .marker")
    in_view = """(one) => {
      const quote = document.querySelector(one)?.getBoundingClientRect();
      return quote && quote.top >= 0 && quote.bottom <= innerHeight;
    }"""
    page.wait_for_function(in_view, arg=".marked")
    page.evaluate("document.querySelector('.view.ask').scrollTo(0, 0)")
    page.click("[data-view=text]")
    page.wait_for_function(in_view, arg="#source-body mark")


def test_citation_chosen_again_comes_into_view_likewise(visit: Callable[..., Visit]) -> None:
    """A page that is drawn already, and a text without pages, are gone to like any other."""
    made = visit(width=683, height=330)
    page = made.page
    seen = """(one) => {
      const quote = document.querySelector(one)?.getBoundingClientRect();
      return quote && quote.top >= 0 && quote.bottom <= innerHeight;
    }"""
    made.ask(COUNTED)
    for _ in range(2):
        page.click("#turn-1 .marker")
        page.wait_for_function(DRAWN)
        page.wait_for_function(seen, arg=".marked")
    made.ask("How many wells did the team find?")
    page.click("#turn-2 .marker >> nth=0")
    page.wait_for_function(seen, arg="#source-body mark")
