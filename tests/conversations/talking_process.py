"""A process of its own that uses a store, for tests that share one or kill its user.

Usage: talking_process.py PATH TASK OWNER

TASK is `talk`, which begins conversations of five turns until it is killed or has begun 40; or
`delete`, which deletes all of the owner's, one after the other. Says "ready" before it begins, each
id when it is done with it, and "done".
"""

from __future__ import annotations

import sys
from pathlib import Path

from conversation_samples import answer, talk

from briefing_qa.conversations import ConversationStore

TURNS = 5
CONVERSATIONS = 40


def say(words: str) -> None:
    """Write a line at once."""
    print(words, flush=True)  # noqa: T201


def run(path: Path, task: str, owner: str) -> None:
    """Do the task."""
    with ConversationStore(path) as store:
        say("ready")
        if task == "talk":
            for number in range(CONVERSATIONS):
                say(talk(store, owner, *(f"{owner} {number} {turn}?" for turn in range(TURNS))))
        else:
            for one in store.list(owner):
                store.delete(owner, one.id)
                say(one.id)
    say("done")


if __name__ == "__main__":
    assert answer()
    run(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
