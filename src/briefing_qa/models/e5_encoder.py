"""The tokenizer and the layers of multilingual-e5-small.

XLM-RoBERTa's tokens (Conneau et al. 2020) and BERT's layers (Devlin et al. 2019), unpacked from the
file of 4 bits that `e5_file` reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from briefing_qa.models.e5_file import BLOCK, E5File, values
from briefing_qa.models.encoder import Encoder
from briefing_qa.models.pieces import open_pieces
from briefing_qa.models.protocol import Vectors

if TYPE_CHECKING:
    import torch

_SPACES = re.compile(" {2,}")
_BLANK = "\u2581"
"""Stands for a space in the pieces of the tokenizer."""
_OWN = {0: " ", 0xAD: None}
"""What it is not taught to leave out: NUL, and where a word may be broken (soft hyphens)."""


class E5Encoder(Encoder):
    """Tokenizer and encoder, ready to run.

    Args:
        file: the weights.
        added: gives what is added to matrices of the layers, see `adaptation`.
    """

    def __init__(
        self, file: E5File, added: Callable[[], Mapping[str, torch.Tensor]] = dict
    ) -> None:
        # SentencePiece needs half a second for its pieces and lets others run meanwhile: torch,
        # which takes twice as long to be imported, is not waited for.
        with ThreadPoolExecutor(1) as beside:
            pieces = beside.submit(open_pieces, file)
            layers, norm = _weights(file, added)
            super().__init__(layers, norm, window=file.positions - 2, ends=(file.begin, file.end))
            self._pieces = pieces.result()
        self._characters = {**file.characters, **_OWN}
        # The words stay packed: of a quarter million a text has a few.
        self._words = file.blocks["emb.word"].reshape(-1, file.width // BLOCK)
        self._positions = file.floats["emb.pos"].reshape(-1, file.width)
        self._positions = self._positions + file.floats["emb.type"][: file.width]
        self.to_integers()

    def tokens(self, text: str) -> list[int]:
        """See `Encoder.tokens`; half a surrogate pair is a "?"."""
        whole = text.encode("utf-8", "replace").decode().translate(self._characters)
        pieces = _BLANK + _SPACES.sub(" ", whole).replace(" ", _BLANK)
        ids: list[int] = self._pieces.encode(pieces)
        return ids

    def embedded(self, ids: Sequence[int]) -> Vectors:
        """See `Encoder.embedded`."""
        words: Vectors = values(self._words[ids], self.width) + self._positions[: len(ids)]
        return words


def _weights(
    file: E5File, added: Callable[[], Mapping[str, torch.Tensor]]
) -> tuple[torch.nn.ModuleList, torch.nn.LayerNorm]:
    """The layers, and the norm before them."""
    import torch

    norm = torch.nn.LayerNorm(file.width, file.epsilon)
    norm.load_state_dict({"weight": _tensor(file, "emb.ln.w"), "bias": _tensor(file, "emb.ln.b")})
    return encoder_layers(file, torch.float32, added()), norm


def encoder_layers(
    file: E5File, dtype: torch.dtype, added: Mapping[str, torch.Tensor]
) -> torch.nn.ModuleList:
    """The layers, which torch has, with their weights.

    Raises:
        ValueError: what is to be added fits no matrix of the layers.
    """
    from briefing_qa.models.layers import empty_layers

    layers = empty_layers(
        file.layers,
        width=file.width,
        heads=file.heads,
        inner=file.inner,
        epsilon=file.epsilon,
    )
    state: dict[str, Any] = {}
    for number in range(file.layers):
        tensors = _layer(file, f"l{number}", f"layers.{number}")
        for name in tensors.keys() & added.keys():
            tensors[name] += added[name]
        state.update((name, tensor.to(dtype)) for name, tensor in tensors.items())
    if added.keys() - state.keys():
        raise ValueError(f"no matrices for {', '.join(sorted(added.keys() - state.keys()))}")
    layers.load_state_dict(
        {name.removeprefix("layers."): tensor for name, tensor in state.items()}, assign=True
    )
    return layers.eval()


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
