"""Make the table of word vectors: `python training/words.py`, see README.md beside this file.

The most frequent words of pyspellchecker's English and Spanish lists, each embedded alone by the
packaged multilingual model. Words of one stem share a row, the mean of theirs; the mean of a
language's rows is taken out. About ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from spellchecker import SpellChecker

from briefing_qa.models.multilingual import MultilingualEmbedder
from briefing_qa.terms import LANGUAGES, fold, stem, stop_words

OUTPUT = Path(__file__).parents[1] / "src" / "briefing_qa" / "data" / "words.safetensors"
WORDS = 25_000
_WORD = re.compile(r"[^\W\d_]{3,}")


def frequent(language: str) -> list[str]:
    """The most frequent words in lower case, ties by alphabet."""
    counts = SpellChecker(language=language).word_frequency.dictionary
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return [word for word in ordered if _WORD.fullmatch(word)][:WORDS]


def main() -> None:
    """Embed, average by stem, centre, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, help="keep vectors of words here (.npz)")
    options = parser.parse_args()
    embedder = MultilingualEmbedder()
    lists = {language: frequent(language) for language in LANGUAGES}
    words = sorted({word for listed in lists.values() for word in listed})
    if options.cache and options.cache.exists():
        vectors = np.load(options.cache)["vectors"]
    else:
        vectors = np.stack([embedder.embed_query(word) for word in words])
        if options.cache:
            np.savez(options.cache, vectors=vectors)
    place = {word: row for row, word in enumerate(words)}
    tables, stems = {}, {}
    for language, listed in lists.items():
        groups: dict[str, list[int]] = {}
        for word in listed:
            if fold(word) not in stop_words(language):
                groups.setdefault(stem(fold(word), language), []).append(place[word])
        means = np.stack([vectors[members].mean(axis=0) for members in groups.values()])
        means -= means.mean(axis=0)
        means *= 127 / np.abs(means).max(axis=1, keepdims=True)
        tables[language] = np.round(means).astype(np.int8)
        stems[language] = list(groups)
    save_file(
        tables,
        OUTPUT,
        metadata={name: json.dumps(listed, ensure_ascii=False) for name, listed in stems.items()},
    )
    OUTPUT.chmod(0o644)
    size = OUTPUT.stat().st_size / 1e6
    print(f"wrote {OUTPUT.name}: {sum(map(len, tables.values()))} stems, {size:.1f} MB")


if __name__ == "__main__":
    main()
