"""The tokenizer and the layers of multilingual-e5-small, run by torch.

XLM-RoBERTa's tokens (Conneau et al. 2020) and BERT's layers (Devlin et al. 2019), unpacked from the
file of 4 bits that `e5_file` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from briefing_qa.models.e5_file import BLOCK, E5File, values
from briefing_qa.models.pieces import open_pieces
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

_SPACES = re.compile(" {2,}")
_BLANK = "\u2581"
"""Stands for a space in the pieces of the tokenizer."""
_NUL = {0: " "}
_FRAME = 2
"""Tokens around a text, see `E5Encoder.framed`."""


class E5Encoder:
    """Tokenizer and encoder, ready to run.

    Args:
        file: the weights.
        added: what is added to matrices of the layers, see `adaptation`.

    Attributes:
        width: of a token's vector.
        layers: the encoder's, in order.
    """

    def __init__(self, file: E5File, added: Mapping[str, torch.Tensor] | None = None) -> None:
        import torch

        from briefing_qa.models.integers import fast_in_integers, to_integers

        self.width = file.width
        self._window = file.positions - 2
        self._begin, self._end = file.begin, file.end
        self._characters = {**file.characters, **_NUL}
        self._pieces = open_pieces(file)
        # The words stay packed: of a quarter million a text has a few.
        self._words = file.blocks["emb.word"].reshape(-1, file.width // BLOCK)
        self._positions = file.floats["emb.pos"].reshape(-1, file.width)
        self._positions = self._positions + file.floats["emb.type"][: file.width]
        self._norm = torch.nn.LayerNorm(file.width, file.epsilon)
        self._norm.load_state_dict(
            {"weight": _tensor(file, "emb.ln.w"), "bias": _tensor(file, "emb.ln.b")}
        )
        self.layers = encoder_layers(file, torch.float32, added or {})
        if fast_in_integers():
            sample = torch.from_numpy(self._embedded(self.framed(self.tokens(SAMPLE))))[None]
            to_integers(self.layers, self._norm(sample), torch.zeros(sample.shape[:2]).bool())
        # A question that was embedded is read next: its tokens, and their states after each layer.
        self._last: tuple[Sequence[int], Sequence[torch.Tensor]] = ([], [])

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

    def tokens(self, text: str) -> list[int]:
        """A text's tokens, without those before and behind it; half a surrogate pair is a "?"."""
        whole = text.encode("utf-8", "replace").decode().translate(self._characters)
        pieces = _BLANK + _SPACES.sub(" ", whole).replace(" ", _BLANK)
        ids: list[int] = self._pieces.encode(pieces)
        return ids

    def _means(self, windows: Sequence[Sequence[int]]) -> Vectors:
        """Of each window's tokens, its ends included: float32 (n, width)."""
        import torch

        with torch.inference_mode():
            last, padding = self.states([self.framed(ids) for ids in windows])
            # Padding may come out as anything, and 0 times that would not be 0.
            last = last.masked_fill(padding[..., None], 0.0)
            means: Vectors = (last.sum(1) / (~padding).sum(1, keepdim=True)).numpy()
        return means

    def _embedded(self, ids: Sequence[int]) -> Vectors:
        """Tokens' vectors before the first layer, (tokens, width)."""
        words: Vectors = values(self._words[ids], self.width) + self._positions[: len(ids)]
        return words

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
            embedded[row, : len(ids)] = self._embedded(ids)
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


def encoder_layers(
    file: E5File, dtype: torch.dtype, added: Mapping[str, torch.Tensor]
) -> torch.nn.ModuleList:
    """The layers, which torch has, with their weights.

    Raises:
        ValueError: what is to be added fits no matrix of the layers.
    """
    import torch
    from torch import nn

    with torch.device("meta"):  # the shapes alone: the weights are those of the file
        layer = nn.TransformerEncoderLayer(
            file.width,
            file.heads,
            file.inner,
            dropout=0.0,
            activation="gelu",
            layer_norm_eps=file.epsilon,
            batch_first=True,
        )
        encoder = nn.TransformerEncoder(layer, file.layers, enable_nested_tensor=False)
    state: dict[str, Any] = {}
    for number in range(file.layers):
        tensors = _layer(file, f"l{number}", f"layers.{number}")
        for name in tensors.keys() & added.keys():
            tensors[name] += added[name]
        state.update((name, tensor.to(dtype)) for name, tensor in tensors.items())
    if added.keys() - state.keys():
        raise ValueError(f"no matrices for {', '.join(sorted(added.keys() - state.keys()))}")
    encoder.load_state_dict(state, assign=True)
    layers: torch.nn.ModuleList = encoder.eval().layers
    return layers


def _layer(file: E5File, old: str, new: str) -> dict[str, torch.Tensor]:
    import torch

    names = {
        "self_attn.in_proj_": ("q", "k", "v"),
        "self_attn.out_proj.": ("ao",),
        "linear1.": ("fi",),
        "linear2.": ("fo",),
    }
    found = {}
    for name, parts in names.items():
        width = file.inner if parts == ("fo",) else file.width
        matrices = [values(file.blocks[f"{old}.{part}.w"], width) for part in parts]
        found[f"{new}.{name}weight"] = torch.from_numpy(np.concatenate(matrices))
        biases = [_tensor(file, f"{old}.{part}.b") for part in parts]
        found[f"{new}.{name}bias"] = torch.cat(biases)
    for name, part in {"norm1": "aln", "norm2": "oln"}.items():
        found[f"{new}.{name}.weight"] = _tensor(file, f"{old}.{part}.w")
        found[f"{new}.{name}.bias"] = _tensor(file, f"{old}.{part}.b")
    return found


def _tensor(file: E5File, name: str) -> torch.Tensor:
    import torch

    return torch.from_numpy(file.floats[name].copy())
