"""Who may come in, and under which name what they do is kept.

passwords  scrypt hashes
accounts   the file of accounts
throttle   how often somebody may guess
door       logging in: throttle, then password
names      names of people; owners of what is kept
listening  which addresses may be served to whom
uploads    names of files that somebody sent
failures   what can go wrong
"""

from briefing_qa.access.accounts import (
    Accounts,
    add_account,
    permissions_warning,
    remove_account,
)
from briefing_qa.access.door import Admission, Door
from briefing_qa.access.failures import AccessError, AccountsError, ListenError
from briefing_qa.access.listening import check_listening, is_this_machine
from briefing_qa.access.names import browser_owner, new_token, user_owner
from briefing_qa.access.throttle import LoginThrottle
from briefing_qa.access.uploads import safe_name

__all__ = [
    "AccessError",
    "Accounts",
    "AccountsError",
    "Admission",
    "Door",
    "ListenError",
    "LoginThrottle",
    "add_account",
    "browser_owner",
    "check_listening",
    "is_this_machine",
    "new_token",
    "permissions_warning",
    "remove_account",
    "safe_name",
    "user_owner",
]
