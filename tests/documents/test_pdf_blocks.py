"""PDF: blocks with columns of their own, one below the other."""

from __future__ import annotations

from pdf_samples import BOLD, HEIGHT, draw, lines_at, words_at
from reportlab.pdfgen.canvas import Canvas

from briefing_qa.documents.pdf import read_pdf

NOTE = ["In 2019 there were 36", "murders in every 100,000", "people of the country."]
MAIN = [
    "Violence is the reason that children name first. Of those who were asked in",
    "Tapachula most said that a gang had threatened them or a member of their family,",
    "and many others that there was nothing left to eat in the villages where they lived,",
    "where drought has made things worse since then, as the families said.",
]
LEFT = [
    "Mexican law has forbidden to detain children",
    "since November 2020. The shelters of the family",
    "agency must take them in within a day, and must",
    "give them beds of their own in all of the towns.",
]
RIGHT = [
    "In 2019 Mexico deported 53,507 children, most",
    "of them to Honduras. Only 14 per cent had seen",
    "a lawyer before, and most of them were alone in",
    "the bus that took them over the border by night.",
]
BELOW = ["The figures are those of the agency, which has counted all of the children, by country."]


def _page(canvas: Canvas) -> None:
    lines_at(canvas, 60, 100, NOTE, size=8)
    lines_at(canvas, 200, 100, MAIN)
    words_at(canvas, 70, 184, "The law", BOLD, 11)
    lines_at(canvas, 70, 206, LEFT)
    words_at(canvas, 310, 180, "Deportation", BOLD, 11)
    lines_at(canvas, 310, 199, RIGHT)
    words_at(canvas, 60, 276, "The figures", BOLD, 14)
    lines_at(canvas, 60, 306, BELOW)


def test_columns_of_a_block_do_not_reach_into_the_next() -> None:
    """Short first lines of the block below leave the strip above free by chance."""
    text = read_pdf(draw(_page), "report.pdf").text
    assert [part for part in text.strip().split("\n\n") if part != " ".join(NOTE)] == [
        " ".join(MAIN),
        "The law",
        " ".join(LEFT),
        "Deportation",
        " ".join(RIGHT),
        "The figures",
        " ".join(BELOW),
    ]


TWO_COLUMNS = (
    [
        "Under article 14 of the law a guardian must be",
        "appointed within three days. The court of the",
        "district in which the child was found is in",
        "charge of it. Appointments took 23 days.",
    ],
    [
        "Guardians are volunteers. They receive a course",
        "of two days and an allowance of 40 crowns,",
    ],
    [
        "which has not been raised since 2009. Nobody may",
        "be the guardian of more than five children.",
    ],
    [
        "Towns reported that 112 guardians had resigned",
        "in 2022. Most of them gave the number of the",
        "children for whom they had to answer as the",
        "reason, and others a lack of interpreters.",
    ],
)
BESIDE_A_BOX = [
    "This report draws on a survey of 1,240 households and on 64 talks",
    "with children. It was carried out between May and July 2022 by the",
    "Institute of Statistics, which drew its sample from the census of 2019.",
    "Each of the talks was led by two persons who had been trained for it.",
    "The children were told that they could end it at any time, which four",
    "of them did. Their answers were destroyed, and are no part of this.",
]
BOX = [
    "A separated child is one",
    "who is with relatives, and",
    "not with both parents. An",
    "unaccompanied one is with",
    "nobody who has to care for",
    "it by law or by custom.",
]


def test_columns_of_a_block_do_not_reach_into_the_one_before() -> None:
    """Last lines of a column above, and a box below, share a strip that is free by chance."""

    def page(canvas: Canvas) -> None:
        lines_at(canvas, 60, 100, TWO_COLUMNS[0])
        lines_at(canvas, 60, 168, TWO_COLUMNS[1])
        lines_at(canvas, 310, 92, TWO_COLUMNS[2])
        lines_at(canvas, 310, 124, TWO_COLUMNS[3])
        words_at(canvas, 60, 210, "2. How the report on guardians was made, and by whom", BOLD, 13)
        lines_at(canvas, 60, 234, BESIDE_A_BOX)
        lines_at(canvas, 400, 228, BOX, size=9)

    text = read_pdf(draw(page), "report.pdf").text
    assert [part for part in text.strip().split("\n\n") if part != " ".join(BOX)] == [
        " ".join(TWO_COLUMNS[0]),
        " ".join([*TWO_COLUMNS[1], *TWO_COLUMNS[2]]),
        " ".join(TWO_COLUMNS[3]),
        "2. How the report on guardians was made, and by whom",
        " ".join(BESIDE_A_BOX),
    ]


THREE_ABOVE = (
    "Between January and\nOctober the office had\n214 complaints, most\nof them by mothers.",
    "In 38 cases no reply\nhad come within the\nsix months that the\nrules give for it.",
    "Some said that they\nhad been held in a cell\nof the police with men\nfor more than a day.",
)
THREE_BELOW = (
    "A survey in April was\nmade in 26 homes. In\nnine of them children\nslept on the floor.",
    "The budget fell from\n4.2 million crowns to\n3.4 million, which is\na fall of 19 per cent.",
    "The minister said that\nthe new law would be\nready by the end of\nthe term of the house.",
)


def test_columns_end_at_a_box_over_the_whole_width() -> None:
    """Short lines in the box leave the strip before the last column free, from top to bottom."""

    def page(canvas: Canvas) -> None:
        for index in range(3):
            lines_at(canvas, 60 + 165 * index, 100, THREE_ABOVE[index].split("\n"))
            lines_at(canvas, 60 + 165 * index, 240, THREE_BELOW[index].split("\n"))
        canvas.rect(60, HEIGHT - 210, 450, 50)
        words_at(canvas, 70, 180, "Detention comes first in most of the districts.")
        words_at(canvas, 70, 195, "Foster families went without allowances for months.")

    text = read_pdf(draw(page), "report.pdf").text
    whole = " ".join(text.split())
    expected = [" ".join(lines.split()) for lines in (*THREE_ABOVE, *THREE_BELOW)]
    places = [whole.index(words) for words in expected]
    box = whole.index("Detention comes first")
    assert places == sorted(places)
    assert places[2] < box < places[3]
    assert "most of the districts. Foster families" in whole


def test_a_heading_below_columns_is_none_of_the_first() -> None:
    """It stands before what is below it, which begins in the second column there."""

    def page(canvas: Canvas) -> None:
        for index in range(3):
            lines_at(canvas, 60 + 165 * index, 100, THREE_ABOVE[index].split("\n"))
        words_at(canvas, 60, 170, "Next part", BOLD, 12)
        lines_at(canvas, 310, 192, LEFT)
        lines_at(canvas, 60, 198, RIGHT)

    text = read_pdf(draw(page), "report.pdf").text
    assert text.strip().split("\n\n") == [
        *(" ".join(lines.split()) for lines in THREE_ABOVE),
        "Next part",
        " ".join(RIGHT),
        " ".join(LEFT),
    ]
