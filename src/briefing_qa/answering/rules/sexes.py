"""Figures for everybody where a figure for one sex is asked for.

"How many boys were found at risk?" is not answered by "158 children were found at risk": the
passage may give the boys elsewhere, or not at all.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_SEXES = frozenset({"female", "male"})
_KINDS = frozenset({"number", "share", "score"})
"""Kinds of questions for a figure."""

_SPOKEN_OF = re.compile(
    r"\b(?:these|those|them|the others|est[ao]s|es[ao]s|aquell[ao]s|ell[ao]s)\b", re.I
)
"""In a question: whoever was spoken of before."""

_SAYS_THE_SEX = re.compile(
    r"pregnan|birth|deliver|matern|mother|father|husband|wife|wives|bride|groom|widow|abort|sister"
    r"|brother|daughter|\bsons?\b|\blad|\blass|\b(?:s?he|his|hers?)\b|marri"
    r"|embaraz|\bpartos?\b|gestan|madre|padre|espos|novi[ao]|viud|herman|\bhij[ao]|se[ñn]or|casad"
    r"|casamiento|\bbodas?\b|\buni[oó]n|\b(?:las|ell[ao]s?)\b|\w(?:oras|adas|idas|eras|anas|icas)\b"
    r"|\bla (?:adolescente|joven|menor|estudiante)\b|\b(\w{3,})as\b[^.;]{0,20}\b\1os\b",
    re.IGNORECASE,
)
"""Other words that may tell a sex: "mothers", "she", in Spanish "las", feminine endings and a word
with both: "94 alumnas y 13 alumnos".
"""

_THE_ONE = re.compile(r"\b(?:the (?:girl|boy)|la (?:nina|chica|muchacha)|el (?:nino|chico))\b")
"""In a question: any such child, as in "how much is left to the girl?"."""

_HERS = r"(?:girls?|wom[ae]n|females?|ninas?|chicas?|muchachas?|mujer(?:es)?|femenin[oa]s?)"
_HIS = r"(?:boys?|m[ae]n|males?|ninos?|chicos?|muchachos?|hombres?|var(?:on|ones)|masculin[oa]s?)"
_AND = r"(?: and | or | y | e | o | u |, | ?/ ?)(?:(?:the|y|las|los|el|la) )?"
_BOTH = re.compile(rf"\b(?:{_HERS}{_AND}{_HIS}|{_HIS}{_AND}{_HERS})\b")
"""Both sexes in one breath, as titles have them: "niñas, niños y adolescentes"."""


def is_of_either_sex(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks for a figure of one sex, and a sentence tells no sex at all.

    Nor do the one before it, the headings, the title, where they do not name both together. A table
    row may stand in a column of it.
    """
    asked = question.facts.groups & _SEXES
    if question.kind not in _KINDS or len(asked) != 1 or _SPOKEN_OF.search(question.text):
        return False
    if _THE_ONE.search(fold(question.text)):
        return False
    if is_row(candidate.text) or _SAYS_THE_SEX.search(candidate.text):
        return False
    if facts(candidate.text).groups & _SEXES:
        return False
    around = (candidate.before, candidate.headings, candidate.title)
    return not any(facts(_BOTH.sub(" ", fold(text))).groups & _SEXES for text in around)
