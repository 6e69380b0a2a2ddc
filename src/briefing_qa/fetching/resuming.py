"""A file that is half here: whether and how to go on with it (RFC 9110, 13.1.5 and 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from briefing_qa.fetching.addresses import Address
from briefing_qa.fetching.exchange import Head
from briefing_qa.fetching.failures import ConnectionLostError, DownloadError
from briefing_qa.fetching.unpacking import is_packed

_PARTIAL = 206
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")
# A date tells two versions apart only where it is this much older than the response.
_SURE = timedelta(seconds=60)


@dataclass(slots=True, kw_only=True)
class Part:
    """What is here of a document. Changed by one download while it goes on.

    Attributes:
        location: the file.
        size: bytes in it.
        total: bytes of the whole document, unpacked; None where that is not known.
        address: where they came from; None where it cannot be gone on with.
        validator: the version they are of.
    """

    location: Path
    size: int = 0
    total: int | None = None
    address: Address | None = None
    validator: str = ""

    def headers(self, address: Address) -> dict[str, str]:
        """The headers that ask for the rest of this version, or else for the whole."""
        if not self.size or address != self.address or not self.validator:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": self.validator}

    def begin(self, address: Address, head: Head) -> None:
        """Make ready for a body: its bytes come after those that are here, or in their place.

        Raises:
            DownloadError: a part was sent that nobody asked for.
        """
        if head.status == _PARTIAL:
            if not self._goes_on(address, head):
                self.refused()
                raise ConnectionLostError("the server sends another part than asked for: try again")
            return
        self.size = 0
        packed = is_packed(head.get("content-encoding"))
        self.total = None if packed else head.length
        ranges = head.get("accept-ranges").lower() != "none"
        self.validator = _validator(head) if ranges and not packed else ""
        self.address = address

    def open(self) -> BinaryIO:
        """The file, ready for what comes next."""
        if not self.size:
            return self.location.open("wb")
        file = self.location.open("r+b")
        file.truncate(self.size)
        file.seek(self.size)
        return file

    def check_whole(self) -> None:
        """Raise DownloadError where the file is shorter or longer than the server said."""
        if self.total is not None and self.size != self.total:
            raise DownloadError(
                f"{self.size:,} bytes came in place of {self.total:,}: download it yourself"
            )
        if not self.size:
            raise DownloadError("the server sends an empty document: check the address")

    def refused(self) -> bool:
        """The rest is not to be had: from now on the whole is asked for. False where it was."""
        asked, self.address = self.address is not None, None
        return asked

    def _goes_on(self, address: Address, head: Head) -> bool:
        found = _RANGE.fullmatch(head.get("content-range").strip())
        if found is None or not self.headers(address) or is_packed(head.get("content-encoding")):
            return False
        start, end, total = (int(number) for number in found.groups())
        if self.validator.startswith('"') and head.get("etag") not in ("", self.validator):
            return False
        return start == self.size and end + 1 == total and self.total in (None, total)


def _validator(head: Head) -> str:
    """What names exactly this version: a strong ETag, or a date that is old enough; or nothing."""
    etag = head.get("etag")
    if etag:
        return etag if etag.startswith('"') else ""
    changed, now = _date(head.get("last-modified")), _date(head.get("date"))
    sure = changed is not None and now is not None and now - changed >= _SURE
    return head.get("last-modified") if sure else ""


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None
