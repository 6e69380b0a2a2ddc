"""What a refusal says was looked for: the question's words, names of several words in one piece."""

from __future__ import annotations

import re

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.unfound import shown_words
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.languages.dictionaries import is_word
from briefing_qa.terms import Token, fold

_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*"
_NAME = re.compile(
    rf"\b{_WORD}(?: (?:(?:the|(?:de|del|of|on|for|y|and)(?: (?:la|las|los|el|the))?) )?{_WORD})+"
)
"""Words with capitals, and the small ones within: "Ciudad del Este", "Rights of the Child"."""

_COMPOUND = re.compile(r"\b[^\W\d_]+(?:[-‐‑][^\W\d_]+)+\b")
_TWO = re.compile(r" (?:and|y|e) ")
_POSSESSIVE = re.compile("['’]s?$")
_TYPED = {"en": "typed", "es": "escrito"}


def looked_for(question: Question) -> list[str]:
    """What was looked for, each in quotation marks.

    Verbs that say nothing by themselves are left out where something else is said.
    """
    words = shown_words(question)
    telling = [w for w in words if not is_empty_verb(w.folded, question.language)] or words
    mended = {found for found, _ in question.typed}
    names = [] if question.text.isupper() else _names(question, mended)
    shown: list[str] = []
    behind = 0
    for word in telling:
        if word.start < behind:
            continue
        name = next(((a, b) for a, b in names if a <= word.start < b), None)
        if name is None:
            shown.append(shown_word(question, word))
        else:
            behind = name[1]
            shown.append(f"“{bare(question.text[name[0] : behind])}”")
    return shown or [f"“{question.text}”"]


def shown_word(question: Question, word: Token) -> str:
    """A word of a question in quotation marks, with what was typed for it."""
    shown = f"“{bare(question.text[word.start : word.end])}”"
    typed = dict(question.typed).get(word.folded)
    said = _TYPED["es" if question.language == "es" else "en"]
    return f"{shown} ({said} “{typed}”)" if typed else shown


def shown_whole(question: Question, word: Token) -> str:
    """The same for a word that stands nowhere, with what it is one name or one compound with.

    "Latin America" and "anti-trafficking" tell more than "Latin" and "anti", and where one part
    stands nowhere, neither does the whole.
    """
    if word.folded in {found for found, _ in question.typed}:
        return shown_word(question, word)
    text = question.text
    names = [] if text.isupper() else _names(question, set())
    compounds = [match.span() for match in _COMPOUND.finditer(text)]
    own = word.start, word.end
    start, end = next(((a, b) for a, b in (*names, *compounds) if a <= word.start < b), own)
    if _TWO.search(text[start:end]):
        start, end = own  # the other one may stand there
    return f"“{bare(text[start:end])}”"


def bare(shown: str) -> str:
    """Without a possessive ending: documents that speak of Chile are not told to lack "Chile's"."""
    return _POSSESSIVE.sub("", shown)


def _names(question: Question, mended: set[str]) -> list[tuple[int, int]]:
    """Where names of several words stand.

    The first word of a question has a capital in any case: it is of the name where no dictionary
    has it, or where it says what kind of thing has a name.
    """
    text, first = question.text, question.facts.tokens[0]
    found = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        if start == first.start and not (
            is_kind(first.folded) or not is_word(first.folded, question.language)
        ):
            start = next((i for i in range(first.end, end) if text[i].isupper()), end)
        if " " in text[start:end] and not mended & set(fold(text[start:end]).split()):
            found.append((start, end))
    return found
