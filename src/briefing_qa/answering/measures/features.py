"""What is measured about each candidate for a question, as a row of numbers.

Training and answering call the same function, so that a model never sees other numbers than those
it was fitted on. `FEATURES` names the columns in order; a model file lists the names it was fitted
with and is refused when they differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.share import Share
from briefing_qa.answering.questions.matching import Weights, stem_set, stems
from briefing_qa.answering.questions.question import KINDS, Question, focus_of
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import rivals

Matrix = npt.NDArray[np.float64]

MEANT = 0.4
"""Cosine from which on a word of a text is taken to mean a word of the question, or nearly."""

FEATURES: tuple[str, ...] = (
    "cosine",
    "cosine_gap",
    "passage_cosine",
    "passage_rank",
    "lexical_share",
    "cover_unit",
    "cover_unit_gap",
    "cover_local",
    "cover_local_gap",
    "cover_passage",
    "cover_passage_gap",
    "unit_asked",
    "heading_cover",
    "worst_missing",
    "missing_words",
    "missing_in_passage",
    "pairs",
    "meant_unit",
    "meant_unit_gap",
    "meant_local",
    "meant_local_gap",
    "meant_passage",
    "meant_passage_gap",
    "meant_worst",
    "meant_second_worst",
    "meant_worst_passage",
    "meant_lost",
    "focus_unit",
    "focus_local",
    "focus_passage",
    "numbers_found",
    "numbers_missing",
    "year_found",
    "year_conflict",
    "country_found",
    "country_conflict",
    "group_found",
    "group_conflict",
    "names_missing",
    "kind_fits",
    "kind_fits_gap",
    "new_number",
    "new_year",
    "new_name",
    "share",
    "ratio",
    "reason",
    "definition",
    "modal",
    "is_item",
    "is_heading",
    "asks",
    "length",
    "question_words",
    *(f"kind_{kind}" for kind in KINDS),
)
_COLUMN = {name: i for i, name in enumerate(FEATURES)}
_COMPARED = tuple(name.removesuffix("_gap") for name in FEATURES if name.endswith("_gap"))


def measure(question: Question, candidates: Sequence[Candidate], weights: Weights) -> Matrix:
    """Features of candidates.

    Returns:
        float64, (candidates, len(FEATURES)).
    """
    matrix = np.zeros((len(candidates), len(FEATURES)))
    if not candidates:
        return matrix
    top_lexical = max((c.source.lexical or 0.0) for c in candidates) or 1.0
    share = Share(question, weights)
    for row, candidate in zip(matrix, candidates, strict=True):
        values = {
            **_retrieval(candidate, top_lexical),
            **_words(question, candidate, weights, share),
            **_meanings(question, candidate, weights, share),
            **_details(question, candidate),
            **_form(question, candidate),
        }
        for name, value in values.items():
            row[_COLUMN[name]] = value
    matrix[:, _COLUMN[f"kind_{question.kind}"]] = 1.0
    matrix[:, _COLUMN["question_words"]] = min(len(question.words), 20)
    for name in _COMPARED:
        column = matrix[:, _COLUMN[name]]
        matrix[:, _COLUMN[f"{name}_gap"]] = column - column.max()
    return matrix


def _retrieval(candidate: Candidate, top_lexical: float) -> dict[str, float]:
    return {
        "cosine": candidate.similarity,
        "passage_cosine": candidate.source.dense,
        "passage_rank": 1 / (1 + candidate.rank),
        "lexical_share": (candidate.source.lexical or 0.0) / top_lexical,
    }


def _words(
    question: Question, candidate: Candidate, weights: Weights, share: Share
) -> dict[str, float]:
    """How much of the question's words the unit, its surroundings and its passage hold."""
    language = candidate.language
    idf, terms = weights.idf[language], weights.terms[language]
    heads = f"{candidate.title} > {candidate.headings}"
    unit = share.letters(candidate.text, language)
    head = share.letters(heads, language)
    before = [0.6 * held for held in share.letters(candidate.before, language)]
    whole = share.letters(candidate.source.passage.text, language)
    local = [max(values) for values in zip(unit, head, before, strict=True)]
    passage = [max(values) for values in zip(unit, head, whole, strict=True)]
    total = sum(idf) or 1.0
    missing = [w for w, held in zip(idf, local, strict=True) if held == 0.0]
    return {
        "cover_unit": _dot(idf, unit) / total,
        "cover_local": _dot(idf, local) / total,
        "cover_passage": _dot(idf, passage) / total,
        "unit_asked": asked_share(question, candidate),
        "heading_cover": _dot(idf, head) / total,
        "worst_missing": max(missing, default=0.0) / (max(idf, default=0.0) or 1.0),
        "missing_words": min(len(missing), 8),
        "missing_in_passage": min(sum(held == 0.0 for held in passage), 8),
        "pairs": _pairs(terms, stems(candidate.text, language)),
    }


