"""What is said of another body or place than is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.neighbours import is_of_a_neighbour, is_of_another_event
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]

WITHDREW = "The project of Winrock International withdrew 3,150 children from farms."
ALSO = f"{WITHDREW} World Vision gave bicycles to pupils of Tarma."


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        ("How many children did World Vision withdraw?", WITHDREW, True),
        ("How many children did Winrock International withdraw?", WITHDREW, False),
        ("How many children were withdrawn in Tarma?", WITHDREW, True),
        ("How many children were withdrawn?", WITHDREW, False),
        ("How many children did World Vision withdraw?", "It withdrew 3,150 children.", False),
        ("Who withdrew children beside World Vision?", WITHDREW, False),
        ("¿Cuántos niños retiró World Vision?", WITHDREW, False),  # may be called otherwise
    ],
)
def test_a_name_of_a_later_sentence_does_not_count_where_this_one_has_its_own(
    make_candidate: Make, question: str, text: str, out: bool
) -> None:
    """Unless the question asks for names, or is in another language."""
    candidate = make_candidate(text, passage_text=ALSO.replace(WITHDREW, text))
    assert is_of_a_neighbour(analyse(question), candidate) is out


def test_what_stands_before_and_above_counts(make_candidate: Make) -> None:
    """The sentence before, a heading, or the title names what the sentence is about."""
    asked = analyse("How many children were withdrawn in Tarma?")
    candidate = make_candidate(WITHDREW, passage_text=ALSO)
    assert is_of_a_neighbour(asked, candidate)
    for where in ("before", "headings", "title", "caption", "publisher"):
        assert not is_of_a_neighbour(asked, replace(candidate, **{where: "Farms in Tarma"}))


def test_it_is_one_of_the_rules(make_candidate: Make) -> None:
    """Every reader keeps such a sentence out."""
    asked = analyse("How many children did World Vision withdraw?")
    assert is_ruled_out(asked, make_candidate(WITHDREW, passage_text=ALSO))


@pytest.mark.parametrize(
    ("question", "text", "also", "title"),
    [
        ("¿A cuántas víctimas rescató el Ministerio Público de Guatemala?",
         "En 2021 la Procuraduría General de la Nación rescató a 167 víctimas.",
         "El Ministerio Público recibió 8.914 denuncias.", "Niñez de Guatemala"),
        ("How many victims did the Labour Inspectorate of Kenya rescue?",
         "In 2021 the National Police rescued 167 victims.",
         "The Labour Inspectorate has 40 staff.", "Children of Kenya"),
    ],
)  # fmt: skip
def test_a_country_does_not_make_up_for_the_body(
    make_candidate: Make, question: str, text: str, also: str, title: str
) -> None:
    """A title with the country names no body of it."""
    candidate = replace(make_candidate(text, passage_text=f"{text} {also}"), title=title)
    asked = analyse(question)
    candidate = replace(candidate, language=asked.language)
    assert is_of_a_neighbour(asked, candidate)
    own = make_candidate(f"{text} {also}", language=asked.language)
    assert not is_of_a_neighbour(asked, replace(own, title=title))


def test_months_are_no_neighbours(make_candidate: Make) -> None:
    """They are looked at by themselves: the first ten months end in October."""
    text = "Norvik counted 40 boats in the first ten months of 2022."
    candidate = make_candidate(text, passage_text=f"{text} Crews needed no visa until October.")
    question = "How many boats did Norvik count from January to October 2022?"
    assert not is_ruled_out(analyse(question), candidate)


@pytest.mark.parametrize(
    ("question", "text", "out"),
    [
        (
            "What does the Ljubljana meeting cost?",
            "The fee for the Bangkok conference is 180.",
            True,
        ),
        ("When is the workshop in Tarma?", "The workshop in Jauja is on 2 May.", True),
        ("¿Cuánto cuesta la conferencia de Tarma?", "El taller de Jauja cuesta 20 soles.", True),
        ("What does the Ljubljana meeting cost?", "The Ljubljana conference costs 180.", False),
        (
            "What does the Ljubljana meeting cost?",
            "It costs 180, the Bangkok and Ljubljana meetings together 300.",
            False,
        ),
        ("Who came to the May meeting?", "The Mombasa meeting was full.", False),
        ("Who came to the CEDAW meeting?", "The Geneva meeting was full.", False),
        ("Who came to the Committee meeting?", "The Geneva meeting was full.", False),
        ("What does the Ljubljana meeting cost?", "The fee is 180.", False),
    ],
)
def test_another_event(question: str, text: str, out: bool, is_out: Callable[..., bool]) -> None:
    """A meeting in one place is none in another, whatever else stands beside them."""
    assert is_out(is_of_another_event, question, text) is out
