"""What somebody can do about a folder that they may not write to."""

from __future__ import annotations

import os
from pathlib import Path

_ELSEWHERE = "or name another folder with --index"


def how_to_write(folder: Path) -> str:
    """What gives the right to write in a folder: its owner alone can change it."""
    if os.name != "posix":
        return f"see who may write there, {_ELSEWHERE}"
    if os.statvfs(folder).f_flag & os.ST_RDONLY:
        return f"its disk is read-only: make that writable, {_ELSEWHERE}"
    if folder.stat().st_uid == os.geteuid():
        return f"give yourself the right to write: chmod u+rwx {folder}"
    return f"it belongs to {_owner(folder)}: ask them for the right to write, {_ELSEWHERE}"


def _owner(folder: Path) -> str:
    try:
        return folder.owner()
    except KeyError:  # of a container, or deleted
        return f"user {folder.stat().st_uid}"
