"""The file of accounts."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from briefing_qa.access import (
    Accounts,
    AccountsError,
    add_account,
    permissions_warning,
    remove_account,
)
from briefing_qa.access.passwords import Cost, PasswordHash

CHEAP = Cost(ln=4, r=8, p=1)
DEAR = Cost(ln=12, r=8, p=1)
GOOD = "correct horse"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with two accounts."""
    path = tmp_path / "accounts"
    add_account(path, "ana", GOOD, cost=CHEAP)
    add_account(path, "ben", "battery staple", cost=CHEAP)
    return path


def test_name_and_password_must_belong_together(file: Path) -> None:
    """Only the right pair opens an account."""
    accounts = Accounts(file)
    assert accounts.verify("ana", GOOD) == "ana"
    assert accounts.verify("ben", "battery staple") == "ben"
    assert accounts.verify("ana", "battery staple") is None
    assert accounts.verify("ana", "") is None
    assert accounts.verify("cleo", GOOD) is None
    assert accounts.verify("", GOOD) is None
    assert len(accounts) == 2
    assert "ana" in accounts
    assert "cleo" not in accounts


@pytest.mark.parametrize("typed", ["Ana", " ANA ", "ana\n", "\uff41na"])
def test_a_name_is_one_however_it_is_typed(file: Path, typed: str) -> None:
    """Case, outer white space and wide letters do not make another person."""
    assert Accounts(file).verify(typed, GOOD) == "ana"
    assert add_account(file, typed, "another one", cost=CHEAP) is False
    assert len(Accounts(file)) == 2


def test_the_file_holds_no_password(file: Path) -> None:
    """Lines are name:scrypt$..., for the owner's eyes only, and nothing else is left behind."""
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.partition("$")[0] for line in lines] == ["ana:scrypt", "ben:scrypt"]
    assert GOOD not in file.read_text(encoding="utf-8")
    assert {path.name for path in file.parent.iterdir()} == {"accounts", ".accounts.lock"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}


def test_another_password_takes_the_place_of_the_old_one(file: Path) -> None:
    """The other lines, comments and blank ones too, stay where they are."""
    text = f"# people\r\n\n{file.read_text(encoding='utf-8')}# end"
    file.write_text(text, encoding="utf-8", newline="")
    assert add_account(file, "ana", "another one", cost=CHEAP) is False
    accounts = Accounts(file)
    assert accounts.verify("ana", GOOD) is None
    assert accounts.verify("ana", "another one") == "ana"
    before, after = text.split("\n"), file.read_bytes().decode().split("\n")
    assert [line for line in before if line not in after] == [before[2]]
    assert after[2].startswith("ana:scrypt$")
    assert (after[0].rstrip(), after[4]) == ("# people", "# end")


def test_an_account_is_removed(file: Path) -> None:
    """Who is removed cannot log in; removing nobody is an error."""
    remove_account(file, "Ana")
    assert Accounts(file).verify("ana", GOOD) is None
    with pytest.raises(AccountsError, match="have no 'ana'"):
        remove_account(file, "ana")


@pytest.mark.parametrize("place", ["accounts", "not/there/accounts"])
def test_nothing_is_made_where_there_is_nobody_to_remove(tmp_path: Path, place: str) -> None:
    """Neither a folder nor a lock; the error says that there is no file."""
    with pytest.raises(AccountsError, match="there is no file of accounts"):
        remove_account(tmp_path / place, "ana")
    assert list(tmp_path.iterdir()) == []


