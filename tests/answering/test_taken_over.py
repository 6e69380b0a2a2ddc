"""Sentences that take over from the one before what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.reading.taken_over import taken_over

Make = Callable[..., Candidate]

WOMEN = "In all 23% of women aged 20 to 24 were married before 18."


@pytest.mark.parametrize(
    ("question", "before", "text", "read"),
    [
        (
            "What share of men aged 20 to 24 were married before 18?",
            WOMEN,
            "For men of the same age the share was 2.5%.",
            "What share of women aged 20 to 24 were married before 18?",
        ),
        (
            "¿Qué porcentaje de hombres se casó antes de los 18?",
            WOMEN,
            "Among men of that age the figure was 8.6%.",
            "¿Qué porcentaje de mujeres se casó antes de los 18?",
        ),
        (
            "What share of girls left school in 2015?",
            "In 2020, 14% of girls left school.",
            "In 2015 it was 12%.",
            "What share of girls left school in 2020?",
        ),
        # what has words of its own is read by itself
        (
            "What share of men were married before 18?",
            WOMEN,
            "Among men, 8.6% had a wife under 18.",
            None,
        ),
        ("What share of men were married?", WOMEN, "For women in towns it was 2.5%.", None),
        ("What share of men were married?", "Men marry late.", "For men it was 2.5%.", None),
        ("What share of men were married?", WOMEN, "For men it was less.", None),
        ("What share were married before 18?", WOMEN, "For men it was 2.5%.", None),
        ("Why do men marry?", WOMEN, "For men it was 2.5%.", None),
    ],
)
def test_the_sentence_before_is_read_for_what_it_tells(
    make_candidate: Make, question: str, before: str, text: str, read: str | None
) -> None:
    """It is asked for the other sex or year, of which it is."""
    whole = f"{before} {text}"
    one = make_candidate(text, before=before, passage_text=whole, start=len(before) + 1)
    found = taken_over(analyse(question), one)
    assert (found and found[0].text) == read
    if found:
        assert (found[1].text, found[1].before) == (before, "")
