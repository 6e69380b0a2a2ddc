"""The engine behind all doors: it asks, and it keeps the index in step with the corpus.

answers   `BriefingQA`: opens corpus, index and models, and answers questions
looking   one state of the index for a question that looks at it several times
capitals  names of a question as the documents write them
following where a question of a conversation is looked for
finding   what a question is decided with
spans     characters of a document that callers name, and that answers cite
turning   questions one after the other, for one thread or several
naming    where a question is looked for that names documents
keeping   brings an index in step with its corpus; lists what both hold
removing  takes a document out of both
"""

from typing import TYPE_CHECKING, Any

from briefing_qa.engine.keeping import check_index, check_not_gone, list_documents, update_index
from briefing_qa.engine.removing import Removal, remove_document

if TYPE_CHECKING:
    from briefing_qa.engine.answers import BriefingQA

__all__ = [
    "BriefingQA",
    "Removal",
    "check_index",
    "check_not_gone",
    "list_documents",
    "remove_document",
    "update_index",
]


def __getattr__(name: str) -> Any:
    """`BriefingQA`, when it is asked for: what answers is not needed to list documents."""
    if name == "BriefingQA":
        from briefing_qa.engine.answers import BriefingQA

        return BriefingQA
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
