"""What stands beside a citation: the sentence that it goes on from, the columns of a row."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_qa.answering.saying.context import Context, contexts, goes_on

TABLE = (
    "Table 1. Libraries by province, 2013 and 2021\n\n"
    "| Province | 2013 | 2021 |\n|---|--:|--:|\n| Ama | 12 | 14 |\n| Bela | 3 | 9 |\n"
)


def answer(*passages: str, quotes: tuple[str, ...]) -> dict[str, Any]:
    """An answer object that cites quotes of passages which follow each other in one document."""
    text = "\n\n".join(passages)
    places = [text.index(quote) for quote in quotes]
    return {
        "answer": "",
        "citations": [
            {
                "marker": n,
                "document_id": "a",
                "start": start,
                "end": start + len(quote),
                "quote": quote,
            }
            for n, (start, quote) in enumerate(zip(places, quotes, strict=True), start=1)
        ],
        "evidence": [
            {
                "document_id": "a",
                "section": ["One"],
                "start": text.index(one),
                "end": text.index(one) + len(one),
                "text": one,
            }
            for one in passages
        ],
    }


def test_a_sentence_that_goes_on_has_the_one_before() -> None:
    """What begins with "Of these" is told apart from what stands by itself."""
    passage = "The unit found 70 boats. Of these, 12 were new. The owner of one was fined."
    found = contexts(answer(passage, quotes=("Of these, 12 were new.",)))
    assert found == {1: Context("before", "The unit found 70 boats.")}
    assert contexts(answer(passage, quotes=("The owner of one was fined.",))) == {}
    assert contexts(answer("It rained.\n\nIt snowed.", quotes=("It snowed.",))) == {}


def test_what_is_cited_itself_is_no_context() -> None:
    """The answer has it already."""
    passage = "The unit found 70 boats. Of these, 12 were new."
    quotes = ("The unit found 70 boats.", "Of these, 12 were new.")
    assert contexts(answer(passage, quotes=quotes)) == {}


def test_a_row_has_its_caption_and_the_names_of_its_columns() -> None:
    """They may stand in a passage before that was found too."""
    said = "Table 1. Libraries by province, 2013 and 2021 – Province: Bela; 2013: 3; 2021: 9"
    found = contexts(answer(TABLE, quotes=("| Bela | 3 | 9 |",)))
    assert found == {1: Context("table", said)}
    head, row = TABLE.rstrip().rsplit("\n", 1)
    text = answer(head, row, quotes=(row,))
    text["evidence"][1]["start"] -= 1
    text["evidence"][1]["end"] -= 1
    text["citations"][0]["start"] -= 1
    text["citations"][0]["end"] -= 1
    assert contexts(text) == {1: Context("table", said)}
    assert contexts(answer("| Ama: 3 |", quotes=("| Ama: 3 |",))) == {}


ROWS = "| Province | 2013 | 2021 |\n|---|--:|--:|\n| Bela | 3 | 9 |"


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("Only six libraries met both ratios.", ""),
        ("Donors gave 1.2 million for the lake; below 14 years nobody pays.", ""),
        ("En Lima solo abrieron seis bibliotecas al año siguiente.", ""),
        ("Table 1. Libraries by province.", "Table 1. Libraries by province."),
        ("Libraries by province", "Libraries by province"),
        ("The provinces are listed below.", "The provinces are listed below."),
        (
            "La siguiente tabla recoge las bibliotecas.",
            "La siguiente tabla recoge las bibliotecas.",
        ),
        ("The following were open:", "The following were open:"),
    ],
)
def test_a_sentence_that_only_comes_before_a_table_is_no_caption(above: str, caption: str) -> None:
    """One that says what the table is of is, and so is a line without a stop."""
    (context,) = contexts(answer(f"{above}\n\n{ROWS}", quotes=("| Bela | 3 | 9 |",))).values()
    assert context.caption == caption
    assert context.text == (f"{caption} – " if caption else "") + "Province: Bela; 2013: 3; 2021: 9"


def test_evidence_that_does_not_hold_the_quote_tells_nothing() -> None:
    """An answer of another kind of system may cite what is not among its passages."""
    told = answer("The unit found 70 boats. Of these, 12 were new.", quotes=("Of these, 12",))
    assert contexts(told | {"evidence": []}) == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It identified 727 of them in 2022.", "en"),
        ("Of the 38, 31 were fined.", "en"),
        ("Sixty per cent of these were girls.", "en"),
        ("The share was 14 per cent in towns.", "en"),
        ("Most were women.", "en"),
        ("This section does not protect boys.", "en"),
        ("Identificó a 727 víctimas.", "es"),
        ("De ellas, 12 eran niñas.", "es"),
        ("La tasa era más alta en Puno.", "es"),
        ("Su presupuesto bajó.", "es"),
        ("Esta ley no protege a los niños.", "es"),
    ],
)
def test_beginnings_that_go_on(text: str, language: str) -> None:
    """Pronouns, "of these", a measure without what it is of; in Spanish a verb without subject."""
    assert goes_on(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The share of girls was 14 per cent.", "en"),
        ("This report covers 2021.", "en"),
        ("It is important that schools open.", "en"),
        ("Most children go to school.", "en"),
        ("Italy signed it.", "en"),
        ("La tasa de matrimonio bajó.", "es"),
        ("Este informe abarca 2021.", "es"),
        ("Según la policía, fueron 12.", "es"),
        ("Perú registró 12 casos.", "es"),
    ],
)
def test_beginnings_that_stand_by_themselves(text: str, language: str) -> None:
    """What names its subject needs nothing before it."""
    assert not goes_on(text, language)


TURNS = (
    "Ms PAZ - How many are there?\n\nMr ODIN - There are 61. I closed nine. Of these, 3 were new.",
    "Ms PAZ - Why?\n\nMr ODIN - They were dry. La ley lo manda.",
    "It is the law.",
)


@pytest.mark.parametrize(
    ("quote", "context"),
    [
        ("I closed nine.", Context("speaker", "Mr ODIN")),
        ("Of these, 3 were new.", Context("before", "I closed nine.")),
        ("Mr ODIN - There are 61.", None),
        ("It is the law.", Context("speaker", "Mr ODIN")),
    ],
)
def test_what_is_said_in_turn_has_its_speaker(quote: str, context: Context | None) -> None:
    """Also where the turn begins in the passage before; not where the quote names them itself."""
    assert contexts(answer(*TURNS, quotes=(quote,))).get(1) == context


def test_who_is_named_in_the_answer_is_no_context() -> None:
    """As where it is told in the first person."""
    said = answer(*TURNS, quotes=("I closed nine.",))
    assert contexts({**said, "answer": "Mr ODIN: I closed nine. [1]"}) == {}


def test_labels_that_come_once_are_no_speakers() -> None:
    """Those of a form, or of a glossary."""
    passage = "NAME: Ana.\n\nPLACE: Lima.\n\nSEX: f.\n\nWORK: I sell fish. I rise at four."
    assert contexts(answer(passage, quotes=("I rise at four.",))) == {}


def test_a_row_is_shown_with_the_row_above_that_says_what_it_is_of() -> None:
    """In a table with a header, and where the rows name their cells."""
    table = "Women by schooling\n\n| Who | Asked |\n|---|--:|\n| Schooling | |\n| None | 12 |\n"
    found = contexts(answer(table, quotes=("| None | 12 |",)))
    assert found[1].text == "Women by schooling – Schooling: None; Asked: 12"
    own = "Women by schooling\n\n| Who: Schooling |\n| Who: None | Asked: 12 |\n"
    found = contexts(answer(own, quotes=("| Who: None | Asked: 12 |",)))
    assert found[1].text == "Women by schooling – Schooling: None; Asked: 12"
    plain = "Women\n\n| Schooling |\n| None | Asked: 12 |\n| All | Asked: 20 |\n"
    assert contexts(answer(plain, quotes=("| All | Asked: 20 |",)))[1].text == (
        "Women – All; Asked: 20"
    )
