"""The file of accounts of `serve --auth FILE`: one `name:hash` a line, `#` begins a comment."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from briefing_qa.access.failures import AccountsError
from briefing_qa.access.names import account_name, is_account_name
from briefing_qa.access.passwords import Cost, PasswordHash, hash_password, parse_hash

_log = logging.getLogger(__name__)

_PRIVATE = 0o600
_LARGEST = 1 << 20
_WAIT_SECONDS = 10.0
_NOBODY = PasswordHash(cost=Cost(), salt=bytes(16), digest=bytes(32))
_Stamp = tuple[int, int, int, int]


class Accounts:
    """The accounts in a file, read again when it changes. Thread-safe.

    What is added or removed counts from the next log-in on. A file that goes away or is broken
    meanwhile is reported in the log, and the accounts read before stay.
    """

    def __init__(self, path: str | Path) -> None:
        """Read the file.

        Raises:
            AccountsError: it cannot be read, has a bad line, or no account.
        """
        self.path = Path(path)
        self._lock = threading.Lock()
        self._stamp = _stamp(self.path)
        self._hashes = _load(self.path)
        if not self._hashes:
            raise AccountsError(
                f"accounts {self.path} are empty: add one with `briefing-qa user {self.path} NAME`"
            )
        if warning := permissions_warning(self.path):
            _log.warning("%s", warning)

    def __contains__(self, name: str) -> bool:
        """Whether somebody has an account, as should be asked while they are logged in."""
        return account_name(name) in self._current()

    def __len__(self) -> int:
        return len(self._current())

    def holder(self, name: str) -> str:
        """Whoever has this account with the password of now, as one text; empty where nobody."""
        wanted = account_name(name)
        found = self._current().get(wanted)
        return f"{wanted}:{found}" if found is not None else ""

    def verify(self, name: str, password: str) -> str | None:
        """The account that a name and a password open; None where they open none.

        A name that nobody has takes as long as one with a wrong password.
        """
        wanted = account_name(name)
        hashes = self._current()
        known = hashes.get(wanted)
        matches = (known or _stand_in(wanted, hashes)).matches(password)
        return wanted if known is not None and matches else None

    def _current(self) -> Mapping[str, PasswordHash]:
        with self._lock:
            stamp = _stamp(self.path)
            if stamp != self._stamp:
                self._stamp = stamp  # also of a broken file, which is reported once
                try:
                    self._hashes = _load(self.path)
                except AccountsError as error:
                    _log.warning("the accounts read before stay in force: %s", error)
            return self._hashes


def add_account(path: str | Path, name: str, password: str, *, cost: Cost | None = None) -> bool:
    """Add an account, or give one another password; the file is made where it is missing.

    Args:
        path: the file; other lines and comments stay as they are.
        name: of the account.
        password: in clear; only its hash is written.
        cost: of the hash; the default for this program where None.

    Returns:
        Whether the account is new.

    Raises:
        AccountsError: the name or the password is not usable, or the file is broken or cannot be
            written.
    """
    wanted = account_name(name)
    if not is_account_name(wanted):
        raise AccountsError(
            f"{name[:80]!r} is not a name for an account: use letters and digits, and . _ @ - "
            "between them, 64 at most"
        )
    line = f"{wanted}:{hash_password(password, cost)}"
    path = Path(path).resolve()  # a link stays a link
    with _alone_with(path):
        lines = _lines(path) if path.exists() else []
        place = _parse(lines, path).get(wanted, (len(lines), None))[0]
        _write(path, [*lines[:place], line, *lines[place + 1 :]])
    return place == len(lines)


def remove_account(path: str | Path, name: str) -> None:
    """Remove an account.

    Raises:
        AccountsError: nobody has the name, or the file cannot be read or written.
    """
    path = Path(path).resolve()  # a link stays a link
    _lines(path)  # or a folder and a lock would be made for a file that is not there
    with _alone_with(path):
        lines = _lines(path)
        found = _parse(lines, path).get(account_name(name))
        if found is None:
            raise AccountsError(f"accounts {path} have no {name[:80]!r}: look into the file")
        _write(path, [*lines[: found[0]], *lines[found[0] + 1 :]])


def permissions_warning(path: Path) -> str:
    """What is wrong with who may read or change a file; empty where nothing is."""
    mode = path.stat().st_mode & 0o777
    if os.name != "posix" or not mode & 0o077:
        return ""
    return (
        f"accounts {path} are open to other users of this machine (mode {mode:03o}): "
        f"close them with `chmod 600 {path}`"
    )


def _stand_in(name: str, hashes: Mapping[str, PasswordHash]) -> PasswordHash:
    """The hash that is computed for a name nobody has: somebody's, so that it costs as much.

    Always the same one for a name, or the time of a second try would tell where costs differ.
    """
    if not hashes:
        return _NOBODY
    place = int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8])
    return list(hashes.values())[place % len(hashes)]


def _load(path: Path) -> dict[str, PasswordHash]:
    return {name: kept for name, (_, kept) in _parse(_lines(path), path).items()}


def _lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        text = data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise AccountsError(
            f"there is no file of accounts {path}: make it with `briefing-qa user {path} NAME`"
        ) from error
    except OSError as error:
        raise AccountsError(
            f"accounts {path} cannot be read ({error.strerror}): check the path and its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise AccountsError(f"accounts {path} are not UTF-8 text: name another file") from error
    if len(data) > _LARGEST:
        raise AccountsError(f"accounts {path} have more than {_LARGEST:,} bytes: name another file")
    return text.removesuffix("\n").split("\n") if text else []


def _parse(lines: Sequence[str], path: Path) -> dict[str, tuple[int, PasswordHash]]:
    """Accounts by name, with the index of their line."""
    found: dict[str, tuple[int, PasswordHash]] = {}
    for place, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = f"accounts {path}, line {place + 1}"
        name, colon, text = line.strip().partition(":")
        if not colon or not is_account_name(name):
            raise AccountsError(f"{where}: no name:hash: make it with `briefing-qa user`")
        if name in found:
            raise AccountsError(
                f"{where}: {name} is already on line {found[name][0] + 1}: delete one of them"
            )
        try:
            found[name] = (place, parse_hash(text))
        except ValueError as error:
            raise AccountsError(
                f"{where}: the hash of {name} is {error}: make it with `briefing-qa user`"
            ) from error
    return found


def _write(path: Path, lines: Sequence[str]) -> None:
    """All or nothing; a new file is for its owner's eyes only, an old one keeps owner and mode."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            _take_after(temporary, path.stat())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _take_after(temporary: Path, status: os.stat_result) -> None:
    temporary.chmod(status.st_mode & 0o777)
    # Whoever runs this as root must not lock out the server, which runs as somebody else.
    if os.name == "posix" and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)


@contextmanager
def _alone_with(path: Path) -> Iterator[None]:
    """The right to change the file; of two commands at once neither loses what the other wrote.

    Raises:
        AccountsError: it cannot be had, or the block cannot write.
    """
    lock = path.with_name(f".{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A lock waits where its file cannot be made, as if another process had it.
        lock.touch(mode=_PRIVATE)
        with FileLock(lock, timeout=_WAIT_SECONDS, mode=_PRIVATE):
            yield
    except Timeout as error:
        raise AccountsError(
            f"accounts {path} stayed in use by another command: try again when it is done"
        ) from error
    except OSError as error:
        raise AccountsError(
            f"accounts {path} cannot be written ({error.strerror or error}): "
            "make its folder writable, or name another file"
        ) from error


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0, 0)
    return (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
