"""From judged candidates to what is said: the fewest verbatim sentences that answer, each cited."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_lead
from briefing_qa.answering.measures.numbered_parts import is_asked_part
from briefing_qa.answering.measures.said_of import are_all_that_is_said
from briefing_qa.answering.measures.scored_headings import is_asked_heading, is_heading_of_another
from briefing_qa.answering.measures.spelled_out import spells_out
from briefing_qa.answering.measures.trees import sigmoid
from briefing_qa.answering.questions.matching import Weights
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.reading.calibration import log_odds
from briefing_qa.answering.reading.reader import Reading
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.answering.saying.listing import Siblings, held_terms, is_list, listed
from briefing_qa.answering.saying.naming import Standing, labels, lead
from briefing_qa.answering.saying.row_order import asks_for_an_end, has_cells, rows_at_the_end
from briefing_qa.answering.words.facts import facts
from briefing_qa.passages.rows import cells_of
from briefing_qa.types import Citation, Claim

FURTHER_LIKELY = 0.4
"""How likely, relative to the best, a further sentence must be for the words that it adds."""

FURTHER_ADDS = 0.15
"""It must hold this share of the question's weight that those before it lack."""

ALIKE = 2
"""Sentences that are said at most where the reader cannot tell them apart; a third seldom helps."""

_LINE_BREAK = re.compile(r"\s*\n\s*")
_MARKER = re.compile(r"\[(\d+)\]")
_NOTE_MARK = re.compile(r"(?<=[\w.,;:!?)”»\"’'%])(?:\[\d+\])+")


def select(
    question: Question,
    candidates: Sequence[Candidate],
    reading: Reading,
    weights: Weights,
    siblings: Siblings,
    *,
    max_sentences: int,
) -> tuple[Candidate, ...]:
    """Choose what is said, in the order in which it is said.

    A question for a list whose best candidate is a list item, or leads on to a list, takes the
    items of that list; what only leads on is never said. Recommendations that are asked for by
    whom they are made to, or what on, are given as they are. Where it is asked what a numbered part
    says, that is given as it begins.
    Otherwise the best candidate is taken, and after it those that the reader cannot tell from it,
    likeliest first: the person who asked can. A reader of which it is not known what it can tell
    apart takes another one where it holds words of the question that those before it lack.

    Args:
        question: taken apart.
        candidates: at least one.
        reading: their probabilities.
        weights: of the question's words.
        siblings: finds the list of an item.
        max_sentences: sentences at most, lists apart.
    """
    ranked = np.argsort(-reading.probabilities, kind="stable")
    first = candidates[ranked[0]]
    if is_asked_part(question, first):
        return _part(question, candidates, max_sentences)
    if items := listed(question, [candidates[i] for i in ranked], weights, siblings):
        return items
    order = [i for i in ranked if not is_lead(candidates[i])]
    if not order:
        return ()
    best = candidates[order[0]]
    likely = [candidates[i] for i in order if reading.probabilities[i] > 0]
    if 0 in (said := are_all_that_is_said(question, likely)):
        return tuple(sorted((likely[i] for i in said), key=lambda one: one.stands_at))
    if best.stated or is_asked_heading(question, best) or spells_out(question, best):
        return (best,)
    if takes_rows(question, best):
        return rows_at_the_end(question, best, siblings(best))
    if not is_comparison(question) and len(question.facts.countries) == 1:
        home = _countries(best)
        order = [i for i in order if not (home and _is_abroad(candidates[i], home))]
    order = [i for i in order if not is_heading_of_another(question, candidates[i], best)]
    return _with_further([candidates[i] for i in order], reading, order, weights, max_sentences)


