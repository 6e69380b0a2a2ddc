"""An address to a file: what servers do, and what becomes of it."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from fetching_site import HOST, Pause, Request, Site, downloader, response

from briefing_qa.errors import CorpusError
from briefing_qa.fetching import AddressError, ConnectionLostError, DownloadError, Limits
from briefing_qa.fetching.addresses import parse_address
from briefing_qa.fetching.downloading import Downloaded, Validators

BODY = b"The village of Cala has 17 wells. " * 400


def bring(address: str, folder: Path, **changes: object) -> Downloaded:
    """Download to a file of the folder."""
    got = downloader(**changes).download(parse_address(address), folder / "body")
    assert got is not None
    return got


def refusal(address: str, folder: Path, **changes: object) -> str:
    """The one line that says why nothing was downloaded."""
    with pytest.raises(DownloadError) as caught:
        bring(address, folder, **changes)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(str(parse_address(address)))
    return message


def test_a_document_comes_whole_with_what_the_server_said(site: Site, tmp_path: Path) -> None:
    """Bytes, checksum, type, version and name are those of the response."""
    address = site.answer(
        "/wells.txt",
        BODY,
        Content_Type="text/plain",
        ETag='"a1"',
        Last_Modified="Mon, 02 Nov 2026 10:00:00 GMT",
        Content_Disposition="attachment; filename=w.txt",
    )
    steps: list[tuple[int, int]] = []
    got = downloader().download(
        parse_address(address), tmp_path / "body", progress=lambda *step: steps.append(step)
    )
    assert got is not None
    assert got.location.read_bytes() == BODY
    assert got.sha256 == hashlib.sha256(BODY).hexdigest()
    assert (got.size, got.content_type) == (len(BODY), "text/plain")
    assert got.validators == Validators(etag='"a1"', last_modified="Mon, 02 Nov 2026 10:00:00 GMT")
    assert got.disposition == "attachment; filename=w.txt"
    assert steps[-1] == (len(BODY), len(BODY))


def test_a_request_says_who_asks_and_nothing_of_this_machine(site: Site, tmp_path: Path) -> None:
    """Host and the program's name go out; no cookies, no referrer, no language."""
    bring(site.answer("/a", BODY), tmp_path)
    (request,) = site.requests
    assert request.headers["host"] == f"{HOST}:{site.port}"
    assert request.headers["user-agent"].startswith("briefing-qa/")
    assert set(request.headers) == {
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "connection",
    }


def test_proxies_of_the_environment_are_not_used(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to the address that was checked, whatever the environment names."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert bring(site.answer("/a", BODY), tmp_path).size == len(BODY)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int, site: Site, tmp_path: Path) -> None:
    """Relative and absolute; the final address is known afterwards."""
    site.redirect("/old", "new/place", status)
    site.redirect("/new/place", site.address("/report?x=1"), status)
    site.answer("/report?x=1", BODY)
    got = bring(site.address("/old"), tmp_path)
    assert got.address.target == "/report?x=1"
    assert got.size == len(BODY)


def test_a_circle_of_redirects_is_named(site: Site, tmp_path: Path) -> None:
    """The addresses of the circle are said, and it ends at once."""
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    message = refusal(site.address("/a"), tmp_path)
    assert "in a circle" in message
    assert "/a -> " in message
    assert len(site.requests) == 2


def test_too_many_redirects_are_not_followed(site: Site, tmp_path: Path) -> None:
    """Five are."""
    for number in range(9):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.answer("/5", BODY)
    assert bring(site.address("/0"), tmp_path).size == len(BODY)
    site.redirect("/5", "/6")
    assert "more than 5 redirects" in refusal(site.address("/0"), tmp_path)


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("http://10.0.0.8/secret", "10.0.0.8, which is not public (a private network)"),
        ("http://[::1]/", "::1, which is not public (this machine)"),
        ("http://169.254.169.254/latest/meta-data", "a service for machines of a cloud"),
        ("http://[64:ff9b::a00:1]/", "a private network"),
        ("http://me:secret@example.org/", "holds a name or password"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/x", "only http and https"),
        ("http://example.org:25/", "port 25 is not visited"),
        ("http://ex ample.org/", "white space"),
        ("http://", "names no host"),
        ("", "to nowhere"),
    ],
)
def test_a_redirect_to_what_must_not_be_visited_is_refused(
    location: str, problem: str, site: Site, tmp_path: Path
) -> None:
    """Every hop is checked as the first address is."""
    from fetching_site import LOOPBACK

    address = site.redirect("/a", location)
    number = parse_address(location).host if location.startswith(("http://1", "http://[")) else ""
    message = refusal(
        address,
        tmp_path,
        policy=LOOPBACK,
        resolve=lambda host, port: [number if host == number else "127.0.0.1"],
    )
    assert problem in message
    assert "secret@" not in message
    assert len(site.requests) == 1


