"""Whether a candidate can tell how something changed over the years that a question names.

"Did it fall between 2015 and 2020?" is answered by a sentence that tells of a change, or of one of
these years. A figure without any year, however near its words, tells of neither.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.poles import tells_of_a_change
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.years import holds, spans
from briefing_qa.terms import fold

_CHANGE_ASKED = re.compile(
    r"\b(?:did|has|have|how|como|se|ha|han|que tanto|cuanto)\b.*\b(?:rise|risen|increased?|grow"
    r"|grown|fall|fallen|drop|dropped|decreased?|declined?|changed?|evolved?|develop|improved?|worsen(?:ed)?"
    r"|aument\w+|subido|crecido|disminuido|bajado|cambi\w+|evolucion\w+|mejor(?:o|aron|ado)"
    r"|empeor\w+)\b"
    r"|^\W*(?:aumento|aumentaron|subio|subieron|crecio|crecieron|bajo|bajaron|disminuyo|disminuyeron"
    r"|cayo|cayeron|descendio|descendieron|cambio|cambiaron|mejoro|mejoraron|empeoro)\b"
)


def tells_of_no_change(question: Question, candidate: Candidate) -> bool:
    """Whether a change over years is asked for, and a candidate has neither change nor year."""
    asked = [(first, last) for first, last in spans(question.text) if first < last]
    if not asked or not _CHANGE_ASKED.search(fold(question.text)):
        return False
    near = surroundings(candidate)
    texts = (near.own, near.before, *near.headings)
    if tells_of_a_change(f"{near.before} {near.own}"):
        return False
    years = {year for text in texts for year in facts(text).years}
    wanted = {str(year) for ends in asked for year in ends}
    return not (wanted & years or any(holds(year, text) for year in wanted for text in texts))
