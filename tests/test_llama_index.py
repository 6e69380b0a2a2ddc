"""The engine inside LlamaIndex: tools, evaluators, events."""

from __future__ import annotations

import asyncio
import copy
import pickle
import socket
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from llama_index.core import Settings
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager, LlamaDebugHandler
from llama_index.core.callbacks.schema import CBEventType, EventPayload
from llama_index.core.evaluation import RetrieverEvaluator
from llama_index.core.instrumentation import get_dispatcher
from llama_index.core.instrumentation.event_handlers import BaseEventHandler
from llama_index.core.instrumentation.events.base import BaseEvent
from llama_index.core.instrumentation.events.query import QueryEndEvent, QueryStartEvent
from llama_index.core.instrumentation.events.retrieval import RetrievalEndEvent
from llama_index.core.schema import NodeWithScore, QueryBundle
from llama_index.core.tools import QueryEngineTool
from pytest_socket import SocketConnectBlockedError

from briefing_qa import Answer, BriefingQA
from briefing_qa.errors import QuestionError

QUESTION = "How many libraries were open on Sundays in 2022?"


class Recorder(BaseEventHandler):
    """Keeps the events of LlamaIndex."""

    events: list[BaseEvent] = []  # noqa: RUF012  # a pydantic field: each instance has its own

    @classmethod
    def class_name(cls) -> str:
        """See `BaseEventHandler`."""
        return "Recorder"

    def handle(self, event: BaseEvent, **_: Any) -> None:
        """Keep one."""
        self.events.append(event)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """Listens to all events while a test runs."""
    root = get_dispatcher()
    handler = Recorder()
    root.add_event_handler(handler)
    yield handler
    root.event_handlers.remove(handler)


@pytest.fixture(autouse=True)
def no_ambient_models() -> Iterator[None]:
    """Nothing here may make LlamaIndex resolve a language or embedding model of its own."""
    assert Settings._llm is None
    assert Settings._embed_model is None
    yield
    assert Settings._llm is None
    assert Settings._embed_model is None


def test_the_network_is_off() -> None:
    """What passes here needs no connection: one is refused."""
    with (
        socket.socket(socket.AF_INET) as one,
        pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1"),
    ):
        one.connect(("192.0.2.1", 443))


def test_a_query_gives_an_answer_that_is_a_response(small_engine: BriefingQA) -> None:
    """query() says what ask() says, as a LlamaIndex response with its nodes."""
    response = small_engine.as_query_engine().query(QUESTION)
    expected = small_engine.ask(QUESTION)
    assert isinstance(response, Response)
    assert isinstance(response, Answer)
    assert str(response) == expected.text
    assert "1,250" in str(response)
    assert response.citations == expected.citations
    assert [n.node_id for n in response.source_nodes] == [n.node_id for n in expected.source_nodes]


@pytest.mark.parametrize("question", [QUESTION, "Who won the football cup?"])
def test_a_plain_answer_says_the_same_without_being_a_response(
    small_engine: BriefingQA, question: str
) -> None:
    """All but the time it took, in a talk too; only who asks for a response gets one."""
    understood = small_engine.understand(question, ())
    answers = (small_engine.ask(question), small_engine.ask_in_talk(understood))
    plain = (small_engine.ask_plainly(question), small_engine.ask_plainly_in_talk(understood))
    for answer, one in zip(answers, plain, strict=True):
        assert not isinstance(one, Response)
        assert {**answer.to_dict(), "timings_ms": {}} == {**one.to_dict(), "timings_ms": {}}
        assert (answer.claims, answer.sentences) == (one.claims, one.sentences)
        assert [node.text for node in answer.source_nodes] == [p.text for p in one.evidence]


def test_an_answer_stays_as_it_was_given(small_engine: BriefingQA) -> None:
    """Nothing of it can be set anew, but for the metadata that routers add; copies are alike."""
    answer = small_engine.ask(QUESTION)
    given = answer.to_dict()
    for name in ("response", "source_nodes", "abstained", "citations", "confidence", "question"):
        with pytest.raises(FrozenInstanceError, match=f"cannot assign to '{name}'"):
            setattr(answer, name, None)
    with pytest.raises(FrozenInstanceError, match="cannot delete 'question'"):
        del answer.question
    answer.metadata = {"selector_result": 0}
    assert answer.metadata == {"selector_result": 0}
    assert answer.to_dict() == given
    for copied in (copy.deepcopy(answer), replace(answer), pickle.loads(pickle.dumps(answer))):
        assert copied == answer
    assert replace(answer, confidence=0.5).confidence == 0.5


