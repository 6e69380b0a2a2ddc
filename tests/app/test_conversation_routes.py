"""Asking, sources, and what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from desk_place import OWN, made, opened
from starlette.testclient import TestClient

from briefing_qa.answering.saying.context import Context
from briefing_qa.app.serving import Serving
from briefing_qa.app.views import ClaimView

Ask = Callable[..., dict[str, Any]]


def test_every_sentence_ends_in_a_marker_that_leads_to_its_characters(
    client: TestClient, ask: Ask
) -> None:
    """The place that a marker names opens the document with exactly that quote highlighted."""
    asked = ask("How many libraries were open on Sundays?")
    exported = client.get(f"/desk/conversations/{asked['conversation']}/export.json").json()
    citations = exported["conversation"]["turns"][0]["answer"]["citations"]
    markers = re.findall(
        r'class="marker"[^>]*data-document="([^"]+)" data-start="(\d+)" data-end="(\d+)"',
        asked["html"],
    )
    assert markers
    for (document_id, start, end), citation in zip(markers, citations, strict=True):
        place = {"document_id": document_id, "start": start, "end": end}
        source = client.get("/desk/source", params=place).text
        marked = "".join(re.findall(r"<mark>(.*?)</mark>", source, re.DOTALL))
        assert unescape(marked) == citation["quote"]


def test_a_source_shows_what_its_sentence_goes_on_from(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    """In the language of the answer; the words of the document cannot act in the page."""
    around = {1: Context("before", "It <b>rained</b>."), 2: Context("table", "Open – 2021: 3")}
    monkeypatch.setattr("briefing_qa.app.conversation_routes.contexts", lambda _answer: around)
    shown = ask("How many libraries were open on Sundays?")["html"]
    assert re.search(r'class="context">After: <span lang="en"[^>]*>“It &lt;b&gt;rained', shown)


def test_a_source_names_whose_document_it_is(ask: Ask) -> None:
    """Beside the answer, so that on a phone nothing has to be opened for it."""
    shown = ask("How many libraries were open on Sundays?")["html"]
    assert re.search(r'</cite> <span class="of"[^>]*>\(Reading Office', shown)
    assert 'class="of"' not in ask("How many gardens get water?")["html"]


def test_sentence_that_a_refusal_quotes_can_be_opened(
    monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    """At its characters; where the document has gone, its title and the quote are said."""
    place = {"document_id": "libraries", "start": 5, "end": 9, "page": None, "quote": "<b>"}
    question = "How many libraries did Chile open in 2011?"
    assert "Show this sentence" not in ask(question)["html"]
    monkeypatch.setattr("briefing_qa.app.conversation_routes.quoted", lambda _answer: place)
    (button,) = re.findall(r"<button[^>]*>Show this sentence<", ask(question)["html"])
    for part in (
        'data-do="open-source"',
        'data-title="Libraries of the coast"',
        'data-quote="&lt;b&gt;"',
        'data-document="libraries" data-start="5" data-end="9"',
    ):
        assert part in button


@pytest.mark.parametrize(
    ("first", "said", "meant"),
    [
        ("Nearest to an answer, the likeliest first:", ["Less likely:"], "is among these"),
        ("", [], "is right"),
    ],
)
def test_second_of_two_sentences_that_may_answer_is_called_less_likely(
    monkeypatch: pytest.MonkeyPatch, ask: Ask, first: str, said: list[str], meant: str
) -> None:
    """And the confidence is that one of them answers; who has no mouse is told, too."""
    two = tuple(ClaimView(text=text, citations=()) for text in ("It rained.", "It snowed."))
    monkeypatch.setattr("briefing_qa.app.views.claims", lambda _answer: two)
    monkeypatch.setattr("briefing_qa.app.views.lead", lambda _answer: first)
    shown = ask("How many libraries were open on Sundays?")["html"]
    assert re.findall(r'class="rank"[^>]*>([^<]*)<', shown) == said
    assert shown.count(meant) == 2


def test_follow_up_shows_what_it_means(ask: Ask) -> None:
    """What a follow-up question was understood as stands above its answer, to be changed."""
    first = ask("How many books did adults borrow?")
    again = ask("And children?", conversation=first["conversation"])
    assert again["position"] == 2
    meant = re.search(r'class="meant"[^>]*>([^<]*)<', again["html"])
    assert meant is not None
    assert "children" in meant[1].lower()
    assert "borrow" in meant[1]
    assert 'class="meant"' not in first["html"]


def test_changed_meaning_is_what_is_answered(ask: Ask) -> None:
    """What the user says the question means goes before what was understood."""
    first = ask("How many books did adults borrow?")
    conversation = first["conversation"]
    again = ask("And?", meant="How many libraries were open on Sundays?", conversation=conversation)
    assert "1,250" in again["html"]


@pytest.mark.parametrize("question", ["", "   ", "?!", "x" * 2001])
def test_what_is_no_question_is_refused_in_words(client: TestClient, question: str) -> None:
    """The page gets one line to show, and no conversation is begun."""
    before = client.get("/desk/conversations").text
    reply = client.post("/desk/ask", json={"question": question}, headers=OWN)
    assert reply.status_code in (400, 422)
    assert client.get("/desk/conversations").text == before


@pytest.mark.parametrize("question", ["", " \n", "\u200b", "?!"])
def test_no_question_is_refused_whatever_it_is_to_mean(client: TestClient, question: str) -> None:
    """What it is to be understood as makes no question of it: no conversation is begun."""
    before = client.get("/desk/conversations").text
    body = {"question": question, "meant": "How many libraries were open on Sundays?"}
    reply = client.post("/desk/ask", json=body, headers=OWN)
    assert (reply.status_code, reply.json()["kind"]) == (400, "question")
    assert client.get("/desk/conversations").text == before


@pytest.mark.parametrize(
    "sent",
    [
        '{"question": "\\ud800"}',
        '{"question": "How many \\ud800 libraries?"}',
        '{"question": "x", "meant": "\\udc00 x"}',
        '{"question": "x", "conversation": "\\ud800"}',
        '{"question": "x", "documents": ["\\ud800"]}',
        '{"question": NaN}',
        '{"question": "\\ud8',
    ],
)
def test_what_cannot_be_sent_back_is_refused(client: TestClient, sent: str) -> None:
    """Half of a surrogate pair, and what JSON has no word for, are faults of the request."""
    before = client.get("/desk/conversations").text
    reply = client.post(
        "/desk/ask", content=sent, headers={**OWN, "content-type": "application/json"}
    )
    assert reply.status_code == 422
    assert {"type", "loc", "msg"} == set(reply.json()["detail"][0])
    assert client.get("/desk/conversations").text == before


def test_restricted_conversation_answers_from_its_documents_only(ask: Ask) -> None:
    """With one document chosen, nothing of another is found."""
    shown = ask("How many libraries were open on Sundays?", documents=["gardens"])["html"]
    assert set(re.findall(r'data-document="([^"]+)"', shown)) == {"gardens"}


def test_question_is_put_to_documents_that_meet_its_filters(client: TestClient, ask: Ask) -> None:
    """The filters are kept with the question, shown with it, exported, and come back."""
    asked = ask("How many were opened?", languages=["es"])
    assert set(re.findall(r'data-document="([^"]+)"', asked["html"])) == {"mercados"}
    assert "Spanish" in asked["html"].split('class="only"')[1].split("</p>")[0]
    base = f"/desk/conversations/{asked['conversation']}"
    kept = client.get(base).json()["filters"]
    assert kept == {
        "documents": [], "languages": ["es"], "publishers": [], "countries": [],
        "year_from": None, "year_to": None,
    }  # fmt: skip
    exported = client.get(f"{base}/export.json").json()["conversation"]["turns"][0]
    assert exported["filters"]["languages"] == ["es"]
    assert "Asked only: language es." in client.get(f"{base}/export.md").text
    again = ask("And the gardens?", conversation=asked["conversation"])
    assert 'class="only"' not in again["html"]
    assert client.get(base).json()["filters"]["languages"] == []


def test_filters_that_no_document_meets_are_said(client: TestClient) -> None:
    """One line names the values that there are; no conversation is begun."""
    before = client.get("/desk/conversations").text
    body = {"question": "How many?", "languages": ["es"], "publishers": ["Reading Office"]}
    reply = client.post("/desk/ask", json=body, headers=OWN)
    assert reply.status_code == 404
    assert "publisher" in reply.json()["detail"]
    assert client.get("/desk/conversations").text == before


def test_many_documents_are_counted_instead_of_named(ask: Ask) -> None:
    """Of a few the titles stand above the answer."""
    chosen = ["libraries", "gardens"]
    only = ask("How many?", documents=chosen)["html"].split('class="only"')[1].split("</p>")[0]
    assert "Libraries of the coast" in only
    assert "Gardens of the valley" in only


def test_choices_are_those_that_tell_documents_apart(client: TestClient) -> None:
    """Two languages can be chosen from; one publisher, no country and no year cannot."""
    shown = client.get("/desk/documents/choices").text
    assert re.findall(r'data-kind="(\w+)"', shown) == ["languages", "documents"]


def test_conversation_survives_a_restart(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """The same browser finds its conversation after the server was started again."""
    client = opened(made(serving_of(tmp_path)))
    question = {"question": "How many gardens get water?"}
    name = client.post("/desk/ask", json=question, headers=OWN).json()["conversation"]
    cookies = dict(client.cookies)
    client.__exit__(None, None, None)
    again = opened(made(serving_of(tmp_path)), cookies)
    found = again.get(f"/desk/conversations/{name}").json()
    assert "How many gardens get water?" in found["html"]
    assert name in again.get("/desk/conversations").text
    again.__exit__(None, None, None)


def test_conversations_of_others_are_as_if_they_were_not(client: TestClient, ask: Ask) -> None:
    """Another browser can neither see, export, judge, rename nor delete a conversation."""
    name = ask("How many gardens get water?")["conversation"]
    own = dict(client.cookies)
    client.cookies.clear()
    client.get("/")
    base = f"/desk/conversations/{name}"
    try:
        assert name not in client.get("/desk/conversations").text
        tries = [
            client.get(base),
            client.get(f"{base}/export.md"),
            client.get(f"{base}/export.json"),
            client.get(f"{base}/turns/1/suggestions"),
            client.post(f"{base}/title", json={"title": "mine"}, headers=OWN),
            client.post(f"{base}/turns/1/feedback", json={"verdict": "up"}, headers=OWN),
            client.delete(base, headers=OWN),
            client.post("/desk/ask", json={"question": "Why?", "conversation": name}, headers=OWN),
        ]
        assert [reply.status_code for reply in tries] == [404] * len(tries)
        assert client.get("/desk/judged.jsonl").text == ""
    finally:
        client.cookies.clear()
        client.cookies.update(own)
    assert client.get(base).status_code == 200


def test_exports_hold_every_citation(client: TestClient, ask: Ask) -> None:
    """Markdown has a reference for each marker, JSON has the whole answer objects."""
    name = ask("How many libraries were open on Sundays?")["conversation"]
    data = json.loads(client.get(f"/desk/conversations/{name}/export.json").text)
    (turn,) = data["conversation"]["turns"]
    assert turn["answer"]["citations"]
    written = client.get(f"/desk/conversations/{name}/export.md")
    kept = written.headers["content-disposition"]
    assert kept.startswith("attachment")
    assert kept.endswith('-how-many-libraries-were-open-on-sundays.md"')
    for citation in turn["answer"]["citations"]:
        assert f"characters {citation['start']}-{citation['end']}" in written.text


def test_renamed_judged_and_deleted(client: TestClient, ask: Ask) -> None:
    """A conversation takes a title, its answers a verdict, and both go with it."""
    name = ask("How many gardens get water?")["conversation"]
    base = f"/desk/conversations/{name}"
    client.post(f"{base}/title", json={"title": "Water"}, headers=OWN)
    assert client.get(base).json()["title"] == "Water"
    judged = {"verdict": "down", "right_answer": "300 gardens", "comment": "look again"}
    client.post(f"{base}/turns/1/feedback", json=judged, headers=OWN)
    row = json.loads(client.get("/desk/judged.jsonl").text.splitlines()[-1])
    assert row["answer"] == [["300 gardens"]]
    assert "look again" in row["check"]
    client.post(f"{base}/turns/1/feedback", json={"verdict": ""}, headers=OWN)
    assert client.get("/desk/judged.jsonl").text == ""
    assert client.delete(base, headers=OWN).status_code == 200
    assert client.get(base).status_code == 404


def test_source_that_is_gone_is_said(client: TestClient) -> None:
    """An unknown document and impossible characters get a line, no traceback."""
    gone = client.get("/desk/source", params={"document_id": "nothing"})
    assert gone.status_code == 404
    assert "no document has the id" in gone.json()["detail"]
    far = {"document_id": "libraries", "start": 10**6, "end": 10**6 + 1}
    assert client.get("/desk/source", params=far).status_code == 400


def test_cards_are_in_the_language_of_the_interface(client: TestClient, ask: Ask) -> None:
    """The same conversation is shown in the other language when that is chosen."""
    name = ask("How many gardens get water?")["conversation"]
    spanish = client.get(f"/desk/conversations/{name}", headers={"accept-language": "es"}).json()
    english = client.get(f"/desk/conversations/{name}", headers={"accept-language": "en"}).json()
    assert "Cómo se encontró" in spanish["html"]
    assert "How this was found" in english["html"]


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({"question": "?!"}, 400, "question"),
        ({"question": "How many?", "year_from": 1900, "year_to": 1901}, 404, "nothing"),
        ({"question": "How many?", "year_from": 2025, "year_to": 2019}, 404, "nothing"),
        ({"question": "How many?", "documents": ["removed"]}, 404, "nothing"),
        ({"question": "How many?", "conversation": "nowhere"}, 404, "conversation"),
    ],
)
def test_what_cannot_be_asked_is_named(
    client: TestClient, body: dict[str, Any], status: int, kind: str
) -> None:
    """The page knows what went wrong by a name, and says it in its own language."""
    reply = client.post("/desk/ask", json=body, headers=OWN)
    assert (reply.status_code, reply.json()["kind"]) == (status, kind)
    assert reply.json()["detail"]


def test_what_is_read_out_names_its_language(client: TestClient) -> None:
    """Around a refusal all is in the language of the question; quotes are in their document's."""
    asked = client.post(
        "/desk/ask",
        json={"question": "How many libraries were open on Sundays?"},
        headers={**OWN, "Accept-Language": "es"},
    ).json()["html"]
    assert re.search(r'class="claim" lang="en"', asked)
    assert re.search(r'class="marker" lang="es"', asked)
    refused = client.post(
        "/desk/ask",
        json={"question": "¿Cuántas bibliotecas abrió Chile en 2011?"},
        headers={**OWN, "Accept-Language": "en"},
    ).json()["html"]
    assert 'class="card refusal" lang="es"' in refused
    assert "Pasajes más cercanos" in refused
    assert "Nearest passages" not in refused
    assert 'class="excerpt" lang="en"' in refused
