"""What the packaged encoders share: texts through layers of BERT, run by torch.

Devlin et al. 2019. Each has its own tokens and its own vectors of these (`e5_encoder`,
`minilm`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from briefing_qa.models.protocol import Vectors

if TYPE_CHECKING:
    import torch

BATCH_SIZE = 32
"""Texts that go through the layers together, at most."""

BATCH_TOKENS = 800
"""Their tokens, padding included, at most; beyond that what a layer makes outgrows the caches."""

STEP = 8
"""Texts are padded to lengths that are multiples of this, see `layers`."""

SAMPLE = (
    "passage: In 2015, the Committee recommended that the State adopt a law on children aged 10 to "
    "14 (23.4 %). El informe dice que 1.250 niñas de 12 a 17 años fueron víctimas en Lima."
)
"""Says which columns of the layers' matrices are large, see `integers`."""

_FRAME = 2
"""Tokens around a text, see `Encoder.framed`."""


class Encoder(ABC):
    """Tokenizer and encoder, ready to run.

    Args:
        layers: `TransformerEncoderLayer`s with their weights, in float32, first to last.
        norm: what is done to tokens' vectors before the first layer.
        window: tokens that the model takes at once, those around a text apart.
        ends: ids of the token before a text, and of the one behind each of its parts.

    Attributes:
        width: of a token's vector.
        layers: the encoder's, in order.
    """

    def __init__(
        self,
        layers: torch.nn.ModuleList,
        norm: torch.nn.LayerNorm,
        *,
        window: int,
        ends: tuple[int, int],
    ) -> None:
        self.width = norm.normalized_shape[0]
        self.layers = layers
        self._norm = norm
        self._window = window
        self._begin, self._end = ends
        # A question that was embedded is read next: its tokens, and their states after each layer.
        self._last: tuple[Sequence[int], Sequence[torch.Tensor]] = ([], [])

    def to_integers(self) -> None:
        """Run in integers from now on, where these are fast."""
        import torch

        from briefing_qa.models.integers import fast_in_integers, to_integers

        if fast_in_integers():
            sample = torch.from_numpy(self.embedded(self.framed(self.tokens(SAMPLE))))[None]
            to_integers(self.layers, self._norm(sample), torch.zeros(sample.shape[:2]).bool())

    @abstractmethod
    def tokens(self, text: str) -> list[int]:
        """A text's tokens, without those before and behind it."""

    @abstractmethod
    def embedded(self, ids: Sequence[int]) -> Vectors:
        """Tokens' vectors before the first layer, float32 (tokens, width)."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Float32 (n, width), rows of unit length; the mean over a text's tokens."""
        tokens = [self.tokens(text) for text in texts]
        windows = [
            (place, ids[start : start + self._window])
            for place, ids in enumerate(tokens)
            for start in range(0, max(len(ids), 1), self._window)
        ]
        sums = np.zeros((len(texts), self.width), np.float32)
        for part in _batches(windows):
            means = self._means([ids for _, ids in part])
            for (place, ids), mean in zip(part, means, strict=True):
                sums[place] += max(len(ids), 1) * mean
        rows: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return rows

    def _means(self, windows: Sequence[Sequence[int]]) -> Vectors:
        """Of each window's tokens, its ends included: float32 (n, width)."""
        import torch

        with torch.inference_mode():
            last, padding = self.states([self.framed(ids) for ids in windows])
            # Padding may come out as anything, and 0 times that would not be 0.
            last = last.masked_fill(padding[..., None], 0.0)
            means: Vectors = (last.sum(1) / (~padding).sum(1, keepdim=True)).numpy()
        return means

    def framed(self, *parts: Sequence[int]) -> list[int]:
        """Parts of one text as the model takes them: a token before the first, one behind each."""
        framed = [self._begin]
        for part in parts:
            framed += [*part, self._end]
        return framed

    def states(
        self, texts: Sequence[Sequence[int]], layers: int | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """What the layers make of texts, each for itself. Call it where torch records nothing.

        Args:
            texts: n of them as tokens, framed, at most as long as the model takes.
            layers: only so many, the first ones; all where None.

        Returns:
            The states of the tokens, float32 (n, longest, width), and what of it is padding, bool
            (n, longest). The longest is rounded up, see `rounded`.
        """
        import torch

        from briefing_qa.models.layers import run_layer

        last, passed = self._last
        longest = rounded(max(map(len, texts)))
        if layers is not None and len(texts) == 1 and texts[0] == last:
            return passed[layers], torch.arange(longest)[None] >= len(last)
        embedded = np.zeros((len(texts), longest, self.width), np.float32)
        padding = np.ones(embedded.shape[:2], bool)
        for row, ids in enumerate(texts):
            embedded[row, : len(ids)] = self.embedded(ids)
            padding[row, : len(ids)] = False
        mask = torch.from_numpy(padding)
        states = self._norm(torch.from_numpy(embedded))
        keep = layers is None and len(texts) == 1
        passed = [states]
        for layer in self.layers[:layers]:
            states = run_layer(layer, states, mask)
            passed = [*passed, states] if keep else passed
        if keep:
            self._last = (list(texts[0]), passed)
        return states, mask


def _batches(windows: Sequence[tuple[int, list[int]]]) -> Iterator[list[tuple[int, list[int]]]]:
    """As they are, as many together as `BATCH_SIZE` and `BATCH_TOKENS` let, one at least."""
    batch: list[tuple[int, list[int]]] = []
    longest = 0
    for window in windows:
        longest = max(longest, len(window[1]) + _FRAME)
        if batch and (len(batch) == BATCH_SIZE or (len(batch) + 1) * longest > BATCH_TOKENS):
            yield batch
            batch, longest = [], len(window[1]) + _FRAME
        batch.append(window)
    if batch:
        yield batch


def rounded(length: int) -> int:
    """To a multiple of eight, upwards."""
    return -(-length // STEP) * STEP
