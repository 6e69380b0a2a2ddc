"""An address to a file: redirects, second attempts, and going on where a connection was cut."""

from __future__ import annotations

import hashlib
import os
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from briefing_qa.errors import CorpusError
from briefing_qa.fetching.addresses import Address, parse_address, printable
from briefing_qa.fetching.connecting import Resolver, connect, system_resolver, system_trust
from briefing_qa.fetching.exchange import Exchange, Head
from briefing_qa.fetching.failures import AddressError, ConnectionLostError, DownloadError
from briefing_qa.fetching.kinds import check_type
from briefing_qa.fetching.pace import Limits, Pace
from briefing_qa.fetching.policy import Policy
from briefing_qa.fetching.resuming import Part
from briefing_qa.fetching.statuses import status_problem
from briefing_qa.fetching.unpacking import too_large, unpacked

Progress = Callable[[int, int], None]
"""Called with the bytes that are here and all there will be; 0 where that is not known."""

_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_UNSATISFIABLE = 416


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server called a version of a document: to ask whether it is still that one."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """A document that was downloaded, whole.

    Attributes:
        location: the file.
        address: the final one, after redirects.
        size: in bytes.
        sha256: of the bytes, in hexadecimal.
        content_type: as the server states it.
        disposition: the header Content-Disposition, which may name the file.
        validators: of this version.
    """

    location: Path
    address: Address
    size: int
    sha256: str
    content_type: str
    disposition: str
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloader:
    """Downloads documents, one at a time.

    Attributes:
        policy: what may be visited.
        limits: what a document may cost.
        resolve: finds the IP addresses of hosts.
        trust: gives the certificates that are trusted.
        sleep: waits, in seconds.
    """

    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    resolve: Resolver = system_resolver
    trust: Callable[[], ssl.SSLContext] = system_trust
    sleep: Callable[[float], None] = time.sleep

    def download(
        self,
        address: Address,
        location: Path,
        *,
        known: Validators | None = None,
        progress: Progress | None = None,
    ) -> Downloaded | None:
        """Download a document.

        Args:
            address: where from.
            location: a file to write, in a place where nobody takes it for a document.
            known: of the version that is here already.
            progress: told how far it is.

        Returns:
            What was downloaded; None where the server says that the known version is current.

        Raises:
            AddressError: it, or an address that it leads to, must not be visited.
            DownloadError: it did not give a whole document; says the address, why, and what to do.
            CorpusError: the file cannot be written (disk full).
        """
        pace = Pace(self.limits)
        part = Part(location=location)
        failures = 0
        while True:
            try:
                return self._attempt(address, part, known, pace, progress or _nothing)
            except ConnectionLostError as error:
                if failures >= self.limits.retries:
                    raise ConnectionLostError(f"{address}: {error}") from error
                self.sleep(self.limits.pauses[min(failures, len(self.limits.pauses) - 1)])
                failures += 1
            except DownloadError as error:
                raise type(error)(f"{address}: {error}") from error

    def _attempt(
        self,
        address: Address,
        part: Part,
        known: Validators | None,
        pace: Pace,
        progress: Progress,
    ) -> Downloaded | None:
        """From the address to the document, through redirects."""
        visited = [address]
        while True:
            try:
                found = self._visit(visited, part, known, pace, progress)
            except DownloadError as error:
                if len(visited) == 1:
                    raise
                raise type(error)(f"it leads to {visited[-1]}: {error}") from error
            if not isinstance(found, Address):
                return found
            visited.append(found)

    def _visit(
        self,
        visited: list[Address],
        part: Part,
        known: Validators | None,
        pace: Pace,
        progress: Progress,
    ) -> Downloaded | Address | None:
        """One exchange: the document, where to go next, or None where the known one is current."""
        current = visited[-1]
        line = connect(
            current,
            policy=self.policy,
            limits=self.limits,
            pace=pace,
            resolve=self.resolve,
            trust=self.trust,
        )
        with closing(line):
            exchange = Exchange(line, self.limits, pace)
            head = exchange.ask(current, _headers(known) | part.headers(current))
            if head.status in _REDIRECTS:
                return self._next(visited, head)
            if head.status == _NOT_MODIFIED and known is not None:
                return None
            return self._take(current, exchange, head, part, progress)

    def _next(self, visited: list[Address], head: Head) -> Address:
        stated = head.get("location")
        if not stated:
            raise DownloadError(f"a redirect ({head.status}) to nowhere: check the address")
        target = parse_address(stated, visited[-1])
        if visited[-1].scheme == "https" and target.scheme == "http":
            raise AddressError(
                f"it leads to {target}, which is not encrypted: give that address yourself if you "
                "trust the way to it"
            )
        if target in visited:
            way = " -> ".join(str(one) for one in (*visited[visited.index(target) :], target))
            raise DownloadError(f"redirects in a circle ({printable(way)}): open it in a browser")
        if len(visited) > self.limits.redirects:
            raise DownloadError(
                f"more than {self.limits.redirects} redirects, the last to {target}: "
                "give the final address as a browser shows it"
            )
        return target

    def _take(
        self, address: Address, exchange: Exchange, head: Head, part: Part, progress: Progress
    ) -> Downloaded:
        """Write the body to the file."""
        if head.status == _UNSATISFIABLE and part.refused():
            raise ConnectionLostError("the server has no rest of it any more: try again")
        if problem := status_problem(head):
            raise DownloadError(problem)
        check_type(head.get("content-type"))
        coding = head.get("content-encoding")
        part.begin(address, head)
        if part.total is not None and part.total > self.limits.size:
            raise too_large(self.limits.size)
        try:  # what the connection raises is said in words of its own
            with part.open() as file:
                for data in unpacked(exchange.body(), coding, self.limits.size - part.size):
                    file.write(data)
                    part.size += len(data)
                    progress(part.size, part.total or 0)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CorpusError(
                f"cannot write {part.location}: {error.strerror}: check permissions and free space"
            ) from error
        part.check_whole()
        return Downloaded(
            location=part.location,
            address=address,
            size=part.size,
            sha256=sha256_of(part.location),
            content_type=head.get("content-type"),
            disposition=head.get("content-disposition"),
            validators=Validators(etag=head.get("etag"), last_modified=head.get("last-modified")),
        )


def sha256_of(location: Path) -> str:
    """Checksum of a file's bytes, in hexadecimal."""
    with location.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _headers(known: Validators | None) -> dict[str, str]:
    """What is asked with: plainly by name, without a word about this machine."""
    headers = {
        "User-Agent": f"briefing-qa/{version('briefing-qa')}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
    }
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    elif known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _nothing(done: int, total: int) -> None:
    """Told how far it is, and silent."""
