"""Which passages are shown where the documents do not say: none that is about something else.

What was found is ranked, but the ranks do not tell where what is near ends: over a few documents
the second or third passage is often one on another matter, which whoever reads it has to rule out.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.terms import all_stop_words, guess_language, stem, tokens

SHOWN = 3
"""Passages shown at most."""

_LOOKED_AT = 5
"""Passages among which they are."""

_TELLING = 3
"""Words tell what is near where a passage has at least one in so many of the question's."""


def related(question: str, texts: Sequence[str]) -> tuple[int, ...]:
    """Places of the passages that go with a question, best first; of the first few found.

    Those that hold at least half as many words of the question as the one that holds most. What is
    in another language holds none, however near it is: it goes with the question unless a passage
    in its language plainly does.

    Args:
        question: as it was understood.
        texts: of the passages, best first.

    Returns:
        The first alone where none goes with it; all where the question has no words to go by.
    """
    asked = content_stems(question)
    looked_at = texts[:_LOOKED_AT]
    if not asked:
        return tuple(range(len(looked_at)))
    tongue = guess_language(question)
    met = [_met(text, asked) for text in looked_at]
    most = max(met, default=0)
    told = most * _TELLING >= len(asked)
    kept = (
        place
        for place, (text, words) in enumerate(zip(looked_at, met, strict=True))
        if (words and 2 * words >= most) or (not told and guess_language(text) != tongue)
    )
    return tuple(kept) or tuple(range(len(texts[:1])))


def nearest_passages(question: str, texts: Sequence[str]) -> tuple[int, ...]:
    """Places of the passages that a refusal shows: see `related`."""
    return related(question, texts)[:SHOWN]


def content_stems(question: str) -> frozenset[frozenset[str]]:
    """The words of a question that tell something, each as its stems, one for each language."""
    stops = all_stop_words()
    words = [token.folded for token in tokens(question) if token.folded not in stops]
    return frozenset(frozenset(stem(word, one) for one in ("en", "es")) for word in words)


def _met(text: str, asked: frozenset[frozenset[str]]) -> int:
    language = guess_language(text)
    held = {stem(token.folded, language) for token in tokens(text)}
    return sum(not word.isdisjoint(held) for word in asked)
