"""A question asked again for what the documents give instead.

"The documents give this for women, not for men" says that they answer the question about women. So
that is asked, before it is said: a sentence on women that is near to the question may be about
another matter.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import common_beginning
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.statements.contrast import Contrast, contrast, is_people
from briefing_qa.answering.words.facts import country_names, facts
from briefing_qa.answering.words.groups import OTHER_SEX
from briefing_qa.errors import QuestionError
from briefing_qa.terms import fold


def exchanged(question: Question, candidate: Candidate) -> Question | None:
    """The question with the detail that a candidate does not meet exchanged for what it gives.

    Args:
        question: taken apart.
        candidate: what would answer but for a detail.

    Returns:
        None where it is not sure what is given instead.
    """
    found = contrast(question, candidate)
    if found is None:
        return None
    asked = rf"(?<!\w){re.escape(found.asked)}(?!\w)"
    given = _in_its_place(found)
    try:
        return analyse(re.sub(asked, lambda _: given, question.text))
    except QuestionError:  # with a longer word it is too long
        return None


def _in_its_place(found: Contrast) -> str:
    """What is given, in the language and the form of what is asked for, as far as is known."""
    if other := OTHER_SEX.get(fold(found.asked)):
        return other
    given = facts(found.given).countries
    if not given:
        return found.given
    (country,) = given
    names = [" ".join(words) for words in country_names(country)]
    if is_people(found.asked):
        return max(names, key=lambda name: _common_ending(name, fold(found.asked))).title()
    return names[0].title() if is_people(found.given) else found.given


def _common_ending(one: str, other: str) -> int:
    """Letters that both end with: "peruanos" is to "chilenos" what "peruvian" is to "chilean"."""
    return common_beginning(one[::-1], other[::-1])
