"""A question, the reply to it, and how that compares with what is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing_qa.evaluation.gold import Gold, Library
from briefing_qa.evaluation.replies import Cited, Reply
from briefing_qa.evaluation.sets import KnownQuestion

Verdict = Literal[
    "right",
    "rightly refused",
    "refused",
    "wrong answer",
    "wrong citation",
    "wrong answer and citation",
    "not refused",
    "error",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question and what came of it.

    Attributes:
        question: what was asked.
        gold: its quotes, in their order.
        reply: None where there was an error.
        error: why there is no reply, or "".
        milliseconds: from the call to its return.
        said: every group of the known answer is met by an alternative, in the words of the claims.
        reached: for each gold quote, whether a citation shares a character with it.
        reaching: for each citation, whether it shares a character with a gold quote.
        exact: for each citation, whether its positions give its quote.
    """

    question: KnownQuestion
    gold: tuple[Gold, ...]
    reply: Reply | None
    error: str
    milliseconds: float
    said: bool
    reached: tuple[bool, ...]
    reaching: tuple[bool, ...]
    exact: tuple[bool, ...]

    @property
    def answered(self) -> bool:
        """Whether there is an answer: neither a refusal nor an error."""
        return self.reply is not None and not self.reply.abstained

    @property
    def abstained(self) -> bool:
        """Whether it was refused."""
        return self.reply is not None and self.reply.abstained

    @property
    def cited(self) -> bool:
        """Whether the citations reach what they should: all gold quotes or any one of them."""
        enough = all if self.question.require_all_evidence else any
        return bool(self.reached) and enough(self.reached)

    @property
    def right(self) -> bool:
        """Whether an answerable question was answered, with the right words and citations."""
        return self.question.answerable and self.answered and self.said and self.cited

    @property
    def as_it_should(self) -> bool:
        """Whether it is right, or rightly refused."""
        return self.right if self.question.answerable else self.abstained

    @property
    def verdict(self) -> Verdict:
        """What came of it, in words."""
        if self.reply is None:
            return "error"
        if not self.question.answerable:
            return "rightly refused" if self.abstained else "not refused"
        if self.abstained:
            return "refused"
        if self.right:
            return "right"
        if self.said:
            return "wrong citation"
        return "wrong answer" if self.cited else "wrong answer and citation"


def folded(text: str) -> str:
    """Upper and lower case alike, accents however they are written; white space folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def says(text: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether every group is met by one of its alternatives, as part of the text.

    A figure is none that is part of a longer one: 55 or 5.4 does not say 5.
    """
    text = folded(text)
    return all(any(_holds(text, folded(one)) for one in group) for group in groups)


def _holds(text: str, part: str) -> bool:
    before = r"(?<!\d)(?<!\d[.,])" if part[:1].isdigit() else ""
    behind = r"(?![.,]?\d)" if part[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(part)}{behind}", text) is not None


def judge(
    question: KnownQuestion,
    gold: tuple[Gold, ...],
    library: Library,
    *,
    reply: Reply | None = None,
    error: str = "",
    milliseconds: float = 0.0,
) -> Outcome:
    """Compare a reply with what is known.

    Args:
        question: what was asked.
        gold: its quotes.
        library: the documents.
        reply: None where there was an error.
        error: what it was.
        milliseconds: from the call to its return.
    """
    citations: tuple[Cited, ...] = reply.citations if reply else ()
    return Outcome(
        question=question,
        gold=gold,
        reply=reply,
        error=error,
        milliseconds=milliseconds,
        said=reply is not None and not reply.abstained and says(reply.said, question.answer),
        reached=tuple(any(quote.overlaps(one.span) for one in citations) for quote in gold),
        reaching=tuple(any(quote.overlaps(one.span) for quote in gold) for one in citations),
        exact=tuple(library.holds(one.span, one.quote) for one in citations),
    )
