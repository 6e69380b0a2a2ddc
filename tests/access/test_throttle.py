"""How often somebody may try to log in."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_qa.access import Accounts, Admission, Door, LoginThrottle, add_account
from briefing_qa.access.passwords import Cost
from briefing_qa.access.throttle import ADDRESS_LIMITS, NAME_LIMITS, Limits

HERE, THERE = "192.0.2.1", "198.51.100.7"


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1e6

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> LoginThrottle:
    """Without failures."""
    return LoginThrottle(clock=clock)


def address(number: int) -> str:
    """One of many addresses."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def fail_until_refused(throttle: LoginThrottle, name: str, at: str) -> int:
    """How many attempts go through before one has to wait."""
    count = 0
    while throttle.attempt(name, at) == 0:
        count += 1
    return count


def test_waits_double_up_to_a_limit() -> None:
    """After the free failures 1, 2, 4, ... seconds, never more than the longest wait."""
    limits = Limits(free=2, longest_wait=10)
    assert [limits.wait(n) for n in range(9)] == [0, 0, 0, 1, 2, 4, 8, 10, 10]
    assert limits.wait(10**6) == 10


def test_a_name_is_slowed_down_wherever_it_is_tried(throttle: LoginThrottle, clock: Clock) -> None:
    """Guesses at one name from ever new addresses wait longer and longer, a minute at most."""
    waits = []
    for number in range(40):
        wait = throttle.attempt("ana", address(number))
        waits.append(wait)
        clock.now += wait
        if wait:
            assert throttle.attempt("ana", address(number)) == 0
    assert waits[:6] == [0.0] * 6
    assert [wait for wait in waits if wait][:6] == [1, 2, 4, 8, 16, 32]
    assert max(waits) == 60


def test_an_address_is_slowed_down_whatever_name_it_tries(
    throttle: LoginThrottle, clock: Clock
) -> None:
    """One guess each at many names from one address is guessing too."""
    waits = []
    for number in range(60):
        wait = throttle.attempt(f"name{number}", HERE)
        waits.append(wait)
        clock.now += wait
        if wait:
            assert throttle.attempt(f"name{number}", HERE) == 0
    assert waits[:21] == [0.0] * 21
    assert waits[21:24] == [1, 2, 4]
    assert max(waits) == 3600
    assert throttle.attempt("name0", THERE) == 0


def test_an_attempt_while_waiting_does_not_count(throttle: LoginThrottle, clock: Clock) -> None:
    """Impatience does not make the wait longer, and the wait runs down."""
    fail_until_refused(throttle, "ana", HERE)
    for _ in range(50):
        assert throttle.attempt("ana", HERE) == 1
    clock.now += 0.25
    assert throttle.attempt("ana", HERE) == 0.75
    clock.now += 0.75
    assert throttle.attempt("ana", HERE) == 0
    assert throttle.attempt("ana", HERE) == 2


def test_success_forgets_the_names_failures(throttle: LoginThrottle, clock: Clock) -> None:
    """Whoever mistypes now and then never waits."""
    for _ in range(100):
        for _ in range(3):
            assert throttle.attempt("ana", HERE) == 0
        throttle.succeeded("ana", HERE)
        clock.now += ADDRESS_LIMITS.memory + 1


def test_an_account_of_ones_own_does_not_help_to_guess(
    throttle: LoginThrottle, clock: Clock
) -> None:
    """Logging in rightly between guesses does not clear what the address did."""
    guesses = 0
    for number in range(100):
        if throttle.attempt(f"victim{number}", HERE) > 0:
            break
        guesses += 1
        if throttle.attempt("mallory", HERE) > 0:
            break
        throttle.succeeded("mallory", HERE)
    assert guesses <= ADDRESS_LIMITS.free + 1


def test_failures_are_forgotten_after_a_while(throttle: LoginThrottle, clock: Clock) -> None:
    """An hour after the last wait a name starts afresh, not a second earlier."""
    fail_until_refused(throttle, "ana", HERE)
    clock.now += 1 + NAME_LIMITS.memory - 1
    assert throttle.attempt("ana", THERE) == 0
    assert throttle.attempt("ana", THERE) == 2
    clock.now += 2 + NAME_LIMITS.memory + 1
    assert fail_until_refused(throttle, "ana", "203.0.113.9") == NAME_LIMITS.free + 1


class Slow(Limits):
    """Limits that let other threads have their turn in the middle of an attempt."""

    def wait(self, failures: int) -> float:
        """The same, later."""
        time.sleep(0.002)
        return Limits.wait(self, failures)


