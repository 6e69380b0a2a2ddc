"""Names of people, and the owners under which what they do is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.access import browser_owner, new_token, user_owner
from briefing_qa.access.names import account_name, is_account_name


def test_a_token_makes_an_owner_that_does_not_give_it_away() -> None:
    """The same token, the same owner; another token, another one; the token is not in it."""
    token = new_token()
    owner = browser_owner(token)
    assert owner is not None
    assert owner == browser_owner(token)
    assert owner != browser_owner(new_token())
    assert token not in owner
    assert len({new_token() for _ in range(100)}) == 100


def test_only_tokens_as_they_are_given_out_count() -> None:
    """A browser cannot choose a short or a telling one."""
    for bad in (
        "",
        "a",
        "ana",
        "x" * 31,
        "x" * 129,
        "user:ana" + "x" * 40,
        new_token() + "\n",
        "ñ" * 40,
    ):
        assert browser_owner(bad) is None


@given(st.text(max_size=80))
def test_no_name_makes_the_owner_of_a_browser(name: str) -> None:
    """Owners of people and of browsers are kept apart."""
    assert user_owner(name).startswith("user:")
    token = browser_owner(new_token())
    assert token is not None
    assert token.startswith("browser:")


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_accounts_are_never_one_owner(one: str, other: str) -> None:
    """Names that can stand in the file side by side have owners of their own."""
    if is_account_name(one) and is_account_name(other) and one != other:
        assert user_owner(one) != user_owner(other)


@given(st.text(max_size=20))
def test_an_account_keeps_its_owner_however_it_is_typed(name: str) -> None:
    """The owner follows from the account's one spelling."""
    wanted = account_name(name)
    if is_account_name(wanted):
        assert user_owner(name) == user_owner(wanted) == f"user:{wanted}"
