"""The global options, which may stand before or after the name of the command."""

from __future__ import annotations

import functools
import inspect
import logging
import re
import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing_qa.config import MODEL_SYNTAX, ReaderSettings, Settings, load_settings
from briefing_qa.errors import BriefingQAError

if TYPE_CHECKING:
    from rich.text import Text

_PANEL = "Global options"


def file_name(text: str) -> str:
    """The name of a file, or of a folder, as it was typed.

    Raises:
        typer.BadParameter: it is empty: an unset variable of the shell, most of all, where Path("")
            would be the folder that one is in.
    """
    if not text:
        raise typer.BadParameter("is empty")
    return text


def file_path(text: str) -> Path:
    """The file, or the folder, that was named. Raises typer.BadParameter where it is empty."""
    return Path(file_name(text))


CorpusOption = Annotated[
    str | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="Folder of the documents; `corpus` by default.",
        rich_help_panel=_PANEL,
    ),
]
IndexOption = Annotated[
    str | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="Folder of the index; `index` by default.",
        rich_help_panel=_PANEL,
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Settings, a TOML file.", rich_help_panel=_PANEL),
]
VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Say on standard error what is done; show where an error came from.",
        rich_help_panel=_PANEL,
    ),
]
LlmOption = Annotated[
    str | None,
    typer.Option(
        "--llm",
        metavar="SPEC",
        help=f"Let a language model judge the sentences found: {MODEL_SYNTAX}.",
    ),
]

_SHARED = {
    "corpus": (CorpusOption, None),
    "index": (IndexOption, None),
    "config": (ConfigOption, None),
    "verbose": (VerboseOption, False),
}


_COMMAND = re.compile(r"(`briefing-qa [a-z][^`]*)(?<! --help)`")
"""A command that a message says to run; not one that only asks for help."""


class CommandLineError(BriefingQAError):
    """The command line cannot be understood, or asks for what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The global options as they are in force."""

    corpus: Path = Path("corpus")
    index: Path = Path("index")
    config: Path | None = None
    verbose: bool = False

    def settings(self, llm: str | None = None) -> Settings:
        """The settings in the file that `--config` names, or the defaults.

        Args:
            llm: a language model that takes the place of the reader in them.
        """
        settings = load_settings(self.config)
        if llm is None:
            return settings
        reader = ReaderSettings.language_model(llm)
        return replace(settings, reader=replace(reader, reads=settings.reader.reads))

    def advice(self, message: str) -> str:
        """A message whose commands name the corpus, the index and the settings of this call."""
        given = "".join(
            f" --{one.name} {shlex.quote(str(value))}"
            for one in fields(self)
            if one.name != "verbose" and (value := getattr(self, one.name)) != one.default
        )
        return _COMMAND.sub(lambda found: f"{found[1]}{given}`", message)

    def advised(self, lines: Iterable[Text]) -> Iterator[Text]:
        """Lines for a person, likewise."""
        for one in lines:
            said = self.advice(one.plain)
            yield one if said == one.plain else type(one)(said)


class Invocation:
    """One call of the program, filled in while the command line is read.

    Attributes:
        options: the global ones.
        command: its name; empty where none is named.
    """

    def __init__(self) -> None:
        self.options = Options()
        self.command = ""

    def take(self, **given: Any) -> Options:
        """Add options; those given later win."""
        for option in fields(Options):
            value = given.get(option.name)
            if value == "":  # an unset variable of the shell; Path("") would be this folder
                raise typer.BadParameter("is empty", param_hint=f"--{option.name}")
            if value:
                changed: dict[str, Any] = {option.name: value if value is True else Path(value)}
                self.options = replace(self.options, **changed)
        if self.options.verbose:
            logging.basicConfig(
                level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
            )
        return self.options


def with_options(function: Callable[..., int]) -> Callable[..., int]:
    """Let a command take the global options as well; it gets all of them as its first argument."""
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    context = inspect.Parameter(
        "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    shared = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
        for name, (annotation, default) in _SHARED.items()
    ]

    @functools.wraps(function)
    def command(context: typer.Context, **values: Any) -> int:
        invocation: Invocation = context.obj
        options = invocation.take(**{name: values.pop(name) for name in _SHARED})
        return function(options, **values)

    # Typer reads both of these to find out what a command takes.
    parameters = [context, *own, *shared]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command