def test_a_hundred_guesses_at_once_are_a_hundred_guesses(clock: Clock) -> None:
    """Attempts that begin together are counted one by one."""
    throttle = LoginThrottle(names=Slow(free=5, longest_wait=60), clock=clock)
    start = threading.Barrier(20)

    def guess(number: int) -> int:
        start.wait()
        return sum(throttle.attempt("ana", address(number * 5 + n)) == 0 for n in range(5))

    with ThreadPoolExecutor(20) as threads:
        assert sum(threads.map(guess, range(20))) == 6


def test_memory_is_bounded(clock: Clock) -> None:
    """However many names of whatever length come from however many addresses."""
    throttle = LoginThrottle(most=100, clock=clock)
    for number in range(5000):
        throttle.attempt("x" * 5000 + str(number), address(number))
    assert len(throttle._names._entries) == 100
    assert len(throttle._addresses._entries) == 100
    assert sum(map(sys.getsizeof, throttle._names._entries)) < 100 * 100


def test_a_name_under_attack_is_not_forgotten_for_others(clock: Clock) -> None:
    """Trying other names in between does not free the one that is guessed at."""
    throttle = LoginThrottle(most=100, clock=clock)
    let_through = 0
    for number in range(2000):
        let_through += throttle.attempt("ana", address(number)) == 0
        throttle.attempt(f"other{number}", address(100_000 + number))
    assert let_through == NAME_LIMITS.free + 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("[2001:db8::1]", "2001:db8::1%eth0", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("unix:", "unix:", True),
        ("unix:", "", False),
    ],
)
def test_addresses_of_one_network_are_one(one: str, other: str, same: bool, clock: Clock) -> None:
    """An IPv6 network, in which everybody has addresses without end, counts as one."""
    throttle = LoginThrottle(names=Limits(free=1000, longest_wait=1), clock=clock)
    fail_until_refused(throttle, "ana", one)
    assert (throttle.attempt("ben", other) > 0) is same


@given(
    st.lists(st.tuples(st.text(max_size=4), st.text(max_size=4), st.floats(0, 100)), max_size=60)
)
def test_no_sequence_gets_more_guesses_than_the_rate(
    attempts: list[tuple[str, str, float]],
) -> None:
    """For each name, attempts that go through beyond the free ones are at least a second apart."""
    clock = Clock()
    throttle = LoginThrottle(names=Limits(free=2, longest_wait=60), clock=clock)
    through: dict[str, list[float]] = {}
    for name, at, pause in attempts:
        clock.now += pause
        if throttle.attempt(name, at) == 0:
            through.setdefault(name.strip().casefold(), []).append(clock.now)
    for times in through.values():
        gaps = [b - a for a, b in pairwise(times[2:])]
        assert all(gap >= 1 - 1e-9 for gap in gaps)


def test_the_door_lets_in_whom_it_knows(tmp_path, clock: Clock) -> None:
    """The right password opens, a wrong one does not, and after too many neither does."""
    add_account(tmp_path / "accounts", "ana", "correct horse", cost=Cost(ln=4, r=8, p=1))
    door = Door(Accounts(tmp_path / "accounts"), LoginThrottle(clock=clock))
    assert door.admit("Ana", "correct horse", HERE) == Admission(name="ana")
    for _ in range(NAME_LIMITS.free + 1):
        refused = door.admit("ana", "wrong", HERE)
        assert not refused
        assert refused.wait == 0
    clock.now += 0.25
    assert door.admit("ana", "correct horse", HERE) == Admission(wait=1)
    assert door.admit("nobody", "correct horse", THERE) == Admission()
    clock.now += 0.75
    assert door.admit("ana", "correct horse", HERE)
    assert door.admit("ana", "wrong", HERE).wait == 0


def test_the_door_treats_unknown_names_alike(tmp_path, clock: Clock) -> None:
    """Failures on a name that nobody has meet the same waits, so waits tell nothing."""
    add_account(tmp_path / "accounts", "ana", "correct horse", cost=Cost(ln=4, r=8, p=1))
    door = Door(Accounts(tmp_path / "accounts"), LoginThrottle(clock=clock))
    waits: dict[str, list[int]] = {"ana": [], "nobody": []}
    for number in range(12):
        for name, seen in waits.items():
            seen.append(door.admit(name, "wrong", address(number)).wait)
    assert waits["ana"] == waits["nobody"]
    assert max(waits["ana"]) == 1
