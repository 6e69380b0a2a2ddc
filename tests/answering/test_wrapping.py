"""What people say of themselves around a question is no part of it."""

from __future__ import annotations

import time

import pytest

from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.questions.wrapping import unwrapped


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        (
            (
                "Good morning. I'm preparing a speech on island girls in the Amazon and I would be "
                "grateful if you could tell me what share of Amazonian girls left school before "
                "they turned 12."
            ),
            "What share of Amazonian girls left school before they turned 12.",
        ),
        (
            "Hi there, for a leaflet I need to know how many boats have a radio, please.",
            "How many boats have a radio?",
        ),
        ("We are drafting a note. How many boats have a radio?", "How many boats have a radio?"),
        ("ok thanks. and who funded the study?", "Who funded the study?"),
        ("Gracias. Y ¿quién financió el estudio?", "¿quién financió el estudio?"),
        (
            "Buenas tardes, preparo una nota. ¿Me podrían decir cuántos barcos tienen radio?",
            "Cuántos barcos tienen radio?",
        ),
        (
            "Hola, soy periodista y quisiera saber qué porcentaje de barcos tiene radio.",
            "Qué porcentaje de barcos tiene radio.",
        ),
    ],
)
def test_it_is_taken_off(asked: str, rest: str) -> None:
    """In whole sentences before the question, or in the one that asks."""
    assert unwrapped(analyse(asked)).text == rest


@pytest.mark.parametrize(
    "asked",
    [
        "How many boats have a radio?",
        "Could you tell me how many calls it answered?",
        "I'm writing on Norland's helpline. Could you tell me how many calls it answered in 2021?",
        "I'm a journalist in Ghana. What is the minimum age of marriage there?",
        "I'm a journalist in Ghana. What is the minimum age of marriage?",
        "I'm writing on recruiters. How does the centre explain that half of them are women?",
        "I'm writing about the closures. Where were the children after a year and a half?",
        "I'm 19. May I marry in a church of my village?",
        "I would like to know how many in Peru have a radio.",
        "The office opened in 2019. How many boats have a radio on board?",
        "Is it so? I'd like to know how many boats have a radio.",
        "Estoy escribiendo sobre la línea. ¿Cuántas llamadas recibió en 2021?",
        "Quiero saber si el puerto tiene una radio nueva.",
    ],
)
def test_what_may_be_needed_stays(asked: str) -> None:
    """Who or what a pronoun stands for, a country, what it is about, and facts."""
    assert unwrapped(analyse(asked)).text == asked


def test_only_the_rest_is_looked_for() -> None:
    """So a refusal does not say that "grateful" stands in no document."""
    asked = unwrapped(analyse("I'd be grateful if you could tell me how many boats have a radio."))
    assert [word.folded for word in asked.words] == ["boats", "radio"]


@pytest.mark.parametrize("piece", ["ok. and ", "we see it. ", "I am here! ", "tell me ", "a.b. "])
def test_long_senseless_questions_are_given_up_soon(piece: str) -> None:
    """Sentences without end, none of which asks."""
    asked = analyse((piece * 2000)[:1990])
    started = time.process_time()
    unwrapped(asked)
    assert time.process_time() - started < 3
