"""Questions that ask for two things: the sides of a comparison, and double questions.

Each part is asked for itself, so that each side gets its own sentence, and a side that the
documents do not hold is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.coordination import are_parallel, completed
from briefing_qa.answering.facts import facts
from briefing_qa.answering.matching import related
from briefing_qa.answering.meaning import word_closeness
from briefing_qa.answering.question import Question, analyse
from briefing_qa.errors import QuestionError
from briefing_qa.terms import Token, stem, stop_words

SAME = 0.7
"""Cosine from which on a word of a sentence is taken to say what a word of a side says."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a question sets one thing beside another.

    Attributes:
        regex: groups `one` and `other`; `tail` is what follows both, `lead` what comes before.
        lead: begins the question for each side, where the words before do not fit a single one.
        parallel: whether the two must be of one build: otherwise they may be parts of one thing.
    """

    regex: re.Pattern[str]
    lead: str | None = None
    parallel: bool = False


def _pattern(*parts: str, lead: str | None = None, parallel: bool = False) -> _Pattern:
    return _Pattern(re.compile("".join(parts), re.IGNORECASE), lead, parallel)


_ONE_AND_OTHER = r"(?P<one>.+?),? (?:and|y|e) (?P<other>.+?)"
_WH = r"(?:which|what|who|cu[aá]l|qu[eé]|qui[eé]n)"
_END = r"(?P<tail>\?|$)"
_MORE = r"(?:more|m[aá]s) .+?"
_ALSO = r"(?P<tail>[^?]*\??)"
_HOW_EN = r"\W*(?:how|in (?:what|which) (?:ways?|respects?)) (?:do|does|did) "
_HOW_ES = r"\W*(?:c[oó]mo|en qu[eé](?: aspectos?)?) se "
_COMPARED = (
    r"(?:(?:when |as )?compared (?:with|to)|in comparison (?:with|to)|comparad[oa]s? con"
    r"|en comparaci[oó]n con)"
)
_SIDES = (
    # how do A and B compare
    _pattern(_HOW_EN, _ONE_AND_OTHER, r" (?:compare|differ)\b", _ALSO, lead="What is"),
    _pattern(
        _HOW_ES,
        r"(?:comparan|diferencian|distinguen) (?:entre s[ií] )?",
        _ONE_AND_OTHER,
        _END,
        lead="¿Cuál es",
    ),
    # how does A differ from B
    _pattern(
        _HOW_EN,
        r"(?P<one>.+?) (?:differ from|compare (?:with|to)|compare against) (?P<other>.+?)",
        _END,
        lead="What is",
    ),
    *(
        _pattern(_HOW_ES, rf"{verb} (?P<one>.+?) {beside} (?P<other>.+?)", _END, lead="¿Cuál es")
        for verb, beside in (("comparan?", "con"), ("(?:diferencian?|distinguen?)", "del?"))
    ),
    # the difference between A and B
    _pattern(
        r"(?P<lead>.*?)\b(?:the |la |las )?(?:differences?|diferencias?) (?:between|entre) ",
        _ONE_AND_OTHER,
        _END,
    ),
    # A compared with B
    _pattern(
        rf"(?P<lead>)(?P<one>.+?),? {_COMPARED} (?P<other>.+?)",
        _END,
        parallel=True,
    ),
    # compare A with B
    _pattern(
        r"(?P<lead>.*?)\b(?:compare|comparison (?:of|between)|compara(?:r|ci[oó]n)?",
        r"(?: de| entre)?) (?P<one>.+?) (?:and|with|to|y|con|e) (?P<other>.+?)",
        _END,
    ),
    # between A and B, which ...
    _pattern(r"(?P<lead>.*?\b(?:between|entre)) ", _ONE_AND_OTHER, r"(?P<tail>\?|,.*|$)"),
    # A versus B
    _pattern(
        r"(?P<lead>.*?)(?P<one>[^,?]+?),? (?:versus|vs\.?|frente a) (?P<other>[^?]+)",
        _END,
    ),
    # which is higher, A or B?
    _pattern(rf"(?P<lead>.*\b{_WH}\b[^,]*[,:]) (?P<one>.+?) (?:or|o) (?P<other>.+?)", _END),
    # more A or more B?
    _pattern(rf"(?P<lead>.*)\b(?P<one>{_MORE}),? (?:or|o) (?P<other>{_MORE})", _END),
)
_COMPARES = re.compile(
    r"\b(?:differ\w*|diferencia\w*|distinguen?|compar\w+|versus|vs|frente a|or|o)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"(?:the |that of |las? |los |el )?(?:others?|rest|average|mean|it|this|that|them|these|those"
    r"|otr[oa]s?|dem[aá]s|resto|promedio|media|est[aeo]s?|eso|ell[oa]s?)\b(?! (?:of|de|del)\b)",
    re.IGNORECASE,
)
"""No side of its own: "other countries", "the average"."""

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


def speaks_of_each(candidate: Candidate, compared: Sequence[Question]) -> bool:
    """Whether one sentence speaks of each side of a comparison.

    A sentence that does not is about one of them, or about what they have in common.
    """
    return all(speaks_of(candidate, side, compared) for side in compared)


def speaks_of(candidate: Candidate, side: Question, compared: Sequence[Question]) -> bool:
    """Whether a sentence holds at least half of the words that a side has and no other one."""
    others = {word.folded for one in compared if one is not side for word in one.words}
    own = [word for word in side.words if word.folded not in others]
    return 2 * sum(_holds(candidate, side, word) for word in own) >= len(own)


def _holds(candidate: Candidate, side: Question, word: Token) -> bool:
    text, language = candidate.text, candidate.language
    asked, held = facts(side.text[word.start : word.end]), facts(text)
    if asked.countries or asked.groups:  # in whichever language
        return bool(asked.countries & held.countries or asked.groups & held.groups)
    if related(stem(word.folded, language), text, language) > 0:
        return True
    own = stem(word.folded, side.language)
    return word_closeness(own, side.language, text, language) >= SAME


def _sides(text: str) -> tuple[str, ...]:
    if not _COMPARES.search(text):
        return ()
    for pattern in _SIDES:
        match = pattern.regex.fullmatch(text)
        if not match or any(_VAGUE.match(match[side].strip()) for side in ("one", "other")):
            continue
        if pattern.parallel and not are_parallel(match["one"], match["other"]):
            continue
        both = completed(match["one"], match["other"])
        if all(map(_says, both)):
            lead = match["lead"].rstrip() if pattern.lead is None else pattern.lead
            return tuple(f"{lead} {side}{match['tail']}".strip() for side in both)
    return ()


def _says(side: str) -> bool:
    stops = stop_words("en") | stop_words("es")
    return any(word.lower() not in stops for word in re.findall(r"[^\W\d_]+", side))
