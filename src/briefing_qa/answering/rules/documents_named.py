"""Which documents of the shelf a question names: "according to the joint recommendation on ...".

What names a document says where to look, and no sentence there repeats it. Where it is clear that
some documents are named, only these are asked, without the words that name them. A name that is of
no document, or of none alone, stays as it is: what it says has to stand with an answer then.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.designations import Designation
from briefing_qa.answering.questions.document_phrases import (
    GENERIC,
    JOINT,
    Phrase,
    document_phrases,
    kinds_in,
)
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question, analyse
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.answering.rules.standing import is_acronym, spells_out
from briefing_qa.answering.words.acronyms import is_called, is_spelled
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.general_words import is_general
from briefing_qa.store import DocumentRecord
from briefing_qa.terms import Token, stem

NEAR, LEAST = 0.5, 0.2
"""Cosines of words of two languages: of those of a name on average, and of each of them at least.

"Prácticas nocivas" is "harmful practices", though "nocivas" alone is not near "harmful".
"""

_ALIKE = 0.7
"""Share of the letters of two words, from which on they are one word in two languages."""

_LETTERS = range(3, 8)
"""Letters of a word of a title that may be an acronym, though it is written small."""

_REMAINS = 2
"""Words that a question has at least without what names a document."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a question names.

    Attributes:
        documents: ids of the documents.
        question: without the words that only name them.
        phrase: that names them.
    """

    documents: tuple[str, ...]
    question: Question
    phrase: Phrase

    @property
    def is_sure(self) -> bool:
        """Whether documents are named, and not who says something, which others may quote."""
        return bool(self.phrase.kind)

    def is_quoted_in(self, candidate: Candidate, asked: Question) -> bool:
        """Whether a candidate of another document stands where who says something is named."""
        text = candidate.source.passage.text
        return bool(self.phrase.words) and _are_met(
            self.phrase, asked, text, candidate.language, is_title=False
        )


def documents_named(
    question: Question,
    records: Mapping[str, DocumentRecord],
    designation: Callable[[str], Designation],
) -> Naming | None:
    """The documents that a question names; None where it names none.

    Args:
        question: taken apart.
        records: of the documents that may be asked, by id.
        designation: what a document says of itself, by its id.
    """
    found = []
    for phrase in document_phrases(question.text):
        if not _tells(phrase, question):
            continue
        fits = [one for one in records if _fits(phrase, question, records[one], Designation())]
        fits = fits or [
            one for one in records if _fits(phrase, question, records[one], designation(one))
        ]
        if fits:
            found.append((tuple(fits), phrase))
    if not found:
        return None
    named, phrase = min(found, key=lambda one: len(one[0]))
    if any(not set(named) <= set(others) for others, _ in found):
        return None  # of two that are named each may have a part of the answer
    sorts = [_sorts(records[one], designation(one)) for one in named]
    return Naming(named, _without(phrase, question, sorts), phrase)


def _tells(phrase: Phrase, question: Question) -> bool:
    """Whether a phrase has what may tell a document from others.

    Who says something has a name: a word for a body, an acronym, or a capital. People do not.
    """
    if phrase.kind:
        return bool(phrase.words or phrase.numbers)
    own = [word for word in phrase.words if not is_kind(word.folded)]
    if not own or phrase.numbers:
        return False
    shown = [question.text[word.start : word.end] for word in phrase.words]
    group = facts(" ".join(shown).lower()).groups
    named = len(own) < len(phrase.words) or any(word[0].isupper() for word in shown)
    places = facts(" ".join(shown)).countries
    return (
        named and not (group and len(own) == len(phrase.words)) and not (places and len(own) == 1)
    )


def _title(record: DocumentRecord, designation: Designation) -> str:
    """All that a document is called by."""
    by_path = re.sub(r"[-_/.]+", " ", record.id)
    own = (record.title, by_path, record.publisher, record.country, record.date)
    return "\n".join((*own, designation.publisher, *designation.names))


def _sorts(record: DocumentRecord, designation: Designation) -> frozenset[str]:
    """The sorts of documents that one is of, by all that it is called by."""
    return kinds_in(f"{_title(record, designation)}\n{designation.calls_itself}")


def _fits(
    phrase: Phrase, question: Question, record: DocumentRecord, designation: Designation
) -> bool:
    title = _title(record, designation)
    held = facts(title).words
    if not held.issuperset(phrase.numbers):
        return False
    sorts = GENERIC | _sorts(record, designation)
    if phrase.numbers and not phrase.words:
        return phrase.kind in sorts
    joint = [word for word in phrase.words if word.folded in JOINT]
    if joint and "joint" not in sorts:
        return False
    rest = tuple(word for word in phrase.words if word not in joint)
    if not rest:
        return bool(joint) and phrase.kind in sorts
    return _are_met(replace(phrase, words=rest), question, title, record.language)


def _are_met(
    phrase: Phrase, question: Question, text: str, language: str, *, is_title: bool = True
) -> bool:
    """Whether all words of a phrase stand in a text, by other names and in its language too."""
    whole = question.text[phrase.words[0].start : phrase.words[-1].end]
    if is_title and _has_letters_of(whole, text):
        return True
    figures = [_met(word, question, text, language) for word in phrase.words]
    own = [
        figure
        for figure, word in zip(figures, phrase.words, strict=True)
        if not is_kind(word.folded)
    ]
    return bool(own) and min(figures) >= LEAST and sum(own) >= NEAR * len(own)


def _met(word: Token, question: Question, text: str, language: str) -> float:
    """How surely a word of a question stands in a text: 1 for its letters or another name of it."""
    shown = question.text[word.start : word.end]
    bare = word.folded.removeprefix("anti") or word.folded
    if is_kind(word.folded) and language != question.language:
        return 1.0
    if any(has_word(one, text, language) for one in {word.folded, bare}):
        return 1.0
    if is_called(word.folded, text) or (is_acronym(shown) and spells_out(word.folded, text)):
        return 1.0
    if facts(shown).countries & facts(text).countries:
        return 1.0
    if language == question.language:
        return 0.0
    near = word_closeness(stem(word.folded, question.language), question.language, text, language)
    return 1.0 if _has_alike(word.folded, text) else near


@lru_cache(maxsize=5_000)
def _has_alike(word: str, text: str) -> bool:
    words = [token.folded for token in facts(text).tokens if token.folded[0] == word[0]]
    long = [one for one in words if len(one) >= 6]
    return len(word) >= 6 and bool(difflib.get_close_matches(word, long, n=1, cutoff=_ALIKE))


def _has_letters_of(name: str, title: str) -> bool:
    """Whether a title has the acronym of a name of several words, as file names do: "cat"."""
    if len(facts(name).tokens) < len(_LETTERS) // 2:
        return False
    words = {token.folded for token in facts(title).tokens if len(token.folded) in _LETTERS}
    return any(is_spelled(word, name) or is_called(word, name) for word in words)


def _without(phrase: Phrase, question: Question, kinds: Sequence[frozenset[str]]) -> Question:
    """A question without a phrase, where it says no more than which document is meant."""
    text = question.text
    if phrase.kind and not all(phrase.kind in GENERIC | own for own in kinds):
        rest = _without_sentence(text, phrase)
    elif phrase.kind and phrase.years:
        rest = text  # "the 1990 observations": of which year they are has to be met
    elif phrase.leads:
        rest = _cut(text, phrase, question.language)
    else:
        rest = _without_sentence(text, phrase)
    if rest == text:
        return question
    asked = analyse(rest) if re.search(r"\w", rest) else question
    asks = len(asked.words) >= _REMAINS and asked.language == question.language
    return asked if asks else question


def _cut(text: str, phrase: Phrase, language: str) -> str:
    """A text without a phrase; its years stay."""
    years = " ".join(f"{'en' if language == 'es' else 'in'} {year}" for year in phrase.years)
    before, after = text[: phrase.start].rstrip(), text[phrase.end :]
    opens = not re.search(r"\w", before)
    if before.endswith(",") and (years or after[:1] == "," or "," not in after):
        before, after = before[:-1].rstrip(), after.removeprefix(",")
    if opens:
        after = after.lstrip(" ,")
    rest = f"{before}{'' if opens and before else ' '}{years} {after.lstrip()}"
    rest = re.sub(r"\s+([?.,;:!])", r"\1", " ".join(rest.split()))
    first = re.search(r"\w", rest)
    if opens and first and not phrase.years:
        rest = f"{rest[: first.start()]}{rest[first.start()].upper()}{rest[first.end() :]}"
    return rest


def _without_sentence(text: str, phrase: Phrase) -> str:
    """A text without the sentence that says no more than a phrase does: "What does it say?"."""
    parts = list(re.finditer(r"[^?!.]*[\w)][^?!.]*(?:[?!.]+|$)", text))
    alone = [part for part in parts if part.start() <= phrase.start and phrase.end <= part.end()]
    if len(parts) < _REMAINS or not alone:
        return text
    (part,) = alone[:1]
    outside = f"{text[part.start() : phrase.start]} {text[phrase.end : part.end()]}"
    language = analyse(text).language
    asked = analyse(outside).words if re.search(r"\w", outside) else ()
    if any(
        not is_general(word.folded, language) and not _SAYS.match(word.folded) for word in asked
    ):
        return text
    return f"{text[: part.start()]}{text[part.end() :]}".strip()


_SAYS = re.compile(
    r"(?:opin|recom|recomi|think|thought|state|not|observ|consid|report|conclu|dic|dij)"
)
"""How verbs begin by which no more is asked than what a document says."""
