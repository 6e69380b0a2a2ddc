"""The nearest place that gives a value for what a candidate says decides whether it is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lacking_details import lacks

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.surroundings import surroundings

Make = Callable[..., Candidate]


HOUSEHOLDS = "There were 616,000 households in 2020."


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("How many households were there in 2020?", HOUSEHOLDS, []),
        ("How many households were there in 2021?", HOUSEHOLDS, ["2021"]),
        ("How many households were there in 2021?", "There were 616,000 households.", []),
        ("How many households were there in 2021?", "Since 2015 there are 61 households.", []),
        ("How many households were there in 2021?", "The 2015 Act knew 61 households.", []),
        ("How many households were there in 2021?", "A 2023 study found 61 households.", []),
        ("How many households were there in 2021?", "From 2020 to 2022 there were 61.", []),
        ("How many households did the 2021 law protect?", HOUSEHOLDS, []),
        ("¿Cuántos hogares había en 2021?", "Eran 616.000 hogares en 2020.", ["2021"]),
        ("¿Cuántos hogares había en 2021?", "Eran 616.000 hogares.", []),
    ],
)
def test_a_year_of_the_sentence_decides(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """Another year in the sentence is not put right by the next sentence's."""
    whole = f"{text} In 2021, 12 towns were visited."
    language = analyse(question).language
    candidate = make_candidate(text, passage_text=whole, language=language)
    assert lacks(question, candidate) == missing


def test_the_sentence_before_decides_where_the_own_gives_none(make_candidate: Make) -> None:
    """What is told is of the year just named; a report's own year holds all through it."""
    question, own = "How many came back in 2021?", "Of them, 12 came back."
    whole = f"In 2020, 40 left. {own} In 2021, all were asked."
    after = make_candidate(own, start=17, passage_text=whole, before="In 2020, 40 left.")
    assert lacks(question, after) == ["2021"]
    assert lacks("How many came back in 2020?", after) == []
    titled = make_candidate(
        own, start=17, passage_text=whole, before="In 2020, 40 left.", title="Report 2021"
    )
    assert lacks(question, titled) == []


def test_a_heading_decides_before_the_title(make_candidate: Make) -> None:
    """Staff of June 2022 are not those of 2023, though the factsheet is."""
    candidate = make_candidate(
        "| Place: Norvik | Officers: 14 |",
        title="Factsheet 2023",
        path=("Factsheet 2023", "Staff, 30 June 2022"),
    )
    assert lacks("How many officers did Norvik have in 2023?", candidate) == ["2023"]
    assert lacks("How many officers did Norvik have in 2022?", candidate) == []


def test_a_report_tells_what_became_so_before(make_candidate: Make) -> None:
    """Only figures are of one year; what was forbidden in 2018 still is."""
    candidate = make_candidate("Beating was forbidden in May 2018.", title="Report 2020")
    assert lacks("May parents still beat children in 2020?", candidate) == []
    counted = make_candidate("In May 2018, 12 parents did.", title="Report 2020")
    assert lacks("How many parents did in 2020?", counted) == ["2020"]


TABLE = "Visits\n\n| Place | 2019 |\n|---|---|\n| Norvik | 12 |\n| Sandal | 7 |"


