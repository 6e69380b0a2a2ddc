"""Counts of a part that a sentence opens with, where the whole is asked for.

"About half of them, 148, live in one home" does not tell how many have a disability: the sentence
before it does.
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question, asks_how_many
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.terms import Token, fold, stem, stop_words

_NUMBER = r"\d[\d.,\s]*"
_PART = re.compile(
    r"^\W*(?:[a-z]+ ){0,3}?(?:half|majority|most|(?:one |two |three |a )?(?:thirds?|quarters?"
    r"|fifths?)|mitad|mayoria|(?:un |dos |tres )?(?:tercios?|cuartos?|quintos?)"
    r"|(?:tercera|cuarta|quinta) parte)"
    r"(?: (?:of (?:them|these|those)|de (?:ell|est|es)[oa]s))?"
    rf"(?P<all>\s?[,(–—-]\s?(?:[a-z]+ ){{0,2}}?{_NUMBER})(?:[,)–—-]| [a-z])"
)
"""How a sentence opens on a part of those told of before, with how many they are."""

_PARTS_ASKED = re.compile(
    r"\b(?:half|third|quarter|fifth|most|majority|mitad|tercio|tercera|cuarta|quinta|mayoria)\b"
)
_SAID = 2
"""Words that tell what is said of a part: its verb and what goes with it."""

_NEAR = 0.5
"""Cosine from which on a word may be the translation of another."""


def is_a_part_of_all(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence counts a part of what the one before counts, and nothing of it is asked.

    Nothing of what is said of them, that is, nor any name that stands there.
    """
    if not asks_how_many(question) or _PARTS_ASKED.search(fold(question.text)):
        return False
    opened = _PART.match(fold(candidate.text))
    if opened is None or not any(one.unit == "count" for one in quantities(candidate.before)):
        return False
    others = [one for one in quantities(candidate.text) if one.unit == "count"]
    if len(others) > 1 or question.facts.names & facts(candidate.text).names:
        return False
    stops = stop_words(candidate.language)
    said = [
        token
        for token in facts(candidate.text).tokens
        if token.start >= opened.end("all") and token.folded not in stops
    ]
    return not any(_is_asked(token, question, candidate) for token in said[:_SAID])


def _is_asked(token: Token, question: Question, candidate: Candidate) -> bool:
    """Whether a word stands in the question, or what it may mean there."""
    language = candidate.language
    term = stem(token.folded, language)
    if related(term, question.text, language) > 0:
        return True
    if question.language == language:
        return False
    return word_closeness(term, language, question.text, question.language) >= _NEAR
