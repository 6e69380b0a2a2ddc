"""How many threads a call may take."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial

FEW_TEXTS = 4
"""Up to so many texts are embedded by one thread."""

KEPT_BYTES = 2**26
"""Free memory that a thread's heap keeps, at most."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""What `mallopt` of the GNU C library calls them, in its malloc.h."""


@contextmanager
def threads_for(texts: int) -> Iterator[None]:
    """One thread for a few texts, all of torch's for many.

    Threads that share one short text meet at a barrier many times over, spinning. That saves a few
    milliseconds on an idle machine; where another process wants a core, a question takes twenty
    times as long.
    """
    import torch

    before = torch.get_num_threads()
    if texts > FEW_TEXTS or before == 1:
        yield
        return
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def workers(count: int) -> Iterator[ThreadPoolExecutor]:
    """Threads of which each runs torch by itself, on one core.

    So several batches go through a model side by side. Torch's own threads share the products of
    one batch, which are too short for it: they wait for one another longer than they multiply, and
    where another process wants a core, for many times as long.
    """
    import torch

    keep_memory()
    before = torch.get_num_threads()
    pool = ThreadPoolExecutor(count, initializer=partial(torch.set_num_threads, 1))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        torch.set_num_threads(before)  # some of what it sets is the process's


@cache
def keep_memory() -> bool:
    """Have freed memory kept for what is made next, where the C library can be told so.

    Each layer makes and frees a few megabytes many times over. By itself the GNU C library gives
    these back to the system each time, and the system fills them with zeros before it lends them
    again: a quarter of the time of embedding many texts.

    Returns:
        Whether it is kept now.
    """
    try:
        set_option = ctypes.CDLL(None).mallopt
    except (OSError, TypeError, AttributeError):  # another C library
        return False
    return bool(
        set_option(_TRIM_THRESHOLD, KEPT_BYTES) and set_option(_MMAP_THRESHOLD, KEPT_BYTES // 2)
    )


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
