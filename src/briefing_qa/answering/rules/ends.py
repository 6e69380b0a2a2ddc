"""When something ended, told of its beginning; the newest, told of the first; and the reverse."""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether, is_comparison
from briefing_qa.terms import fold

_WHEN = re.compile(r"^\W*(?:when|(?:in|by) (?:what|which)|cuando|en que)\b")
_BEGIN = re.compile(
    r"\b(?:beg[au]n|beg[iu]ns?|start(?:s|ed)?|launch(?:ed|es)?|opened|commenc\w+|empez\w+|empiez\w+"
    r"|comenz\w+|comienz\w+|inici\w+|opening|since|desde)\b"
)
_END = re.compile(
    r"\b(?:end(?:s|ed)?|complet\w+|culmin\w+|finish(?:ed|es)?|close[sd]?|ceased?|expire[sd]?"
    r"|stop(?:s|ped)?|until|till"
    r"|termin(?!al)\w+|finaliz\w+|concluy(?:o|eron)|acab(?:o|aron|a|ar)|cerr(?:o|aron)"
    r"|hasta|fin)\b"
)


_WHY = re.compile(r"^\W*(?:y |and |but |pero )?(?:why|por que)\b")
_BEGUN = re.compile(
    r"\b(?:beg[au]n|begins?|(?:re)?start(?:s|ed)?|launch(?:ed|es)?|(?:re)?open(?:s|ed)?|introduc\w+"
    r"|resum(?:es?|ed)|commenc\w+|empez\w+|empiez\w+|comenz\w+|comienz\w+|inici\w+|reanud\w+"
    r"|(?:re)?abri(?:o|eron)|(?:re)?abiert[oa]s?|lanz\w+|introdu[cj]\w+)\b"
)
_ENDED = re.compile(
    r"\b(?:end(?:s|ed)?(?! up\b)|clos(?:ed?|es|ing|ure)|shut\w*(?! out\b)|ceased?|stop(?:s|ped)?"
    r"|suspend\w*|suspension|discontinu\w+|withdr[ae]w\w*|abolish\w*|termin(?!al)\w+|finaliz\w+"
    r"|acab(?:o|aron)"
    r"|cerr(?:o|aron|ad[oa]s?|ar)|cierr\w+|interrump\w+|detuv\w+|retir\w+|suprimi\w+)\b"
)
_TURNS = ((_WHEN, _BEGIN, _END), (_WHY, _BEGUN, _ENDED))
"""How a question begins, and what tells then that something began, and that it ended."""


def tells_the_other_end_of_it(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked when or why something ended, and told that it began, or the reverse."""
    asked = fold(question.text)
    for how, beginning, ending in _TURNS:
        begins, ends = beginning.search(asked), ending.search(asked)
        if how is _WHY and question.language != candidate.language:
            continue  # words for it are too many
        if how.match(asked) and bool(begins) != bool(ends):
            text = fold(f"{candidate.before} {candidate.text}")
            wanted, other = (beginning, ending) if begins else (ending, beginning)
            return other.search(text) is not None and wanted.search(text) is None
    return False


_OF_TIME = (
    r"(?:years?|months?|weeks?|days?|decades?|hours?|anos?|mes(?:es)?|semanas?|dias?|decadas?"
    r"|horas?|few|two|three|four|five|six|ten|dos|tres|cuatro|cinco|seis|diez|resort|names?"
    r"|\d+)\b"
)
_NEWEST_ASKED = re.compile(
    r"\b(?:most recent(?:ly)?|latest|newest|(?:the|its|their|his|her) last (?:of\b"
    rf"|(?!{_OF_TIME})[a-z]+)|mas (?:recientes?|nuev[oa]s?)"
    rf"|(?:el|la|los|las|su|sus) ultim[oa]s? (?!{_OF_TIME})[a-z]+)"
)
_OLDEST_ASKED = re.compile(
    r"\b(?:the|its|their) (?:very )?(?:first|earliest) (?:of\b"
    rf"|(?!{_OF_TIME}|(?:half|quarter|time|place|level|grade|language|aid)\b)[a-z]+)"
    rf"|\b(?:el|la|los|las|su|sus) primer[oa]?s? (?!{_OF_TIME}|(?:semestre|trimestre|vez|lugar"
    r"|nivel|grado|mitad)\b)[a-z]+"
)
_CLAUSE = r"(?:^\W*|[;:(] ?|, (?:and|y) )(?:the|el|la|los|las) (?:very )?"
_NO_NUMBER = (
    rf"(?! (?:{_OF_TIME}|(?:half|quarter|time|to|in|for|of (?:its|their)|since|semestre|trimestre"
    r"|vez|en|desde|a)\b))"
)
_TELLS_THE_FIRST = re.compile(rf"{_CLAUSE}(?:first|earliest|primer[oa]?s?)\b{_NO_NUMBER}")
_TELLS_THE_LAST = re.compile(
    rf"{_CLAUSE}(?:last|latest|newest|most recent|ultim[oa]s?)\b{_NO_NUMBER}"
)
_FIRST_TOLD = re.compile(
    r"\b(?:first\w*|earliest|oldest|initial\w*|beg[aiu]n\w*|pilot\w*|primer\w*|inici\w+"
    r"|comenz\w+)\b"
)
_LATER_TOLD = re.compile(
    r"\b(?:last|latest|newest|recent\w*|new|second|third|fourth|fifth|sixth|then|later|ultim\w+"
    r"|reciente\w*|nuev\w+|segund\w+|tercer\w*|cuart[oa]|quint[oa]|sext[oa]|luego|despues)\b"
)


def tells_the_first_for_the_last(question: Question, candidate: Candidate) -> bool:
    """Whether the newest of several is asked for, and the first of them told, or the reverse.

    Nor does the sentence before it tell of the one that is asked for, or of any between them. "The
    first in ten years" may be the newest.
    """
    asked = fold(question.text)
    if is_comparison(question) or asks_whether(question):
        return False
    newest, oldest = _NEWEST_ASKED.search(asked), _OLDEST_ASKED.search(asked)
    if bool(newest) == bool(oldest):
        return False
    tells, enough = (_TELLS_THE_FIRST, _LATER_TOLD) if newest else (_TELLS_THE_LAST, _FIRST_TOLD)
    own = fold(candidate.text)
    return tells.search(own) is not None and not enough.search(f"{fold(candidate.before)} {own}")
