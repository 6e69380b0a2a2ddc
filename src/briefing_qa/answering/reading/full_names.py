"""Acronyms of a question that a sentence has in full.

"How much does the NDIS pay?" is answered by "the National Disability Insurance Scheme pays 610",
which the cross-encoder takes for something else.
"""

from __future__ import annotations

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.rules.standing import is_acronym
from briefing_qa.answering.words.acronyms import is_spelled
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs
from briefing_qa.terms import tokens

_LETTERS = 3
"""Of an acronym, at least: many names begin with the same two."""


def with_names_in_full(text: str, candidate: Candidate) -> str:
    """A question with the names that a candidate has in place of their acronyms, which it has not.

    Args:
        text: of the question.
        candidate: any.
    """
    near = facts(candidate.text).words
    for token in reversed(tokens(text)):
        shown = text[token.start : token.end]
        if len(shown) < _LETTERS or not is_acronym(shown) or token.folded in near:
            continue
        names = (candidate.text[r[0].start : r[-1].end] for r in name_runs(candidate.text))
        if name := next((name for name in names if is_spelled(token.folded, name)), None):
            text = f"{text[: token.start]}{name}{text[token.end :]}"
    return text
