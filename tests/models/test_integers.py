"""Layers in integers of eight bits, beside the same ones in floating point."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.functional import cosine_similarity

from briefing_qa.models import integers
from briefing_qa.models.cross_encoder import CrossEncoder, Sentence
from briefing_qa.models.e5_encoder import E5Encoder, encoder_layers
from briefing_qa.models.e5_file import E5File
from briefing_qa.models.integers import APART, IntegerLinear, fast_in_integers, to_integers
from briefing_qa.models.layers import run_layer
from briefing_qa.models.multilingual import MultilingualEmbedder

TEXTS = [
    "passage: In 2020, 8,710 hotels signed the Code of Conduct.",
    "query: ¿Qué porcentaje de las niñas de 15 a 19 años se casó?",
]


@pytest.fixture
def anew() -> Iterator[None]:
    """Whether integers are used is asked again, and afterwards once more."""
    fast_in_integers.cache_clear()
    yield
    fast_in_integers.cache_clear()


def matrix(inputs: int, outputs: int) -> nn.Linear:
    """One with the same weights each time."""
    torch.manual_seed(inputs)
    return nn.Linear(inputs, outputs).requires_grad_(False)


def error(linear: nn.Linear, sample: torch.Tensor, states: torch.Tensor) -> float:
    """By how much integers are off, as a share of what comes out."""
    exact = linear(states)
    found = IntegerLinear(linear.weight, linear.bias, sample)(states)
    assert found.shape == exact.shape
    return float((found - exact).norm() / exact.norm())


def test_integers_are_off_by_a_hundredth() -> None:
    """Rounding to 127 steps costs that much of values that are spread as normal ones are."""
    states = torch.randn(2, 9, 384)
    assert error(matrix(384, 96), states, states) < 0.015


def test_values_on_one_side_have_all_steps() -> None:
    """As those behind GELU, which are hardly below zero: half of the error of steps around zero."""
    states = torch.randn(2, 9, 384).abs() + 2.0
    linear = matrix(384, 96)
    linear.weight.copy_(linear.weight.sign())  # of which nothing is rounded
    around = states.abs().amax(2, keepdim=True) / 127
    rounded = (states / around).round() * around
    rough = float((linear(rounded) - linear(states)).norm() / linear(states).norm())
    assert error(linear, states, states) < 0.7 * rough


@pytest.mark.parametrize("top", [1.0, 127.5, 0.1])
def test_the_ends_do_not_run_over(top: float) -> None:
    """Values as far below zero as above, of which both ends lie between two steps."""
    states = torch.linspace(-top, top, 40)[None, None]
    linear = matrix(40, 8)
    assert error(linear, torch.ones(1, 40), states) < 0.02


def test_large_columns_are_multiplied_apart() -> None:
    """One that is a hundred times the others leaves them nothing when it is not known to be."""
    linear = matrix(384, 96)
    linear.weight[:, 7] = 0.0
    plain = torch.randn(1, 12, 384)
    plain[..., 7] = 0.0
    states = plain.clone()
    states[..., 7] = 300.0
    assert error(linear, states, states) < 0.015
    assert error(linear, plain, states) > 0.3


def test_the_largest_columns_are_apart() -> None:
    """As many as there may be, of a narrow matrix no more than it has."""
    sample = torch.ones(3, 40)
    sample[1, 5 : 5 + APART] = -10.0
    columns = IntegerLinear(torch.ones(8, 40), torch.zeros(8), sample).apart.tolist()
    assert sorted(columns) == list(range(5, 5 + APART))
    narrow = matrix(APART - 2, 4)
    assert error(narrow, torch.randn(1, 2, APART - 2), torch.randn(1, 5, APART - 2)) < 1e-6


def test_tokens_of_nothing_are_the_bias() -> None:
    """No division by zero."""
    linear = matrix(16, 8)
    nothing = torch.zeros(1, 3, 16)
    found = IntegerLinear(linear.weight, linear.bias, torch.ones(1, 16))(nothing)
    assert torch.equal(found, linear.bias.expand(1, 3, 8))


@pytest.mark.model
def test_layers_in_integers_are_close(file: E5File) -> None:
    """Of all layers, one after the other, and with some tokens of padding."""
    exact = encoder_layers(file, torch.float32, {})
    changed = encoder_layers(file, torch.float32, {})
    encoder = E5Encoder(file)
    with torch.inference_mode():
        states, padding = encoder.states([encoder.framed(encoder.tokens(TEXTS[0]))], 0)
        to_integers(changed, states, padding)
        one = other = states
        for layer, quick in zip(exact, changed, strict=True):
            one, other = run_layer(layer, one, padding), run_layer(quick, other, padding)
    assert other.dtype == torch.float32
    assert float(cosine_similarity(one, other, -1)[~padding].min()) > 0.99


@pytest.mark.model
def test_vectors_in_integers_are_close(
    file: E5File, anew: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that an index made on one processor serves on another."""
    vectors = []
    for there in (True, False):
        monkeypatch.setattr(integers, "fast_in_integers", lambda there=there: there)
        encoder = E5Encoder(file)
        assert isinstance(encoder.layers[0].linear1, IntegerLinear) is there
        vectors.append(encoder.vectors(TEXTS))
    assert np.all((vectors[0] * vectors[1]).sum(1) > 0.998)
    assert not np.array_equal(vectors[0], vectors[1])


@pytest.mark.model
def test_reading_in_integers_is_close(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures differ by less than those of an answer and of its neighbour."""
    answer = Sentence("As of 2020, 8,710 hotels have signed the Code of Conduct.")
    other = Sentence("In 2019, the police closed 12 hotels.")
    figures = []
    for there in (True, False):
        monkeypatch.setattr(integers, "fast_in_integers", lambda there=there: there)
        encoder = CrossEncoder(MultilingualEmbedder())
        asked = encoder.ask("How many hotels signed the Code?")
        figures.append([encoder.score(asked, one) for one in (answer, other)])
    first, second = figures
    assert first != second
    assert np.allclose(first, second, atol=0.5)
    assert first[0] > first[1] + 3


def test_integers_are_left_alone_where_they_are_slow_or_wrong(
    anew: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No instructions for them, sums that overflow, products refused, a torch without them."""
    monkeypatch.setattr(torch.cpu, "_is_vnni_supported", lambda: True)
    assert fast_in_integers()

    def refused(*_: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("not implemented")

    for wrong in (lambda *_: torch.zeros(8, 16, dtype=torch.int32), refused, None):
        fast_in_integers.cache_clear()
        monkeypatch.setattr(torch, "_int_mm", wrong)
        assert not fast_in_integers()
    fast_in_integers.cache_clear()
    monkeypatch.undo()
    monkeypatch.setattr(torch.cpu, "_is_vnni_supported", lambda: False)
    assert not fast_in_integers()
