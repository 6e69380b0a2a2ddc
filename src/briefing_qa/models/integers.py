"""Layers that multiply in integers of eight bits, several times as fast as in floating point.

A token's values are rounded to 254 steps between its lowest and its highest one, those of a row of
a matrix to -127 to 127 shares of its largest. A few columns have values many times as large as all
others (Dettmers et al. 2022, "LLM.int8()"); beside those, the others would be next to nothing, so
these columns are multiplied apart. Apart from `threads` because it needs torch when it is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import TransformerEncoderLayer, functional

from briefing_qa.models.layers import run_layer

APART = 8
"""Columns of each matrix that are multiplied in floating point."""

_LARGEST = 127
_LOWEST = -128
_STEPS = 254
"""From a token's lowest value to its highest one; with 255 these might be rounded to 256 steps."""

_SMALLEST = 1e-9
"""No division by zero."""


@cache
def fast_in_integers() -> bool:
    """Whether this processor has instructions for such products, and torch uses them rightly."""
    has = getattr(torch.cpu, "_is_vnni_supported", None)
    multiply = getattr(torch, "_int_mm", None)
    if has is None or multiply is None or not has():
        return False
    # The sums that are the largest there are, which were wrong once on some processors.
    left = torch.full((8, 384), _LOWEST, dtype=torch.int8)
    right = torch.full((16, 384), -_LARGEST, dtype=torch.int8)
    try:
        found = multiply(left, right.t())
    except RuntimeError:
        return False
    return bool((found == -384 * _LOWEST * _LARGEST).all())


class IntegerLinear(nn.Module):
    """What `torch.nn.Linear` does, nearly.

    Args:
        weight: (outputs, inputs), in floating point.
        bias: (outputs,).
        sample: (..., inputs), what it is given as a rule: says which columns are large.
    """

    def __init__(self, weight: Tensor, bias: Tensor, sample: Tensor) -> None:
        super().__init__()
        self.apart = _largest(sample.flatten(0, -2))
        self.others = torch.ones(weight.shape[1]).index_fill(0, self.apart, 0.0)
        large = weight[:, self.apart].t()
        weight = weight * self.others
        self.scale = weight.abs().amax(1).clamp(min=_SMALLEST) / _LARGEST
        whole = (weight / self.scale[:, None]).round()
        # A token's values are counted from their middle, which is multiplied with all of a row.
        self.large = torch.cat([large, (whole.sum(1) * self.scale)[None], bias[None]])
        self.whole = whole.to(torch.int8).t()

    def forward(self, states: Tensor) -> Tensor:
        """Float32 (..., outputs) of float32 (..., inputs)."""
        tokens = states.flatten(0, -2)
        apart = tokens.index_select(1, self.apart)
        tokens = tokens * self.others
        # Not `torch.aminmax`, which takes ten times as long.
        low, high = tokens.amin(1, keepdim=True), tokens.amax(1, keepdim=True)
        step = ((high - low) / _STEPS).clamp_(min=_SMALLEST)
        share = step.reciprocal()
        middle = (low * share).round_().sub_(_LOWEST)
        # With the bias in the product, which is faster than adding it.
        large = torch.cat([apart, middle * step, torch.ones_like(step)], 1) @ self.large
        rounded = tokens.mul_(share).round_().sub_(middle).to(torch.int8)
        product = torch._int_mm(rounded, self.whole).float().mul_(step)
        return large.addcmul_(product, self.scale).view(*states.shape[:-1], -1)


def _largest(tokens: Tensor) -> Tensor:
    """The columns that are multiplied apart."""
    return tokens.abs().amax(0).topk(min(APART, tokens.shape[1])).indices


class _Watched(nn.Module):
    """A matrix that remembers what it was multiplied with."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.weight, self.bias = weight, bias
        self.sample = torch.empty(0)

    def forward(self, states: Tensor) -> Tensor:
        self.sample = states
        return functional.linear(states, self.weight, self.bias)


def to_integers(layers: nn.ModuleList, states: Tensor, padding: Tensor) -> None:
    """Change layers so that they multiply in integers; they cannot be trained any more.

    Args:
        layers: `TransformerEncoderLayer`s with their weights, in float32.
        states: float32 (n, longest, width), of texts as they are met, before the first layer.
        padding: bool (n, longest), what of it is none of theirs.
    """
    with torch.inference_mode():
        for layer in layers:
            watched = [
                (owner, name, _Watched(weight, bias))
                for owner, name, weight, bias in _matrices(cast("TransformerEncoderLayer", layer))
            ]
            for owner, name, matrix in watched:
                setattr(owner, name, matrix)
            states = run_layer(layer, states, padding)
            for owner, name, matrix in watched:
                setattr(owner, name, IntegerLinear(matrix.weight, matrix.bias, matrix.sample))


def _matrices(layer: TransformerEncoderLayer) -> Iterator[tuple[nn.Module, str, Tensor, Tensor]]:
    """Who has each, under which name, and its weight and bias."""
    own = layer.self_attn
    yield own, "in_proj", own.in_proj_weight, own.in_proj_bias
    for name in ("in_proj_weight", "in_proj_bias"):
        own.register_parameter(name, None)  # which is how `run_layer` sees it
    yield own, "out_proj", own.out_proj.weight, own.out_proj.bias
    yield layer, "linear1", layer.linear1.weight, layer.linear1.bias
    yield layer, "linear2", layer.linear2.weight, layer.linear2.bias
