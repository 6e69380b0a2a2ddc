"""Whole visits in a real browser: from the first question to what is taken away, and restarts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser_place import E2E, Visit, serious_findings
from desk_place import Background

from briefing_qa.access import Accounts, add_account
from briefing_qa.access.passwords import Cost
from briefing_qa.app.serving import Serving

pytestmark = E2E


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a visitor asks, and what they should see."""

    locale: str
    tabs: tuple[str, str, str]
    question: str
    quote: str
    other: str
    other_quote: str
    follow_up: str
    meaning: tuple[str, str]
    missing: str
    refusal: str
    absent: str
    confidence: str
    reference: tuple[str, ...]
    document: tuple[str, ...]
    measure: str


ENGLISH = Words(
    locale="en-GB",
    tabs=("Ask", "Documents", "Evaluation"),
    question="How many libraries were open on Sundays?",
    quote="In 2022, 1,250 libraries were open on Sundays.",
    other="How many books did adults borrow?",
    other_quote="Adults borrowed 14 books a year.",
    follow_up="And children?",
    meaning=("children", "borrow"),
    missing="How many libraries did Chile open in 2011?",
    refusal="The documents do not say.",
    absent="Chile",
    confidence="confidence",
    reference=("Libraries of the coast", "Reading Office", "Opening hours (71/100)"),
    document=("Libraries of the coast", "Reading Office", "English", "libraries.md"),
    measure="answerable: right, and rightly cited",
)
SPANISH = Words(
    locale="es-PE",
    tabs=("Preguntar", "Documentos", "Evaluación"),
    question="¿Cuántos mercados se abrieron en la sierra en 2021?",
    quote="En 2021 se abrieron 52 mercados en la sierra.",
    other="¿Qué porcentaje de los niños ayuda a sus madres?",
    other_quote="El 12% de los niños ayuda a sus madres en el mercado.",
    follow_up="¿Y las niñas?",
    meaning=("niñas", "madres"),
    missing="¿Cuántos mercados se abrieron en Chile en 1999?",
    refusal="Los documentos no lo dicen.",
    absent="Chile",
    confidence="Confianza",
    reference=("Mercados de la sierra",),
    document=("Mercados de la sierra", "español", "mercados.md"),
    measure="con respuesta: correctas y bien citadas",
)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, serving_of: Callable[..., Serving]
) -> Iterator[Background]:
    """A server over small documents."""
    with Background(serving_of(tmp_path_factory.mktemp("visits"), port=0)) as running:
        yield running


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["english", "spanish"])
def test_whole_visit(begin_visit: Callable[..., Visit], server: Background, words: Words) -> None:
    """Questions, proofs, a refusal, a follow-up, a verdict, exports, a reload, and an end."""
    made = begin_visit(
        server.address, locale=words.locale, permissions=["clipboard-read", "clipboard-write"]
    ).open()
    page = made.page
    shown = [page.inner_text(f"[data-tab={name}]") for name in ("ask", "documents", "evaluation")]
    assert tuple(shown) == words.tabs
    page.wait_for_selector(".welcome")

    # An answer, its proof, another answer, and back to the first proof.
    made.ask(words.question)
    assert made.quote() == words.quote
    assert words.confidence in page.inner_text("#turn-1 .confidence")
    made.ask(words.other)
    wait_for_quote(made, words.other_quote)
    page.click("#turn-1 .marker")
    wait_for_quote(made, words.quote)
    assert page.locator("article.turn[id]").count() == 2
    page.click("#turn-1 [data-do=copy]")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(words.quote)
    assert [part for part in words.reference if part not in copied] == []

    # A follow-up says what it was understood as; a refusal says what is missing, and what is near.
    made.ask(words.follow_up)
    meant = page.inner_text("#turn-3 .meant")
    assert [part for part in words.meaning if part not in meant] == []
    made.ask(words.missing)
    refusal = page.inner_text("#turn-4 .refusal")
    assert words.refusal in refusal
    assert words.absent in refusal
    assert page.locator("#turn-4 .marker, #turn-4 .confidence").count() == 0
    page.click("#turn-4 .nearest .passage")
    page.wait_for_selector("#source-content mark")
    page.wait_for_selector("#turn-4 .suggestions .chip")
    page.click("#turn-4 .suggestions .chip")
    page.wait_for_selector("#turn-5 .marker")

    # What is marked wrong becomes a draft of a question.
    page.click("#turn-2 [data-verdict=down]")
    page.fill("#turn-2 [name=right_answer]", "99")
    page.click("#turn-2 .judged button >> nth=0")
    page.wait_for_selector("#turn-2 .judged", state="hidden")
    made.tab("evaluation")
    (draft,) = map(json.loads, made.download("[href='/desk/judged.jsonl']").splitlines())
    assert (draft["question"], draft["answer"]) == (words.other, [["99"]])
    page.click("#view-evaluation input[value=small]")
    page.click(".run button")
    page.wait_for_selector("#result-heading")
    assert words.measure in page.inner_text(".figures")
    assert page.locator(".charts svg").count() == 3

    made.tab("documents")
    for one in page.locator(".more-facts > summary").all():
        one.click()
    listed = page.inner_text("#view-documents .documents")
    assert [part for part in words.document if part not in listed] == []
    page.click("[data-do=open-document] >> nth=0")  # opens beside the conversation
    page.wait_for_function("document.activeElement.id === 'source-heading'")  # another was open
    assert page.locator("article.turn[id]").count() == 5

    # All of it can be taken away, is there after a reload, and can be deleted for good.
    page.click(".menu > summary")
    written = made.download("#export-md")
    page.click(".menu > summary")
    turns = json.loads(made.download("#export-json"))["conversation"]["turns"]
    assert [turn["question"] for turn in turns[:2]] == [words.question, words.other]
    citations = [one for turn in turns for one in turn["answer"]["citations"]]
    assert len(citations) >= 3
    assert all(f"{one['start']}-{one['end']}" in written for one in citations)
    page.reload()
    made.ready()
    page.wait_for_selector("#turn-5")
    assert page.inner_text("#turn-1 .question") == words.question
    page.click("[data-do=delete-conversation]")
    page.click("dialog .danger")
    page.wait_for_selector(".welcome")
    page.wait_for_selector("#conversations a", state="detached")


