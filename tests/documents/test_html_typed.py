"""HTML: lists that are typed into a paragraph."""

from __future__ import annotations

import pytest

from briefing_qa.documents import parse


def _text(body: str) -> str:
    return parse(f"<body><p>{body}</p></body>".encode(), "page.html").text


@pytest.mark.parametrize("sign", ["&bull; ", "- ", "– ", "* ", "&#9654;", "· "])
def test_lines_behind_signs_are_items(sign: str) -> None:
    """Each is an item below what leads on to them; what is broken inside of one belongs to it."""
    body = f"Income was:<br>{sign}Gifts: 120<br>{sign}Grants,<br>two: 340<br/>{sign}Other<br>Sums."
    assert _text(body) == "Income was:\n\n- Gifts: 120\n- Grants, two: 340\n- Other\n\nSums.\n"


@pytest.mark.parametrize("marks", [("1.", "2.", "3."), ("a)", "b)", "c)"), ("(1)", "(2)", "(3)")])
def test_lines_that_count_are_items(marks: tuple[str, ...]) -> None:
    """Numbers and letters make items where they count from the first on."""
    body = "They have to:<br>" + "<br>".join(f"{mark} check it" for mark in marks)
    lines = [line for line in _text(body).split("\n") if line]
    assert lines == ["They have to:", *(f"{mark} check it" for mark in marks)]


def test_lists_go_on_counting_in_the_next_paragraph() -> None:
    """Two line breaks begin a paragraph, and one the next item."""
    body = "1. Homes are inspected.<br><br>2. Children are heard.<br>3. Reports are sent."
    assert _text(body).split("\n\n")[1] == "2. Children are heard.\n3. Reports are sent.\n"


def test_a_list_begins_in_a_paragraph_with_a_number() -> None:
    """The number of the paragraph is none of the list's."""
    text = _text("4. They have to:<br>a) ask;<br>b) write.")
    assert text.split("\n\n") == ["4. They have to:", "a) ask;", "b) write.\n"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("12 Main Street<br>- closed -<br>tel. 5", "12 Main Street - closed - tel. 5"),
        ("From 4.<br>5. May on<br>7. July", "From 4. 5. May on 7. July"),
        ("One line<br>and another", "One line and another"),
    ],
)
def test_other_lines_are_one_paragraph(body: str, words: str) -> None:
    """One sign alone, and numbers that do not count, mark nothing."""
    assert _text(body) == f"{words}\n"
