"""Addresses, and what may be visited."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.fetching import AddressError, Policy, looks_like_address
from briefing_qa.fetching.addresses import parse_address


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("https://Example.ORG", "https://example.org/"),
        ("HTTP://example.org:80/a#part", "http://example.org/a"),
        ("https://example.org.:443/a?b=c&d=%20", "https://example.org/a?b=c&d=%20"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/niñez/informe.pdf", "https://example.org/ni%C3%B1ez/informe.pdf"),
        ("https://niños.example/", "https://xn--nios-hqa.example/"),
        ("https://доклад.example/", "https://xn--80ahbwfq.example/"),
        ("http://１２７.０.０.１/", "http://127.0.0.1/"),
        ("http://[2001:DB8::0:1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("  https://example.org/a  ", "https://example.org/a"),
        ("https://example.org/?q=año", "https://example.org/?q=a%C3%B1o"),
    ],
)
def test_an_address_has_one_form(text: str, taken: str) -> None:
    """Host in ASCII, path and query percent-encoded, no fragment, no usual port."""
    assert str(parse_address(text)) == taken
    assert str(parse_address(taken)) == taken


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://", "names no host"),
        ("http:///path", "names no host"),
        ("http://./", "names no host"),
        ("http://a..b/", "names no host"),
        ("http://-a.example/", "names no host"),
        (f"http://{'a' * 64}.example/", "names no host"),
        (f"http://{'a.' * 130}example/", "names no host"),
        ("http://xn--a\u0301\u0300\u200d.example/", "names no host"),
        ("http://[fe80::1%25eth0]/", "names no host"),
        ("http://[12345::]/", "names no host|not well-formed"),
        ("http://[::1/", "not well-formed"),
        ("http://example.org:99999/", "not well-formed"),
        ("http://example.org:x/", "not well-formed"),
        ("http://exa mple.org/", "white space"),
        ("http://example.org/a\nHost: b", "white space"),
        ("http://example.org\\@other.example/", "backslash"),
        ("http://example.org/\x00", "control character"),
        ("http://example.org/\udcff.pdf", "not UTF-8"),
        ("http://ex\udcffample.org/?q=\udcff", "not UTF-8"),
        (f"http://example.org/{'a' * 5000}", "longer than"),
    ],
)
def test_what_cannot_be_understood_in_one_way_is_refused(text: str, problem: str) -> None:
    """One line with the address, what is wrong, and what to do."""
    with pytest.raises(AddressError, match=problem) as caught:
        parse_address(text)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("text", ["http://me@example.org/", "https://me:secret@example.org/x"])
def test_credentials_are_refused_and_not_repeated(text: str) -> None:
    """A password stands in no message."""
    with pytest.raises(AddressError, match="name or password") as caught:
        parse_address(text)
    assert "secret" not in str(caught.value)
    assert "me@" not in str(caught.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    """Nothing else is raised, and an address never holds what could end a request line."""
    for form in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            address = parse_address(form)
        except AddressError:
            continue
        assert address.target.isascii()
        assert address.target.startswith("/")
        assert not set(address.target + address.host) & set(" \r\n\t\x00")
        assert parse_address(str(address)) == address


def test_addresses_are_told_from_paths() -> None:
    """By "scheme://"; a path of Windows is none."""
    assert looks_like_address("https://example.org/a.pdf")
    assert looks_like_address("ftp://example.org/a.pdf")
    assert not looks_like_address("reports/a.pdf")
    assert not looks_like_address(r"C:\reports\a.pdf")
    assert not looks_like_address("c:/reports/a.pdf")


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:93.184.215.14",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2002:5db8:d70e::1",
        "2001::1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "no number",
        "2130706433",
    ],
)
def test_what_is_not_public_is_refused(number: str) -> None:
    """Private, local, reserved, for machines of clouds, and IPv4 inside of IPv6."""
    assert Policy().refusal(number)


@pytest.mark.parametrize(
    "number",
    [
        "93.184.215.14",
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "223.255.255.254",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e",
        "64:ff9b::5db8:d70e",
    ],
)
def test_what_is_public_may_be_visited(number: str) -> None:
    """Also through NAT64, by which networks without IPv4 reach it."""
    assert Policy().refusal(number) == ""


@given(st.ip_addresses())
def test_the_rule_is_never_laxer_than_that_of_the_language(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """What Python knows as private, local, reserved or for many is refused."""
    closed = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
    if closed and address not in ipaddress.ip_network(
        "64:ff9b::/96" if address.version == 6 else "0.0.0.0/32"
    ):
        assert Policy().refusal(str(address))


@given(st.ip_addresses(v=4))
def test_an_address_that_is_carried_inside_is_judged_as_itself(
    inside: ipaddress.IPv4Address,
) -> None:
    """NAT64 opens nothing that is closed."""
    nat64 = ipaddress.IPv6Address((0x64FF9B << 96) | int(inside))
    assert bool(Policy().refusal(str(nat64))) == bool(Policy().refusal(str(inside)))
    assert Policy().refusal(f"::ffff:{inside}")


def test_only_what_is_allowed_is_opened() -> None:
    """The exception is for exactly one network."""
    policy = Policy(allowed=(ipaddress.ip_network("127.0.0.1/32"),))
    assert policy.refusal("127.0.0.1") == ""
    assert policy.refusal("127.0.0.2")
    assert policy.refusal("::1")


@pytest.mark.parametrize(
    ("port", "open_"),
    [
        (80, True),
        (443, True),
        (8080, True),
        (65535, True),
        (0, False),
        (22, False),
        (25, False),
        (1023, False),
        (5060, False),
        (6667, False),
    ],
)
def test_ports_of_other_services_are_refused(port: int, open_: bool) -> None:
    """The two of the web, and high ones that no other protocol is known by."""
    assert (Policy().port_refusal(port) == "") is open_
