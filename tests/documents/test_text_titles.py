"""Plain text: what it is called, and how its headings are nested."""

from __future__ import annotations

import pytest

from briefing_qa.documents import parse
from briefing_qa.documents.nesting import levels

BODY = "\n\nThe first paragraph says what was found in the year before.\n\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Children at\nwork in the tourism of the coast",
            "Children at work in the tourism of the coast",
        ),
        ("PRESS RELEASE\n\nHotels keep children safe", "Hotels keep children safe"),
        ("NOTA DE PRENSA\n\nLos hoteles cuidan a la niñez", "Los hoteles cuidan a la niñez"),
        (
            "Committee on the Rights of the Child\n\nObservations on the report of\nVanuatu*",
            "Observations on the report of Vanuatu",
        ),
        (
            "Comité de los Derechos del Niño\n\nObservaciones finales sobre\nel informe de Chile",
            "Observaciones finales sobre el informe de Chile",
        ),
        (
            "CRC/C/VUT/CO/3\nDistr.: General\n1 May 2022\n\nMinistry of Labour\n\nA plan for all",
            "A plan for all",
        ),
        ("Lima, 3 de mayo de 2021\n\nCarta abierta a los bancos", "Carta abierta a los bancos"),
        ("Children in care\n\nWhat was counted in 2021", "Children in care"),
        ("Government action against trafficking", "Government action against trafficking"),
        ("Committee on the Rights of the Child", "Committee on the Rights of the Child"),
        (
            "COMITÉ DE LA NIÑEZ\nObservaciones finales sobre Chile",
            "Observaciones finales sobre Chile",
        ),
        ("PRESS RELEASE", "PRESS RELEASE"),
        ("Introduction", "Introduction"),
    ],
)
@pytest.mark.parametrize("first", ["", "I. Introducción", "1. Background", "Summary"])
def test_a_text_is_called_by_what_says_most(head: str, title: str, first: str) -> None:
    """A title may go over lines; kinds of texts, bodies and days are passed over for it."""
    source = f"{head}{BODY}{first}{BODY}"
    assert parse(source.encode(), "notes.txt").main_heading == title


@pytest.mark.parametrize("first", ["I. Introducción", "1. Background"])
def test_numbered_headings_are_no_titles_where_one_stands_before(first: str) -> None:
    """Without one the first heading serves, as before."""
    before = f"Derechos de la niñez en los\npuertos del norte\n\n{first}{BODY}"
    assert (
        parse(before.encode(), "a.txt").main_heading
        == "Derechos de la niñez en los puertos del norte"
    )
    sentence = f"It was a long year for\nall of the ports.\n\n{first}{BODY}"
    assert parse(sentence.encode(), "a.txt").main_heading == first


def test_marked_headings_alone_say_the_title() -> None:
    """A text that marks its headings says itself which one is its title."""
    source = f"A line\nof two\n\n# Report{BODY}# Children at work{BODY}"
    assert parse(source.encode(), "a.txt").main_heading == "Report"


@pytest.mark.parametrize(
    ("titles", "nested"),
    [
        (
            [
                "Peru",
                "I. Intro",
                "II. Concerns",
                "A. Law",
                "Data",
                "B. Violence",
                "C. School",
                "D. Work",
                "III. End",
                "Annex",
            ],
            [1, 1, 1, 2, 3, 2, 2, 2, 1, 1],
        ),
        (["I. Law", "1. Age", "1.1 Girls", "2. Work", "II. School", "1. Fees"], [1, 2, 3, 2, 1, 2]),
        (["1. Law", "A. Age", "B. Work", "2. School", "Sources"], [1, 2, 2, 1, 1]),
        (["1. Law", "How", "2. School", "2.1 Fees", "What", "2.2 Meals"], [1, 2, 1, 2, 3, 2]),
        (["1.1 Law", "2. School"], [2, 1]),
        (["A. Pérez", "Law", "School"], [1, 1, 1]),
        (["A. Law", "B. Work", "C. School", "D. Play", "Notes"], [1, 1, 1, 1, 1]),
        (["Law", "School"], [1, 1]),
        (["H. Law", "I. Work"], [1, 1]),
        ([], []),
    ],
)
def test_kinds_of_numbers_stand_under_each_other(titles: list[str], nested: list[int]) -> None:
    """As they come; what has no number is below the one before while the numbers go on."""
    assert levels(titles) == nested


def test_paths_of_a_text_have_their_parents() -> None:
    """Sections of a treaty body's text stand where its letters and numerals put them."""
    source = "".join(
        f"{one}{BODY}"
        for one in (
            "I.\tIntroducción",
            "II.\tInquietudes",
            "A.\tLey",
            "Datos",
            "B.\tEscuela",
            "III.\tFin",
        )
    )
    assert [section.path for section in parse(source.encode(), "a.txt").sections] == [
        ("I.\tIntroducción",),
        ("II.\tInquietudes",),
        ("II.\tInquietudes", "A.\tLey"),
        ("II.\tInquietudes", "A.\tLey", "Datos"),
        ("II.\tInquietudes", "B.\tEscuela"),
        ("III.\tFin",),
    ]


def test_heading_far_below_is_no_title() -> None:
    """A text that begins with pages of paragraphs is not called by the first heading in it."""
    body = "The first paragraph says what was found, and by whom, and where.\n\n"
    text = f"{body * 30}What comes next\n\n{body}"
    parsed = parse(text.encode(), "a.txt")
    assert parsed.main_heading == ""
    assert parsed.sections[-1].path == ("What comes next",)
