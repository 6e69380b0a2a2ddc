"""Passwords as scrypt hashes."""

from __future__ import annotations

import base64
import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from briefing_qa.access import AccountsError
from briefing_qa.access.passwords import Cost, PasswordHash, hash_password, parse_hash

CHEAP = Cost(ln=4, r=8, p=1)
GOOD = "correct horse"


def test_a_password_matches_itself_and_nothing_else() -> None:
    """Case, white space and length count."""
    kept = hash_password(GOOD, CHEAP)
    assert kept.matches(GOOD)
    for other in ("", "Correct horse", "correct horse ", "correct hors", GOOD * 100):
        assert not kept.matches(other)


def test_the_hash_is_that_of_scrypt() -> None:
    """A hash that is written out is what the standard library computes from its fields."""
    form, fields, salt, digest = str(hash_password(GOOD, Cost(ln=5, r=4, p=2))).split("$")
    assert (form, fields) == ("scrypt", "ln=5,r=4,p=2")
    expected = hashlib.scrypt(
        GOOD.encode(), salt=base64.b64decode(salt + "=="), n=32, r=4, p=2, dklen=32
    )
    assert base64.b64decode(digest + "=") == expected


def test_the_test_vector_of_the_rfc() -> None:
    """RFC 7914, section 12: "pleaseletmein" with the salt "SodiumChloride"."""
    digest = bytes.fromhex(
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    )
    kept = PasswordHash(cost=Cost(ln=14, r=8, p=1), salt=b"SodiumChloride", digest=digest)
    assert kept.matches("pleaseletmein")
    assert not kept.matches("pleaseletmeout")


def test_new_hashes_cost_what_is_recommended() -> None:
    """The default is 32 MiB, three times over, with 16 random bytes of salt."""
    one, two = hash_password(GOOD), hash_password(GOOD)
    assert str(one).startswith("scrypt$ln=15,r=8,p=3$")
    assert one.salt != two.salt
    assert len(one.salt) == 16
    assert len(one.digest) == 32


def test_a_hash_is_read_as_it_was_written() -> None:
    """What is written out matches the same password when it is read again."""
    kept = hash_password(GOOD, CHEAP)
    assert parse_hash(str(kept)) == kept
    assert parse_hash(str(kept)).matches(GOOD)


@pytest.mark.parametrize(
    "text",
    [
        "",
        GOOD,
        "scrypt$ln=4,r=8,p=1$$",
        "scrypt$ln=4,r=8,p=1$AAAA$AAAA",
        "scrypt$ln=4,r=8$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=0,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=40,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA$",
        "bcrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
    ],
)
def test_what_is_no_hash_is_refused(text: str) -> None:
    """Nothing that is damaged, foreign or too dear is taken for a hash."""
    with pytest.raises(ValueError, match=r"form|parameters|short|base64"):
        parse_hash(text)


@pytest.mark.parametrize("password", ["", "123456789", "x" * 201])
def test_a_password_has_a_fit_length(password: str) -> None:
    """The message gives both numbers."""
    with pytest.raises(AccountsError, match=f"has {len(password)} characters: use 10 to 200"):
        hash_password(password, CHEAP)


def test_keyboards_may_spell_a_letter_in_two_ways() -> None:
    """A letter with its accent, in one character or two, is the same letter."""
    composed, apart = "contrase\u00f1a de ana", "contrasen\u0303a de ana"
    assert composed != apart
    assert hash_password(composed, CHEAP).matches(apart)


def test_any_string_can_be_tried() -> None:
    """Half of a surrogate pair, NUL and a megabyte are wrong passwords, not errors."""
    kept = hash_password(GOOD, CHEAP)
    for odd in ("\ud800", "\0", "x" * 1_000_000):
        assert not kept.matches(odd)


def test_digests_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison is the one of the standard library that does not stop at a difference."""
    compared: list[int] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append(len(one))
        return one == other

    monkeypatch.setattr("hmac.compare_digest", compare)
    kept = hash_password(GOOD, CHEAP)
    assert kept.matches(GOOD)
    assert not kept.matches("wrong")
    assert compared == [32, 32]


def test_a_crowd_takes_the_memory_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many try at once, two hashes are computed at a time."""
    scrypt, lock = hashlib.scrypt, threading.Lock()
    now = most = 0

    def counted(*arguments: Any, **options: Any) -> bytes:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        try:
            return scrypt(*arguments, **options)
        finally:
            with lock:
                now -= 1

    kept = hash_password(GOOD, Cost(ln=12, r=8, p=1))
    monkeypatch.setattr("hashlib.scrypt", counted)
    with ThreadPoolExecutor(20) as threads:
        assert all(threads.map(kept.matches, [GOOD] * 20))
    assert most <= 2
