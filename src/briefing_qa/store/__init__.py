"""The index on disk: one protocol, and its default store in one folder.

protocol  what a store has to do
sqlite    the default one: SQLite holds the truth, FAISS is derived from it
schema    the database file: its tables, and what it says about itself
rows      documents and passages as rows, and back
decoding  JSON in those rows, taken for no more than it is
boxes     where words stand on pages, packed
reader    reading one consistent state
writer    changing the index
lock      one writer at a time
turns     a writer let in between readers
rebuild   an index made afresh beside the old one
vectors   nearest passages by vector
derived   the vector index of the present generation, kept in a file
scrubbing writing afresh what held text that was removed
checking  damage that no question has met yet
failures  what SQLite and the operating system report, as errors
"""

from briefing_qa.store.protocol import (
    DocumentRecord,
    Embed,
    Hit,
    IndexedDocument,
    RefusedFile,
    Snapshot,
    Store,
    StoreSettings,
    Vectors,
    Writer,
)
from briefing_qa.store.sqlite import SqliteStore, open_store

__all__ = [
    "DocumentRecord",
    "Embed",
    "Hit",
    "IndexedDocument",
    "RefusedFile",
    "Snapshot",
    "SqliteStore",
    "Store",
    "StoreSettings",
    "Vectors",
    "Writer",
    "open_store",
]
