"""Plain text: paragraphs that are lines, as word processors save them."""

from __future__ import annotations

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
