"""What a refusal says was looked for: the question's words, names of several words in one piece."""

from __future__ import annotations

from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.unfound import shown_words
from briefing_qa.answering.statements.whole_names import joins_two, whole_names
from briefing_qa.answering.words.general_words import is_empty_verb
from briefing_qa.answering.words.names import without_owner
from briefing_qa.terms import Token

_TYPED = {"en": "typed", "es": "escrito"}


def looked_for(question: Question) -> list[str]:
    """What was looked for, each in quotation marks.

    Verbs that say nothing by themselves are left out where something else is said.
    """
    words = shown_words(question)
    telling = [w for w in words if not is_empty_verb(w.folded, question.language)] or words
    names = whole_names(question)
    places: dict[int, str] = {}
    for word in telling:
        name = next(((a, b) for a, b in names if a <= word.start < b), None)
        if name is None:
            places[word.start] = shown_word(question, word)
        else:
            places[name[0]] = _quoted(question.text[slice(*name)])
    for start, end in names:
        if question.text[start:end].isupper():  # "WHO", which is no word that is looked for
            places[start] = _quoted(question.text[start:end])
    return [places[start] for start in sorted(places)] or [f"“{question.text}”"]


def _quoted(shown: str) -> str:
    return f"“{without_owner(shown)}”"


def shown_word(question: Question, word: Token) -> str:
    """A word of a question in quotation marks, with what was typed for it."""
    shown = f"“{without_owner(question.text[word.start : word.end])}”"
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
    text, own = question.text, (word.start, word.end)
    start, end = next(((a, b) for a, b in whole_names(question) if a <= word.start < b), own)
    if joins_two(text[start:end]):
        start, end = own  # the other one may stand there
    return f"“{without_owner(text[start:end])}”"
