"""What will or should be done does not tell what was, nor a plan how it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.to_come import (
    holds_figures_of_plans,
    is_only_a_bill,
    is_only_to_come,
    tells_of_the_last_time,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "When was the study published?",
            "Together with the university, the office will publish a study on sleep in May 2024.",
        ),
        (
            "When did the council open the second library?",
            "The council said that it would open a second library in 2025.",
        ),
        (
            "¿Cuándo se presentó el mapa de riesgos?",
            "El observatorio presentará en noviembre un mapa de riesgos.",
        ),
        (
            "¿En qué fecha se colocó la primera piedra del museo?",
            "El gobierno construye un museo, cuya primera piedra se colocaría a fines de 2024.",
        ),
        (
            "¿En qué municipios se abrieron las bibliotecas?",
            "La asociación propone que se abran bibliotecas en doce municipios.",
        ),
        (
            "¿Cuándo evaluó el consejo las bibliotecas?",
            "El consejo abrió bibliotecas y dijo que las evaluará al cabo de dos años.",
        ),
    ],
)
def test_what_is_to_come_is_kept_out(question: str, text: str, make_candidate: Make) -> None:
    """A verb that stands only as what will or should be done tells nothing that was."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert is_only_to_come(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "When was the study published?",
            "The office published the study in May 2024.",
        ),
        (
            "When was the study published?",
            "The office said that it would publish a study, and published it in May.",
        ),
        (
            "When will the study be published?",
            "The office will publish the study in May.",
        ),
        (
            "How many pilots did the airline train?",
            "Airlines should train pilots, which so far only Norvik Wings does (340).",
        ),
        (
            "¿Cuándo se abrió la biblioteca?",
            "La biblioteca se abrió en 2019 y abrirá los domingos.",
        ),
        (
            "¿Cuándo se abrió la biblioteca?",
            "El consejo pidió que se pintara la biblioteca, que se abrió en 2019.",
        ),
    ],
)
def test_what_was_done_stays(question: str, text: str, make_candidate: Make) -> None:
    """What was done, promised and done, or asked for as to come stays in."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert not is_only_to_come(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many places does the shelter in Tarma have?",
            "The office plans to open a shelter with 60 places in Tarma in 2024.",
        ),
        (
            "What is the maximum fine for fishing at night?",
            "A bill before parliament would raise the maximum fine to 60,000 crowns.",
        ),
        (
            "Where in Norvik does the office stand?",
            "There are offices in Tarma, and another is to be set up in Norvik in 2024.",
        ),
    ],
)
def test_figures_of_plans_are_kept_out(question: str, text: str, make_candidate: Make) -> None:
    """Figures that are all of plans do not tell how it is."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert holds_figures_of_plans(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "How many places will the shelter in Tarma have?",
            "The office plans to open a shelter with 60 places in Tarma in 2024.",
        ),
        (
            "¿Para cuándo habrá otro refugio?",
            "Otro refugio será abierto antes de junio de 2022.",
        ),
        (
            "How many places does the shelter have?",
            "The shelter has 40 places, and the office plans to add 20.",
        ),
        (
            "Within how many days does the office answer?",
            "The office undertakes to answer within 30 days.",
        ),
    ],
)
def test_plans_that_are_asked_for_stay(question: str, text: str, make_candidate: Make) -> None:
    """What is asked for as a plan stays, and so does a figure that is real."""
    asked = analyse(question)
    candidate = make_candidate(text, language=asked.language)
    assert not holds_figures_of_plans(asked, candidate)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("When was the law on fishing passed?", "A bill on fishing was tabled in 2021.", True),
        ("¿Qué ley prohíbe pescar?", "Sigue pendiente el proyecto de ley que lo prohíbe.", True),
        ("When was the law passed?", "A bill tabled in 2021 became law in 2022.", False),
        ("When was the bill tabled?", "A bill on fishing was tabled in 2021.", False),
        ("Who tried to change the law?", "A bill to widen it was tabled by Ana Ruiz.", False),
    ],
)
def test_a_bill_is_no_law(question: str, text: str, out: bool, make_candidate: Make) -> None:
    """Unless the sentence speaks of the law as well, or the question of whoever tried."""
    asked = analyse(question)
    assert is_only_a_bill(asked, make_candidate(text, language=asked.language)) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Who will fund the next round?", "The work was paid for by the embassy.", True),
        ("When will the next census be held?", "It was held in May 2012.", True),
        ("Where is the next meeting going to be?", "They met in Tarma, where it was hot.", True),
        ("¿Quién pagará la próxima ronda?", "La encuesta fue pagada por la embajada.", True),
        ("¿Dónde se hará la próxima reunión?", "Se reunieron en Tarma.", True),
        ("What will the successor programme cost?", "The programme cost 3 million.", True),
        ("Who will fund the next round?", "The embassy paid to prevent it.", True),
        ("How many will the second phase cover?", "The first round covered 40 villages.", True),
        ("¿Cuánto costará el programa que lo sucederá?", "El programa costó 3 millones.", True),
        ("¿Quién financiará el programa sucesor?", "Fue financiado por España.", True),
        ("Who will fund the follow-up project?", "The embassy pledged to fund it.", False),
        ("Who will fund the successor programme?", "It is jointly funded by three.", False),
        ("¿Cuánto costará la segunda fase?", "La segunda fase cuesta 3 millones.", False),
        ("Who will chair the next session?", "Ana Ruiz was elected as its chair.", False),
        (
            "When will the next census be held?",
            "It was in 2012, every ten years.",
            False,
        ),
        ("When will the next census be held?", "It was put off until 2023.", False),
        ("¿Quién pagará la próxima ronda?", "La embajada se comprometió a pagarla.", False),
        ("Who will fund the next round?", "The embassy pays for it.", False),
        ("Who funded the last round?", "The work was paid for by the embassy.", False),
        ("Who will fund it?", "The work was paid for by the embassy.", False),
    ],
)
def test_the_last_time_for_the_next(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """How it was tells nothing of how it will be the next time, unless it was settled then."""
    assert is_out(tells_of_the_last_time, question, text) is out
