"""Sentences read with one farther up in their paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
import torch

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.close_reading import FROM_BEFORE, read_closely
from briefing_qa.answering.reading.farther_up import read_with_one_farther_up
from briefing_qa.models.cross_encoder import CrossEncoder, Held, Sentence
from briefing_qa.types import Unit

Make = Callable[..., Candidate]

CUSTODY = "The Ombudsman counted 2,418 people in custody."
MOST = "Most were young."
WOMEN = "Of these, 214 were women."
DIARY = "Las voluntarias visitaron 40 internados de la sierra."
NIGHTS = "Durmieron en 12 de ellos."


def _in_a_paragraph(make: Make, told: Sequence[str], **more: str) -> Candidate:
    """The last of some sentences of one paragraph, as a candidate."""
    whole = " ".join(told)
    last = make(told[-1], before=told[-2], passage_text=whole,
                start=whole.rindex(told[-1]), **more)  # fmt: skip
    units = [
        Unit(start=whole.index(one), end=whole.index(one) + len(one), kind="sentence", key=one)
        for one in told[:-1]
    ]
    passage = replace(last.source.passage, units=(*units, *last.source.passage.units))
    return replace(last, source=replace(last.source, passage=passage))


@pytest.mark.parametrize(
    ("question", "told", "language", "read"),
    [
        ("How many women are in custody?", (CUSTODY, MOST, WOMEN), "en", [CUSTODY]),
        ("How many women are kept there?", (CUSTODY, MOST, WOMEN), "en", []),
        ("How many women are in custody?", (CUSTODY, WOMEN), "en", []),
        ("How many women are in custody?", (CUSTODY, "Custody is long.", WOMEN), "en", []),
        ("How many women are in custody?", (CUSTODY, MOST, f"{WOMEN} It is custody."), "en", []),
        (
            "¿En cuántos internados no había luz?",
            (DIARY, NIGHTS, "En 3 no había luz."),
            "es",
            [DIARY],
        ),
        (
            "How many women in custody did the Ombudsman meet?",
            (CUSTODY, "Custody lasts 9 days.", MOST, WOMEN),
            "en",
            ["Custody lasts 9 days.", CUSTODY],
        ),
        (
            "How many women are in custody?",
            (CUSTODY, "One.", "Two.", "Three.", MOST, WOMEN),
            "en",
            [],
        ),
        # Which country and year a text is of has been told by then.
        ("How many women in Peru in 2021?", ("In Peru it was 2021.", MOST, WOMEN), "en", []),
        ("How many women are in custody?", (CUSTODY, MOST, "| Women | 214 |"), "en", []),
    ],
)  # fmt: skip
def test_what_names_a_missing_word_stands_before_it(
    make_candidate: Make, question: str, told: Sequence[str], language: str, read: list[str]
) -> None:
    """Those farther up that have a word of the question which nothing read so far has."""
    one = _in_a_paragraph(make_candidate, told, language=language)
    found = list(read_with_one_farther_up(analyse(question), one))
    assert [other.before for other in found] == read
    assert {other.text for other in found} <= {one.text}


class InCustody(CrossEncoder):
    """Takes a sentence for an answer where "in custody" stands in what is read before it."""

    def __init__(self) -> None:
        """Nothing is loaded."""

    def ask(self, question: str) -> Held:
        """Nothing is made of the question."""
        return Held(torch.empty(0), torch.empty(0))

    def score(self, asked: Held, sentence: Sentence) -> float:
        """2 where the words stand there."""
        return 2.0 if "in custody" in sentence.context else -3.0


def test_the_best_reading_counts_less_what_it_lacks(make_candidate: Make) -> None:
    """A sentence is as good as the best way to read it, less than one that says it by itself."""
    one = _in_a_paragraph(make_candidate, (CUSTODY, MOST, WOMEN))
    read = read_closely(InCustody())
    figures: Iterator[float] = read(analyse("How many women are in custody?"), [one])
    assert list(figures) == [2.0 - FROM_BEFORE]
    figures = read(analyse("How many women were counted?"), [replace(one, before=CUSTODY)])
    assert list(figures) == [2.0]