def test_a_name_for_a_private_address_is_refused_before_any_connection(
    site: Site, tmp_path: Path
) -> None:
    """Also where only one of its addresses is private."""
    for found in (["192.168.1.4"], ["127.0.0.1", "10.1.1.1"], ["93.184.215.14", "fe80::1"]):
        message = refusal(
            site.answer("/a", BODY), tmp_path, resolve=lambda host, port, found=found: found
        )
        assert f"{HOST} stands for " in message
        assert "not public" in message
    assert site.requests == []


def test_a_name_that_changes_between_look_ups_changes_nothing(site: Site, tmp_path: Path) -> None:
    """It is looked up once a connection; that very answer is judged and connected to."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    assert bring(site.answer("/a", BODY), tmp_path, resolve=rebinding).size == len(BODY)
    assert asked == [HOST]


def test_this_machine_is_refused_by_default(site: Site, tmp_path: Path) -> None:
    """Without the tests' exception nothing on loopback is visited."""
    from briefing_qa.fetching import Policy

    with pytest.raises(AddressError, match="this machine"):
        bring(site.answer("/a", BODY), tmp_path, policy=Policy())
    assert site.requests == []


def test_a_host_that_does_not_exist_is_said(tmp_path: Path) -> None:
    """At once where the name is unknown; a look-up that failed for now is tried again."""
    import socket

    asked: list[str] = []

    def unknown(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def broken(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    assert "cannot be found" in refusal("http://a.example/", tmp_path, resolve=unknown)
    assert len(asked) == 1
    assert "Temporary failure" in refusal("http://a.example/", tmp_path, resolve=broken)
    assert len(asked) == 4
    assert "nothing found" in refusal("http://a.example/", tmp_path, resolve=lambda h, p: [])


def test_a_look_up_that_hangs_is_given_up(tmp_path: Path) -> None:
    """The system's look-up cannot be ended; it is not waited for."""
    import threading

    release = threading.Event()

    def hanging(host: str, port: int) -> Sequence[str]:
        release.wait(5)
        return []

    limits = Limits(connect_seconds=0.05, retries=0)
    assert "took more than" in refusal(
        "http://a.example/", tmp_path, resolve=hanging, limits=limits
    )
    release.set()


def test_a_closed_port_is_tried_again_and_then_said(tmp_path: Path) -> None:
    """Three attempts in all, with growing pauses."""
    import socket

    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    pauses: list[float] = []
    message = refusal(f"http://{HOST}:{port}/", tmp_path, sleep=pauses.append)
    assert "cannot be reached" in message
    assert "proxies" in message
    assert pauses == [1.0, 4.0]


def test_a_body_that_is_cut_off_is_not_kept(site: Site, tmp_path: Path) -> None:
    """A length that is never reached is a cut connection."""
    address = site.put("/a", response(BODY[:100], Content_Length=str(len(BODY))))
    with pytest.raises(ConnectionLostError, match="cut off"):
        bring(address, tmp_path)
    assert len(site.requests) == 3


def test_chunks_that_are_cut_off_are_not_kept(site: Site, tmp_path: Path) -> None:
    """The last chunk has to come."""
    head = response(b"", Content_Length="", Transfer_Encoding="chunked")
    address = site.put("/a", head, b"5\r\nwells\r\n", b"7\r\nof")
    assert "cut off" in refusal(address, tmp_path)


def test_chunks_come_together(site: Site, tmp_path: Path) -> None:
    """A body in chunks, after an interim response, is one document."""
    head = response(b"", Content_Length="", Transfer_Encoding="chunked")
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    address = site.put("/a", early, head, b"5\r\nwells\r\n", b"3\r\nof \r\n", b"0\r\n\r\n")
    assert bring(address, tmp_path).location.read_bytes() == b"wellsof "


def test_more_than_the_stated_length_is_refused(site: Site, tmp_path: Path) -> None:
    """Which part is the document cannot be known."""
    address = site.put("/a", response(BODY, Content_Length="100"))
    assert "more than the length it states" in refusal(address, tmp_path)
    late = site.put("/b", response(BODY, Content_Length=str(len(BODY))), Pause(0.05), b"more")
    assert "more than the length it states" in refusal(late, tmp_path)


def test_a_body_without_a_length_ends_with_the_connection(site: Site, tmp_path: Path) -> None:
    """As HTTP/1.0 has it."""
    address = site.put("/a", response(BODY, Content_Length=""))
    assert bring(address, tmp_path).size == len(BODY)


def test_an_empty_document_is_refused(site: Site, tmp_path: Path) -> None:
    """No bytes are no document."""
    assert "empty document" in refusal(site.answer("/a", b""), tmp_path)


def test_a_server_that_falls_silent_is_given_up(site: Site, tmp_path: Path) -> None:
    """Before the head, and in the middle of the body; it is not asked again."""
    limits = Limits(idle_seconds=0.1)
    before = site.put("/a", Pause(1.0))
    assert "nothing of the head of the response came" in refusal(before, tmp_path, limits=limits)
    within = site.put("/b", response(BODY[:9], Content_Length="99"), Pause(1.0))
    assert "nothing of the document came" in refusal(within, tmp_path, limits=limits)
    assert len(site.requests) == 2


def test_a_trickle_is_given_up(site: Site, tmp_path: Path) -> None:
    """A byte now and then is not progress."""
    drops = [part for byte in BODY[:60] for part in (bytes([byte]), Pause(0.02))]
    address = site.put("/a", response(b"", Content_Length=str(len(BODY))), *drops)
    limits = Limits(idle_seconds=5.0, window_seconds=0.2, window_size=1000)
    assert "are too few" in refusal(address, tmp_path, limits=limits)


def test_a_head_that_trickles_ends_with_the_total_time(site: Site, tmp_path: Path) -> None:
    """The time for all of it counts the head as well."""
    drops = [part for _ in range(100) for part in (b"X: y\r\n", Pause(0.02))]
    address = site.put("/a", b"HTTP/1.1 200 OK\r\n", *drops)
    limits = Limits(idle_seconds=5.0, total_seconds=0.3)
    assert "not complete after" in refusal(address, tmp_path, limits=limits)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000,
        b"HTTP/1.1 200 OK\r\n" + b"X-Header: aaaaaaaaaaaaaaaa\r\n" * 4_000,
    ],
    ids=["one long", "many"],
)
def test_a_huge_head_is_refused(head: bytes, site: Site, tmp_path: Path) -> None:
    """Neither one long header nor very many are read to the end."""
    assert "longer than 32 KiB" in refusal(site.put("/a", head, Pause(0.2)), tmp_path)


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
    ],
)
def test_what_is_no_http_is_refused(said: bytes, site: Site, tmp_path: Path) -> None:
    """Another protocol, and heads that two readers would understand differently."""
    assert "does not speak HTTP" in refusal(site.put("/a", said), tmp_path)


