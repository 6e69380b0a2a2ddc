"""The line below a title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.subtitles import is_of_all_named, subtitle
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet

Make = Callable[..., Candidate]

DISTRICTS = "Fishing in Ombwe and Larisa, Tolonia. Report of the Open Nets project"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Nets", DISTRICTS, "Nets Trust, May 2022"], DISTRICTS),
        (
            ["Nets Trust", "Nets", "La pesca de los niños en Ombwe"],
            "La pesca de los niños en Ombwe",
        ),
        (["Nets", "Observatory of the Rights of the Child"], ""),
        (["Nets", "By Ana Lugo, for the Nets Trust"], ""),
        (["Nets", "Printed in the port of Ombwe in 2022"], ""),
        (["Nets", "Parliament of Ombwe"], ""),
        (["Nets", "1. What this is about"], ""),
        (["Nets", "Venue: the town hall of the port"], ""),
        (["Nets"], ""),
        (["Another", DISTRICTS], ""),
    ],
)
def test_it_says_what_a_document_is_about(lines: list[str], found: str) -> None:
    """Not whose it is, nor where and when it was made."""
    assert subtitle("Nets", lines) == found


@pytest.mark.parametrize(
    ("line", "question", "whole"),
    [
        (DISTRICTS, "How many fish in Ombwe and Larisa?", True),
        (DISTRICTS, "How many fish in Ombwe?", False),
        (DISTRICTS, "How many fish in Tolonia?", True),
        (DISTRICTS, "What did the Open Nets project find?", True),
        ("La pesca en Ombwe, Larisa y Puno", "¿Cuántos peces hay en Ombwe y Larisa?", False),
        ("La pesca en Ombwe", "¿Cuántos peces hay en Ombwe?", True),
        ("", "How many fish in Ombwe?", True),
    ],
)
def test_what_it_joins_holds_for_all_of_it(line: str, question: str, whole: bool) -> None:
    """A figure for two districts is of neither alone."""
    assert is_of_all_named(line, question) is whole


def test_names_of_the_subtitle_are_met(make_candidate: Make) -> None:
    """The sentences of the document need not repeat them."""
    question = analyse("How many children fish in Ombwe and Larisa?")
    sentence = "In the two districts 43 children fish."
    candidate = make_candidate(sentence, title="Nets")
    assert unmet(question, candidate)
    assert not unmet(question, replace(candidate, subtitle=DISTRICTS))
