"""Questions answered one after the other, for one thread or several."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from briefing_qa.errors import QuestionError

_Answer = TypeVar("_Answer")


def each_in_turn(questions: Iterable[str], ask: Callable[[str], _Answer]) -> Iterator[_Answer]:
    """Answers to questions, each made when it is asked for.

    Args:
        questions: each is taken when its answer is asked for.
        ask: answers one; by several threads at once, where several ask for answers.

    Raises:
        QuestionError: the questions are one string, whose letters would be asked, or no list.
    """
    if isinstance(questions, str):
        raise QuestionError(
            f"questions = {questions[:80]!r} is one string: give a list of questions"
        )
    if not isinstance(questions, Iterable):
        raise QuestionError(f"questions = {questions!r} is no list: give a list of questions")
    return _Answers(iter(questions), ask)


class _Answers(Iterator[_Answer], Generic[_Answer]):
    """No generator: two threads cannot be in one of these at a time."""

    def __init__(self, questions: Iterator[str], ask: Callable[[str], _Answer]) -> None:
        self._questions = questions
        self._ask = ask
        self._lock = threading.Lock()

    def __next__(self) -> _Answer:
        with self._lock:
            question = next(self._questions)
        try:
            return self._ask(question)
        except BaseException:
            with self._lock:  # as a generator ends where it raises
                self._questions = iter(())
            raise
