"""Settings, in frozen groups: what shapes the index, what shapes answers, and which model reads.

Changing a value of `IndexSettings` makes an existing index unusable until it is rebuilt; changing
one of the others never does. Nothing is read from the environment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self, TypeVar

from briefing_qa.bounded import text_of, toml_of
from briefing_qa.errors import ConfigError

TEXT_VERSION = 18
"""Raised whenever canonical text, sentence boundaries, passages, embedded texts or the vectors of
passages change.
"""

MAX_QUESTION_CHARACTERS = 2000
"""Longer questions are refused: they are pasted documents, not questions."""

_MOST_MIB = 1  # of a file of settings

_LANGUAGES = re.compile(r"[a-z_]+(\+[a-z_]+)*")  # as Tesseract joins them

_KINDS: Mapping[str, tuple[type, ...]] = {
    "int": (int,),
    "str": (str,),
    "float | None": (int, float, type(None)),
}
_WRITTEN = {"int": "a whole number", "str": "text in quotes", "float | None": "a number"}


def _check_types(group: IndexSettings | AnswerSettings | ReaderSettings) -> None:
    """Make sure that values are of the types that they are said to be. Raises ConfigError."""
    for one in fields(group):
        value, kind = getattr(group, one.name), str(one.type)
        if isinstance(value, bool) or not isinstance(value, _KINDS[kind]):
            raise ConfigError(
                f"{one.name} = {value!r} is not of type {kind}: write {_WRITTEN[kind]}"
            )


PACKAGED_EMBEDDINGS = ("multilingual", "minilm", "hashing")
"""Embedding models that need no model hub."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """What shapes the index. Stored in it; an index with other values is not opened.

    Attributes:
        embedding: "multilingual" or "minilm" (English; both packaged), "hashing" (tests), or a
            repository of the model hub.
        embedding_revision: commit of the repository; required with a repository.
        embedding_sha256: checksum of its weights file; required with a repository.
        passage_min_words: a passage is not closed before it has as many words.
        passage_max_words: a passage with more words is one single sentence or list item.
        ocr: languages in which the text of scanned pages is recognised, as Tesseract names them
            ("eng", "eng+spa"); empty leaves such pages out.
    """

    embedding: str = "multilingual"
    embedding_revision: str = ""
    embedding_sha256: str = ""
    passage_min_words: int = 60
    passage_max_words: int = 150
    ocr: str = ""

    def __post_init__(self) -> None:
        _check_types(self)
        self._check_embedding()
        if not 1 <= self.passage_min_words <= self.passage_max_words:
            raise ConfigError(
                f"passage_min_words = {self.passage_min_words} and passage_max_words = "
                f"{self.passage_max_words} do not fit: use 1 <= min <= max"
            )
        if self.ocr and not _LANGUAGES.fullmatch(self.ocr):
            raise ConfigError(
                f"ocr = {self.ocr!r} names no languages: use codes of Tesseract joined by + "
                "('eng', 'eng+spa'), or '' to leave scanned pages out"
            )

    def _check_embedding(self) -> None:
        if self.embedding in PACKAGED_EMBEDDINGS:
            return
        if "/" not in self.embedding:
            raise ConfigError(
                f"embedding = {self.embedding!r} is not known: use "
                f"{', '.join(map(repr, PACKAGED_EMBEDDINGS))} or a repository of the model hub "
                "('owner/name')"
            )
        if len(self.embedding_revision) != 40 or len(self.embedding_sha256) != 64:
            raise ConfigError(
                f"embedding = {self.embedding!r} needs embedding_revision (a commit of 40 hex "
                "digits) and embedding_sha256 (of its model.safetensors, 64 hex digits)"
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

    top_k: int = 100
    evidence: int = 16
    max_sentences: int = 3
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        _check_types(self)
        for name, low in (("top_k", 5), ("evidence", 5), ("max_sentences", 1)):
            if getattr(self, name) < low:
                raise ConfigError(f"{name} = {getattr(self, name)} is too small: use {low} or more")
        if self.min_confidence is not None and not 0.0 <= self.min_confidence <= 1.0:
            raise ConfigError(
                f"min_confidence = {self.min_confidence} is not a probability: use 0 to 1"
            )


MODEL_SYNTAX = "PATH.gguf, PATH.gguf#SHA256 or OWNER/NAME@REVISION:FILE.gguf#SHA256"
"""How a language model is named in one word."""

_HUB_MODEL = re.compile(r"([\w.-]+/[\w.-]+)@([^:#]*):([^#]*)")
_HEX = re.compile(r"[0-9a-f]*")

_PINNED = ("repository", "revision", "sha256")
_NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "small": ((),),
    "similarity": ((),),
    "language-model": (("path",), ("path", "sha256"), (*_PINNED, "file")),
    "cross-encoder": (_PINNED,),
    "squad": (_PINNED,),
}
"""Kinds of readers, and the options that each goes with: one set of them, no more and no less."""


def _joined(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """Which model decides what answers, and where it comes from.

    Attributes:
        kind: "small" (packaged), "similarity" (a baseline), "language-model" (a GGUF file),
            "cross-encoder" or "squad" (models of the model hub).
        path: a GGUF file on this machine.
        repository: of the model hub, "owner/name".
        revision: commit of the repository.
        file: the GGUF file in the repository.
        sha256: checksum of the weights: of the GGUF file, or of `model.safetensors`.
        reads: sentences that a language model reads for a question, the likeliest ones.
    """

    kind: str = "small"
    path: str = ""
    repository: str = ""
    revision: str = ""
    file: str = ""
    sha256: str = ""
    reads: int = 2

    def __post_init__(self) -> None:
        _check_types(self)
        if self.kind not in _NEEDS:
            raise ConfigError(f"kind = {self.kind!r} is not known: use one of {', '.join(_NEEDS)}")
        options = ("path", *_PINNED, "file")
        given = {name for name in options if getattr(self, name)}
        if given not in [set(needed) for needed in _NEEDS[self.kind]]:
            ways = ", or with ".join(
                _joined(needed) or "nothing else" for needed in _NEEDS[self.kind]
            )
            raise ConfigError(
                f"kind = {self.kind!r} goes with {ways}: here stands "
                f"{_joined([name for name in options if name in given]) or 'nothing else'}"
            )
        for name, length in (("revision", 40), ("sha256", 64)):
            value = getattr(self, name)
            if value and (len(value) != length or not _HEX.fullmatch(value)):
                raise ConfigError(f"{name} = {value!r} is not {length} hex digits, lower case")
        if self.reads < 1:
            raise ConfigError(f"reads = {self.reads} is too small: use 1 or more")

    @classmethod
    def language_model(cls, spec: str) -> Self:
        """The settings for a language model named in one word, see `MODEL_SYNTAX`.

        Raises:
            ConfigError: the word cannot be understood.
        """
        if not isinstance(spec, str):
            raise ConfigError(f"a language model is a str, not {spec!r}: use {MODEL_SYNTAX}")
        name, _, sha256 = spec.partition("#")
        if not name.strip():
            raise ConfigError(f"the language model {spec!r} has no name: use {MODEL_SYNTAX}")
        try:
            if hub := _HUB_MODEL.fullmatch(name):
                repository, revision, file = hub.groups()
                return cls(
                    kind="language-model",
                    repository=repository,
                    revision=revision,
                    file=file,
                    sha256=sha256,
                )
            return cls(kind="language-model", path=name, sha256=sha256)
        except ConfigError as error:
            raise ConfigError(f"language model {spec!r}: use {MODEL_SYNTAX}: {error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All groups together."""

    index: IndexSettings = field(default_factory=IndexSettings)
    answer: AnswerSettings = field(default_factory=AnswerSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)

    def __post_init__(self) -> None:
        for name, kind in _GROUPS.items():
            value = getattr(self, name)
            if not isinstance(value, kind):
                raise ConfigError(f"{name} = {value!r} is none: give {kind.__name__}(...)")


