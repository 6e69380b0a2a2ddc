"""The engine as LlamaIndex sees it: a query engine whose responses are `Answer`s."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle

from briefing_qa.answering.answer import Answer


class BriefingQueryEngine(BaseQueryEngine):
    """Works wherever LlamaIndex takes a query engine: in tools, agents, routers, evaluators.

    Args:
        ask: answers one question.
        retriever: finds passages for `retrieve`.
    """

    def __init__(self, ask: Callable[[str], Answer], retriever: BaseRetriever) -> None:
        super().__init__(callback_manager=None)
        self._ask = ask
        self._retriever = retriever

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Passages for a query, best first."""
        return self._retriever.retrieve(query_bundle)

    def _query(self, query_bundle: QueryBundle) -> Answer:
        return self._ask(query_bundle.query_str)

    async def _aquery(self, query_bundle: QueryBundle) -> Answer:
        return await asyncio.to_thread(self._ask, query_bundle.query_str)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}
