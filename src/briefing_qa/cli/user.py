"""The command that adds people to a file of accounts, for `serve --auth FILE`."""

from __future__ import annotations

import getpass
import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer

from briefing_qa.cli.options import CommandLineError, Options, file_path
from briefing_qa.cli.streams import notice, require_input, write


def user(
    options: Options,  # noqa: ARG001 (every command takes the global options)
    file: Annotated[
        Path,
        typer.Argument(
            parser=file_path, metavar="FILE", help="Of accounts; made where it is missing."
        ),
    ],
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="To log in with; letters, digits and . _ @ -")
    ],
    *,
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove the account instead of adding it.")
    ] = False,
) -> int:
    """Add an account for `serve --auth FILE`, or give one another password."""
    from briefing_qa.access import add_account, permissions_warning, remove_account

    if remove:
        remove_account(file, name)
        write(f"removed {name} from {file}")
        return 0
    new = add_account(file, name, _password())
    write(f"added {name} to {file}" if new else f"{name} has another password now: {file}")
    if warning := permissions_warning(file):
        notice(warning)
    return 0


def _password() -> str:
    """The password: typed twice unseen, or the one line of a pipe."""
    require_input()
    if not sys.stdin.isatty():
        return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            first = getpass.getpass("Password: ")
            second = getpass.getpass("The same again: ")
    except (EOFError, getpass.GetPassWarning) as error:
        raise CommandLineError(
            "no password was read, or the terminal would have shown it: "
            "type it in a terminal, or send it as one line on standard input"
        ) from error
    if first != second:
        raise CommandLineError("the two passwords are not the same: try again")
    return first
