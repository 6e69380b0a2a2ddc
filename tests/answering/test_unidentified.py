"""Which one it was is not told by a sentence that only says that there was one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.unidentified import tells_of_an_unnamed_one

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Which platform was fined in Ostrava?", "In Ostrava a video platform was fined.", "en"),
        (
            "Which charities took part in Linterna?",
            'The ministry worked with several charities in the project "Linterna".',
            "en",
        ),
        (
            "Which companies own the 40 radio stations of Ardell?",
            "In Ardell, a handful of firms own over 40 radio stations.",
            "en",
        ),
        (
            "Who is the Lirian general whose posts were kept?",
            "The posts of a Lirian general were kept.",
            "en",
        ),
        ("Which two donors withdrew?", "Rations fell after two donors withdrew.", "en"),
        (
            "What is the name of the hotel charged in Quenby?",
            "A hotel was charged in Quenby in 2019.",
            "en",
        ),
        ("With which bank was the money kept?", "The money was kept with a foreign bank.", "en"),
        ("In which city did it open first?", "It first opened in a city on the coast.", "en"),
        ("Which school took part?", "Participó una escuela de la sierra.", "es"),
        ("¿Qué empresa gestiona el refugio?", "El refugio lo gestiona una empresa privada.", "es"),
        (
            "¿Qué empresas compraron las tierras?",
            "Las tierras fueron compradas por varias empresas.",
            "es",
        ),
        (
            "¿Qué universidad hizo la encuesta de 2016?",
            "La encuesta de 2016 la hizo una universidad.",
            "es",
        ),
        (
            "¿Quién es el periodista detenido en Marsal?",
            "En Marsal fue detenido un periodista.",
            "es",
        ),
        (
            "¿En qué países se ensayó?",
            "Se ensayó en diversos países antes de 2015.",
            "es",
        ),
        (
            "¿A qué plataformas abrió expediente la Agencia de Datos?",
            "La Agencia de Datos abrió expediente a dos plataformas.",
            "es",
        ),
        ("¿Qué ministerios se opusieron?", "Algunos ministerios se opusieron.", "es"),
    ],
)
def test_one_that_is_not_named_is_out(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """A noun with "a", "several" or a number, without any name, does not tell which it is."""
    assert tells_of_an_unnamed_one(analyse(question), make_candidate(sentence, language=language))


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Which platform was fined in Ostrava?", "In Ostrava a platform, Kontakt, paid.", "en"),
        ("Which platform was fined in Ostrava?", "Kontakt, a platform, was fined there.", "en"),
        ("Which platform was fined in Ostrava?", "Kontakt is a platform fined twice.", "en"),
        (
            "Which charities took part in Linterna?",
            'Several charities, among them Faro, took part in "Linterna".',
            "en",
        ),
        (
            "Which charities took part in Linterna?",
            "Two charities took part in Linterna: the Order of Brelle and a nurses' guild.",
            "en",
        ),
        (
            "Which companies own the radio stations?",
            "The companies own a handful of stations.",
            "en",
        ),
        (
            "Which countries signed the Corridor Agreement?",
            "Sarn and Quellin signed the Corridor Agreement between the two countries.",
            "en",
        ),
        ("How many companies signed?", "Several companies signed.", "en"),
        ("What kind of platform was fined?", "A video platform was fined.", "en"),
        ("Did a bank refuse?", "A bank refused.", "en"),
        ("In which city did it open first?", "It first opened in a city called Brell.", "en"),
        ("¿Qué empresa gestiona el refugio?", "Lo gestiona una empresa, Vigía.", "es"),
        (
            "¿Qué empresas compraron las tierras?",
            "Compraron las tierras varias empresas, como Agrosur.",
            "es",
        ),
        (
            "¿Qué universidad hizo la encuesta?",
            "La hizo una universidad de Puerto Quetén.",
            "es",
        ),
        ("¿Qué escuelas cerraron?", "Cerraron dos escuelas: la de Arriba y la de Abajo.", "es"),
        (
            "¿En qué año declaró un tribunal que era ilegal?",
            "Un tribunal lo declaró ilegal en 2014.",
            "es",
        ),
        ("¿Qué ministerios se opusieron?", "Se opusieron los dos ministerios.", "es"),
    ],
)
def test_what_tells_which_stays(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """A name, a list or an origin tells which, and other questions do not ask for it."""
    candidate = make_candidate(sentence, language=language)
    assert not tells_of_an_unnamed_one(analyse(question), candidate)
