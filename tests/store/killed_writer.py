"""A writer in a process of its own, for tests that kill it or starve it.

Usage: killed_writer.py FOLDER TASK [BYTES]

TASK is `change`, which turns the index of `OLD` into that of `NEW`; `rebuild`, which does so with
other settings; or `hold`, which takes the lock and waits. BYTES limits the size of any file. Says
"ready" before it begins, and then "done", or the name and the message of what was raised.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import faiss  # noqa: F401  (loaded before "ready", so that a kill meets work, not imports)
from store_samples import DIMENSION, SETTINGS, commit, document, new_store

from briefing_qa.errors import BriefingQAError
from briefing_qa.store import SqliteStore

_WORDS = [
    "law",
    "hotel",
    "women",
    "report",
    "code",
    "children",
    "school",
    "police",
    "border",
    "court",
]


def _text(document_id: int, version: int, n: int) -> str:
    words = (_WORDS[(document_id * 7 + version * 3 + n * k) % 10] for k in range(1, 9))
    return f"Passage {n} of {document_id} in version {version}: {' '.join(words)}."


def _document(number: int, version: int, passages: int = 12):
    texts = (_text(number, version, n) for n in range(passages))
    return document(f"d{number}", *texts, title=f"Version {version}")


OLD = [_document(n, 1) for n in range(8)]
CHANGED = [_document(n, 2, 20) for n in range(2, 12)]
REMOVED = ["d0", "d1"]
NEW = CHANGED
OTHER_SETTINGS = {**SETTINGS, "embedding": "another"}


def other_store(folder: Path) -> SqliteStore:
    """A store with the settings that `rebuild` uses."""
    return SqliteStore(folder, OTHER_SETTINGS, dimension=DIMENSION)


def run(folder: Path, task: str) -> None:
    """Do the task."""
    if task == "rebuild":
        with other_store(folder).rebuild() as writer:
            commit(writer, NEW)
        return
    with new_store(folder).writer() as writer:
        if task == "hold":
            print("holding", flush=True)  # noqa: T201
            time.sleep(60)
        commit(writer, CHANGED, REMOVED)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        limit = int(sys.argv[3])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    print("ready", flush=True)  # noqa: T201
    try:
        run(Path(sys.argv[1]), sys.argv[2])
    except BriefingQAError as error:
        print(f"{type(error).__name__}: {error}", flush=True)  # noqa: T201
    else:
        print("done", flush=True)  # noqa: T201
