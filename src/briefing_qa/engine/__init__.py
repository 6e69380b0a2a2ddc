"""The engine behind all doors: it asks, and it keeps the index in step with the corpus.

answers   `BriefingQA`: opens corpus, index and models, and answers questions
looking   one state of the index for a question that looks at it several times
keeping   brings an index in step with its corpus; lists what both hold
"""

from briefing_qa.engine.answers import BriefingQA
from briefing_qa.engine.keeping import list_documents, update_index

__all__ = ["BriefingQA", "list_documents", "update_index"]
