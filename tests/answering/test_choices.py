"""Questions that ask which of two things it is more, and the sentences that tell."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.choices import choices
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.telling_apart import (
    compares,
    is_untold,
    settled,
    settles,
    tells_of,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Did more shops sign in 2019 or in 2020?",
            ["Did more shops sign in 2019?", "Did more shops sign in 2020?"],
        ),
        (
            "Is it more common in Arequipa or Cusco?",
            ["Is it more common in Arequipa?", "Is it more common in Cusco?"],
        ),
        (
            "Are more girls or boys sent to mines?",
            ["Are more girls sent to mines?", "Are more boys sent to mines?"],
        ),
        (
            "Did Save the Children or Plan International train fewer teachers?",
            [
                "Did Save the Children train fewer teachers?",
                "Did Plan International train fewer teachers?",
            ],
        ),
        (
            "Which scored higher, theft or fraud?",
            ["Which scored higher, theft?", "Which scored higher, fraud?"],
        ),
        (
            "Which is quicker, the card check or the face check?",
            ["Which is quicker, the card check?", "Which is quicker, the face check?"],
        ),
        (
            "¿Hay más acoso en las escuelas privadas o en las públicas?",
            [
                "¿Hay más acoso en las escuelas privadas?",
                "¿Hay más acoso en las escuelas públicas?",
            ],
        ),
        (
            "¿Es mayor la tasa en Cusco o en Puno?",
            ["¿Es mayor la tasa en Cusco?", "¿Es mayor la tasa en Puno?"],
        ),
        (
            "¿Trabajan más niños o más niñas en las minas?",
            ["¿Trabajan más niños en las minas?", "¿Trabajan más niñas en las minas?"],
        ),
        (
            "¿Dónde hay menos casos, en Tacna o en Piura?",
            ["¿Dónde hay menos casos, en Tacna?", "¿Dónde hay menos casos, en Piura?"],
        ),
    ],
)
def test_each_of_two_things_is_a_question(question: str, expected: list[str]) -> None:
    """With all the words that both share, whatever stands only once."""
    assert [option.text for option in choices(analyse(question))] == expected


@pytest.mark.parametrize(
    "question",
    [
        "How many girls or boys were found?",
        "Do more boys than girls smoke or drink?",
        "Were women aged 18 or older asked more often?",
        "How many families have three or more children in Cusco or Puno?",
        "Did more than 20% work in farming or mining?",
        "Is it more common in Cusco or in the rest of the country?",
        "¿Cuántas familias tienen tres o más hijos?",
        "¿Qué medidas o leyes protegen más a los niños?",
    ],
)
def test_not_every_or_is_a_choice(question: str) -> None:
    """Nothing is compared, or with what is no thing of its own."""
    assert choices(analyse(question)) == ()


YEARS = "Was more work done in 2014 or in 2020?"
TOWNS = "¿Hubo más robos en Tacna o en Piura?"
CHILDREN = "¿Sufren más las niñas o los niños?"
SEXES = "Do more girls or boys work in homes?"


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        (SEXES, "In homes 12% of girls work, and 9% of boys.", True),
        (SEXES, "Girls work in homes, whereas boys work in mines.", True),
        (SEXES, "Girls and boys work in homes: 38,000 in 2019 and 41,000 in 2020.", False),
        (SEXES, "In homes 12% of girls work.", False),
        (YEARS, "Work was done 40 times in 2014, 20 in 2020", True),
        (YEARS, "Between 2014 and 2020, work cost 4 or 5.", False),
        ("Which came first, Plan Verde or Plan Rojo?",
         "Plan Verde began in 2014, and Plan Rojo after it.", True),
        ("Which banned it first, Peru or Chile?", "Peru banned it in 2014, and Chile in 2020.",
         True),
        ("Which has more bans, Peru or Chile?", "Peru has bans since 2014, and Chile since 2020.",
         False),
        ("¿Quién lo prohibió antes, Perú o Chile?",
         "Perú lo prohibió en 2014 y Chile en 2020.", True),
        ("Is theft more common among boys or girls?", "Girls gained 33 points and boys 25.", False),
        ("¿Hay más enfermeras en las casas públicas o en las religiosas?",
         "En las casas religiosas el atraso es de 44% y en las públicas de 61%.", False),
        ("¿Hay más enfermeras en las casas públicas o en las religiosas?",
         "Hay 12 enfermeras en las casas religiosas y 30 en las públicas.", True),
        ("Are there more nurses in public homes or in church homes?",
         "In church homes 44% are behind, in public homes 61%.", False),
        (TOWNS, "Hubo 12 robos en Tacna y 15 en Piura.", True),
        (TOWNS, "Hubo 12 robos y 15 hurtos en Tacna y Piura.", False),
        (TOWNS, "Hubo 12 multas en Tacna y 15 en Piura.", False),
        ("Do more children work in Western or Northern Province?",
         "In Eastern Province 38% work, in Northern Province 34%.", False),
        (CHILDREN, "Sufren el 34 % de las niñas y el 40 % de los niños.",
         True),
        (CHILDREN, "Sufren el 34 % de las niñas y el 40 % de todas.",
         False),
    ],
)  # fmt: skip
def test_a_sentence_of_both_says_something_of_each(
    make_candidate: Make, question: str, text: str, tells: bool
) -> None:
    """What is said of both in one breath, or of one of them, does not tell them apart."""
    spanish = question.startswith("¿")
    candidate = make_candidate(text, language="es" if spanish else "en")
    options = choices(analyse(question))
    assert options
    assert compares(candidate, options) is tells


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        (SEXES, "An estimated 38,000 children, 83% of them girls, work in homes.", True),
        (SEXES, "In homes boys work more often.", True),
        (SEXES, "All five who work in homes are men.", True),
        (SEXES, "No girl works in homes.", True),
        (SEXES, "Of those who work in homes, 83% are girls.", True),
        (SEXES, "In homes 14% of girls work.", False),
        (SEXES, "An estimated 38,000 children, 83% of them girls, work in mines.", False),
        ("Is the rate higher in Arequipa or Cusco?", "Cusco had the lowest rate.", True),
        ("Is the rate higher in Arequipa or Cusco?", "In Cusco the rate is 6%.", False),
        ("¿Leen más las mujeres o los hombres?", "Leen 40 personas, de las cuales 30 son mujeres.",
         True),
        ("¿Leen más las mujeres o los hombres?", "Leen el 30 % de las mujeres.", False),
    ],
)  # fmt: skip
def test_a_sentence_of_one_may_tell_enough(
    make_candidate: Make, question: str, text: str, tells: bool
) -> None:
    """A share of a whole, all or none, or a place above others; not a figure alone."""
    spanish = question.startswith("¿")
    candidate = make_candidate(text, language="es" if spanish else "en")
    options = choices(analyse(question))
    assert options
    assert not compares(candidate, options)
    assert settles(candidate, options) is tells


def test_two_things_are_known_in_the_other_language(make_candidate: Make) -> None:
    """A word for a kind of place does not join them; what is near to neither is untold."""
    options = choices(analyse("¿Era más caro en la Costa o en la región del Lago?"))
    told = "It cost 18 dollars in the Coast region and 31 dollars in the Lake region."
    assert compares(make_candidate(told), options)
    options = choices(analyse("¿Hay más acoso en las escuelas especiales o en las privadas?"))
    assert is_untold(make_candidate("In the comparison schools it fell from 57% to 48%."), options)
    assert not is_untold(make_candidate("It was 44% in private colleges."), options)


def test_what_is_said_of_both_is_said_of_neither(make_candidate: Make) -> None:
    """A sentence for one of the things is not one that names both together."""
    options = choices(analyse("Were more thefts counted in Tacna or in Piura?"))
    alone = make_candidate("In Tacna 12 thefts were counted.")
    together = make_candidate("In Tacna and Piura 12 thefts were counted.")
    assert tells_of(alone, options[0], options)
    assert not tells_of(alone, options[1], options)
    assert not any(tells_of(together, option, options) for option in options)


def test_the_sentence_after_may_settle_it(make_candidate: Make) -> None:
    """Both are said: who drowned, and that none of one sex did."""
    text = "At work 17 children drowned. No girl was among them."
    drowned, none = "At work 17 children drowned.", "No girl was among them."
    options = choices(analyse("Did more girls or boys drown at work?"))
    best = make_candidate(drowned, passage_text=text)
    after = make_candidate(none, before=drowned, passage_text=text)
    elsewhere = make_candidate(none, before="At work 17 cats drowned.", passage_text=text)
    assert settled([best], [best, after], options) == (best, after)
    assert settled([best], [best, elsewhere], options) == ()


def test_capitals_between_two_things_are_read_once(make_candidate: Make) -> None:
    """A heading in capitals runs between them; reading each letter as a name would never end."""
    options = choices(analyse("Did more girls or boys sign?"))
    capitals = "THE RIGHTS OF THE CHILD AND THE CONVENTION " * 6
    candidate = make_candidate(f"Girls {capitals}; boys signed.")
    assert not compares(candidate, options)


def test_a_row_tells_two_columns_apart(make_candidate: Make) -> None:
    """The names of the columns are read with a row; an empty cell tells of nothing."""
    options = choices(analyse("Did it spend more on staff in 2021 or in 2022?"))
    columns = ("", "2021", "2022")
    assert compares(replace(make_candidate("| Staff | 14 | 16 |"), columns=columns), options)
    row = replace(make_candidate("| Staff | 14 | |"), columns=columns)
    assert not compares(row, options)
    assert [tells_of(row, option, options) for option in options] == [True, False]


@pytest.mark.parametrize(
    "pieces", ["more than ", "which more, ", "more: which x or ", "more a or "]
)
@pytest.mark.parametrize("ends", ["", ", z", "? z"])
def test_long_senseless_questions_are_given_up_soon(pieces: str, ends: str) -> None:
    """What is listed may begin at every word, and end at every "or"."""
    asked = analyse((pieces * 1000)[: 1990 - len(ends)] + ends)
    started = time.process_time()
    choices(asked)
    assert time.process_time() - started < 3
