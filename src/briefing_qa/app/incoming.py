"""Uploads on their way into the corpus: a folder for each, gone when they are in or refused."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from pathlib import Path

_PREFIX = "briefing-qa-upload-"
_NAME = re.compile(rf"{_PREFIX}(?P<process>\d+)-")


def new_folder() -> Path:
    """A folder that only this user may look into, named after this process."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


def clear_abandoned() -> None:
    """Delete what servers of this user left behind that were killed during an upload."""
    if os.name != "posix":  # elsewhere there is no asking whether a process runs
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        name = _NAME.match(folder.name)
        if name is not None and _is_own(folder) and not _runs(int(name["process"])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:  # another server is done with it meanwhile
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True
