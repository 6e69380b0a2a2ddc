"""Documents that never write a name of the question, which another one that was found does.

Asked of "Casa Corcovado", a text on another house says nothing, whatever else of the question it
holds. Names that the other language translates, as those of ministries and laws, tell nothing so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.named import is_kind, keeps_its_name
from briefing_qa.answering.rules.standing import spells_out
from briefing_qa.answering.rules.translated import is_spelled_alike
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.names import name_runs
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token, fold

_ACCENTS = re.compile("[\u0300-\u036f]+")
_FEWEST = 2
"""Words of a name: one alone may be any word with a capital."""

_LONG = 4
"""Letters from which on a word has a capital in a heading; shorter ones may have none."""


def without_strangers(
    question: Question, candidates: Sequence[Candidate], text_of: Callable[[str], str]
) -> tuple[Candidate, ...]:
    """The candidates, without those of documents that know nothing of a name of the question.

    Args:
        question: taken apart.
        candidates: what was found for it.
        text_of: the whole text of a document, by its id.
    """
    strange: set[str] = set()
    languages = {one.document_id: one.language for one in candidates}
    for run in _names(question) if len(languages) > 1 else ():
        name = question.text[run[0].start : run[-1].end]
        own = [word for word in run if not is_kind(word.folded)]
        writing = {one for one in languages if own and _writes(name, text_of(one))}
        if not writing:
            continue
        knows = {one.document_id for one in candidates if _may_mean(own, name, one)}
        stays = _stays_abroad(run, own, question, {languages[one] for one in writing})
        strange |= {
            one
            for one, language in languages.items()
            if one not in knows
            and (stays or language == question.language)
            and not _has_any(own, text_of(one))
        }
    return tuple(one for one in candidates if one.document_id not in strange)


def _stays_abroad(
    run: Sequence[Token], own: Sequence[Token], question: Question, languages: Set[str]
) -> bool:
    """Whether the other language has a name as it is: "Lake Volta", not "Observación General".

    That of a place is, and one that a text in the other language writes, with a word that the
    question's language has not, or of words of both: "Casa Corcovado".

    Args:
        run: the words of the name.
        own: those of them that do not say what kind of thing it is of.
        question: taken apart.
        languages: of the documents that write the name.
    """
    shown = [question.text[word.start : word.end].lower() for word in own]
    return (
        len(own) < len(run)
        or bool(languages - {question.language})
        or not all(in_dictionary(word, question.language) for word in shown)
        or all(in_dictionary(word, "en") and in_dictionary(word, "es") for word in shown)
    )


def _names(question: Question) -> Iterator[list[Token]]:
    """The names of several words that stay what they are in either language."""
    long = [token for token in question.facts.tokens if len(token.folded) >= _LONG]
    if all(question.text[token.start].isupper() for token in long):
        return  # a heading, or all in capitals: they tell nothing
    months = {question.facts.tokens[i].start for i, _ in month_places(question.text)}
    first = question.facts.tokens[0].start
    for run in name_runs(question.text):
        if run[0].start == first:  # as any word there it has a capital
            run = run[1:]
        shown = question.text[run[0].start : run[-1].end] if run else ""
        described = any(is_kind(w.folded) and not keeps_its_name(w.folded) for w in run)
        dated = any(word.start in months for word in run)
        if len(run) >= _FEWEST and not (described or dated or facts(shown).countries):
            yield run


def _near(candidate: Candidate) -> str:
    """What stands with a candidate."""
    head = (candidate.title, candidate.headings, candidate.publisher, *candidate.names)
    return "\n".join((*head, candidate.source.passage.text))


def _may_mean(run: Sequence[Token], name: str, candidate: Candidate) -> bool:
    """Whether a candidate stands with a word of a name, by its letters or nearly, or acronym."""
    text = _near(candidate)
    initials = "".join(token.folded[0] for token in run)
    return (
        _has_any(run, text)
        or any(is_spelled_alike(token.folded, candidate) for token in run)
        or re.search(rf"\b{initials.upper()}\b", text) is not None
        or (name.isupper() and spells_out(fold(name), text))
    )


def _has_any(run: Sequence[Token], text: str) -> bool:
    """Whether a text has a word of a name with a capital."""
    words = "|".join(
        f"{token.folded[0].upper()}(?i:{re.escape(token.folded[1:])})" for token in run
    )
    return re.search(rf"\b(?:{words})\b", _unaccented(text)) is not None


def _writes(name: str, text: str) -> bool:
    """Whether a text has a name, word for word, whatever its capitals."""
    words = r"\s+".join(map(re.escape, _unaccented(name).split()))
    return re.search(rf"\b{words}\b", _unaccented(text), re.IGNORECASE) is not None


@lru_cache(maxsize=64)  # whole documents are among them
def _unaccented(text: str) -> str:
    """A text without accents, its capitals as they are."""
    return text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", text))
