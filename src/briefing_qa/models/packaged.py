"""Embedding models that come in packages, run by encoders of ours."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from briefing_qa.errors import ModelError
from briefing_qa.models.encoder import Encoder, Means
from briefing_qa.models.protocol import Vectors
from briefing_qa.models.threads import processors, threads_for, workers

Model = TypeVar("Model", bound=Encoder)
Result = TypeVar("Result")


class PackagedEmbedder(ABC, Generic[Model]):
    """An embedding model of a package; its weights are verified when it is loaded.

    Attributes:
        name: for people.
        sha256: of the weights.
        dimension: length of a vector.
        package: where the weights come from, installed again if they cannot be loaded.
        prefixes: what the model wants before a question and before any other text.
    """

    name: str
    sha256: str
    dimension = 384
    package: str
    prefixes = ("", "")

    def __init__(self) -> None:
        self._model: Model | None = None
        # Loading is no matter for two threads, nor is what is kept of the last text that was run.
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed`; a text that is too long is the mean of its windows."""
        return self._embed([self.prefixes[1] + text for text in texts], progress)

    def embed_query(self, text: str) -> Vectors:
        """See `Embedder.embed_query`."""
        vector: Vectors = self.embed_queries([text])[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_queries`."""
        return self._embed([self.prefixes[0] + text for text in texts])

    def run(self, work: Callable[[Model], Result], texts: int) -> Result:
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

    @abstractmethod
    def _open(self) -> Model:
        """Verify the weights and load them.

        Raises:
            ModelError: they are missing or changed.
            OSError, ValueError, KeyError, RuntimeError: they are not what they should be.
        """

    def _embed(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        with self._lock:
            encoder = self._loaded()
        return encoder.vectors(texts, self._side_by_side, progress)

    def _side_by_side(
        self, means: Means, batches: Sequence[Sequence[Sequence[int]]]
    ) -> Iterator[Vectors]:
        """What becomes of each batch; several at a time, where there are several cores."""
        at_once = min(len(batches), processors())
        if at_once < 2:
            for batch in batches:
                with self._lock, threads_for(len(batch)):
                    yield means(batch)
            return
        with workers(at_once) as pool:
            yield from pool.map(means, batches)

    def _loaded(self) -> Model:
        if self._model is None:
            try:
                model = self._open()
            except (OSError, ValueError, KeyError, RuntimeError) as error:
                raise ModelError(
                    f"model {self.name}: cannot be loaded ({error}): install {self.package} again"
                ) from error
            if model.width != self.dimension:
                raise ModelError(
                    f"model {self.name}: vectors have {model.width} values, "
                    f"expected {self.dimension}"
                )
            self._model = model
        return self._model
