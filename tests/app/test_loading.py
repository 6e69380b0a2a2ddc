"""What is loaded when, so that the first answer waits for nothing that it does not need."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from briefing_qa.app.serving import Serving
from briefing_qa.app.workspace import NotReadyError, Workspace
from briefing_qa.engine import BriefingQA

QUESTION = "How many libraries were open on Sundays?"


@pytest.fixture
def workspace(tmp_path: Path, serving_of: Callable[..., Serving]) -> Workspace:
    """Of small documents, still closed."""
    serving = serving_of(tmp_path)
    return Workspace(serving.corpus, serving.index, serving.settings)


@pytest.fixture
def loaded(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when the workspace has loaded what finds passages; other servers may still run."""
    done = threading.Event()
    as_retriever = BriefingQA.as_retriever

    def told(engine: BriefingQA) -> object:
        with suppress(NotReadyError):  # another one may load before this one is open
            if engine is workspace.engine:
                done.set()
        return as_retriever(engine)

    monkeypatch.setattr(BriefingQA, "as_retriever", told)
    monkeypatch.setattr("briefing_qa.app.workspace._QUIET_SECONDS", 1.5)
    return done


def test_passages_can_be_found_at_once_after_a_while(
    workspace: Workspace, loaded: threading.Event
) -> None:
    """What that takes is loaded when nobody asks, and not before a question is answered."""
    workspace.start()
    assert workspace.wait(60)
    for _ in range(20):
        workspace.ask(QUESTION)
        assert not loaded.is_set()
        time.sleep(0.1)
    assert loaded.wait(20)
    workspace.close()


def test_a_server_that_ends_loads_nothing_more(
    workspace: Workspace, loaded: threading.Event
) -> None:
    """Nobody waits for that."""
    workspace.start()
    assert workspace.wait(60)
    workspace.ask(QUESTION)
    begun = time.monotonic()
    workspace.close()
    assert time.monotonic() - begun < 1.0
    assert not loaded.wait(2.0)
