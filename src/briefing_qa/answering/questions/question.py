"""What a question asks for: the kind of answer, its words, and the details it insists on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from briefing_qa.answering.words.facts import Facts, facts
from briefing_qa.answering.words.wording import CUES, QUESTIONS, WHAT_SHARE, compile_any
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.errors import QuestionError
from briefing_qa.languages import Barrier, served_language
from briefing_qa.terms import Token, fold, plain_line, stop_words

AnswerKind = Literal[
    "score", "share", "number", "year", "name", "place", "reason", "compare", "list", "definition",
    "polar", "other",
]  # fmt: skip
KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)

COUNTED: frozenset[AnswerKind] = frozenset({"number", "share"})
"""Kinds of questions for how many, or which part of them."""

FIGURES = COUNTED | {"score"}
"""Kinds whose answer is of one time and group; what is forbidden may long have been."""

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
"""What a terminal is told, copied with a text: it is no word."""

_UNSEEN = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that take no room, copied with a text: they part no words."""

_MARK = re.compile(r" ?\[\d{1,3}\]")
"""The number of a note or citation, copied with a text."""

_COMPILED = tuple((kind, compile_any(patterns)) for kind, patterns in QUESTIONS)

_HOW_MANY = re.compile(rf"\b(?:how many|cuant[oa]s|{WHAT_SHARE})\b")

_DOCUMENT = frozenset(
    {"briefing", "briefings", "report", "reports", "document", "documents", "text", "texts"}
    | {"paper", "informe", "informes", "documento", "documentos", "texto", "textos"}
)
_THE = frozenset({"the", "this", "these", "your", "el", "este", "los", "estos", "su"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart.

    Attributes:
        text: as it was asked, in NFC and without white space that says nothing.
        language: of the question, "en" or "es".
        kind: of answer it asks for.
        words: its content words and numbers, each once, in order.
        facts: the numbers, years, places, groups and names in it.
        barrier: why it is not looked up, where it is not.
        typed: words that were mended, folded, each with what was typed in its place.
    """

    text: str
    language: str
    kind: AnswerKind
    words: tuple[Token, ...]
    facts: Facts
    barrier: Barrier | None = None
    typed: tuple[tuple[str, str], ...] = ()

    def __hash__(self) -> int:
        """Of its text: rules keep what they found by question, and ask a thousand times."""
        return hash(self.text)


def answer_kind(text: str) -> AnswerKind:
    """The kind of answer that the wording asks for."""
    folded = plain_line(text)
    for kind, pattern in _COMPILED:
        if pattern.search(folded):
            return cast("AnswerKind", kind)
    return "other"


_WHAT = frozenset({"what", "which", "many", "much", "que", "cual", "cuales", "cuanto", "cuanta"})
_WHATS = _WHAT | {"cuantos", "cuantas"}
_FOCUS_REACH = 4
"""Tokens after the question word among which the noun asked for is looked for."""


def focus_of(question: Question) -> tuple[int, ...]:
    """Places in `question.words` of what is asked for: "establishments" of "how many ...".

    The first two content words soon after the question word; words that only say what kind of
    answer is wanted ("share", "number") are not among them.
    """
    found = question.facts.tokens
    asks = next((i for i, token in enumerate(found) if token.folded in _WHATS), None)
    if asks is None:
        return ()
    after = {token.folded for token in found[asks + 1 : asks + 1 + _FOCUS_REACH]}
    places = [i for i, w in enumerate(question.words) if w.folded in after - CUES]
    return tuple(places[:2])


def asks_how_many(question: Question) -> bool:
    """Whether a question asks how many, or which share of them, by these words."""
    return _HOW_MANY.search(fold(question.text)) is not None


def _speaks_of_the_document(found: Sequence[Token], place: int) -> bool:
    """Whether a word is the "briefing" of "what does the briefing say": not what is asked about."""
    return found[place].folded in _DOCUMENT and place > 0 and found[place - 1].folded in _THE


def analyse(text: str) -> Question:
    """Take a question apart, with letters and their accents in one character as documents have it.

    Raises:
        QuestionError: it is empty, has no word or number in it, is too long, or is no text.
    """
    if not isinstance(text, str):
        raise QuestionError(f"a question is a str, not {type(text).__name__}: give text")
    # Half a surrogate pair stands for no character: no model or index can take it.
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    plain = _COLOURS.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", whole)))
    plain = _MARK.sub("", plain)
    stripped = " ".join(plain.split())
    if not stripped:
        raise QuestionError("the question is empty: type what you want to know")
    if len(stripped) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"the question has {len(stripped):,} characters, more than "
            f"{MAX_QUESTION_CHARACTERS:,}: ask it in fewer words"
        )
    found = facts(stripped)
    if not found.tokens:
        raise QuestionError("the question has no word in it: type what you want to know")
    language = served_language(stripped)
    stops = stop_words(language)
    words: dict[str, Token] = {}
    for place, token in enumerate(found.tokens):
        if token.folded not in stops and not _speaks_of_the_document(found.tokens, place):
            words.setdefault(token.folded, token)
    return Question(stripped, language, answer_kind(stripped), tuple(words.values()), found)


def reworded(question: Question, text: str, typed: Iterable[tuple[str, str]]) -> Question:
    """A question in other words; as it is where these are longer than what can be asked.

    Args:
        question: as it is.
        text: its other words.
        typed: the changed ones, folded, each with what was typed in its place.
    """
    try:
        return replace(analyse(text), typed=tuple(typed))
    except QuestionError:  # the other words are longer, and nobody typed them
        return question
