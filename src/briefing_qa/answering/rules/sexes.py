"""Figures for everybody where a figure for one sex is asked for.

"How many boys were found at risk?" is not answered by "158 children were found at risk", nor by
"158 girls and boys": the passage may give the boys elsewhere, or not at all. Nor is it by "158 were
found; boys were hit more often".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question, asks_how_many
from briefing_qa.answering.questions.sexes_asked import sexes_asked
from briefing_qa.answering.rules.breakdowns import opens_on_parts
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES, without_both
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold, fold_line

_SPOKEN_OF = re.compile(
    r"\b(?:these|those|them|the others|est[ao]s|es[ao]s|aquell[ao]s|ell[ao]s)\b", re.I
)
"""In a question: whoever was spoken of before."""

_OF_A_SEX = (
    r"pregnan|birth|deliver|matern|mother|father|husband|wife|wives|bride|groom|widow|abort|sister"
    r"|brother|daughter|\bsons?\b|\blad|\blass|\b(?:s?he|his|hers?)\b|marri"
    r"|embaraz|\bpartos?\b|gestan|madre|padre|espos|novi[ao]|viud|herman|\bhij[ao]|se[ñn]or|casad"
    r"|casamiento|\bbodas?\b|\buni[oó]n"
)
_NAMES_A_SEX = re.compile(_OF_A_SEX, re.IGNORECASE)
"""Other words that may tell a sex: "mothers", "she"."""

_OF_THINGS = (
    r"(?:h|dem|mej|tempr)oras|(?:llam|jorn|d[ée]c|tempor|entr|mir|cruz|par)adas"
    r"|(?:med|sal|part|com|v|beb|hu|her)idas|(?:man|carr|front|band|cart|lad|afu)eras"
    r"|(?:sem|camp|ma[ñn]|vent|adu)anas"
    r"|(?:pol[íi]t|pr[áa]ct|estad[íi]st|cl[íi]n|p[úu]bl|t[ée]cn|caracter[íi]st|f[áa]br|b[áa]s)icas"
)
_SAYS_THE_SEX = re.compile(
    _OF_A_SEX
    + rf"|\b(?:las|ell[ao]s?)\b|\b(?!(?:{_OF_THINGS})\b)\w+(?:oras|adas|idas|eras|anas|icas)\b"
    r"|\bla (?:adolescente|joven|menor|estudiante)\b|\b(\w{3,})as\b[^.;]{0,20}\b\1os\b",
    re.IGNORECASE,
)
"""Also by grammar: in Spanish "las", feminine endings of those who may be people, and a word with
both: "94 alumnas y 13 alumnos".
"""

_ASKS = re.compile(
    r"[?¿]|\b(?:is|are|was|were|do|does|did|tell|give|list|es|son|fue|hay|dime|dame)\b"
)
"""In a text that is more than words to look for."""

_COUNTED = ("count", "share", "ratio")

_ANY_ONE = re.compile(r"\b(?:an? (?:girl|boy)|una? (?:nin[ao]|chic[ao]|muchach[ao]|adolescente))\b")
_LAYS_DOWN = re.compile(
    r"\b(?:may|must|shall|can(?:not)?|should|entitled|puede|podra|debe|debera|tiene derecho)\b"
)
"""A rule for any child is one for a girl: "a child may stay for 45 days"."""

_THE_ONE = re.compile(r"\b(?:the (?:girl|boy)|la (?:nina|chica|muchacha)|el (?:nino|chico))\b")
"""In a question: any such child, as in "how much is left to the girl?"."""

_ALL = re.compile(
    r"\b(?:all|both|none|most(?! (?:often|frequent|common))|majority|every|tod[oa]s|amb[oa]s"
    r"|ningun\w*|mayoria|mayor parte)\b"
)
"""How many, without a number."""

_CLAUSE = re.compile(r";\s|, (?=(?:but|while|whereas|pero|mientras|aunque|although|though)\b)")


def is_of_either_sex(question: Question, candidate: Candidate) -> bool:
    """Whether a question asks for a figure of one sex, and a sentence tells no sex at all.

    Nor do the one before it, the headings, the title, where they do not name both together. What a
    sentence before it tells of each sex holds for neither here, but "of these" may be either. A
    table row may stand in a column of it, where its columns are not known.
    """
    if _asked(question, by_words=_counts(candidate.text)) is None:
        return False
    if is_row(candidate.text):
        return _is_row_of_either(candidate)
    text = _without_both_counted(candidate.text)
    if _SAYS_THE_SEX.search(text) or facts(text).groups & SEXES:
        return False
    if _ANY_ONE.search(fold(question.text)) and _LAYS_DOWN.search(fold(candidate.text)):
        return False
    if any(_told(text) for text in (candidate.headings, candidate.title)):
        return False
    before = _told(candidate.before)
    opened = opens_on_parts(candidate.text)
    return not before or (before == SEXES and (opened is None or opened["all"] is not None))


def _is_row_of_either(row: Candidate) -> bool:
    """Whether no cell, column or heading of a row tells a sex, as far as its columns are known."""
    if not row.columns and ": " not in row.text:
        return False
    own = (row.text, *row.columns)
    texts = (row.caption, row.group, row.before, row.headings, row.title)
    above = [without_both(fold(text)) for text in texts]  # "las llamadas" there is of no sex
    told = any(map(_SAYS_THE_SEX.search, own)) or any(map(_NAMES_A_SEX.search, above))
    return not told and not any(facts(text).groups & SEXES for text in (*own, *above))


_NEITHER = re.compile(
    r"\b(?:third[- ](?:gender|sex)|non-?binary|trans(?:gender\w*|sexual\w*)?|intersex\w*|hijras?"
    r"|lgbt?\w*|queer|gender[- ](?:divers|minorit|fluid)\w*|(?:other|another) genders?|muxes?"
    r"|tercer (?:genero|sexo)|no binari[oa]s?|travestis?|otros? generos?|diversidad (?:de genero"
    r"|sexual)"
    r"|gay|lesbian\w*|lesbianas?|bisexual\w*)\b"
)
"""Words for those who are neither or both, and for all who are counted with them."""


def is_not_of_the_third(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of a third gender is asked for, and nothing around a sentence names it."""
    if question.kind not in FIGURES or not _NEITHER.search(fold(question.text)):
        return False
    around = (candidate.caption, candidate.headings, candidate.title, *candidate.columns)
    told = fold("\n".join((candidate.before, candidate.text, *around)))
    return _NEITHER.search(told) is None


