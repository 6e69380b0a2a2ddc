"""The endpoints for programs: Gradio's client and MCP."""

from __future__ import annotations

import asyncio
import base64
import importlib.metadata
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from desk_place import Background

from briefing_qa.access import Accounts, add_account
from briefing_qa.access.passwords import Cost
from briefing_qa.app.serving import Serving

gradio_client = pytest.importorskip("gradio_client")

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the clients, not ours
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

KEYS = {
    "question", "answer", "abstained", "reason", "confidence", "citations", "evidence",
    "timings_ms",
}  # fmt: skip


@pytest.fixture(scope="module", params=[False, True], ids=["queue", "mcp"])
def server(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serving_of: Callable[..., Serving],
) -> Iterator[Background]:
    """A server on a port of its own, without and with MCP."""
    if request.param:
        pytest.importorskip("mcp")
    folder = tmp_path_factory.mktemp("programs")
    with Background(serving_of(folder, port=0, mcp=request.param)) as running:
        yield running


@pytest.fixture(scope="module")
def program(server: Background) -> Any:
    """Gradio's client for Python."""
    return gradio_client.Client(server.address, verbose=False, analytics_enabled=False)


def test_ask_returns_the_answer_object(program: Any) -> None:
    """`/ask` gives what `ask --json` gives; asked as soon as the server is there, it waits."""
    found = program.predict("How many libraries were open on Sundays?", api_name="/ask")
    assert set(found) == KEYS
    (first, *_) = found["citations"]
    assert first["document_id"] == "libraries"
    assert first["quote"] in found["answer"]
    only = program.predict(
        question="How many libraries?", document_ids=["gardens"], api_name="/ask"
    )
    assert {one["document_id"] for one in only["evidence"]} == {"gardens"}


def test_programs_can_narrow_a_question(program: Any) -> None:
    """Languages, publishers and years choose the documents; what none meets is said in words."""
    spanish = program.predict("How many?", languages=["es"], api_name="/ask")
    assert {one["document_id"] for one in spanish["evidence"]} == {"mercados"}
    found = program.predict("gardens, books", publishers=["reading office"], api_name="/evidence")
    assert {one["document_id"] for one in found} == {"libraries"}
    for years, word in (("2001", "no document"), ("soon", "no year")):
        with pytest.raises(Exception, match=word):
            program.predict("How many?", years=years, api_name="/ask")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"document_ids": "gardens"}, r"'gardens' is one string: give a list"),
        ({"languages": "es"}, r"'es' is one string: give a list"),
        ({"countries": 5}, r"countries = 5 is no list"),
        ({"years": [2015, 2020]}, r"is no year: write 2018"),
    ],
)
def test_what_is_no_filter_is_an_error_in_words(
    program: Any, given: dict[str, Any], words: str
) -> None:
    """One string is not taken for its letters, and what is to be given is said."""
    for name in ("/ask", "/evidence"):
        with pytest.raises(Exception, match=words):
            program.predict("How many?", api_name=name, **given)


def test_a_year_may_be_a_number(program: Any) -> None:
    """It means the same as when it is written."""
    with pytest.raises(Exception, match="no document has the year '2001'"):
        program.predict("How many?", years=2001, api_name="/ask")


@pytest.mark.parametrize("limit", ["many", None, [3], 2.5, True])
def test_what_is_no_number_of_passages_is_an_error_in_words(program: Any, limit: object) -> None:
    """It is said what can be given, not what went wrong inside."""
    with pytest.raises(Exception, match="is no number of passages: give one from 1 to 50"):
        program.predict("gardens with water", limit=limit, api_name="/evidence")


@pytest.mark.parametrize("limit", [0, -1, 51, 100_000, "100000"])
def test_more_passages_than_there_are_given_are_refused(program: Any, limit: object) -> None:
    """Nobody gets fifty and takes them for all."""
    with pytest.raises(Exception, match=r"is out of reach: give one from 1 to 50"):
        program.predict("gardens with water", limit=limit, api_name="/evidence")
    for given in (1, 1.0, "1"):
        assert len(program.predict("gardens with water", limit=given, api_name="/evidence")) == 1


def test_an_empty_list_of_documents_is_none_of_them(program: Any) -> None:
    """As in Python; other empty lists leave out nothing, as there."""
    answer = program.predict("How many libraries?", document_ids=[], api_name="/ask")
    assert answer["abstained"]
    assert answer["evidence"] == answer["citations"] == []
    assert program.predict("gardens", document_ids=[], api_name="/evidence") == []
    asked: dict[str, Any] = {"languages": [], "publishers": [], "countries": [], "years": ""}
    found = program.predict("gardens", document_ids=None, **asked, api_name="/evidence")
    assert found == program.predict("gardens", api_name="/evidence") != []


