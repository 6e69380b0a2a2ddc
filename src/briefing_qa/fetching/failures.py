"""What can go wrong when a document is downloaded.

CorpusError
└── DownloadError            an address did not give a document
    ├── AddressError         it must not be visited: not http, not public, with a password in it
    └── ConnectionLostError  the connection failed or was cut; trying again may help
"""

from __future__ import annotations

from briefing_qa.errors import CorpusError


class DownloadError(CorpusError):
    """An address did not give a document."""


class AddressError(DownloadError):
    """An address that must not be visited."""


class ConnectionLostError(DownloadError):
    """The connection failed or was cut; trying again may help."""
