"""The capitals of names that a question leaves out, as the documents of an index have them."""

from __future__ import annotations

import threading

from briefing_qa.answering.questions.lower_case import (
    Writing,
    may_be_names,
    with_capitals,
    written_as,
)
from briefing_qa.answering.questions.question import Question
from briefing_qa.store import Snapshot

KEPT = 20_000
"""Words of which it is kept how they are written: the same ones are asked again and again."""


class Capitals:
    """How words are written in an index, each looked up once for each of its states. Thread-safe.

    It is kept by state of the index, so that a changed document is seen by the next question.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[bytes, dict[str, Writing | None]] = (b"", {})

    def put_back(self, question: Question, snapshot: Snapshot) -> Question:
        """A question with the capitals of its names.

        Args:
            question: taken apart.
            snapshot: the index.
        """
        words = {token.folded for token in may_be_names(question)}
        if not words:
            return question
        known = self._of(snapshot)
        if new := sorted(word for word in words if word not in known):
            known.update(written_as(new, snapshot))
        return with_capitals(question, known)

    def _of(self, snapshot: Snapshot) -> dict[str, Writing | None]:
        """What is known of one state of the index."""
        with self._lock:
            stamp, known = self._known
            if stamp != snapshot.stamp or len(known) > KEPT:
                known = {}
                self._known = (snapshot.stamp, known)
            return known