def test_what_is_done_with_nodes_leaves_the_answer_alone(small_engine: BriefingQA) -> None:
    """Postprocessors take nodes out of the list that they get, and change those that stay."""
    answer = small_engine.ask(QUESTION)
    expected = [(node.node_id, node.score) for node in answer.source_nodes]
    nodes = answer.source_nodes
    nodes[0].score = -1.0
    nodes[0].node.metadata.clear()
    nodes.reverse()
    del nodes[0]
    assert [(node.node_id, node.score) for node in answer.source_nodes] == expected
    assert answer.source_nodes[0].metadata["document_id"] == answer.evidence[0].document_id


def test_a_query_bundle_is_asked_by_its_words(small_engine: BriefingQA) -> None:
    """A QueryBundle and a string have one answer."""
    engine = small_engine.as_query_engine()
    assert str(engine.query(QueryBundle(QUESTION))) == str(engine.query(QUESTION))


def test_an_awaited_query_gives_the_same_answer(small_engine: BriefingQA) -> None:
    """aquery() answers without blocking the loop, several at once."""
    engine = small_engine.as_query_engine()

    async def ask() -> list[Any]:
        return await asyncio.gather(*(engine.aquery(QUESTION) for _ in range(4)))

    answers = asyncio.run(ask())
    assert {str(answer) for answer in answers} == {small_engine.ask(QUESTION).text}
    assert all(isinstance(answer, Answer) for answer in answers)


def test_a_tool_answers_an_agent(small_engine: BriefingQA) -> None:
    """Inside a QueryEngineTool the output is the text, and the raw output the answer."""
    tool = QueryEngineTool.from_defaults(
        small_engine.as_query_engine(), name="libraries", description="About the coast."
    )
    output = tool.call(input=QUESTION)
    assert output.content == small_engine.ask(QUESTION).text
    assert isinstance(output.raw_output, Answer)
    assert not output.is_error
    awaited = asyncio.run(tool.acall(input=QUESTION))
    assert awaited.content == output.content


def test_a_query_emits_its_events(small_engine: BriefingQA, recorder: Recorder) -> None:
    """A listener sees where a query starts, and where it ends with which answer."""
    answer = small_engine.as_query_engine().query(QUESTION)
    starts = [e for e in recorder.events if isinstance(e, QueryStartEvent)]
    ends = [e for e in recorder.events if isinstance(e, QueryEndEvent)]
    assert len(starts) == len(ends) == 1
    assert starts[0].query == QUESTION or starts[0].query.query_str == QUESTION  # type: ignore[union-attr]
    assert str(ends[0].response) == str(answer)


def test_retrieving_emits_its_nodes(small_engine: BriefingQA, recorder: Recorder) -> None:
    """A listener sees the passages that were retrieved."""
    nodes = small_engine.as_retriever().retrieve(QUESTION)
    (end,) = [e for e in recorder.events if isinstance(e, RetrievalEndEvent)]
    assert [n.node_id for n in end.nodes] == [n.node_id for n in nodes]


@pytest.fixture(params=["given", "of the settings"])
def debugged(request: pytest.FixtureRequest) -> Iterator[tuple[LlamaDebugHandler, dict[str, Any]]]:
    """A handler of callbacks, and the options with which it is told: its own, or none."""
    handler = LlamaDebugHandler(print_trace_on_end=False)
    before = Settings._callback_manager
    if request.param == "given":
        yield handler, {"callback_manager": CallbackManager([handler])}
    else:
        Settings.callback_manager = CallbackManager([handler])
        yield handler, {}
    Settings._callback_manager = before


def test_callbacks_are_told_of_queries(
    small_engine: BriefingQA, debugged: tuple[LlamaDebugHandler, dict[str, Any]]
) -> None:
    """A handler sees the start and the end of each query, asked or awaited."""
    handler, options = debugged
    engine = small_engine.as_query_engine(**options)
    answers = [engine.query(QUESTION), asyncio.run(engine.aquery(QUESTION))]
    pairs = handler.get_event_pairs(CBEventType.QUERY)
    assert len(pairs) == 2
    for (start, end), answer in zip(pairs, answers, strict=True):
        assert start.payload == {EventPayload.QUERY_STR: QUESTION}
        assert end.payload == {EventPayload.RESPONSE: answer}


def test_callbacks_are_told_of_errors(small_engine: BriefingQA) -> None:
    """A query that cannot be asked is an exception to the handler too."""
    handler = LlamaDebugHandler(print_trace_on_end=False)
    engine = small_engine.as_query_engine(callback_manager=CallbackManager([handler]))
    with pytest.raises(QuestionError):
        engine.query("?")
    assert [type(e.payload[EventPayload.EXCEPTION]) for e in handler.get_events()
            if e.payload and EventPayload.EXCEPTION in e.payload] == [QuestionError]  # fmt: skip


