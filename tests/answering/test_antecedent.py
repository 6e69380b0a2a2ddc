"""A reason that takes up the sentence before it is said with that sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.statements.antecedent import with_antecedent

Make = Callable[..., Candidate]
Pair = Callable[[str], tuple[Candidate, Candidate]]

FEES = "The Government abolished fees."
WHY = "Why did enrolment rise?"


@pytest.fixture
def pair(make_candidate: Make) -> Pair:
    """Two sentences of one passage, one after the other."""

    def make(text: str) -> tuple[Candidate, Candidate]:
        whole = f"{FEES} {text}"
        before = make_candidate(FEES, passage_text=whole)
        after = make_candidate(text, passage_text=whole, before=FEES, start=len(FEES) + 1)
        return before, replace(after, source=before.source, position=1)

    return make


@pytest.mark.parametrize(
    ("question", "text", "both"),
    [
        (WHY, "As a result, enrolment rose by 22%.", True),
        (WHY, "This made enrolment rise by 22%.", True),
        (WHY, "Because of this, enrolment rose.", True),
        (WHY, "That is why enrolment rose.", True),
        (WHY, "Therefore enrolment rose.", True),
        ("¿Por qué subió la matrícula?", "Por ello, la matrícula subió.", True),
        ("¿Por qué subió la matrícula?", "Esto hizo que subiera la matrícula.", True),
        ("¿Por qué subió la matrícula?", "Como consecuencia, la matrícula subió.", True),
        ("¿Por qué subió la matrícula?", "Debido a ello, la matrícula subió.", True),
        (WHY, "The main reason was the price of rice.", True),
        (WHY, "The reason most often given was that lunch is free.", True),
        (WHY, "That is because lunch is free.", True),
        ("¿Por qué subió la matrícula?", "El motivo más citado fue el almuerzo.", True),
        ("¿Por qué subió la matrícula?", "Se debe a que hay almuerzo.", True),
        (WHY, "The reason for the rise is that lunch is free.", False),
        # these hold what they speak of
        (WHY, "As a result of the reform, enrolment rose.", False),
        (WHY, "This report says that enrolment rose because of the reform.", False),
        (WHY, "Enrolment rose because fees were abolished.", False),
        ("¿Por qué subió la matrícula?", "Como consecuencia de la ley, subió.", False),
        ("¿Por qué subió la matrícula?", "Por la reforma subió la matrícula.", False),
        # no reason is asked for
        ("How much did enrolment rise?", "As a result, enrolment rose by 22%.", False),
        # whatever is asked
        ("What holds for night schools?", "The same rule applies to night schools.", True),
        ("¿Qué vale de noche?", "La misma regla se aplicará de noche.", True),
        ("¿Qué vale de noche?", "Lo mismo vale de noche.", True),
        ("Which schools are the same?", "The same schools are open at night.", False),
    ],
)
def test_the_sentence_before_is_said_where_a_reason_takes_it_up(
    question: str, text: str, both: bool, pair: Pair
) -> None:
    """It comes first, as it stands in the document."""
    before, after = pair(text)
    said = with_antecedent(analyse(question), [after], [after, before])
    assert said == ((before, after) if both else (after,))


def test_only_the_sentence_directly_before_is_taken(make_candidate: Make, pair: Pair) -> None:
    """Neither one of another passage, nor one where two sentences are said already."""
    before, after = pair("As a result, enrolment rose by 22%.")
    elsewhere = make_candidate(FEES, start=900)
    assert with_antecedent(analyse(WHY), [after], [after, elsewhere]) == (after,)
    assert with_antecedent(analyse(WHY), [after, elsewhere], [before, after]) == (after, elsewhere)
    assert with_antecedent(analyse(WHY), [], [before, after]) == ()


@pytest.mark.parametrize(
    ("question", "text", "behind", "both"),
    [
        (
            "Why were doors locked?",
            "In 9 homes doors were locked.",
            "Managers explained this by thefts.",
            True,
        ),
        (
            "¿Por qué se cerraban las puertas?",
            "En 9 hogares se cerraban las puertas.",
            "Las directoras lo atribuyen a los robos.",
            True,
        ),
        (
            "Doors were locked. What do managers put that down to?",
            "In 9 homes doors were locked.",
            "Managers attribute this to thefts.",
            True,
        ),
        (
            "¿Cómo se explica que se cerraran las puertas?",
            "En 9 hogares se cerraban las puertas.",
            "Las directoras lo atribuyen a los robos.",
            True,
        ),
        (
            "Why were doors locked?",
            "In 9 homes doors were locked.",
            "The reason was that the guards had left.",
            True,
        ),
        (
            "¿Por qué se cerraban las puertas?",
            "En 9 hogares se cerraban las puertas.",
            "El motivo fue que se habían ido los guardias.",
            True,
        ),
        (
            "Why were doors locked?",
            "In 9 homes doors were locked.",
            "Windows were open there.",
            False,
        ),
        (
            "Why were doors locked?",
            "Doors were locked because of thefts.",
            "Managers explained the thefts by hunger.",
            False,
        ),
        (
            "How many doors were locked?",
            "In 9 homes doors were locked.",
            "Managers explained this by thefts.",
            False,
        ),
    ],
)
def test_the_reason_behind_a_sentence_that_has_none_is_said(
    make_candidate: Make, question: str, text: str, behind: str, both: bool
) -> None:
    """Where one is asked for, and what follows surely gives it."""
    first = make_candidate(text)
    after = make_candidate(behind, before=text, start=len(text) + 1)
    said = with_antecedent(analyse(question), [first], [after, first])
    assert said == ((first, after) if both else (first,))