def test_evidence_returns_passages(program: Any) -> None:
    """`/evidence` gives as many passages as asked for, best first."""
    found = program.predict("gardens with water", 2, api_name="/evidence")
    assert len(found) == 2
    assert found[0]["document_id"] == "gardens"
    assert found[0]["score"] >= found[1]["score"]
    assert set(found[0]) == {"document_id", "section", "page", "start", "end", "text", "score"}


def test_documents_returns_the_list(program: Any) -> None:
    """`/documents` names what is indexed."""
    found = program.predict(api_name="/documents")
    assert [one["id"] for one in found] == ["gardens", "libraries", "mercados"]
    assert found[0]["file"] == "gardens.txt"


@pytest.mark.parametrize(("question", "word"), [("", "empty"), ("x" * 3000, "characters")])
def test_what_is_no_question_is_an_error_in_words(program: Any, question: str, word: str) -> None:
    """A program gets the same one line as a person."""
    for name in ("/ask", "/evidence"):
        with pytest.raises(Exception, match=word):
            program.predict(question, api_name=name)


@pytest.mark.parametrize("name", ["ask", "evidence"])
def test_half_of_a_surrogate_pair_is_an_error_in_words(server: Background, name: str) -> None:
    """No answer could name the question; it fails in neither of the ways of asking."""
    more = [None, None, None, None, ""]
    sent = {"data": ["How many \ud800?", *([3] if name == "evidence" else []), *more]}
    base = f"{server.address}gradio_api/call/{name}"
    begun = httpx.post(base, content=json.dumps(sent), headers={"content-type": "application/json"})
    told = httpx.get(f"{base}/{begun.json()['event_id']}", timeout=60).text
    assert told.startswith("event: error")
    assert "half of a surrogate pair in it: send it as UTF-8" in told


