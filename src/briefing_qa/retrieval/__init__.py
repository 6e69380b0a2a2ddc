"""First stage: passages for a question, by meaning (dense) and by words (lexical), ranked together.

`search` works inside one snapshot and imports nothing heavy; `retrievers` offers the same to
LlamaIndex and is imported only where that is asked for. `filters` says which documents are
searched.
"""

from briefing_qa.retrieval.filters import Filters, years_of
from briefing_qa.retrieval.search import Retrieved, retrieve

__all__ = ["Filters", "Retrieved", "retrieve", "years_of"]
