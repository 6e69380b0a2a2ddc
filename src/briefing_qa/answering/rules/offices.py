"""Whether a candidate tells what somebody of another office says than the one who is asked about.

"Why did cases fall, according to the commander?" is not answered by "Traffickers had moved to the
river, his deputy says". Who is asked about by name: `rules/sayers`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.terms import fold

_OFFICES = {
    "mayor": r"mayors?|mayoress|alcald(?:es?|esas?)",
    "minister": r"(?<!prime )ministers?|ministr[oa]s?",
    "spokesman": r"spokes(?:man|woman|men|person|people)|portavo(?:z|ces)|vocer[oa]s?",
    "commander": r"commanders?|commandant|comandantes?",
    "deputy": r"deputy(?: (?:commander|director|mayor|head)|(?! \w))"
    r"|(?:su|el|la) (?:adjunt[oa]|segund[oa]|subdirector(?:a)?)|subdirector(?:a|es)?",
    "director": r"(?<!deputy )directors?|director(?:a|es|as)?",
    "chair": r"chair(?:man|woman|person)?|president[ea]",
    "prosecutor": r"prosecutors?|fiscal(?:es)?",
    "judge": r"judges?|magistrates?|jue(?:z|za|ces)",
    "teacher": r"teachers?|maestr[oa]s?|docentes?|profesor(?:es|a|as)?",
    "doctor": r"doctors?|medic[oa]s?",
    "nurse": r"nurses?|enfermer[oa]s?",
    "lawyer": r"lawyers?|abogad[oa]s?",
    "priest": r"priests?|bishops?|pastors?|sacerdotes?|obispos?|parroco",
    "researcher": r"researchers?|authors?|investigador(?:a|es|as)?|autor(?:a|es|as)?",
    "mother": r"mothers?|madres?",
    "father": r"fathers?|padre",
    "owner": r"owners?|duen[oa]s?|propietari[oa]s?",
    "officer": r"(?:police )?officers?|policemen|agentes?",
    "social worker": r"social workers?|trabajador(?:a|es|as)? social(?:es)?",
    "ombudsman": r"ombuds(?:man|woman|person)|defensor(?:a)?|commissioner",
}
"""Who speaks for something, in either language, folded; each excludes the others.

"Padres" are parents, mothers among them.
"""

_SAYS = (
    r"(?:says?|said|states?|stated|argues?|argued|explain(?:s|ed)?|think|thinks|thought|believes?"
    r"|believed|warn(?:s|ed)?|told|tells|add(?:s|ed)?|claim(?:s|ed)?|repl(?:y|ies|ied)|put it"
    r"|blames?|blamed|attribut(?:es?|ed)|dice|dicen|dijo|dijeron|afirm[ao]n?|sostien\w+|sostuv\w+"
    r"|explic[ao]n?|cree|creen|considera\w*|advirti\w+|adviert\w+|atribuy\w+|culp[ao]\w*"
    r"|senal[ao]\w*|respond\w+|anad\w+)"
)
_ANY = "|".join(_OFFICES.values())
_ASKED = (
    re.compile(
        rf"\b(?:does|did|do) (?:the|a|an) (?P<who>{_ANY})\b[^?]{{0,60}}?"
        r"\b(?:say|think|believe|argue|explain"
        r"|claim|state|blame|attribute|give|put|warn|want|tell)\b"
    ),
    re.compile(
        rf"\b(?:according to|in the (?:view|opinion|words) of) (?:the|a|an) (?P<who>{_ANY})\b"
    ),
    re.compile(rf"\bin the (?P<who>{_ANY})['’]s? (?:view|opinion|words)\b"),
    re.compile(rf"\bsegun (?:el|la|los|las|un|una) (?P<who>{_ANY})\b"),
    re.compile(rf"\b{_SAYS} (?:el|la|los|las) (?P<who>{_ANY})\b"),
)
_TOLD = (
    re.compile(rf"\b(?P<who>{_ANY})\b(?:[^.;:]{{0,40}}?)\b{_SAYS}\b"),
    re.compile(
        rf"\b{_SAYS} (?:[^.;:,]{{0,30}}? )?(?:the|a|an|one|his|her|its|el|la|un|una|su)"
        rf" (?P<who>{_ANY})\b"
    ),
    re.compile(
        rf"\b(?:according to|segun) (?:the|a|an|one|his|her|el|la|un|una|su) (?P<who>{_ANY})\b"
    ),
)


def is_said_by_another_office(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks what one of an office says, and only another one speaks."""
    asked = _asked(question.text)
    if asked is None:
        return False
    text = fold(candidate.text)
    if re.search(rf"\b(?:{_OFFICES[asked]})\b", text):
        return False
    return any(
        _office(match["who"]) not in (asked, None)
        for told in _TOLD
        for match in told.finditer(text)
    )


@lru_cache(maxsize=1_000)
def _asked(text: str) -> str | None:
    folded = fold(text)
    match = next(filter(None, (asks.search(folded) for asks in _ASKED)), None)
    return _office(match["who"]) if match else None


def _office(words: str) -> str | None:
    return next((name for name, of in _OFFICES.items() if re.fullmatch(of, words)), None)
