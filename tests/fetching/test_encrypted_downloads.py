"""https: the certificate has to be that of the name."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from fetching_site import HOST, Site, downloader, response, served

from briefing_qa.fetching import AddressError, DownloadError
from briefing_qa.fetching.addresses import parse_address
from briefing_qa.fetching.connecting import system_trust

BODY = b"The village of Cala has 17 wells."


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who signs the certificates of the tests."""
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Site]:
    """A server that is what it says it is."""
    with served(_server(authority, HOST)) as site:
        yield site


def _server(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> Callable[[], ssl.SSLContext]:
    """Trust in one authority."""

    def trust() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    return trust


def test_a_document_comes_encrypted(secure: Site, authority: trustme.CA, tmp_path: Path) -> None:
    """The connection goes to a number; the certificate is verified against the name."""
    address = secure.answer("/a", BODY)
    got = downloader(trust=trusting(authority)).download(parse_address(address), tmp_path / "body")
    assert got is not None
    assert got.location.read_bytes() == BODY


def test_an_unknown_authority_is_refused(secure: Site, tmp_path: Path) -> None:
    """With the trust of this machine; it is not tried again."""
    address = parse_address(secure.answer("/a", BODY))
    with pytest.raises(DownloadError, match=r"certificate of documents\.example is not right"):
        downloader(trust=system_trust).download(address, tmp_path / "body")
    assert secure.requests == []


def test_the_certificate_of_another_name_is_refused(authority: trustme.CA, tmp_path: Path) -> None:
    """Though it is signed by somebody who is trusted."""
    with served(_server(authority, "other.example")) as site:
        address = parse_address(site.answer("/a", BODY))
        with pytest.raises(DownloadError, match="is not right"):
            downloader(trust=trusting(authority)).download(address, tmp_path / "body")
        assert site.requests == []


def test_a_server_without_encryption_is_said(
    site: Site, authority: trustme.CA, tmp_path: Path
) -> None:
    """An https address of a server that knows http only."""
    address = parse_address(site.answer("/a", BODY).replace("http:", "https:"))
    with pytest.raises(DownloadError, match="no encrypted connection"):
        downloader(trust=trusting(authority)).download(address, tmp_path / "body")


def test_a_redirect_does_not_leave_encryption(
    secure: Site, authority: trustme.CA, tmp_path: Path
) -> None:
    """From https to http nobody is led."""
    address = parse_address(secure.redirect("/a", "http://example.org/b"))
    with pytest.raises(AddressError, match="not encrypted"):
        downloader(trust=trusting(authority)).download(address, tmp_path / "body")


def test_an_end_that_was_not_announced_is_a_cut(authority: trustme.CA, tmp_path: Path) -> None:
    """Without a length, only a closed encryption says that all of it is here."""
    context = _server(authority, HOST)
    with served(context) as site:
        site.put("/whole", response(BODY, Content_Length=""))
        address = parse_address(site.address("/whole"))
        got = downloader(trust=trusting(authority)).download(address, tmp_path / "body")
        assert got is not None
        assert got.size == len(BODY)
        site.hang_up = True
        with pytest.raises(DownloadError, match="connection was lost"):
            downloader(trust=trusting(authority)).download(address, tmp_path / "body")
