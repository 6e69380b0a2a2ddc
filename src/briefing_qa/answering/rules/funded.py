"""Whether a candidate tells of money or help, where it is asked who paid for something.

"Who paid for the survey?" is not answered by who carried it out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.bodies import ACTORS
from briefing_qa.terms import fold

_BODY = (
    "(?:donor|donante|body|organismo|entity|entidad|institution|institucion|firm|country|pais"
    rf"|{'|'.join(sorted(ACTORS))})"
)
_WHO_PAID = re.compile(
    rf"^\W*(?:and |y )?(?:(?:who|(?:which|what) (?:\w+ ){{0,2}}{_BODY})(?: \w+){{0,4}}?"
    r" (?:funds?|funded|financ(?:e|es|ed|ing)|pa(?:ys?|id) for|sponsor(?:s|ed)?)\b(?! (?:the )?sex)"
    rf"|(?:quien(?:es)?|que {_BODY})(?: \w+){{0,2}}?"
    r" (?:financi\w+|pag(?:a|o|an|aron|ara|aba)|patrocin\w+|sufrag\w+|coste(?:a|o|aron))\b)"
)
_PAID = re.compile(
    r"fund|fondo|financ|pay|paid|cost|donor|donat|donant|donac|grant|contribut|support|back|sponsor"
    r"|subsid|budget|money|expens|treasury|thank|apoy|aport|patrocin|sufrag|subvenc|presupuest"
    r"|dinero|pag[aou]|cooperaci|contribu|por cuenta|a cargo|with (?:the )?(?:help|assist)"
    r"|lent|gave|given|ayud|gracias|recursos|resources|invest|invert|€|\$|charge|borne|met by|cobr"
    r"|employ|contrat|asum"
)
"""What may tell who paid, in a sentence or around it."""


def lacks_the_funder(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked who paid, and nothing tells of money, support or help."""
    if not _asks(question.text):
        return False
    around = (candidate.text, candidate.before, candidate.caption, candidate.headings)
    return _PAID.search(fold(" ".join((*around, *candidate.columns)))) is None


@lru_cache(maxsize=1_000)
def _asks(text: str) -> bool:
    return _WHO_PAID.search(fold(text)) is not None
