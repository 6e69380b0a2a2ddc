"""Downloads: documents from the internet into the corpus, safely and with a record.

addresses    addresses, taken apart once
policy       which IP addresses and ports may be visited
pace         limits of time and size
connecting   a connection to the address that was checked
exchange     one request and its response
unpacking    packed bodies
resuming     going on where a connection was cut
statuses     what a status means for people
downloading  redirects and second attempts: an address to a file
kinds        what was sent, by its bytes
names        names for files
staging      a hidden folder, and the step into the corpus
recording    writing `downloads.toml`
wanted       which documents there could be
saying       what people are told
fetching     all of it: registered documents, other addresses, changes
failures     what can go wrong
"""

from briefing_qa.fetching.addresses import looks_like_address
from briefing_qa.fetching.downloading import Downloader
from briefing_qa.fetching.failures import AddressError, ConnectionLostError, DownloadError
from briefing_qa.fetching.fetching import Fetched, Fetcher
from briefing_qa.fetching.pace import Limits
from briefing_qa.fetching.policy import Policy

__all__ = [
    "AddressError",
    "ConnectionLostError",
    "DownloadError",
    "Downloader",
    "Fetched",
    "Fetcher",
    "Limits",
    "Policy",
    "looks_like_address",
]