def test_a_row_is_read_with_its_columns_and_caption(make_candidate: Make) -> None:
    """Not with the rows around it."""
    own = "| Sandal | 7 |"
    row = make_candidate(
        own, start=100 + TABLE.index(own), passage_text=TABLE, before="| Norvik | 12 |"
    )
    assert surroundings(row).own == f"| Place | 2019 |\n{own}"
    assert surroundings(row).before == "Visits"
    named = "Visits in 2019\n| Year: 2021 | Girls: 90 |\n| Year: 2022 | Girls: 97 |"
    own = "| Year: 2022 | Girls: 97 |"
    row = make_candidate(
        own, start=named.index(own), passage_text=named, before="| Year: 2021 | Girls: 90 |"
    )
    assert surroundings(row).own == own
    assert lacks("How many girls were visited in 2021?", row) == ["2021"]
    assert lacks("How many girls were visited in 2022?", row) == []


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("What share of the victims were men?", "81% were women.", ["men"]),
        ("What share of the victims were men?", "81% were women and 19% men.", []),
        ("What share of the victims were men?", "Half came by bus.", []),
        ("What share of the victims were men?", "The Ministry of Women counted half.", []),
        ("What share of men came?", "43 per cent of women came.", ["men"]),
        ("¿Qué porcentaje de los hombres vino?", "Vino la mitad de las mujeres.", ["hombres"]),
        ("What share of the victims, men or women, came?", "81% were women.", []),
        ("Is there room for men?", "All places are for women.", []),
        ("¿Qué porcentaje eran hombres?", "El 81 % eran mujeres.", ["hombres"]),
        ("¿Qué porcentaje eran niños y qué porcentaje niñas?", "El 81 % eran niñas.", []),
        ("How many adults were treated?", "57 minors were treated.", ["adults"]),
        ("How many adults were treated?", "57 people were treated.", []),
        ("How many adults were treated?", "57 minors and 12 adults were treated.", []),
        ("How many children were treated?", "57 adults were treated.", []),
        ("¿Cuántas adultas fueron atendidas?", "Fueron atendidas 57 niñas.", ["adultas"]),
        ("What share of urban homes have water?", "In rural areas 58% have it.", ["urban"]),
        ("¿Qué porcentaje tiene agua en zonas urbanas?", "El 58 % en las rurales.", ["urbanas"]),
        ("¿Qué porcentaje tiene agua en zonas rurales?", "El 58 % en las rurales.", []),
    ],
)
def test_a_sentence_of_another_group_alone_decides(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """A figure for women is none for men, though a table of the passage has both."""
    whole = f"{text}\n\n| Men and boys, hombres, niños | 19 | Women, niñas | 81 |"
    language = analyse(question).language
    candidate = make_candidate(text, passage_text=whole, language=language)
    assert lacks(question, candidate) == missing


def test_the_sentence_before_may_name_the_group(make_candidate: Make) -> None:
    """Who is spoken of goes on being meant in the next sentence."""
    text, before = "Half of them lived with women.", "The men were asked."
    candidate = make_candidate(text, passage_text=f"{before} {text}", before=before)
    assert lacks("How many of the men lived with somebody?", candidate) == []


CARE = "Foster care in Peru, Mexico and Spain"


@pytest.mark.parametrize(
    ("question", "path", "missing"),
    [
        ("How many children were in care in Peru?", (CARE, "Peru"), []),
        ("How many children were in care in Mexico?", (CARE, "2. Peru"), ["Mexico"]),
        ("How many children were in care in Mexico?", (CARE, "In Peru", "Homes"), ["Mexico"]),
        ("How many children were in care in Mexico?", (CARE, "Migration to Peru"), []),
        ("How many children were in care in Mexico?", (CARE, "Homes"), []),
        ("How many children were in care in Peru and in Mexico?", (CARE, "Peru"), []),
        ("¿Cuántos niños había en México?", (CARE, "Perú"), ["México"]),
    ],
)
def test_a_heading_that_is_a_country_decides(
    make_candidate: Make, question: str, path: tuple[str, ...], missing: list[str]
) -> None:
    """What stands under "Peru" is not of the other countries of the title."""
    candidate = make_candidate("There were 6,212 children in care.", title=CARE, path=path)
    candidate = replace(candidate, language=analyse(question).language)
    assert lacks(question, candidate) == missing
    named = make_candidate("Mexico had 14 children in care.", title=CARE, path=(CARE, "Peru"))
    assert lacks("How many children were in care in Mexico?", named) == []


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How many migrants crossed without any adult?", []),
        ("¿Cuántos migrantes cruzaron sin ningún adulto?", []),
        ("How many adults crossed?", ["adults"]),
    ],
)
def test_a_group_that_is_not_there_is_no_detail(
    make_candidate: Make, question: str, missing: list[str]
) -> None:
    """Who crosses without an adult is a child."""
    assert lacks(question, make_candidate("In all 310 children crossed alone.")) == missing


