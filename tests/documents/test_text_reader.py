"""Plain text: which lines are headings."""

from __future__ import annotations

import pytest

from briefing_qa.documents import Parsed, parse


def _parse(source: str) -> Parsed:
    return parse(source.encode(), "notes.txt")


def _paths(source: str) -> list[tuple[str, ...]]:
    return [section.path for section in _parse(source).sections]


@pytest.mark.parametrize(
    "line",
    [
        "Way forward",
        "What is the Out of the Shadows Index?",
        "Environment (59/100)",
        "¿Qué es el Índice?",
        "2020 in numbers",
        "“Navego Tranqui” and what it does",
        "PERU",
    ],
)
def test_short_line_that_stands_alone_is_a_heading(line: str) -> None:
    """A title-like line between blank lines, with words below, begins a section."""
    assert _paths(f"Before it.\n\n{line}\n\nBody text.") == [(), (line,)]
    heading = _parse(f"{line}\n \nBody text.").sections[0].headings[0]
    assert (heading.start, heading.end) == (0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "It ends with a stop.",
        "It ends with a comma,",
        "The Committee recommends:",
        "The first; the second;",
        "In this Act, unless the context otherwise requires-",
        "A person who is under eighteen—",
        "lower case begins it",
        "- An item",
        "• An item",
        "(a) A letter",
        "(…)",
        "[1] A note (CAT/C/PER)",
        "12. The Committee notes that this has been so.",
        "12.",
        "A line far too long to be a title " + "because it goes on " * 6,
        "One two three four five six seven eight nine ten a b c d e f g",
        "_No recommendations_",
        "Two lines\nthat stand together",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    """Sentences, items, numbered paragraphs and long lines are text."""
    assert _paths(f"Before it.\n\n{line}\n\nBody text.") == [()]


@pytest.mark.parametrize("end", ["\u2029", "\u2028\u2028", "\v\v", "\x85\x85"])
def test_other_signs_for_line_ends_part_headings_too(end: str) -> None:
    """As word processors and web pages have them: the heading is none of the sentence below."""
    assert _paths(f"Before it.{end}Way forward{end}Body text.") == [(), ("Way forward",)]


def test_last_line_is_no_heading() -> None:
    """A heading has words below it."""
    assert _paths("Body text.\n\nThe end") == [()]


def test_capitals_stand_above_other_headings() -> None:
    """Lines in capitals are the outer level of a text that has them."""
    source = "PERU\n\nBody.\n\nIndigenous children\n\nBody.\n\nCHILE\n\nBody.\n\nMarriage\n\nBody."
    assert _paths(source) == [
        ("PERU",),
        ("PERU", "Indigenous children"),
        ("CHILE",),
        ("CHILE", "Marriage"),
    ]


def test_capitals_right_above_a_paragraph_are_its_heading() -> None:
    """Where at least three are; what stands right below is none, however short."""
    source = (
        "THE SURVEY\nIt ran.\n\nBY REGION\nPer cent of women (in 2021)\n\nBody.\n\nTHE LAW\nBody."
    )
    assert _paths(source) == [("THE SURVEY",), ("BY REGION",), ("THE LAW",)]
    assert _paths("UNICEF\nIt ran.\n\nWHO\nIt walked.") == [()]
    assert _paths("ONE\nTWO\n\nTHREE\nFOUR\n\nFIVE\nSIX\n\nBody.") == [()]


def test_numbers_give_the_level() -> None:
    """The depth of a heading's number is its level."""
    source = "1. Law\n\nBody.\n\n1.1 Marriage\n\nBody.\n\n1.1.1 Age\n\nBody.\n\n2. Media\n\nBody."
    assert _paths(source) == [
        ("1. Law",),
        ("1. Law", "1.1 Marriage"),
        ("1. Law", "1.1 Marriage", "1.1.1 Age"),
        ("2. Media",),
    ]


def test_divisions_of_a_law_stand_under_each_other() -> None:
    """What a word and a number name is a level of its own, in the order of the words."""
    heads = (
        "Capítulo I",
        "Artículo 1",
        "Artículo 2. Objeto",
        "Título II",
        "Capítulo I",
        "Artículo 3",
        "Anexo 1",
        "Medidas",
    )
    assert _paths("".join(f"{head}\n\nUn texto.\n\n" for head in heads)) == [
        ("Capítulo I",),
        ("Capítulo I", "Artículo 1"),
        ("Capítulo I", "Artículo 2. Objeto"),
        ("Título II",),
        ("Título II", "Capítulo I"),
        ("Título II", "Capítulo I", "Artículo 3"),
        ("Anexo 1",),
        ("Medidas",),
    ]


def test_numbered_sections_stand_under_parts() -> None:
    """Numbers that go on from part to part are below each of them."""
    source = "PART I - NAMES\n\n1. Title\n\nBody.\n\nPART II - CRIMES\n\n2. Sale\n\nBody."
    assert _paths(source) == [
        ("PART I - NAMES",),
        ("PART I - NAMES", "1. Title"),
        ("PART II - CRIMES",),
        ("PART II - CRIMES", "2. Sale"),
    ]


def test_words_that_count_nothing_are_no_divisions() -> None:
    """The words without a number, as in "Part of the family", give no level."""
    source = "Part of the family\n\nBody.\n\nChapter houses\n\nBody.\n\nLaw\n\nBody."
    assert _paths(source) == [("Part of the family",), ("Chapter houses",), ("Law",)]


def test_numbered_list_is_no_row_of_headings() -> None:
    """Numbered lines that follow one another directly are a list."""
    assert _paths("The Committee recommends:\n\n1. Amend it\n\n2. Enact it\n\nBody.") == [()]


def test_marked_headings_are_the_only_ones() -> None:
    """A text that marks its headings with "#" has no others."""
    source = "# Comité\n\nShort line\n\n## 1º Observaciones[^748]\n\nBody.\n\n#nota\n\nText."
    assert _paths(source) == [("Comité",), ("Comité", "1º Observaciones")]


def test_main_heading_is_the_outermost() -> None:
    """The title of a text is its first outermost heading."""
    assert _parse("Summary\n\nBody.\n\nPERU\n\nBody.").main_heading == "PERU"
    assert _parse("Only text.").main_heading == ""


def test_a_heading_that_begins_a_text_is_its_title() -> None:
    """Though those of its parts are in capitals; not where it says only what kind of text it is."""
    parts = "It does not meet the standards.\n\nPROSECUTION\n\nIt made efforts.\n\nCARE\n\nIt pays."
    assert _parse(f"NORLAND (Tier 2)\n\n{parts}").main_heading == "NORLAND (Tier 2)"
    assert _parse(f"Norland in 2023\n\n{parts}").main_heading == "Norland in 2023"
    assert _parse(f"Summary\n\n{parts}").main_heading == "PROSECUTION"


def test_who_made_it_and_which_edition_are_no_part_of_a_title() -> None:
    """Lines right below it say so."""
    head = "SERVICES FOR CHILDREN IN KWALE\nCompiled by the Coast Net (CN)\nSixth edition, 2023."
    assert _parse(f"{head}\n\nHOW TO USE IT\n\nCall first.").main_heading == head.split("\n")[0]
    two = "SERVICES FOR CHILDREN\nA list for the county of Kwale\nBy Ana Mora"
    assert (
        _parse(f"{two}\n\nHow to use it\n\nCall first.").main_heading
        == "SERVICES FOR CHILDREN A list for the county of Kwale"
    )


def test_a_letter_is_called_by_its_subject() -> None:
    """And a form by the field for its title, where its heading says what kind of text it is."""
    head = "From: Ana Mora\nTo: Eva Paz\nDate: 8 May 2024\nSubject: Re: RE: Figures for Cebu"
    assert _parse(f"{head}\n\nDear Eva,\n\nThank you.").main_heading == "Figures for Cebu"
    form = "Title: A study of children on\n  the lake\nReference: 12/24\nPlace: Kpando"
    assert (
        _parse(f"TERMS OF REFERENCE\n\n{form}\n\n1. Background\n\nIt began.").main_heading
        == "A study of children on the lake"
    )
    alone = "Subject: Figures for Cebu\n\nIt began with a letter that nobody had sent to them."
    assert _parse(alone).main_heading != "Figures for Cebu"


def test_drawn_lines_set_headings_apart() -> None:
    """Below, above or on both sides; below the names of columns one does not."""
    rule = "-" * 30
    source = (
        f"Services\n========\n\nCall first.\n\n{rule}\nPART A. THE COAST\n{rule}\n\nA home."
        f"\n\nYear    Girls    Boys\n{rule}\n2021    12    14\n2022    13    15\n\nNo more."
    )
    titles = [path[-1] for path in _paths(source)]
    assert titles == ["Services", "PART A. THE COAST"]


@pytest.mark.parametrize("mark", [" - ", ": ", ".- ", " — ", ". "])
@pytest.mark.parametrize("names", [("Mr. DOYLE", "Dr. ABEL PRATT"), ("Sr. PAZ", "Sra. RUIZ-ODÍN")])
def test_what_people_say_in_turn_is_no_heading(mark: str, names: tuple[str, str]) -> None:
    """Short questions neither, nor the line that tells who is there."""
    asks, says = names
    talk = f"{asks}{mark}Do you rest?\n\n{says}{mark}We did in 2022. It was good.\n\n" * 3
    source = f"COMMITTEE ON CHILDREN\n\nMEMBERS PRESENT: Ana Odin, Abel Soto\n\n{talk}"
    assert _paths(source) == [("COMMITTEE ON CHILDREN",)]


def test_headings_with_one_label_again_and_again_stay() -> None:
    """No sentence stands behind it, as it does where people speak."""
    parts = "OUTPUT: Schools\n\nThey are built.\n\nACTIVITY: Train teachers\n\nThis is done.\n\n"
    paths = _paths(parts * 3)
    assert paths == [("OUTPUT: Schools",), ("ACTIVITY: Train teachers",)] * 3
