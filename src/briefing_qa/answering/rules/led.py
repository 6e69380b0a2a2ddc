"""Whether a line that leads on to a list leads on to things of another matter.

"States are encouraged to ratify the following instruments:" is read with the items of its list, and
holds so much of any question for what States should ratify.
"""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import led_on_to
from briefing_qa.answering.evidence.lists_asked import stands_for_its_list
from briefing_qa.answering.follow_up.shape import is_any_verb
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question, focus_of

NEAR = 0.4
"""Cosine from which on a word is taken to be met by another one."""


def leads_on_to_others(question: Question, candidate: Candidate) -> bool:
    """Whether a lead line, its items, heading and title have not what is asked for.

    What is asked for stands soon after the question word: "which treaties on trade". In another
    language one of its words is enough. Not of questions for a list by their wording: what
    "measures" are is seldom called so where they are.
    """
    if question.kind == "list" or not stands_for_its_list(question, candidate):
        return False
    words = [question.words[place] for place in focus_of(question)]
    asked = [word.folded for word in words if not is_any_verb(question.text, word)]
    around = (candidate.text, led_on_to(candidate), candidate.headings, candidate.title)
    own, language = question.language, candidate.language
    held = [has_meaning(word, own, "\n".join(around), language, NEAR) for word in asked]
    same = own == language
    return bool(held) and not (all(held) if same else any(held))
