"""All sentences that give a score, where several things that have it are asked for.

"On which indicators did Peru get 0/100?" is answered by each sentence that gives one as 0/100: that
figure makes one as good as another, however likely they are for the rest of their words.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.follow_up.shape import is_plural
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.score_given import score_given
from briefing_qa.answering.words.facts import facts

MOST = 6
"""Sentences that are said."""

LEAST = 0.001
"""Probability below which a sentence has the figure for another reason."""

_AHEAD = 4
"""Words from the beginning of a question among which stands what is asked for."""


def with_all_scored(
    question: Question, chosen: Sequence[Candidate], ranked: Sequence[tuple[Candidate, float]]
) -> tuple[Candidate, ...]:
    """What is said, with all that have the score too, in reading order.

    Args:
        question: taken apart.
        chosen: what would be said.
        ranked: judged candidates; 0 for what a rule keeps out.
    """
    said = tuple(chosen)
    given = score_given(question)
    words = [token.folded for token in question.facts.tokens[:_AHEAD]]
    if not said or given is None or not any(map(is_plural, words)):
        return said
    alike = {
        one.unit.start: one
        for one, probability in ranked
        if one.document_id == said[0].document_id
        and probability >= LEAST
        and given in facts(one.text).numbers
    }
    found = [alike[start] for start in sorted(alike)][:MOST]
    return tuple(found) if len(found) > 1 and said[0] in found else said
