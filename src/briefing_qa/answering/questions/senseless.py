"""Questions that say nothing: keys struck at random, function words alone, one word over and over.

A model that reads has never seen the like and may be sure of anything.
"""

from __future__ import annotations

from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.languages.dictionaries import is_word
from briefing_qa.terms import LANGUAGES

_REPEATED = 3
"""Times from which on a single word is no question but a word repeated."""

_LONG = 20
"""Words from which on several are, too, if each stands there so often."""


def is_senseless(question: Question, weights: Weights) -> bool:
    """Whether nothing can be an answer, for nothing is asked.

    There is no content word; or there is one, or a phrase, said again and again; or there are no
    others, none of them stands in any document and at least half are words of no language.

    Args:
        question: taken apart, typing errors mended.
        weights: of its words.
    """
    words = question.words
    if not words:
        return True
    said = question.facts.tokens
    distinct = len({token.folded for token in said})
    if len(said) >= _REPEATED * distinct and (distinct == 1 or len(said) >= _LONG):
        return True
    if {token.folded for token in said} > {token.folded for token in words}:
        return False  # keys struck at random make no words like "the"
    if not all(all(unknown) for unknown in weights.unknown.values()):
        return False
    strange = [
        word
        for word in words
        if not word.is_number and not any(is_word(word.folded, one) for one in LANGUAGES)
    ]
    return 2 * len(strange) >= len(words)
