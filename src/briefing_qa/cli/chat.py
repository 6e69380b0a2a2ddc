"""A terminal loop around the engine: a question a line, understood after those before it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing_qa.cli.streams import write
from briefing_qa.errors import QuestionError

if TYPE_CHECKING:
    from briefing_qa.answering.follow_up import Turn
    from briefing_qa.engine import BriefingQA
    from briefing_qa.retrieval.filters import Filters

_PROMPT = "> "
_HELP = (
    "Type a question, and after it others that follow from it. /new begins another conversation, "
    "/quit leaves, /help says this. Ctrl-D leaves too."
)
_UNDERSTOOD = {"en": "understood as", "es": "entendida como"}


def typed_question(question: str) -> str:
    """A question of the command line that can be asked, before anything is loaded for it.

    Its bytes are UTF-8 whatever the locale says: one of ASCII alone (`LC_ALL=C`) garbles them.

    Raises:
        QuestionError: it is not UTF-8, empty, too long, or has no word in it.
    """
    from briefing_qa.answering.questions.question import analyse

    try:
        if not _is_text(question):  # how Python keeps bytes that it does not understand
            question = os.fsencode(question).decode("utf-8")
    except UnicodeError as error:
        raise QuestionError("the question is not UTF-8 text: type it again") from error
    analyse(question)
    return question


def _is_text(question: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in question)


def converse(engine: BriefingQA, filters: Filters | None = None) -> None:
    """Answer the questions on standard input until it ends or says /quit.

    Args:
        engine: that answers them.
        filters: only from documents that meet them.
    """
    terminal = sys.stdin.isatty()
    if terminal:
        write(_HELP)
        with suppress(ImportError):  # gives `input` its editing and history, where there is one
            import readline  # noqa: F401
    turns: list[Turn] = []
    while (line := _read(terminal=terminal)) is not None and line != "/quit":
        if line == "/help":
            write(_HELP)
        elif line == "/new":
            turns.clear()
        elif line.startswith("/"):
            write(f"There is no command {line.split()[0]}. {_HELP}")
        elif line:
            turn = _answer(engine, line, turns, filters)
            turns += [turn] if turn is not None else []


def _read(*, terminal: bool) -> str | None:
    """The next line without outer white space; None at the end."""
    try:
        if terminal:
            return input(_PROMPT).strip()
        raw = sys.stdin.buffer.readline()
    except EOFError:
        write("")
        return None
    return raw.decode("utf-8", "replace").strip() if raw else None


def _answer(
    engine: BriefingQA, question: str, before: Sequence[Turn], filters: Filters | None
) -> Turn | None:
    """Answer a question, and return the turn that it makes; None where it cannot be asked."""
    from briefing_qa.answering.follow_up import Turn
    from briefing_qa.cli import show
    from briefing_qa.languages import served_language

    try:
        question = typed_question(question)
        understood = engine.understand(question, before)
        if understood.text != question:  # what is not what was typed is never asked unseen
            said = _UNDERSTOOD[served_language(understood.text)]
            write(f"({said}: {show.clean(understood.text)})")
        answer = engine.ask_plainly_in_talk(understood, filters)
    except QuestionError as error:
        write(str(error), "")
        return None
    write(*show.answer(answer, engine.documents()), "")
    # What stands around the claims, names of documents, is nothing that was said.
    said = " ".join(claim.text for claim in answer.claims)
    cited = tuple(dict.fromkeys(citation.document_id for citation in answer.citations))
    return Turn(question=understood.text, answer=said, documents=cited)
