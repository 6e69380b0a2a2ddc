"""What a candidate lacks of what a question insists on."""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.rules.details import unmet


def lacks(question: str, candidate: Candidate) -> list[str]:
    """What a candidate does not meet, as it stands in the question."""
    return [detail.shown for detail in unmet(analyse(question), candidate)]
