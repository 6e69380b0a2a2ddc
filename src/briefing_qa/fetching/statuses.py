"""What a status of HTTP means for somebody who wants a document."""

from __future__ import annotations

from http import HTTPStatus

from briefing_qa.fetching.addresses import printable
from briefing_qa.fetching.exchange import Head

_TAKEN = (200, 206)
_REMEDIES = {
    401: "it asks for a log-in: open it in a browser, and save the document yourself",
    403: "it refuses programs, or asks for a log-in: open it in a browser, and save it yourself",
    404: "there is nothing at this address: look for the document at its publisher's",
    410: "it was taken away: look for the document at its publisher's",
    451: "it must not be shown for legal reasons: look for the document elsewhere",
    503: "the server is not available: try again later",
}


def status_problem(head: Head) -> str:
    """Why a response is no document, in words that end with what to do; empty where it is one."""
    if head.status in _TAKEN:
        return ""
    return f"{_named(head.status)}: {_remedy(head)}"


def _remedy(head: Head) -> str:
    if head.status == 429:
        wait = printable(head.get("retry-after"))
        if wait.isdecimal():
            return f"it asks to wait ({wait} s): try again then"
        return "it asks to wait: try again later"
    if head.status in _REMEDIES:
        return _REMEDIES[head.status]
    if head.status < 500:
        return "no document is sent: open it in a browser, and save it yourself"
    return "the server is in trouble: try again later"


def _named(status: int) -> str:
    try:
        return f"status {status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return f"status {status}"
