"""What the packaged embedding model has learned about questions and the sentences that answer them.

For some matrices of its layers the product of two thin ones, which is added to them (Hu et al.
2022, LoRA). They are in the package: `data/embedding.safetensors`, made by `training/embedding.py`.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_qa.errors import ModelError
from briefing_qa.models import weights

if TYPE_CHECKING:
    import torch

SHA256 = "a5334fede72af9c08e8d2df7b146b339eb2c8bc07d13952fa33cf191237b3a7e"
"""Of the file."""

_FILE = "embedding.safetensors"
_UP, _DOWN = ".up", ".down"


def adapted(sha256: str) -> str:
    """The checksum of weights together with what is added to them."""
    return hashlib.sha256(f"{sha256} {SHA256}".encode()).hexdigest()


def load_adaptation() -> dict[str, torch.Tensor]:
    """What is added to the encoder's matrices.

    Returns:
        Float32 matrices; their names are those of the encoder's state ("layers.5.linear1.weight").

    Raises:
        ModelError: the file is missing, changed or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    path = Path(str(files("briefing_qa").joinpath("data", _FILE)))
    weights.verify(path, SHA256, "adaptation")
    try:
        thin = load_file(path)
        names = [name.removesuffix(_UP) for name in thin if name.endswith(_UP)]
        return {name: thin[name + _UP].float() @ thin[name + _DOWN].float() for name in names}
    except (OSError, SafetensorError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"data/{_FILE}: cannot be loaded ({error}): install the package again"
        ) from error
