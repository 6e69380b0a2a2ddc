"""What a process does to itself before it takes a file of somebody else's to pieces."""

from __future__ import annotations

import os


def private_streams() -> tuple[int, int]:
    """Standard input and output as descriptors that only the caller knows.

    Their places, and that of standard error, are taken by nothing, so that what libraries print
    does not get between.
    """
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return requests, replies


def limit_memory(memory_bytes: int) -> None:
    """Take no more address space than so many bytes, and leave no core file behind.

    Nothing is limited where the operating system cannot do it.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY:
        memory_bytes = min(memory_bytes, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))
