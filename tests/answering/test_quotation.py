"""What somebody said is told whole, and with who said it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.statements.quotation import with_its_quotation

Sentences = Callable[..., list[Candidate]]

STRAIGHT = ("\"We won't move the boats.", "We'll mend them,\" said the captain.")
CURLED = ("The captain explained: “A boat is no house.", "It leaks”.")
ANGLED = ("«No vendemos los barcos.", "Los reparamos», dijo la capitana.")


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ('Who said "We won\'t move the boats"?', STRAIGHT),
        ("What did the captain say about boats?", CURLED),
        ("Why can nobody live there, according to the captain?", CURLED),
        ("¿Quién dijo que no venden los barcos?", ANGLED),
        ("¿Qué dijo la capitana de los barcos?", ANGLED),
        ("What did the captain say?", ("“One sinks.", "Two float.", "Three fly”, she said.")),
    ],
)
def test_a_quotation_is_said_whole(
    question: str, texts: tuple[str, ...], sentences: Sentences
) -> None:
    """Whichever of its sentences was found."""
    told = sentences("It rained.", *texts, "Later it rained.")
    whole = tuple(told[1:-1])
    for one in (whole[0], whole[-1]):
        assert with_its_quotation(analyse(question), [one], told) == whole


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("How many boats leak?", STRAIGHT),
        ("Who said so?", ("“We mend them”, said the captain.", "“I don't”, said the mate.")),
        ("Who said so?", ("The captain mends them.", "The mate doesn't.")),
        ("Who said so?", ("“We mend them, said the captain.", "It rained.", "It rained again.")),
        ("Who said so?", ('A rope of 5" is sold.', "It is long.")),
    ],
)
def test_other_sentences_stay_alone(
    question: str, texts: tuple[str, ...], sentences: Sentences
) -> None:
    """No words are asked for, or the quotation ends in its sentence, or nowhere."""
    told = sentences(*texts)
    assert with_its_quotation(analyse(question), told[:1], told) == (told[0],)


def test_another_paragraph_is_no_part_of_it(sentences: Sentences) -> None:
    """Nor is anything added where more than one sentence is said already."""
    asked = analyse("Who said so?")
    apart = sentences(*STRAIGHT, gap="\n\n")
    assert with_its_quotation(asked, apart[:1], apart) == (apart[0],)
    told = sentences(*STRAIGHT, "It rained.")
    assert with_its_quotation(asked, [told[0], told[2]], told) == (told[0], told[2])
