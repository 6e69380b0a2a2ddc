"""The last layers of the packaged cross-encoder, which see question and sentence together.

Apart from `cross_encoder` because it needs torch when it is imported.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from briefing_qa.models.integers import to_integers
from briefing_qa.models.layers import empty_layers, run_layer

_INNER = 128
_PARTS = 3
_QUESTION, _SENTENCE = 0, 1
_PRODUCT_SCALE = 20.0
"""Brings the product of two means to the size of the means."""


class JointLayers(nn.Module):
    """Layers over a question and a sentence together, and one figure from what comes out.

    Args:
        layers: the last ones of the encoder, or copies to be trained.
        first: how many layers go before, over each text alone.
        width: of a token's state.
    """

    def __init__(self, layers: nn.ModuleList, first: int, width: int) -> None:
        super().__init__()
        self.first = first
        self.layers = layers
        # Not filled at random, for which torch imports its compiler, a second's work.
        self.part = nn.Embedding(_PARTS, width, _weight=torch.zeros(_PARTS, width))
        # The third does nothing; it is counted in the names of the weights.
        self.head = nn.Sequential(
            nn.Linear(4 * width, _INNER), nn.GELU(), nn.Identity(), nn.Linear(_INNER, 1)
        )

    def to_integers(self, states: torch.Tensor, parts: torch.Tensor, padding: torch.Tensor) -> None:
        """Run in integers from now on; takes what `forward` takes, as a sample."""
        to_integers(self.layers, states + self.part(parts), padding)

    def forward(
        self, states: torch.Tensor, parts: torch.Tensor, padding: torch.Tensor
    ) -> torch.Tensor:
        """Log-odds, float32 (rows,), of what `cross_encoder.Joined` describes."""
        states = states + self.part(parts).to(states.dtype)
        for layer in self.layers:
            states = run_layer(layer, states, padding)
        question, sentence = (
            _mean(states.float(), (parts == part) & ~padding) for part in (_QUESTION, _SENTENCE)
        )
        together = _PRODUCT_SCALE * question * sentence
        apart = (question - sentence).abs()
        figures = torch.cat([question, sentence, together, apart], 1)
        logits: torch.Tensor = self.head(figures.to(next(self.head.parameters()).dtype))
        return logits[:, 0].float()


def _mean(states: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
    """Of the tokens that are held: (rows, width)."""
    shares = held.float()[..., None]
    return (states * shares).sum(1) / shares.sum(1).clamp(min=1.0)


def load_joint_layers(path: Path) -> JointLayers:
    """The layers with the weights of a file, ready to run.

    Raises:
        ValueError, KeyError, RuntimeError: the file does not hold them.
        OSError: it cannot be read.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(str(path), framework="pt") as opened:
            shape = {name: float(value) for name, value in (opened.metadata() or {}).items()}
            state = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    layers, width, heads, inner, first = (
        int(shape[name]) for name in ("layers", "width", "heads", "inner", "first")
    )
    last = empty_layers(layers, width=width, heads=heads, inner=inner, epsilon=shape["epsilon"])
    with torch.device("meta"):
        model = JointLayers(last, first, width)
    state = {name: tensor.float() for name, tensor in state.items()}
    model.load_state_dict(state, assign=True)
    return model.eval()