def wait_for_quote(made: Visit, quote: str) -> None:
    """Wait until a quote is the highlighted one."""
    made.page.wait_for_function(
        "(quote) => [...document.querySelectorAll('#source-content mark')]"
        ".map((one) => one.textContent).join('') === quote",
        arg=quote,
    )


def test_conversation_is_there_after_the_server_was_started_again(
    begin_visit: Callable[..., Visit], tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """The browser finds its conversation, chosen documents and verdict, and goes on with it."""
    made = begin_visit("")
    page = made.page
    with Background(serving_of(tmp_path, port=0)) as first:
        made.address = first.address
        made.open()
        page.click("#filter > summary")
        page.check("#choices input[value=gardens]")
        made.ask("How many gardens get water?")
        page.click("#turn-1 [data-verdict=up]")
        page.wait_for_selector("#turn-1 [data-verdict=up][aria-pressed=true]")
        place = page.evaluate("location.hash")
        page.goto("about:blank")
    made.requests.clear()
    with Background(serving_of(tmp_path, port=0)) as second:
        made.address = second.address
        made.open(place)
        page.wait_for_selector("#turn-1 [data-verdict=up][aria-pressed=true]")
        assert "300 gardens" in made.quote()
        assert page.is_checked("#choices input[value=gardens]")
        made.ask("How many libraries were open on Sundays?")
        opened = page.locator("#turn-2 [data-do=open-source]")
        documents = {one.get_attribute("data-document") for one in opened.all()}
        assert documents == {"gardens"}


@pytest.mark.parametrize(
    ("locale", "wrong"), [("en-GB", "do not go together"), ("es-ES", "no coinciden")]
)
def test_log_in_and_out(
    begin_visit: Callable[..., Visit],
    tmp_path: Path,
    serving_of: Callable[..., Serving],
    locale: str,
    wrong: str,
) -> None:
    """The form says what is wrong, lets the right password in, and the page lets out again."""
    for name in ("ana", "ben"):
        add_account(
            tmp_path / "accounts", name, f"{name}'s long password", cost=Cost(ln=4, r=8, p=1)
        )
    accounts = Accounts(tmp_path / "accounts")
    with Background(serving_of(tmp_path, port=0, accounts=accounts)) as running:
        made = begin_visit(running.address, locale=locale)
        page = made.page
        page.goto(running.address)
        assert page.url.endswith("/login")
        assert serious_findings(page) == []
        log_in(page, "ana", "a guess")
        assert wrong in page.inner_text("[role=alert]")
        made.problems.clear()  # the refusal has the status 401
        log_in(page, "ana", "ana's long password")
        made.ready()
        assert "ana" in page.get_attribute(".leave button", "title")
        made.ask("How many gardens get water?")
        page.fill("#question", "a draft")
        page.click("#filter > summary")
        page.check("#choices [name=languages][value=es]")
        page.click(".leave button")
        page.wait_for_url("**/login")
        log_in(page, "ben", "ben's long password")
        made.ready()
        assert page.locator("#conversations a").count() == 0
        assert page.input_value("#question") == ""
        assert page.locator("#filter-chips button").count() == 0


def test_log_in_that_has_ended_leads_to_the_form(
    begin_visit: Callable[..., Visit], tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """What was asked is in the field after the next one; going back after a log-out leads there."""
    add_account(tmp_path / "accounts", "ana", "ana's long password", cost=Cost(ln=4, r=8, p=1))
    accounts = Accounts(tmp_path / "accounts")
    with Background(serving_of(tmp_path, port=0, accounts=accounts)) as running:
        made = begin_visit(running.address)
        page = made.page
        page.goto(running.address)
        log_in(page, "ana", "ana's long password")
        made.ready()
        page.context.clear_cookies()
        page.fill("#question", "How many gardens get water?")
        page.press("#question", "Enter")
        page.wait_for_url("**/login")
        log_in(page, "ana", "ana's long password")
        made.ready()
        assert page.input_value("#question") == "How many gardens get water?"
        page.press("#question", "Enter")
        page.wait_for_selector("#turn-1")
        page.click(".leave button")
        page.wait_for_url("**/login")
        page.go_back()
        page.wait_for_url("**/login")
        made.problems.clear()  # what is refused has the status 401


def log_in(page: Any, name: str, password: str) -> None:
    """Fill in the form and send it."""
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click(".login button")


def test_files_are_added_by_dropping_them(
    begin_visit: Callable[..., Visit], tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """A file that is dropped is added; one that misses the place does not take the page's place."""
    with Background(serving_of(tmp_path, port=0)) as running:
        made = begin_visit(running.address).open()
        page = made.page
        made.tab("documents")
        dropped = page.evaluate_handle(
            "() => { const given = new DataTransfer();"
            " given.items.add(new File(['# Fish\\n\\nThe bay had 412 boats.'], 'fish.md'));"
            " return given; }"
        )
        went = page.evaluate(
            "(given) => document.body.dispatchEvent("
            "new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }))",
            dropped,
        )
        assert went is False, "the browser would open the file in place of the page"
        page.dispatch_event("#drop", "drop", {"dataTransfer": dropped})
        page.wait_for_selector(".document[data-document=fish]")
