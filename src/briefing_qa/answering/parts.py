"""The sides of a comparison.

Each is asked for itself, so that each gets its own sentence, and a side that the documents do not
hold is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.coordination import are_parallel, completed
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.of_one import of_one
from briefing_qa.answering.questions.of_one_kind import COMPARED, of_one_kind
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.narrated import is_of_that_year
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.errors import QuestionError
from briefing_qa.passages.rows import named_row, without_empty
from briefing_qa.terms import Token, all_stop_words, stem

SAME = 0.7
"""Cosine from which on a word of a sentence is taken to say what a word of a side says."""

SAME_ABROAD = 0.6
"""The same for a word of the other language: "lago" is that near to "lake"."""

NEAR_ABROAD = 0.3
"""The same for a word of the other language that may at least be meant."""

_BOYS = frozenset({"nino", "ninos"})
"""Children, but boys beside girls."""

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


def sides(question: Question) -> tuple[Question, ...]:
    """The two sides of a comparison as questions of their own; nothing for any other question."""
    return analysed(_sides(question.text), least_words=1)


def analysed(texts: tuple[str, ...], least_words: int) -> tuple[Question, ...]:
    """Parts of a question taken apart; nothing where one of them has too few words."""
    try:
        parts = tuple(analyse(text) for text in texts)
    except QuestionError:
        return ()
    return parts if all(len(part.words) >= least_words for part in parts) else ()


def speaks_of_each(candidate: Candidate, compared: Sequence[Question]) -> bool:
    """Whether one sentence speaks of each side of a comparison.

    A sentence that does not is about one of them, or about what they have in common.
    """
    return all(speaks_of(worded(candidate), candidate, side, compared) for side in compared)


def worded(candidate: Candidate) -> str:
    """The words of a candidate, for a table row with the names of its columns."""
    return without_empty(named_row(candidate.columns, candidate.text))


def speaks_of(
    text: str, candidate: Candidate, side: Question, compared: Sequence[Question]
) -> bool:
    """Whether a text holds at least half of the words that a side has and no other one.

    A year is held by what the document tells of it, though the sentence gives none.

    Args:
        text: of the candidate, or of what it stands in.
        candidate: says in which language.
        side: of the comparison.
        compared: all its sides.
    """
    own = own_words(side, compared)
    held = sum(
        holds(text, candidate.language, side, word, compared)
        or (word.folded in side.facts.years and is_of_that_year(word.folded, candidate))
        for word in own
    )
    return 2 * held >= len(own)


def own_words(side: Question, compared: Sequence[Question]) -> list[Token]:
    """The words that a side has and no other one, neither in the singular nor in the plural."""
    others = {
        form for one in compared if one is not side for word in one.words for form in _forms(word)
    }
    return [word for word in side.words if not others & _forms(word)]


def _forms(word: Token) -> set[str]:
    """A word, and what it may be the plural of: "leyes", "leye", "ley"."""
    folded = word.folded
    return {folded, *(folded.removesuffix(ending) for ending in ("s", "es") if len(folded) > 4)}


def is_near(word: Token, question: Question, text: str, language: str) -> bool:
    """Whether a text in another language may mean a word of a question."""
    own = stem(word.folded, question.language)
    return word_closeness(own, question.language, text, language) >= NEAR_ABROAD


def holds(
    text: str, language: str, side: Question, word: Token, compared: Sequence[Question] = ()
) -> bool:
    """Whether a text in a language says what a word of a side says."""
    asked, held = facts(side.text[word.start : word.end]), facts(text)
    boys = any(token.folded in _BOYS for token in held.tokens)
    if asked.countries:  # in whichever language
        return bool(asked.countries & held.countries)
    if groups := asked.groups - {group for one in compared if one is not side
                                 for group in one.facts.groups}:  # fmt: skip
        groups = groups & SEXES or groups
        return bool(groups & held.groups) or ("male" in groups and boys and "female" in held.groups)
    if word.folded in _BOYS and any("female" in one.facts.groups for one in compared):
        return "male" in held.groups or boys
    if asked.groups & held.groups or related(stem(word.folded, language), text, language) > 0:
        return True
    if language == side.language and word.folded in side.facts.names:
        return False  # "Western" is near to "Eastern"
    own = stem(word.folded, side.language)
    least = SAME if language == side.language else SAME_ABROAD
    return word_closeness(own, side.language, text, language) >= least


def _sides(text: str) -> tuple[str, ...]:
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
