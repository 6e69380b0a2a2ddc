"""How near the question's words come to a candidate's words in meaning, word by word.

Exact words say little about a paraphrase, and the cosine of two sentences hides a single exchanged
word. Here each word of the question is held against each word of the candidate: "hotels" finds
"establishments" near, "banks" does not. It costs a vector for each word, so only the best few
candidates are aligned, and vectors of words are kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.candidates import Candidate
from briefing_qa.answering.facts import facts
from briefing_qa.answering.features import Matrix, Weights, related
from briefing_qa.answering.question import Question
from briefing_qa.models import Embedder
from briefing_qa.store import Vectors
from briefing_qa.terms import stop_words

ALIGNED: tuple[str, ...] = (
    "align_mean",
    "align_idf",
    "align_worst",
    "align_second",
    "align_far",
    "align_worst_unit",
    "align_mean_unit",
)
_NEAR = 0.5
"""Cosine from which two words count as near."""


class WordVectors:
    """Vectors of single words, made when first needed and kept, the oldest given up first.

    Args:
        embedder: the model.
        keep: how many are kept; 100,000 take 150 MB with MiniLM.
    """

    def __init__(self, embedder: Embedder, keep: int = 50_000) -> None:
        self._embedder = embedder
        self._keep = keep
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def fetch(self, words: Sequence[str]) -> dict[str, Vectors]:
        """Vectors, float32 (d,) of unit length, by word."""
        with self._lock:
            found = {word: self._kept[word] for word in words if word in self._kept}
        missing = [word for word in dict.fromkeys(words) if word not in found]
        if missing:
            found.update(zip(missing, self._embedder.embed(missing), strict=True))
            with self._lock:
                self._kept.update((word, found[word]) for word in missing)
                while len(self._kept) > self._keep:
                    self._kept.popitem(last=False)
        return found


def align(
    question: Question, candidates: Sequence[Candidate], weights: Weights, words: WordVectors
) -> Matrix:
    """Measure how well each candidate's words meet the question's.

    Args:
        question: taken apart.
        candidates: the few to look at closely.
        weights: of the question's words.
        words: vectors of words.

    Returns:
        float64, (candidates, len(ALIGNED)). Numbers have no meaning to be near to: they count as
        met only where they stand.
    """
    asked = [word.folded for word in question.words]
    units = [_content(c.text, c.language) for c in candidates]
    around = [
        _content(f"{c.title}\n{c.headings}\n{c.before}", c.language) for c in candidates
    ]
    needed = {w for part in (asked, *units, *around) for w in part if not w[0].isdigit()}
    vectors = words.fetch(sorted(needed))
    rows = [
        _row(asked, candidate, unit, near, weights, vectors)
        for candidate, unit, near in zip(candidates, units, around, strict=True)
    ]
    return np.asarray(rows, np.float64).reshape(len(candidates), len(ALIGNED))


def _content(text: str, language: str) -> list[str]:
    stops = stop_words(language)
    return list(dict.fromkeys(t.folded for t in facts(text).tokens if t.folded not in stops))


def _row(
    asked: Sequence[str],
    candidate: Candidate,
    unit: Sequence[str],
    around: Sequence[str],
    weights: Weights,
    vectors: dict[str, Vectors],
) -> list[float]:
    if not asked:
        return [0.0] * len(ALIGNED)
    idf = np.asarray(weights.idf[candidate.language])
    held = np.asarray(
        [related(t, candidate.text, candidate.language) for t in weights.terms[candidate.language]]
    )
    in_unit = np.maximum(held, _nearest(asked, unit, vectors))
    local = np.maximum(in_unit, _nearest(asked, around, vectors))
    ordered = np.sort(local)
    return [
        float(local.mean()),
        float((local * idf).sum() / (idf.sum() or 1.0)),
        float(ordered[0]),
        float(ordered[min(1, len(ordered) - 1)]),
        float((local < _NEAR).sum()),
        float(in_unit.min()),
        float(in_unit.mean()),
    ]


def _nearest(
    asked: Sequence[str], held: Sequence[str], vectors: dict[str, Vectors]
) -> npt.NDArray[np.float64]:
    """For each word asked, the cosine of the nearest word held; numbers only meet themselves."""
    known = [vectors[w] for w in held if w in vectors]
    result = np.zeros(len(asked))
    table = np.stack(known) if known else None
    for i, word in enumerate(asked):
        if word not in vectors:
            result[i] = float(word in held)
        elif table is not None:
            result[i] = max(0.0, float((table @ vectors[word]).max()))
    return result
