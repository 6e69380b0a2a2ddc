"""What is recommended, promised or aimed at does not tell whether it is so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.aims_for_facts import is_aim_for_fact
from briefing_qa.answering.rules.ruled_out import is_ruled_out
from briefing_qa.answering.statements.lacking import lacking

Make = Callable[..., Candidate]

ADVICE = ("Report", "Recommendations")
PROMISES = ("Informe", "Compromisos para 2023")


@pytest.mark.parametrize(
    ("question", "text", "path"),
    [
        (
            "Does the harbour office publish its accounts every month?",
            "The harbour office publishes its accounts every month.",
            ADVICE,
        ),
        (
            "Is there a bed for every sailor in the hostel?",
            "Finance a bed for every sailor in the hostel from 2024 on.",
            ("Recommendations",),
        ),
        (
            "Has the port improved its lighting?",
            "The port improves its lighting.",
            ("Report", "Way forward"),
        ),
        (
            "Were classes held on Sundays?",
            "Hold classes on Sundays so that sailors can come.",
            ADVICE,
        ),
        (
            "¿Funciona la línea las 24 horas?",
            "La línea pasa a funcionar las 24 horas.",
            ("Informe", "6. Recomendaciones"),
        ),
        ("¿Bajó el número de averías?", "Reducir las averías en un 15 %.", PROMISES),
        (
            "¿Desde cuándo se puede escribir a la capitanía?",
            "Abrir un canal de mensajería.",
            PROMISES,
        ),
        ("¿Son gratuitos los faros?", "Acordar que los faros sean gratuitos.", PROMISES),
    ],
)
def test_an_aim_is_not_what_is_so(
    question: str, text: str, path: tuple[str, ...], make_candidate: Make
) -> None:
    """However it is worded: as if it were so, as a bidding, or with the verb alone."""
    asked = analyse(question)
    aim = make_candidate(text, kind="item", path=path, language=asked.language)
    assert is_aim_for_fact(asked, aim)
    assert is_ruled_out(asked, aim)
    beside = make_candidate(text, kind="item", path=("Report", "Facts"), language=asked.language)
    assert not is_aim_for_fact(asked, beside)


@pytest.mark.parametrize(
    ("question", "lead", "text"),
    [
        (
            "¿Limita el puerto la espera a 30 días?",
            "El Comité recomienda al Estado que:",
            "Limite la espera a 30 días;",
        ),
        (
            "Does the State keep a register of boats?",
            "The Board calls on the State to:",
            "Keep a register of boats;",
        ),
    ],
)
def test_so_is_what_somebody_who_advises_leads_on_to(
    question: str, lead: str, text: str, make_candidate: Make
) -> None:
    """Under a heading of concerns as well as recommendations the line before the list tells."""
    asked = analyse(question)
    path = ("Observations", "Concerns and recommendations")
    make = {"kind": "item", "path": path, "language": asked.language}
    assert is_aim_for_fact(asked, make_candidate(text, before=lead, **make))
    worry = "Preocupa al Comité que:" if asked.language == "es" else "The Board is worried that:"
    assert not is_aim_for_fact(asked, make_candidate(text, before=worry, **make))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many hostels are there for sailors?", "Open at least three hostels for sailors."),
        ("¿Cuántos albergues hay para marineros?", "Abrir al menos tres albergues para marineros."),
        ("¿Cuánto es el gasto en puertos en 2027?", "Elevar el gasto en puertos al 2 % en 2027."),
    ],
)
def test_how_many_there_should_be_does_not_tell_how_many_there_are(
    question: str, text: str, make_candidate: Make
) -> None:
    """It is told to who asks for the advice."""
    asked = analyse(question)
    lead = "Recomienda al Estado:" if asked.language == "es" else "We ask the State to:"
    aim = make_candidate(text, kind="item", before=lead, language=asked.language)
    assert is_aim_for_fact(asked, aim)
    train = "Capacitar a 40 prácticos." if asked.language == "es" else "Train 40 pilots."
    assert not is_aim_for_fact(asked, replace(aim, text=train))
    advice = analyse("¿Qué recomienda?" if asked.language == "es" else "What should it open?")
    assert not is_aim_for_fact(advice, aim)


def test_how_many_were_is_not_told_by_any_aim(make_candidate: Make) -> None:
    """Though who is to be trained is there."""
    aim = make_candidate("Train 40 pilots.", kind="item", path=ADVICE)
    assert is_aim_for_fact(analyse("How many pilots has the office trained?"), aim)
    assert not is_aim_for_fact(analyse("How many pilots are there?"), aim)


def test_what_is_wished_in_a_row_is_an_aim(make_candidate: Make) -> None:
    """Below a heading or not: its verb says so."""
    asked = analyse("¿Existe un buzón anónimo en cada puerto?")
    wished = make_candidate("Segundo, que exista un buzón anónimo en cada puerto.", language="es")
    assert is_aim_for_fact(asked, wished)
    there = make_candidate("Segundo, existe un buzón anónimo en cada puerto.", language="es")
    assert not is_aim_for_fact(asked, there)


def test_a_word_alike_leads_to_no_aims(make_candidate: Make) -> None:
    """A lead line may tell of the solicitation of children."""
    asked = analyse("Does Mora question sailors five times?")
    lead = "It made solicitation of sailors a crime, but is concerned about:"
    told = make_candidate("Sailors being questioned five times;", kind="item", before=lead)
    assert not is_aim_for_fact(asked, told)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Should the office publish its accounts?", "The office publishes its accounts."),
        ("Does the report recommend a register?", "Keep a register of boats."),
        ("Do they plan to open a hostel?", "Open a hostel."),
        ("What should the office publish?", "The office publishes its accounts."),
        ("How many inspectors are there?", "Train all 40 inspectors."),
        ("May sailors marry at 16?", "Keep sailors from marrying at 16."),
    ],
)
def test_aims_may_be_asked_for(question: str, text: str, make_candidate: Make) -> None:
    """And what may be is told by what should be."""
    assert not is_aim_for_fact(analyse(question), make_candidate(text, kind="item", path=ADVICE))


@pytest.mark.parametrize(
    "text",
    [
        "Repeal the exception that lets sailors marry at 16.",
        "Strengthen the office, which already has 28 inspectors.",
        "Publish the register that was set up in 2019.",
    ],
)
def test_an_aim_may_tell_what_is_so(text: str, make_candidate: Make) -> None:
    """What is to be repealed is in force."""
    asked = analyse("Is there an office with inspectors and a register?")
    assert not is_aim_for_fact(asked, make_candidate(text, kind="item", path=ADVICE))


def test_a_sentence_that_says_what_should_be(make_candidate: Make) -> None:
    """It tells no practice; guidelines are asked for what should be, and a figure may stand by."""
    asked = analyse("Do providers block such pages within a day?")
    assert is_aim_for_fact(asked, make_candidate("Providers should block such pages in a day."))
    norm = analyse("Do providers have to block such pages within a day?")
    assert not is_aim_for_fact(norm, make_candidate("Providers should block such pages in a day."))
    taught = analyse("Is swimming taught in schools?")
    said = "States should ensure that swimming is taught in schools."
    assert is_aim_for_fact(taught, make_candidate(said))
    assert not is_aim_for_fact(analyse("Is swimming in schools acceptable?"), make_candidate(said))
    told = make_candidate("Providers should block such pages, which is done by two of them.")
    assert not is_aim_for_fact(asked, told)


def test_a_refusal_says_that_it_is_only_recommended(make_candidate: Make) -> None:
    """The nearest sentence reads as if it were so."""
    asked = analyse("Does the harbour office publish its accounts every month?")
    text = "The harbour office publishes its accounts every month."
    lack = lacking(asked, make_candidate(text, kind="item", path=ADVICE))
    assert lack is not None
    assert lack.kind == "advice"
