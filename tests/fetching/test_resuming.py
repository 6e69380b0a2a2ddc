"""A connection that was cut: going on where it was, and only with the very same version."""

from __future__ import annotations

from pathlib import Path

import pytest
from fetching_site import Request, Site, downloader, response

from briefing_qa.fetching import DownloadError
from briefing_qa.fetching.addresses import parse_address

BODY = bytes(range(256)) * 40
HALF = len(BODY) // 2
NOW = "Mon, 02 Nov 2026 10:00:00 GMT"
BEFORE = "Sun, 01 Nov 2026 10:00:00 GMT"


def cut_then(site: Site, *later: bytes, **headers: str) -> str:
    """Half of the document at first, then these responses, one a request."""
    answers = [response(BODY[:HALF], Content_Length=str(len(BODY)), **headers), *later]

    def script(request: Request) -> list[bytes]:
        return [answers[min(len(site.requests), len(answers)) - 1]]

    site.pages["/a"] = script
    return site.address("/a")


def rest(
    start: int = HALF, end: int = len(BODY) - 1, total: int = len(BODY), **headers: str
) -> bytes:
    """The second half, as a server sends it that was asked for it."""
    stated = f"bytes {start}-{end}/{total}"
    return response(BODY[HALF:], 206, Content_Range=stated, **headers)


def bring(address: str, folder: Path) -> bytes:
    """The bytes that are downloaded in the end."""
    got = downloader().download(parse_address(address), folder / "body")
    assert got is not None
    assert got.size == len(got.location.read_bytes())
    return got.location.read_bytes()


@pytest.mark.parametrize(
    ("headers", "validator"),
    [
        ({"ETag": '"v1"'}, '"v1"'),
        ({"ETag": '"v1"', "Last_Modified": BEFORE, "Date": NOW}, '"v1"'),
        ({"Last_Modified": BEFORE, "Date": NOW}, BEFORE),
    ],
)
def test_the_rest_is_asked_for_where_the_version_has_a_name(
    headers: dict[str, str], validator: str, site: Site, tmp_path: Path
) -> None:
    """The range begins at the first byte that is missing, if it still is that version."""
    address = cut_then(site, rest(**headers), **headers)
    assert bring(address, tmp_path) == BODY
    assert site.requests[1].headers["range"] == f"bytes={HALF}-"
    assert site.requests[1].headers["if-range"] == validator


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"ETag": 'W/"v1"', "Last_Modified": BEFORE, "Date": NOW},
        {"Last_Modified": NOW, "Date": NOW},
        {"Last_Modified": BEFORE},
        {"Last_Modified": "yesterday", "Date": NOW},
        {"ETag": '"v1"', "Accept_Ranges": "none"},
    ],
    ids=["no name", "weak", "too new", "no clock", "no date", "no ranges"],
)
def test_without_a_sure_name_all_of_it_is_asked_for_again(
    headers: dict[str, str], site: Site, tmp_path: Path
) -> None:
    """Two halves of two versions are never put together."""
    address = cut_then(site, response(BODY), **headers)
    assert bring(address, tmp_path) == BODY
    assert "range" not in site.requests[1].headers


def test_another_version_takes_the_place_of_the_half(site: Site, tmp_path: Path) -> None:
    """A server that sends all of a new version in place of the rest is believed."""
    other = b"another edition"
    address = cut_then(site, response(other, ETag='"v2"'), ETag='"v1"')
    assert bring(address, tmp_path) == other


@pytest.mark.parametrize(
    "part",
    [
        rest(start=0),
        rest(end=len(BODY) - 2),
        rest(total=len(BODY) + 5, end=len(BODY) + 4),
        rest(ETag='"v2"'),
        rest(Content_Encoding="gzip"),
        response(BODY[HALF:], 206),
        response(b"", 416),
    ],
    ids=["start", "end", "total", "version", "packed", "no range", "not satisfiable"],
)
def test_a_wrong_rest_is_not_taken(part: bytes, site: Site, tmp_path: Path) -> None:
    """It is asked for all of the document instead."""
    address = cut_then(site, part, response(BODY), ETag='"v1"')
    assert bring(address, tmp_path) == BODY
    assert "range" not in site.requests[2].headers


def test_a_part_that_nobody_asked_for_is_no_document(site: Site, tmp_path: Path) -> None:
    """Also after asking again."""
    site.pages["/a"] = (rest(),)
    with pytest.raises(DownloadError, match="another part than asked for"):
        bring(site.address("/a"), tmp_path)


def test_a_range_that_cannot_be_had_is_no_document(site: Site, tmp_path: Path) -> None:
    """416 to a request without a range is a plain refusal."""
    with pytest.raises(DownloadError, match="status 416"):
        bring(site.answer("/a", b"", 416), tmp_path)


def test_the_rest_is_not_asked_of_another_address(site: Site, tmp_path: Path) -> None:
    """Where the second attempt is sent elsewhere, that is another document."""
    half = response(BODY[:HALF], Content_Length=str(len(BODY)), ETag='"v1"')
    site.pages["/first"] = (half,)
    site.answer("/second", BODY, ETag='"v1"')

    def script(request: Request) -> list[bytes]:
        place = "/first" if len(site.requests) == 1 else "/second"
        return [response(b"", 302, Location=place)]

    site.pages["/a"] = script
    assert bring(site.address("/a"), tmp_path) == BODY
    assert all("range" not in request.headers for request in site.requests)


def test_a_cut_in_the_rest_goes_on_again(site: Site, tmp_path: Path) -> None:
    """Two cuts are mended; a third ends it."""
    quarter = HALF // 2
    stated = f"bytes {HALF}-{len(BODY) - 1}/{len(BODY)}"
    second = response(
        BODY[HALF : HALF + quarter],
        206,
        Content_Range=stated,
        Content_Length=str(len(BODY) - HALF),
        ETag='"v1"',
    )
    stated = f"bytes {HALF + quarter}-{len(BODY) - 1}/{len(BODY)}"
    third = response(BODY[HALF + quarter :], 206, Content_Range=stated, ETag='"v1"')
    assert bring(cut_then(site, second, third, ETag='"v1"'), tmp_path) == BODY
    assert len(site.requests) == 3
