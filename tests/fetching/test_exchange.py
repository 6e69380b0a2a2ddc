"""Whatever comes over the wire: a whole body, or an error of ours; never anything else."""

from __future__ import annotations

import contextlib
import socket
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.fetching import ConnectionLostError, DownloadError, Limits
from briefing_qa.fetching.addresses import parse_address
from briefing_qa.fetching.exchange import Exchange, Head
from briefing_qa.fetching.pace import Pace
from briefing_qa.fetching.unpacking import unpacked

LIMITS = Limits(idle_seconds=2.0, header_size=2_000)
ADDRESS = parse_address("http://documents.example/a")

WORD = st.text("abcXYZ019-_", min_size=1, max_size=12)
HEADER = st.one_of(
    st.tuples(WORD, st.text(st.characters(codec="latin-1"), max_size=20)),
    st.tuples(st.just("Content-Length"), st.sampled_from(["0", "3", "9", "-1", "x", "3, 3"])),
    st.tuples(st.just("Transfer-Encoding"), st.sampled_from(["chunked", "gzip", "identity"])),
)
RESPONSE = st.builds(
    lambda status, headers, body: (
        f"HTTP/1.1 {status} x\r\n".encode()
        + "".join(f"{name}: {value}\r\n" for name, value in headers).encode("latin-1")
        + b"\r\n"
        + body
    ),
    st.sampled_from(["200", "206", "101", "103", "204", "304", "404", "999", "2000", "abc"]),
    st.lists(HEADER, max_size=4),
    st.one_of(st.binary(max_size=20), st.just(b"3\r\nabc\r\n0\r\n\r\n")),
)


@contextlib.contextmanager
def answered(said: bytes) -> Iterator[Exchange]:
    """An exchange with a server that says this and hangs up."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(said)
        theirs.shutdown(socket.SHUT_WR)
        yield Exchange(ours, LIMITS, Pace(LIMITS))


def talk(said: bytes) -> tuple[Head, bytes]:
    """Head and body of a response."""
    with answered(said) as exchange:
        head = exchange.ask(ADDRESS, {})
        return head, b"".join(exchange.body())


@given(st.one_of(RESPONSE, st.binary(max_size=200), st.lists(RESPONSE).map(b"".join)))
def test_any_bytes_are_a_response_or_a_download_error(said: bytes) -> None:
    """Nothing else is raised, and a stated length is kept to."""
    try:
        head, body = talk(said)
    except DownloadError:
        return
    assert 200 <= head.status <= 999
    assert (
        head.length is None
        or head.status in (204, 304)
        or "transfer-encoding" in (head.headers)
        or len(body) == head.length
    )


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_cut_at_any_byte_is_noticed(body: bytes, data: st.DataObject) -> None:
    """In the head and in the body, with a length and in chunks."""
    plain = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:9], body[9:]) if part)
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"
    for said in (plain, chunked):
        assert talk(said)[1] == body
        with pytest.raises(ConnectionLostError):
            talk(said[: data.draw(st.integers(0, len(said) - 1))])


@given(st.binary(max_size=2_000), st.integers(1, 50), st.sampled_from(["gzip", "deflate"]))
def test_a_packed_body_comes_out_whole_in_whatever_parts(
    body: bytes, size: int, coding: str
) -> None:
    """And one byte fewer is a cut."""
    packer = zlib.compressobj(wbits=31 if coding == "gzip" else 15)
    packed = packer.compress(body) + packer.flush()
    parts = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert b"".join(unpacked(parts, coding, 10_000)) == body
    with pytest.raises(ConnectionLostError):
        list(unpacked([packed[:-1]], coding, 10_000))


@given(st.lists(st.binary(max_size=50)), st.sampled_from(["gzip", "deflate", "identity", "br"]))
def test_any_bytes_are_unpacked_or_a_download_error(parts: list[bytes], coding: str) -> None:
    """Never more than the limit."""
    size = 0
    with contextlib.suppress(DownloadError):
        for part in unpacked(parts, coding, 100):
            size += len(part)
    assert size <= 100


def test_a_request_that_cannot_be_sent_is_a_lost_connection() -> None:
    """A connection that is gone already."""
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours, pytest.raises(ConnectionLostError, match="connection was lost"):
        Exchange(ours, LIMITS, Pace(LIMITS)).ask(ADDRESS, {"X-Long": "a" * 1_000_000})


def test_headers_of_one_name_are_joined_and_read_as_they_are_meant() -> None:
    """UTF-8 where it is that, else Latin-1."""
    stated = b"Content-Length: 0\r\nX: a\r\nx: b\r\nY: ni\xc3\xb1ez\r\nZ: ni\xf1ez\r\n"
    head, _ = talk(b"HTTP/1.1 200 OK\r\n" + stated + b"\r\n")
    assert (head.get("x"), head.get("y"), head.get("z")) == ("a, b", "niñez", "niñez")
    assert head.get("none") == ""


def test_time_that_is_up_ends_a_body() -> None:
    """Also one that comes steadily."""
    now = [0.0]
    pace = Pace(Limits(total_seconds=60, window_seconds=10, window_size=100), lambda: now[0])
    pace.begin_body()
    for _ in range(5):
        now[0] += 11
        pace.received(200)
    now[0] += 11
    with pytest.raises(DownloadError, match="not complete after 60 s"):
        pace.received(200)


def test_a_window_with_too_few_bytes_ends_a_body() -> None:
    """Those before it do not count."""
    now = [0.0]
    pace = Pace(Limits(window_seconds=10, window_size=100), lambda: now[0])
    pace.begin_body()
    now[0] = 11
    pace.received(1_000)
    now[0] = 22
    with pytest.raises(DownloadError, match="50 bytes in 11 s are too few"):
        pace.received(50)