def test_another_command_that_holds_the_file_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the folder, which is writable; nothing is changed, and the next try works."""
    monkeypatch.setattr("briefing_qa.access.accounts._WAIT_SECONDS", 0.05)
    before = file.read_bytes()
    with FileLock(file.with_name(".accounts.lock")):
        for change in (
            lambda: add_account(file, "eva", GOOD, cost=CHEAP),
            lambda: remove_account(file, "ana"),
        ):
            with pytest.raises(AccountsError) as caught:
                change()
            assert str(caught.value) == (
                f"accounts {file} stayed in use by another command: try again when it is done"
            )
    assert file.read_bytes() == before
    assert add_account(file, "eva", GOOD, cost=CHEAP)


@pytest.mark.parametrize("name", ["", "a:b", "a b", "-a", "a\nb", "x" * 65, "\u202eana", "a/b"])
def test_a_name_is_made_of_letters_and_digits(tmp_path: Path, name: str) -> None:
    """A name that would break the file, or mislead, is refused; no file is made."""
    with pytest.raises(AccountsError, match="is not a name for an account"):
        add_account(tmp_path / "accounts", name, GOOD, cost=CHEAP)
    assert not (tmp_path / "accounts").exists()


@pytest.mark.parametrize("name", ["ñusta", "a.b_c-d@example.org", "7", "Анна"])
def test_a_name_may_have_any_letters(tmp_path: Path, name: str) -> None:
    """Letters of all scripts, and the marks of an e-mail address."""
    assert add_account(tmp_path / "accounts", name, GOOD, cost=CHEAP)
    assert Accounts(tmp_path / "accounts").verify(name, GOOD) == name.casefold()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ana", "line 3: no name:hash"),
        ("Cleo:scrypt$x", "line 3: no name:hash"),
        ("cleo:", "line 3: the hash of cleo is not of the form"),
        ("cleo:secret password", "line 3: the hash of cleo is not of the form"),
        ("ana:{hash}", "line 3: ana is already on line 1: delete one"),
    ],
)
def test_a_bad_line_is_named(file: Path, line: str, says: str) -> None:
    """The message has the file, the line and what to do, on one line, and no hash or password."""
    text = file.read_text(encoding="utf-8")
    bad = line.format(hash=text.splitlines()[0].partition(":")[2])
    file.write_text(f"{text}{bad}\n", encoding="utf-8")
    with pytest.raises(AccountsError) as raised:
        Accounts(file)
    message = str(raised.value)
    assert says in message
    assert str(file) in message
    assert "\n" not in message
    assert "$" not in message.replace("scrypt$ln=..,r=..,p=..$salt$hash", "")
    assert "secret" not in message
    with pytest.raises(AccountsError, match="line 3"):
        add_account(file, "dora", GOOD, cost=CHEAP)
    assert file.read_text(encoding="utf-8") == f"{text}{bad}\n"


def test_a_file_that_cannot_be_used_says_what_to_do(tmp_path: Path) -> None:
    """Missing, empty, a folder, not UTF-8, far too long: one line each."""
    path = tmp_path / "accounts"
    with pytest.raises(AccountsError, match=r"no file of accounts .*`briefing-qa user"):
        Accounts(path)
    path.write_text("# nobody\n\n")
    with pytest.raises(AccountsError, match="are empty: add one with `briefing-qa user"):
        Accounts(path)
    with pytest.raises(AccountsError, match="cannot be read"):
        Accounts(tmp_path)
    path.write_bytes(b"\xff\xfe\0")
    with pytest.raises(AccountsError, match="not UTF-8"):
        Accounts(path)
    path.write_bytes(b"#" * 2_000_000)
    with pytest.raises(AccountsError, match="more than"):
        Accounts(path)
    with pytest.raises(AccountsError, match="cannot be written"):
        add_account(tmp_path / "accounts" / "below", "ana", GOOD, cost=CHEAP)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_a_folder_that_takes_no_files_is_not_waited_for() -> None:
    """The operating system's own words say why, not that somebody else has the file."""
    with pytest.raises(AccountsError, match=r"cannot be written \(No such file or directory\)"):
        add_account(Path("/proc/accounts"), "ana", GOOD, cost=CHEAP)


