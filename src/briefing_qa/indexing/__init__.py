"""Bring the index in step with the corpus: read what changed, embed what is new, commit.

report     what was done, and how that is told
planning   which files are new, changed, gone
reading    files to documents, several at a time
pooling    the vector of a passage from those of its sentences
storing    documents to passages, terms, vectors, in parts that survive a kill
step       all of it
"""

from briefing_qa.indexing.report import IndexReport, Naming, Progress, notices_of
from briefing_qa.indexing.step import bring_in_step
from briefing_qa.indexing.storing import index_documents, store_settings

__all__ = [
    "IndexReport",
    "Naming",
    "Progress",
    "bring_in_step",
    "index_documents",
    "notices_of",
    "store_settings",
]
