"""The packaged cross-encoder: reads a question together with a sentence, says whether it answers.

The first layers are multilingual-e5-small's own and see question and sentence apart; the last ones
see both together and were trained for it, as in DeFormer (Cao et al. 2020). So only the last ones
are in the package: `data/cross-encoder.safetensors`, made by `training/cross_encoder.py`.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing_qa.errors import ModelError
from briefing_qa.models import weights
from briefing_qa.models.e5_encoder import E5Encoder
from briefing_qa.models.encoder import rounded
from briefing_qa.models.multilingual import MultilingualEmbedder

if TYPE_CHECKING:
    import torch

    from briefing_qa.models.joint_layers import JointLayers

KEPT = 512
"""Sentences whose states are kept, some 60 kB each; other questions come back to the same ones."""

SHA256 = "250b1a203328dce9a9278a1e89ef6127437495817615441dd52c6f041d6384dc"
"""Of the file of weights."""

_FILE = "cross-encoder.safetensors"
_QUESTION_TOKENS, _SENTENCE_TOKENS, _CONTEXT_TOKENS = 60, 130, 40
_QUESTION, _SENTENCE, _CONTEXT = range(3)
_SAMPLE = (
    "How many girls aged 12 to 17 were found in Lima in 2015?",
    "El informe dice que 1.250 niñas de 12 a 17 años fueron víctimas en Lima (23,4 %).",
    "Figures. The Committee has asked the State for them since 2010.",
)
"""A question, a sentence and its context, see `integers`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is read.

    Attributes:
        text: the sentence.
        context: its heading and what stands before it.
    """

    text: str
    context: str = ""


class Joined(NamedTuple):
    """Questions with sentences, each pair one row, ready for the last layers.

    Attributes:
        states: (rows, longest, width), what the first layers made of the tokens.
        parts: int64 (rows, longest), whether a token is the question's (0), the sentence's (1), or
            the context's (2).
        padding: bool (rows, longest), what is none of them.
    """

    states: torch.Tensor
    parts: torch.Tensor
    padding: torch.Tensor


class CrossEncoder:
    """Reads sentences for a question. Loaded at the first question; thread-safe.

    Args:
        embedder: whose first layers it shares.
    """

    sha256 = SHA256

    def __init__(self, embedder: MultilingualEmbedder) -> None:
        self._embedder = embedder
        self._layers: JointLayers | None = None
        self._lock = threading.Lock()
        # What the first layers made of sentences, the last one read at the end. Touched where the
        # embedder runs, one at a time.
        self._kept: OrderedDict[Sentence, Held] = OrderedDict()

    def ask(self, question: str) -> Held:
        """A question, ready to be read with sentences.

        Args:
            question: as it was asked; what exceeds the model's length is cut off.

        Raises:
            ModelError: the weights are missing, changed or damaged.
        """
        first = self._loaded().first
        return self._embedder.run(
            lambda encoder: hold(encoder, question_tokens(encoder, question), first), 1
        )

    def score(self, asked: Held, sentence: Sentence) -> float:
        """How well a sentence answers a question.

        Args:
            asked: from `ask`.
            sentence: what exceeds the model's length is cut off.

        Returns:
            Log-odds by the model's own measure; 0 stands for "no sentence does".

        Raises:
            ModelError: the weights are missing, changed or damaged.
        """
        import torch

        layers = self._loaded()

        def read(encoder: E5Encoder) -> float:
            with torch.inference_mode():
                held = self._held(encoder, sentence, layers.first)
                return float(layers(*join([(asked, held)]))[0])

        return self._embedder.run(read, 1)

    def _held(self, encoder: E5Encoder, sentence: Sentence, first: int) -> Held:
        """A sentence after the first layers; the same however often it is read."""
        kept = self._kept.get(sentence)
        if kept is None:
            held = hold(encoder, sentence_tokens(encoder, sentence), first)
            kept = self._kept[sentence] = Held(held.states.half(), held.parts)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(sentence)
        return Held(kept.states.float(), kept.parts)

    def _loaded(self) -> JointLayers:
        from briefing_qa.models.integers import fast_in_integers
        from briefing_qa.models.joint_layers import load_joint_layers

        with self._lock:
            if self._layers is None:
                path = _packaged()
                weights.verify(path, self.sha256, "cross-encoder")
                try:
                    layers = load_joint_layers(path)
                    if fast_in_integers():
                        sample = self._embedder.run(partial(_sample, first=layers.first), 1)
                        layers.to_integers(*sample)
                    self._layers = layers
                except (OSError, ValueError, KeyError, RuntimeError) as error:
                    raise ModelError(
                        f"data/{_FILE}: cannot be loaded ({error}): install the package again"
                    ) from error
            return self._layers


def _sample(encoder: E5Encoder, first: int) -> Joined:
    """A question with a sentence, which says what the last layers are given as a rule."""
    texts = question_tokens(encoder, _SAMPLE[0]), sentence_tokens(encoder, Sentence(*_SAMPLE[1:]))
    question, sentence = (hold(encoder, text, first) for text in texts)
    return join([(question, sentence)])


def _packaged() -> Path:
    return Path(str(files("briefing_qa").joinpath("data", _FILE)))


class Tokens(NamedTuple):
    """A text as the first layers take it.

    Attributes:
        ids: its tokens, framed.
        parts: to which part each belongs, as in `Joined`.
    """

    ids: list[int]
    parts: list[int]


class Held(NamedTuple):
    """What the first layers made of a text.

    Attributes:
        states: (tokens, width).
        parts: to which part each token belongs.
    """

    states: torch.Tensor
    parts: list[int]


def hold(encoder: E5Encoder, text: Tokens, first: int) -> Held:
    """A text after the first layers."""
    import torch

    with torch.inference_mode():
        states, _ = encoder.states([text.ids], first)
    return Held(states[0, : len(text.ids)], text.parts)


def question_tokens(encoder: E5Encoder, question: str) -> Tokens:
    """A question's tokens."""
    ids = encoder.framed(encoder.tokens(f"query: {question}")[:_QUESTION_TOKENS])
    return Tokens(ids, [_QUESTION] * len(ids))


def sentence_tokens(encoder: E5Encoder, sentence: Sentence) -> Tokens:
    """A sentence's tokens, and those of its context."""
    own = encoder.tokens(f"passage: {sentence.text}")[:_SENTENCE_TOKENS]
    around = encoder.tokens(sentence.context)[:_CONTEXT_TOKENS] if sentence.context else []
    ids = encoder.framed(own, around) if around else encoder.framed(own)
    behind = len(own) + 2
    return Tokens(ids, [_SENTENCE] * behind + [_CONTEXT] * (len(ids) - behind))


def join(pairs: Sequence[tuple[Held, Held]]) -> Joined:
    """Questions and sentences behind one another, one pair a row."""
    import torch

    longest = rounded(max(len(question.parts) + len(held.parts) for question, held in pairs))
    first = pairs[0][0].states
    states = first.new_zeros(len(pairs), longest, first.shape[1])
    parts = torch.zeros(len(pairs), longest, dtype=torch.int64)
    padding = torch.ones(len(pairs), longest, dtype=torch.bool)
    for row, (question, sentence) in enumerate(pairs):
        middle = len(question.parts)
        end = middle + len(sentence.parts)
        states[row, :middle], states[row, middle:end] = question.states, sentence.states
        parts[row, :end] = torch.tensor(question.parts + sentence.parts)
        padding[row, :end] = False
    return Joined(states, parts, padding)
