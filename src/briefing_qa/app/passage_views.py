"""Passages that were found, as they are shown: words of the question marked, and in sight."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from briefing_qa.answering.saying.places import below_title
from briefing_qa.answering.saying.related import content_stems, nearest_passages
from briefing_qa.sentences import sentence_spans
from briefing_qa.terms import guess_language, stem, tokens

_IN_SIGHT = 160
"""Characters of a passage that are seen of it, about; its three lines hold as many."""


_QUOTES = re.compile(": “")
"""Where a reason begins to quote a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a passage from `start` to `end`, and whether it is a word of the question."""

    text: str
    hit: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """A passage that was found.

    Attributes:
        place: the passage as it stands in the answer object.
        path: where it stands, shortly: title of the document where there are several, headings.
        stretches: its text, the words of the question marked; from the sentence on from which most
            of them are in sight.
        matched: words of the question that it holds, as the passage writes them.
        cited: whether the answer quotes it.
        begins: whether it is shown from its beginning.
    """

    place: Mapping[str, Any]
    path: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    matched: tuple[str, ...]
    cited: bool
    begins: bool


def evidence(answer: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[EvidenceView, ...]:
    """What was found, best first.

    Args:
        answer: the answer object.
        titles: of the documents, by id.
    """
    wanted = frozenset[str]().union(*content_stems(str(answer["question"])))
    return tuple(
        _evidence(place, titles, wanted, answer["citations"]) for place in answer["evidence"]
    )


def nearest(answer: Mapping[str, Any], found: Sequence[EvidenceView]) -> tuple[EvidenceView, ...]:
    """Those of the passages found that a refusal shows.

    Args:
        answer: the answer object.
        found: its passages, as `evidence` gives them.
    """
    texts = [str(one.place["text"]) for one in found]
    return tuple(found[place] for place in nearest_passages(str(answer["question"]), texts))


def quoted(answer: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Where the sentence stands that the reason of a refusal quotes; None where it quotes none.

    Nor is there a place for a row of a table, which is quoted with the names of its columns.

    Args:
        answer: the answer object.

    Returns:
        Its `document_id`, `start`, `end`, `page` and `quote`: the document's characters.
    """
    reason = str(answer["reason"] or "")
    if not reason.endswith("”"):
        return None
    # From the left: a quote may have others in it. What was looked for is no sentence.
    for beginning in _QUOTES.finditer(reason):
        words = reason[beginning.end() : -1].removesuffix(" …").split()
        sentence = re.compile(r"\s+".join(map(re.escape, words)))
        for one in answer["evidence"] if words else ():
            if found := sentence.search(str(one["text"])):
                start, end = (int(one["start"]) + edge for edge in found.span())
                return {**one, "start": start, "end": end, "quote": found[0]}
    return None


def _evidence(
    place: Mapping[str, Any],
    titles: Mapping[str, str],
    wanted: frozenset[str],
    citations: Sequence[Mapping[str, Any]],
) -> EvidenceView:
    text = str(place["text"])
    whole = mark_words(text, wanted)
    words = dict.fromkeys(s.text.lower() for s in whole if s.hit)
    begin = best_beginning(text, [s for s in whole if s.hit])
    stretches = tuple(s for s in whole if s.end > begin)
    stretches = (_from(stretches[0], begin), *stretches[1:])
    return EvidenceView(
        place=place,
        path=_path(place, titles),
        stretches=stretches,
        matched=tuple(words),
        cited=any(_covers(place, citation) for citation in citations),
        begins=begin == 0,
    )


def best_beginning(text: str, hits: Sequence[Stretch]) -> int:
    """Where a sentence begins from which most different words of the question are in sight.

    Args:
        text: of a passage.
        hits: words of the question in it.
    """

    def seen(start: int) -> tuple[int, bool, int]:
        near = [one for one in hits if start <= one.start and one.end <= start + _IN_SIGHT]
        first = near[0].start - start if near else 0
        return len({one.text.lower() for one in near}), start == 0, -first

    begins = [start for start, _ in sentence_spans(text, guess_language(text))]
    return max([0, *begins], key=seen)


def _path(place: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[str, ...]:
    title = titles.get(place["document_id"], place["document_id"])
    below = below_title(title, place["section"])
    return below if below and len(titles) == 1 else (title, *below)


def _from(stretch: Stretch, begin: int) -> Stretch:
    cut = max(0, begin - stretch.start)
    return replace(stretch, text=stretch.text[cut:], start=stretch.start + cut)


def _covers(place: Mapping[str, Any], citation: Mapping[str, Any]) -> bool:
    return bool(
        place["document_id"] == citation["document_id"]
        and place["start"] <= citation["start"]
        and citation["end"] <= place["end"]
    )


def mark_words(text: str, wanted: frozenset[str]) -> tuple[Stretch, ...]:
    """A text cut where words of the question begin and end.

    Args:
        text: of a passage.
        wanted: stems of the question's words.
    """
    language = guess_language(text)
    hits = [t for t in tokens(text) if stem(t.folded, language) in wanted]
    edges = [0, *(edge for t in hits for edge in (t.start, t.end)), len(text)]
    return tuple(
        Stretch(text=text[start:end], hit=place % 2 == 1, start=start, end=end)
        for place, (start, end) in enumerate(pairwise(edges))
        if end > start
    )
