"""What is said of one people or language is no answer where another one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.peoples import is_of_another_people
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("¿Cuántos intérpretes de garífuna hay?", "There are 106 interpreters of Mayan languages."),
        ("¿Cuántos adolescentes awá participaron?", "It reached 11,240 adolescents."),
        ("How many Mapuche children were enrolled?", "Asisten 212 niños aimaras."),
    ],
)
def test_another_people_or_none_is_no_answer(
    question: str, sentence: str, make_candidate: Make
) -> None:
    """Nothing that stands with the sentence names the people asked for."""
    assert is_of_another_people(analyse(question), make_candidate(sentence))
    assert is_ruled_out(analyse(question), make_candidate(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("¿Cuántos niños aymaras asisten?", "Asisten 212 niños aimaras."),
        ("How many Guarani children attend?", "Asisten 212 niños guaraníes."),
        ("How many children attend?", "Asisten 212 niños aimaras."),
        ("Compare Mapuche and Aymara enrolment.", "Asisten 212 niños aimaras."),
    ],
)
def test_the_people_asked_for_stays(question: str, sentence: str, make_candidate: Make) -> None:
    """In either language, however it is spelled; of a comparison one is enough."""
    assert not is_of_another_people(analyse(question), make_candidate(sentence))


def test_a_heading_names_the_people(make_candidate: Make) -> None:
    """A sentence that names no people is of the one in its heading."""
    question = analyse("How many Mapuche children were enrolled?")
    sentence = make_candidate("There were 212 of them.", path=["Report", "The Mapuche"])
    assert not is_of_another_people(question, sentence)
    other = replace(sentence, text="There were 212 Aymara children.", headings="Report")
    assert is_of_another_people(question, other)


def test_the_passage_tells_nothing_of_a_figure(make_candidate: Make) -> None:
    """All calls are not those in a language that is spoken besides; a fact may be on its people."""
    text = "The line took 18,350 calls."
    around = f"{text} It is open in Spanish, Quechua and Aymara."
    candidate = make_candidate(text, passage_text=around)
    assert is_of_another_people(analyse("How many calls in Quechua did it take?"), candidate)
    fact = replace(candidate, text="They fish in the lake.")
    assert not is_of_another_people(analyse("What do the Aymara live on?"), fact)
