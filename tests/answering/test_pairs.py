"""Two things that a question asks about in one phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.pairs import are_named, pairs, tell_of_each, tells_of_one
from briefing_qa.answering.questions.question import analyse

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How are girls and boys approached?",
            ["How are girls approached?", "How are boys approached?"],
        ),
        (
            "What is advised to the government and to the councils of Puno?",
            [
                "What is advised to the government of Puno?",
                "What is advised to the councils of Puno?",
            ],
        ),
        (
            "What are the risks and the benefits of games?",
            ["What are the risks of games?", "What are the benefits of games?"],
        ),
        (
            "¿Qué se recomienda al Congreso y al Ministerio de Salud?",
            ["¿Qué se recomienda al Congreso?", "¿Qué se recomienda al Ministerio de Salud?"],
        ),
        (
            "¿Qué lagunas hay sobre el robo y sobre la estafa en línea?",
            ["¿Qué lagunas hay sobre el robo?", "¿Qué lagunas hay sobre la estafa en línea?"],
        ),
        (
            "Which gaps are there: access to schools, transport, and the duties of mayors?",
            [
                "Which gaps are there: access to schools?",
                "Which gaps are there: transport?",
                "Which gaps are there: the duties of mayors?",
            ],
        ),
        (
            "¿Qué cambió en la ley: las penas y los plazos?",
            ["¿Qué cambió en la ley: las penas?", "¿Qué cambió en la ley: los plazos?"],
        ),
        (
            "How did the number of homes change between 2012 and 2020 in Puno?",
            [
                "What was the number of homes in Puno in 2012?",
                "What was the number of homes in Puno in 2020?",
            ],
        ),
        (
            "¿Cómo evolucionó el número de condenas de 2016 a 2022?",
            [
                "¿Cuál fue el número de condenas en 2016?",
                "¿Cuál fue el número de condenas en 2022?",
            ],
        ),
    ],
)
def test_each_of_two_things_is_asked_for(question: str, expected: list[str]) -> None:
    """Each takes what is said of both."""
    assert [one.text for one in pairs(analyse(question))] == expected


@pytest.mark.parametrize(
    "question",
    [
        "What happened between 2012 and 2018?",
        "What did Trinidad and Tobago sign?",
        "Who leads the centre?",
        "How did it change?",
    ],
)
def test_one_thing_is_no_pair(question: str) -> None:
    """A stretch of time is one, and so is a name with "and" in it."""
    assert pairs(analyse(question)) == ()


def test_what_is_said_tells_of_both_or_of_one(make_candidate: Make) -> None:
    """Two sentences together may tell of both; an item is of what its list is addressed to."""
    options = pairs(analyse("How are girls and boys approached?"))
    girls = make_candidate("Girls are approached in bars.")
    boys = make_candidate("Boys are approached online.", start=40)
    assert not tell_of_each([girls], options)
    assert tell_of_each([girls, boys], options)
    assert tell_of_each([make_candidate("Girls and boys are approached online.")], options)

    options = pairs(analyse("What is advised to the government and to the councils?"))
    item = make_candidate("Open a shelter.", kind="item", before="To the councils:")
    assert [tells_of_one(item, one, options) for one in options] == [False, True]


def test_two_things_may_each_have_a_name() -> None:
    """Each is told by nothing else."""
    assert are_named(pairs(analyse("What share of boys read in Coralia and in Montepardo?")))
    assert are_named(pairs(analyse("¿Qué parte de los niños lee en Coralia y en Montepardo?")))
    assert not are_named(pairs(analyse("How are girls and boys approached?")))
    assert not are_named(())
