"""Whether a sentence may be called the nearest one, by what it shares with the question.

What ranks sentences may prefer one on another matter to all others: "nine staff in the province of
Darién" for inspectors in another province. To call it the nearest would be wrong; then no more is
said than what was looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.answering.words.going_on import goes_on
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import Token, fold

_MOST = 0.55
"""Share of the question's weight with which a sentence is about its matter."""

_SOME = 0.33
"""Share that is enough for one whose vector is near: it says the same in other words."""

_NEAR, _NEAR_ABROAD = 0.75, 0.73
"""Cosine from which on it is, in the question's language and in another one, where hardly any word
is shared. Below, as many sentences were of another matter as of this one."""

_AHEAD = 0.15
"""Share of the weight by which another sentence may not hold more."""

_MEANT = 0.5
"""Cosine from which on a word means one of the question."""

_BY_HEADING = 0.5
"""What a word counts that only the headings and the title have."""


def is_near(
    question: Question,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    weights: Weights,
    asked: str = "",
) -> bool:
    """Whether a sentence shares enough with a question to be called the nearest.

    Args:
        question: taken apart.
        candidate: the sentence.
        candidates: all that were considered.
        weights: of the question's words.
        asked: what of the question it is said not to name; that another sentence may name which
            shares more.
    """
    lacking = set(fold(asked).split())
    words = [
        (place, word)
        for place, word in enumerate(question.words)
        if not (word.is_number or word.folded in CUES or word.folded in lacking)
        and not is_empty_verb(word.folded, question.language)
    ]
    own = _share(question, words, candidate, weights)
    others = [one for one in candidates if one.unit.kind != "heading" and one is not candidate]
    shares = [_share(question, words, one, weights) for one in others]
    named = re.compile(rf"(?<!\w){re.escape(asked)}(?!\w)", re.IGNORECASE) if asked else None
    if named and any(
        share > own and named.search(one.text) for one, share in zip(others, shares, strict=True)
    ):
        return False
    if candidate.language != question.language:
        return own >= _MOST or candidate.similarity >= _NEAR_ABROAD
    if own >= _SOME and candidate.similarity >= _NEAR:
        return True
    return own >= _MOST and max(shares, default=0.0) < own + _AHEAD


def _share(
    question: Question, words: Sequence[tuple[int, Token]], candidate: Candidate, weights: Weights
) -> float:
    """Share of the weight of some words of a question that a candidate holds; 1 where none is."""
    language = candidate.language
    before = candidate.before if goes_on(candidate.text, language) else ""
    own = "\n".join((candidate.text, before, candidate.caption, *candidate.columns))
    head = f"{candidate.headings}\n{candidate.title}"
    idf = weights.idf[language]

    def holds(text: str, word: Token) -> bool:
        return has_meaning(word.folded, question.language, text, language, _MEANT)

    whole = sum(idf[place] for place, _ in words)
    held = sum(
        idf[place] * (1.0 if holds(own, word) else _BY_HEADING)
        for place, word in words
        if holds(f"{own}\n{head}", word)
    )
    return held / whole if whole else 1.0
