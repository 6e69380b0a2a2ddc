"""What is said in a conversation: earlier questions, and what a question means after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from briefing_qa.errors import QuestionError, UnknownDocumentError
from briefing_qa.retrieval.filters import listed_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One earlier question of a conversation.

    Attributes:
        question: as it was understood: it stands alone.
        answer: the words of its answer; empty where the documents did not say.
        documents: ids of those that its answer cites.
    """

    question: str
    answer: str = ""
    documents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take the values as they are said to be. Raises QuestionError where one cannot be."""
        _check_text("question", self.question)
        _check_text("answer", self.answer)
        object.__setattr__(self, "documents", _ids(self.documents))


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a question means in its conversation.

    Attributes:
        text: a question that stands alone; exactly the one asked where nothing is taken over.
        taken: the words taken over, in the order of the text.
        documents: ids of those that answered last, where the question may be about them.
        leans: whether it is about what was said before: it takes something over, or points back.
        elsewhere: whether other documents may answer it: its words say what it is about.
        typed: the question as it was typed, where it took others over and has words of its own,
            none of which points back.
        said: the words of the last answer.
        guessed: whether what is taken over stands in brackets: it may not be what was meant.
    """

    text: str
    taken: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    leans: bool = False
    elsewhere: bool = False
    typed: str = ""
    said: str = ""
    guessed: bool = False

    def __post_init__(self) -> None:
        """Take the values as they are said to be. Raises QuestionError where one cannot be."""
        _check_text("text", self.text)
        object.__setattr__(self, "documents", _ids(self.documents))


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise QuestionError(f"{name} = {value!r} is no str: give text")


def _ids(named: object) -> tuple[str, ...]:
    try:
        return listed_ids(cast("Iterable[str] | None", named)) or ()
    except UnknownDocumentError as error:
        raise QuestionError(str(error)) from error
