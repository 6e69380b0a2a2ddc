"""A store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conversation_samples import Clock

from briefing_qa.conversations import ConversationStore


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store is."""
    return tmp_path / "kept" / "conversations.sqlite"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[ConversationStore]:
    """An empty store."""
    with ConversationStore(path, clock=clock) as opened:
        yield opened
