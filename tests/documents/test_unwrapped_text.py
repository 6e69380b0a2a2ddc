"""Plain text: paragraphs that are lines, as word processors save them."""

from __future__ import annotations

import pytest

from briefing_qa.documents.text import read_text

LONG = (
    "Ecuador raised the minimum age of marriage to 18 years, without exceptions, in June 2015, and "
    "informal unions remain widespread in rural areas of the coast and in the Amazon, as is known."
)
LINES = (
    "Child marriage in Ecuador",
    "Observatorio Andino",
    "2022",
    "Introduction",
    LONG,
    "It is so.",
    "National law",
    LONG,
    "Province\tBy 15\tBy 18",
    "Loja\t2.4%\t17.7%",
    "Pichincha\t1.8%\t14.9%",
    "Morona\t7.9%\t35.2%",
    LONG,
)


def test_lines_that_are_paragraphs_stand_apart() -> None:
    """So headings are headings, and no sentence begins with the words of one."""
    parsed = read_text("\n".join(LINES).encode(), "a.txt")
    assert parsed.main_heading == "Child marriage in Ecuador"
    assert [s.headings[-1].title for s in parsed.sections] == [
        "Child marriage in Ecuador",
        "Introduction",
        "National law",
    ]
    assert f"\n\n{LONG}\n\nIt is so.\n\n" in parsed.text
    assert "\n\n" + "\n".join(LINES[8:12]) + "\n\n" in parsed.text


def test_wrapped_lines_stay_as_they_are() -> None:
    """Also where long lines are few, or blank lines part the paragraphs."""
    wrapped = "\n".join(["Ecuador raised the minimum age of marriage,", "to 18 years."] * 8)
    assert read_text(wrapped.encode(), "a.txt").text == wrapped
    parted = f"Introduction\n\n{LONG}\nMore of it\n\n{LONG}\n\n{LONG}\n"
    assert read_text(parted.encode(), "a.txt").text == parted


TITLED = (
    "In 2021 the helpline received 1,204 calls from the region, and 312 of\n"
    "these were about violence. The girls were thirteen years old on average.\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "The cost of silence: calls from Huánuco",
        "¿Quién llama a la línea 100?",
        "What was counted in 2021 (a summary)",
    ],
)
def test_a_title_right_above_its_text_is_its_heading(title: str) -> None:
    """It is no part of the first sentence, and the text is called by it."""
    parsed = read_text(f"{title}\n{TITLED}\nA second paragraph.\n".encode(), "calls.txt")
    assert parsed.main_heading == title
    assert parsed.text == f"{title}\n\n{TITLED}\nA second paragraph.\n"


@pytest.mark.parametrize(
    "first",
    [
        "In the whole of the year, and of these most in the schools of Huánuco",  # as wide
        "In 2021,",  # begins a sentence
        "Lima, Peru, 2021:",
        "- helpline",
        "Year    Calls",
        "2021",
    ],
)
def test_a_first_line_that_is_no_title_stays(first: str) -> None:
    """One that goes on in the next line, an item, a row or a number."""
    text = f"{first}\n{TITLED}"
    assert read_text(text.encode(), "calls.txt").text == text


def test_fields_at_the_head_of_a_text_are_no_title() -> None:
    """Nor is a line that ends where the next word had no room, or before a small letter."""
    for text in (
        f"Place: Huánuco\nWhat: {TITLED}",
        f"The helpline of\n{TITLED[0].lower()}{TITLED[1:]}",
        "It was founded by the city of\nSantiago-de-los-Caballeros-de-León in June.\n",
    ):
        assert read_text(text.encode(), "calls.txt").text == text
