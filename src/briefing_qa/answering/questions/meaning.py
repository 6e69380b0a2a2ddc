"""How near words are in meaning, within a language and across: "wedding", "boda", "marriage".

A table of vectors of the most frequent English and Spanish words by stem, as the multilingual
embedding model gives them for each word alone, a language's mean taken out (Mu and Viswanath 2018,
"All-but-the-Top"). Rare words and most names are not in it: those have to be met to the letter.
Made by `training/words.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from briefing_qa.answering.questions.matching import has_word, stem_set
from briefing_qa.errors import ModelError
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.models import weights
from briefing_qa.terms import stem

Floats = npt.NDArray[np.float32]

_FILE = "words.safetensors"


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[tuple[str, str], int], Floats]:
    """Language and stem to row; float32 (stems, d), rows of unit length."""
    from safetensors import SafetensorError, safe_open

    source = files("briefing_qa").joinpath("data", _FILE)
    try:
        weights.verified(_FILE, source.read_bytes())
        with safe_open(str(source), framework="numpy") as opened:
            stems = {name: json.loads(listed) for name, listed in opened.metadata().items()}
            tables = [opened.get_tensor(name) for name in stems]
        rows = np.concatenate(tables).astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    except (OSError, SafetensorError, AttributeError, ValueError) as error:
        raise ModelError(f"data/{_FILE}: cannot be read: install the package again") from error
    if [len(table) for table in tables] != [len(listed) for listed in stems.values()]:
        raise ModelError(f"data/{_FILE}: is damaged: install the package again")
    keys = [(language, stem) for language, listed in stems.items() for stem in listed]
    return {key: row for row, key in enumerate(keys)}, rows / np.maximum(lengths, 1e-9)


@lru_cache(maxsize=50_000)
def _rows(text: str, language: str) -> npt.NDArray[np.int64]:
    """Places in the table of a text's content words: int64 (n,)."""
    places, _ = _table()
    found = (places.get((language, stem)) for stem in stem_set(text, language))
    # In one order, whatever order the set is in: sums of floats depend on it.
    return np.array(sorted(row for row in found if row is not None), np.int64)


@lru_cache(maxsize=16)
def _vectors(stems: tuple[str, ...], language: str) -> Floats:
    """Of stems, zeros for those that are not in the table: float32 (len(stems), d)."""
    places, rows = _table()
    asked = np.zeros((len(stems), rows.shape[1]), np.float32)
    for row, one in zip(asked, stems, strict=True):
        if (language, one) in places:
            row[:] = rows[places[language, one]]
    return asked


def closeness(stems: Sequence[str], language: str, text: str, text_language: str) -> Floats:
    """For each word the cosine of the nearest content word of a text, 0 where nothing is known.

    Args:
        stems: of the words.
        language: of the words.
        text: any.
        text_language: its language.

    Returns:
        float32 (len(stems),), each in [0, 1].
    """
    return _closeness(tuple(stems), language, text, text_language).copy()


@lru_cache(maxsize=2_000)  # a passage and its headings come up with each of its sentences
def _closeness(stems: tuple[str, ...], language: str, text: str, text_language: str) -> Floats:
    held = _rows(text, text_language)
    if not len(held) or not stems:
        return np.zeros(len(stems), np.float32)
    _, rows = _table()
    nearest: Floats = (rows[held] @ _vectors(stems, language).T).max(axis=0)
    return np.clip(nearest, 0.0, 1.0)


@lru_cache(maxsize=50_000)
def word_closeness(stem: str, language: str, text: str, text_language: str) -> float:
    """For one word what `closeness` gives.

    Args:
        stem: of the word.
        language: of the word.
        text: any.
        text_language: its language.

    Returns:
        From 0 to 1; 0 where nothing is known.
    """
    places, rows = _table()
    held = _rows(text, text_language)
    place = places.get((language, stem))
    if place is None or not len(held):
        return 0.0
    return float(np.clip((rows[held] @ rows[place]).max(), 0.0, 1.0))


def has_meaning(word: str, language: str, text: str, text_language: str, least: float) -> bool:
    """Whether a text holds a word, in some form, or one that is near to it in meaning.

    Args:
        word: folded.
        language: of the word.
        text: any.
        text_language: its language.
        least: what `word_closeness` must give.
    """
    if has_word(word, text, text_language):
        return True
    return word_closeness(stem(word, language), language, text, text_language) >= least


def is_known(word: str, language: str) -> bool:
    """Whether the table has a folded word, in some form."""
    places, _ = _table()
    forms = (word, *base_forms(word, language))
    return any((language, stem(form, language)) in places for form in forms)
