"""Which addresses may be served to whom."""

from __future__ import annotations

import pytest

from briefing_qa.access import ListenError, check_listening, is_this_machine

OWN = (
    "127.0.0.1",
    "localhost",
    "LOCALHOST",
    " localhost ",
    "localhost.",
    "::1",
    "[::1]",
    "127.0.0.2",
)
OPEN = (
    "0.0.0.0", "::", "[::]", "", " ", "0", "*", "192.168.1.5", "10.0.0.1", "2001:db8::1",
    "example.org", "localhost.example.org", "127.0.0.1.example.org", "127.0.0.1:80",
    "::ffff:192.0.2.1", "1",
    "host\nname", "127.0.0.1 ,0.0.0.0",
)  # fmt: skip


@pytest.mark.parametrize("host", OWN)
def test_this_machine_is_served_without_accounts(host: str) -> None:
    """Loopback addresses reach nobody else."""
    assert is_this_machine(host)
    check_listening(host, accounts=False)


@pytest.mark.parametrize("host", OPEN)
def test_other_machines_are_served_on_purpose_only(host: str) -> None:
    """Any other address needs accounts or the word that none are wanted; the error says how."""
    assert not is_this_machine(host)
    with pytest.raises(ListenError, match="--auth FILE") as raised:
        check_listening(host, accounts=False)
    message = str(raised.value)
    assert "briefing-qa user FILE NAME" in message
    assert "--no-auth" in message
    assert "\n" not in message
    check_listening(host, accounts=True)
    check_listening(host, accounts=False, no_auth=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_both_wishes_at_once_are_refused(host: str) -> None:
    """Accounts and no accounts cannot be meant together."""
    with pytest.raises(ListenError, match="contradict"):
        check_listening(host, accounts=True, no_auth=True)
