"""Names in a question that no document knows: "Save the Children", where another body did it.

Of several names half may go by another one, so one strange name among others does not put a
candidate out. Where it stands in no document at all, the documents say nothing of whom it names.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from briefing_qa.answering.acronyms import is_called
from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.details import Detail, details, holds_name
from briefing_qa.answering.facts import facts
from briefing_qa.answering.matching import Weights
from briefing_qa.answering.question import Question
from briefing_qa.answering.spelling import LIKENESS, SHORTEST
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token

_WITHIN = frozenset(
    {"of", "the", "for", "on", "in", "to", "against", "with", "without", "de", "del", "la", "las"}
    | {"el", "los", "en", "para", "por", "contra", "sin", "a", "al"}
)
"""What may stand within a name: "Save the Children", "Casa de la Mujer"."""

_LONG = 4
"""Letters from which on a word has a capital in a heading; shorter ones may have none."""

_BREAK = re.compile(r"[,;:.?!¿¡()]")


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
        for run in _runs(question, frozenset(names))
        for token in run
        if token.folded in nowhere
        and _is_sure(question, token, run, alike)
        and not any(_is_known(question, names[token.folded], run, one) for one in candidates)
    )


def _runs(question: Question, names: frozenset[str]) -> list[list[Token]]:
    """Names of one or more words."""
    text = question.text
    runs: list[list[Token]] = []
    within = False
    for token in question.facts.tokens:
        if token.folded in names and text[token.start].isupper():
            if within and not _BREAK.search(text[runs[-1][-1].end : token.start]):
                runs[-1].append(token)
            else:
                runs.append([token])
            within = True
        elif token.folded not in _WITHIN:
            within = False
    return runs


def _is_sure(question: Question, token: Token, run: Sequence[Token], alike: bool) -> bool:
    shown = question.text[token.start : token.end]
    if len(shown) > 1 and shown.isupper():
        return True
    common = in_dictionary(shown.lower(), question.language)
    return not common or len(run) > 1 if alike else not common and len(run) > 1


def _is_known(
    question: Question, detail: Detail, run: Sequence[Token], candidate: Candidate
) -> bool:
    """Whether a text holds a name, as its letters, by an acronym of it, or spelled differently."""
    if holds_name(detail, candidate):
        return True
    text = f"{candidate.title}\n{candidate.headings}\n{candidate.source.passage.text}"
    whole = question.text[run[0].start : run[-1].end]
    initials = "".join(token.folded[0] for token in run)
    words = facts(text).tokens
    acronyms = {t.folded for t in words if len(t.folded) > 1 and text[t.start : t.end].isupper()}
    if initials in acronyms or any(is_called(acronym, whole) for acronym in acronyms):
        return True
    return len(detail.value) >= SHORTEST and bool(
        difflib.get_close_matches(detail.value, {t.folded for t in words}, n=1, cutoff=LIKENESS)
    )
