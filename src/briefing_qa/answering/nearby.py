"""The sentence right behind the answer to one question, for the question that goes on from it.

"What did the audit find, and what did the government do?": what was done stands behind what was
found. Asked alone, "what did the government do?" is answered by anything in any document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.answering.covering import covers
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.halves import Half
from briefing_qa.answering.parts import holds, worded
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.saying.decision import Decision
from briefing_qa.answering.words.wording import CUES

_REACH = 400
"""Characters between the two, at most."""

POSSIBLE = 0.1
"""Probability from which on a sentence near the answer before is taken, where else there is none
or one of another document: less than for any sentence, since few stand there."""

LIKELIER = 0.5
"""The same where the answer before is the answer to this question as well, as far as it was found,
but does not hold its words."""


def with_nearby(parts: Sequence[Decision], asked: Sequence[Half]) -> list[Decision]:
    """Questions in one, of which each that lacks an answer of its own has the one right behind.

    Args:
        parts: the questions as they are answered alone.
        asked: the questions.
    """
    found: list[Decision] = []
    for half, part in zip(asked, parts, strict=True):
        before = next((one for one in reversed(found) if one.chosen), None)
        least = None if before is None else _least(part, before.chosen[0], half)
        near = None
        if before is not None and least is not None:
            near = _nearest(part, before.chosen[0], least, [one.question for one in asked])
        found.append(part if near is None else near)
    return found


def _least(part: Decision, said: Candidate, half: Half) -> float | None:
    """The probability from which on a sentence near another one is taken; None for none."""
    if not part.chosen:
        return POSSIBLE
    own = part.chosen[0]
    if own.document_id != said.document_id:
        return POSSIBLE
    return LIKELIER if own.stands_at == said.stands_at and not covers(own, half) else None


def _nearest(
    part: Decision, said: Candidate, least: float, asked: Sequence[Question]
) -> Decision | None:
    """A decision for the sentence behind one that holds most of the words of all questions."""
    possible = [
        (one, probability)
        for one, probability in part.ranked
        if probability >= least and _is_behind(one, said)
    ]
    if not possible:
        return None
    best, probability = max(possible, key=lambda judged: (_held(judged[0], asked), judged[1]))
    return replace(part, chosen=(best,), confidence=probability, standing=None)


def _is_behind(one: Candidate, said: Candidate) -> bool:
    """Whether a sentence stands in the section of another one, not far behind it."""
    same = one.document_id == said.document_id
    between = one.unit.start - said.unit.end
    return same and one.section == said.section and 0 <= between <= _REACH


def _held(candidate: Candidate, asked: Sequence[Question]) -> int:
    """How many of the words of several questions a sentence holds."""
    text, language = worded(candidate), candidate.language
    known = {word.folded: (one, word) for one in asked for word in one.words}
    return sum(
        holds(text, language, one, word)
        for folded, (one, word) in known.items()
        if folded not in CUES
    )
