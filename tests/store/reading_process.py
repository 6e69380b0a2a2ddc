"""A process whose threads read an index one over the other, without a gap, until it is killed.

Usage: reading_process.py FOLDER THREADS SECONDS

Each reading takes SECONDS. Says "ready" when all threads have read once.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from store_samples import new_store


def run(folder: Path, threads: int, seconds: float) -> None:
    """Read until killed."""
    store = new_store(folder)
    all_read = threading.Barrier(threads + 1)

    def read(number: int) -> None:
        time.sleep(seconds * number / threads)  # never all of them at once between two readings
        first = True
        while True:
            with store.snapshot() as snapshot:
                snapshot.count_passages()
                time.sleep(seconds)
            if first:
                all_read.wait()
                first = False

    for number in range(threads):
        threading.Thread(target=read, args=(number,), daemon=True).start()
    all_read.wait()
    print("ready", flush=True)  # noqa: T201
    time.sleep(600)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