@pytest.mark.parametrize(
    ("question", "before", "text", "missing"),
    [
        # a figure of women, told after one of men
        ("What share of men wed?", "Of men 4% wed.", "Among women the share was 22%.", ["men"]),
        ("What share of men wed?", "Of men 4% wed.", "In towns the share was 22%.", []),
        ("What share of men wed?", "Of men 4% wed.", "In 2011, 27% of women had wed.", ["men"]),
        # it goes on with those before, and sets the others beside them
        ("What was women's age?", "Women start later.", "It was 17.3, that of men 16.5.", []),
        ("How many days did women stay?", "388 women spoke.", "It was 23, men 41.", []),
        ("What share of men wed?", "Of women 4% and of men 2% wed.", "Of women 9% left.", ["men"]),
    ],
)
def test_a_sentence_of_the_other_sex_is_not_put_right_by_the_one_before(
    make_candidate: Make, question: str, before: str, text: str, missing: list[str]
) -> None:
    """Unless it sets the other sex beside the one it goes on with."""
    whole = f"{before} {text}"
    one = make_candidate(text, before=before, passage_text=whole, start=len(before) + 1)
    assert lacks(question, one) == missing


@pytest.mark.parametrize(
    ("question", "before", "missing"),
    [
        (
            "In Chile, must the victim agree?",
            "In Peru the law is young. It is short.",
            ["Chile"],
        ),
        ("In Peru, must the victim agree?", "In Peru the law is young. It is short.", []),
        ("In Chile, must the victim agree?", "Unlike Chile, Peru is strict. It is small.", []),
        ("In Chile, must the victim agree?", "The laws are young. They are short.", []),
    ],
)
def test_in_a_text_on_several_countries_the_last_that_was_named_is_meant(
    make_candidate: Make, question: str, before: str, missing: list[str]
) -> None:
    """Though its title names all of them."""
    first, second = before.split(". ")[0] + ".", before.split(". ")[1]
    own = "The victim must agree."
    whole = f"{before} {own}"
    candidate = make_candidate(
        own, passage_text=whole, start=len(before) + 1, before=second,
        title="Two laws: Chile and Peru",
    )  # fmt: skip
    passage = candidate.source.passage
    units = tuple(
        replace(candidate.unit, start=at, end=at + len(text))
        for text in (first, second, own)
        for at in [whole.index(text)]
    )
    source = replace(candidate.source, passage=replace(passage, units=units))
    about = frozenset({"chile", "peru"})
    assert lacks(question, replace(candidate, source=source, position=2, about=about)) == missing


@pytest.mark.parametrize(
    ("question", "years", "missing"),
    [
        ("How many households were there in 2010?", {"2016", "2018", "2020"}, ["2010"]),
        ("¿Cuántos hogares había en 2010?", {"2016", "2018", "2020"}, ["2010"]),
        ("How many households were there in 2018?", {"2016", "2018", "2020"}, []),
        ("How many households were there in 2010?", {"2016", "2018"}, []),
        ("How many households were there in 2010?", set(), []),
        ("Who counted the households in 2010?", {"2016", "2018", "2020"}, []),
    ],
)
def test_a_figure_is_of_no_year_that_a_text_full_of_years_does_not_name(
    make_candidate: Make, question: str, years: set[str], missing: list[str]
) -> None:
    """A text that names few years may leave out its own, and only figures are of one year."""
    text = (
        "There were 616,000 households." if "How" in question else "The office counts households."
    )
    text = "Eran 616.000 hogares." if "¿" in question else text
    candidate = make_candidate(text, language=analyse(question).language)
    assert lacks(question, replace(candidate, years=frozenset(years))) == missing


BIRTHS = "Of the 1,450 who gave birth in Oruro, 61% had finished school."


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("What share of the women in Oruro had finished school?", BIRTHS, []),
        ("What share of the men in Oruro had finished school?", BIRTHS, ["men"]),
        ("How many women came to the clinic?", "Some 30 pregnancies were seen by it.", []),
        ("How many women came to the clinic?", "Some 30 people came to the clinic.", ["women"]),
        ("How many women came?", "The men came with 30 pregnant partners.", ["women"]),
        ("¿Cuántas mujeres llegaron?", "Llegaron 30 gestantes.", []),
        ("¿Cuántos hombres llegaron?", "Llegaron 30 gestantes.", ["hombres"]),
    ],
)
def test_who_gives_birth_is_a_woman(
    make_candidate: Make, question: str, text: str, missing: list[str]
) -> None:
    """No word for the sex need stand there."""
    candidate = make_candidate(text, language=analyse(question).language)
    assert lacks(question, candidate) == missing