def _meanings(
    question: Question, candidate: Candidate, weights: Weights, share: Share
) -> dict[str, float]:
    """The same by meaning: how near the nearest word comes to each word of the question."""
    language = candidate.language
    idf = np.array(weights.idf[language])
    heads = f"{candidate.title} > {candidate.headings}"
    unit, head = share.meanings(candidate.text, language), share.meanings(heads, language)
    local = np.maximum(unit, head)
    if candidate.before:
        local = np.maximum(local, 0.8 * share.meanings(candidate.before, language))
    passage = np.maximum(local, share.meanings(candidate.source.passage.text, language))
    total = float(idf.sum()) or 1.0
    counted = idf > 0
    worst = sorted([*local[counted].tolist(), 1.0, 1.0])
    focus = [i for i in focus_of(question) if i < len(idf)]
    return {
        "meant_unit": float(idf @ unit) / total,
        "meant_local": float(idf @ local) / total,
        "meant_passage": float(idf @ passage) / total,
        "meant_worst": worst[0],
        "meant_second_worst": worst[1],
        "meant_worst_passage": float(passage[counted].min(initial=1.0)),
        "meant_lost": min(float((local < MEANT)[counted].sum()), 8.0),
        "focus_unit": float(unit[focus].min(initial=1.0)),
        "focus_local": float(local[focus].min(initial=1.0)),
        "focus_passage": float(passage[focus].min(initial=1.0)),
    }


def asked_share(question: Question, candidate: Candidate) -> float:
    """Share of the candidate's content words, numbers left out, that stand in the question."""
    own = [s for s in stems(candidate.text, candidate.language) if not s[0].isdigit()]
    asked = stem_set(question.text, candidate.language)
    return sum(s in asked for s in own) / len(own) if own else 0.0


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _pairs(terms: Sequence[str], held: Sequence[str]) -> float:
    """Share of neighbouring words of the question that stand close together in the unit."""
    if len(terms) < 2:
        return 0.0
    places: dict[str, list[int]] = {}
    for place, term in enumerate(held):
        places.setdefault(term, []).append(place)
    close = sum(
        any(abs(i - j) <= 2 for i in places.get(a, ()) for j in places.get(b, ()))
        for a, b in pairwise(terms)
    )
    return close / (len(terms) - 1)


_DETAILS = FEATURES[_COLUMN["numbers_found"] : _COLUMN["names_missing"] + 1]


def _details(question: Question, candidate: Candidate) -> dict[str, float]:
    """Numbers, years, places, groups and names that the question insists on."""
    asked, names = question.facts, question.facts.names
    if not (asked.numbers or asked.years or asked.countries or asked.groups or names):
        return dict.fromkeys(_DETAILS, 0.0)
    unit, before = facts(candidate.text), facts(candidate.before)
    # Each part by itself, since others share it.
    local = facts(f"{candidate.title}\n{candidate.headings}"), before, unit
    around = (*local, facts(candidate.source.passage.text))
    numbers = asked.numbers
    found = numbers & frozenset().union(*(held.numbers | held.years for held in local))
    held_years = unit.years or before.years
    countries = frozenset().union(*(held.countries for held in around))
    groups = frozenset().union(*(held.groups for held in local))
    if names:  # seldom: those that stand nowhere near
        names = names - {token.folded for held in around for token in held.tokens}
    values = (
        len(found) / len(numbers) if numbers else 0.0,
        len(numbers - found),
        any(asked.years & held.years for held in around),
        bool(asked.years and held_years and not asked.years & held_years),
        bool(asked.countries) and asked.countries <= countries,
        bool(asked.countries - countries),
        bool(asked.groups & unit.groups),
        sum(bool(rivals(group) & groups) for group in asked.groups - groups),
        len(names),
    )
    return {name: float(value) for name, value in zip(_DETAILS, values, strict=True)}


def _form(question: Question, candidate: Candidate) -> dict[str, float]:
    """What kind of statement the unit makes, and whether that is the kind asked for."""
    asked, unit = question.facts, facts(candidate.text)
    new_number = bool(unit.numbers - asked.numbers)
    new_year = bool(unit.years - asked.years)
    new_name = bool(
        (unit.names | unit.countries) - asked.names - asked.countries - _folded(question)
    )
    item, heading = candidate.unit.kind == "item", candidate.unit.kind == "heading"
    fits = {
        "score": unit.ratio or new_number,
        "share": unit.share,
        "number": new_number,
        "year": new_year,
        "name": new_name,
        "place": new_name,
        "reason": unit.reason,
        "definition": unit.definition,
        "list": item or unit.modal,
    }.get(question.kind)
    return {
        "kind_fits": 0.0 if fits is None else (1.0 if fits else -1.0),
        "new_number": float(new_number),
        "new_year": float(new_year),
        "new_name": float(new_name),
        "share": float(unit.share),
        "ratio": float(unit.ratio),
        "reason": float(unit.reason),
        "definition": float(unit.definition),
        "modal": float(unit.modal),
        "is_item": float(item),
        "is_heading": float(heading),
        "asks": float(candidate.text.rstrip().endswith("?")),
        "length": min(len(unit.tokens), 80) / 80,
    }


def _folded(question: Question) -> frozenset[str]:
    return frozenset(word.folded for word in question.words)