def test_a_file_open_to_others_is_warned_of(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The log says the mode and the command that closes it; a closed one is passed over."""
    with caplog.at_level(logging.WARNING):
        Accounts(file)
        assert caplog.text == ""
        assert permissions_warning(file) == ""
        file.chmod(0o640)
        Accounts(file)
    assert "open to other users of this machine (mode 640)" in caplog.text
    assert f"chmod 600 {file}" in caplog.text


def test_changes_count_at_once(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A server that runs takes up what is added and removed, to the last account."""
    accounts = Accounts(file)
    add_account(file, "cleo", "another one", cost=CHEAP)
    assert accounts.verify("cleo", "another one") == "cleo"
    remove_account(file, "ana")
    assert accounts.verify("ana", GOOD) is None
    assert "ana" not in accounts
    remove_account(file, "ben")
    remove_account(file, "cleo")
    assert accounts.verify("ben", "battery staple") is None
    assert accounts.verify("cleo", "another one") is None
    assert caplog.text == ""


def test_a_file_that_breaks_meanwhile_is_reported_once(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The accounts read before stay in force, and people can still log in."""
    accounts = Accounts(file)
    file.write_text("broken", encoding="utf-8")
    for _ in range(3):
        assert accounts.verify("ana", GOOD) == "ana"
    assert caplog.text.count("stay in force") == 1
    file.unlink()
    assert accounts.verify("ana", GOOD) == "ana"
    assert caplog.text.count("stay in force") == 2


def test_an_unknown_name_costs_the_same_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a name that nobody has, one hash is computed too, at the cost of a real account."""
    path = tmp_path / "accounts"
    add_account(path, "ana", GOOD, cost=DEAR)
    accounts = Accounts(path)
    computed: list[Cost] = []
    matches = PasswordHash.matches

    def counted(kept: PasswordHash, password: str) -> bool:
        computed.append(kept.cost)
        return matches(kept, password)

    monkeypatch.setattr(PasswordHash, "matches", counted)
    for name in ("ana", "nobody", "", "\ud800"):
        assert accounts.verify(name, "wrong password") is None
    assert computed == [DEAR] * 4
    assert accounts.verify("nobody", GOOD) is None  # the stand-in's password opens nothing


def test_unknown_names_take_as_long_as_known_ones(tmp_path: Path) -> None:
    """The fastest of many tries takes about the same time of the processor."""
    path = tmp_path / "accounts"
    add_account(path, "ana", GOOD, cost=DEAR)
    accounts = Accounts(path)

    def seconds(name: str) -> float:
        begun = time.thread_time()  # other work on the machine does not count
        accounts.verify(name, "wrong password")
        return time.thread_time() - begun

    known, unknown = [], []
    for number in range(25):
        known.append(seconds("ana"))
        unknown.append(seconds(f"nobody{number}"))
    assert 0.7 < min(unknown) / min(known) < 1.4


def test_where_costs_differ_a_name_always_has_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trying a name twice does not tell whether somebody has it; unknown names share out costs."""
    path = tmp_path / "accounts"
    add_account(path, "ana", GOOD, cost=DEAR)
    add_account(path, "ben", GOOD, cost=CHEAP)
    accounts = Accounts(path)
    computed: list[Cost] = []
    monkeypatch.setattr(
        PasswordHash, "matches", lambda kept, password: bool(computed.append(kept.cost))
    )
    for number in range(50):
        for _ in range(2):
            accounts.verify(f"nobody{number}", GOOD)
    assert computed[::2] == computed[1::2]
    assert 10 < computed[::2].count(DEAR) < 40


def test_people_added_at_once_are_all_there(tmp_path: Path) -> None:
    """Twenty threads and two processes add accounts to one file; none is lost."""
    path = tmp_path / "accounts"
    code = (
        "import sys; from briefing_qa.access import add_account; "
        "from briefing_qa.access.passwords import Cost\n"
        f"for n in range(20): add_account(sys.argv[1], sys.argv[2] + str(n), {GOOD!r}, "
        "cost=Cost(ln=4, r=8, p=1))"
    )
    others = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("p", "q")
    ]
    start = threading.Barrier(20)

    def add(number: int) -> None:
        start.wait()
        add_account(path, f"t{number}", GOOD, cost=CHEAP)

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(add, range(20)))
    assert [other.wait() for other in others] == [0, 0]
    assert len(Accounts(path)) == 60


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner_and_its_mode(file: Path) -> None:
    """Root may change a file of the server's user without locking the server out."""
    os.chown(file, 1234, 2345)
    file.chmod(0o640)
    add_account(file, "cleo", GOOD, cost=CHEAP)
    status = file.stat()
    assert (status.st_uid, status.st_gid) == (1234, 2345)
    assert stat.S_IMODE(status.st_mode) == 0o640


def test_a_link_stays_a_link(file: Path) -> None:
    """The file behind a link is changed, not the link."""
    link = file.with_name("link")
    link.symlink_to(file)
    add_account(link, "cleo", GOOD, cost=CHEAP)
    assert link.is_symlink()
    assert len(Accounts(file)) == 3
