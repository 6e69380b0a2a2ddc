"""Settings, in two frozen groups: what shapes the index, and what does not.

Changing a value of `IndexSettings` makes an existing index unusable until it is rebuilt; changing
one of `AnswerSettings` never does. Nothing is read from the environment.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from briefing_qa.errors import ConfigError

TEXT_VERSION = 1
"""Raised whenever canonical text, sentence boundaries, passages or embedded texts change."""

MAX_QUESTION_CHARACTERS = 2000
"""Longer questions are refused: they are pasted documents, not questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """What shapes the index. Stored in it; an index with other values is not opened.

    Attributes:
        embedding: "minilm" (packaged), "hashing" (tests), or a repository of the model hub.
        embedding_revision: commit of the repository; required with a repository.
        embedding_sha256: checksum of its weights file; required with a repository.
        passage_min_words: a passage is not closed before it has as many words.
        passage_max_words: a passage with more words is one single sentence or list item.
    """

    embedding: str = "minilm"
    embedding_revision: str = ""
    embedding_sha256: str = ""
    passage_min_words: int = 60
    passage_max_words: int = 150

    def __post_init__(self) -> None:
        if not 1 <= self.passage_min_words <= self.passage_max_words:
            raise ConfigError(
                f"passage_min_words = {self.passage_min_words} and passage_max_words = "
                f"{self.passage_max_words} do not fit: use 1 <= min <= max"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSettings:
    """What shapes answers, not the index.

    Attributes:
        top_k: passages taken from each first-stage retriever.
        evidence: passages handed to the synthesizer, and shown with the answer.
        max_sentences: sentences in an answer that is no list and no comparison.
        min_confidence: below this probability of being right, the answer is a refusal; None takes
            the value that was fitted with the reader.
    """

    top_k: int = 30
    evidence: int = 16
    max_sentences: int = 3
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        for name, low in (("top_k", 5), ("evidence", 5), ("max_sentences", 1)):
            if getattr(self, name) < low:
                raise ConfigError(f"{name} = {getattr(self, name)} is too small: use {low} or more")
        if self.min_confidence is not None and not 0.0 <= self.min_confidence <= 1.0:
            raise ConfigError(
                f"min_confidence = {self.min_confidence} is not a probability: use 0 to 1"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Both groups together."""

    index: IndexSettings = field(default_factory=IndexSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)


_Group = TypeVar("_Group", IndexSettings, AnswerSettings)

_KINDS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "str": (str,),
    "float | None": (int, float),
}


def _group(cls: type[_Group], values: Mapping[str, Any], where: str) -> _Group:
    known = {f.name: str(f.type) for f in fields(cls)}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(f"{where}: unknown setting {name!r}; known: {', '.join(known)}")
        if isinstance(value, bool) or not isinstance(value, _KINDS[known[name]]):
            raise ConfigError(f"{where}: {name} = {value!r} is not of type {known[name]}")
    try:
        return cls(**values)
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error


def load_settings(path: Path | None) -> Settings:
    """Read settings from a TOML file with the tables `[index]` and `[answer]`.

    Args:
        path: the file; None gives the defaults.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or holds an unknown or wrong value.
    """
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read settings {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"settings {path} are not TOML: {error}") from error
    for name, table in data.items():
        if name not in ("index", "answer") or not isinstance(table, dict):
            raise ConfigError(f"settings {path}: unknown part {name!r}; known: [index], [answer]")
    return Settings(
        index=_group(IndexSettings, data.get("index", {}), f"settings {path}, [index]"),
        answer=_group(AnswerSettings, data.get("answer", {}), f"settings {path}, [answer]"),
    )
