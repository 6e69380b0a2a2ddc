"""What is said about a command line that cannot be understood: one line, and where to read on."""

from __future__ import annotations

from typing import Any

import typer

from briefing_qa.cli.options import CommandLineError


def mistake(error: typer.TyperException, program: Any, command: str) -> CommandLineError:
    """A mistake as this program says it.

    Args:
        error: what was found.
        program: all commands, with what they take.
        command: name of the one that was called; empty where none was.
    """
    used = getattr(error, "ctx", None)
    path = used.command_path if used is not None else f"briefing-qa {command}".rstrip()
    message = _shortly(error.format_message())
    # Where an option has no argument, it is not said where that was met, nor what the option takes.
    if used is None and (option := _option(error, program.commands.get(command, program))):
        message = f"{message} {option.metavar or ''}".rstrip() + f" ({_shortly(option.help or '')})"
    return CommandLineError(f"{message}: see `{path} --help`")


def _option(error: typer.TyperException, command: Any) -> Any:
    """The option that a mistake is about; None where it is about none that the command has."""
    name = getattr(error, "option_name", "")
    return next((one for one in command.params if name in one.opts), None)


def _shortly(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
