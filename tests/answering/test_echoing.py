"""A sentence that repeats the question gives no reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.echoing import (
    gives_it_as_the_reason,
    is_itself_the_reason,
    only_echoes,
    restates_it,
)

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Why has the Water Act not been amended?", "The Water Act has not been amended.", "en"),
        ("Why were the islands left out?", "The islands were left out.", "en"),
        (
            "Only the islands were left out. What do the authors put that down to?",
            "The islands were the only ones left out.",
            "en",
        ),
        (
            "Why were the islands left out?",
            "The board was asked why the islands were left out.",
            "en",
        ),
        (
            "What led Mirel to block the networks?",
            "In Mirel, the networks were blocked for 10 days prior to the vote.",
            "en",
        ),
        ("Why did Kethland leave?", "Kethland left in 2019, after 12 years.", "en"),
        (
            "Why are more young women dismissed?",
            "The Council notes with concern that more women are being dismissed, young ones too.",
            "en",
        ),
        (
            "¿A qué se debe que aumenten los despidos de mujeres jóvenes?",
            "El Consejo observa con preocupación que los despidos de mujeres están aumentando.",
            "es",
        ),
        (
            "Why did the reports to the hotline rise?",
            "It received 2,310 reports in 2021 and 3,875 in 2022.",
            "en",
        ),
        ("Why has Verrano been first?", "Verrano ha sido siempre la primera.", "es"),
        (
            "¿Qué llevó a Mirel a bloquear las redes?",
            "Las redes estuvieron bloqueadas en Mirel por 10 días.",
            "es",
        ),
        (
            "¿Por qué dejó Carandia de publicar estadísticas?",
            "Carandia dejó de publicar estadísticas en 2020.",
            "es",
        ),
        (
            "¿Por qué pagó la aerolínea Alisios la campaña?",
            "La campaña se difundió de 2018 a 2020 y la pagó la aerolínea Alisios.",
            "es",
        ),
        (
            "¿Por qué se denegó a algunas familias?",
            "Lo pidieron 412 familias y lo obtuvieron 365.",
            "es",
        ),
        ("¿Por qué no se modificó la ley?", "La ley no se modificó.", "es"),
        ("¿A qué se debe que no se visitaran las islas?", "Las islas no se visitaron.", "es"),
        ("¿Por qué se omitieron las islas?", "Preguntó por qué se omitieron las islas.", "es"),
    ],
)
def test_an_echo_gives_no_reason(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """What is taken as given, and a question that is reported, are out."""
    assert only_echoes(analyse(question), make_candidate(sentence, language=language))


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Why were the islands left out?", "The islands were left out because of storms.", "en"),
        ("Why were the islands left out?", "The islands were left out to save time.", "en"),
        (
            "Why were the islands left out?",
            "The islands were left out: no ferry sails there.",
            "en",
        ),
        ("Why were the islands left out?", "Storms had sunk both ferries that month.", "en"),
        ("Why were the islands left out?", "Asked why, the board spoke of storms.", "en"),
        ("When were the islands left out?", "The islands were left out.", "en"),
        (
            "What led Mirel to block the networks?",
            "Mirel blocked the networks to quell the protests.",
            "en",
        ),
        (
            "Why did Kethland leave?",
            "Kethland left over four months of unpaid dues.",
            "en",
        ),
        ("Why is Ulvick out?", "Ulvick is out, whose Code does not know such fines.", "en"),
        ("Why was the work stopped?", "The work was stopped when the firm failed.", "en"),
        (
            "¿Qué llevó a Mirel a bloquear las redes?",
            "Mirel bloqueó las redes para frenar las protestas.",
            "es",
        ),
        (
            "¿Por qué hubo abandono en Peñarral?",
            "El abandono se dio en Peñarral, donde el curso coincidió con la cosecha.",
            "es",
        ),
        (
            "¿Por qué se declaró el estado de excepción?",
            "El estado de excepción se declaró a raíz de los ataques.",
            "es",
        ),
        (
            "¿Por qué valor se decomisaron bienes?",
            "Se decomisaron bienes por 4,2 millones.",
            "es",
        ),
        ("¿Por qué se omitieron las islas?", "Se omitieron las islas por las tormentas.", "es"),
        ("¿Por qué se omitieron las islas?", "Las islas se omitieron para ahorrar tiempo.", "es"),
        ("¿Por qué se omitieron las islas?", "Las tormentas hundieron los barcos.", "es"),
        (
            "Why are more young women dismissed?",
            "The Council notes with concern that they are dismissed when they are pregnant.",
            "en",
        ),
        (
            "¿A qué se debe que aumenten los despidos?",
            "El Consejo observa que los despidos aumentan porque nadie inspecciona.",
            "es",
        ),
    ],
)
def test_what_may_give_a_reason_stays(
    question: str, sentence: str, language: str, make_candidate: Make
) -> None:
    """A word that leads to a reason, and a sentence with words of its own, stay."""
    assert not only_echoes(analyse(question), make_candidate(sentence, language=language))


GONE = "Why was the ferry withdrawn?"


@pytest.mark.parametrize(
    ("question", "text", "before", "out"),
    [
        (
            "Why was the ferry withdrawn?",
            "That is because the ferry was withdrawn.",
            "Pay fell.",
            True,
        ),
        ("Why did pay fall?", "That is because the ferry was withdrawn.", "Pay fell.", False),
        (
            "Why was the ferry withdrawn?",
            "The ferry was withdrawn because of fog.",
            "Pay fell.",
            False,
        ),
        (GONE, "The reason was that the ferry went because of fog.", "Pay fell.", False),
        (
            "¿Por qué dejó de circular el autobús?",
            "Esto se debe a que el autobús dejó de circular.",
            "La asistencia cayó.",
            True,
        ),
        ("¿Por qué cayó la asistencia?", "La causa fue una huelga.", "La asistencia cayó.", False),
        ("What was the main reason for silence?", "The main reason was fear.", "Few spoke.", False),
    ],
)
def test_a_reason_is_not_its_own(
    make_candidate: Callable[..., Candidate], question: str, text: str, before: str, out: bool
) -> None:
    """What explains the sentence before it is not explained by that."""
    asked = analyse(question)
    candidate = make_candidate(text, before=before, language=asked.language)
    assert is_itself_the_reason(asked, candidate) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Why was the licence withdrawn?", "It closed because its licence was withdrawn.", True),
        (
            "¿Por qué se canceló la licencia del albergue?",
            "El albergue cerró porque se le canceló la licencia.",
            True,
        ),
        ("Why did the home close?", "It closed because its licence was withdrawn.", False),
        (
            "Why was the licence withdrawn?",
            "It closed because its licence was withdrawn after a fire.",
            False,
        ),
        ("Why was the licence withdrawn?", "Its licence was withdrawn because of a fire.", False),
        ("When was the licence withdrawn?", "It closed because its licence was withdrawn.", False),
        ("Why did the boats sink?", "It closed because its licence was withdrawn.", False),
    ],
)
def test_what_is_given_as_the_reason_of_something_else(
    question: str, text: str, out: bool, make_candidate: Make
) -> None:
    """It does not say why that was so, unless it goes on to."""
    asked = analyse(question)
    assert gives_it_as_the_reason(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        (
            "Why had most boroughs no budget for lighting?",
            "However, from 2018 to 2019, 76% of boroughs had not allocated a budget for lighting.",
            "en",
        ),
        (
            "why are the courts of Ardell so slow",
            "The assessors criticised the slowness of the courts of Ardell: a case took 31 months.",
            "en",
        ),
        (
            "Why do the ferries hardly ever leave on time?",
            "Reports suggest that the ferries rarely leave on time.",
            "en",
        ),
        (
            "¿Por qué los tribunales tardan tanto?",
            "Los tribunales tardan en promedio 31 meses.",
            "es",
        ),
    ],
)
def test_the_fact_again_is_no_reason(
    make_candidate: Make, question: str, sentence: str, language: str
) -> None:
    """In other words, with figures, or as what somebody found."""
    assert restates_it(analyse(question), make_candidate(sentence, language=language))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why are the courts so slow?", "The courts are slow for want of judges."),
        ("Why are the courts so slow?", "The courts are weakened by a shortage of judges."),
        ("Why are the courts so slow?", "Half of the posts of judges are vacant."),
        ("Why is a treaty needed on the river?", "The long river necessitates a treaty."),
        ("Why are the courts so slow?", "The courts are slow: judges sit on Mondays."),
        ("Why are the courts so slow?", "The courts are slow – judges sit on Mondays."),
        ("Why are the courts so slow?", "The courts have 31 judges, too few of them for all."),
        ("How slow are the courts?", "A case took the courts 31 months."),
    ],
)
def test_a_fact_with_a_reason_stays(make_candidate: Make, question: str, sentence: str) -> None:
    """Also what may be one, what is on something else, and where no reason is asked for."""
    assert not restates_it(analyse(question), make_candidate(sentence))