_GROUPS = {"index": IndexSettings, "answer": AnswerSettings, "reader": ReaderSettings}

_Group = TypeVar("_Group", IndexSettings, AnswerSettings, ReaderSettings)


def _group(cls: type[_Group], values: Mapping[str, Any], where: str) -> _Group:
    known = [f.name for f in fields(cls)]
    for name in values:
        if name not in known:
            raise ConfigError(f"{where}: unknown setting {name!r}: use one of {', '.join(known)}")
    try:
        return cls(**values)
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error


def load_settings(path: str | Path | None) -> Settings:
    """Read settings from a TOML file with the tables `[index]`, `[answer]` and `[reader]`.

    Args:
        path: the file; None gives the defaults.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or holds an unknown or wrong value.
    """
    if path is None:
        return Settings()
    try:
        data = toml_of(_text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"settings {path} are not TOML: {error}: mend the file") from error
    for name, table in data.items():
        if name not in _GROUPS or not isinstance(table, dict):
            known = ", ".join(f"[{one}]" for one in _GROUPS)
            raise ConfigError(f"settings {path}: unknown part {name!r}: use one of {known}")
    return Settings(
        index=_group(IndexSettings, data.get("index", {}), f"settings {path}, [index]"),
        answer=_group(AnswerSettings, data.get("answer", {}), f"settings {path}, [answer]"),
        reader=_group(ReaderSettings, data.get("reader", {}), f"settings {path}, [reader]"),
    )


def _text_of(path: str | Path) -> str:
    """What stands in a file of settings. Raises ConfigError."""
    if not isinstance(path, str | Path):
        raise ConfigError(f"path = {path!r} is no file: give its path, a str or a Path")
    try:
        return text_of(Path(path), _MOST_MIB)
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"settings {path} are not UTF-8, and so not TOML: save the file as UTF-8"
        ) from error
    except OSError as error:
        raise ConfigError(
            f"cannot read settings {path}: {error.strerror}: name a TOML file that may be read"
        ) from error
