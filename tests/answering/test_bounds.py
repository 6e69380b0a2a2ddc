"""The least is not told by the most, and what was before not by what has been since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.bounds import is_the_other_bound
from briefing_qa.answering.rules.earlier import is_of_the_time_after

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("What is the minimum length of the report?", "It shall not exceed 21,200 words.", True),
        ("¿Cuánto tarda como máximo el análisis?", "Tarda, en promedio, 214 días.", True),
        ("¿Cuántas palabras como mínimo debe tener?", "No deberá exceder de 21.200.", True),
        ("What is the maximum paid to girls?", "Girls are paid as little as 15 cedis.", True),
        ("At most how many years does the Act set?", "The Act sets at least five years.", True),
        ("What is the minimum sentence for it?", "It is punished with up to one year.", True),
        ("¿Hasta qué edad los reclutan?", "Los reclutan desde los 9 años.", True),
        ("Up to what age are they recruited?", "They are recruited from the age of 9.", True),
        (
            "What is the maximum sentence?",
            "It carries 5 to 10 years, or at least 7.",
            False,
        ),
        ("What is the minimum age of marriage?", "The minimum age of marriage is 18.", False),
        ("What is the minimum sentence?", "The shortest sentence is up to one year.", False),
        ("How many years does it carry?", "It carries up to ten years.", False),
        ("What is the fewest hours that can be given?", "It shall not exceed 120 hours.", True),
        ("What is the shortest term the Act provides for?", "It sets a term up to 5 years.", True),
        ("What is the lowest fine it may impose?", "A fine of not more than 2,000 dinars.", True),
        ("What is the most a court can order?", "It shall order at least 40 hours.", True),
        ("¿Cuántas horas son como mínimo?", "Serán no más de 120 horas.", True),
        ("¿Cuál es la multa máxima?", "Se castiga con multa de al menos 200 pesos.", True),
        ("¿Cuál es la pena más larga que cabe?", "No puede ser inferior a 5 años.", True),
        ("¿Cuál es la pena más corta que cabe?", "No puede ser inferior a 5 años.", False),
        ("What is the shortest term the Act provides for?", "A term of 2 to 5 years.", False),
        ("What was the lowest rate on record there?", "It did not exceed 3% there.", False),
    ],
)
def test_the_least_is_not_told_by_the_most(
    question: str, text: str, out: bool, make_candidate: Make
) -> None:
    """Nor either of them by an average; a range tells both."""
    asked = analyse(question)
    assert is_the_other_bound(asked, make_candidate(text, language=asked.language)) is out


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "How many victims were confirmed before the war began?",
            "Police have confirmed 14 victims since the war began.",
            True,
        ),
        (
            "¿Cuántas niñas dieron a luz antes de 2022?",
            "En total 812 niñas dieron a luz en 2022.",
            True,
        ),
        (
            "How many victims were confirmed before the war?",
            "Before the war 14 victims were confirmed.",
            False,
        ),
        ("How many victims were confirmed before the war?", "Police confirmed 14 in 2020.", False),
        (
            "How many women married before the age of 18?",
            "In all 12 married at the age of 18.",
            False,
        ),
        ("How many cases came before the court?", "The court heard 40 cases in 2020.", False),
    ],
)
def test_what_was_before_is_not_told_by_what_has_been_since(
    question: str, text: str, out: bool, make_candidate: Make
) -> None:
    """Where the sentence names the event and nothing that was earlier."""
    asked = analyse(question)
    assert is_of_the_time_after(asked, make_candidate(text, language=asked.language)) is out
