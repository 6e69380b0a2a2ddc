"""How a question sets one thing beside another: "how do A and B compare?", "A versus B".

Each becomes a question of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.questions.coordination import are_parallel, completed
from briefing_qa.answering.questions.of_one import of_one
from briefing_qa.answering.questions.of_one_kind import COMPARED, of_one_kind
from briefing_qa.terms import all_stop_words

_JOINTS = re.compile(r",? (?:and|with|to|y|con|e) ", re.IGNORECASE)


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
_END = r"(?P<tail>\?|$)"
_COMPARE = r" (?:compare|differ)\b"
_ALSO = r"[^?]*+\??"
_TAIL = rf"(?P<tail>{_ALSO})"
"""What follows both sides; looked for before they are, so that they are not parted in vain."""

_HOW_EN = r"\W*(?:how|in (?:what|which) (?:ways?|respects?)) (?:do|does|did) "
_HOW_ES = r"\W*(?:c[oó]mo|en qu[eé](?: aspectos?)?) se "
_AGAINST = r"(?:against|versus|vs\.?|contra|frente a)"
_DIFFER = r"(?:differ(?:s|ed)?|diferencian?|distinguen?|compar(?:ed?|an?|ad[oa]s?))"
_WHICH = r",\W*+(?:in |en )?(?:which|who|where|cu[aá]l|qui[eé]n(?:es)?|d[oó]nde)\b"
_SMALL = r"[^\sA-ZÁÉÍÓÚÑ?,]+"
"""A word that is no name."""
_SIDES = (
    # how do A and B compare
    _pattern(
        _HOW_EN, rf"(?=.*{_COMPARE}{_ALSO}$)", _ONE_AND_OTHER, _COMPARE, _TAIL, lead="What is"
    ),
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
        rf"(?P<lead>)(?P<one>.+?),? {COMPARED} (?P<other>.+?)",
        _END,
        parallel=True,
    ),
    # compare A with B
    _pattern(
        r"(?P<lead>.*?)\b(?:compare|comparison (?:of|between)|compara(?:r|ci[oó]n)?",
        r"(?: de| entre)?) (?P<one>.+?) (?:and|with|to|y|con|e) (?P<other>.+?)",
        _END,
    ),
    # between A and B, which ...; years would be a period
    _pattern(
        rf"(?P<lead>\W*(?:between|entre)) (?!\d)(?=.*{_WHICH})",
        _ONE_AND_OTHER,
        rf"(?P<tail>{_WHICH}.*)",
    ),
    # how do laws differ between A and B
    _pattern(rf"(?P<lead>(?>.*?\b{_DIFFER}\b).*\b(?:between|entre)) ", _ONE_AND_OTHER, _END),
    # A versus B; "Roe vs. Peru" is a case, "frente a" mostly "against"
    _pattern(
        r"(?P<lead>|.*?[,?])(?P<one>[^,?]+?),? (?:versus|vs\.?|frente a) (?P<other>[^?]++)",
        _END,
        parallel=True,
    ),
    # project towns against other towns
    _pattern(
        rf"(?P<lead>(?:.*?[:,?]|.*?\b(?:in|for|of|en|de))? ?)(?=(?:\w+ ){{1,3}}(?P<noun>\w+),? "
        rf"{_AGAINST} (?:the |las? |los )?(?:\w+ ){{1,3}}(?P=noun)\b)",
        rf"(?P<one>[^,?:]+?),? {_AGAINST} (?P<other>[^?]++){_END}",
    ),
    _pattern(
        rf"(?P<lead>)(?-i:(?P<one>\W*[A-Z]?{_SMALL}(?: {_SMALL}){{0,3}}),? (?:versus|vs\.?) "
        rf"(?P<other>{_SMALL}(?: {_SMALL})*))",
        _END,
    ),
)
_COMPARES = re.compile(
    rf"\b(?:differ\w*|diferencia\w*|distinguen?|compar\w+|{_AGAINST}|between|entre)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:the |that of |las? |los |el )?(?:others?|rest|average|mean|it|this|that|them|these|those"
    r"|otr[oa]s?|dem[aá]s|resto|promedio|media|est[aeo]s?|eso|ell[oa]s?)\b(?! (?:of|de|del)\b)",
    re.IGNORECASE,
)
"""No side of its own: "other countries", "the average"."""

_AIM = re.compile(
    r"(?:the |la |el |las |los |lo )?(?:original |initial )?(?:targets?|goals?|plans?|planned"
    r"|expected|budget(?:ed)?|forecasts?|year before|previous years?|metas?|objetivos?"
    r"|previst[oa]s?|planead[oa]s?|esperad[oa]s?|planificad[oa]s?|presupuesto|presupuestad[oa]s?"
    r"|año anterior)",
    re.IGNORECASE,
)
"""What a figure is measured by, and told with: "enrolled, compared with the target"."""


def set_side_by_side(text: str) -> tuple[str, ...]:
    """The questions for the two things that a question compares; nothing for any other one."""
    if not _COMPARES.search(text):
        return ()
    return of_one_kind(text) or _side_by_side(text)


def _side_by_side(text: str) -> tuple[str, ...]:
    """The questions for two phrases that are set beside each other."""
    for pattern in _SIDES:
        match = pattern.regex.fullmatch(text)
        if not match:
            continue
        one, other, is_parallel = _pair(match)
        if pattern.parallel and not is_parallel:
            continue
        if pattern.parallel and _AIM.fullmatch(match["other"].strip()):
            continue
        if any(_VAGUE.match(phrase.strip()) for phrase in (one, other)):
            continue
        both = completed(one, other)
        if all(map(_says, both)):
            return tuple(_asked(side, pattern, match) for side in both)
    return ()


def _asked(side: str, pattern: _Pattern, match: re.Match[str]) -> str:
    """The question for one side: for its rate, where the rates of both were asked for."""
    if pattern.lead is None:
        return f"{match['lead'].rstrip()} {side}{match['tail']}".strip()
    return f"{pattern.lead} {of_one(side)}{match['tail']}"


def _pair(match: re.Match[str]) -> tuple[str, str, bool]:
    """The two phrases of a match, and whether they are of one build.

    Of several words that join them, that one is taken beside which they are: "and" in
    "access to school in Lima and Puno".
    """
    pair = match.string[match.start("one") : match.end("other")]
    for joint in _JOINTS.finditer(pair):
        one, other = pair[: joint.start()], pair[joint.end() :]
        if _begin_alike(one, other):
            return one, other, True
    if are_parallel(match["one"], match["other"]):
        return match["one"], match["other"], True
    for joint in _JOINTS.finditer(pair):
        one, other = pair[: joint.start()], pair[joint.end() :]
        if are_parallel(one, other):
            return one, other, True
    return match["one"], match["other"], False


def _begin_alike(one: str, other: str) -> bool:
    """Whether two phrases begin with the same noun: "the right to school", "the right to play"."""
    ones, others = (side.casefold().split()[:2] for side in (one, other))
    return ones == others and _says(" ".join(ones))


def _says(side: str) -> bool:
    stops = all_stop_words()
    return any(word.lower() not in stops for word in re.findall(r"[^\W\d_]+|\d+", side))
