"""Asking a system every question of a set.

A question of a conversation is asked as it is understood after the earlier ones, which are asked
first: the system itself never has to know of conversations.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from briefing_qa.answering.follow_up import Turn, understand
from briefing_qa.errors import IndexStoreError, ModelError
from briefing_qa.evaluation.gold import Gold, Library
from briefing_qa.evaluation.outcomes import Outcome, judge
from briefing_qa.evaluation.replies import ReplyError, read_reply
from briefing_qa.evaluation.sets import KnownQuestion

Progress = Callable[[int, int], None]
"""Called with questions done, and of how many."""

AskFunction = Callable[[str], object]
"""A question in; out comes an `Answer` or the answer object as a dict, or an exception."""


class Engine(Protocol):
    """What answers by a method, as `BriefingQA` does."""

    def ask(self, question: str) -> object:
        """Answer one question."""


def ask_all(
    ask: AskFunction,
    questions: Sequence[KnownQuestion],
    gold: Mapping[str, tuple[Gold, ...]],
    library: Library,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Ask every question, in order; one that raises is a wrong answer, with the error noted.

    Args:
        ask: answers one question.
        questions: of one set.
        gold: quotes with their places, by question id.
        library: the documents.
        progress: told how many questions are done.

    Raises:
        IndexStoreError: the index cannot be used, so that no question could be answered.
        ModelError: a model cannot be used, likewise.
    """
    outcomes = []
    known: dict[str, str] = {}
    for done, question in enumerate(questions, start=1):
        earlier = _conversation(ask, question.before, known)
        begun = time.perf_counter()
        reply, error = None, ""
        try:
            answer = ask(understand(question.text, earlier).text if earlier else question.text)
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


def _conversation(ask: AskFunction, before: Sequence[str], known: dict[str, str]) -> list[Turn]:
    """The turns before a question, each understood after those before it.

    Args:
        ask: answers one question.
        before: the questions as they were typed, oldest first.
        known: answers by question, so that turns which begin alike are asked once; added to.
    """
    turns: list[Turn] = []
    for typed in before:
        text = understand(typed, turns).text
        if text not in known:
            known[text] = _words_of(ask, text)
        turns.append(Turn(question=text, answer=known[text]))
    return turns


def _words_of(ask: AskFunction, question: str) -> str:
    """The words of an answer; none where it was refused or could not be given."""
    try:
        reply = read_reply(ask(question))
    except (IndexStoreError, ModelError):
        raise
    except Exception:
        return ""  # an earlier question is not measured here; the one that follows is
    return reply.said
