"""Whether that of which a share is asked for stands with a candidate at all.

"What share of tips were true?" is not answered where nothing is said of tips.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.wording import CUES, WHAT_SHARE
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold, stem, stop_words

NEAR = 0.5
"""Cosine from which on two words may stand for each other: a whole passage is looked through."""

_SHARE = re.compile(
    rf"\b{WHAT_SHARE} (?:of|de)"
    r" (?:all |the |los |las |la |el |todos |todas )*((?:[^\W\d]+ ?){1,3}?)"
    r"(?= (?:in|at|on|for|of|to|from|against|with|that|who|are|were|was|is|had|have|has|did|do|said"
    r"|turned|en|para|de|del|contra|con|que|por|se|es|son|eran?|fue|fueron|tienen?|tenian?|han?)\b"
    r"|\W*$)"
)
_ANYBODY = re.compile(
    r"^(?:cases?|caso|casos|people|persons?|personas?|gente|population|poblacion|total|all|those"
    r"|respondents|participa\w+|interviewees|\w{2,}[ai]d[oa]s)$"
)
"""Words for whoever or whatever a text is about: "los encuestados"."""

_ASKED_PEOPLE = re.compile(
    r"\b(?:surveys?|polls?|respondents|encuestas?|sondeos?|encuestad[oa]s)\b"
)
"""Below "Results of the survey" a share is of those who were asked, whoever they were."""

_SHORT = 2
"""Letters up to which a word is no topic."""


def is_share_of_others(question: Question, candidate: Candidate) -> bool:
    """Whether of what a share is asked for has no word in the passage of a candidate or above it.

    A table may have it in a name of a column in other words.
    """
    if question.kind != "share" or is_row(candidate.text):
        return False
    if question.language != candidate.language or not (topic := _share_of(question)):
        return False
    head = (candidate.title, candidate.headings, candidate.caption)
    if _ASKED_PEOPLE.search(fold(f"{candidate.headings} {candidate.caption} {candidate.before}")):
        return False
    texts = (candidate.source.passage.text, candidate.text, candidate.before, *head)
    return not _has_any(topic, candidate, texts)


@lru_cache(maxsize=1_000)
def _share_of(question: Question) -> tuple[str, ...]:
    """The words for a whole; none where names or groups are among them, looked for elsewhere."""
    asked = _SHARE.search(fold(question.text))
    words = _words(question, asked[1]) if asked else ()
    general = any(_ANYBODY.match(word) or facts(word).groups for word in words)
    if general or question.facts.names & {*words}:
        return ()
    language = question.language
    # Of a word that the table of meanings lacks it is not known what is near.
    known = all(word_closeness(stem(word, language), language, word, language) for word in words)
    return words if known else ()


def _words(question: Question, phrase: str) -> tuple[str, ...]:
    """Folded content words of a phrase, without countries."""
    asked = question.facts
    named = {asked.tokens[i].folded for i in asked.in_countries}
    apart = named | CUES | stop_words(question.language)
    found = re.findall(r"[^\W\d_]+", phrase)
    return tuple(word for word in found if len(word) > _SHORT and word not in apart)


def _has_any(words: tuple[str, ...], candidate: Candidate, texts: tuple[str, ...]) -> bool:
    """Whether one of the words stands in the texts, or one as near in meaning."""
    text, language = "\n".join(texts), candidate.language
    terms = [stem(word, language) for word in words]
    return any(
        related(term, text, language) > 0 or word_closeness(term, language, text, language) >= NEAR
        for term in terms
    )
