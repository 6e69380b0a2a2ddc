"""Models of the hub that judge a question together with a text: cross-encoders, SQuAD readers.

Loaded from a pinned revision, weights verified by their checksum, safetensors only, no code of the
repository run. Loading happens at the first question.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from briefing_qa.config import ReaderSettings
from briefing_qa.errors import ModelError
from briefing_qa.models import hub, weights

Logits = npt.NDArray[np.float64]

SPAN_TOKENS = 30
"""Tokens of an answer at most, for a SQuAD reader: what its authors usually evaluate with."""

_INSTEAD = 'kind = "small" under [reader]'
_WEIGHTS = "model.safetensors"
_TOKENS = 384
_BATCH = 16


class PairScorer(Protocol):
    """A question and texts in, one figure for each text out."""

    def score(self, question: str, texts: Sequence[str]) -> Logits:
        """How well texts answer a question.

        Args:
            question: as it was asked.
            texts: n texts; what exceeds the model's length is cut off.

        Returns:
            float64, (n,): higher is better, log-odds by the model's own measure.

        Raises:
            ModelError: the model is damaged or cannot be run.
        """


class _HubScorer:
    """What both kinds have in common: verified and loaded at the first question.

    Args:
        folder: of the repository's files.
        sha256: expected checksum of its weights.
        name: for people.
    """

    def __init__(self, folder: Path, sha256: str, name: str) -> None:
        self._folder = folder
        self._sha256 = sha256
        self._name = name
        self._model: Any = None
        # One at a time: the fast tokenizers refuse concurrent use ("Already borrowed").
        self._lock = threading.Lock()

    def score(self, question: str, texts: Sequence[str]) -> Logits:
        """See `PairScorer.score`."""
        with self._lock:
            if self._model is None:
                weights.verify(self._folder / _WEIGHTS, self._sha256, self._name)
                try:
                    self._model = self._load(str(self._folder))
                except (OSError, ValueError, KeyError, RuntimeError) as error:
                    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
                    raise ModelError(f"model {self._name}: cannot be loaded: {reason}") from error
            batches = [texts[n : n + _BATCH] for n in range(0, len(texts), _BATCH)]
            return np.concatenate(
                [np.zeros(0), *(self._batch(question, batch) for batch in batches)]
            )

    def _load(self, folder: str) -> Any:
        raise NotImplementedError

    def _batch(self, question: str, texts: Sequence[str]) -> Logits:
        raise NotImplementedError


class CrossEncoderScorer(_HubScorer):
    """A sentence-transformers cross-encoder with one label, or two of which the second is yes."""

    def _load(self, folder: str) -> Any:
        from sentence_transformers import CrossEncoder

        model = CrossEncoder(
            folder,
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
        if model.num_labels not in (1, 2):
            raise ValueError(f"it has {model.num_labels} labels, not 1 or 2")
        model.max_seq_length = min(_TOKENS, model.max_seq_length)
        return model

    def _batch(self, question: str, texts: Sequence[str]) -> Logits:
        import torch

        found = self._model.predict(
            [(question, text) for text in texts],
            activation_fn=torch.nn.Identity(),
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        logits = np.asarray(found, np.float64).reshape(len(texts), -1)
        return np.asarray(logits[:, 0] if logits.shape[1] == 1 else logits[:, 1] - logits[:, 0])


class SquadScorer(_HubScorer):
    """An extractive reader trained on SQuAD 2.0: its best answer against "there is none".

    The figure is the score of the best span minus that of the empty one, at the first token
    (Devlin et al. 2019, section 4.3).
    """

    def _load(self, folder: str) -> Any:
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        tokenizer = AutoTokenizer.from_pretrained(folder, **options)
        model = AutoModelForQuestionAnswering.from_pretrained(
            folder, use_safetensors=True, **options
        )
        return tokenizer, model.eval()

    def _batch(self, question: str, texts: Sequence[str]) -> Logits:
        import torch

        tokenizer, model = self._model
        encoded = tokenizer(
            [question] * len(texts),
            list(texts),
            truncation="longest_first",
            max_length=min(_TOKENS, tokenizer.model_max_length),
            padding=True,
            return_tensors="pt",
        )
        with torch.inference_mode():
            found = model(**encoded)
        starts, ends = found.start_logits.double().numpy(), found.end_logits.double().numpy()
        return np.array(
            [
                best_span(start, end, [part == 1 for part in encoded.sequence_ids(row)])
                - (start[0] + end[0])
                for row, (start, end) in enumerate(zip(starts, ends, strict=True))
            ]
        )


def best_span(starts: Logits, ends: Logits, inside: Sequence[bool]) -> float:
    """The highest sum of a start and an end of at most `SPAN_TOKENS` tokens.

    Args:
        starts: float64, (tokens,).
        ends: float64, (tokens,).
        inside: whether a token is of the text, not of the question.

    Returns:
        The sum; -inf where no token is of the text.
    """
    allowed = np.array(inside)
    sums = np.where(np.logical_and.outer(allowed, allowed), np.add.outer(starts, ends), -np.inf)
    length = np.subtract.outer(np.arange(len(ends)), np.arange(len(starts))).T
    return float(np.where((length >= 0) & (length < SPAN_TOKENS), sums, -np.inf).max())


def open_pair_scorer(settings: ReaderSettings) -> PairScorer:
    """The cross-encoder or SQuAD reader that the settings name. It is loaded later.

    Raises:
        ModelNotFoundError: a repository that is neither here nor to be reached.
    """
    folder = hub.hub_folder(settings.repository, settings.revision, _INSTEAD)
    name = f"{settings.repository}@{settings.revision[:12]}"
    kind = CrossEncoderScorer if settings.kind == "cross-encoder" else SquadScorer
    return kind(folder, settings.sha256, name)