def _part(
    question: Question, candidates: Sequence[Candidate], max_sentences: int
) -> tuple[Candidate, ...]:
    """How a numbered part begins, in reading order; in each of the documents that have one."""
    own = [one for one in candidates if is_asked_part(question, one) and not is_lead(one)]
    places = {one: one.stands_at for one in own}
    documents = dict.fromkeys(document_id for document_id, _ in places.values())
    each = max(1, max_sentences // len(documents))
    return tuple(
        one
        for document_id in documents
        for one in sorted((o for o in own if places[o][0] == document_id), key=places.__getitem__)[
            :each
        ]
    )[:max_sentences]


def takes_rows(question: Question, best: Candidate) -> bool:
    """Whether the best candidate is answered with the row, or rows, that have most or fewest."""
    return has_cells(best) and asks_for_an_end(question)


def _with_further(
    ordered: Sequence[Candidate],
    reading: Reading,
    order: Sequence[int],
    weights: Weights,
    max_sentences: int,
) -> tuple[Candidate, ...]:
    """The first of the candidates, and those that are as good or add to it."""
    chosen = [ordered[0]]
    most = max_sentences if reading.close is None else min(ALIKE, max_sentences)
    least = _least(reading, float(reading.probabilities[order[0]]))
    for candidate, i in zip(ordered[1:], order[1:], strict=True):
        if len(chosen) >= most or reading.probabilities[i] < least:
            break
        if any(_same_words(candidate, one) or _is_above(candidate, one) for one in chosen):
            continue
        if reading.close is not None or _adds(candidate, chosen, weights):
            chosen.append(candidate)
    return tuple(chosen)


def _countries(candidate: Candidate) -> frozenset[str]:
    """The countries that a candidate's document is about, as far as they are known or its title."""
    return candidate.about or facts(candidate.title).countries


def _is_abroad(candidate: Candidate, home: frozenset[str]) -> bool:
    """Whether a candidate's document is about other countries: it adds nothing to what is said."""
    return bool(_countries(candidate)) and not home & _countries(candidate)


def _least(reading: Reading, best: float) -> float:
    """The probability from which on a further candidate is looked at."""
    if reading.close is None:
        return FURTHER_LIKELY * best
    return float(sigmoid(np.array(log_odds(best) - reading.close)))


def _same_words(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates say the same in the same words: a sentence that stands twice."""
    return one.text.casefold().split() == other.text.casefold().split()


def _is_above(one: Candidate, row: Candidate) -> bool:
    """Whether a candidate only says what a table row is of: its caption, or the row of names."""
    if one.document_id != row.document_id:
        return False
    is_caption = bool(row.caption) and " ".join(one.text.split()) == row.caption
    return is_caption or (any(row.columns) and tuple(cells_of(one.text)) == row.columns)


def _adds(candidate: Candidate, chosen: Sequence[Candidate], weights: Weights) -> bool:
    """Whether a candidate holds enough of the question that the chosen ones lack."""
    idf = weights.idf[candidate.language]
    before = [max(column) for column in zip(*(held_terms(c, weights) for c in chosen), strict=True)]
    gain = sum(
        weight * max(0.0, held - already)
        for weight, held, already in zip(idf, held_terms(candidate, weights), before, strict=True)
    )
    return bool(gain >= FURTHER_ADDS * (sum(idf) or 1.0))


def as_shown(quote: str) -> str:
    """A quote as it stands in the text of an answer, see `write`."""
    return _MARKER.sub(r"(\1)", _NOTE_MARK.sub("", _LINE_BREAK.sub(" ", quote)))


def write(
    chosen: Sequence[Candidate],
    language: str = "en",
    standing: Standing | None = None,
    unanswered: Sequence[str] = (),
) -> tuple[str, tuple[Claim, ...], tuple[Citation, ...]]:
    """Set the chosen candidates as text with markers, claims and citations.

    Args:
        chosen: at least one, in the order in which they are said.
        language: of the question.
        standing: how they stand to each other, where that has to be said.
        unanswered: questions beside the one that they answer, as they were asked.

    Returns:
        The text with `[n]` markers, one claim for each candidate, and one citation for each claim.
        List items, quotes that are named after their documents, and those of which it has to be
        said how they stand to each other, stand on lines of their own. A quote is on one line
        there, without the marks of notes ("traced.[1]"), and another number in brackets that stands
        in it in round ones: either would be taken for a marker.
    """
    citations = tuple(
        Citation(
            marker=marker,
            document_id=candidate.document_id,
            title=candidate.title,
            section=candidate.section,
            page=candidate.page,
            start=candidate.unit.start,
            end=candidate.unit.end,
            quote=candidate.text,
        )
        for marker, candidate in enumerate(chosen, start=1)
    )
    claims = tuple(Claim(text=c.quote, markers=(c.marker,)) for c in citations)
    marked = [f"{as_shown(c.quote)} [{c.marker}]" for c in citations]
    named = labels(chosen, standing)
    lines = [f"{name}: {line}" if name else line for name, line in zip(named, marked, strict=True)]
    if unanswered:
        return "\n".join([_not_said(unanswered, language), *lines]), claims, citations
    if standing:
        return "\n".join([lead(standing, language), *lines]), claims, citations
    if is_list(chosen):
        return "\n".join(f"- {line}" for line in lines), claims, citations
    return ("\n" if any(named) else " ").join(lines), claims, citations


def _not_said(unanswered: Sequence[str], language: str) -> str:
    """The line before an answer to a part of what was asked.

    Not that the documents do not say it: a part that leans on another one is not always understood.
    """
    put = [f"¿{one.lstrip('¿').rstrip('?')}?" if language == "es" else one for one in unanswered]
    shown = ", ".join(f"“{one}”" for one in put).replace("[", "(").replace("]", ")")
    if language == "es":
        return f"No se encontró respuesta a {shown}. Lo demás:"
    return f"No answer was found to {shown}. The rest:"
