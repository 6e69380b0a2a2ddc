"""GGUF files: whole, cut off, damaged, or something else."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_qa.errors import ModelError, ModelNotFoundError
from briefing_qa.models import gguf


def text(value: str) -> bytes:
    """A string as GGUF writes it."""
    return struct.pack("<Q", len(value)) + value.encode()


def tiny(*, version: int = 3, alignment: int = 32, kind: int = 0, data: int = 64) -> bytes:
    """A model of one tensor with 16 values, and metadata of every sort."""
    entries: Sequence[bytes] = (
        text("general.architecture") + struct.pack("<I", 8) + text("tiny"),
        text("general.alignment") + struct.pack("<II", 4, alignment),
        text("tiny.scale") + struct.pack("<If", 6, 0.5),
        text("tokens") + struct.pack("<IIQ", 9, 8, 2) + text("Yes") + text("No"),
        text("scores") + struct.pack("<IIQ3f", 9, 6, 3, 1.0, 2.0, 3.0),
    )
    head = b"GGUF" + struct.pack("<IQQ", version, 1, len(entries)) + b"".join(entries)
    head += text("weight") + struct.pack("<IQQIQ", 2, 8, 2, kind, 0)
    return head + b"\0" * (-len(head) % alignment) + b"\1" * data


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Where a model is."""
    return tmp_path / "model.gguf"


@pytest.mark.parametrize("alignment", [32, 64])
@pytest.mark.parametrize("version", gguf.VERSIONS)
def test_a_whole_file_passes(model: Path, version: int, alignment: int) -> None:
    """Nothing is said about a file whose tensors are all there."""
    model.write_bytes(tiny(version=version, alignment=alignment))
    gguf.check(model)


def test_a_type_that_is_not_known_passes(model: Path) -> None:
    """A newer kind of tensor is for llama.cpp to judge."""
    model.write_bytes(tiny(kind=99))
    gguf.check(model)


def test_every_shorter_file_is_refused_in_one_line(model: Path) -> None:
    """Wherever the end is missing, ModelError names the file and says what to do."""
    whole = tiny()
    for length in range(len(whole)):
        model.write_bytes(whole[:length])
        with pytest.raises(ModelError) as caught:
            gguf.check(model)
        assert str(model) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_file_that_lacks_one_byte_says_how_many_there_should_be(model: Path) -> None:
    """The message gives both sizes."""
    whole = tiny()
    model.write_bytes(whole[:-1])
    with pytest.raises(ModelError, match=f"has {len(whole) - 1} bytes of {len(whole)}"):
        gguf.check(model)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a GGUF file"),
        (b"PK\3\4 an archive", "not a GGUF file"),
        (b"GGUF" + struct.pack("<IQQ", 9, 0, 0), "version 9"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**63), "cut off in its header"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + text("x") + struct.pack("<I", 77), "type 77"),
    ],
)
def test_what_is_no_model_is_refused(model: Path, content: bytes, says: str) -> None:
    """Other files and damaged headers raise ModelError that says what is wrong."""
    model.write_bytes(content)
    with pytest.raises(ModelError, match=says):
        gguf.check(model)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(4, len(tiny()) - 65), byte=st.integers(0, 255))
def test_a_damaged_header_never_raises_anything_else(model: Path, place: int, byte: int) -> None:
    """One changed byte in the header passes or raises ModelError."""
    content = bytearray(tiny())
    content[place] = byte
    model.write_bytes(content)
    try:
        gguf.check(model)
    except ModelError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_a_file_whose_name_is_too_long_cannot_be_read(tmp_path: Path) -> None:
    """What the operating system says is in the line."""
    with pytest.raises(ModelError, match="cannot be read: File name too long"):
        gguf.check(tmp_path / ("a" * 300))


def test_a_file_that_is_not_there_is_named(model: Path) -> None:
    """A missing file and a folder raise ModelNotFoundError."""
    for path in (model, model.parent):
        with pytest.raises(ModelNotFoundError, match=rf"{path}: there is no such file"):
            gguf.check(path)


def test_lists_within_lists_without_end_are_damage(model: Path) -> None:
    """However deep a damaged header says that they are, one line says that it is damaged."""
    deep = struct.pack("<IQ", 9, 1) * 5000 + struct.pack("<IQ", 0, 0)
    entry = text("deep") + struct.pack("<I", 9) + deep
    model.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + entry)
    with pytest.raises(ModelError, match=r"header is damaged \(lists within lists\)"):
        gguf.check(model)
