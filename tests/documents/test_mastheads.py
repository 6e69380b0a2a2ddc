"""Titles of documents of the United Nations, below their mastheads."""

from __future__ import annotations

from office_files import docx, paragraph, run

from briefing_qa.documents.docx import read_docx


def test_the_title_below_the_masthead_of_the_united_nations() -> None:
    """Neither the treaty, nor the body that wrote it, is what a document is called."""
    lines = ["United Nations", "Convention on the Rights of the Child"]
    lines += ["Distr.: General 12 March 2021 Original: English"]
    bold = ["Committee on the Rights of the Child", "Concluding observations on Costa Verde*"]
    body = "".join(map(paragraph, lines))
    body += "".join(f"<w:p>{run(words, '<w:b/>')}</w:p>" for words in bold)
    body += paragraph("1. The Committee considered the report at its 2489th meeting.")
    assert read_docx(docx(body), "a.docx").main_heading == "Concluding observations on Costa Verde"
