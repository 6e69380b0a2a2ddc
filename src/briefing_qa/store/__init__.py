"""The index on disk: one protocol, and its default store in one folder."""

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
