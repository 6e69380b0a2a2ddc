"""Whether a candidate is of another day, direction, school or the like than the one asked for.

"Where are they taken on Thursdays?" is not answered by "On Tuesdays they are taken to Ica", nor
"How many primary schools ...?" by a sentence on secondary schools.
"""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.closed_classes import members


def is_of_another_member(question: Question, candidate: Candidate) -> bool:
    """Whether a question names one of a closed class of words, and a candidate only others.

    What stands above the candidate may name the one that is asked for. Whether something is so on
    Sundays is answered by "from Monday to Friday".
    """
    asked = members(question.text)
    if not asked or asks_whether(question) or is_comparison(question):
        return False
    near = surroundings(candidate)
    own = f"{near.own}\n{' '.join(candidate.columns)}\n{candidate.caption}"
    texts = (own, near.before, candidate.caption, *near.headings, candidate.title)
    return any(
        name in members(own)
        and not any(_alike(wanted, members(text).get(name, frozenset())) for text in texts)
        for name, wanted in asked.items()
    )


def _alike(wanted: frozenset[str], held: frozenset[str]) -> bool:
    return any(one in other or other in one for one in wanted for other in held)
