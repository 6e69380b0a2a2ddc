"""What something is called without a name, and which country without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.rules.names_asked import (
    lacks_the_country,
    lacks_the_holder,
    lacks_the_language,
    lacks_the_name,
)

Out = Callable[..., bool]

MILL = "What is the name of the mill that bought the leaf?"
CHAINS = "¿Cómo se llaman las tres cadenas que no exigen nada?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (MILL, "The mill bought the leaf without asking who had picked it.", True),
        (MILL, "The leaf was bought by a mill, Molino Azul.", False),
        (MILL, "The mill was called el trébol.", False),
        (MILL, 'The leaf went to the mill, "el trébol".', False),
        (MILL, "The leaf went to *el trébol*.", False),
        (MILL, "The leaf went to www.trebol.example.", False),
        (MILL, "| mill | el trébol |", False),
        (MILL, "MOLINO AZUL, BUYER OF LEAF", False),
        (MILL, "In May, Peruvian inspectors came to the mill.", True),
        ("What are the mills called?", "The mills bought the leaf.", True),
        ("What do the mills buy?", "The mills bought the leaf.", False),
        (CHAINS, "Las cadenas, que son tres y tienen nombre, no exigen nada.", True),
        (CHAINS, "Las tres cadenas no exigen lo que exige una tienda de Tucson.", True),
        (CHAINS, "No exigen nada Mercalia, Tendera y Bonsol.", False),
        ("¿Cuál es el nombre de la directora?", "La directora del Ministerio dimitió.", True),
        ("¿Cuál es el nombre de la directora?", "La directora, Ana Ruiz, dimitió.", False),
        # what a deed is called may be written small
        ("¿Cómo se llama al encierro de un menor?", "La prisión preventiva es un encierro.", False),
    ],
)
def test_a_name_is_asked_for(is_out: Out, question: str, text: str, out: bool) -> None:
    """A question for a name is not answered by a sentence that has none."""
    assert is_out(lacks_the_name, question, text) == out


def test_a_name_may_stand_in_the_sentence_before(is_out: Out) -> None:
    """Where a sentence goes on from that one."""
    before = "The buyer was Molino Azul."
    assert not is_out(lacks_the_name, MILL, "It bought the leaf unasked.", before=before)
    assert is_out(lacks_the_name, MILL, "The mill bought the leaf unasked.", before=before)


FROM = "Which country did the two tourists come from?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (FROM, "Two foreign tourists were deported.", True),
        (FROM, "Two tourists from Italy were deported.", False),
        (FROM, "Two Italian tourists were deported.", False),
        (FROM, "Two tourists from Norvik were deported.", False),
        (FROM, "Both tourists came from a neighbouring country.", False),
        ("¿De qué país venían los turistas?", "Los turistas fueron expulsados en mayo.", True),
        ("¿De qué país venían los turistas?", "Los turistas eran italianos.", False),
        ("¿De qué nacionalidad eran los turistas?", "Fueron expulsados dos turistas.", True),
        ("¿A qué país fueron los niños de Perú?", "Los niños salieron de Perú.", True),
        ("¿Por qué los países no enjuician a nadie?", "Faltan fiscales.", False),
        ("In what way did the country change?", "The tourists came.", False),
    ],
)
def test_a_country_is_asked_for(is_out: Out, question: str, text: str, out: bool) -> None:
    """A question for a country or nationality is not answered without one."""
    assert is_out(lacks_the_country, question, text) == out


def test_the_title_may_tell_where_something_was_done(is_out: Out) -> None:
    """But not whence somebody came."""
    title, text = "Report on Italy", "The tourists were arrested."
    assert not is_out(lacks_the_country, "In which country were they arrested?", text, title=title)
    assert is_out(lacks_the_country, FROM, text, title=title)


HELD = "In which languages were the interviews held?"


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (HELD, "Interviews took place in the transit centres of Parakou and Savè.", True),
        (HELD, "They were held in Bariba, Fon and Dendi.", False),
        (HELD, "They were held in the language of the child.", False),
        (HELD, "French was used throughout.", False),
        (HELD, "Half of those asked were bilingual.", False),
        ("¿En qué idiomas se hicieron?", "Se hicieron en los campamentos de Lurín.", True),
        ("¿En qué idiomas se hicieron?", "Se hicieron en quechua y aimara.", False),
        ("¿En qué idiomas se hicieron?", "Se hicieron en castellano.", False),
        ("In which towns were the interviews held?", "They were held in the schools.", False),
    ],
)
def test_a_language_is_asked_for(is_out: Out, question: str, text: str, out: bool) -> None:
    """A question for one is not answered without any word that may tell one."""
    assert is_out(lacks_the_language, question, text) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Who is the director of the clinic?", "The director signs the register.", True),
        ("Who was Ardell's minister of health?", "The Ministry of Health runs the clinic.", True),
        ("¿Quién es la ministra de Salud?", "El Ministerio de Salud autoriza la clínica.", True),
        ("Who is the director of the clinic?", "The director, Ana Ruiz, signs it.", False),
        ("Who is the director of the clinic?", "Ana Ruiz has led the clinic since May.", False),
        ("Who is the owner of the clinic?", "It belongs to the Ministry of Health.", False),
        ("Who runs the clinic?", "The director signs the register.", False),
        ("Who is the director?", "| Director | vacant |", False),
    ],
)
def test_it_is_asked_who_holds_an_office(is_out: Out, question: str, text: str, out: bool) -> None:
    """That there is one, or what they do, does not tell who it is."""
    assert is_out(lacks_the_holder, question, text) == out
