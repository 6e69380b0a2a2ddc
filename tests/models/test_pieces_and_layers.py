"""The tokenizer and the layers of multilingual-e5-small, beside other implementations of both."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as some
from sentencepiece import SentencePieceProcessor
from tokenizers import Tokenizer, models
from torch import nn

from briefing_qa.models.e5_encoder import E5Encoder, encoder_layers
from briefing_qa.models.e5_file import E5File
from briefing_qa.models.encoder import STEP, rounded
from briefing_qa.models.layers import run_layer
from briefing_qa.models.pieces import open_pieces

pytestmark = pytest.mark.model

LETTERS = some.characters(codec="utf-8", exclude_characters=" <")
TEXTS = [
    "In 2020, 8,710 hotels signed the “Code” (see fn. 12).",
    "¿Qué porcentaje de las niñas de 15 a 19 años se casó en la sierra?",
    "日本の子ども、中国儿童和 детей",
    "naïve cafe\u0301 \U0001f600\U0001f600 x",
    "a\x00b",
]


@pytest.fixture(scope="module")
def other(file: E5File) -> Tokenizer:
    """The same pieces in another library."""
    pieces = [
        (piece.decode(), score) for piece, score in zip(file.pieces, file.scores, strict=True)
    ]
    return Tokenizer(models.Unigram(pieces, file.unknown, False))


@pytest.fixture(scope="module")
def own(file: E5File) -> SentencePieceProcessor:
    """The tokenizer as it is used."""
    return open_pieces(file)


def ids_of(other: Tokenizer, text: str) -> list[int]:
    """What the other library makes of a text."""
    ids: list[int] = other.encode(text, add_special_tokens=False).ids
    return ids


def test_pieces_are_those_of_another_library(own: SentencePieceProcessor, other: Tokenizer) -> None:
    """Of texts in several scripts, with the spaces marked, and of no text at all."""
    for text in TEXTS:
        marked = "\u2581" + text.replace(" ", "\u2581")
        assert own.encode(marked) == ids_of(other, marked)
        assert len(own.encode(marked)) > 2
    assert own.encode("") == ids_of(other, "") == []


@settings(max_examples=300, deadline=None)
@given(text=some.text(LETTERS, max_size=12))
def test_any_characters_become_the_same_pieces(
    own: SentencePieceProcessor, other: Tokenizer, text: str
) -> None:
    """Unknown ones too: those that follow one another are one piece."""
    assert own.encode(f"\u2581{text}") == ids_of(other, f"\u2581{text}")


def test_a_text_that_spells_a_mark_is_text(file: E5File, own: SentencePieceProcessor) -> None:
    """What stands for begin and end cannot be written in a document."""
    assert not {file.begin, file.end} & set(own.encode("\u2581<s>\u2581hotel</s>"))


@pytest.mark.parametrize("length", [1, 7, 8, 9, 40])
def test_a_layer_is_torchs_own(file: E5File, length: int) -> None:
    """What is padded up to a multiple of eight comes out as torch's layer has it without."""
    layer = encoder_layers(file, torch.float32, {})[3]
    assert isinstance(layer, nn.TransformerEncoderLayer)
    torch.manual_seed(length)
    states = torch.randn(1, length, file.width)
    padded = nn.functional.pad(states, (0, 0, 0, rounded(length) - length), value=3.0)
    padding = torch.arange(rounded(length))[None] >= length
    with torch.inference_mode():
        found = run_layer(layer, padded, padding)
        expected = layer(states)
    assert found.shape == (1, rounded(length), file.width)
    assert torch.allclose(found[:, :length], expected, atol=1e-5)


def test_texts_are_padded_to_the_longest_and_one_to_a_multiple_of_eight(file: E5File) -> None:
    """Also when a question's states are taken from before."""
    encoder = E5Encoder(file)
    two = [list(range(5, 16)), list(range(5, 9))]
    with torch.inference_mode():
        states, padding = encoder.states(two)
        assert states.shape == (2, 11, file.width)
        assert padding.sum(1).tolist() == [0, 7]
        whole, padding = encoder.states([two[0]])
        kept, again = encoder.states([two[0]], 3)
        anew, _ = encoder.states([[*two[0]], [*two[0]]], 3)
    assert whole.shape == kept.shape == (1, 16, file.width)
    assert padding.sum() == 5
    assert torch.equal(padding, again)
    assert torch.allclose(kept[0, :11].float(), anew[0].float(), atol=0.1)


@pytest.mark.parametrize(("length", "expected"), [(1, STEP), (8, 8), (9, 16), (512, 512)])
def test_lengths_are_rounded_up(length: int, expected: int) -> None:
    """What is a multiple already stays."""
    assert rounded(length) == expected
