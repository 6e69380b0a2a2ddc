"""From a question and those before it to a question that stands alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from briefing_qa.answering.follow_up import opening_words, words
from briefing_qa.answering.follow_up.completing import complete
from briefing_qa.answering.follow_up.counting import count_elsewhere
from briefing_qa.answering.follow_up.pointing import asks_itself, is_bare, pointer_in
from briefing_qa.answering.follow_up.shape import is_plural
from briefing_qa.answering.follow_up.slots import is_value, put_in_place
from briefing_qa.answering.follow_up.standing import is_superlative
from briefing_qa.answering.follow_up.steering import steered
from briefing_qa.answering.follow_up.times import resolve
from briefing_qa.answering.follow_up.topic import topic_of
from briefing_qa.answering.follow_up.turns import Turn, Understood
from briefing_qa.answering.questions.question import analyse
from briefing_qa.answering.words.facts import facts
from briefing_qa.config import MAX_QUESTION_CHARACTERS
from briefing_qa.errors import QuestionError
from briefing_qa.terms import all_stop_words, fold, guess_language, tokens

_LONGEST_PHRASE = 6
"""Content words of a phrase without a verb that is still a follow-up."""

_SHORT = 3
"""Words of a question that needs the "and" before it to be known for a follow-up."""


def understand(question: str, before: Sequence[Turn]) -> Understood:
    """Put what is missing from a question into it.

    Args:
        question: in English or Spanish, as it was typed.
        before: earlier questions of the conversation, oldest first.

    Raises:
        QuestionError: the question is empty, too long, has no word in it, or is no text; or what
            was before are no turns.
    """
    analyse(question)
    if not isinstance(before, Sequence) or not all(isinstance(one, Turn) for one in before):
        raise QuestionError(f"before = {before!r} are no earlier questions: give [Turn(...)]")
    # Letters and accents are one character in documents; what is copied may have them apart.
    typed = unicodedata.normalize("NFC", question)
    turns = [replace(turn, question=unicodedata.normalize("NFC", turn.question)) for turn in before]
    found = _understood(typed, turns)
    found = replace(found, guessed="(" in found.text and "(" not in question)
    return replace(found, text=question) if found.text == typed else found


def _understood(typed: str, before: Sequence[Turn]) -> Understood:
    """What a question means, all questions in NFC."""
    question = without_courtesy(typed)
    if not before or not tokens(question):
        return Understood(text=question)
    question, before, matter = steered(question, before)
    text = _completed(" ".join(question.split()), before)
    if not text and matter and not _names(question, matter):
        text = complete(question, before[-1].question, before[-1].answer)
    if not text or len(text) > MAX_QUESTION_CHARACTERS:
        text = question
    else:
        text = _written(text, spanish=question.lstrip().startswith("¿"))
    if spelled(text) == spelled(question):
        text = question
    led = _goes_on(typed) or bool(matter) or question.startswith(("¿Y ", "And "))
    return _placed(question, text, before, led=led)


def _names(question: str, matter: str) -> bool:
    """Whether a question has itself a word of the matter that it goes back to."""
    stops = all_stop_words()
    own = {token.folded for token in tokens(matter)} - stops
    return any(token.folded in own for token in tokens(question))


def _goes_on(typed: str) -> bool:
    """Whether "and" or the like stands before a question, behind thanks or not."""
    said, _ = opening_words.without_lead(typed)
    lead = tokens(typed[: len(typed) - len(said)]) if typed.endswith(said) else []
    return any(token.folded in words.GOING_ON for token in lead)


def _placed(question: str, text: str, before: Sequence[Turn], *, led: bool) -> Understood:
    """A question with the documents that it may be about, and how far it is bound to them."""
    taken = _taken(text, question) if text != question else ()
    own, whole = facts(question), facts(text)
    # A country of its own is another matter: what was said of the last one does not count.
    other = own.countries - facts(before[-1].question).countries
    said, _ = opening_words.without_lead(question)
    points = pointer_in(said) is not None
    documents = () if other and not points else _last(before)
    if not documents:
        return Understood(text=text, taken=taken)
    back = points or is_superlative(said) or words.ORDINAL.fullmatch(fold(said)) is not None
    named = bool(whole.countries | whole.names)
    return Understood(
        text=text,
        taken=taken,
        documents=documents,
        leans=back or led or text != question,
        elsewhere=named,
        typed=said if "(" in text and not points and _has_content(said) else "",
        said=before[-1].answer,
    )


def _has_content(said: str) -> bool:
    """Whether a question has words of its own to look for: not "why?"."""
    stops = all_stop_words() | words.NO_TOPIC
    return any(token.folded not in stops for token in tokens(said))


def _last(before: Sequence[Turn]) -> tuple[str, ...]:
    """The documents that answered last: a turn that was refused leaves it at those before it."""
    for turn in reversed(before):
        if turn.documents or turn.answer:
            return turn.documents
    return ()


def without_courtesy(question: str) -> str:
    """A question without "thanks," or "vale, entonces" before it.

    As it is where none stands there, or where what follows is no question: "No, 12 of them".
    """
    folded = fold(question)
    found = opening_words.COURTESY.match(folded) if len(folded) == len(question) else None
    if found is None or not any(c.isalpha() for c in found.group()):
        return question
    said = question[found.end() :].lstrip(" ,.;:!")
    first = next(iter(tokens(said)), None)
    asks = words.QUESTION_WORDS | words.AUXILIARIES | words.SPANISH_AUXILIARIES | words.JOINERS
    opens = said.startswith("¿") or (
        first is not None and first.folded in asks | words.PREPOSITIONS | {"but", "pero"}
    )
    if not opens:
        return question
    lead = re.match(r"(?:and|y|e)\b[ ,¿]*", fold(said))
    rest = tokens(said[lead.end() :]) if lead is not None else []
    full = bool(rest) and rest[0].folded in words.QUESTION_WORDS
    if lead is not None and full and (len(rest) > _SHORT or "¿" in said[1:]):
        said = said[lead.end() :]
        said = f"¿{said}" if "¿" in lead.group() else said
    mark = "¿" if "¿" in found.group() and "¿" not in said else ""
    opening = re.match(r"[¿ ]*", said)
    start = opening.end() if opening is not None else 0
    return f"{mark}{said[:start]}{said[start : start + 1].upper()}{said[start + 1 :]}"


def spelled(text: str) -> list[str]:
    """The words of a text in small letters: what is left without capitals and marks."""
    return [text[token.start : token.end].casefold() for token in tokens(text)]


def _last_count(before: Sequence[Turn]) -> Turn:
    """The turn that counts, behind those which only asked more about it: "why fewer?"."""
    for turn in reversed(before):
        if "(" not in turn.question:
            return turn
    return before[-1]


def _completed(question: str, before: Sequence[Turn]) -> str:
    """The question with what it lacks; empty where it lacks nothing."""
    last = before[-1]
    lead = (
        opening_words.LEAD.match(fold(question)) if len(fold(question)) == len(question) else None
    )
    led = lead is not None and any(c.isalpha() for c in lead.group())
    said = question[lead.end() :] if lead is not None else question
    typed = said
    if led or _is_phrase(said, led=True) or is_bare(said, led=True):
        said = resolve(said, last.question)
    if _is_phrase(said, led=led):
        if words.OWNED.match(fold(said)):
            return complete(_asked_what(said), last.question, last.answer)
        return put_in_place(said, last.question)
    repeated = _repeated(said, last.question) if led else ""
    if repeated:
        return put_in_place(repeated, last.question)
    counted = count_elsewhere(said, _last_count(before).question)
    if counted:
        return counted
    if is_value(question, last.question):
        return put_in_place(question, last.question)
    if pointer_in(said) is not None or is_bare(said, led=led):
        return complete(said, _matter(before), last.answer)
    return said if said != typed else ""


def _matter(before: Sequence[Turn]) -> str:
    """The last question; with the one before it, where it only asks for the most of that."""
    last = before[-1].question
    if len(before) == 1 or not is_superlative(last):
        return last
    about = topic_of(before[-2].question).whole
    asked = last.strip(" ¿?")
    return f"{last.rstrip(' ?')} ({about}: {asked[:1].lower()}{asked[1:]})?" if about else last


def _asked_what(phrase: str) -> str:
    """A phrase with "its" as a question: "What is its density?" for "and its density?"."""
    bare = phrase.strip(" ?¿!¡.")
    spanish = guess_language(phrase) == "es"
    plural = is_plural(tokens(bare)[1 if spanish else -1].folded)
    ask = (
        ("Cuáles son" if plural else "Cuál es") if spanish else "What are" if plural else "What is"
    )
    return f"{ask} {bare}?"


def _repeated(said: str, before: str) -> str:
    """What a question adds to one that it begins like: "in Ohio" of "is it legal in Ohio?"."""
    found, known = tokens(said), [token.folded for token in tokens(before)]
    place = 0
    while place < len(found) and found[place].folded in set(known) - words.PREPOSITIONS:
        place += 1
    begins = [token.folded for token in found[:place]]
    if not any(known[i : i + place] == begins for i in range(len(known))):
        return ""  # "cuántas eran" of "cuántas de ellas eran"
    if place < 2 or place == len(found) or found[place].folded not in words.PREPOSITIONS:
        return ""
    more = said[found[place].start :]
    return more if _is_phrase(more, led=True) and len(found) - place <= _LONGEST_PHRASE else ""


def _written(text: str, *, spanish: bool) -> str:
    """A question with a capital first, and in Spanish with the mark that opens it."""
    body = text.lstrip("¿ ")
    own = spanish and guess_language(" ".join(body.split()[:3])) == "es"
    mark = "¿" if (own or text.startswith("¿")) and body.endswith("?") else ""
    return mark + body[:1].upper() + body[1:]


def _is_phrase(said: str, *, led: bool) -> bool:
    """Whether it is no question of its own, only a phrase: "in 2016", "boys"."""
    found = tokens(said)
    if not found or words.ORDINAL.fullmatch(fold(said)) or re.search(r"[.?!]\W*\s\W*\w", said):
        return False
    if not (led and words.CLAUSE.match(fold(said)) and not said.lower().startswith("sí")) and (
        asks_itself(said, found)
    ):
        return False
    content = [t for t in found if t.folded not in all_stop_words()]
    if led:
        return len(content) <= _LONGEST_PHRASE
    opens = found[0].folded in words.PREPOSITIONS
    return opens and len(content) <= 2 and said.rstrip().endswith("?")


def _taken(text: str, question: str) -> tuple[str, ...]:
    own = {token.folded for token in tokens(question)}
    stops = all_stop_words()
    taken: dict[str, str] = {}
    for token in tokens(text):
        if token.folded not in own | stops:
            taken.setdefault(token.folded, text[token.start : token.end])
    return tuple(taken.values())
