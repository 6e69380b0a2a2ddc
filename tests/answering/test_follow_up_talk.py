"""Follow-up questions as people ask them: what is whole stays, what is of one kind is exchanged."""

from __future__ import annotations

import pytest
from talks import after

from briefing_qa.answering.follow_up import Turn, understand

CASES = "How many smuggling cases did Ruritania investigate in 2020?"
CASOS = "¿Cuántos casos de contrabando investigó Ruritania en 2020?"
POOR = "What share of girls in the poorest quintile could read in 2013?"
VALLE = "¿Qué porcentaje de mujeres de Alba sufrió violencia física?"


@pytest.mark.parametrize(
    "question",
    [
        "How many tips were there in 2021?",
        "Where are the children now?",
        "What is the age of consent?",
        "And how many judges were trained?",
        "And how many schools have a ramp?",
        "Which recommendations were accepted?",
        "Which district is worst?",
        "¿Y qué permitía antes un juez?",
        "¿Dónde faltan médicos?",
        "¿Cuántos inspectores del trabajo hay?",
    ],
)
@pytest.mark.parametrize("before", [CASES, CASOS, POOR])
def test_a_short_question_with_its_own_subject_and_verb_is_whole(
    before: str, question: str
) -> None:
    """Nothing of the talk is put into it."""
    assert after(before, question) == question


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (CASES, "Why so few?", "Why so few (the smuggling cases that Ruritania investigated"),
        (CASES, "Why fewer than planned?", "Why fewer than planned (the smuggling cases"),
        (CASES, "How many people are affected?", "How many people are affected (the smuggling"),
        (CASOS, "¿Por qué bajó?", "¿Por qué bajó (casos de contrabando que investigó Ruritania"),
        (CASOS, "¿Por qué tan pocos?", "¿Por qué tan pocos (casos de contrabando que investigó"),
        (
            "¿Por qué bajó (casos que hubo en Alba)?",
            "¿Quién lo dijo?",
            "¿Quién lo dijo (casos que hubo en Alba; por qué bajó)?",
        ),
        (
            "¿Qué parte del costo de la encuesta pagó el Estado?",
            "¿Cuándo se hizo?",
            "¿Cuándo se hizo (el costo de la encuesta)?",
        ),
        ("¿Quién es Ana Ruiz?", "¿Dónde vive?", "¿Dónde vive (Ana Ruiz)?"),
        ("¿Quién es Ana Ruiz?", "¿Cuántos hijos tiene?", "¿Cuántos hijos tiene (Ana Ruiz)?"),
        ("¿En qué consiste el padrinazgo?", "¿Es delito?", "¿Es delito (el padrinazgo)?"),
        (
            "¿En qué consiste el padrinazgo?",
            "¿Qué recomienda el Comité al respecto?",
            "¿Qué recomienda el Comité al respecto (el padrinazgo)?",
        ),
    ],
)
def test_what_lacks_its_subject_or_verb_gets_the_matter_as_a_phrase(
    before: str, question: str, means: str
) -> None:
    """The brackets hold a noun with its clause, in the order and form of a sentence."""
    assert after(before, question).startswith(means)


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (CASES, "And convictions?", "How many convictions did Ruritania have in 2020?"),
        (CASOS, "¿y condenas?", "¿Cuántas condenas tuvo Ruritania en 2020?"),
        (
            "How many inspections did the ministry conduct in 2020?",
            "And investigations?",
            "How many investigations did the ministry conduct in 2020?",
        ),
        (
            POOR,
            "And the richest?",
            "What share of girls in the richest quintile could read in 2013?",
        ),
        (VALLE, "¿y en Beltrán?", "¿Qué porcentaje de mujeres en Beltrán sufrió violencia física?"),
        (VALLE, "¿Y sexual?", "¿Qué porcentaje de mujeres de Alba sufrió violencia sexual?"),
        (
            "¿Qué dice el artículo 7 de la ley?",
            "¿y el 9?",
            "¿Qué dice el artículo 9 de la ley?",
        ),
        (
            "¿Cuántas chicas se casaron antes de los 18 en Alba?",
            "¿Y antes de los 15?",
            "¿Cuántas chicas se casaron antes de los 15 en Alba?",
        ),
        (
            "¿Qué parte de las mujeres peruanas trabaja?",
            "¿y los hombres?",
            "¿Qué parte de los hombres peruanos trabaja?",
        ),
        (
            "¿Cuántos partos de menores de 19 años hubo en Alba?",
            "¿y de niñas de 14 años o menos?",
            "¿Cuántos partos de niñas de 14 años o menos hubo en Alba?",
        ),
        (
            "What was the effect on child labour?",
            "And for girls?",
            "What was the effect on child labour for girls?",
        ),
        (
            "What was the effect on child labour for girls?",
            "And for Syrians?",
            "What was the effect on child labour for Syrians?",
        ),
        (
            "How many boys does a teacher in Alba look after on average?",
            "And in Beltran?",
            "How many boys does a teacher in Beltran look after on average?",
        ),
        (
            "How many beds does the clinic in Alba have?",
            "and the year before?",
            "How many beds does the clinic in Alba have the year before?",
        ),
        (
            "Why so few (the cases that Ruritania investigated in 2020)?",
            "And in 2019?",
            "Why so few (the cases that Ruritania investigated in 2019)?",
        ),
    ],
)  # fmt: skip
def test_a_constraint_replaces_the_one_of_its_kind(before: str, question: str, means: str) -> None:
    """It is never set beside the old one, and what belonged to the old one goes with it."""
    assert after(before, question) == means


