"""What a question takes for granted may be denied by the sentence nearest to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.denied import denies_what_is_asked

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        (
            "What do the media guidelines tell journalists?",
            "There are currently no guidelines for journalists.",
            "en",
        ),
        ("Where is the shelter for boys?", "There is no shelter for boys.", "en"),
        (
            "Which judge grants the exception for girls?",
            "It raised the age to 18 without exception.",
            "en",
        ),
        (
            "When was the national register opened?",
            "The ministry has no national register.",
            "en",
        ),
        (
            "How did the law approved in 2020 change things?",
            "A law was tabled in 2020, but it has not been approved.",
            "en",
        ),
        ("Why are managers obliged to attend?", "Managers are not obliged to attend.", "en"),
        ("When was the plan evaluated?", "The plan has never been evaluated.", "en"),
        ("What did the published annexes show?", "It has not published the annexes.", "en"),
        (
            "In which cases does the report say that shutdowns are proportionate?",
            "Shutdowns are inherently disproportionate.",
            "en",
        ),
        ("Why are curfews compatible with it?", "Curfews are incompatible with it.", "en"),
        ("Why do courts coordinate so well?", "Courts rarely coordinate with each other.", "en"),
        (
            "¿Qué dispone la directriz de la policía sobre los rescates?",
            "No existe una directriz sobre los rescates.",
            "es",
        ),
        (
            "¿Desde cuándo funciona el registro nacional?",
            "El país carece de registro nacional.",
            "es",
        ),
        (
            "¿Quién concede la dispensa?",
            "La edad es de 18 años, sin dispensa posible.",
            "es",
        ),
        (
            "¿Cómo cambió las cosas la ley aprobada en 2020?",
            "La ley no ha sido aprobada.",
            "es",
        ),
        ("¿Quién evaluó el plan?", "El plan no se ha evaluado.", "es"),
        (
            "¿Por qué están obligados los directores a asistir?",
            "Los directores no están obligados a asistir.",
            "es",
        ),
        (
            "¿En qué casos son legales los bloqueos?",
            "Los bloqueos son ilegales.",
            "es",
        ),
    ],
)
def test_what_is_denied_is_out(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """There is none, it was not done, or it is the contrary."""
    assert denies_what_is_asked(analyse(question), make_candidate(sentence, language=language))


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Are there media guidelines?", "There are no media guidelines.", "en"),
        ("Has the law been approved?", "The law has not been approved.", "en"),
        ("What does the report say about the guidelines?", "There are no guidelines.", "en"),
        ("What is wrong with the register?", "There is no register in the north.", "en"),
        ("How many shelters are there?", "There are no shelters.", "en"),
        ("Why did the country score 0 on guidelines?", "It has no guidelines.", "en"),
        ("Why has the law not been approved?", "The law has not been approved.", "en"),
        ("How often do courts meet?", "The courts rarely meet.", "en"),
        ("How do courts coordinate?", "Courts rarely coordinate with each other.", "en"),
        ("Why do few girls report it?", "Girls rarely report it.", "en"),
        ("Which countries lack a register?", "Mirel has no register.", "en"),
        ("When may the cup be used?", "The cup may not be used except by a doctor.", "en"),
        ("On what condition may it be shared?", "It may not be shared without consent.", "en"),
        ("For how long may he be held?", "He may not be held longer than 24 hours.", "en"),
        ("When was the duty ended?", "It is no longer a duty since 2015.", "en"),
        ("What has the court decided?", "The court has not decided.", "en"),
        ("What do the guidelines say?", "The guidelines ask for consent.", "en"),
        ("¿Existen directrices?", "No existen directrices.", "es"),
        ("¿Qué dice el informe sobre el registro?", "No hay registro.", "es"),
        ("¿Cuándo se puede compartir?", "No se puede compartir salvo con permiso.", "es"),
        ("¿Qué países carecen de registro?", "Mirel no tiene registro.", "es"),
        ("¿Cuántos planes se evaluaron?", "No se evaluó ningún plan.", "es"),
        ("¿Qué contestó el Ministerio?", "El Ministerio no contestó.", "es"),
        ("¿En qué casos son legales los bloqueos?", "Son legales los ordenados por un juez.", "es"),
        ("¿Quién evaluó el plan?", "El plan lo evaluó la universidad.", "es"),
    ],
)
def test_what_tells_something_stays(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """Whether it is so, how many there are, the lack itself and its exceptions are told."""
    assert not denies_what_is_asked(analyse(question), make_candidate(sentence, language=language))
