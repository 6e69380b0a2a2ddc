"""A process that reads files for another one, one after the other, until that one is gone.

Started by `isolation` as `python -m briefing_qa.documents.reading_process`. The requests come on
standard input, what was read goes to standard output; both are taken away from the libraries that
read, so that nothing these print gets between.
"""

from __future__ import annotations

import math
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, BinaryIO

from briefing_qa.documents.confining import limit_memory, private_streams
from briefing_qa.documents.crossing import read_frame, to_frame, write_frame
from briefing_qa.errors import DocumentError

_GRACE_SECONDS = 5.0


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while (frame := read_frame(requests)) is not None:
        request, data = frame
        _limit_time(request["seconds"], request["wall_seconds"])
        write_frame(replies, *_reply(request, data))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _reply(request: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        read: Callable[..., Any] = getattr(import_module(request["module"]), request["function"])
        header, body = to_frame(read(data, request["name"], **request["options"]))
    except DocumentError as error:
        return {"refused": str(error)}, b""
    except MemoryError:
        return {"memory": True}, b""
    except Exception as error:  # a fault of a library on one file must not cost the others
        return {"fault": f"{type(error).__name__}: {error}"}, b""
    return {"parsed": header}, body


def _limit_time(seconds: float, wall_seconds: float) -> None:
    """Let the kernel end this process, which needs neither Python nor the parent for it."""
    signal.setitimer(signal.ITIMER_REAL, wall_seconds + _GRACE_SECONDS)
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, most))


def _end_with(descriptor: int) -> None:
    """End this process when the other end of a pipe is closed, even while it reads a file."""
    poll = select.poll()
    poll.register(descriptor, 0)  # that it was hung up is always told
    poll.poll()
    if os.getpgrp() == os.getpid():  # a text recognition that it has started ends as well
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(0)


def main() -> None:
    """Serve on the standard streams; the only argument is the memory it may take, in bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption ends
    requests, replies = private_streams()
    threading.Thread(target=_end_with, args=(requests,), daemon=True).start()
    limit_memory(int(sys.argv[1]))
    with os.fdopen(requests, "rb") as source, os.fdopen(replies, "wb") as sink:
        serve(source, sink)


if __name__ == "__main__":
    main()
