"""The commands that index and answer, and how a command line becomes a call."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing_qa.cli import corpus, evaluate, fetch, serve, user
from briefing_qa.cli.choosing import with_filters
from briefing_qa.cli.mistakes import mistake
from briefing_qa.cli.options import (
    ConfigOption,
    CorpusOption,
    IndexOption,
    Invocation,
    LlmOption,
    Options,
    VerboseOption,
    file_name,
    with_options,
)
from briefing_qa.cli.streams import (
    notice,
    progress_bars,
    require_input,
    write,
    write_bytes,
    write_json,
)

if TYPE_CHECKING:
    from briefing_qa.engine import BriefingQA
    from briefing_qa.retrieval.filters import Filters

_STANDARD = "-"
"""Standard input, or standard output, where a file is named; `./-` is a file of that name."""

app = typer.Typer(
    name="briefing-qa",
    help="Questions to reports, answered with sentences you can check to the character, "
    "or not at all.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: Sequence[str], invocation: Invocation) -> int:
    """Run the command that the arguments name.

    Args:
        arguments: without the program's name.
        invocation: filled with the global options as they are read.

    Returns:
        The exit status.

    Raises:
        CommandLineError: an unknown command or option, a missing argument, a value of another type.
        BriefingQAError: what the command raises.
    """
    command = typer.main.get_command(app)
    try:
        with command.make_context("briefing-qa", list(arguments), obj=invocation) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.TyperException as error:
        raise mistake(error, command, invocation.command) from error


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        write(f"briefing-qa {version('briefing-qa')}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    *,
    corpus: CorpusOption = None,
    index: IndexOption = None,
    config: ConfigOption = None,
    verbose: VerboseOption = False,
    version: Annotated[  # noqa: ARG001
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    context.obj.command = context.invoked_subcommand or ""
    context.obj.take(corpus=corpus, index=index, config=config, verbose=verbose)


@contextmanager
def _engine(options: Options, llm: str | None) -> Iterator[BriefingQA]:
    """The engine over the corpus and index of the options; a bar shows it being indexed."""
    from briefing_qa.engine import BriefingQA

    with progress_bars() as bars:
        engine = BriefingQA.open(
            options.corpus,
            options.index,
            settings=options.settings(llm),
            progress=bars,
            naming=bars.name,
        )
    with engine:
        yield engine


def _say_what_was_indexed(options: Options, engine: BriefingQA) -> None:
    from briefing_qa.cli import show
    from briefing_qa.engine import list_documents

    report = engine.report
    if report.wrote:
        notice(*options.advised(show.index_notice(report)))
        if show.is_first(report):
            _, missing = list_documents(options.corpus, options.index, settings=options.settings())
            notice(*options.advised(show.missing(missing)))
    elif report.skipped:
        notice(*options.advised([show.skipped_notice(report)]))


@app.command("index")
@with_options
def _index(
    options: Options,
    *,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Start from nothing, whatever state it is in.")
    ] = False,
) -> int:
    """Bring the index in step with the corpus."""
    from briefing_qa.cli import show
    from briefing_qa.engine import list_documents, update_index

    settings = options.settings()
    with progress_bars() as bars:
        report = update_index(
            options.corpus,
            options.index,
            settings=settings,
            rebuild=rebuild,
            progress=bars,
            naming=bars.name,
        )
    write(*options.advised(show.index_report(report)))
    _, missing = list_documents(options.corpus, options.index, settings=settings)
    notice(*options.advised(show.missing(missing)))
    return 0


@app.command("ask")
@with_options
@with_filters
def _ask(
    options: Options,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="In English or Spanish, in quotes.")
    ],
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Write the answer object and nothing else.")
    ] = False,
    llm: LlmOption = None,
    filters: Filters | None = None,
) -> int:
    """Answer one question; the index is built first when there is none."""
    from briefing_qa.cli import show
    from briefing_qa.cli.chat import typed_question

    # One that cannot be asked is not worth building an index for.
    question = typed_question(question)
    with _engine(options, llm) as engine:
        answer = engine.ask_plainly(question, filters=filters)
        records = engine.documents()
        _say_what_was_indexed(options, engine)
    if json:
        write_json(answer.to_dict())
    else:
        write(*show.answer(answer, records))
    return 0


@app.command("chat")
@with_options
@with_filters
def _chat(options: Options, *, llm: LlmOption = None, filters: Filters | None = None) -> int:
    """Answer one question after the other in the terminal."""
    from briefing_qa.cli import chat

    require_input()
    with _engine(options, llm) as engine:
        engine.documents(filters)  # filters that no document meets are found before a question
        _say_what_was_indexed(options, engine)
        chat.converse(engine, filters)
    return 0


@app.command("batch")
@with_options
@with_filters
def _batch(
    options: Options,
    questions: Annotated[
        str,
        typer.Argument(
            parser=file_name,
            metavar="IN.jsonl",
            help='One {"id": ..., "question": ...} a line; - reads standard input.',
        ),
    ],
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            parser=file_name,
            metavar="OUT.jsonl",
            help="One answer object a line; - writes to standard output.",
        ),
    ],
    resume: Annotated[
        bool, typer.Option("--resume", help="Keep what is in the output and go on from there.")
    ] = False,
    llm: LlmOption = None,
    filters: Filters | None = None,
) -> int:
    """Answer a file of questions, JSON lines in and out."""
    from briefing_qa.batch import open_batch

    if questions == _STANDARD:
        require_input()
    source = sys.stdin.buffer if questions == _STANDARD else Path(questions)
    answers = write_bytes if output == _STANDARD else Path(output)
    with open_batch(source, answers, resume=resume) as batch, _engine(options, llm) as engine:
        engine.documents(filters)  # filters that no document meets are found before a question
        _say_what_was_indexed(options, engine)
        with progress_bars() as bars:
            report = batch.run(
                engine, lambda done, total: bars("answering", done, total), filters=filters
            )
    notice(
        f"{report.answered} answered, {report.abstained} not said by the documents, "
        f"{report.errors} errors, {report.kept} kept from before: "
        f"{'standard output' if output == _STANDARD else output}"
    )
    return 0


app.command("eval")(with_options(evaluate.evaluate))
app.command("serve")(with_options(serve.serve))
app.command("user")(with_options(user.user))
corpus.add_commands(app)
app.command("fetch")(with_options(fetch.fetch))


@app.command("doctor")
@with_options
def _doctor(options: Options) -> int:
    """Check packages, models, corpus and index; say what is wrong and what to do."""
    from briefing_qa.cli import show
    from briefing_qa.cli.doctor import examine

    failed = False
    for check in examine(options.corpus, options.index, options.settings()):
        write(*options.advised(show.check(check)))
        failed = failed or check.state == "bad"
    return 1 if failed else 0
