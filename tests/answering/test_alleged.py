"""An allegation is not told without what denies it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.statements.alleged import with_its_denial, with_the_next


@pytest.mark.parametrize(
    "texts",
    [
        ("Neighbours claimed that boats were sold.", "The team found nothing to confirm it."),
        ("Guards broke the boat, he says.", "The ministry denies that such things happen."),
        ("Mr AMBER - Some say that less is paid.", "Mr BEECH - People say so, and it's wrong."),
        ("One letter alleges that it sank.", "Dr CEDAR - No."),
        ("Vecinos afirmaron que se vendían barcos.", "El equipo no halló indicios."),
        ("La presunta venta fue en mayo.", "La empresa lo desmintió."),
    ],
)
def test_the_denial_is_said_with_it(
    texts: tuple[str, str], sentences: Callable[..., list[Candidate]]
) -> None:
    """In the next sentence, or in what the next one answers."""
    told = sentences(*texts, "Later it rained.")
    assert with_its_denial(told[:1], told) == tuple(told[:2])


def test_a_question_may_stand_between(sentences: Callable[..., list[Candidate]]) -> None:
    """Whoever repeats the allegation asks for it."""
    told = sentences("One letter alleges that it sank.", "Is that so?", "Dr CEDAR - No.")
    assert with_its_denial(told[:1], told) == (told[0], told[2])


@pytest.mark.parametrize(
    "texts",
    [
        ("In all 40 boats were sold.", "The team found nothing to confirm it."),
        ("In all 40 boats were reported missing.", "False job offers are common."),
        ("Neighbours claimed that boats were sold.", "The team counted 40 of them."),
        ("Neighbours claimed it, which the office denies.", "The mayor denied it, too."),
    ],
)
def test_nothing_else_is_added(
    texts: tuple[str, str], sentences: Callable[..., list[Candidate]]
) -> None:
    """To what is told as so, to what nobody denies, and to what has its denial."""
    told = sentences(*texts)
    assert with_its_denial(told[:1], told) == tuple(told[:1])


def test_what_stands_between_two_sentences_counts(
    sentences: Callable[..., list[Candidate]],
) -> None:
    """A denial farther on may be of something else."""
    told = sentences(
        "Neighbours claimed it.", "It rained.", "The team found nothing to confirm it."
    )
    assert with_its_denial(told[:1], told) == tuple(told[:1])
    assert with_its_denial(told[:1], [told[0], told[2]]) == tuple(told[:1])
    assert with_its_denial([], told) == ()


@pytest.mark.parametrize("bare", ["No.", "Dr CEDAR - No.", "Sí.", "Often, yes."])
def test_a_bare_answer_is_said_with_the_next_sentence(
    bare: str, sentences: Callable[..., list[Candidate]]
) -> None:
    """Alone it says nothing."""
    told = sentences("Is it so?", bare, "Of 40 boats 9 had a radio.", "It rained.")
    assert with_the_next([told[1]], told) == (told[1], told[2])
    assert with_the_next([told[1]], told[:2]) == (told[1],)
    assert with_the_next([told[2]], told) == (told[2],)
