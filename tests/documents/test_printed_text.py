"""Plain text as old programs leave it: in pages, or in Windows-1252."""

from __future__ import annotations

import pytest

from briefing_qa.documents import parse
from briefing_qa.documents.form_feeds import without_page_breaks
from briefing_qa.errors import DocumentError

_FEET = [f"East Marsh Committee      Page {n}\n" for n in range(1, 4)]


def test_running_lines_and_form_feeds_part_no_sentence() -> None:
    """What a page ends inside of goes on, and neither heads nor feet are text."""
    source = (
        f"Report\n\nThe cold of the morning was nine\n\n{_FEET[0]}\f{_FEET[1]}\n"
        f"degrees. A boiler was ordered.\n\n    Home   Children\n    Tern         18\n\n{_FEET[1]}"
        f"\f{_FEET[2]}\nNobody paid for it.\n\n{_FEET[2]}"
    )
    assert parse(source.encode(), "a.txt").text == (
        "Report\n\nThe cold of the morning was nine\ndegrees. A boiler was ordered.\n\n"
        "    Home   Children\n    Tern         18\n\nNobody paid for it.\n"
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Un niño,\n- 3 -\n\n\f\nque huyó.\n", "Un niño,\nque huyó.\n"),
        ("One.\n\ftwo\n", "One.\n\ntwo\n"),
        ("It ended\n\f\fIn March.", "It ended\n\nIn March.\n"),
        ("Table 1\na b\n\fText.\n\fTable 2\nc d\n\fText too.\n\fMore.", None),
        ("\f\n", ""),
        ("No pages.\n\n- 3 -", "No pages.\n\n- 3 -"),
    ],
)
def test_pages(source: str, text: str | None) -> None:
    """A stop or a capital ends a paragraph with the page; what stands on few pages is text."""
    expected = source.replace("\n\f", "\n\n") + "\n" if text is None else text
    assert without_page_breaks(source) == expected


_SPANISH = "Los niños de la señora López ¿van a la escuela? «Sí», dijo el 35º – casi col·legi."


def test_windows_1252_is_read() -> None:
    """Where it is no UTF-8 and reads like a language of Western Europe."""
    assert parse(_SPANISH.encode("cp1252"), "a.txt").text == _SPANISH
    page = f"# Título\n\n{_SPANISH}\n"
    assert parse(page.encode("cp1252"), "a.md").text == page
    assert parse("It’s 40 £ – or “more”.".encode("cp1252"), "a.txt").text[2] == "’"


@pytest.mark.parametrize(
    "data",
    [
        "Każdy człowiek ma prawo do życia".encode("cp1250"),
        "Каждый человек имеет право".encode("cp1251"),
        "Κάθε άτομο έχει δικαίωμα".encode("cp1253"),
        f"{_SPANISH * 3}".encode()[:-2] + b"\xe9n la escuela.",
        b"The child \x81 was here.",
    ],
    ids=["Polish", "Russian", "Greek", "damaged", "undefined"],
)
def test_other_encodings_are_refused(data: bytes) -> None:
    """What would be read wrongly is not read, and one line says what to do."""
    with pytest.raises(DocumentError, match=r"not UTF-8 at byte .*: save it as UTF-8 text$"):
        parse(data, "a.txt")


_PAGES = (
    "In 2022 the ministry registered 4,812 boys\nand girls, most in the towns of East",
    "Norland. Many of the guardians gave up, as\nthey had to answer for large numbers of",
    "children. Courts heard 310 cases.",
    "The next report is due in June.",
)


def test_page_numbers_alone_between_lines_part_no_sentence() -> None:
    """Where they count, and some of them stand inside of sentences."""
    source = "\n\n{}\n\n".join(_PAGES).format(12, 13, 14)
    assert parse(source.encode(), "a.txt").text == (
        f"{_PAGES[0]}\n{_PAGES[1]}\n{_PAGES[2]}\n\n{_PAGES[3]}"
    )


@pytest.mark.parametrize(
    "source",
    [
        "\n\n{}\n\n".join(_PAGES).format(12, 14, 13),
        "1\n\nThe first paragraph.\n\n2\n\nThe second one.\n\n3\n\nThe third one.\n\n4\n\nEnd.",
        "Tern\n\n18\n\nGull\n\n19\n\nHeron\n\n20\n\nCrane",
    ],
)
def test_other_numbers_alone_are_text(source: str) -> None:
    """They do not count, are those of paragraphs, or figures of a list."""
    assert parse(source.encode(), "a.txt").text == source
