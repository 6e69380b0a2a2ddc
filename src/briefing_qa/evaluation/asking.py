"""Asking a system every question of a set.

A question of a conversation is asked as it is understood after the earlier ones, which are asked
first: the system itself never has to know of conversations. One that does, as `BriefingQA`, is told
with it which documents answered before, as in its chat.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from briefing_qa.answering.follow_up import Turn, Understood, understand
from briefing_qa.errors import IndexStoreError, ModelError
from briefing_qa.evaluation.gold import Gold, Library
from briefing_qa.evaluation.outcomes import Outcome, judge
from briefing_qa.evaluation.replies import ReplyError, read_reply
from briefing_qa.evaluation.sets import KnownQuestion

Progress = Callable[[int, int], None]
"""Called with questions done, and of how many."""

AskFunction = Callable[[str], object]
"""A question in; out comes an `Answer` or the answer object as a dict, or an exception."""


TalkFunction = Callable[[Understood], object]
"""The same for a question that was understood in its conversation."""


class Engine(Protocol):
    """What answers by a method, as `BriefingQA` does."""

    def ask(self, question: str) -> object:
        """Answer one question."""


def heedless(ask: AskFunction) -> TalkFunction:
    """Asks what a question of a conversation means, in words alone."""
    return lambda understood: ask(understood.text)


def ask_all(
    ask: AskFunction,
    questions: Sequence[KnownQuestion],
    gold: Mapping[str, tuple[Gold, ...]],
    library: Library,
    progress: Progress | None = None,
    talk: TalkFunction | None = None,
) -> list[Outcome]:
    """Ask every question, in order; one that raises is a wrong answer, with the error noted.

    Args:
        ask: answers one question.
        questions: of one set.
        gold: quotes with their places, by question id.
        library: the documents.
        progress: told how many questions are done.
        talk: answers one of a conversation; None where that takes its words alone.

    Raises:
        IndexStoreError: the index cannot be used, so that no question could be answered.
        ModelError: a model cannot be used, likewise.
    """
    outcomes = []
    talk = heedless(ask) if talk is None else talk
    known: dict[tuple[str, ...], Turn] = {}
    for done, question in enumerate(questions, start=1):
        earlier = _conversation(talk, question.before, known)
        begun = time.perf_counter()
        reply, error = None, ""
        try:
            answer = talk(understand(question.text, earlier)) if earlier else ask(question.text)
        except (IndexStoreError, ModelError):
            raise  # not the question's fault: the next one would fail as well
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
        spent = 1e3 * (time.perf_counter() - begun)
        if not error:
            try:
                reply = read_reply(answer)
            except ReplyError as problem:
                error = str(problem)
        outcomes.append(
            judge(
                question,
                gold[question.id],
                library,
                reply=reply,
                error=error,
                milliseconds=spent,
            )
        )
        if progress is not None:
            progress(done, len(questions))
    return outcomes


def _conversation(
    talk: TalkFunction, before: Sequence[str], known: dict[tuple[str, ...], Turn]
) -> list[Turn]:
    """The turns before a question, each understood after those before it.

    Args:
        talk: answers one question.
        before: the questions as they were typed, oldest first.
        known: turns by all questions up to theirs, so that talks that begin alike are asked once;
            added to.
    """
    turns: list[Turn] = []
    for place, typed in enumerate(before, start=1):
        asked = tuple(before[:place])
        if asked not in known:
            known[asked] = _turn(talk, understand(typed, turns))
        turns.append(known[asked])
    return turns


def _turn(talk: TalkFunction, understood: Understood) -> Turn:
    """What an earlier question has come to; without an answer where it could not be given."""
    try:
        reply = read_reply(talk(understood))
    except (IndexStoreError, ModelError):
        raise
    except Exception:
        # An earlier question is not measured here; the one that follows is.
        return Turn(question=understood.text)
    cited = dict.fromkeys(one.span.document_id for one in reply.citations)
    return Turn(question=understood.text, answer=reply.said, documents=tuple(cited))
