"""The heads of other bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.own_heads import is_its_head
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.heads import is_head_of_another
from briefing_qa.answering.rules.ruled_out import is_ruled_out

Make = Callable[..., Candidate]
ZABEN = "Questions may be addressed to the head of the Directorate, Mr Ahmad Zaben."
RUIZ = "Lo dijo la directora del hospital, Ana Ruiz."


@pytest.mark.parametrize(
    ("question", "text", "title", "out"),
    [
        ("Who is the head of the team that sorts the reports?", ZABEN, "", True),
        ("Who heads the night shelter?", ZABEN, "", True),
        ("Who runs the night shelter?", ZABEN, "The night shelters of Norland", False),
        ("Who is the head of the Directorate?", ZABEN, "", False),
        ("Who is the head of the team?", "The head of the team is Ana Ruiz.", "", False),
        ("Who is the head of the team?", "Its head, Ana Ruiz, was there.", "", False),
        ("Who is the director of the NSB?", "Ana Ruiz, director of the Norland Savings Bank.", "",
         False),
        ("Who is the director of the Norland Savings Bank?", "Ana Ruiz, director of NSB, came.", "",
         False),
        ("Where is the head of the team?", ZABEN, "", False),
        ("¿Quién dirige el albergue?", RUIZ, "", True),
        ("¿Quién es la directora del albergue?", RUIZ, "", True),
        ("¿Quién es la directora del hospital?", RUIZ, "", False),
        ("¿Quién está al frente del albergue?", RUIZ, "Los albergues", False),
    ],
)  # fmt: skip
def test_the_head_of_another_body(
    make_candidate: Make, question: str, text: str, title: str, out: bool
) -> None:
    """Nothing around it has a word of the body that is asked about."""
    language = "es" if "¿" in question else "en"
    candidate = make_candidate(text, title=title, language=language)
    assert is_head_of_another(analyse(question), candidate) is out
    assert is_ruled_out(analyse(question), candidate) or not out


ALBERGUE = "El albergue abrió en mayo."
SORTED = "The reports are sorted by a team of 14 at the Investigation Service."


@pytest.mark.parametrize(
    ("question", "before", "text", "named"),
    [
        ("Who is in charge of the team?", SORTED, "Its head, Ana Ruiz, says no.", True),
        ("Who heads the team that sorts the reports?", SORTED, "Its head, Ana Ruiz, is new.", True),
        ("Who heads the night shelter?", SORTED, "Its head, Ana Ruiz, says no.", False),
        ("Who heads the team?", SORTED, "Its head says no.", False),
        ("Who heads the team?", SORTED, "The head of it, Ana Ruiz, says no.", False),
        ("Where is the team?", SORTED, "Its head, Ana Ruiz, says no.", False),
        ("¿Quién dirige el albergue?", ALBERGUE, "Su directora, Ana Ruiz, lo vio.",
         True),
        ("¿Quién dirige el hospital?", ALBERGUE, "Su directora, Ana Ruiz, lo vio.",
         False),
    ],
)  # fmt: skip
def test_the_head_of_the_body_told_of_before(
    make_candidate: Make, question: str, before: str, text: str, named: bool
) -> None:
    """The sentence that names it says in no word which body that is."""
    language = "es" if "¿" in question else "en"
    candidate = make_candidate(text, before=before, language=language)
    assert is_its_head(analyse(question), candidate) is named
