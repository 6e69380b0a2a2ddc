"""A layer of BERT (Devlin et al. 2019).

Torch's own way through such a layer is slower by half where a text is padded, hence this one. Apart
from `e5_encoder` because it needs torch when it is imported.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import nn
from torch.nn import functional


def empty_layers(
    count: int, *, width: int, heads: int, inner: int, epsilon: float
) -> nn.ModuleList:
    """Layers without their weights, to be loaded with `assign=True`.

    Args:
        count: how many.
        width: of a token's state.
        heads: of the attention.
        inner: width inside of a layer.
        epsilon: of the norms.
    """
    with torch.device("meta"):  # the shapes alone: nothing is filled at random
        return nn.ModuleList(
            nn.TransformerEncoderLayer(
                width,
                heads,
                inner,
                dropout=0.0,
                activation="gelu",
                layer_norm_eps=epsilon,
                batch_first=True,
            )
            for _ in range(count)
        )


def run_layer(layer: nn.Module, states: torch.Tensor, padding: torch.Tensor) -> torch.Tensor:
    """What a layer makes of texts, without dropout.

    Args:
        layer: a `TransformerEncoderLayer` whose norms come last, with GELU inside; or what
            `integers` made of one.
        states: (n, longest, width).
        padding: bool (n, longest), what no token looks at; of a text, never all.

    Returns:
        (n, longest, width); what stands in the padding means nothing.
    """
    layer = cast("nn.TransformerEncoderLayer", layer)
    own = layer.self_attn
    count, longest, width = states.shape
    if own.in_proj_weight is None:  # see `integers`
        together = own.in_proj(states)
    else:
        together = functional.linear(states, own.in_proj_weight, own.in_proj_bias)
    parts = together.view(count, longest, 3, own.num_heads, width // own.num_heads)
    asked, held, values = parts.permute(2, 0, 3, 1, 4)
    seen = ~padding[:, None, None, :] if padding.any() else None
    mixed = functional.scaled_dot_product_attention(asked, held, values, attn_mask=seen)
    states = layer.norm1(states + own.out_proj(mixed.transpose(1, 2).flatten(2)))
    inner = functional.gelu(layer.linear1(states))
    normed: torch.Tensor = layer.norm2(states + layer.linear2(inner))
    return normed
