"""How a reading process is started, and what crosses to and from it: frames, no pickles.

A frame is two lengths (8 bytes each), a JSON object, and bytes. The process that took a hostile
file to pieces is not believed: what comes from it is data, and is checked.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from array import array
from collections.abc import Mapping
from typing import Any, BinaryIO

from briefing_qa.documents.parsed import Parsed
from briefing_qa.types import Box, Heading, Page, Section

MAX_FRAME_BYTES = 1 << 30
"""A longer frame is not taken in."""

_MOST_PAGES = (1 << 31) - 1
"""An index keeps no higher number of a page: one would end the indexing of all documents."""

_LENGTHS = struct.Struct(">QQ")
_HEADING = ("title", "start", "end", "line_start", "line_end")
_PLACE = ("start", "end", "page")
_EDGES = ("left", "top", "right", "bottom")
_TEXTS = ("text", "main_heading")
_MAPPINGS = ("fields", "front_matter", "metadata")
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def start_process(
    module: str, memory_bytes: int, *, process_group: int | None = None
) -> subprocess.Popen[bytes]:
    """Start a module of this program that takes frames from its input and writes others.

    Args:
        module: its full name.
        memory_bytes: that it may take.
        process_group: 0 for one of its own, with what it starts itself.

    Raises:
        OSError: no process can be started.
    """
    places = os.pathsep.join(filter(None, sys.path))  # what we import, it can import
    return subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-P", "-m", module, str(memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ONE_THREAD, "PYTHONPATH": places},
        process_group=process_group,
    )


def write_frame(stream: BinaryIO, header: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one frame. Raises OSError where the other side is gone."""
    head = json.dumps(header).encode("ascii")
    stream.write(_LENGTHS.pack(len(head), len(body)))
    stream.write(head)
    stream.write(body)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None where the stream ends before it is complete.

    Raises:
        ValueError: it is too long, or its JSON is none.
    """
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length + body_length > MAX_FRAME_BYTES:
        raise ValueError(f"a frame of {head_length + body_length:,} bytes")
    head, body = stream.read(head_length), stream.read(body_length)
    if (len(head), len(body)) != (head_length, body_length):
        return None
    header = json.loads(head)
    if not isinstance(header, dict):
        raise TypeError("a frame without an object")
    return header, body


def to_frame(parsed: Parsed) -> tuple[dict[str, Any], bytes]:
    """A file's content as a frame."""
    header = {
        **{name: getattr(parsed, name) for name in _TEXTS},
        **{name: dict(getattr(parsed, name)) for name in _MAPPINGS},
        "notices": list(parsed.notices),
        "sections": [
            [
                [[getattr(heading, name) for name in _HEADING] for heading in section.headings],
                section.start,
                section.body_start,
                section.end,
            ]
            for section in parsed.sections
        ],
        "pages": [[page.number, page.start, page.end, page.label] for page in parsed.pages],
        "boxes": len(parsed.boxes),
    }
    places = array("q", [getattr(box, name) for box in parsed.boxes for name in _PLACE])
    edges = array("d", [getattr(box, name) for box in parsed.boxes for name in _EDGES])
    return header, places.tobytes() + edges.tobytes()


def from_frame(header: Mapping[str, Any], body: bytes) -> Parsed:
    """A file's content out of a frame.

    Raises:
        KeyError, TypeError, ValueError: it is not the frame of a file's content.
    """
    text = _texts(header["text"])[0]
    return Parsed(
        text=text,
        main_heading=_texts(header["main_heading"])[0],
        fields=_mapping(header["fields"]),
        front_matter=_mapping(header["front_matter"]),
        metadata=_mapping(header["metadata"]),
        notices=_texts(*header["notices"]),
        sections=_sections(header["sections"], len(text)),
        pages=tuple(_page(values, len(text)) for values in header["pages"]),
        boxes=_boxes(_numbers(header["boxes"])[0], body, len(text)),
    )


def _sections(rows: Any, length: int) -> tuple[Section, ...]:
    sections, reached = [], 0
    for headings, start, body_start, end in rows:
        _numbers(start, body_start, end)
        if not reached == start <= body_start <= end:
            raise ValueError("sections that do not follow each other")
        found = tuple(_heading(values, length) for values in headings)
        sections.append(Section(headings=found, start=start, body_start=body_start, end=end))
        reached = end
    if not sections or reached != length:
        raise ValueError("sections that do not cover the text")
    return tuple(sections)


def _heading(values: Any, length: int) -> Heading:
    title, start, end, line_start, line_end = values
    _texts(title)
    _numbers(start, end, line_start, line_end)
    if not 0 <= line_start <= start <= end <= line_end <= length:
        raise ValueError("a heading outside of the text")
    return Heading(title=title, start=start, end=end, line_start=line_start, line_end=line_end)


def _page(values: Any, length: int) -> Page:
    number, start, end, label = values
    _numbers(number, start, end)
    if not 0 <= start <= end <= length:
        raise ValueError("a page outside of the text")
    _check_page(number)
    return Page(number=number, start=start, end=end, label=_texts(label)[0])


def _boxes(count: int, body: bytes, length: int) -> tuple[Box, ...]:
    places, edges = array("q"), array("d")
    stop = count * len(_PLACE) * places.itemsize
    if len(body) != stop + count * len(_EDGES) * edges.itemsize:
        raise ValueError("boxes of another number")
    places.frombytes(body[:stop])
    edges.frombytes(body[stop:])
    boxes = []
    for n in range(count):
        start, end, page = places[3 * n : 3 * n + 3]
        left, top, right, bottom = edges[4 * n : 4 * n + 4]
        if not (
            0 <= start <= end <= length and 0 <= left <= right <= 1 and 0 <= top <= bottom <= 1
        ):
            raise ValueError("a box outside of its page")
        _check_page(page)
        boxes.append(
            Box(start=start, end=end, page=page, left=left, top=top, right=right, bottom=bottom)
        )
    return tuple(boxes)


def _check_page(number: int) -> None:
    """A box may stand on a page on which no sentence begins, and which is none of `pages`."""
    if not 1 <= number <= _MOST_PAGES:
        raise ValueError("a page that no file has")


def _texts(*values: Any) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise TypeError("what should be text is not")
    return values


def _numbers(*values: Any) -> tuple[int, ...]:
    if not all(isinstance(value, int) and 0 <= value <= sys.maxsize for value in values):
        raise TypeError("what should be a number is not")
    return values


def _mapping(values: Any) -> dict[str, str]:
    return dict(zip(_texts(*values.keys()), _texts(*values.values()), strict=True))
