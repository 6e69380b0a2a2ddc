"""The engine as LlamaIndex sees it: a query engine whose responses are `Answer`s."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks.schema import CBEventType, EventPayload
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from briefing_qa.answering.saying.answer import Answer


class BriefingQueryEngine(BaseQueryEngine):
    """Works wherever LlamaIndex takes a query engine: in tools, agents, routers, evaluators.

    Args:
        ask: answers one question.
        retriever: finds passages for `retrieve`; its callback manager is told of queries, too.
    """

    def __init__(self, ask: Callable[[str], Answer], retriever: BaseRetriever) -> None:
        super().__init__(callback_manager=retriever.callback_manager)
        self._ask = ask
        self._retriever = retriever

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Passages for a query, best first."""
        return self._retriever.retrieve(query_bundle)

    def _query(self, query_bundle: QueryBundle) -> Answer:
        with self._event(query_bundle) as said:
            said.append(self._ask(query_bundle.query_str))
        return said[0]

    async def _aquery(self, query_bundle: QueryBundle) -> Answer:
        with self._event(query_bundle) as said:
            said.append(await asyncio.to_thread(self._ask, query_bundle.query_str))
        return said[0]

    @contextmanager
    def _event(self, query_bundle: QueryBundle) -> Iterator[list[Answer]]:
        """Tell the callback manager where a query starts, and where it ends with what is said."""
        said: list[Answer] = []
        with self.callback_manager.event(
            CBEventType.QUERY, payload={EventPayload.QUERY_STR: query_bundle.query_str}
        ) as event:
            yield said
            event.on_end(payload={EventPayload.RESPONSE: said[0]})

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}