def test_callbacks_are_told_of_retrieving(
    small_engine: BriefingQA, debugged: tuple[LlamaDebugHandler, dict[str, Any]]
) -> None:
    """A handler sees what a retriever was asked and what it found."""
    handler, options = debugged
    nodes = small_engine.as_retriever(**options).retrieve(QUESTION)
    ((start, end),) = handler.get_event_pairs(CBEventType.RETRIEVE)
    assert start.payload == {EventPayload.QUERY_STR: QUESTION}
    assert [n.node_id for n in end.payload[EventPayload.NODES]] == [n.node_id for n in nodes]


def test_an_awaited_retrieval_leaves_the_loop_to_others(
    small_engine: BriefingQA, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While aretrieve() searches, other work of the loop goes on."""
    retriever = small_engine.as_retriever()
    others_ran = threading.Event()
    monkeypatch.setattr(retriever, "_retrieve", lambda _: [] if others_ran.wait(30) else None)

    async def both() -> Any:
        found = asyncio.create_task(retriever.aretrieve(QUESTION))
        await asyncio.sleep(0)
        others_ran.set()
        return await found

    assert asyncio.run(both()) == []


def test_the_query_engine_retrieves(small_engine: BriefingQA) -> None:
    """retrieve() gives passages, best first, as composing engines expect."""
    nodes = small_engine.as_query_engine().retrieve(QueryBundle(QUESTION))
    assert nodes
    assert all(isinstance(node, NodeWithScore) for node in nodes)
    assert "1,250" in nodes[0].text


def test_a_retriever_can_be_measured(small_engine: BriefingQA) -> None:
    """A RetrieverEvaluator computes its measures over our passages' ids."""
    retriever = small_engine.as_retriever(top_k=3)
    ids = [node.node_id for node in retriever.retrieve(QUESTION)]
    evaluator = RetrieverEvaluator.from_metric_names(["mrr", "hit_rate"], retriever=retriever)
    second = evaluator.evaluate(QUESTION, expected_ids=[ids[1]])
    assert second.metric_vals_dict == {"mrr": 0.5, "hit_rate": 1.0}
    nothing = evaluator.evaluate(QUESTION, expected_ids=["nowhere#0"])
    assert nothing.metric_vals_dict == {"mrr": 0.0, "hit_rate": 0.0}


def test_a_retriever_takes_top_k_and_documents(small_engine: BriefingQA) -> None:
    """as_retriever() hands on how many passages, and of which documents."""
    assert len(small_engine.as_retriever(top_k=2).retrieve("libraries children books")) == 2
    nodes = small_engine.as_retriever(document_ids=["gardens"]).retrieve("gardens of the valley")
    assert {node.metadata["document_id"] for node in nodes} == {"gardens"}


def test_letters_apart_from_their_accents_find_the_same_passages(small_engine: BriefingQA) -> None:
    """What is copied from some pages has them so; it is found and answered alike."""
    question = "¿Qué porcentaje de los niños ayuda a sus mamás? ¿Cuántos son en la asociación?"
    apart = unicodedata.normalize("NFD", question)
    retriever = small_engine.as_retriever(top_k=5)
    found = [(one.node_id, one.score) for one in retriever.retrieve(question)]
    assert [(one.node_id, one.score) for one in retriever.retrieve(apart)] == found
    answer, same = small_engine.ask(question), small_engine.ask(apart)
    assert (same.text, same.reason) == (answer.text, answer.reason)
    assert same.question == apart


def test_an_awaited_retrieval_gives_the_same_nodes(small_engine: BriefingQA) -> None:
    """aretrieve() finds what retrieve() finds."""
    retriever = small_engine.as_retriever()
    nodes = asyncio.run(retriever.aretrieve(QUESTION))
    assert [n.node_id for n in nodes] == [n.node_id for n in retriever.retrieve(QUESTION)]


def test_what_is_no_question_is_refused_through_llama_index_too(small_engine: BriefingQA) -> None:
    """Errors of ours reach the caller unchanged."""
    with pytest.raises(QuestionError):
        small_engine.as_query_engine().query("?")


def test_a_query_engine_has_no_prompts(small_engine: BriefingQA) -> None:
    """Nothing is sent to a language model, so there is no prompt to change."""
    assert small_engine.as_query_engine().get_prompts() == {}
