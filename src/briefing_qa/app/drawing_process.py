"""A process that draws pages for another one, one after the other, until that one is gone.

Started by `drawing` as `python -m briefing_qa.app.drawing_process`. The requests come on standard
input, the images go to standard output.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from briefing_qa.documents.confining import limit_memory, private_streams
from briefing_qa.documents.crossing import read_frame, write_frame
from briefing_qa.errors import DocumentError

_GRACE_SECONDS = 5.0


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while (frame := read_frame(requests)) is not None:
        request, data = frame
        # The kernel ends this process where the other one no longer can.
        signal.setitimer(signal.ITIMER_REAL, request["seconds"] + _GRACE_SECONDS)
        write_frame(replies, *_reply(request, data))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _reply(request: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    from briefing_qa.documents.pdf import render_page

    try:
        image = render_page(data, request["number"], request["width"], request["name"])
    except DocumentError as error:
        return {"refused": str(error)}, b""
    except MemoryError:
        return {"fault": "it takes too much memory"}, b""
    except Exception as error:  # a fault of a library on one file must not cost the others
        return {"fault": f"{type(error).__name__}: {error}"}, b""
    return {"drawn": True}, image


def main() -> None:
    """Serve on the standard streams; the only argument is the memory it may take, in bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption ends
    requests, replies = private_streams()
    limit_memory(int(sys.argv[1]))
    with os.fdopen(requests, "rb") as source, os.fdopen(replies, "wb") as sink:
        serve(source, sink)


if __name__ == "__main__":
    main()