def test_interim_responses_without_end_are_refused(site: Site, tmp_path: Path) -> None:
    """A server that never comes to the point is left."""
    address = site.put("/a", *[b"HTTP/1.1 100 Continue\r\n\r\n"] * 30)
    assert "does not answer" in refusal(address, tmp_path)


def test_a_connection_that_says_nothing_is_tried_again(site: Site, tmp_path: Path) -> None:
    """A server may come to itself at the third attempt."""
    calls: list[int] = []

    def script(request: Request) -> list[bytes]:
        calls.append(1)
        return [] if len(calls) < 3 else [response(BODY)]

    site.pages["/a"] = script
    assert bring(site.address("/a"), tmp_path).size == len(BODY)
    assert len(calls) == 3


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "log-in"),
        (403, "refuses programs"),
        (404, "nothing at this address"),
        (410, "taken away"),
        (418, "no document is sent"),
        (429, "(120 s)"),
        (500, "in trouble"),
        (503, "not available"),
        (204, "no document is sent"),
        (599, "in trouble"),
        (304, "no document is sent"),
    ],
)
def test_a_status_is_said_with_what_to_do(
    status: int, words: str, site: Site, tmp_path: Path
) -> None:
    """And the server is asked once only."""
    headers = {"Retry_After": "120"} if status == 429 else {}
    body = b"" if status in (204, 304) else b"<html>no</html>"
    message = refusal(site.answer("/a", body, status, **headers), tmp_path)
    assert f"status {status}" in message
    assert words in message
    assert len(site.requests) == 1


def test_a_wait_that_is_no_number_is_later(site: Site, tmp_path: Path) -> None:
    """Retry-After may be a date, or nonsense; it is not repeated."""
    address = site.answer("/a", b"x", 429, Retry_After="\x1b[31mred")
    message = refusal(address, tmp_path)
    assert message.endswith("it asks to wait: try again later")


