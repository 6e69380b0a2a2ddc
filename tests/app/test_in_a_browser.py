"""The page in a real browser: asking, sources, keyboard, phone, languages, themes, and privacy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_place import E2E, OVERFLOWING, Visit, serious_findings
from desk_place import Background

from briefing_qa.app.serving import Serving

pytestmark = E2E

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over small documents."""
    serving = serving_of(tmp_path_factory.mktemp("browser"), port=0)
    with Background(serving) as running:
        yield running


def test_whole_visit_asks_nobody_else(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Every part is used; each request goes to the server itself, and few bytes come."""
    made = visit()
    assert made.received < 5 * MEGABYTE
    made.ask("How many libraries were open on Sundays?")
    made.ask("And in 2018?")
    page = made.page
    page.click("article.turn:last-of-type .found > summary")
    page.click("article.turn:last-of-type .found .passage")
    for tab in ("documents", "evaluation"):
        page.click(f"[data-tab={tab}]")
        page.wait_for_selector(f"#view-{tab} .sheet")
    page.click("[data-tab=ask]")
    page.click("[data-do=theme]")
    page.click("[data-do=api]")
    page.wait_for_function("document.querySelector('.api-docs')?.innerText.includes('/ask')")


def test_answer_opens_its_first_source_at_the_quote(visit: Callable[..., Visit]) -> None:
    """Without a click the quote is highlighted and in view, with its section above."""
    made = visit()
    made.ask("How many libraries were open on Sundays?")
    assert made.quote() == "In 2022, 1,250 libraries were open on Sundays."
    box = made.page.locator("#source-content mark").bounding_box()
    body = made.page.locator("#source-body").bounding_box()
    assert body["y"] <= box["y"] <= body["y"] + body["height"] - box["height"]
    assert "Opening hours" in made.page.inner_text(".where")
    assert "1,250" in made.page.inner_text("#said")


def test_long_title_leaves_the_room_to_the_document(visit: Callable[..., Visit]) -> None:
    """A title of a whole paragraph and its publisher do not take the place of the quote."""
    made = visit(width=1280, height=600)
    made.ask("How many libraries were open on Sundays?")
    made.quote()
    made.page.evaluate("""() => {
      for (const one of document.querySelectorAll('#source-heading, .origin'))
        one.textContent = 'A title that goes on, '.repeat(40);
    }""")
    whole = made.page.locator("#source").bounding_box()
    body = made.page.locator("#source-body").bounding_box()
    assert body["height"] > whole["height"] / 2


def test_keyboard_does_all_of_it(visit: Callable[..., Visit]) -> None:
    """Question, marker, passages, and back: no mouse is needed, and the focus is to be seen."""
    made = visit()
    page = made.page
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "question"
    made.ask("How many libraries were open on Sundays?")
    made.ask("How many gardens get water?")
    page.focus("#turn-1 .marker")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert "Citation 1" in page.get_attribute("#turn-1 .marker", "aria-label")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#source mark')?.textContent.includes('1,250')")
    assert page.get_attribute("#turn-1 .marker", "aria-current") == "true"
    assert page.locator("article.turn[id]").count() == 2
    page.focus("#source-body")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "marker"
    page.focus("#turn-2 .found > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source-content .source-head")


def test_escape_closes_a_document_that_was_opened_by_mouse(visit: Callable[..., Visit]) -> None:
    """The focus is still where it was clicked; who writes a question keeps the document."""
    made = visit()
    page = made.page
    made.ask("How many libraries were open on Sundays?")
    made.quote()
    page.press("#question", "Escape")
    assert page.locator("#source-content mark").count()
    page.click("#turn-1 .marker")
    made.quote()
    page.keyboard.press("Escape")
    assert page.locator("#source-content > *").count() == 0
    assert page.evaluate("document.activeElement.className") == "marker"


def test_quote_that_is_open_is_copied_with_its_place(visit: Callable[..., Visit]) -> None:
    """One of several sentences can be taken along, without the others."""
    made = visit(permissions=["clipboard-read", "clipboard-write"])
    made.ask("How many libraries were open on Sundays?")
    made.quote()
    made.page.click("#source [data-do=copy]")
    copied = made.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“In 2022, 1,250 libraries were open on Sundays.”\n\n")
    assert "Opening hours" in copied


def test_escape_closes_what_is_open_over_the_page(visit: Callable[..., Visit]) -> None:
    """Drawer and menus close, and the focus is where they were opened; a click does it, too."""
    made = visit(width=390, height=844)
    page = made.page
    made.ask("How many libraries were open on Sundays?")
    toggle = page.locator(".rail-toggle")
    toggle.press("Enter")
    assert toggle.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.dataset.do") == "new-conversation"
    page.keyboard.press("Escape")
    assert toggle.get_attribute("aria-expanded") == "false"
    assert page.locator("#rail").is_hidden()
    assert page.evaluate("document.activeElement.dataset.do") == "toggle-rail"
    toggle.click()
    page.click("#turn-1 .question", position={"x": 340, "y": 5})
    assert toggle.get_attribute("aria-expanded") == "false"
    for menu, inside in ((".menu", "#export-md"), ("#filter", "#choices input")):
        page.locator(f"{menu} > summary").press("Enter")
        page.locator(inside).first.focus()
        page.keyboard.press("Escape")
        assert page.locator(inside).first.is_hidden()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_meaning_of_a_follow_up_can_be_changed(visit: Callable[..., Visit]) -> None:
    """It is shown, edited in its place, and asked again."""
    made = visit()
    made.ask("How many books did adults borrow?")
    made.ask("And children?")
    page = made.page
    page.click("#turn-2 [data-do=edit-meant]")
    page.fill("#turn-2 input[name=meant]", "How many gardens get water?")
    page.press("#turn-2 input[name=meant]", "Enter")
    page.wait_for_selector("#turn-3")
    assert "300 gardens" in page.inner_text("#turn-3 .card")


def test_conversation_is_there_after_a_reload_until_it_is_deleted(
    visit: Callable[..., Visit],
) -> None:
    """A reload changes nothing; deleting asks first."""
    made = visit()
    page = made.page
    made.ask("How many gardens get water?")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("#turn-1")
    page.click("[data-do=rename-conversation]")
    page.fill("dialog input", "Water")
    page.press("dialog input", "Enter")
    page.wait_for_function("document.querySelector('#talk-title').textContent === 'Water'")
    page.click("[data-do=delete-conversation]")
    page.keyboard.press("Enter")  # the safe answer has the focus
    page.wait_for_selector("dialog", state="detached")
    assert page.locator("#turn-1").count() == 1
    page.click("[data-do=delete-conversation]")
    page.click("dialog .danger")
    page.wait_for_selector(".welcome")
    page.wait_for_selector("#conversations a", state="detached")


def test_upload_shows_what_became_of_each_file(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """In their order; a bad one says why; what was said is put away; removing asks first."""
    made = visit()
    page = made.page
    (tmp_path / "fish.md").write_text("# Fish\n\nThe bay had 412 boats.\n", encoding="utf-8")
    (tmp_path / "noise.md").write_bytes(bytes(range(256)))
    page.click("[data-tab=documents]")
    page.set_input_files("#files", [tmp_path / "fish.md", tmp_path / "noise.md"])
    page.wait_for_selector(".document[data-document=fish]")
    good, bad = page.locator(".upload").all_inner_texts()
    assert "Added" in good
    assert "fish.md" in good
    assert "Not added" in bad
    assert "UTF-8" in bad
    page.set_input_files("#files", [tmp_path / "noise.md"])
    page.wait_for_function("document.querySelectorAll('.upload.refused').length === 2")
    page.click("[data-do=clear-uploads]")
    assert page.locator(".upload").count() == 0
    assert page.locator("[data-do=clear-uploads]").is_hidden()
    page.click(".document[data-document=fish] [data-do=only-document]")
    made.ask("How many boats?")
    assert "412 boats" in made.quote()
    page.click("[data-tab=documents]")
    page.click(".document[data-document=fish] [data-do=remove-document]")
    assert page.inner_text("dialog .danger") == "Remove"
    page.click("dialog .danger")
    page.wait_for_selector(".document[data-document=fish]", state="detached")


def test_what_is_said_to_choose_a_language_is_what_stands_on_it(
    visit: Callable[..., Visit],
) -> None:
    """Who speaks to the browser says "EN"; who hears it is told what that is."""
    page = visit().page
    for code, name in (("en", "English"), ("es", "Español")):
        label = page.get_attribute(f"[data-do=language][data-name={code}]", "aria-label")
        assert label == f"{code.upper()}, {name}"


def test_language_follows_the_browser_and_can_be_switched(visit: Callable[..., Visit]) -> None:
    """A Spanish browser gets a Spanish page, whose switch is kept."""
    page = visit(locale="es-PE").page
    assert page.inner_text("[data-tab=documents]") == "Documentos"
    assert page.evaluate("document.documentElement.lang") == "es"
    with page.expect_navigation():
        page.click("[data-name=en]")
    page.wait_for_selector("html[data-ready]")
    assert page.inner_text("[data-tab=documents]") == "Documents"


def test_theme_follows_the_system_and_can_be_switched(visit: Callable[..., Visit]) -> None:
    """Dark where the system is dark, and as chosen after that."""
    page = visit(color_scheme="dark").page
    background = "getComputedStyle(document.querySelector('.desk')).backgroundColor"
    dark = page.evaluate(background)
    page.click("[data-do=theme]")
    light = page.evaluate(background)
    assert dark != light
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate(background) == light


@pytest.mark.parametrize(
    ("width", "size"),
    [(360, 100), (390, 100), (768, 100), (1440, 100), (1920, 100), (1280, 200), (640, 200)],
)
def test_nothing_is_cut_off_on_any_width_or_with_large_text(
    visit: Callable[..., Visit], width: int, size: int
) -> None:
    """From a small phone to a wide screen, and with text of double size, all fits the width."""
    made = visit(width=width, height=800)
    page = made.page
    page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
    assert page.evaluate(OVERFLOWING) == []
    made.ask("How many libraries were open on Sundays?")
    made.quote()
    page.click("#turn-1 .found > summary")
    assert page.evaluate(OVERFLOWING) == []
    for menu in (".menu", "#filter"):
        page.click(f"{menu} > summary")
        assert page.evaluate(OVERFLOWING) == []
        page.click(f"{menu} > summary")
    assert page.locator("#question").is_visible()
    for tab in ("documents", "evaluation"):
        page.click(f"[data-tab={tab}]")
        page.wait_for_selector(f"#view-{tab} .sheet")
        assert page.evaluate(OVERFLOWING) == []


TEXT_SIZES = """() => Object.fromEntries([...document.querySelectorAll('#desk *')]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((one) => one.getBoundingClientRect().width && !one.closest('svg'))
  .map((one, place) => [
    `${place} ${one.outerHTML.slice(0, 80)}`, parseFloat(getComputedStyle(one).fontSize),
  ]))"""


def test_every_text_grows_with_the_size_that_the_browser_is_set_to(
    visit: Callable[..., Visit],
) -> None:
    """No text keeps its size when the size of text is doubled, whatever style Gradio has for it."""
    made = visit(width=2600, height=1600)
    made.ask("How many libraries were open on Sundays?")
    made.quote()
    made.ask("How many libraries did Chile open in 2011?")
    made.page.click("#turn-1 .found > summary")
    made.page.click("#turn-1 .marker")
    made.quote()
    for tab in ("ask", "documents", "evaluation"):
        made.tab(tab)
        made.page.evaluate("document.documentElement.style.fontSize = '100%'")
        before = made.page.evaluate(TEXT_SIZES)
        made.page.evaluate("document.documentElement.style.fontSize = '150%'")
        after = made.page.evaluate(TEXT_SIZES)
        assert len(before) > 10
        assert {
            one: (size, after.get(one))
            for one, size in before.items()
            if after.get(one) != pytest.approx(1.5 * size)
        } == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_accessibility_checker_finds_nothing_serious(
    visit: Callable[..., Visit], scheme: str, locale: str
) -> None:
    """axe-core has no serious or critical finding on any tab, in both languages and themes."""
    made = visit(color_scheme=scheme, locale=locale)
    page = made.page
    assert serious_findings(page) == []
    made.ask("How many libraries were open on Sundays?")
    made.ask("How many libraries did Chile open in 2011?")
    made.ask("And gardens?")
    page.click("#turn-1 .found > summary")
    page.click("#turn-1 [data-verdict=down]")
    assert serious_findings(page) == []
    for tab in ("documents", "evaluation"):
        page.click(f"[data-tab={tab}]")
        page.wait_for_selector(f"#view-{tab} .sheet")
        assert serious_findings(page) == []
    page.click("#view-evaluation input[value=small]")
    page.click(".run button")
    page.wait_for_selector("#result-heading")
    assert serious_findings(page) == []
