"""Images of pages, from files that are as they were indexed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_qa.app import page_images
from briefing_qa.app.page_images import ChangedFileError, PageError, PageImages
from briefing_qa.types import Document, Page, Provenance, Section

DATA = b"%PDF bridges"


class Drawn:
    """Draws nothing, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, str, int, int]] = []
        self.closed = False

    def draw(self, data: bytes, name: str, number: int, width: int) -> bytes:
        """The page's number as bytes."""
        self.asked.append((data, name, number, width))
        return b"%d" % number * 100

    def close(self) -> None:
        """Note it."""
        self.closed = True


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A document of three pages, and its file."""
    (tmp_path / "bridges.pdf").write_bytes(DATA)
    return Document(
        id="bridges",
        title="Bridges",
        text="abc",
        sections=(Section(headings=(), start=0, body_start=0, end=3),),
        pages=tuple(Page(number=n, start=n - 1, end=n) for n in (1, 2, 3)),
        path="bridges.pdf",
        provenance=Provenance(sha256=hashlib.sha256(DATA).hexdigest()),
    )


def test_image_is_drawn_once(tmp_path: Path, document: Document) -> None:
    """A page of the same file in the same width is kept."""
    drawn = Drawn()
    images = PageImages(tmp_path, drawn)
    assert images.image(document, 2, 800) == images.image(document, 2, 800) == b"2" * 100
    assert drawn.asked == [(DATA, "bridges.pdf", 2, 800)]
    images.image(document, 2, 1200)
    assert len(drawn.asked) == 2
    images.close()
    assert drawn.closed


def test_images_kept_have_a_bound(
    tmp_path: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those looked at last are kept."""
    monkeypatch.setattr(page_images, "KEPT_BYTES", 250)
    drawn = Drawn()
    images = PageImages(tmp_path, drawn)
    for number in (1, 2, 1, 3, 1, 2):
        images.image(document, number, 800)
    assert [number for _, _, number, _ in drawn.asked] == [1, 2, 3, 2]


def test_changed_file_shows_no_pages(tmp_path: Path, document: Document) -> None:
    """Its pages may look different: the text that was indexed is all there is."""
    images = PageImages(tmp_path, Drawn())
    assert images.state(document) == images.state(document) == "here"
    (tmp_path / "bridges.pdf").write_bytes(b"%PDF others")
    assert images.state(document) == "changed"
    with pytest.raises(ChangedFileError, match="has changed since it was indexed"):
        images.image(document, 1, 800)


def test_file_that_is_gone_shows_no_pages(tmp_path: Path, document: Document) -> None:
    """Removed, or put outside of the corpus by a link: nothing is read."""
    images = PageImages(tmp_path, Drawn())
    (tmp_path / "bridges.pdf").unlink()
    assert images.state(document) == "gone"
    with pytest.raises(PageError, match="cannot be read"):
        images.image(document, 1, 800)
    outside = replace(document, path="../bridges.pdf")
    assert images.state(outside) == "gone"
    with pytest.raises(PageError, match="not inside"):
        images.image(outside, 1, 800)


def test_pages_that_are_not_there_are_refused(tmp_path: Path, document: Document) -> None:
    """A number beyond the last page, and a document without pages."""
    images = PageImages(tmp_path, Drawn())
    for number in (0, 4):
        with pytest.raises(PageError, match="has no page"):
            images.image(document, number, 800)
    text = replace(document, path="bridges.txt", pages=())
    assert images.state(text) == "none"
    with pytest.raises(PageError, match="has no page"):
        images.image(text, 1, 800)


def test_checksums_remembered_have_a_bound(
    tmp_path: Path, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many files only the last ones are remembered, and each is right."""
    monkeypatch.setattr(page_images, "_CHECKED", 1)
    images = PageImages(tmp_path, Drawn())
    (tmp_path / "other.pdf").write_bytes(b"%PDF other")
    for _ in range(2):
        assert images.state(document) == "here"
        assert images.state(replace(document, path="other.pdf")) == "changed"
