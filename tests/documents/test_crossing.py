"""What crosses from a reading process comes out as it went in, and nonsense is refused."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.documents import reading_process
from briefing_qa.documents.crossing import (
    MAX_FRAME_BYTES,
    from_frame,
    read_frame,
    to_frame,
    write_frame,
)
from briefing_qa.documents.parsed import Parsed
from briefing_qa.types import Box, Heading, Page, Section

HEADING = Heading(title="Trees", start=0, end=5, line_start=0, line_end=5)
PARSED = Parsed(
    text="Trees\n\nThere are trees.",
    sections=(Section(headings=(HEADING,), start=0, body_start=6, end=23),),
    main_heading="Trees",
    pages=(Page(number=1, start=0, end=23, label="iv"),),
    boxes=(Box(start=0, end=5, page=1, left=0.125, top=0.25, right=0.5, bottom=0.75),),
    notices=("page 2 holds no text",),
    fields={"title": "Árboles"},
    front_matter={"publisher": "Vivero"},
    metadata={"country": "Perú"},
)


def crossed(parsed: Parsed) -> Parsed:
    """What comes out on the other side."""
    stream = io.BytesIO()
    write_frame(stream, *to_frame(parsed))
    stream.seek(0)
    frame = read_frame(stream)
    assert frame is not None
    return from_frame(*frame)


def changed(**values: Any) -> tuple[dict[str, Any], bytes]:
    """A frame in which something is not as it should be."""
    header, body = to_frame(PARSED)
    return {**json.loads(json.dumps(header)), **values}, body


def test_a_file_s_content_comes_out_as_it_went_in() -> None:
    """All of it, to the last bit of a box."""
    assert crossed(PARSED) == PARSED


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=3))
def test_any_text_crosses(text: str, fields: dict[str, str]) -> None:
    """Half surrogates and NULs too."""
    section = Section(headings=(), start=0, body_start=0, end=len(text))
    parsed = Parsed(text=text, sections=(section,), fields=fields, notices=tuple(fields))
    assert crossed(parsed) == parsed


@pytest.mark.parametrize(
    "frame",
    [
        changed(text=5),
        changed(text="shorter"),
        changed(main_heading=None),
        changed(notices=[["nested"]]),
        changed(fields={"title": 5}),
        changed(front_matter={"title": None}),
        changed(metadata=["country"]),
        changed(sections=[]),
        changed(sections=[[[], 0, 6, 20], [[], 21, 21, 23]]),
        changed(sections=[[[], 0, 6, "23"]]),
        changed(sections=[[[["Trees", 0, 99, 0, 99]], 0, 6, 23]]),
        changed(sections=[[[["Trees", 3, 2, 0, 5]], 0, 6, 23]]),
        changed(pages=[[1, 0, 24, ""]]),
        changed(pages=[[1, 0, 23, None]]),
        changed(pages=[[-1, 0, 23, ""]]),
        changed(pages=[[0, 0, 23, ""]]),
        changed(pages=[[1 << 31, 0, 23, ""]]),
        changed(boxes=2),
        changed(boxes=-1),
        (changed()[0], struct.pack("=qqq4d", 0, 99, 1, 0.1, 0.1, 0.2, 0.2)),
        (changed()[0], struct.pack("=qqq4d", 0, 5, 1, 0.3, 0.1, 0.2, 0.2)),
        (changed()[0], struct.pack("=qqq4d", 0, 5, 1, float("nan"), 0.1, 0.2, 0.2)),
        (changed()[0], struct.pack("=qqq4d", 0, 5, 0, 0.1, 0.1, 0.2, 0.2)),
        (changed()[0], struct.pack("=qqq4d", 0, 5, -1, 0.1, 0.1, 0.2, 0.2)),
        (changed()[0], struct.pack("=qqq4d", 0, 5, 1 << 31, 0.1, 0.1, 0.2, 0.2)),
        ({}, b""),
    ],
)
def test_nonsense_is_refused(frame: tuple[dict[str, Any], bytes]) -> None:
    """What does not fit together is an error, not a document."""
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_frame(*frame)


def test_frames_that_end_early_are_none() -> None:
    """A process that died while it wrote has said nothing."""
    stream = io.BytesIO()
    write_frame(stream, *to_frame(PARSED))
    whole = stream.getvalue()
    for length in (0, 7, 16, 40, len(whole) - 1):
        assert read_frame(io.BytesIO(whole[:length])) is None


def test_frames_without_end_and_without_object_are_refused() -> None:
    """Before they are taken into memory."""
    with pytest.raises(ValueError, match="bytes"):
        read_frame(io.BytesIO(struct.pack(">QQ", 2, MAX_FRAME_BYTES)))
    with pytest.raises(TypeError, match="object"):
        read_frame(io.BytesIO(struct.pack(">QQ", 2, 0) + b"[]"))


def answers(monkeypatch: pytest.MonkeyPatch, *files: bytes) -> list[dict[str, Any]]:
    """What a reading process says to files, run here and without limits."""
    limits: list[tuple[float, float]] = []
    monkeypatch.setattr(reading_process, "_limit_time", lambda *given: limits.append(given))
    requests, replies = io.BytesIO(), io.BytesIO()
    for content in files:
        request = {"module": "strange.reader", "function": "behave", "name": "a.strange"}
        limited = {**request, "options": {}, "seconds": 5, "wall_seconds": 15}
        write_frame(requests, limited, content)
    requests.seek(0)
    reading_process.serve(requests, replies)
    assert limits == [(5, 15)] * len(files)
    replies.seek(0)
    headers = []
    while (frame := read_frame(replies)) is not None:
        headers.append(frame[0])
    return headers


def test_a_reading_process_answers_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what was read, what was refused, or what went wrong."""
    read, refused, fault = answers(monkeypatch, b"read Trees", b"refuse", b"fail")
    assert read["parsed"]["text"] == "Trees"
    assert refused == {"refused": "a.strange: it is a picture: name another"}
    assert fault["fault"].startswith("ZeroDivisionError: a fault")


def test_a_reading_process_says_that_its_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller then knows why, and ends it."""

    def full(*_: object) -> Parsed:
        raise MemoryError

    monkeypatch.setattr("strange.reader._WAYS", {"read": full})
    assert answers(monkeypatch, b"read Trees") == [{"memory": True}]
