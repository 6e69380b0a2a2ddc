"""Cut a document into passages with exact spans, and say what is embedded for each.

    blocks      paragraphs, list items and table rows of a section
    packing     which pieces stand together in a passage
    notes       the marks of notes
    aligned     tables of plain text whose columns are set by white space
    spoken      the labels of turns, where people speak
    rows        the names and cells of table rows
    cutting     Document to passages
    embedded    the text whose vector stands for a unit, and the keys of vectors

The rules that decide about quality are small functions and constants; a change of any of them
raises `config.TEXT_VERSION`.
"""

from briefing_qa.passages.cutting import cut_passages, page_number
from briefing_qa.passages.embedded import embedding_texts, plain_text

__all__ = ["cut_passages", "embedding_texts", "page_number", "plain_text"]
