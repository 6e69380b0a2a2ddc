"""Questions in the words that reports use."""

from __future__ import annotations

import pytest

from briefing_qa.answering.questions.plain_words import as_a_question, in_plain_words
from briefing_qa.answering.questions.question import analyse


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("¿Cuántos NNA trabajaban?", "¿Cuántos niños y adolescentes trabajaban?"),
        ("How many CYP were in care?", "How many children and young people were in care?"),
        (
            "¿Cuántos chavos y chavas dejaron el cole?",
            "¿Cuántos chicos y chicas dejaron el colegio?",
        ),
        ("Chavos en la calle", "Chicos en la calle"),
        ("Is it OK to call at night?", "Is it acceptable to call at night?"),
    ],
)
def test_abbreviations_and_words_of_one_country_are_put_plainly(asked: str, plain: str) -> None:
    """They are looked up by what they stand for, and shown as they were typed."""
    put = in_plain_words(analyse(asked))
    assert put.text == plain
    assert all(shown in asked for _, shown in put.typed)


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué significa NNA?",
        "siglas NNA",
        "What does CYP stand for?",
        "¿Quién es Ana Chavos?",
        "¿Cuántos niños hay?",
        "NNA",
    ],
)
def test_what_asks_for_the_abbreviation_keeps_it(question: str) -> None:
    """So do names."""
    asked = analyse(question)
    assert in_plain_words(asked) is asked


@pytest.mark.parametrize(
    ("word", "put"),
    [
        ("presupuesto", "¿Qué es presupuesto?"),
        ("sextortion", "What is sextortion?"),
        ("hola", "hola"),
        ("gracias", "gracias"),
        ("Peru", "Peru"),
        ("SAL", "SAL"),
        ("2021", "2021"),
        ("dos palabras", "dos palabras"),
    ],
)
def test_a_word_alone_asks_what_it_is(word: str, put: str) -> None:
    """Greetings, names and numbers do not."""
    assert as_a_question(analyse(word)).text == put