@pytest.mark.parametrize("way", ["run", "api", "call"])
@pytest.mark.parametrize("name", ["ask", "evidence"])
def test_what_may_be_left_out_is_filled_in(
    server: Background, way: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """A question alone gets its answer in each of Gradio's ways of calling."""
    base = f"{server.address}gradio_api/{way}/{name}"
    reply = httpx.post(base, json={"data": ["How many libraries were open on Sundays?"]})
    assert reply.status_code == 200, reply.text
    told = reply.text
    if way == "call":
        told = httpx.get(f"{base}/{reply.json()['event_id']}", timeout=60).text
        assert told.startswith("event: complete")
    assert "1,250 libraries" in told
    assert "Traceback" not in capfd.readouterr().err


def test_what_may_be_left_out_is_filled_in_by_number(server: Background) -> None:
    """So is it where Gradio's own clients join its queue, under the number of the endpoint."""
    base = f"{server.address}gradio_api/queue"
    sent = {"data": ["How many libraries?"], "fn_index": 0, "session_hash": "short"}
    assert httpx.post(f"{base}/join", json=sent).status_code == 200
    told = httpx.get(f"{base}/data?session_hash=short", timeout=60).text
    assert '"success":true' in told
    assert "input values" not in told


TAKEN = "what is taken is question, document_ids, languages, publishers, countries, years"


@pytest.mark.parametrize(
    ("path", "sent", "status", "detail"),
    [
        ("call/ask", {"data": []}, 400, f"question is missing: {TAKEN}"),
        ("run/ask", {"data": []}, 400, f"question is missing: {TAKEN}"),
        ("call/v2/ask", {}, 400, f"question is missing: {TAKEN}"),
        ("call/v2/ask", {"q": "?"}, 400, f"a value of another name was given: {TAKEN}"),
        ("call/nope", {"data": []}, 404, "there is no such endpoint"),
        ("call/v2/nope", {}, 404, "there is no such endpoint"),
        ("run/nope", {"data": []}, 404, "there is no such endpoint"),
        ("api/nope/", {"data": []}, 404, "there is no such endpoint"),
        ("run/ask", {"data": ["?"], "fn_index": 99}, 404, "call one of ask, evidence, documents"),
        (
            "queue/join",
            {"data": ["?"], "fn_index": 99, "session_hash": "x"},
            404,
            "there is no such endpoint",
        ),
    ],
)
def test_a_call_that_cannot_be_answered_is_refused_in_words(
    server: Background, path: str, sent: dict[str, Any], status: int, detail: str
) -> None:
    """It is said what is wrong with it, and nothing of what is inside of the server."""
    reply = httpx.post(f"{server.address}gradio_api/{path}", json=sent)
    assert reply.status_code == status, reply.text
    assert detail in reply.json()["detail"]


@pytest.mark.parametrize("body", [b"{nope", b"[1]", b"\xff", b"[" * 100_000, b'{"data": "q"}'])
def test_what_is_no_call_at_all_is_refused(server: Background, body: bytes) -> None:
    """What cannot be read is a mistake of the program that sent it."""
    headers = {"content-type": "application/json"}
    reply = httpx.post(f"{server.address}gradio_api/call/ask", content=body, headers=headers)
    assert reply.status_code in (400, 422), reply.text


@pytest.mark.parametrize(
    "path", ["call/ask/nothing", "call/v2/ask/nothing", "queue/data?session_hash=nothing"]
)
def test_an_answer_that_nobody_waits_for_is_not_there(server: Background, path: str) -> None:
    """It is said at once, and no stream begins that breaks off."""
    reply = httpx.get(f"{server.address}gradio_api/{path}")
    assert reply.status_code == 404
    assert "call the endpoint first" in reply.json()["detail"]


def test_endpoints_are_described(program: Any) -> None:
    """The page about the API has the three endpoints and no other."""
    named = program.view_api(print_info=False, return_format="dict")["named_endpoints"]
    assert set(named) == {"/ask", "/documents", "/evidence"}


def test_mcp_offers_the_endpoints_as_tools(server: Background) -> None:
    """An MCP client finds the tools, with descriptions, and gets the same answers."""
    if not server.serving.mcp:
        pytest.skip("this server does not offer MCP")
    import mcp
    from mcp.client.streamable_http import streamablehttp_client

    async def use() -> tuple[dict[str, Any], dict[str, Any], list[Any], list[Any], bool, str]:
        async with (
            streamablehttp_client(f"{server.address}gradio_api/mcp/") as (read, write, _),
            mcp.ClientSession(read, write) as session,
        ):
            begun = await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            question = {"question": "How many libraries were open on Sundays?"}
            answer = await session.call_tool("ask", question)
            passages = await session.call_tool("find_passages", {**question, "limit": 1})
            nowhere = await session.call_tool("find_passages", {**question, "document_ids": []})
            wrong = await session.call_tool("ask", {"question": ""})
            return (
                tools,
                json.loads(answer.content[0].text),
                json.loads(passages.content[0].text),
                json.loads(nowhere.content[0].text),
                wrong.isError,
                begun.serverInfo.version,
            )

    tools, answer, passages, nowhere, wrong, version = asyncio.run(use())
    assert {"ask", "find_passages", "documents"} <= set(tools)
    assert "cited" in tools["ask"].description
    assert tools["ask"].inputSchema["required"] == ["question"]
    assert set(answer) == KEYS
    assert len(passages) == 1
    assert nowhere == []
    assert wrong
    assert version == importlib.metadata.version("briefing-qa")


def test_mcp_takes_the_password_where_there_are_accounts(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """With accounts, the tools work for who sends name and password, and for nobody else."""
    mcp = pytest.importorskip("mcp")
    from mcp.client.streamable_http import streamablehttp_client

    add_account(tmp_path / "accounts", "ana", "ana's long password", cost=Cost(ln=4, r=8, p=1))
    header = base64.b64encode(b"ana:ana's long password").decode()

    async def use(address: str, headers: dict[str, str]) -> dict[str, Any]:
        async with (
            streamablehttp_client(f"{address}gradio_api/mcp/", headers=headers) as (read, write, _),
            mcp.ClientSession(read, write) as session,
        ):
            await session.initialize()
            answer = await session.call_tool("ask", {"question": "How many gardens?"})
            return dict(json.loads(answer.content[0].text))

    accounts = Accounts(tmp_path / "accounts")
    with Background(serving_of(tmp_path, port=0, mcp=True, accounts=accounts)) as running:
        found = asyncio.run(use(running.address, {"authorization": f"Basic {header}"}))
        assert set(found) == KEYS
        with pytest.raises(BaseExceptionGroup):
            asyncio.run(use(running.address, {}))


def test_client_of_gradio_logs_in_where_there_are_accounts(
    tmp_path: Path, serving_of: Callable[..., Serving]
) -> None:
    """With name and password the endpoints answer; without, nothing is told."""
    add_account(tmp_path / "accounts", "ana", "ana's long password", cost=Cost(ln=4, r=8, p=1))
    accounts = Accounts(tmp_path / "accounts")
    with Background(serving_of(tmp_path, port=0, accounts=accounts)) as running:
        program = gradio_client.Client(
            running.address,
            auth=("ana", "ana's long password"),
            verbose=False,
            analytics_enabled=False,
        )
        found = program.predict("How many gardens get water?", api_name="/ask")
        assert set(found) == KEYS
        for wrong in (None, ("ana", "a guess")):
            with pytest.raises(Exception, match=r"401|redential|auth"):
                gradio_client.Client(
                    running.address, auth=wrong, verbose=False, analytics_enabled=False
                )
