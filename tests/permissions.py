"""Tests of what file permissions do, whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def ordinary_user(folder: Path) -> Iterator[None]:
    """Run the block as somebody whom file permissions bind: root is bound by none.

    The folders above `folder` are opened for passing through.
    """
    if os.geteuid() != 0:
        yield
        return
    for parent in list(folder.parents)[:4]:
        if parent.owner() == "root" and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
