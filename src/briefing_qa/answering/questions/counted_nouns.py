"""What a question counts: "convictions" in "how many new convictions were there?"."""

from __future__ import annotations

from functools import lru_cache

from briefing_qa.answering.questions.question import COUNTED, Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_general
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import stem

_ASKS = frozenset({"many", "cuantos", "cuantas", "number", "numero"})
_REACH = 3
"""Words behind "how many" among which what is counted stands: "how many new court cases"."""


@lru_cache(maxsize=1_000)
def counted_noun(question: Question) -> str:
    """The stem of what a question counts; "" where it counts children, women or nothing said."""
    if question.kind not in COUNTED:
        return ""
    found = [token.folded for token in question.facts.tokens]
    place = next((i for i, word in enumerate(found) if word in _ASKS), None)
    if place is None:
        return ""
    content = {word.folded for word in question.words}
    for word in found[place + 1 : place + 1 + _REACH]:
        if word in content - CUES and not is_general(word, question.language):
            return "" if facts(word).groups else stem(word, question.language)
    return ""
