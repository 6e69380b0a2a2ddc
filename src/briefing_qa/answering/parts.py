"""Questions that ask for two things: the sides of a comparison, and double questions.

Each part is asked for itself, so that each side gets its own sentence, and a side that the
documents do not hold is noticed.
"""

from __future__ import annotations

import re

from briefing_qa.answering.question import Question, analyse
from briefing_qa.errors import QuestionError
from briefing_qa.terms import stop_words

_SIDES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<lead>.*?)\b(?:the |la |las )?(?:differences?|diferencias?) (?:between|entre) "
        r"(?P<one>.+?) (?:and|y|e) (?P<other>.+?)(?P<tail>\?|$)",
        r"(?P<lead>.*?)\b(?:compare|comparison (?:of|between)|compara(?:r|ci[oó]n)?(?: de| entre)?) "
        r"(?P<one>.+?) (?:and|with|to|y|con|e) (?P<other>.+?)(?P<tail>\?|$)",
        r"(?P<lead>.*?\b(?:between|entre)) (?P<one>.+?),? (?:and|y|e) (?P<other>.+?)(?P<tail>\?|,.*|$)",
        r"(?P<lead>.*?)(?P<one>[^,?]+?),? (?:versus|vs\.?|frente a) (?P<other>[^?]+)(?P<tail>\?|$)",
        r"(?P<lead>.*\b(?:which|what|who|cu[aá]l|qu[eé]|qui[eé]n)\b[^,]*[,:]) (?P<one>.+?) (?:or|o) "
        r"(?P<other>.+?)(?P<tail>\?|$)",
        r"(?P<lead>.*)\b(?P<one>(?:more|m[aá]s) .+?),? (?:or|o) (?P<other>(?:more|m[aá]s) .+?)(?P<tail>\?|$)",
    )
)
_COMPARES = re.compile(
    r"\b(?:differen\w+|diferencia\w*|compar\w+|versus|vs|frente a|or|o)\b", re.IGNORECASE
)
_ASKING = (
    r"(?:who|whom|whose|what|which|why|when|where|how|qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?|cu[aá]nt[oa]s?"
    r"|d[oó]nde|c[oó]mo|por qu[eé])"
)
_JOINT = re.compile(rf"(?:,|;)? (?:and|y) (?={_ASKING}\b)|[;?] +(?=¿?{_ASKING}\b)", re.IGNORECASE)


def sides(question: Question) -> tuple[Question, ...]:
    """The two sides of a comparison as questions of their own; nothing for any other question."""
    return _analysed(_sides(question.text), least_words=1)


def halves(question: Question) -> tuple[Question, ...]:
    """The two or three questions that are asked in one; nothing for any other question."""
    texts = tuple(_JOINT.split(question.text))
    return _analysed(texts, least_words=2) if 2 <= len(texts) <= 3 else ()


def _analysed(texts: tuple[str, ...], least_words: int) -> tuple[Question, ...]:
    try:
        parts = tuple(analyse(text) for text in texts)
    except QuestionError:
        return ()
    return parts if all(len(part.words) >= least_words for part in parts) else ()


def _sides(text: str) -> tuple[str, ...]:
    if not _COMPARES.search(text):
        return ()
    for pattern in _SIDES:
        match = pattern.fullmatch(text)
        if match and _says(match["one"]) and _says(match["other"]):
            return tuple(
                f"{match['lead'].rstrip()} {match[side].strip()}{match['tail']}".strip()
                for side in ("one", "other")
            )
    return ()


def _says(side: str) -> bool:
    stops = stop_words("en") | stop_words("es")
    return any(word.lower() not in stops for word in re.findall(r"\w+", side))
