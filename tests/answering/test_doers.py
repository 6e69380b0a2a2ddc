"""Who does what a question asks about, and to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.asked_doers import asked_doer
from briefing_qa.answering.rules.doers import is_done_by_another, is_owed_to_them, is_turned_round

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "name", "verb"),
    [
        ("How many judges did EOCO train?", "EOCO", "train"),
        ("How many cases has the Ministry of Labour also closed?", "Ministry of Labour", "closed"),
        ("How many letters did the People's Advocate receive?", "People's Advocate", "receive"),
        ("How many letters did the police pass on?", "police", "pass"),
        ("How many judges were trained by EOCO?", "EOCO", "trained"),
        ("How many pictures did SafeNet hotlines handle?", None, None),
        ("How many children did judges hear?", None, None),
        ("What does the Penal Code forbid?", None, None),
        ("Why was EOCO founded?", None, None),
        ("¿Cuántos jueces capacitó EOCO?", "EOCO", "capacito"),
        ("¿Cuántas cartas remitió la policía?", "policía", "remitio"),
        ("¿Cuántos jueces fueron capacitados por EOCO?", "EOCO", "capacitados"),
        ("¿Cuántos hoteles firmaron el Código de Conducta?", None, None),
        ("¿Cuántas aldeas visitaron la Reina?", None, None),
        ("¿Quién fundó Casa Azul?", None, None),
        ("¿Cuándo se aprobó la Reforma Escolar?", None, None),
    ],
)
def test_who_does_it_stands_before_the_verb_or_behind_by(
    question: str, name: str | None, verb: str | None
) -> None:
    """A name behind "did", in Spanish behind the verb; laws are no doers, nor are objects."""
    found = asked_doer(analyse(question))
    assert (found and found.name, found and found.verb) == (name, verb)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many judges did EOCO train?", "The Judicial Institute trained 85 judges.", True),
        ("How many judges did EOCO train?", "The Training Institute trained 85 judges.", True),
        ("How many judges did EOCO train?", "EOCO trained 85 judges.", False),
        ("How many judges did EOCO train?", "The institute has trained 85 judges.", False),
        ("How many judges did EOCO train?", "It trained 85 judges.", False),
        ("How many judges did EOCO train?", "The Ministry trained 85 judges.", False),
        ("How many judges did EOCO train?", "EOCO and Blue House trained 85 judges.", False),
        (
            "How many judges did the Ministry of Health train?",
            "The Ministry of Labour trained 85 judges.",
            True,
        ),
        ("How many judges did Casa Azul train?", "Judges were trained.", False),
        # an office and a person may be one
        ("What did the Minister of Labour say about it?", "Ilvana Brodd said no.", False),
        (
            "What did UNICEF recommend?",
            "The Committee urges a reform and recommends that help be sought from UNICEF.",
            True,
        ),
        (
            "How much did Blue House give?",
            "Casa Azul gave 60 per cent, Blue House 25 per cent.",
            False,
        ),
        ("How many cases did Peru close?", "The Committee closed 12 cases.", False),
        ("¿Cuántos jueces capacitó EOCO?", "El Instituto Judicial capacitó a 85 jueces.", True),
        ("¿Cuántos jueces capacitó EOCO?", "EOCO capacitó a 85 jueces.", False),
        ("¿Cuántos jueces capacitó EOCO?", "Se capacitó a 85 jueces.", False),
        (
            "¿Cuántos jueces fueron capacitados por EOCO?",
            "El Instituto Judicial ha capacitado a 85 jueces.",
            True,
        ),
        (
            "¿Qué recomendación ha aceptado el Ministerio de Salud?",
            "El Ministerio de Trabajo ha aceptado una y remitido otra al Ministerio de Salud.",
            True,
        ),
        (
            "¿Cuántos hoteles firmaron el Código de Conducta?",
            "Unos 90 hoteles de Puerto Sol firmaron el Código de Conducta.",
            False,
        ),
    ],
)
def test_what_somebody_else_did_is_not_what_is_asked_for(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """Only where the sentence names who did it, and that is surely another one."""
    assert is_out(is_done_by_another, question, text) is out


def test_a_heading_may_name_who_does_it(make_candidate: Make) -> None:
    """Under "EOCO" a section of it may be what trained the judges."""
    question = analyse("How many judges did EOCO train?")
    text = "The Judicial Institute trained 85 judges."
    assert not is_done_by_another(question, make_candidate(text, path=("EOCO",)))


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many letters did the police pass on?", "It passed 40 on to the police.", True),
        ("How many letters did the police pass on?", "The police passed 40 on to it.", False),
        ("How many letters did the police pass on?", "Police passed on 40 to the board.", False),
        (
            "What did Moldova recommend to the Committee?",
            "The Committee recommends that a register be kept.",
            True,
        ),
        (
            "What did Moldova recommend to the Committee?",
            "The Committee draws attention to the recommendations of paragraph 7.",
            True,
        ),
        (
            "What did the Committee recommend to Moldova?",
            "The Committee recommends that a register be kept.",
            False,
        ),
        ("¿Cuántas cartas remitió la policía?", "Remitió 40 a la policía.", True),
        ("¿Cuántas cartas remitió la policía?", "La policía remitió 40.", False),
    ],
)
def test_who_does_it_is_not_to_whom_it_is_done(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """The same verb with the roles exchanged answers another question."""
    assert is_out(is_turned_round, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "Which recommendations did the Government of Nepal accept?",
            "Futures Norway accepted recommendations 1 and 3.",
            True,
        ),
        ("What did the Government of Nepal adopt?", "The Government adopted a plan.", False),
        ("What did the Government of Nepal adopt?", "The Ministry of Labour adopted it.", False),
        ("What did the Government of Nepal adopt?", "Futures Norway adopted Nepal's plan.", False),
    ],
)
def test_done_by_one_of_another_country(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A government has many names, but none with another country in it."""
    assert is_out(is_done_by_another, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "A teacher has reported it. How fast does the Child Protection Authority have to act?",
            "A teacher shall report it to the Child Protection Authority within a day.",
            True,
        ),
        (
            "How many days does the Ministry of Health have to answer?",
            "Clinics must write to the Ministry of Health within ten days.",
            True,
        ),
        (
            "¿En qué plazo resuelve la Defensoría del Pueblo?",
            "Los jueces deben remitir el caso a la Defensoría del Pueblo en diez días.",
            True,
        ),
        (
            "How many days does the Ministry of Health have to answer?",
            "The Ministry of Health must answer within ten days.",
            False,
        ),
        (
            "How many days does the Ministry of Health have to answer?",
            "Clinics must write to the Ministry of Health, which must answer within ten days.",
            False,
        ),
        (
            "What does the Ministry of Health have to answer?",
            "Clinics must write to the Ministry of Health within ten days.",
            False,
        ),
    ],
)
def test_owed_to_them(question: str, text: str, out: bool, is_out: Callable[..., bool]) -> None:
    """The time in which others must turn to somebody is not the one that these have."""
    assert is_out(is_owed_to_them, question, text) is out
