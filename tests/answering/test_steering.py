"""What steers a conversation before a question: back to something, a correction, a remark."""

from __future__ import annotations

import pytest

from briefing_qa.answering.follow_up import Turn, understand

HELPLINE = "How many calls did the Kenyan helpline 116 take?"
LINEA = "¿Cuántas llamadas registró la línea 145 de Honduras?"
SHELTERS = "Who runs the shelters?"
CASES = "How many cases were reported in Tarma in 2020?"
AGE = "What is the age of marriage in Peru?"


def meant(question: str, *before: str) -> str:
    """What a question means after others, which have answers."""
    return understand(question, [Turn(question=one, answer="Some.") for one in before]).text


@pytest.mark.parametrize(
    ("before", "question", "means"),
    [
        (
            (HELPLINE, SHELTERS),
            "Back to the helpline: is it free?",
            "Is the Kenyan helpline 116 free?",
        ),
        (
            (LINEA, "¿Cuántas plazas hay en los albergues?"),
            "Volviendo a la línea, ¿qué días atiende?",
            "¿Qué días atiende (llamadas que registró la línea 145 de Honduras)?",
        ),
        # this is a part of what is asked
        (
            (HELPLINE, SHELTERS),
            "About the Code of Conduct, how many firms signed it?",
            "About the Code of Conduct, how many firms signed it?",
        ),
        ((AGE,), "No, I meant the age of consent", "What is the age of consent in Peru?"),
        ((CASES,), "No, I meant how many boys work", "How many boys work?"),
        ((CASES,), "I mean what is grooming?", "What is grooming?"),
        (
            ("How many cases did DOVVSU record in 2021?",),
            "Is that a significant change?",
            "Is that a significant change (the cases that DOVVSU recorded in 2021)?",
        ),
        ((CASES,), "Sorry, I meant 2019", "How many cases were reported in Tarma in 2019?"),
        (
            ("¿Cuántos procesos se abrieron en Tarma en 2021?",),
            "No, me refería a los locales cerrados",
            "¿Cuántos locales cerrados hubo en Tarma en 2021?",
        ),
        (
            (CASES,),
            "That seems low. And in Jauja?",
            "How many cases were reported in Jauja in 2020?",
        ),
        (
            ("¿Cuántos casos hubo en Tarma en 2020?",),
            "Parece poco. ¿Y en Jauja?",
            "¿Cuántos casos hubo en Jauja en 2020?",
        ),
        (
            ("How many girls work in Tarma?",),
            "And only in rural areas?",
            "How many girls work in Tarma in rural areas?",
        ),
        (
            ("¿Qué edad media tenían las víctimas de fraude en Tarma?",),
            "¿Y solo los varones?",
            "¿Qué edad media tenían los varones de fraude en Tarma?",
        ),
        ((CASES,), "What about people charged?", "How many people were charged in Tarma in 2020?"),
        (
            ("How many cases did DOVVSU record in 2021?",),
            "What does that acronym stand for?",
            "What does DOVVSU stand for?",
        ),
        (
            ("¿Cuántas condenas logró la UPE en 2021?",),
            "¿Qué significa esa sigla?",
            "¿Qué significa UPE?",
        ),
        (
            ("How many calls did Line 100 take in Tarma?", HELPLINE),
            "Going back to Line 100, what languages does it work in?",
            "What languages does Line 100 work in?",
        ),
        (
            ("What is the penalty for hunting?",),
            "What if the hunter is under 14?",
            "What is the penalty for hunting if the hunter is under 14?",
        ),
        (
            ("What is the penalty for hunting?",),
            "What if a girl marries on the allowance?",
            "What if a girl marries on the allowance?",
        ),
        (
            ("What is the penalty for hunting?",),
            "What if the staff of Orbit suspect harm?",
            "What if the staff of Orbit suspect harm?",
        ),
        (
            ("¿Cuántas horas tiene un docente paraguayo para avisar?",),
            "any exceptions?",
            "Are there any exceptions (un docente paraguayo para avisar)?",
        ),
        (
            ("¿Qué pena hay por cazar?",),
            "¿Y qué pasa si tienen 12 años?",
            "¿Qué pena hay por cazar si tienen 12 años?",
        ),
        (
            ("¿Cuántas niñas trabajan?",),
            "solo en el área rural",
            "¿Cuántas niñas trabajan en el área rural?",
        ),
        (("How many girls work?",), "boys only", "How many boys work?"),
        (
            ("How many girls work in Tarma?",),
            "the same in Jauja?",
            "How many girls work in Jauja?",
        ),
        (
            ("¿Cuándo firmó Chile el protocolo?",),
            "lo mismo para Ghana",
            "¿Cuándo firmó Ghana el protocolo?",
        ),
        (
            ("Must members train drivers?",),
            "any exceptions?",
            "Are there any exceptions (members train drivers)?",
        ),
        (
            ("How many girls work?",),
            "Only the police can close a bar?",
            "Only the police can close a bar?",
        ),
        # across languages only what both have
        (
            ("¿Cuántas llamadas atendió la línea gratuita de Bolivia?",),
            "How many of those were about fraud?",
            "How many of those were about fraud (Bolivia)?",
        ),
        # two short names: which one is not known
        (
            ("Did the PNP or the UPE close it?",),
            "What does ECPAT stand for?",
            "What does ECPAT stand for?",
        ),
    ],
)
def test_what_steers_a_conversation(before: tuple[str, ...], question: str, means: str) -> None:
    """It leads to the turn that is spoken of; what it says of it is understood from there."""
    assert meant(question, *before) == means


def test_what_leads_back_is_looked_for_where_that_was_answered() -> None:
    """And not where the last question was."""
    turns = [
        Turn(question=HELPLINE, answer="4,000 calls.", documents=("kenya",)),
        Turn(question=SHELTERS, answer="Nobody.", documents=("ghana",)),
    ]
    found = understand("Back to the helpline: is it free?", turns)
    assert (found.documents, found.leans) == (("kenya",), True)
