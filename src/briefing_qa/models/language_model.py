"""A language model that answers yes or no, read from its logits.

The model runs inside this process, by llama.cpp, with the chat template of its own file. What
conversations have in common is evaluated once and kept: llama.cpp goes on from the longest
beginning that one shares with the one before it.
"""

from __future__ import annotations

import importlib.util
import math
import os
import secrets
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from briefing_qa.config import ReaderSettings
from briefing_qa.errors import ModelError, ModelNotFoundError
from briefing_qa.models import gguf, hub, weights

CONTEXT = 4096
"""Tokens of a conversation at most."""

_LISTED = 20
"""Most likely first tokens of the reply that are looked through for Yes and No."""

_INSTEAD = "a .gguf file on this machine"

Message = Mapping[str, str]
"""One turn: its `role` ("system", "user" or "assistant") and its `content`."""


class YesNoScorer(Protocol):
    """Conversations in, how much rather the model would reply Yes than No."""

    @property
    def sha256(self) -> str:
        """Checksum of the weights, which a calibration belongs to."""

    def score(self, conversation: Sequence[Message]) -> float:
        """Score one conversation.

        Args:
            conversation: ends with a question of the user.

        Returns:
            log P(Yes) - log P(No), which is the difference of their logits.

        Raises:
            ModelError: the model cannot be loaded or run.
        """


class LlamaScorer:
    """A GGUF model, loaded at the first conversation. Thread-safe, one conversation at a time.

    Args:
        path: the file, checked before.
        sha256: its checksum.
    """

    def __init__(self, path: Path, sha256: str) -> None:
        self.sha256 = sha256
        self._path = path
        self._server: Any = None
        self._lock = threading.Lock()

    def score(self, conversation: Sequence[Message]) -> float:
        """See `YesNoScorer.score`."""
        with self._lock:
            if self._server is None:
                self._server = _load(self._path)
            found = self._server.handle_chat_completions(
                {
                    "messages": [dict(message) for message in conversation],
                    "max_tokens": 1,
                    "logprobs": True,
                    "top_logprobs": _LISTED,
                    "temperature": 0,
                    "cache_prompt": True,
                }
            )
        try:
            return difference(found["choices"][0]["logprobs"]["content"][0]["top_logprobs"])
        except (KeyError, IndexError, TypeError) as error:
            reason = found.get("error", {}).get("message", "it gives no probabilities")
            raise ModelError(f"model {self._path}: cannot read a passage: {reason}") from error


def difference(likely: Sequence[Mapping[str, Any]]) -> float:
    """Log P(Yes) - log P(No) from the most likely next tokens, whatever their case and spaces.

    Args:
        likely: at least one, each with `token` and `logprob`, most likely first. An answer that is
            not among them is taken to be as likely as the last one.
    """
    sums = {"yes": 0.0, "no": 0.0}
    for one in likely:
        word = str(one["token"]).strip().lower()
        if word in sums:
            sums[word] += math.exp(one["logprob"])
    least = math.exp(likely[-1]["logprob"]) or 1e-30
    return math.log(sums["yes"] or least) - math.log(sums["no"] or least)


def _load(path: Path) -> Any:
    import xllamacpp

    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(path)
    wanted.n_ctx = CONTEXT
    wanted.n_parallel = 1
    wanted.verbosity = -1
    wanted.warmup = False
    wanted.cache_ram_mib = 0  # the prefix stays in the one slot; no copies of other prompts
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = os.cpu_count() or 1
    # The server in this library cannot be had without a port on the loopback interface: nobody has
    # its key.
    wanted.hostnames = ["127.0.0.1"]
    wanted.api_keys = [secrets.token_urlsafe(32)]
    try:
        return xllamacpp.Server(wanted)
    except RuntimeError as error:
        raise ModelError(
            f"model {path}: llama.cpp cannot load it: it is damaged, no language model, or newer "
            "than the installed xllamacpp: pip install --upgrade xllamacpp"
        ) from error


def runtime_problem() -> str:
    """Why language models cannot run here, and what to do; "" where they can."""
    if importlib.util.find_spec("xllamacpp") is None:
        return "a language model needs xllamacpp, which is missing: pip install 'briefing-qa[llm]'"
    return ""


def check_language_model(settings: ReaderSettings) -> None:
    """Find out what can be known at once: whether the runtime is there, and a whole file.

    Its checksum takes longer, and what is not downloaded yet is not looked for.

    Raises:
        ModelNotFoundError: the runtime or the file is missing.
        ModelError: the file is not a whole model.
    """
    if problem := runtime_problem():
        raise ModelNotFoundError(problem)
    if not settings.repository:
        gguf.check(Path(settings.path))


def open_language_model(settings: ReaderSettings) -> LlamaScorer:
    """The language model that the settings name, its file checked; it is loaded later.

    Raises:
        ModelNotFoundError: the runtime or the file is missing.
        ChecksumError: the file is not the one that was meant.
        ModelError: the file is not a whole model.
    """
    check_language_model(settings)
    if settings.repository:
        path = hub.hub_file(settings.repository, settings.revision, settings.file, _INSTEAD)
    else:
        path = Path(settings.path)
    gguf.check(path)
    if settings.sha256:
        weights.verify(path, settings.sha256, path.name)
    return LlamaScorer(path, settings.sha256 or weights.file_sha256(path))
