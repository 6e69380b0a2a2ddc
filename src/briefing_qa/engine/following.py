"""Where a question of a conversation is looked for: first in the documents that answered last.

What was taken over is about those documents. Elsewhere it is only asked where its own words say
what it is about, and there an answer is no more than what the question would get without the talk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from briefing_qa.answering.follow_up import Understood
from briefing_qa.errors import QuestionError
from briefing_qa.retrieval.filters import Filters
from briefing_qa.terms import content_terms, guess_language

if TYPE_CHECKING:
    from briefing_qa.answering.saying.plain import PlainAnswer

DOUBT = 1.0
"""Log-odds by which an answer is less likely where what was taken over stands in brackets.

Of such questions in the conversations that may be looked at, 20 of 32 that were answered at a
confidence of 0.6 to 0.9 were right, and 4 of 16 at less (docs/decisions/0036).
"""


class Ask(Protocol):
    """Asks a question."""

    def __call__(
        self,
        question: str,
        document_ids: Sequence[str] | None,
        filters: Filters | None,
        /,
        *,
        doubt: float = 0.0,
    ) -> PlainAnswer:
        """Ask it in these documents, None for all, that meet the filters; see `Means.doubt`."""


SURE = 0.7
"""Confidence from which an answer to fewer words than were understood is one all the same."""


def ask_where_it_belongs(
    ask: Ask, understood: Understood, known: Collection[str], filters: Filters | None
) -> PlainAnswer:
    """Answer a question in the documents that it is about.

    Args:
        ask: asks it in some documents.
        understood: the question, and which documents answered before it.
        known: ids of all that meet the filters.
        filters: only documents that meet them are looked into.

    Raises:
        QuestionError: it is not a question as it was understood.
    """
    if not isinstance(understood, Understood):
        raise QuestionError(f"understood = {understood!r} is none: give what `understand` gives")
    doubt = DOUBT if understood.guessed else 0.0
    near = tuple(name for name in understood.documents if name in known)
    if not near:
        return ask(understood.text, None, filters, doubt=doubt)
    if understood.leans:
        answer = _lean(
            lambda text: ask(text, near, filters, doubt=doubt if text == understood.text else 0.0),
            understood,
        )
        lost = answer.abstained and understood.elsewhere and len(near) < len(known)
        return ask(understood.text, None, filters, doubt=doubt) if lost else answer
    answer = ask(understood.text, None, filters)
    cited = {citation.document_id for citation in answer.citations}
    if len(near) == len(known) or (cited and cited <= set(near)):
        return answer
    return _at_hand(understood.text, answer, ask(understood.text, near, filters), near)


def _lean(ask: Callable[[str], PlainAnswer], understood: Understood) -> PlainAnswer:
    """A question with what it took over; as it was typed, where that leads to nothing of its own.

    A word that points back says nothing without what it points to: such a question is not asked so.
    """
    answer = ask(understood.text)
    if not understood.typed or not (answer.abstained or _is_about_before(answer, understood)):
        return answer
    typed = ask(understood.typed)
    return typed if not typed.abstained and typed.confidence >= SURE else answer


def _is_about_before(answer: PlainAnswer, understood: Understood) -> bool:
    """Whether an answer repeats the last one, and has no word of the question as it was typed."""
    return all(claim.text in understood.said for claim in answer.claims) and not _shares_words(
        answer, understood.typed
    )


def _shares_words(answer: PlainAnswer, question: str) -> bool:
    """Whether a sentence of an answer has a content word of a question."""
    language = guess_language(question)
    asked = set(content_terms(question, language))
    return any(asked & set(content_terms(claim.text, language)) for claim in answer.claims)


def _at_hand(
    question: str, answer: PlainAnswer, here: PlainAnswer, near: Sequence[str]
) -> PlainAnswer:
    """Of an answer from anywhere and one from where the talk is, that of a question without ties.

    The latter where it is one of several that the former gives, or is as sure and has a word of the
    question: in the documents at hand alone anything may be the nearest.
    """
    if here.abstained or (answer.abstained and here.confidence < SURE):
        return answer
    if {citation.document_id for citation in answer.citations} & set(near):
        return here
    as_sure = here.confidence >= answer.confidence and _shares_words(here, question)
    return here if as_sure else answer
