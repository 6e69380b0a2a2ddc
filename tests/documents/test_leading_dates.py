"""The date above the text of Word documents, OpenDocument texts and web pages."""

from __future__ import annotations

import pytest
from office_files import docx, odt, paragraph

from briefing_qa.documents import parse
from briefing_qa.documents.printed_dates import leading_date

BODY = "Of the children in residential care most have a living parent, as the count has shown. " * 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Children in care\n\nAsunción, 4 March 2022\n\n{BODY}", "2022-03-04"),
        (f"Children in care\n\n{BODY}\n\n{BODY}\n\nAsunción, 4 March 2022", "2024-05-06"),
        (f"| Assembly | Distr.: General 12 March 2021 |\n\n{BODY}", "2021-03-12"),
        (f"Children in care\n\n{BODY}", "2024-05-06"),
    ],
)
def test_what_stands_above_the_body_tells_the_date(text: str, day: str) -> None:
    """Before that on which the file was saved; what stands behind two paragraphs does not."""
    assert leading_date(text, "2024-05-06") == day


def test_the_date_above_the_text_of_a_file() -> None:
    """Of each format whose files state, if any, the day on which somebody saved them."""
    lines = ("Children in care", "Asunción, 4 March 2022", BODY)
    word = "".join(paragraph(words) for words in lines)
    text = "".join(f"<text:p>{words}</text:p>" for words in lines)
    page = "".join(f"<p>{words}</p>" for words in lines)
    for data, name in (
        (docx(word), "care.docx"),
        (odt(text), "care.odt"),
        (f"<html><body>{page}</body></html>".encode(), "care.html"),
    ):
        assert parse(data, name).fields["date"] == "2022-03-04"


def test_a_date_that_a_page_states_stays() -> None:
    """It knows better than the words above its text."""
    page = f'<meta name="date" content="2022-03-09"><p>Asunción, 4 March 2022</p><p>{BODY}</p>'
    assert parse(page.encode(), "care.html").fields["date"] == "2022-03-09"