def test_a_document_that_is_too_large_is_not_read(site: Site, tmp_path: Path) -> None:
    """By its stated length, and by what comes where none is stated."""
    limits = Limits(size=1_000, idle_seconds=2.0)
    stated = site.put("/a", response(BODY[:10], Content_Length="1001"))
    assert "more than the 1,000 bytes" in refusal(stated, tmp_path, limits=limits)
    unstated = site.put("/b", response(BODY, Content_Length=""))
    assert "more than the 1,000 bytes" in refusal(unstated, tmp_path, limits=limits)
    fits = site.answer("/c", BODY[:1_000])
    assert bring(fits, tmp_path, limits=limits).size == 1_000


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", lambda data: gzip.compress(data[:99]) + gzip.compress(data[99:])),
        ("deflate", zlib.compress),
        ("identity", bytes),
    ],
)
def test_a_packed_body_is_unpacked(coding: str, pack: object, site: Site, tmp_path: Path) -> None:
    """What is kept is the document, not its packing."""
    address = site.answer("/a", pack(BODY), Content_Encoding=coding)  # type: ignore[operator]
    assert bring(address, tmp_path).location.read_bytes() == BODY


def test_a_packed_bomb_is_stopped_at_the_limit(site: Site, tmp_path: Path) -> None:
    """A few kilobytes that stand for 200 MiB fill no disk."""
    bomb = gzip.compress(bytes(200 * 2**20), compresslevel=1)
    limits = Limits(size=3 * 2**20, idle_seconds=5.0)
    address = site.answer("/a", bomb, Content_Encoding="gzip")
    assert "more than the 3 MiB" in refusal(address, tmp_path, limits=limits)
    assert (tmp_path / "body").stat().st_size <= 3 * 2**20


@pytest.mark.parametrize(
    ("coding", "body", "words"),
    [
        ("br", b"anything", "packs it as 'br'"),
        ("gzip, gzip", gzip.compress(gzip.compress(BODY)), "packs it as 'gzip, gzip'"),
        ("gzip", BODY, "cannot be unpacked"),
        ("gzip", gzip.compress(BODY) + b"more", "cannot be unpacked"),
        ("gzip", gzip.compress(BODY)[:-20], "cut off"),
        ("deflate", zlib.compress(BODY) + b"more", "more after the packed document"),
    ],
    # Not the bytes, which hold the time: workers must agree on the names of tests.
    ids=["unknown", "twice", "not packed", "more", "cut off", "more after deflate"],
)
def test_a_body_that_cannot_be_unpacked_is_refused(
    coding: str, body: bytes, words: str, site: Site, tmp_path: Path
) -> None:
    """Unknown packing, damage, and a stream without its end."""
    assert words in refusal(site.answer("/a", body, Content_Encoding=coding), tmp_path)


def test_a_picture_is_refused_by_its_type(site: Site, tmp_path: Path) -> None:
    """What states that it is no document is not read."""
    address = site.answer("/a", b"GIF89a", Content_Type="image/gif")
    assert "image/gif, which is no document" in refusal(address, tmp_path)


def test_a_known_version_is_asked_about_and_not_sent_again(site: Site, tmp_path: Path) -> None:
    """By its ETag, else by its date; nothing is written."""

    def script(request: Request) -> list[bytes]:
        same = request.headers.get("if-none-match") == '"a"' or "if-modified-since" in (
            request.headers
        )
        return [response(b"", 304) if same else response(BODY)]

    site.pages["/a"] = script
    address = parse_address(site.address("/a"))
    for known in (
        Validators(etag='"a"'),
        Validators(last_modified="Mon, 02 Nov 2026 10:00:00 GMT"),
    ):
        assert downloader().download(address, tmp_path / "body", known=known) is None
    assert not (tmp_path / "body").exists()
    got = downloader().download(address, tmp_path / "body", known=Validators(etag='"b"'))
    assert got is not None
    assert got.size == len(BODY)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_what_cannot_be_written_is_no_fault_of_the_address(site: Site, tmp_path: Path) -> None:
    """A disk that is full, or a folder that is gone, is named, and that something is to be done."""
    address = parse_address(site.answer("/a", BODY))
    for place, problem in (
        (Path("/dev/full"), "No space left on device"),
        (tmp_path / "gone" / "body", "No such file or directory"),
    ):
        with pytest.raises(CorpusError, match=rf"cannot write {place}: {problem}: ") as caught:
            downloader().download(address, place)
        assert not isinstance(caught.value, DownloadError)
