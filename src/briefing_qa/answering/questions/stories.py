"""Questions that tell of one person: "A 13-year-old is rescued: where will she sleep?", "I'm 19".

How old that person is stands in no document; what a document says of all children, or of those
under 16, holds for them. So such an age is no detail that has to be found: see `rules/details`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.names import behind, name_runs

_I = r"\b(?:i|we)(?:['’](?:m|re|ve|d)| am| are| was| were| have| would| do(?:n['’]t)?)?"
_DOES = (
    r"(?:writ\w+|prepar\w+|research\w*|work(?:ing)? on|read\w*|look\w*|need|want|like|wonder\w*"
    r"|try\w*|cover\w*|check\w*|stud(?:y|ying)|draft\w*|interview\w*|know|understand|find\w*|see"
    r"|cite|quote)"
)
_WORK = (
    r"(?:article|thesis|piece|report|story|paper|class|essay|project|presentation|radio|podcast"
    r"|brief\w*|note|boss|work)"
)
_BUSCA = (
    r"(?:necesit\w+|quisiera|quer[ií]a|quiero|busco|investigo|preparo|escribo|me gustar[ií]a)"
    r"(?: \w+)? (?:saber|conocer|entender|confirmar|citar|datos|cifras)"
)
_HOME = (
    r"(?:country|laws?|state|region|city|town|pa[ií]s|ley(?:es)?|estado|ciudad|regi[oó]n|c[oó]digo)"
)
_ONLY_ASKS = re.compile(
    rf"{_I}(?: \w+){{0,2}}? {_DOES}\b[^.:;?!]*"
    rf"|\b(?:for|in) (?:my|our) (?:[\w-]+ ){{0,2}}?{_WORK}\b"
    r"|\b(?:tell|show|give|help|let) (?:me|us)\b"
    rf"|\b(?:estoy|estamos) \w+ndo\b[^.:;?!]*|\b{_BUSCA}\b"
    rf"|\b(?:my|our|mi|nuestr[oa]s?) {_HOME}\b"
    r"|\b(?:dime|d[ií]game|decirme|me (?:puede\w*|podr[ií]a\w*)|para (?:mi|nuestr[oa]) \w+)\b",
    re.IGNORECASE,
)
"""A first person that is not told of: who asks for an article, where they live, what they want."""

_PENALTY = re.compile(
    r"\b(?:penalt|punish|sentence|fine[ds]?\b|prison|jail|convict|crimin|pena\b|penas\b|castig"
    r"|sanci|multa|c[aá]rcel|prisi[oó]n|conden|delito|offence|offense|liab)",
    re.IGNORECASE,
)
"""What is done to whoever did it goes by the age: that of the one it was done to counts."""

_SPEAKER = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|mine|mi|mis|tengo|soy|estoy|nuestr[oa]s?|nos|yo)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"^[¿\s]*(?:suppose|supposing|if|si|imagin\w+|suponga\w*)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"(?<!\bno)(?<!\bnum)(?<!\bnúm)(?<!\bart)(?<!\bp[áa]rr)(?<!\b[A-Z])[.:;!?][\"'”’)]*\s+(?=\S)",
    re.IGNORECASE,
)
_ONE = (
    r"\b(?:an?|my|our|her|his|this|that|one|another|some|un|una|mi|su|nuestr[oa]|el|la|est[ea]"
    r"|es[ea])"
)
_IS = r"(?:,| (?:of|aged|de|con|is|was|has|tiene|ten[ií]a|turns?|turned|cumple))"
_WHO_IS = (
    r"\b(?:I(?:['’]m| am| was)|s?he(?:['’]s| is| was)|soy|tengo|ten[ií]a|tiene|cumpl\w+"
    r"|turn(?:s|ed)?)"
)
_JUST = r"(?:only |just |now |already |ya |s[oó]lo |casi |ahora )?"
_ALONE = (
    r"\b(?!\s*(?:to|-|–|y|and|or|o|a|al)\s*\d)(?!\s*%)"
    r"(?! (?!years\b|months\b|meses\b)[^\W\d]{4,}s\b)"
)
"""No range, and nothing that is counted: "of 25 rooms"."""
_OF_AGE = 18

_AT = behind("in|at|near|from|en|de|desde")


@lru_cache(maxsize=1_000)
def is_age_in_a_story(number: str, question: Question) -> bool:
    """Whether a number is the age of somebody whom a question tells of.

    Args:
        number: as it stands in the question.
        question: taken apart.

    Returns:
        Whether it is one person's age, and the question tells of that person: as whoever asks, in
        a sentence before it, after "if", or, where it asks for yes or no, as a "15-year-old", who
        is a child among others. Not where a penalty is asked for.
    """
    age, text = re.escape(number), question.text
    if _PENALTY.search(text):
        return False
    named = re.search(rf"\b{age}[ -]years?[ -]old\b", text, re.IGNORECASE)
    if named and question.kind == "polar" and number.isdigit() and int(number) < _OF_AGE:
        return True
    of_one = rf"{_ONE}(?: [^\W\d]+){{1,3}}?{_IS} {_JUST}{age}{_ALONE}"
    if not named and not re.search(
        rf"{of_one}|{_WHO_IS} {_JUST}{age}{_ALONE}", text, re.IGNORECASE
    ):
        return False
    told = _ONLY_ASKS.sub(" ", text)
    if _IF.search(told) or _SPEAKER.search(told):
        return True
    ends = list(_ENDS.finditer(told))
    return bool(ends) and number in told[: ends[-1].start()]


def tells_of_the_speaker(text: str) -> bool:
    """Whether who asks tells of themselves, not only of what they write or want to know."""
    return _SPEAKER.search(_ONLY_ASKS.sub(" ", text)) is not None


@lru_cache(maxsize=1_000)
def homes(text: str) -> frozenset[str]:
    """Folded words of the places where somebody is who tells of themselves before they ask.

    "I run a hostel in Mora: how long do I keep the register?" is answered by what holds everywhere.
    What somebody writes on, or needs figures of, is no such place.

    Args:
        text: of a question.
    """
    ends = list(_ENDS.finditer(text))
    told = text[: ends[-1].start()] if ends else ""
    told = _ONLY_ASKS.sub(lambda match: " " * len(match[0]), told)
    if _SPEAKER.search(told) is None:
        return frozenset()
    return frozenset(
        token.folded for run in name_runs(told) if _AT.search(told[: run[0].start]) for token in run
    )
