"""Who speaks in a document is named with all that stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.voices import voice
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet

COMMITTEE = (
    "The Committee notes that the harbour school has closed. The Ministry observes no delay. "
    "The Committee also recommends that it be opened. The Committee is deeply concerned."
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (COMMITTEE, {"committee"}),
        (
            "El Comité observa la falta. Además, el Comité recomienda más. El Comité insta.",
            {"comite"},
        ),
        (
            "The Special Rapporteur notes it. The\nSpecial Rapporteur urges. " * 2,
            {"special", "rapporteur"},
        ),
        # Too seldom, two as often, or nobody with a name.
        ("The Committee notes the closure. The Committee recommends nothing.", set()),
        ("The Board notes it. The Council urges it. " * 3, set()),
        ("The report recommends it. The report notes it. The report finds it.", set()),
    ],
)
def test_the_voice_is_who_says_something_oftenest(text: str, words: set[str]) -> None:
    """By a name with capitals, several times, and oftener than anybody else."""
    assert voice(text) == words


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("What harms children at the port according to the Committee?", True),
        ("Which dangers does the Committee see at the port?", True),
        ("What harms children at the port according to the Ministry?", False),
        ("What harms children at the port according to the Committee on Fisheries?", False),
        ("What harms children at the port according to the Special Rapporteur?", False),
        ("What harms children at the port according to the Court?", False),
    ],
)
def test_the_voice_is_met_by_its_kind_alone(
    question: str, *, met: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """A committee with another name, or another body, is none of it."""
    one = make_candidate("Children at the port are harmed by nets, hooks and cold.", title="Port")
    assert unmet(analyse(question), one)
    told = replace(one, voice=frozenset({"committee"}))
    assert (unmet(analyse(question), told) == ()) is met


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("¿Qué daña a los niños en el puerto según el Comité?", True),
        ("¿Qué daña a los niños en el puerto según la Relatora Especial?", False),
        ("¿Qué daña a los niños en el puerto según el Consejo?", False),
    ],
)
def test_the_voice_is_met_in_spanish(
    question: str, *, met: bool, make_candidate: Callable[..., Candidate]
) -> None:
    """As it is in English."""
    one = make_candidate("Los daña el frío.", language="es", title="Puerto")
    told = replace(one, voice=frozenset({"comite"}))
    assert (unmet(analyse(question), told) == ()) is met
