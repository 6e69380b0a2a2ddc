"""A drawing process that does what the file says: for tests of what draws pages."""

from __future__ import annotations

import os
import signal
import sys
import time

from briefing_qa.documents.crossing import read_frame, write_frame


def main() -> None:
    """Answer requests."""
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        _, data = frame
        if data == b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif data == b"hang":
            time.sleep(600)
        elif data == b"nonsense":
            sys.stdout.buffer.write(b"\xff" * 16)
            sys.stdout.buffer.flush()
        elif data == b"odd":
            write_frame(sys.stdout.buffer, {"other": 1})
        else:
            write_frame(sys.stdout.buffer, {"drawn": True}, b"%d" % os.getpid())


if __name__ == "__main__":
    main()
