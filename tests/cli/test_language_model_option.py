"""`--llm`: which model, and what is said when it cannot be used."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_place import Place

from briefing_qa.models import language_model

SHA256 = "0123456789abcdef" * 4


@pytest.fixture
def _as_if_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "runtime_problem", lambda: "")


def commands(place: Place) -> list[Sequence[str]]:
    """The commands that take it."""
    questions = place.folder / "questions.jsonl"
    questions.write_text('{"id": "a", "question": "How deep is it?"}\n', encoding="utf-8")
    return [
        ["ask", "How deep is it?"],
        ["chat"],
        ["serve"],
        ["batch", str(questions), f"--output={place.folder / 'answers.jsonl'}"],
    ]


@pytest.fixture
def _serving_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that begins all the same would go on without end."""
    monkeypatch.setattr("briefing_qa.app.serving.serve", lambda *_: pytest.fail("it has begun"))


@pytest.mark.usefixtures("_serving_fails")
def test_without_the_runtime_all_commands_say_how_to_install_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 2, nothing on standard output, and the whole command on one line."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "xllamacpp" else find(name)
    )
    for command in commands(place):
        outcome = place.run(*command, "--llm=model.gguf")
        assert (outcome.status, outcome.out) == (2, b""), command
        assert outcome.errors.strip().endswith("pip install 'briefing-qa[llm]'")
        assert len(outcome.errors.splitlines()) == 1


@pytest.mark.usefixtures("_as_if_installed")
@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("none.gguf", "none.gguf: there is no such file"),
        ("half.gguf", "half.gguf: is cut off"),
        ("other.gguf", "other.gguf: is not a GGUF file"),
        (f"whole.gguf#{SHA256}", f"expected {SHA256}"),
        ("whole.gguf#12", "sha256 = '12' is not 64 hex digits"),
        ("owner/name@main:x.gguf", "use PATH.gguf"),
    ],
)
def test_a_model_that_cannot_be_used_is_one_line(
    place: Place, monkeypatch: pytest.MonkeyPatch, spec: str, says: str
) -> None:
    """Exit status 2, and what is wrong with the file or the word, before anything is indexed."""
    monkeypatch.chdir(place.folder)
    Path("half.gguf").write_bytes(b"GGUF\3\0\0\0\7")
    Path("whole.gguf").write_bytes(b"GGUF\3\0\0\0" + b"\0" * 40)
    Path("other.gguf").write_bytes(b"PK\3\4")
    outcome = place.run("ask", "How deep is it?", f"--llm={spec}")
    assert (outcome.status, outcome.out) == (2, b"")
    (line,) = outcome.errors.splitlines()
    assert says in line
    assert not (place.folder / "index").exists()


@pytest.mark.usefixtures("_as_if_installed", "_serving_fails")
@pytest.mark.parametrize(
    ("name", "says"), [("none", "there is no such file"), ("half", "is cut off")]
)
def test_a_server_does_not_begin_with_a_model_that_cannot_be_used(
    place: Place, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    """What can be known at once is said on the terminal, in the words of the other commands."""
    monkeypatch.chdir(place.folder)
    Path("half.gguf").write_bytes(b"GGUF\3\0\0\0\7")
    said = [place.run(*one, f"--llm={name}.gguf") for one in (["serve"], ["ask", "How deep?"])]
    assert [(one.status, one.out) for one in said] == [(2, b"")] * 2
    assert said[0].errors == said[1].errors
    (line,) = said[0].errors.splitlines()
    assert says in line


@pytest.mark.usefixtures("_as_if_installed")
def test_the_model_judges_the_answer(indexed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says No to is refused, what it says Yes to is answered."""
    path = indexed.folder / "whole.gguf"
    path.write_bytes(b"GGUF\3\0\0\0" + b"\0" * 40)
    for logit, abstained in ((9.0, False), (-9.0, True)):
        monkeypatch.setattr(language_model.LlamaScorer, "score", lambda *_, logit=logit: logit)
        outcome = indexed.run("ask", "How deep is Lake Ala?", f"--llm={path}", "--json")
        assert outcome.status == 0
        assert f'"abstained": {str(abstained).lower()}' in outcome.text
