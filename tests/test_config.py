"""Settings: defaults, what is refused, and reading them from a file."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from briefing_qa.config import (
    AnswerSettings,
    IndexSettings,
    ReaderSettings,
    Settings,
    load_settings,
)
from briefing_qa.errors import ConfigError


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    """Where a settings file is written."""
    return tmp_path / "settings.toml"


def test_the_default_needs_no_network() -> None:
    """Without a file the packaged model is used."""
    assert load_settings(None) == Settings()
    assert Settings().index.embedding == "multilingual"


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


@pytest.mark.parametrize("languages", ["", "eng", "eng+spa", "chi_sim+eng"])
def test_languages_to_recognise_are_codes(settings_file: Path, languages: str) -> None:
    """One or several, joined as the program that recognises them joins them; none by default."""
    settings_file.write_text(f'[index]\nocr = "{languages}"\n', encoding="utf-8")
    assert load_settings(settings_file).index.ocr == languages
    assert IndexSettings().ocr == ""


def test_a_byte_order_mark_is_no_setting(settings_file: Path) -> None:
    """Some editors of Windows write one."""
    settings_file.write_text("[answer]\nmax_sentences = 2\n", encoding="utf-8-sig")
    assert load_settings(settings_file).answer.max_sentences == 2


def test_an_empty_file_gives_the_defaults(settings_file: Path) -> None:
    """Nothing in the file changes nothing."""
    settings_file.write_text("# nothing yet\n", encoding="utf-8")
    assert load_settings(settings_file) == Settings()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[index]\nembeding = 'x'", r"unknown setting 'embeding': use one of .*embedding"),
        ("[index]\npassage_min_words = 'many'", r"passage_min_words = 'many' is not of type int"),
        ("[index]\npassage_min_words = true", r"passage_min_words = True is not of type int"),
        ("[index]\npassage_min_words = 1.5", r"is not of type int"),
        ("[index]\nembedding = 3", r"embedding = 3 is not of type str"),
        ("[index]\nembedding = 'e5'", r"\[index\]: embedding = 'e5' is not known: use 'multi"),
        (
            "[index]\nembedding = 'owner/name'",
            r"\[index\]: embedding = 'owner/name' needs embedding_revision",
        ),
        ("[index]\npassage_min_words = 0", r"use 1 <= min <= max"),
        ("[index]\npassage_min_words = 200", r"200 and passage_max_words = 150 do not fit"),
        ("[index]\nocr = true", r"ocr = True is not of type str"),
        ("[index]\nocr = 'English'", r"\[index\]: ocr = 'English' names no languages: use codes"),
        ("[index]\nocr = 'eng, spa'", r"ocr = 'eng, spa' names no languages"),
        ("[index]\nocr = 'eng+'", r"ocr = 'eng\+' names no languages"),
        ("[index]\nocr = '-l'", r"ocr = '-l' names no languages"),
        ("[answer]\ntop_k = 1", r"top_k = 1 is too small: use 5 or more"),
        ("[answer]\nevidence = 4", r"evidence = 4 is too small"),
        ("[answer]\nmax_sentences = 0", r"max_sentences = 0 is too small"),
        ("[answer]\nmin_confidence = 1.5", r"min_confidence = 1.5 is not a probability"),
        ("[answer]\nmin_confidence = nan", r"is not a probability"),
        (
            "[answers]\ntop_k = 9",
            r"unknown part 'answers': use one of \[index\], \[answer\], \[reader",
        ),
        ("[reader]\nkind = 'large'", r"\[reader\]: kind = 'large' is not known: use one of small"),
        (
            "[reader]\nmodel = 'x.gguf'",
            r"\[reader\]: unknown setting 'model': use one of kind, path",
        ),
        (
            "[reader]\nkind = 'squad'",
            r"'squad' goes with repository, revision and sha256: here stands nothing else",
        ),
        (
            "[reader]\npath = 'x.gguf'",
            r"kind = 'small' goes with nothing else: here stands path",
        ),
        ("[reader]\nreads = 0", r"reads = 0 is too small"),
        ("index = 3", r"unknown part 'index'"),
        ("top_k = 9", r"unknown part 'top_k'"),
        ("[index", r"not TOML"),
        (
            f"[answer]\ntop_k = {'9' * 5000}",
            r"not TOML: a number is too long, or a list too deep: ",
        ),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(settings_file: Path, content: str, says: str) -> None:
    """The message names the file, the setting, and what is right."""
    settings_file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=says) as caught:
        load_settings(settings_file)
    assert str(settings_file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_is_named_by_a_string_too(settings_file: Path) -> None:
    """A str names a file as a Path does, also one that is not there."""
    settings_file.write_text("[index]\npassage_max_words = 90\n", encoding="utf-8")
    assert load_settings(str(settings_file)) == load_settings(settings_file)
    with pytest.raises(
        ConfigError, match=r"cannot read settings nowhere\.toml: No .*: name a TOML"
    ):
        load_settings("nowhere.toml")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (5, "path = 5 is no file: give its path, a str or a Path"),
        (b"settings.toml", r"path = b'settings\.toml' is no file"),
        ("settings\0.toml", "cannot read settings settings\0.toml: not a usable path: name a TOML"),
    ],
)
def test_what_names_no_file_is_refused(path: Any, says: str) -> None:
    """Another type, and a name that no file can have, are faults of the call, in one line."""
    with pytest.raises(ConfigError, match=says):
        load_settings(path)


def test_a_file_that_is_not_text_is_refused(settings_file: Path) -> None:
    """Bytes that are not UTF-8 are no settings."""
    settings_file.write_bytes(b"[index]\nembedding = '\xff\xfe'")
    with pytest.raises(ConfigError, match="not UTF-8, and so not TOML: save the file as UTF-8"):
        load_settings(settings_file)


@pytest.mark.parametrize("spec", ["", " ", "#", "#0a"])
def test_a_language_model_without_a_name_is_refused(spec: str) -> None:
    """As from an unset variable of the shell; the message says how one is named."""
    with pytest.raises(ConfigError, match=r"has no name: use PATH\.gguf, "):
        ReaderSettings.language_model(spec)


@pytest.mark.parametrize("spec", [None, 5, Path("x.gguf")])
def test_a_language_model_of_another_type_is_refused(spec: Any) -> None:
    """A path is given as the word that `--llm` takes, too."""
    with pytest.raises(ConfigError, match=r"^a language model is a str, not .*: use PATH\.gguf, "):
        ReaderSettings.language_model(spec)


def test_a_file_that_cannot_be_read_is_named(settings_file: Path) -> None:
    """A missing file and a folder are refused by name."""
    with pytest.raises(ConfigError, match=f"cannot read settings {settings_file}"):
        load_settings(settings_file)
    with pytest.raises(ConfigError, match="cannot read settings"):
        load_settings(settings_file.parent)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_a_file_without_an_end_is_refused() -> None:
    """A device is neither waited for nor held."""
    with pytest.raises(ConfigError, match="/dev/zero: it has more than 1 MiB: name a TOML file"):
        load_settings("/dev/zero")


def test_settings_do_not_change() -> None:
    """All groups are frozen."""
    with pytest.raises(FrozenInstanceError):
        Settings().index.embedding = "hashing"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Settings().answer.top_k = 7  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Settings().reader.kind = "squad"  # type: ignore[misc]


REVISION, SHA256 = "0123456789abcdef" * 2 + "01234567", "0123456789abcdef" * 4
HUB = f"owner/name@{REVISION}:file.Q4_K_M.gguf#{SHA256}"


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("models/x.gguf", {"path": "models/x.gguf"}),
        ("/a b/x@y:z.gguf", {"path": "/a b/x@y:z.gguf"}),
        (f"x.gguf#{SHA256}", {"path": "x.gguf", "sha256": SHA256}),
        (
            HUB,
            {
                "repository": "owner/name",
                "revision": REVISION,
                "file": "file.Q4_K_M.gguf",
                "sha256": SHA256,
            },
        ),
    ],
)
def test_a_language_model_is_named_in_one_word(spec: str, expected: dict[str, str]) -> None:
    """A path, a path with its checksum, or a pinned file of the hub."""
    settings = ReaderSettings.language_model(spec)
    assert settings == ReaderSettings(kind="language-model", **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("x.gguf#abc", "sha256 = 'abc' is not 64 hex digits"),
        (f"x.gguf#{SHA256.upper()}", "is not 64 hex digits, lower case"),
        (f"owner/name@main:x.gguf#{SHA256}", "revision = 'main' is not 40 hex digits"),
        (f"owner/name@{REVISION}:x.gguf", "here stands repository, revision and file"),
        (f"owner/name@:x.gguf#{SHA256}", "here stands repository, sha256 and file"),
    ],
)
def test_a_word_that_names_no_model_is_refused_with_the_syntax(spec: str, says: str) -> None:
    """The message repeats the word, how it is written, and what is wrong with it."""
    with pytest.raises(ConfigError, match=says) as caught:
        ReaderSettings.language_model(spec)
    assert repr(spec) in str(caught.value)
    assert "OWNER/NAME@REVISION:FILE.gguf#SHA256" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["cross-encoder", "squad"])
def test_a_model_of_the_hub_is_pinned(kind: str) -> None:
    """Repository, revision and checksum go together; without one of them it is refused."""
    pinned = {"repository": "owner/name", "revision": REVISION, "sha256": SHA256}
    assert ReaderSettings(kind=kind, **pinned).kind == kind  # type: ignore[arg-type]
    for name in pinned:
        with pytest.raises(ConfigError, match="repository, revision and sha256"):
            ReaderSettings(kind=kind, **(pinned | {name: ""}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("group", "values", "says"),
    [
        (AnswerSettings, {"evidence": "5"}, "evidence = '5' is not of type int: write a whole"),
        (AnswerSettings, {"evidence": 5.5}, "evidence = 5.5 is not of type int"),
        (AnswerSettings, {"min_confidence": "high"}, "min_confidence = 'high' is not of type"),
        (AnswerSettings, {"top_k": None}, "top_k = None is not of type int"),
        (IndexSettings, {"passage_max_words": "90"}, "passage_max_words = '90' is not of type int"),
        (IndexSettings, {"ocr": 3}, "ocr = 3 is not of type str: write text in quotes"),
        (ReaderSettings, {"kind": 3}, "kind = 3 is not of type str"),
    ],
)
def test_values_of_another_type_are_refused_from_python_too(
    group: type, values: dict[str, Any], says: str
) -> None:
    """Before a model is loaded or a question asked with them."""
    with pytest.raises(ConfigError, match=says):
        group(**values)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("index", {"embedding": "minilm"}, r"index = {.*} is none: give IndexSettings\(\.\.\.\)"),
        ("answer", None, r"answer = None is none: give AnswerSettings"),
        ("reader", "similarity", r"reader = 'similarity' is none: give ReaderSettings"),
        ("index", AnswerSettings(), r"index = AnswerSettings\(.*\) is none: give IndexSettings"),
    ],
)
def test_what_is_no_group_of_settings_is_refused(name: str, value: Any, says: str) -> None:
    """When they are made, not as a fault of whatever takes a setting from them."""
    with pytest.raises(ConfigError, match=says):
        Settings(**{name: value})
