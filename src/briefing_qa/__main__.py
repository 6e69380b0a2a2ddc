"""The program `briefing-qa`: runs a command and says in one line what went wrong."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefing_qa.errors import BriefingQAError

if TYPE_CHECKING:
    from briefing_qa.cli.options import Invocation

_USAGE = 2
_INTERRUPTED = 130
_CLOSED_PIPE = 141

_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
"""A terminal would obey them, and names of files may have them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; None takes those of the process.

    Returns:
        The exit status: 0 done, 1 a check fell short, 2 bad use, bad input or a fault of the
        program, 130 interrupted, 141 the reader of the output went away.
    """
    # Idle threads of the numeric libraries otherwise spin, and on a machine that does other things
    # too they take the processor from the ones that work: a question took 20 times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # Nearly all that is made while packages are imported stays. Looking after every 700 objects for
    # what does not took a tenth of a cold question.
    gc.set_threshold(20_000)
    # The interpreter looks through all objects once more when it ends: for seconds after a batch,
    # whose caches are full, also where it was interrupted.
    atexit.register(gc.freeze)
    status = _status(arguments)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the disk is full: that was said, where it could be
            _let_go(stream)
    return status


def _status(arguments: Sequence[str] | None) -> int:
    say = _Saying()
    try:
        return _run(arguments, say)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except SystemExit as ended:  # how Rich ends a program whose reader went away
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        return _reader_gone()
    except BriefingQAError as error:
        return say.failure(str(error))
    except OSError as error:
        return say.failure(_of_system(error))
    except Exception as error:
        message = f"a fault of this program, not of yours: {type(error).__name__}: {error}"
        return say.failure(f"{message} (-v shows where)")


def _run(arguments: Sequence[str] | None, say: _Saying) -> int:
    # Imported here, so that an interrupt is as quiet while packages are loaded as it is later.
    from briefing_qa.cli.app import run
    from briefing_qa.cli.options import Invocation
    from briefing_qa.cli.streams import prepare_streams

    prepare_streams()
    _check_place()
    say.invocation = Invocation()
    status = run(sys.argv[1:] if arguments is None else arguments, say.invocation)
    sys.stdout.flush()
    return status


def _check_place() -> None:
    """Make sure that the folder in which this runs is there: Intel's libraries end it where not.

    Raises:
        BriefingQAError: it was deleted.
    """
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise BriefingQAError(
            "the folder in which this was started is not there any more: "
            "change to another, and start it again"
        ) from error


def _of_system(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT) and error.filename is None:
        return f"the output cannot be written: {error.strerror}: make room, or send it elsewhere"
    if error.errno == errno.EBADF and error.filename is None:  # a stream, see `cli.streams`
        return str(error.strerror)
    return f"the operating system says: {error}"


def _reader_gone() -> int:
    _let_go(sys.stdout)
    return _CLOSED_PIPE


def _let_go(stream: TextIO) -> None:
    """Let what is left of a stream go nowhere.

    The interpreter flushes once more when it ends; a failure of that would be its exit status.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Saying:
    """How it is said what went wrong, as the options want it, once these are known."""

    def __init__(self) -> None:
        self.invocation: Invocation | None = None

    def failure(self, message: str) -> int:
        """Write one line to standard error, after a traceback with `-v`; the exit status."""
        options = None if self.invocation is None else self.invocation.options
        if options is not None:
            message = options.advice(message)
        with suppress(OSError):  # nobody reads it, or the disk is full: the status tells
            if options is not None and options.verbose:
                traceback.print_exc()
            line = " ".join(message.split()).translate(_CONTROL)
            print(f"briefing-qa: {line}", file=sys.stderr)  # noqa: T201
        return _USAGE


if __name__ == "__main__":
    sys.exit(main())