def is_of_a_sex_elsewhere(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence names the sex whose figure is asked for only in a clause without figures.

    "In 2020 girls lost 6 points; the effect on boys was not measured."
    """
    asked = _asked(question)
    if asked is None or question.language != candidate.language or is_row(candidate.text):
        return False
    if not asks_how_many(question) or question.kind == "score":
        return False
    clauses = _CLAUSE.split(candidate.text)
    named = [clause for clause in clauses if asked in facts(clause).groups]
    if not named or any(_may_count(one) or _SAYS_THE_SEX.search(one) for one in named):
        return False
    around = (candidate.before, candidate.headings, candidate.title)
    if any(asked in _told(text) or _SAYS_THE_SEX.search(text) for text in around):
        return False
    return any(re.search(r"\d", clause) for clause in clauses)


def _without_both_counted(text: str) -> str:
    """A text without both sexes in one breath, where it counts them together.

    "68 girls and boys came, 37 of them in the morning", but not "girls and boys: 40 and 13", nor
    what is so of either: "both girls and boys", "12% of girls and boys".
    """
    folded = fold_line(text)
    if _OF_EACH.search(folded) or not _BOTH_COUNTED.search(folded):
        return text
    rest = without_both(folded)
    return text if rest == folded else _OF_THEM.sub(" ", rest)


_BOTH_COUNTED = re.compile(
    r"(?<![\d.,/-])\d[\d.,]* (?:\w+ ){0,2}?"
    r"(?:girl|boy|wom|m[ae]n|nin[ao]|chic[ao]|muj|hombr|mal|fem)\w*"
)
_OF_EACH = re.compile(
    r"\b(?:both|alike|equal\w*|each|either|respectiv\w+|ambos|ambas|igual\w*|cada|mismo|misma|same"
    r"|tanto)\b|:[^.]*\d+ (?:and|y) \d"
)
_OF_THEM = re.compile(r"\b(?:de|entre) ellos\b")


@lru_cache(maxsize=1_000)
def _asked(question: Question, *, by_words: bool = False) -> str | None:
    """The sex of which a figure is asked for; None where it is none, both or "these girls".

    Args:
        question: taken apart.
        by_words: whether bare words are taken for such a question: "girls trafficked 2020".
    """
    asked = sexes_asked(question)
    seeks = question.kind in FIGURES or (by_words and _is_bare(question))
    if not seeks or len(asked) != 1 or _SPOKEN_OF.search(question.text):
        return None
    return None if _THE_ONE.search(fold(question.text)) else next(iter(asked))


def _is_bare(question: Question) -> bool:
    """Whether a question is words to look for."""
    return question.kind == "other" and not _ASKS.search(question.text)


def _counts(text: str) -> bool:
    """Whether a sentence has a count or a share."""
    return any(one.unit in _COUNTED for one in quantities(text))


def _may_count(clause: str) -> bool:
    held = facts(clause)
    return bool(held.numbers) or held.share or _ALL.search(fold(clause)) is not None


def _told(text: str) -> frozenset[str]:
    """The sexes that a text names, not counting both in one breath."""
    return facts(without_both(fold(text))).groups & SEXES
