"""Lists that are told in sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.several import asks_for_several
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.statements.continued import near_the_best, with_list

Make = Callable[..., Candidate]

THREATS = (
    "Theft was named most often.",
    "Fraud is also common.",
    "A third threat is blackmail.",
    "The police have 20 cars.",
)


@pytest.fixture
def paragraph(make_candidate: Make) -> list[Candidate]:
    """Sentences of one paragraph."""
    whole = " ".join(THREATS)
    return [make_candidate(text, start=whole.index(text), passage_text=whole) for text in THREATS]


def test_sentences_tied_to_the_answer_are_said_too(paragraph: list[Candidate]) -> None:
    """Before it as far as it adds to them, after it as far as they add to it."""
    asked = analyse("Which threats do children face?")
    for place in range(3):
        said = with_list(asked, paragraph[place : place + 1], paragraph, paragraph)
        assert [one.text for one in said] == list(THREATS[:3])


def test_one_thing_asked_for_is_one_sentence(paragraph: list[Candidate]) -> None:
    """Nor is anything added to a sentence that nothing is tied to."""
    one = analyse("Which threat was named most often?")
    assert with_list(one, paragraph[:1], paragraph, paragraph) == (paragraph[0],)
    several = analyse("Which cars do they have?")
    assert with_list(several, paragraph[3:], paragraph, paragraph) == (paragraph[3],)


def test_what_a_rule_keeps_out_is_not_said(paragraph: list[Candidate]) -> None:
    """Such a sentence is of another matter, whatever ties it."""
    asked = analyse("Which threats do children face?")
    said = with_list(asked, paragraph[:1], paragraph, [paragraph[0], paragraph[2]])
    assert [one.text for one in said] == [THREATS[0], THREATS[2]]


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("What legal gaps are there?", True),
        ("What are the causes of flight?", True),
        ("¿Qué causas señala el informe?", True),
        ("¿Cuáles son los obstáculos?", True),
        ("What does the law say about threats?", False),
        ("What makes a house a home?", False),
        ("Who names the threats?", False),
        ("How many threats are there?", False),
        ("¿Qué dice la ley de las penas?", False),
    ],
)
def test_a_plural_asks_for_several(question: str, several: bool) -> None:
    """The noun behind the question word tells."""
    assert asks_for_several(analyse(question)) is several


def test_what_is_far_from_an_answer_is_not_near(paragraph: list[Candidate]) -> None:
    """The best decides how far."""
    one, other, third, last = paragraph
    assert near_the_best([(one, 0.9), (other, 0.3), (third, 0.001), (last, 0.0)]) == [one, other]
    assert near_the_best([(one, 0.0)]) == []


@pytest.mark.parametrize(
    ("asked", "first", "also"),
    [
        (
            "Which achievements does the Board welcome?",
            "The Board welcomes the new law.",
            "The Board also welcomes the fall in thefts.",
        ),
        (
            "¿Qué avances reconoció la Junta?",
            "La Junta celebra la nueva ley.",
            "La Junta celebra también la caída de los robos.",
        ),
    ],
)
def test_a_numbered_paragraph_may_go_on(
    make_candidate: Make, asked: str, first: str, also: str
) -> None:
    """Where one of its first words says so; another paragraph without a number does not."""
    for between, said in (("\n\n4. ", [first, also]), ("\n\nNo. 4 ", [first])):
        whole = f"{first}{between}{also}"
        one, other = (
            make_candidate(text, start=whole.index(text), passage_text=whole)
            for text in (first, also)
        )
        found = with_list(analyse(asked), [one], [one, other], [one, other])
        assert [candidate.text for candidate in found] == said
