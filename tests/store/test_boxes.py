"""Boxes are stored apart from their document, and found by the characters they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import document, new_store, write

from briefing_qa.errors import IndexDamagedError, UnknownDocumentError
from briefing_qa.store import IndexedDocument, SqliteStore
from briefing_qa.store.boxes import BOXES_IN_PACK, pack_boxes, unpack_boxes
from briefing_qa.types import Box, Page

NEAR = 2 / 65535


def box(start: int, end: int, page: int = 1, left: float = 0.1, width: float = 0.05) -> Box:
    """A box of one word."""
    return Box(
        start=start, end=end, page=page, left=left, top=0.25, right=left + width, bottom=0.26
    )


def many(count: int) -> tuple[Box, ...]:
    """Words of four characters with a blank behind each, a hundred to a page."""
    return tuple(box(5 * n, 5 * n + 4, page=1 + n // 100) for n in range(count))


def boxed(*boxes: Box) -> IndexedDocument:
    """A document with boxes."""
    plain = document("peru", "En el Perú hay 8,710 hoteles.")
    return replace(plain, document=replace(plain.document, boxes=boxes))


@st.composite
def words_on_pages(draw: st.DrawFn) -> list[Box]:
    """Boxes in order of their characters, anywhere on their pages."""
    boxes, position = [], 0
    for _ in range(draw(st.integers(0, 12))):
        start = position + draw(st.integers(0, 9))
        position = start + draw(st.integers(1, 30))
        left, right, top, bottom = (
            draw(st.floats(low, high)) for low, high in ((0, 0.5), (0.51, 1), (0, 0.5), (0.51, 1))
        )
        boxes.append(
            Box(
                start=start,
                end=position,
                page=draw(st.integers(1, 5000)),
                left=left,
                top=top,
                right=right,
                bottom=bottom,
            )
        )
    return boxes


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An index to be filled."""
    store = new_store(tmp_path / "index")
    yield store
    store.close()


@given(words_on_pages())
def test_packed_boxes_come_back_on_the_grid(boxes: list[Box]) -> None:
    """Characters and page are exact, edges within a line of the grid; a second time all is."""
    once = [found for _, _, value in pack_boxes(boxes) for found in unpack_boxes(value)]
    assert [(b.start, b.end, b.page) for b in once] == [(b.start, b.end, b.page) for b in boxes]
    for given_box, found in zip(boxes, once, strict=True):
        for edge in ("left", "top", "right", "bottom"):
            assert getattr(found, edge) == pytest.approx(getattr(given_box, edge), abs=NEAR)
    assert [found for _, _, value in pack_boxes(once) for found in unpack_boxes(value)] == once


def test_the_smallest_box_keeps_its_width() -> None:
    """A box narrower than the grid is widened, so that there is something to mark."""
    (_, _, value) = next(iter(pack_boxes([box(0, 1, left=0.3, width=1e-7)])))
    (found,) = unpack_boxes(value)
    assert found.left <= 0.3
    assert found.right > 0.3


def test_boxes_are_found_by_their_characters(store: SqliteStore) -> None:
    """Those that share a character with [start, end) come back, also across packs."""
    count = 2 * BOXES_IN_PACK + 10
    write(store, [boxed(*many(count))])
    edge = 5 * BOXES_IN_PACK
    with store.snapshot() as snapshot:
        assert [b.start for b in snapshot.boxes("peru", 3, 6)] == [0, 5]
        assert snapshot.boxes("peru", 4, 5) == ()
        assert snapshot.boxes("peru", 9, 9) == ()
        assert [b.start for b in snapshot.boxes("peru", edge - 4, edge + 1)] == [edge - 5, edge]
        every = snapshot.boxes("peru", 0, 10**9)
    assert [(b.start, b.page) for b in every] == [(b.start, b.page) for b in many(count)]


def test_a_document_without_boxes_has_none(store: SqliteStore) -> None:
    """Boxes of a document that has none are an empty answer; of an unknown one, an error."""
    write(store, [document("peru", "En el Perú hay 8,710 hoteles.")])
    with store.snapshot() as snapshot:
        assert snapshot.boxes("peru", 0, 99) == ()
        with pytest.raises(UnknownDocumentError, match="'cuba'"):
            snapshot.boxes("cuba", 0, 99)


def test_boxes_go_with_their_document(store: SqliteStore, tmp_path: Path) -> None:
    """A changed document has its new boxes only, a removed one leaves none."""
    write(store, [boxed(*many(9)), document("chile", "Chile has one law.")])
    write(store, [boxed(box(3, 7))])
    with store.snapshot() as snapshot:
        assert [b.start for b in snapshot.boxes("peru", 0, 999)] == [3]
    write(store, [], ["peru"])
    write(store, [boxed()])
    with store.snapshot() as snapshot:
        assert snapshot.boxes("peru", 0, 999) == ()


def test_the_labels_of_pages_and_notices_are_kept(store: SqliteStore) -> None:
    """What is printed on a page, and how a document was read, comes back with it."""
    plain = boxed()
    pages = (Page(number=1, start=0, end=12, label="iv"), Page(number=2, start=12, end=42))
    noticed = replace(plain.document, pages=pages, notices=("page 3 holds no text",))
    write(store, [replace(plain, document=noticed)])
    with store.snapshot() as snapshot:
        assert snapshot.document("peru") == noticed
        assert snapshot.documents()[0].notices == ("page 3 holds no text",)


@pytest.mark.parametrize("damage", [lambda value: value[:-9], lambda value: b"x" + value])
def test_damaged_boxes_are_named(store: SqliteStore, damage: object, tmp_path: Path) -> None:
    """A pack that cannot be unpacked is damage of the index, and the message says what to do."""
    write(store, [boxed(*many(9))])
    with store.writer() as writer:
        connection = writer._connection
        (value,) = connection.execute("SELECT value FROM boxes").fetchone()
        connection.execute("UPDATE boxes SET value = ?", (damage(value),))  # type: ignore[operator]
    with store.snapshot() as snapshot, pytest.raises(IndexDamagedError, match="--rebuild"):
        snapshot.boxes("peru", 0, 99)


def test_a_pack_of_another_length_is_named() -> None:
    """Bytes that are no whole number of boxes are refused."""
    import zlib

    with pytest.raises(ValueError, match="cut off"):
        unpack_boxes(zlib.compress(b"12345"))
