"""Acts that exclude one another, and who did something to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.roles import (
    is_of_the_victims,
    is_the_other_way,
    tells_of_another_act,
    tells_only_of_the_complaint,
)
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many persons were acquitted?", "In 2020, 58 persons were convicted.", True),
        ("How many people were injured?", "In 2023 there was violence in which 19 died.", True),
        ("How many people were injured?", "In 2023, 19 died and 40 were injured.", False),
        ("How many people were killed?", "The collapse left 19 injured.", True),
        ("How many people were killed?", "The collapse cost 19 lives and left 9 injured.", False),
        ("¿Cuántas personas resultaron heridas?", "Murieron 19 personas en 2023.", True),
        ("¿Cuántas personas resultaron heridas?", "Hubo 19 muertos y 40 heridos.", False),
        ("¿Cuántas personas murieron?", "Resultaron heridas 19 personas.", True),
        ("How many persons were convicted?", "In 2020, 58 persons were convicted.", False),
        ("How many persons were convicted?", "In 2020, 58 persons were sentenced.", False),
        ("How many persons were convicted?", "In 2020, 58 persons went to prison.", False),
        ("How many persons were arrested?", "Courts convicted 97 persons.", True),
        ("How many persons were arrested?", "Of 97 held in custody, 12 were convicted.", False),
        ("How many were prosecuted?", "Of 97 arrested, 12 stood trial.", False),
        ("How many were prosecuted?", "Of 97 arrested, 12 were released.", True),
        ("How many were deported?", "Of 97 arrested, 12 were sent back.", False),
        ("How many were extradited?", "Of 97 arrested, 12 were deported.", True),
        # both are asked about, or no number is
        ("How many of those arrested were convicted?", "Police arrested 97 persons.", False),
        ("Why was the manager acquitted?", "The manager was convicted in error.", False),
        ("How many letters did the office send?", "The office received 40 letters.", True),
        ("How many letters did the office receive?", "The office received 40 letters.", False),
        ("How many letters did schools send?", "It received 40 letters from schools.", False),
        ("How many cases did police send to court?", "The court received 40 cases.", False),
        ("¿Cuántas personas fueron absueltas?", "Hubo 58 personas condenadas.", True),
        ("¿Cuántas personas fueron detenidas?", "Hubo 58 personas condenadas.", True),
        ("¿Cuántas personas fueron condenadas?", "Hubo 58 sentencias.", False),
        ("¿Cuántas solicitudes envió el Estado?", "El Estado recibió 11 solicitudes.", True),
        ("¿Cuántas solicitudes recibió el Estado?", "El Estado recibió 11 solicitudes.", False),
        ("¿Cuántas personas fueron absueltas?", "In 2020, 58 persons were convicted.", True),
        ("How many persons were convicted?", "Hubo 58 personas condenadas.", False),
    ],
)
def test_how_often_one_thing_was_done_is_not_told_by_another(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A sentence that may tell of what is asked for stays, in either language."""
    language = "es" if text.startswith(("Hubo", "El ")) else "en"
    assert is_out(tells_of_another_act, question, text, language=language) is out


