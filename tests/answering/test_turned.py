"""Who did something is not the one to whom it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.turned import has_roles_turned_round

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many officers did pupils beat?",
            "Officers beat twelve pupils in the yard.",
        ),
        (
            "How many inspectors were interviewed by the workers?",
            "The inspectors interviewed 118 workers.",
        ),
        (
            "How much advance do families pay to contractors?",
            "Contractors pay the family an advance of 35,000 rupees.",
        ),
        (
            "¿A cuántos policías golpearon los alumnos?",
            "Agentes de la policía golpearon a doce alumnos.",
        ),
        (
            "¿Cuántos inspectores fueron entrevistados por los trabajadores?",
            "Los inspectores entrevistaron a 118 trabajadores.",
        ),
        (
            "¿Quién amenazó a los traficantes?",
            "Los traficantes amenazaron a 35 familias.",
        ),
        (
            "When did the police arrest the minister?",
            "The minister arrested two police officers in May.",
        ),
        (
            "How did the ministry support the schools?",
            "The schools supported the ministry with food.",
        ),
    ],
)
def test_roles_turned_round_are_kept_out(question: str, text: str, make_candidate: Make) -> None:
    """The doers of the question stand where they bear it."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert has_roles_turned_round(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "When did the police arrest the minister?",
            "The minister was arrested by the police in May.",
        ),
        (
            "Why did Meta reject the Board's guidance?",
            "Meta rejected the Board's guidance because it was late.",
        ),
        (
            "How many pupils did officers beat?",
            "Officers beat twelve pupils in the yard.",
        ),
        (
            "How many pupils did officers beat?",
            "Twelve pupils were beaten by officers.",
        ),
        (
            "Who introduced the grant?",
            "The grant of 120 soles, introduced in March 2020 by the ministry, is paid to mothers.",
        ),
        (
            "How many cases did girls account for?",
            "Boys accounted for 1,959 cases and girls for 459.",
        ),
        (
            "What share of offences did schools report?",
            "Mothers reported 34 per cent of offences, schools 22 per cent.",
        ),
        (
            "¿A cuántos alumnos golpearon los policías?",
            "Los policías golpearon a doce alumnos.",
        ),
        (
            "¿Quién amenazó a los traficantes?",
            "La banda amenazó a los traficantes.",
        ),
        (
            "¿A cuántas adolescentes rescató el operativo de Tarma?",
            (
                "Un operativo de junio rescató a 27 adolescentes y quedó sin fruto por errores "
                "en el acta."
            ),
        ),
    ],
)
def test_roles_as_asked_stay(question: str, text: str, make_candidate: Make) -> None:
    """Whoever did it stands there as who did it, by whatever order of words."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert not has_roles_turned_round(asked, candidate)
