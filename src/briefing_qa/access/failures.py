"""What can go wrong when people are let in.

BriefingQAError
└── AccessError          the server cannot be opened to these people
    ├── AccountsError    the file of accounts, or what is to be added to it, is not usable
    └── ListenError      the address must not be served like this
"""

from __future__ import annotations

from briefing_qa.errors import BriefingQAError


class AccessError(BriefingQAError):
    """The server cannot be opened to these people."""


class AccountsError(AccessError):
    """The file of accounts, or what is to be added to it, is not usable."""


class ListenError(AccessError):
    """The address must not be served like this."""
