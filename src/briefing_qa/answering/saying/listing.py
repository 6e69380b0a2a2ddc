"""The items of a list that are asked for, of the list that the best candidate stands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_qa.answering.evidence.advice_lists import (
    is_asked_itself,
    is_in_asked_advice,
    is_of_asked_list,
)
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.headed_lists import is_in_headed_list
from briefing_qa.answering.evidence.lists import is_leading
from briefing_qa.answering.evidence.lists_asked import are_thought, takes_list
from briefing_qa.answering.questions.matching import Weights, related
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.off_matter import is_off_the_matter
from briefing_qa.answering.rules.untold import tells_no_advice

MAX_ITEMS = 20
"""Items of a list in one answer; of a longer list the first ones are given."""

ITEM_ALIKE = 0.5
"""Items of a list that hold less than this share of the best item's words are of another matter."""

Siblings = Callable[[Candidate], Sequence[Candidate]]
"""The items of the list that a candidate stands in or leads on to, in reading order."""


def listed(
    question: Question, ranked: Sequence[Candidate], weights: Weights, siblings: Siblings
) -> tuple[Candidate, ...]:
    """The items that are asked for; none where no list is, or the best candidate has none."""
    first = ranked[0]
    if is_in_asked_advice(question, first):
        return _advice(question, ranked, siblings)
    if is_in_headed_list(question, first):
        return tuple(siblings(first)[:MAX_ITEMS])
    if not takes_list(question, first):
        return ()
    items = siblings(first)
    on_it = [
        item
        for item in items
        if not (is_off_the_matter(question, item) or tells_no_advice(question, item))
    ]
    return _list(first, on_it or items, weights)


def _advice(
    question: Question, candidates: Sequence[Candidate], siblings: Siblings
) -> tuple[Candidate, ...]:
    """The recommendations that are asked for of one document, in reading order.

    Args:
        question: taken apart.
        candidates: likeliest first.
        siblings: finds the list of an item.
    """
    asked = [one for one in candidates if is_in_asked_advice(question, one)]
    themselves = [one for one in asked if is_asked_itself(question, one)]
    asked = themselves or asked
    items: dict[int, Candidate] = {}
    for one in asked:
        if one.document_id == asked[0].document_id and one.unit.start not in items:
            whole = is_of_asked_list(question, one, named=not themselves)
            others = [x for x in siblings(one) if whole or is_asked_itself(question, x)]
            items.update((item.unit.start, item) for item in (one, *others))
    return tuple(items[start] for start in sorted(items))[:MAX_ITEMS]


def _list(best: Candidate, items: Sequence[Candidate], weights: Weights) -> tuple[Candidate, ...]:
    """The items of a list that are about the matter asked for: all, where none stands out.

    All as well where the line that leads on to them holds as much of the question. For a sentence
    before that line, it has to hold some of it.
    """
    covers = [_cover(item, weights) for item in items]
    led = max((_cover(item, weights, item.before) for item in items[:1]), default=0.0)
    if best.unit.kind != "item" and not is_leading(best.text) and led == 0:
        return ()
    most = max(covers, default=0.0)
    least = 0.0 if is_leading(best.text) or led >= most else ITEM_ALIKE * most
    kept = [item for item, cover in zip(items, covers, strict=True) if cover >= least]
    return tuple(kept[:MAX_ITEMS]) or ((best,) if best.unit.kind == "item" else ())


def is_listed(question: Question, chosen: Sequence[Candidate]) -> bool:
    """Whether a question for a list has got items of one."""
    if not chosen or chosen[0].unit.kind != "item":
        return False
    return (
        takes_list(question, chosen[0])
        or are_thought(question, chosen)
        or is_in_asked_advice(question, chosen[0])
        or is_in_headed_list(question, chosen[0])
    )


def is_list(chosen: Sequence[Candidate]) -> bool:
    """Whether what is said is a list: more than one item, behind what stands above them or not."""
    led = chosen and (is_leading(chosen[0].text) or chosen[0].unit.kind == "heading")
    items = chosen[1:] if led else chosen
    return len(items) > 1 and all(candidate.unit.kind == "item" for candidate in items)


def held_terms(candidate: Candidate, weights: Weights, text: str | None = None) -> list[float]:
    """How surely a candidate, or a text beside it, holds each term of the question: 0 to 1."""
    terms = weights.terms[candidate.language]
    said = candidate.text if text is None else text
    return [related(term, said, candidate.language) for term in terms]


def _cover(candidate: Candidate, weights: Weights, text: str | None = None) -> float:
    idf = weights.idf[candidate.language]
    return sum(w * h for w, h in zip(idf, held_terms(candidate, weights, text), strict=True))
