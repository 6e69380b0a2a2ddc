"""What a sentence leads on to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.statements.continued import with_list
from briefing_qa.answering.statements.led_on import (
    with_all_announced,
    with_difference,
    with_what_follows,
)

Make = Callable[..., Candidate]
Paragraph = Callable[..., list[Candidate]]


@pytest.fixture
def paragraph(make_candidate: Make) -> Paragraph:
    """Sentences of one paragraph, or of several where what parts them is given."""

    def made(texts: Sequence[str], between: str = " ") -> list[Candidate]:
        whole = between.join(texts)
        return [make_candidate(text, start=whole.index(text), passage_text=whole) for text in texts]

    return made


def _said(chosen: Sequence[Candidate]) -> list[str]:
    return [one.text for one in chosen]


SWORD = (
    "The chat room has two edges.",
    "On the one hand, it helps shy pupils to speak.",
    "On the other, it exposes them to insults.",
    "The school has 20 rooms.",
)


@pytest.mark.parametrize(
    "question",
    [
        "What are the good and the bad sides of the chat room?",
        "What are the benefits and risks of the chat room?",
        "¿Cuáles son las ventajas y las desventajas del chat?",
        "¿Qué tiene de bueno y de malo el chat, sus pros y contras?",
    ],
)
def test_both_sides_of_a_thing_are_said(paragraph: Paragraph, question: str) -> None:
    """From the sentence before them, or from the first of them."""
    texts = paragraph(SWORD)
    for place in (0, 1):
        chosen = with_what_follows(analyse(question), texts[place : place + 1], texts)
        assert _said(chosen) == list(SWORD[1:3])


def test_one_side_alone_is_not_said_for_two(paragraph: Paragraph) -> None:
    """Nor are two where one is asked for."""
    asked = analyse("What are the good and the bad sides of the chat room?")
    texts = paragraph([*SWORD[:2], SWORD[3]])
    assert _said(with_what_follows(asked, texts[:1], texts)) == [SWORD[0]]
    texts = paragraph(SWORD)
    one = analyse("What is the benefit of the chat room?")
    assert _said(with_what_follows(one, texts[:1], texts)) == [SWORD[0]]


GAPS = (
    "There are still gaps in the law.",
    "For instance, theft of data is no crime.",
    "Additionally, there is no rule on threats.",
    "There are no duties of owners.",
    "A bill of 2020 was not passed.",
)


def test_what_only_exists_is_said_with_its_examples(paragraph: Paragraph) -> None:
    """As far as each goes on from the one before it."""
    texts = paragraph(GAPS)
    asked = analyse("What are the gaps in the law?")
    assert _said(with_what_follows(asked, texts[:1], texts)) == list(GAPS[:4])


def test_an_example_of_what_is_told_is_not_said(paragraph: Paragraph) -> None:
    """A sentence that names the things is enough."""
    texts = paragraph(["The law lacks rules on threats.", *GAPS[1:3]])
    asked = analyse("What are the gaps in the law?")
    assert _said(with_what_follows(asked, texts[:1], texts)) == ["The law lacks rules on threats."]


def test_what_is_lacking_goes_on_with_what_else_is(paragraph: Paragraph) -> None:
    """Without any word that adds it."""
    spanish = ["No existe una norma sobre amenazas.", "No hay deberes de los dueños."]
    for texts in (paragraph(GAPS[2:]), paragraph([*spanish, "Se creó una oficina."])):
        asked = analyse("What gaps are there in the law?")
        assert _said(with_list(asked, texts[:1], texts, texts)) == _said(texts[:2])


SAME = (
    "Fraud takes the same thing.",
    "However, deceit must also be present.",
    "The police have 20 cars.",
)


@pytest.mark.parametrize(
    ("question", "place", "expected"),
    [
        ("What is the difference between theft and fraud?", 0, 2),
        ("¿En qué se diferencian el robo y la estafa?", 0, 2),
        ("What do theft and fraud have in common?", 0, 1),
        ("What is the difference between theft and fraud?", 1, 1),
    ],
)
def test_what_is_the_same_is_said_with_what_sets_it_apart(
    paragraph: Paragraph, question: str, place: int, expected: int
) -> None:
    """Where the difference is asked for."""
    texts = paragraph(SAME)
    chosen = with_difference(analyse(question), texts[place : place + 1], texts)
    assert _said(chosen) == list(SAME[place : place + expected])


CAMPAIGNS = (
    "In June 2021, Casa Abierta began the campaign Verde.",
    "Its posters hang in stations.",
    "In addition, in May 2021 the ministry began the campaign Azul.",
    "In addition, the ministry has an office.",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did each of the two campaigns begin?", [0, 2]),
        ("When did both campaigns begin?", [0, 2]),
        ("¿Cuándo empezó cada una de las campañas?", [0, 2]),
        ("¿Cuándo empezaron ambas campañas?", [0, 2]),
        ("When did the campaign begin?", [0]),
    ],
)
def test_each_of_two_things_is_told(
    paragraph: Paragraph, question: str, expected: list[int]
) -> None:
    """Though the first of them has a further sentence."""
    texts = paragraph(CAMPAIGNS, "\n\n")
    chosen = with_list(analyse(question), texts[:1], texts, texts)
    assert _said(chosen) == [CAMPAIGNS[place] for place in expected]


def test_what_gives_no_date_is_not_said_of_each(paragraph: Paragraph) -> None:
    """Where it is asked when."""
    texts = paragraph([*CAMPAIGNS[:2], CAMPAIGNS[3]], "\n\n")
    asked = analyse("When did each of the two campaigns begin?")
    assert _said(with_list(asked, texts[:1], texts, texts)) == [CAMPAIGNS[0]]


ANNOUNCED = (
    "Three gaps stand out.",
    "First, the law names no boys.",
    "That has been known since 2010.",
    "Second, it names no hotels.",
    "Third, it ends at the border.",
    "The court sits on Mondays.",
)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (ANNOUNCED, [ANNOUNCED[1], ANNOUNCED[3], ANNOUNCED[4]]),
        (
            (
                "Hay dos causas.",
                "En primer lugar, falta dinero.",
                "En segundo lugar, faltan jueces.",
            ),
            ["En primer lugar, falta dinero.", "En segundo lugar, faltan jueces."],
        ),
        (ANNOUNCED[:2], [ANNOUNCED[0]]),  # one alone is not what was announced
        ((ANNOUNCED[0], "The law is old.", *ANNOUNCED[3:]), [ANNOUNCED[0]]),
        (("Gaps stand out.", *ANNOUNCED[1:]), ["Gaps stand out."]),
    ],
)
def test_what_is_announced_is_said(
    paragraph: Paragraph, texts: Sequence[str], said: list[str]
) -> None:
    """In the place of the sentence that says no more than how many things follow."""
    found = paragraph(texts)
    asked = analyse("Which gaps in the law does the report point out?")
    assert _said(with_what_follows(asked, found[:1], found)) == said


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "What three wishes does Captain Lorne have?",
            (
                "Captain Lorne has three wishes.",
                "A patrol boat.",
                "A lamp.",
                "And a clerk.",
                "Bye.",
            ),
        ),
        (
            "What does Ms Brown want?",
            ("Ms Brown wants two things.", "A phone that works.", "And a rule.", "He is seven."),
        ),
        (
            "¿Qué tres cosas pide la maestra?",
            ("La maestra pide tres cosas.", "Un techo.", "Agua.", "Y una enfermera.", "Es martes."),
        ),
    ],
)
def test_all_that_is_announced_is_said(
    paragraph: Paragraph, question: str, texts: tuple[str, ...]
) -> None:
    """As many sentences as are announced, whichever of them came first; others are left alone."""
    asked, found = analyse(question), paragraph(texts)
    for place in range(1, len(texts) - 1):
        chosen = with_all_announced(asked, found[place : place + 1], found)
        assert _said(chosen) == list(texts[1:-1])
    assert _said(with_all_announced(asked, found[-1:], found)) == [texts[-1]]
    fewer = found[:-2]
    assert _said(with_all_announced(asked, fewer[1:2], fewer)) == [texts[1]]
    other = analyse("How many boats are there?")
    assert _said(with_all_announced(other, found[1:2], found)) == [texts[1]]
    assert with_all_announced(asked, (), found) == ()
