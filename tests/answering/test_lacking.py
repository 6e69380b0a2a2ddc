"""What a refusal says of the nearest sentence: what it does not name, and nothing in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.saying.nearest import LONGEST, told_of_the_nearest
from briefing_qa.answering.statements.lacking import Lack, lacking
from briefing_qa.terms import Token

Make = Callable[..., Candidate]
Weigh = Callable[[Question, Sequence[Candidate]], Weights]

SENTENCES: list[tuple[str, str, dict[str, Any], Lack]] = [
    (
        "How many smugglers did the courts convict in 2019?",
        "Courts convicted 38 smugglers in 2022, compared with 16 in 2021 and 12 in 2020.",
        {},
        Lack("detail", "2019", ("2020", "2021", "2022")),
    ),
    (
        "How many smugglers did the courts convict in 2022?",
        "Courts convicted 38 smugglers, compared with 16 in 2021 and 12 in 2020.",
        {},
        Lack("detail", "2022"),
    ),
    (
        "How many tips were there in 2022?",
        "There were 280 tips in 2021, more than the 130 of 2020.",
        {},
        Lack("detail", "2022", ("2020", "2021")),
    ),
    (
        "How many boats sank in 2019?",
        "In 2021 14 boats sank, in the year before 12.",
        {},
        Lack("detail", "2019", ("2021",)),
    ),
    (
        "How many men were hired?",
        "In all, 38 women were hired.",
        {},
        Lack("detail", "men", ("women",)),
    ),
    ("How many boys were hired?", "In all, 38 people were hired.", {}, Lack("detail", "boys")),
    (
        "How many cases did Vandal House investigate?",
        "The police investigated 133 cases.",
        {},
        Lack("detail", "Vandal House"),
    ),
    (
        "How many cases did Vandal House investigate?",
        "The police investigated 133 cases.",
        {"passage_text": "Vandal House was founded. The police investigated 133 cases."},
        Lack("detail", "Vandal House"),
    ),
    (
        "How many children read in Ho?",  # which "How" begins with too
        "Of the pupils 28 read in Keta.",
        {},
        Lack("detail", "Ho"),
    ),
    (
        "¿Cuántos hoteles de Las Palmas firmaron?",
        "Firmaron 14 hoteles de Tarija.",
        {"language": "es"},
        Lack("detail", "Las Palmas"),
    ),
    (
        "When was the Customary Marriage Act amended?",
        "The Fishing Act was amended in 2021.",
        {},
        Lack("detail", "Customary Marriage Act"),
    ),
    (
        "What share of children aged 10 to 12 read?",
        "Of pupils of 13 to 18 years, 28% read.",
        {},
        Lack("detail", "10 to 12"),
    ),
    (
        "How many secondary schools closed?",
        "In the north 14 primary schools closed.",
        {},
        Lack("detail", "secondary", ("primary schools",)),
    ),
    ("What share of the boats sank?", "In all, 14 boats sank.", {}, Lack("share")),
    (
        "¿Cuántos hombres fueron contratados?",
        "Fueron contratadas 38 mujeres.",
        {"language": "es"},
        Lack("detail", "hombres", ("mujeres",)),
    ),
    (
        "¿Cuántos casos hubo en 2019?",
        "En 2021 hubo 40 casos y en 2022 hubo 51.",
        {"language": "es"},
        Lack("detail", "2019", ("2021", "2022")),
    ),
]


@pytest.mark.parametrize(("question", "sentence", "more", "lack"), SENTENCES)
def test_what_is_lacking_is_told(
    make_candidate: Make, question: str, sentence: str, more: dict[str, Any], lack: Lack
) -> None:
    """A year, sex, name, age, sort or share, with what stands in its place."""
    assert lacking(analyse(question), make_candidate(sentence, **more)) == lack


@pytest.mark.parametrize(
    ("question", "sentence", "more"),
    [
        ("Were there more men or women?", "In all, 38 women came.", {}),  # a comparison
        ("How many boats sank in Lake Ala?", "In the lake 14 boats sank.", {}),  # the lake is named
        (  # who "it" is, another sentence tells
            "How many boats does Vandal House have?",
            "It has 14 boats.",
            {"passage_text": "Vandal House is a club. It is small. It has 14 boats."},
        ),
        (  # whose report it may be
            "Why does the Committee want more boats?",
            "States need boats because of the rain.",
            {"passage_text": "The Committee met. States need boats because of the rain."},
        ),
        ("How many boats does Vandal House have?", "Hay 14 botes.", {"language": "es"}),
        # what keeps it from being an answer is that no reason stands there
        ("Why did Vandal House grow?", "The club grew to 14 boats.", {}),
        ("¿Cuál es la causa de que creciera Tarija?", "El club creció.", {"language": "es"}),
        # the year and the months are told, by other words
        ("How many boats sank in 2020?", "In 2021 14 boats sank, in the year before 12.", {}),
        (
            "¿Cuántos botes había en 2022?",
            "En 2021 había 14 botes, al año siguiente 12.",
            {"language": "es"},
        ),
        ("How many boats sank in 2018/19?", "In 2019/20 14 boats sank, the year before 12.", {}),
        (
            "How many boats sank from July to August 2021?",
            "In the third quarter of 2021 14 sank.",
            {"passage_text": "In June 12 sank. In the third quarter of 2021 14 sank."},
        ),
        ("How much did the man from the town pay?", "A retired driver paid 40 coins.", {}),
        ("How many smugglers did the courts convict?", "Courts convicted 38 smugglers.", {}),
    ],
)
def test_nothing_is_told_in_doubt(
    make_candidate: Make, question: str, sentence: str, more: dict[str, Any]
) -> None:
    """What is compared, named by halves or otherwise, or stood before, lacks nothing for sure."""
    assert lacking(analyse(question), make_candidate(sentence, **more)) is None


def word(question: Question, folded: str) -> Token:
    """A word of a question."""
    return next(one for one in question.words if one.folded == folded)


def test_a_foreign_word_is_told_where_nothing_around_is_near_it(make_candidate: Make) -> None:
    """Names, numbers and words for the same are none."""
    question = analyse("Who is the captain of the unit in Vandal House?")
    candidate = make_candidate("The unit led most of the searches in Vandal House.")
    assert lacking(question, candidate, word(question, "captain")) == Lack("word", "captain")
    told = replace(candidate, before="Its captains change.")
    assert lacking(question, told, word(question, "captain")) is None
    assert lacking(question, candidate, word(question, "vandal")) is None


@pytest.fixture
def told(weigh_words: Weigh) -> Callable[..., str]:
    """What is said of a sentence that is the only one."""

    def of_it(question: Question, nearest: Candidate | None, language: str = "en") -> str:
        candidates = [nearest] if nearest else []
        weights = weigh_words(question, candidates)
        return told_of_the_nearest(question, candidates, weights, nearest, None, language)

    return of_it


def test_the_sentence_is_quoted(make_candidate: Make, told: Callable[..., str]) -> None:
    """In the language of the question; of a long one the beginning, a row with its columns."""
    question = analyse("How many men were hired in Ala?")
    candidate = make_candidate("In Ala 38 women\nwere hired.")
    assert told(question, candidate) == (
        "The nearest sentence names “women”, not “men”: “In Ala 38 women were hired.”"
    )
    assert told(question, candidate, "es") == (
        "La frase más cercana menciona “women”, no “men”: “In Ala 38 women were hired.”"
    )
    row = replace(
        make_candidate("| Ala | 38 |"), caption="Table 1. Hired, 2021", columns=("Town", "Women")
    )
    assert told(question, row).endswith("“Table 1. Hired, 2021 – Town: Ala; Women: 38”")
    assert told(question, replace(row, caption="All were hired.")).endswith(
        "“Town: Ala; Women: 38”"
    )
    long = make_candidate(f"In Ala 38 women were hired {'again ' * 100}.")
    assert told(question, long).endswith("again …”")
    assert len(told(question, long)) < LONGEST + 60
    assert told(question, None) == ""


def test_a_sentence_on_another_matter_is_not_quoted(
    make_candidate: Make, weigh_words: Weigh
) -> None:
    """It lacks the name too, but is not the nearest: another one has the words of the question."""
    question = analyse("How many labour inspectors work in the province of Ala?")
    first = make_candidate("The museum has nine staff in the province of Bela.")
    other = make_candidate("Labour inspectors work in every province.", start=90)
    weights = weigh_words(question, [first, other])
    assert told_of_the_nearest(question, [first, other], weights, first, None, "en") == ""
    assert "“Ala”" in told_of_the_nearest(question, [first, other], weights, other, None, "en")
