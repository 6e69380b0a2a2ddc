"""Questions that ask for two things: the sides of a comparison, and double questions.

Each part is asked for itself, so that each side gets its own sentence, and a side that the
documents do not hold is noticed.
"""

from __future__ import annotations

import re

from briefing_qa.answering.question import Question, analyse
from briefing_qa.errors import QuestionError
from briefing_qa.terms import stop_words

_ONE_AND_OTHER = r"(?P<one>.+?),? (?:and|y|e) (?P<other>.+?)"
_WH = r"(?:which|what|who|cu[aá]l|qu[eé]|qui[eé]n)"
_END = r"(?P<tail>\?|$)"
_MORE = r"(?:more|m[aá]s) .+?"
_SIDES = tuple(
    re.compile("".join(pattern), re.IGNORECASE)
    for pattern in (
        # the difference between A and B
        (
            r"(?P<lead>.*?)\b(?:the |la |las )?(?:differences?|diferencias?) (?:between|entre) ",
            _ONE_AND_OTHER,
            _END,
        ),
        # compare A with B
        (
            r"(?P<lead>.*?)\b(?:compare|comparison (?:of|between)|compara(?:r|ci[oó]n)?",
            r"(?: de| entre)?) (?P<one>.+?) (?:and|with|to|y|con|e) (?P<other>.+?)",
            _END,
        ),
        # between A and B, which ...
        (r"(?P<lead>.*?\b(?:between|entre)) ", _ONE_AND_OTHER, r"(?P<tail>\?|,.*|$)"),
        # A versus B
        (
            r"(?P<lead>.*?)(?P<one>[^,?]+?),? (?:versus|vs\.?|frente a) (?P<other>[^?]+)",
            _END,
        ),
        # which is higher, A or B?
        (rf"(?P<lead>.*\b{_WH}\b[^,]*[,:]) (?P<one>.+?) (?:or|o) (?P<other>.+?)", _END),
        # more A or more B?
        (rf"(?P<lead>.*)\b(?P<one>{_MORE}),? (?:or|o) (?P<other>{_MORE})", _END),
    )
)
_COMPARES = re.compile(
    r"\b(?:differen\w+|diferencia\w*|compar\w+|versus|vs|frente a|or|o)\b", re.IGNORECASE
)
_ASKING = (
    r"(?:who|whom|whose|what|which|why|when|where|how|qui[eé]n(?:es)?|qu[eé]|cu[aá]l(?:es)?"
    r"|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo|por qu[eé])"
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
    return any(word.lower() not in stops for word in re.findall(r"[^\W\d_]+", side))
