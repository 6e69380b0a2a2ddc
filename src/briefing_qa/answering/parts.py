"""The sides of a comparison.

Each is asked for itself, so that each gets its own sentence, and a side that the documents do not
hold is noticed.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.questions.set_beside import set_side_by_side
from briefing_qa.answering.rules.narrated import is_of_that_year
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.errors import QuestionError
from briefing_qa.passages.rows import named_row, without_empty
from briefing_qa.terms import Token, stem

SAME = 0.7
"""Cosine from which on a word of a sentence is taken to say what a word of a side says."""

SAME_ABROAD = 0.6
"""The same for a word of the other language: "lago" is that near to "lake"."""

NEAR_ABROAD = 0.3
"""The same for a word of the other language that may at least be meant."""

_BOYS = frozenset({"nino", "ninos"})
"""Children, but boys beside girls."""


def sides(question: Question) -> tuple[Question, ...]:
    """The two sides of a comparison as questions of their own; nothing for any other question."""
    return analysed(set_side_by_side(question.text), least_words=1)


def analysed(texts: tuple[str, ...], least_words: int) -> tuple[Question, ...]:
    """Parts of a question taken apart; nothing where one of them has too few words."""
    try:
        parts = tuple(analyse(text) for text in texts)
    except QuestionError:
        return ()
    return parts if all(len(part.words) >= least_words for part in parts) else ()


def speaks_of_each(candidate: Candidate, compared: Sequence[Question]) -> bool:
    """Whether one sentence speaks of each side of a comparison.

    A sentence that does not is about one of them, or about what they have in common.
    """
    return all(speaks_of(worded(candidate), candidate, side, compared) for side in compared)


def worded(candidate: Candidate) -> str:
    """The words of a candidate, for a table row with the names of its columns."""
    return without_empty(named_row(candidate.columns, candidate.text))


def speaks_of(
    text: str, candidate: Candidate, side: Question, compared: Sequence[Question]
) -> bool:
    """Whether a text holds at least half of the words that a side has and no other one.

    A year is held by what the document tells of it, though the sentence gives none.

    Args:
        text: of the candidate, or of what it stands in.
        candidate: says in which language.
        side: of the comparison.
        compared: all its sides.
    """
    own = own_words(side, compared)
    held = sum(
        holds(text, candidate.language, side, word, compared)
        or (word.folded in side.facts.years and is_of_that_year(word.folded, candidate))
        for word in own
    )
    return 2 * held >= len(own)


def own_words(side: Question, compared: Sequence[Question]) -> list[Token]:
    """The words that a side has and no other one, neither in the singular nor in the plural."""
    others = {
        form for one in compared if one is not side for word in one.words for form in _forms(word)
    }
    return [word for word in side.words if not others & _forms(word)]


def _forms(word: Token) -> set[str]:
    """A word, and what it may be the plural of: "leyes", "leye", "ley"."""
    folded = word.folded
    return {folded, *(folded.removesuffix(ending) for ending in ("s", "es") if len(folded) > 4)}


def is_near(word: Token, question: Question, text: str, language: str) -> bool:
    """Whether a text in another language may mean a word of a question."""
    own = stem(word.folded, question.language)
    return word_closeness(own, question.language, text, language) >= NEAR_ABROAD


def holds(
    text: str, language: str, side: Question, word: Token, compared: Sequence[Question] = ()
) -> bool:
    """Whether a text in a language says what a word of a side says."""
    asked, held = facts(side.text[word.start : word.end]), facts(text)
    boys = any(token.folded in _BOYS for token in held.tokens)
    if asked.countries:  # in whichever language
        return bool(asked.countries & held.countries)
    if groups := asked.groups - {group for one in compared if one is not side
                                 for group in one.facts.groups}:  # fmt: skip
        groups = groups & SEXES or groups
        return bool(groups & held.groups) or ("male" in groups and boys and "female" in held.groups)
    if word.folded in _BOYS and any("female" in one.facts.groups for one in compared):
        return "male" in held.groups or boys
    if asked.groups & held.groups or has_word(word.folded, text, language):
        return True
    if language == side.language and word.folded in side.facts.names:
        return False  # "Western" is near to "Eastern"
    own = stem(word.folded, side.language)
    least = SAME if language == side.language else SAME_ABROAD
    return word_closeness(own, side.language, text, language) >= least
