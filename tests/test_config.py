"""Settings: defaults, what is refused, and reading them from a file."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from briefing_qa.config import AnswerSettings, IndexSettings, Settings, load_settings
from briefing_qa.errors import ConfigError


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    """Where a settings file is written."""
    return tmp_path / "settings.toml"


def test_the_default_needs_no_network() -> None:
    """Without a file the packaged model is used."""
    assert load_settings(None) == Settings()
    assert Settings().index.embedding == "minilm"


def test_a_file_changes_what_it_names(settings_file: Path) -> None:
    """Values of both tables are taken over; the others keep their defaults."""
    settings_file.write_text(
        '[index]\nembedding = "hashing"\npassage_max_words = 90\n[answer]\nmin_confidence = 1\n',
        encoding="utf-8",
    )
    assert load_settings(settings_file) == Settings(
        index=IndexSettings(embedding="hashing", passage_max_words=90),
        answer=AnswerSettings(min_confidence=1),
    )


def test_an_empty_file_gives_the_defaults(settings_file: Path) -> None:
    """Nothing in the file changes nothing."""
    settings_file.write_text("# nothing yet\n", encoding="utf-8")
    assert load_settings(settings_file) == Settings()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[index]\nembeding = 'x'", r"unknown setting 'embeding'; known: .*embedding"),
        ("[index]\npassage_min_words = 'many'", r"passage_min_words = 'many' is not of type int"),
        ("[index]\npassage_min_words = true", r"passage_min_words = True is not of type int"),
        ("[index]\npassage_min_words = 1.5", r"is not of type int"),
        ("[index]\nembedding = 3", r"embedding = 3 is not of type str"),
        ("[index]\npassage_min_words = 0", r"use 1 <= min <= max"),
        ("[index]\npassage_min_words = 200", r"200 and passage_max_words = 150 do not fit"),
        ("[answer]\ntop_k = 1", r"top_k = 1 is too small: use 5 or more"),
        ("[answer]\nevidence = 4", r"evidence = 4 is too small"),
        ("[answer]\nmax_sentences = 0", r"max_sentences = 0 is too small"),
        ("[answer]\nmin_confidence = 1.5", r"min_confidence = 1.5 is not a probability"),
        ("[answer]\nmin_confidence = nan", r"is not a probability"),
        ("[answers]\ntop_k = 9", r"unknown part 'answers'; known: \[index\], \[answer\]"),
        ("index = 3", r"unknown part 'index'"),
        ("top_k = 9", r"unknown part 'top_k'"),
        ("[index", r"not TOML"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(settings_file: Path, content: str, says: str) -> None:
    """The message names the file, the setting, and what is right."""
    settings_file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=says) as caught:
        load_settings(settings_file)
    assert str(settings_file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_text_is_refused(settings_file: Path) -> None:
    """Bytes that are not UTF-8 are no settings."""
    settings_file.write_bytes(b"[index]\nembedding = '\xff\xfe'")
    with pytest.raises(ConfigError, match="not TOML"):
        load_settings(settings_file)


def test_a_file_that_cannot_be_read_is_named(settings_file: Path) -> None:
    """A missing file and a folder are refused by name."""
    with pytest.raises(ConfigError, match=f"cannot read settings {settings_file}"):
        load_settings(settings_file)
    with pytest.raises(ConfigError, match="cannot read settings"):
        load_settings(settings_file.parent)


def test_settings_do_not_change() -> None:
    """Both groups are frozen."""
    with pytest.raises(FrozenInstanceError):
        Settings().index.embedding = "hashing"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Settings().answer.top_k = 7  # type: ignore[misc]
