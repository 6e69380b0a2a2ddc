"""When or why something ended, where it is told that it began, and the reverse."""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
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
    r"|suspend\w*|suspension|discontinu\w+|withdr[ae]w\w*|abolish\w*|termin(?!al)\w+|finaliz\w+|acab(?:o|aron)"
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
