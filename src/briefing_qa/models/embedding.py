"""Texts to vectors: a packaged model, any sentence-transformers model of the hub, or hashes.

A model is known by the sha256 of its weights: the index remembers it, and it is verified whenever
the weights are loaded. Loading happens at the first text, not when the embedder is made.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from briefing_qa.config import IndexSettings
from briefing_qa.errors import ModelError
from briefing_qa.models import hub, weights
from briefing_qa.models.minilm import MiniLMEmbedder
from briefing_qa.models.multilingual import MultilingualEmbedder
from briefing_qa.models.protocol import Embedder, Vectors
from briefing_qa.models.threads import threads_for
from briefing_qa.terms import content_terms, index_terms

E5_PREFIXES = ("query: ", "passage: ")
"""Every model of the E5 family was trained with these (Wang et al. 2022)."""
_INSTEAD = 'embedding = "multilingual" under [index]'
_E5 = re.compile(r"(?:^|[/_-])e5(?:$|[/_-])", re.IGNORECASE)


class HashingEmbedder:
    """A bag of stems, each at a place given by its hash. No weights: for tests and emergencies."""

    name = "hashing"
    sha256 = hashlib.sha256(b"hashing embedder, version 1").hexdigest()
    dimension = 256

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed`."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for term in content_terms(text, "en") or index_terms(text, "en") or [text]:
                digest = hashlib.blake2b(term.encode("utf-8", "replace"), digest_size=8).digest()
                place = int.from_bytes(digest[:4], "little") % self.dimension
                vectors[row, place] += 1.0 if digest[4] & 1 else -1.0
            if not vectors[row].any():  # two terms that cancel each other
                vectors[row, 0] = 1.0
        if progress is not None:
            progress(len(texts))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """See `Embedder.embed_query`."""
        vector: Vectors = self.embed([text])[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_queries`."""
        return self.embed(texts)


class SentenceTransformerEmbedder:
    """A sentence-transformers model from a folder, its weights verified when it is loaded.

    Args:
        name: for people.
        folder: finds (or downloads) the folder when the model is first needed.
        sha256: expected checksum of `model.safetensors`.
        dimension: length of its vectors.
        prefixes: what the model wants before a question and before any other text.
        batch_size: texts in one forward pass.
    """

    def __init__(
        self,
        *,
        name: str,
        folder: Callable[[], Path],
        sha256: str,
        dimension: int,
        prefixes: tuple[str, str] = ("", ""),
        batch_size: int = 32,
    ) -> None:
        self.name = name
        self.sha256 = sha256
        self.dimension = dimension
        self._folder = folder
        self._prefixes = prefixes
        self._batch_size = batch_size
        self._model: Any = None
        # One at a time: the fast tokenizers refuse concurrent use ("Already borrowed").
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """See `Embedder.embed`."""
        return self._embed([f"{self._prefixes[1]}{text}" for text in texts], progress)

    def embed_query(self, text: str) -> Vectors:
        """See `Embedder.embed_query`."""
        vector: Vectors = self.embed_queries([text])[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed_queries`."""
        return self._embed([f"{self._prefixes[0]}{text}" for text in texts], None)

    def _embed(self, texts: Sequence[str], progress: Callable[[int], None] | None) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), self._batch_size):
            batch = order[start : start + self._batch_size]
            with self._lock:
                model = self._loaded()
                with threads_for(len(batch)):
                    rows[batch] = model.encode(
                        [texts[i] for i in batch],
                        batch_size=self._batch_size,
                        normalize_embeddings=True,
                        convert_to_numpy=True,
                        show_progress_bar=False,
                    )
            if progress is not None:
                progress(len(batch))
        return rows

    def _loaded(self) -> Any:
        if self._model is None:
            folder = self._folder()
            weights.verify(folder / "model.safetensors", self.sha256, self.name)
            self._model = _load(folder, self.name)
            found = self._model.get_embedding_dimension()
            if found != self.dimension:
                raise ModelError(
                    f"model {self.name}: vectors have {found} values, expected {self.dimension}"
                )
        return self._model


def _load(folder: Path, name: str) -> Any:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    shown = transformers_logging.is_progress_bar_enabled()
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"model {name}: cannot be loaded from {folder}: {reason}") from error
    finally:
        if shown:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def is_e5(name: str) -> bool:
    """Whether a model's name says that it is one of the E5 family."""
    return _E5.search(name) is not None


def _hub_embedder(settings: IndexSettings) -> Embedder:
    repository, revision = settings.embedding, settings.embedding_revision
    # The length of the vectors stands in the repository's configuration, which is small.
    folder = hub.hub_folder(repository, revision, _INSTEAD)
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        dimension = int(config["hidden_size"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"model {repository}: config.json is not usable: {error}") from error
    logging.getLogger(__name__).info("using %s@%s", repository, revision)
    return SentenceTransformerEmbedder(
        name=f"{repository}@{revision[:12]}",
        folder=lambda: folder,
        sha256=settings.embedding_sha256,
        dimension=dimension,
        prefixes=E5_PREFIXES if is_e5(repository) else ("", ""),
    )


def open_embedder(settings: IndexSettings) -> Embedder:
    """The embedder that the settings name. Weights are loaded later, at the first text.

    Raises:
        ModelNotFoundError: a repository that is neither here nor to be reached.
    """
    if settings.embedding == "multilingual":
        return MultilingualEmbedder()
    if settings.embedding == "minilm":
        return MiniLMEmbedder()
    if settings.embedding == "hashing":
        return HashingEmbedder()
    return _hub_embedder(settings)
