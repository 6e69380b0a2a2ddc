"""Of whom something is said: of the families or of the children, of those asked about or of a part.

"71% of the families were Syrian" tells nothing of the children, and "Among children who live with
neither parent, 71% live with grandparents" not how many live with neither.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related, stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.words.wording import CUES, WHAT_SHARE
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold, stem

NEAR = 0.5
"""Cosine from which on two words may stand for each other."""

_IS = r"(?:were|was|are|is|had|has|have|eran?|es|son|estan?|estaban?|fue|fueron|tenian?|tienen?)"
_OF = r"\b(?:of|de) (?:the |los |las )?(?:[\d.,]+ )?"
_ASKED = re.compile(rf"\b(?:how many|cuant[oa]s|{WHAT_SHARE}) {_OF}(\w+) {_IS} (\w+)")
_TOLD = re.compile(rf"{_OF}(\w+) {_IS} (\w+)")
_ANYBODY = frozenset(
    {"who", "which", "that", "these", "those", "them", "whom", "all", "both", "others", "cent"}
    | {"percent", "ciento", "que", "quienes", "cuales", "ellos", "ellas", "estos", "estas", "total"}
)
"""Who was spoken of before, and what is no noun."""

_CONDITION = re.compile(r"^\W*(?:among|of|entre|de) ([^,;:.]{10,120}?), (.+)$", re.DOTALL)
_FIGURE = re.compile(r"%|\bper ?cent\b|\bpor ciento\b|\d$")
"""What makes it none: "Of the girls 17 per cent were paid less, and of the boys 8"."""

_WHO = re.compile(r"\b(?:who|whose|that|que|quienes|cuy[oa]s?)\b")
_LEAST = 2
"""Words of the question that a condition holds, and others that the rest of a sentence has."""

_UNITS = frozenset({"cent", "per", "percent", "ciento"})


def is_said_of_others(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how many of some were so, and a sentence says it only of others.

    Its passage speaks of both: otherwise the others may be the same by another word.
    """
    asked = _ASKED.search(fold(question.text)) if question.kind in COUNTED else None
    if asked is None or question.language != candidate.language:
        return False
    language, text = candidate.language, fold(candidate.text)
    whose, what = stem(asked[1], language), stem(asked[2], language)
    if any(stem(match[1], language) == whose for match in re.finditer(rf"{_OF}(\w+)", text)):
        return False
    if not related(whose, f"{candidate.source.passage.text}\n{candidate.before}", language):
        return False
    told = [match[1] for match in _TOLD.finditer(text) if stem(match[2], language) == what]
    return bool(told) and all(
        word not in _ANYBODY
        and stem(word, language) != whose
        and word_closeness(whose, language, word, language) < NEAR
        for word in told
    )


def is_only_the_condition(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence has a question's words in "Of those who ...," and goes on to other things.

    What is counted there is a part of whom the question asks for.
    """
    if question.kind not in COUNTED or question.language != candidate.language:
        return False
    split = _CONDITION.match(fold(candidate.text))
    if split is None or is_row(candidate.text) or _FIGURE.search(split[1]):
        return False
    if _WHO.search(split[1]) is None:
        return False
    language, terms = candidate.language, _terms(question)
    if sum(related(term, split[1], language) > 0 for term in terms) < _LEAST or any(
        related(term, split[2], language) > 0
        or word_closeness(term, language, split[2], language) >= NEAR
        for term in terms
    ):
        return False
    others = stem_set(split[2], language) - _UNITS
    return sum(not word[0].isdigit() for word in others) >= _LEAST


@lru_cache(maxsize=1_000)
def _terms(question: Question) -> tuple[str, ...]:
    """Stems of what is asked about; names and countries are looked for by themselves."""
    asked = question.facts
    apart = asked.names | {asked.tokens[i].folded for i in asked.in_countries} | CUES
    return tuple(
        stem(word.folded, question.language)
        for word in question.words
        if not word.is_number and word.folded not in apart
    )
