"""What the packaged encoders share: texts through layers of BERT, run by torch.

Devlin et al. 2019. Each has its own tokens and its own vectors of these (`e5_encoder`,
`minilm`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from briefing_qa.models.protocol import Vectors

if TYPE_CHECKING:
    import torch

BATCH_SIZE = 32
"""Texts that go through the layers together, at most."""

BATCH_TOKENS = 400
"""Their tokens, padding included, at most; beyond that what a layer makes outgrows the caches."""

STEP = 8
"""One text alone, and a question with a sentence, is padded to a multiple of this, as when
confidence was fitted: other sums would move it by up to a hundredth."""

SAMPLE = (
    "passage: In 2015, the Committee recommended that the State adopt a law on children aged 10 to "
    "14 (23.4 %). El informe dice que 1.250 niñas de 12 a 17 años fueron víctimas en Lima."
)
"""Says which columns of the layers' matrices are large, see `integers`."""

_FRAME = 2
"""Tokens around a text, see `Encoder.framed`."""

Means = Callable[[Sequence[Sequence[int]]], Vectors]
"""What becomes of a batch of windows, as tokens: float32 (n, width)."""

Each = Callable[[Means, Sequence[Sequence[Sequence[int]]]], Iterable[Vectors]]
"""Does something with each batch, in their order; as `map` does, or with several at a time."""


class Window(NamedTuple):
    """What a model takes at once of a text.

    Attributes:
        text: place of the text it is of.
        first: whether no other one of the text goes before.
        ids: its tokens, unframed.
    """

    text: int
    first: bool
    ids: Sequence[int]


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

    def vectors(
        self,
        texts: Sequence[str],
        each: Each = map,
        progress: Callable[[int], None] | None = None,
    ) -> Vectors:
        """The mean over each text's tokens: float32 (n, width), rows of unit length.

        Args:
            texts: n of them.
            each: goes through the batches.
            progress: told of so many more texts, for each batch that is done.
        """
        batches = list(_batches(self._windows(texts)))
        sums = np.zeros((len(texts), self.width), np.float32)
        means = each(self._means, [[window.ids for window in batch] for batch in batches])
        for batch, rows in zip(batches, means, strict=True):
            for window, mean in zip(batch, rows, strict=True):
                sums[window.text] += max(len(window.ids), 1) * mean
            if progress is not None:
                progress(sum(window.first for window in batch))
        vectors: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors

    def _windows(self, texts: Sequence[str]) -> Iterator[Window]:
        for place, text in enumerate(texts):
            ids = self.tokens(text)
            for start in range(0, max(len(ids), 1), self._window):
                yield Window(place, start == 0, ids[start : start + self._window])

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
            (n, longest). The longest of one is its length rounded up, see `rounded`.
        """
        import torch

        from briefing_qa.models.layers import run_layer

        last, passed = self._last
        longest = max(map(len, texts)) if len(texts) > 1 else rounded(len(texts[0]))
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


def _batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """As many together as `BATCH_SIZE` and `BATCH_TOKENS` let, one at least, the longest first.

    Those of like length share a batch: what fills the others up to the longest takes as long.
    """
    batch: list[Window] = []
    for window in sorted(windows, key=lambda window: -len(window.ids)):
        longest = len((batch or [window])[0].ids) + _FRAME
        if batch and (len(batch) == BATCH_SIZE or (len(batch) + 1) * longest > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def rounded(length: int) -> int:
    """To a multiple of eight, upwards."""
    return -(-length // STEP) * STEP
