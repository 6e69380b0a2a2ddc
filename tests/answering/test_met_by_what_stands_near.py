"""Details that are met, or not, by columns' names, ranges of ages, and what else stands near."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.surroundings import surroundings

Make = Callable[..., Candidate]


def test_a_row_behind_the_end_of_a_passage_keeps_its_columns(make_candidate: Make) -> None:
    """The row before it does not name them, though it is the first of the passage."""
    rows = "| Arson | 12 | 9 |\n| Theft | 371 | 114 |"
    own = "| Theft | 371 | 114 |"
    candidate = make_candidate(own, start=50, passage_text=rows, before="| Arson | 12 | 9 |")
    candidate = replace(candidate, columns=("Offence", "Boys, 2022", "Girls, 2022"))
    assert surroundings(candidate).own == f"Offence | Boys, 2022 | Girls, 2022\n{own}"
    assert lacks("How many boys were victims of theft in 2022?", candidate) == []
    assert lacks("How many boys were victims of theft in 2021?", candidate) == ["2021"]


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("What does a client of a 16-year-old face?", "Aged 15 to 17: two years.", []),
        ("What does a client of a 16-year-old face?", "For clients of those under 18: fines.", []),
        ("What does a client of a 19-year-old face?", "Under 18: two years.", ["19"]),
        ("May a child of 13 work at night?", "From 14 children may work.", ["13"]),
        ("May a child of 15 work at night?", "From 14 children may work.", []),
        ("May a child aged 17 be asked?", "Those over 14 and under 16 are asked.", ["17"]),
        ("May a child aged 15 be asked?", "Those over 14 and under 16 are asked.", []),
        ("Who marries at 16?", "Those aged 15 to 17 marry.", ["16"]),
        ("Who are those aged 15 to 16?", "Those aged 14 to 17.", ["15", "16"]),
        ("How many children aged 16 came?", "Of those aged 15 to 17, half came.", ["16"]),
        ("¿Puede trabajar un adolescente de 16 años?", "Los menores de 18 años no pueden.", []),
        ("¿Puede trabajar un adolescente de 16 años?", "De 14 a 15 años, sí.", ["16"]),
        ("¿Qué pena hay si es un menor de 12 años?", "Mayor de 13 y menor de 16: un año.", ["12"]),
    ],
)
def test_an_age_is_met_by_a_range_that_holds_it(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """Where somebody of one age is asked about, and no figure is."""
    candidate = make_candidate(text, language=analyse(question).language)
    assert lacks(question, candidate) == missing


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("How many women were robbed?", "In 2022, 61 girls were robbed.", ["women"]),
        ("How many women were robbed?", "In 2022, 61 women and girls were robbed.", []),
        ("How many young women were robbed?", "In 2022, 61 girls were robbed.", []),
        ("How many girls were robbed?", "In 2022, 61 girls were robbed.", []),
        ("Were women robbed?", "Girls were robbed.", []),
        ("¿Cuántos hombres fueron robados?", "Fueron robados 61 niños varones.", ["hombres"]),
    ],
)
def test_figures_for_girls_are_none_for_women(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """Though both are female."""
    candidate = make_candidate(text, language=analyse(question).language)
    assert lacks(question, candidate) == missing


def test_a_country_is_named_with_what_is_of_it(make_candidate: Make) -> None:
    """Not elsewhere in a passage of another's document, nor before a third one's figure."""
    question = "How many children did the police of Malawi find?"
    own, later = "The police found 86 children.", "They had come from Malawi."
    made = make_candidate(own, passage_text=f"{own} {later}")
    zambian = replace(made, about=frozenset({"zambia"}))
    assert lacks(question, zambian) == ["Malawi"]
    assert lacks(question, made) == []
    headed = make_candidate(own, path=("Zambia", "Help from Malawi"))
    assert lacks(question, replace(headed, about=frozenset({"zambia"}))) == []
    before = make_candidate(
        own, before="Malawi counted too.", passage_text=f"Malawi counted too. {own}"
    )
    assert lacks(question, replace(before, about=frozenset({"zambia"}))) == []
    third = make_candidate(
        "Spain found 29 children.",
        before="Malawi asked others.",
        passage_text="Malawi asked others. Spain found 29 children.",
    )
    assert lacks(question, replace(third, about=frozenset({"zambia"}))) == ["Malawi"]


def test_the_name_of_a_file_tells_names(make_candidate: Make) -> None:
    """Whoever calls a file after a ministry, a town or an author asks by these."""
    row = make_candidate("Plan: 5 days", document_id="protocol-mineduc_2022-tarn")
    assert lacks("Which form does the MINEDUC ask for?", row) == []
    assert lacks("Which form is used in Tarn?", row) == []
    assert lacks("Which form is used in Bora?", row) == ["Bora"]
