"""Documents that are there twice, and editions of one document: told by the sentences they share.

Each document has a signature of its sentences, small enough to keep hundreds: the least of their
hashes (Broder 1997, "On the resemblance and containment of documents", there with shingles of
words). Two documents that share most sentences share most of the least hashes as well.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.types import Document, Passage

LEAST_SHARE = 0.5
"""Of the sentences of the longer one; from here on two documents are alike."""

LEAST_SENTENCES = 5
"""In common; fewer may be in any two documents of one publisher."""

_KEPT = 256
_WORDS = re.compile(r"\w+")
_FEWEST_WORDS = 4
_MANY = 30  # documents with one sentence: a turn of phrase, or copies that are alike to the first
_HEAD = struct.Struct(">16sI")
_HASH_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two documents that have much in common.

    Attributes:
        first: id of the one, before the other's in the alphabet.
        second: id of the other.
        share: of the sentences of the longer one, about; 1 where the text is the same.
        same_text: whether it is, word by word.
    """

    first: str
    second: str
    share: float
    same_text: bool


def signature_of(document: Document, passages: Sequence[Passage]) -> bytes:
    """The signature of a document: a digest of its words, how many sentences, the least hashes."""
    words = " ".join(_WORDS.findall(document.text.casefold()))
    spans = {(unit.start, unit.end) for passage in passages for unit in passage.own_units}
    hashes = {
        _digest(" ".join(found), _HASH_BYTES)
        for start, end in spans
        if len(found := _WORDS.findall(document.text[start:end].casefold())) >= _FEWEST_WORDS
    }
    head = _HEAD.pack(_digest(words, 16), len(hashes))
    return head + b"".join(sorted(hashes)[:_KEPT])


def find_alike(signatures: Mapping[str, bytes]) -> list[Likeness]:
    """Which documents are alike, by their signatures; in the order of their ids."""
    known = {name: _Sketch(value) for name, value in sorted(signatures.items())}
    found = []
    for (first, second), same_text in _pairs(known).items():
        share = 1.0 if same_text else _share(known[first], known[second])
        if share >= LEAST_SHARE:
            found.append(Likeness(first=first, second=second, share=share, same_text=same_text))
    return sorted(found, key=lambda one: (one.first, one.second))


class _Sketch:
    """A signature, taken apart."""

    def __init__(self, signature: bytes) -> None:
        self.text, self.sentences = b"", 0
        self.hashes: tuple[bytes, ...] = ()
        if len(signature) >= _HEAD.size:
            self.text, self.sentences = _HEAD.unpack_from(signature)
            places = range(_HEAD.size, len(signature), _HASH_BYTES)
            self.hashes = tuple(signature[place : place + _HASH_BYTES] for place in places)


def _pairs(known: Mapping[str, _Sketch]) -> dict[tuple[str, str], bool]:
    """Pairs worth a closer look, and whether their text is the same."""
    by_text, by_hash = defaultdict(list), defaultdict(list)
    for name, sketch in known.items():
        if sketch.text:
            by_text[sketch.text].append(name)
        for value in sketch.hashes:
            by_hash[value].append(name)
    shared = Counter(pair for names in by_hash.values() for pair in _couples(names))
    pairs = {pair: False for pair, count in shared.items() if count >= LEAST_SENTENCES}
    return pairs | {pair: True for names in by_text.values() for pair in _couples(names)}


def _couples(names: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each with each, or all with the first where that would be too many."""
    firsts = names if len(names) <= _MANY else names[:1]
    for place, first in enumerate(firsts):
        for second in names[place + 1 :]:
            yield first, second


def _share(one: _Sketch, other: _Sketch) -> float:
    """About how many sentences of the longer one stand in both."""
    least = sorted({*one.hashes, *other.hashes})
    if max(one.sentences, other.sentences) > _KEPT:  # beyond these one of them has unknown ones
        least = least[:_KEPT]
    both = set(one.hashes) & set(other.hashes)
    resemblance = sum(value in both for value in least) / len(least)
    common = resemblance / (1 + resemblance) * (one.sentences + other.sentences)
    return common / max(one.sentences, other.sentences)


def _digest(words: str, size: int) -> bytes:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=size).digest()
