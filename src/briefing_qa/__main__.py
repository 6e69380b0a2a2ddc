"""The program `briefing-qa`: runs a command and says in one line what went wrong."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from briefing_qa.errors import BriefingQAError

_USAGE = 2
_INTERRUPTED = 130
_CLOSED_PIPE = 141


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

    from briefing_qa.cli.app import run
    from briefing_qa.cli.options import Invocation
    from briefing_qa.cli.streams import prepare_streams

    prepare_streams()
    invocation = Invocation()
    try:
        status = run(sys.argv[1:] if arguments is None else arguments, invocation)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes once more when it ends; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED_PIPE
    except BriefingQAError as error:
        return _fail(str(error), verbose=invocation.options.verbose)
    except OSError as error:  # the output's disk is full
        return _fail(f"the operating system says: {error}", verbose=invocation.options.verbose)
    except Exception as error:
        message = f"a fault of this program, not of yours: {type(error).__name__}: {error}"
        return _fail(f"{message} (-v shows where)", verbose=invocation.options.verbose)
    return status


def _fail(message: str, *, verbose: bool) -> int:
    if verbose:
        traceback.print_exc()
    print(f"briefing-qa: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return _USAGE


if __name__ == "__main__":
    sys.exit(main())
