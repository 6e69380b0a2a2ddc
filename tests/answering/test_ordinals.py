"""Numbers that say the how manieth, in digits and in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet
from briefing_qa.answering.words.ordinals import ordinals


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the 59th session", {"59"}),
        ("el 59º período", {"59"}),
        ("el 1.º informe", {"1"}),
        ("Fifty-ninth session", {"59"}),
        ("quincuagésimo noveno período", {"59"}),
        ("la décima tercera sesión", {"13"}),
        ("the twentieth report and the ninth", {"20", "9"}),
        ("59 sessions of 59 people", set()),
        ("", set()),
        ("–", set()),
    ],
)
def test_ordinals_are_found_in_digits_and_words(text: str, numbers: set[str]) -> None:
    """Compounds count as one number; a plain number is no ordinal."""
    assert ordinals(text) == numbers


def test_an_ordinal_in_digits_is_met_by_one_in_words(
    make_candidate: Callable[..., Candidate],
) -> None:
    """Only by the same one, and a count is not met by it."""
    one = make_candidate("The fifty-ninth session was held in June.")
    assert unmet(analyse("When was the 59th session held?"), one) == ()
    assert unmet(analyse("When was the 58th session held?"), one)
    assert unmet(analyse("Were 59 sessions held?"), one)


def test_an_ordinal_is_looked_for_where_nothing_has_a_heading(
    make_candidate: Callable[..., Candidate],
) -> None:
    """A document without headings has no words in them."""
    one = replace(make_candidate("The session was held in June."), headings="", title="")
    assert unmet(analyse("When was the 59th session held?"), one)