def test_what_stands_before_or_in_the_caption_may_name_the_act(make_candidate: Make) -> None:
    """A sentence that goes on with "the others" does not name the act, the one before does."""
    question = analyse("How many persons were acquitted?")
    text = "The others were convicted."
    assert tells_of_another_act(question, make_candidate(text))
    assert not tells_of_another_act(
        question, make_candidate(text, before="Nine were acquitted on appeal.")
    )


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("Who succeeded Ana Ruiz?", "It was led by Ana Ruiz, who succeeded Luis Paz.", True),
        ("Who succeeded Ana Ruiz as director?", "Ana Ruiz succeeded Luis Paz in 2022.", True),
        ("Who succeeded Ana Ruiz?", "Luis Paz succeeded Ana Ruiz in 2022.", False),
        ("Who succeeded Luis Paz?", "It was led by Ana Ruiz, who succeeded Luis Paz.", False),
        ("Who succeeded Ana Ruiz?", "Ana Ruiz was succeeded by Luis Paz.", False),
        ("Who succeeded Ana Ruiz?", "Ana Ruiz succeeded Luis Paz; Eva Gil succeeded her.", False),
        ("Who succeeded Ana Ruiz?", "Ana Ruiz, whom Luis Paz succeeded, is 60.", False),
        ("¿Quién sucedió a Ana Ruiz?", "La dirige Ana Ruiz, quien sucedió a Luis Paz.", True),
        ("¿Quién sucedió a Ana Ruiz?", "Ana Ruiz sucedió a Luis Paz en 2022.", True),
        ("¿Quién sucedió a Luis Paz?", "La dirige Ana Ruiz, que sucedió a Luis Paz.", False),
        ("¿Quién sucedió a Ana Ruiz?", "A Ana Ruiz la sucedió Luis Paz.", False),
        ("Who is Ana Ruiz?", "Ana Ruiz is the director.", False),
    ],
)
def test_who_did_it_to_a_person_is_not_whom_that_person_did_it_to(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """The person stands directly before the verb, which is said once."""
    assert is_out(is_the_other_way, question, text) is out
    assert is_out(is_ruled_out, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many offenders were identified?", "In all 63 victims were identified.", True),
        (
            "¿Qué porcentaje de agresores eran mujeres?",
            "El 83 % de las víctimas eran mujeres.",
            True,
        ),
        ("How many offenders were identified?", "Of 63 victims 12 knew them.", False),
        ("How many offenders were identified?", "In all 63 suspects and victims.", False),
        ("How many offenders were identified?", "In all 63 people were identified.", False),
        ("How many victims knew the offender?", "In all 63 victims did.", False),
        ("How many were rescued from abusers?", "In all 63 victims were rescued.", False),
        ("Why are offenders not identified?", "The 63 victims keep silent.", False),
    ],
)
def test_victims_are_no_offenders(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """Where a figure of offenders is asked for."""
    language = analyse(question).language
    assert is_of_the_victims(analyse(question), make_candidate(text, language=language)) == out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many convictions were for fraud?", "It filed 88 cases, 9 of them for fraud.", True),
        ("How many were convicted?", "Five were dismissed, two cases handed to the police.", True),
        ("How many convictions were there?", "In all 40 complaints were received.", True),
        ("¿Cuántas condenas hubo?", "Se recibieron 2.374 denuncias.", True),
        ("¿Cuántos fueron condenados?", "La oficina abrió 12 expedientes.", True),
        ("How many convictions were there?", "Of 88 cases filed, 27 led to conviction.", False),
        ("How many were convicted?", "Of 40 complaints, two ended in prison.", False),
        ("¿Cuántas condenas hubo?", "De 40 denuncias, dos terminaron en sentencia.", False),
        ("How many cases were filed?", "It filed 88 cases.", False),
        ("Why were there few convictions?", "Few complaints were received.", False),
        ("How many convictions were there?", "There were 12.", False),
    ],
)
def test_complaints_for_convictions(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """A case that is filed and a man who is dismissed are not convicted."""
    assert is_out(tells_only_of_the_complaint, question, text) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("¿Qué porcentaje de los acosadores eran chicas?", "De las chicas fue el 11,2 %.", True),
        ("How many of the offenders were girls?", "Of the girls 40 had a phone.", True),
        ("How many of the offenders were girls?", "Girls were 12 of those arrested.", False),
        ("What share of abusers were women?", "In 12% of cases it was women of the family.", False),
        ("¿Qué porcentaje de los acosadores eran chicas?", "Acosaron el 4 % de las chicas.", False),
        ("How many of the offenders were caught?", "Of the girls 40 had a phone.", False),
    ],
)
def test_sex_of_the_offenders(
    question: str, text: str, out: bool, is_out: Callable[..., bool]
) -> None:
    """How many girls something holds for does not tell how many of the offenders are girls."""
    assert is_out(is_of_the_victims, question, text) is out
