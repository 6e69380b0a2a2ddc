"""A site on loopback, and a corpus to download into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fetching_site import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    """A server without encryption."""
    with served() as made:
        yield made


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """An empty corpus folder."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder
