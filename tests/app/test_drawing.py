"""Pages drawn in a process of its own: a file that breaks it costs its own image only."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator

import pytest
from paper import HEIGHT, WIDTH, bridges

from briefing_qa.app import drawing, drawing_process
from briefing_qa.app.drawing import Drawer
from briefing_qa.documents.crossing import read_frame, write_frame
from briefing_qa.errors import DocumentError


@pytest.fixture
def strange() -> Iterator[Drawer]:
    """Draws with a process that does what files say."""
    drawer = Drawer(seconds=20, worker="strange_drawing")
    yield drawer
    drawer.close()


def test_page_becomes_an_image_of_the_width_that_is_asked_for() -> None:
    """The image is a PNG with the page's proportions; a second page comes from the same process."""
    drawer = Drawer()
    try:
        for number in (1, 3):
            image = drawer.draw(bridges(), "bridges.pdf", number, 800)
            width, height = struct.unpack(">II", image[16:24])
            assert image.startswith(b"\x89PNG")
            assert (width, round(height / width, 2)) == (800, round(HEIGHT / WIDTH, 2))
        with pytest.raises(DocumentError, match=r"^bridges.pdf: page 4 cannot be shown: ."):
            drawer.draw(bridges(), "bridges.pdf", 4, 800)
        with pytest.raises(DocumentError, match=r"^noise.pdf: page 1 cannot be shown: .*PDF"):
            drawer.draw(b"noise", "noise.pdf", 1, 800)
    finally:
        drawer.close()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"crash", "made the program fail"),
        (b"nonsense", "made the program fail"),
        (b"odd", "no im"),
    ],
)
def test_file_that_breaks_the_process_is_named_and_the_next_is_drawn(
    strange: Drawer, data: bytes, reason: str
) -> None:
    """A crash is one line about one page; another process takes the next file."""
    with pytest.raises(DocumentError, match=rf"^a.pdf: page 7 cannot be shown: .*{reason}"):
        strange.draw(data, "a.pdf", 7, 800)
    first = strange.draw(b"fine", "b.pdf", 1, 800)
    assert strange.draw(b"fine", "b.pdf", 2, 800) == first


def test_page_that_takes_too_long_is_given_up() -> None:
    """The process is ended, and the line says why."""
    drawer = Drawer(seconds=0.3, worker="strange_drawing")
    try:
        with pytest.raises(DocumentError, match="took too long"):
            drawer.draw(b"hang", "a.pdf", 1, 800)
    finally:
        drawer.close()


def test_processes_are_used_for_a_number_of_pages_only(
    strange: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a library leaks does not grow without end."""
    monkeypatch.setattr(drawing, "_PAGES", 2)
    found = [strange.draw(b"fine", "b.pdf", 1, 800) for _ in range(4)]
    assert found[0] == found[1] != found[2] == found[3]


def test_nothing_is_drawn_after_closing(strange: Drawer) -> None:
    """A closed drawer has no process and begins none."""
    strange.draw(b"fine", "b.pdf", 1, 800)
    strange.close()
    strange.close()
    with pytest.raises(DocumentError, match="not drawn any more"):
        strange.draw(b"fine", "b.pdf", 1, 800)


def test_process_that_cannot_be_started_is_said(
    strange: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no more processes, the line says what to do."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(DocumentError, match="close other programs"):
        strange.draw(b"fine", "b.pdf", 1, 800)


@pytest.mark.parametrize(
    ("trouble", "key"),
    [(DocumentError("a.pdf: no"), "refused"), (MemoryError(), "fault"), (ValueError("x"), "fault")],
)
def test_process_answers_whatever_the_library_does(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception, key: str
) -> None:
    """Errors of one file are answers, and the process goes on with the next."""
    import io

    from briefing_qa.documents import pdf

    def render_page(data: bytes, number: int, width: int, name: str) -> bytes:
        if data == b"bad":
            raise trouble
        return b"image"

    monkeypatch.setattr(pdf, "render_page", render_page)
    request = {"name": "a.pdf", "number": 1, "width": 800, "seconds": 20}
    requests, replies = io.BytesIO(), io.BytesIO()
    write_frame(requests, request, b"bad")
    write_frame(requests, request, b"good")
    requests.seek(0)
    drawing_process.serve(requests, replies)
    replies.seek(0)
    first, second = read_frame(replies), read_frame(replies)
    assert first is not None
    assert key in first[0]
    assert second == ({"drawn": True}, b"image")
