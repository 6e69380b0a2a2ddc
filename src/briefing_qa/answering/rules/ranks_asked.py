"""Whether a candidate tells a place in an order, where it is asked which one somebody has.

"This ranking places it just between Colombia and Brazil" does not tell what rank Peru has.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.ordinals import ordinals
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_ORDER = (
    r"(?:rank(?:ings?)?|index|league|table|list|clasificacion|ranking|indice|tabla|lista|listado)"
)
_WORDS = r"(?:[\w'’]+ )"
_HAS = r"(?:take|get|have|hold|occupy|reach|achieve|come|finish|obtain|earn)"
_ASKED = re.compile(
    rf"\b(?:what(?:'s| is| was)|how about) {_WORDS}{{1,5}}?rank(?:ing)?"
    r"\b(?! (?:based|about|for|made|called|system))"
    rf"|\b(?:what|which) (?:rank|place|position) (?:does|do|did|has|had) {_WORDS}{{1,6}}?"
    rf"(?:(?<!position ){_HAS}\W*$|{_HAS} (?:in|on|among) {_WORDS}{{0,8}}?{_ORDER}\b)"
    r"|\b(?:what|which) rank\b"
    rf"|^\W*{_WORDS}{{1,4}}rank(?:ing)?\W*$|^\W*rank(?:ing)? of {_WORDS}{{0,3}}\w+\W*$"
    rf"|^\W*(?:puesto|ranking|rango) (?:del?|en) {_WORDS}{{0,4}}\w+\W*$"
    rf"|\bwhere (?:does|do|did) {_WORDS}{{1,6}}?rank\b"
    rf"|\bwhere (?:does|do|did|is|was|are) {_WORDS}{{1,6}}?(?:(?:stand|place|ranked|placed) )?"
    rf"(?:in|on) (?:the|this|that) {_WORDS}{{0,6}}?{_ORDER}\b"
    rf"|\bhow (?:high |low )?(?:does|do|did|is|was) {_WORDS}{{1,6}}?rank(?:ed)?\b"
    r"|\bque (?:puesto|posicion|rango|lugar) (?:ocup|obtuv|obtien|alcanz|consig|consigu)\w+"
    r"|\ben que (?:puesto|rango)\b|\ben que posicion (?:esta|queda|quedo|se ubica|figura|aparece)\b"
    r"|\b(?:cual es|cual fue) (?:el (?:puesto|rango|ranking)|la posicion en el) "
    rf"|\ben que lugar (?:del?(?: la)? {_WORDS}{{0,6}}?{_ORDER}\b"
    rf"|(?:esta|queda|quedo|figura|aparece|se ubica) {_WORDS}{{1,6}}?(?:en|del) (?:el |la )?"
    rf"{_WORDS}{{0,6}}?{_ORDER}\b)"
)
"""Not which office somebody holds, nor where something happened."""

_TOLD = re.compile(
    r"\b(?:first|last|top\w*|bottom|highest|lowest|best|worst|leads?|led|ultim[oa]|mejor|peor"
    r"|encabez\w+|lider\w*|cierra|cola)\b"
    r"|\b(?:rank(?:s|ed|ing)?|place|position|number|no|puesto|lugar|posicion|numero|nº|n°)\.?"
    r" ?(?:numero |number |of |no\.? )?#? ?\d|#\d"
    r"|\b\d{1,3} (?:out )?(?:of|de|entre)(?: (?:the|los|las|a total of|un total de))? \d"
)


def lacks_the_rank(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked which place somebody has in an order, and no place is told."""
    if _ASKED.search(fold(question.text)) is None:
        return False
    own = surroundings(candidate).own
    if is_row(candidate.text):
        return not any(character.isdigit() for character in own)
    return not ordinals(own) and _TOLD.search(fold(own)) is None
