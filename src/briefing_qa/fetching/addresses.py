"""Addresses of documents, taken apart once: what is checked is what is visited."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

from briefing_qa.fetching.failures import AddressError

LONGEST = 4_000
"""Characters; longer addresses are refused."""

_PORTS = {"http": 80, "https": 443}
_LEADS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
# White space and controls, which programs drop or keep as they like, and the backslash, which
# browsers take for a slash: each makes an address that two readers take apart differently.
_AMBIGUOUS = re.compile(r"[\s\x00-\x20\x7f-\x9f\\]")
_TORN = re.compile(r"[\ud800-\udfff]")  # how Python keeps bytes that are no UTF-8
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_SAFE = "/%:@!$&'()*+,;=~-._"
_SHOWN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An http or https address.

    Attributes:
        scheme: "http" or "https".
        host: a name in ASCII and lower case, or an IP address without brackets.
        port: to connect to.
        target: path and query, percent-encoded; begins with "/".
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address; the port only where it is not the usual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def looks_like_address(text: str) -> bool:
    """Whether a text is meant as an address and not as a path: it begins with "scheme://"."""
    return _LEADS.match(text) is not None


def parse_address(text: str, base: Address | None = None) -> Address:
    """Take an address apart.

    Args:
        text: as a person, the register or a redirect gives it.
        base: what a relative address is relative to.

    Returns:
        Host and target in the form that goes over the wire; a fragment ("#...") is dropped.

    Raises:
        AddressError: not http(s), with credentials, or not to be understood in one way only.
    """
    if len(text) > LONGEST:
        raise _refused(text, f"it is longer than {LONGEST:,} characters")
    text = text.strip()
    if _TORN.search(text):
        raise _refused(text, "it is not UTF-8")
    if _AMBIGUOUS.search(text):
        raise _refused(text, "it holds white space, a control character or a backslash")
    try:
        whole = base is None or looks_like_address(text)
        parts = urlsplit(text if whole else urljoin(str(base), text))
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused(text, f"it is not well-formed ({error})") from error
    if parts.scheme not in _PORTS:
        raise _refused(text, "only http and https addresses are visited")
    if "@" in parts.netloc:
        raise AddressError(
            f"an address at {printable(parts.netloc.rpartition('@')[2])} holds a name or password: "
            "it is not visited: give it without them, or download the file yourself"
        )
    target = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE + "?")
    return Address(
        scheme=parts.scheme,
        host=_host(host, text),
        port=_PORTS[parts.scheme] if port is None else port,
        target=target,
    )


def printable(text: str) -> str:
    """A text of somebody else's on one line, without controls, and not too long."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text[:_SHOWN])
    return shown + "..." * (len(text) > _SHOWN)


def _host(host: str, text: str) -> str:
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host)) if "%" not in host else _no_host(text)
        except ValueError:
            return _no_host(text)
    try:
        # Names in ASCII are taken as they are: underscores are in use, though no standard has them.
        ascii_host = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return _no_host(text)
    name = ascii_host.lower().removesuffix(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        return _no_host(text)
    return name


def _no_host(text: str) -> str:
    raise _refused(text, "it names no host")


def _refused(text: str, reason: str) -> AddressError:
    return AddressError(
        f"{printable(text)}: {reason}: give the address of the document as a browser shows it"
    )