def test_those_counted_keep_who_did_it() -> None:
    """A question that counts a part of them is about the same ones."""
    assert after(CASES, "How many were closed?") == (
        "How many of the smuggling cases that Ruritania investigated in 2020 were closed?"
    )
    assert after(
        "¿Cuántas niñas dieron a luz en Alba?",
        "¿Cuántas de ellas eran indígenas?",
        "¿y cuántas eran de Beltrán?",
    ) == ("¿Cuántas de las niñas que dieron a luz en Alba eran de Beltrán?")


def test_a_question_that_counts_goes_back_over_one_that_asked_why() -> None:
    """What was put into the second question is not in the third."""
    assert (
        after(
            "How many families were enrolled in the scheme in Alba?",
            "Why fewer than planned?",
            "How many children?",
        )
        == "How many children were enrolled in the scheme in Alba?"
    )


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("Thanks, and how many judges were trained?", "How many judges were trained?"),
        ("OK, so what does the Committee recommend?", "What does the Committee recommend?"),
        ("Gracias, y ¿cuántos inspectores hay?", "¿Cuántos inspectores hay?"),
        ("Vale, entonces ¿quién dirige el Foro?", "¿Quién dirige el Foro?"),
        ("Hello, who runs the shelter?", "Who runs the shelter?"),
        ("No, 12 of them", "No, 12 of them"),
        ("gracias", "gracias"),
    ],
)
def test_courtesies_are_no_part_of_a_question(question: str, means: str) -> None:
    """They go before the first question of a conversation too; alone, they stay."""
    assert understand(question, []).text == means
    if means != question:
        assert after("Who wrote the report on floods?", question) == means


def test_somebody_named_by_the_answer_takes_the_place_of_she() -> None:
    """After "who", a name is put for the pronoun; those who are not named are not "they"."""
    said = "Zabalia does not believe that poverty explains it."
    asked = "Who says that poverty does not explain it?"
    assert after(asked, "What does she do?", answer=said) == "What does Zabalia do?"
    arrests = ("Who arrested the women?", "Have they been convicted?")
    assert after(*arrests, answer="They arrested two women.") == ("Have the women been convicted?")


@pytest.mark.parametrize(
    ("question", "leans", "elsewhere", "near"),
    [
        ("And in 2021?", True, True, True),
        ("Why so few?", True, True, True),
        ("Which is worst?", True, True, True),
        ("How many tips were there in 2021?", False, False, True),
        ("And how many tips were there in 2021?", True, False, True),
        ("Thanks, and how many judges were trained?", True, False, True),
        ("Thanks. How many judges were trained?", False, False, True),
        ("And in Chile?", True, True, False),
    ],
)
def test_a_question_is_tied_to_the_documents_that_answered(
    question: str, leans: bool, elsewhere: bool, near: bool
) -> None:
    """As far as it takes something over; a country of its own unties it."""
    found = understand(question, [Turn(question=CASES, answer="91 cases.", documents=("one",))])
    assert found.documents == (("one",) if near else ())
    if near:
        assert (found.leans, found.elsewhere) == (leans, elsewhere)


def test_a_refusal_leaves_the_talk_where_it_was() -> None:
    """What answered before it is still the document at hand."""
    turns = [
        Turn(question=CASES, answer="91 cases.", documents=("one",)),
        Turn(question="How many smuggling cases did Ruritania investigate in 1900?"),
    ]
    assert understand("Why?", turns).documents == ("one",)
