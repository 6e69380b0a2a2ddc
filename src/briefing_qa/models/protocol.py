"""What an embedding model has to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Texts to vectors of one model."""

    @property
    def name(self) -> str:
        """For people: the package or repository."""

    @property
    def sha256(self) -> str:
        """Checksum of the weights: two embedders with the same one give the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def embed(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed texts.

        Args:
            texts: n texts; what exceeds the model's length is cut off, or averaged in windows.
            progress: called with the number of texts done since the last call.

        Returns:
            float32, (n, dimension), rows of unit length.

        Raises:
            ModelError: the model is missing, damaged or cannot be run.
        """

    def embed_query(self, text: str) -> Vectors:
        """Embed a question; some models embed those otherwise than what answers them.

        Returns:
            float32, (dimension,), of unit length.

        Raises:
            ModelError: as for `embed`.
        """

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions together, which takes less time than one after the other.

        Returns:
            float32, (n, dimension), rows of unit length.

        Raises:
            ModelError: as for `embed`.
        """
