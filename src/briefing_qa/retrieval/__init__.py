"""First stage: passages for a question, by meaning (dense) and by words (lexical), fused by rank.

`search` works inside one snapshot and imports nothing heavy; `retrievers` offers the same to
LlamaIndex and is imported only where that is asked for.
"""

from briefing_qa.retrieval.search import Retrieved, fuse, retrieve

__all__ = ["Retrieved", "fuse", "retrieve"]
