"""Names in a question that no document knows: "Save the Children", where another body did it.

Of several names half may go by another one, so one strange name among others does not put a
candidate out. Where it stands in no document at all, the documents say nothing of whom it names.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.questions.spelling import LIKENESS, SHORTEST
from briefing_qa.answering.rules.details import Detail, details, holds_name
from briefing_qa.answering.rules.named import is_kind
from briefing_qa.answering.rules.translated import stands_abroad
from briefing_qa.answering.words.acronyms import goes_by_acronym
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs, without_owner
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token

_LONG = 4
"""Letters from which on a word has a capital in a heading; shorter ones may have none."""


def unknown_names(
    question: Question, candidates: Sequence[Candidate], weights: Weights
) -> tuple[Detail, ...]:
    """The names that stand in no document, nor nearly so, nor by another name.

    Only what is surely a name counts: an acronym, a word among several with capitals, or one that
    no dictionary has. Where texts in another language were found, a word of the question's own
    language may be translated there.

    Args:
        question: taken apart.
        candidates: what was found for it.
        weights: of its words.
    """
    long = [token for token in question.facts.tokens if len(token.folded) >= _LONG]
    if all(question.text[token.start].isupper() for token in long):
        return ()  # a heading, or all in capitals: they tell nothing
    names = {detail.value: detail for detail in details(question) if detail.kind == "name"}
    nowhere = {
        word.folded
        for i, word in enumerate(question.words)
        if word.folded in names and all(column[i] for column in weights.unknown.values())
    }
    alike = all(candidate.language == question.language for candidate in candidates)
    return tuple(
        names[token.folded]
        for run in name_runs(question.text, frozenset(names))
        for token in run
        if token.folded in nowhere
        and _is_sure(question, token, run, alike)
        and not any(_is_known(question, names[token.folded], run, one) for one in candidates)
    )


def _is_sure(question: Question, token: Token, run: Sequence[Token], alike: bool) -> bool:
    shown = without_owner(question.text[token.start : token.end])
    if len(shown) > 1 and shown.isupper():
        return True
    common = in_dictionary(shown.lower(), question.language) or is_kind(shown.lower())
    return not common or len(run) > 1 if alike else not common and len(run) > 1


def _is_known(
    question: Question, detail: Detail, run: Sequence[Token], candidate: Candidate
) -> bool:
    """Whether a text holds a name, as its letters, by an acronym of it, or spelled differently."""
    if holds_name(detail, candidate):
        return True
    abroad = candidate.language != question.language
    if abroad and stands_abroad(detail.value, detail.shown, question, candidate):
        return True
    around = (candidate.title, candidate.headings, candidate.publisher)
    text = "\n".join((*around, candidate.source.passage.text))
    whole = question.text[run[0].start : run[-1].end]
    if goes_by_acronym(whole, text):
        return True
    words = facts(text).tokens
    return len(detail.value) >= SHORTEST and bool(
        difflib.get_close_matches(detail.value, {t.folded for t in words}, n=1, cutoff=LIKENESS)
    )
