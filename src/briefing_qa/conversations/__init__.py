"""Conversations that are kept: private to their owner, exported on demand, deleted for good.

    from briefing_qa.conversations import ConversationStore, to_markdown

    with ConversationStore("conversations.sqlite") as store:
        kept = store.new(owner)
        store.append(owner, kept.id, question=question, answer=answer.to_dict())
        print(to_markdown(store.get(owner, kept.id)))

values         the values that flow
checking       what may be kept
failures       what can go wrong
schema         the file: tables, version, opening it, setting a damaged one aside
connections    shared by threads
rows, looking  rows of the database as values, found by their owner
decoding       JSON in those rows, taken for no more than it is
wiping         deleting without a trace
store          `ConversationStore`
references     citations as people write them
markdown       text as Markdown in which nothing acts
exporting      a conversation as Markdown and as JSON
question_rows  judged answers as drafts for a question set
"""

from briefing_qa.conversations.exporting import file_name, to_json, to_markdown, written_years
from briefing_qa.conversations.failures import (
    ConversationDamageError,
    ConversationStoreError,
    ConversationValueError,
    ConversationVersionError,
    ConversationWriteError,
    UnknownConversationError,
)
from briefing_qa.conversations.question_rows import question_rows, to_json_lines
from briefing_qa.conversations.references import citation_of, cited_sources, origin, reference
from briefing_qa.conversations.store import ConversationStore
from briefing_qa.conversations.values import (
    Conversation,
    Feedback,
    JudgedTurn,
    Transcript,
    Turn,
    Verdict,
)

__all__ = [
    "Conversation",
    "ConversationDamageError",
    "ConversationStore",
    "ConversationStoreError",
    "ConversationValueError",
    "ConversationVersionError",
    "ConversationWriteError",
    "Feedback",
    "JudgedTurn",
    "Transcript",
    "Turn",
    "UnknownConversationError",
    "Verdict",
    "citation_of",
    "cited_sources",
    "file_name",
    "origin",
    "question_rows",
    "reference",
    "to_json",
    "to_json_lines",
    "to_markdown",
    "written_years",
]
