"""Plain text with mails that are quoted."""

from __future__ import annotations

import pytest

from briefing_qa.documents.quoted_mail import without_quote_marks
from briefing_qa.documents.text import read_text

THREAD = """Dear Liza,

Thank you.

> From: Tomas
> Date: 17 April
>
> The building is ready. The delay is because the fire inspector
> refused the staircase.
>
>> From: Ingrid
>> When is it
>> ready?
"""


def test_sentences_of_quoted_mails_are_whole() -> None:
    """Over the ends of lines, each mail apart from the one that it answers."""
    text = read_text(THREAD.encode(), "thread.txt").text
    assert ">" not in text
    assert "the fire inspector\nrefused the staircase." in text
    paragraphs = [one for one in text.split("\n\n") if one.strip()]
    assert [one.strip() for one in paragraphs] == [
        "Dear Liza,",
        "Thank you.",
        "From: Tomas\nDate: 17 April",
        "The building is ready. The delay is because the fire inspector\nrefused the staircase.",
        "From: Ingrid\nWhen is it\nready?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "So a > b.\n> 5 is more.\n\nThe end.\n",
        "> one\n> two\n",
        "No marks at all.\n\nHere either.\n",
        "",
    ],
)
def test_a_line_or_two_that_begin_so_stay(text: str) -> None:
    """They may be a formula."""
    assert without_quote_marks(text) == text
