"""The commands about documents: list, show, add, remove. None of them loads a model to answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from briefing_qa.cli.choosing import with_filters
from briefing_qa.cli.options import CommandLineError, Options, with_options
from briefing_qa.cli.streams import (
    notice,
    write,
    write_bytes,
    write_json,
    write_table,
)
from briefing_qa.errors import BriefingQAError

if TYPE_CHECKING:
    from briefing_qa.retrieval.filters import Filters
    from briefing_qa.store import SqliteStore
    from briefing_qa.types import Document, Page


def add_commands(app: typer.Typer) -> None:
    """Register the commands of this module."""
    for name, command in (
        ("documents", _documents),
        ("show", _show),
        ("add", _add),
        ("remove", _remove),
    ):
        app.command(name)(with_options(command))


@with_filters
def _documents(
    options: Options,
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Write one JSON object and nothing else.")
    ] = False,
    filters: Filters | None = None,
) -> int:
    """List the indexed documents, and files of the corpus and registered documents that are not."""
    from briefing_qa.cli import listing, show
    from briefing_qa.documents import Corpus
    from briefing_qa.engine import list_documents

    records, missing = list_documents(options.corpus, options.index, settings=options.settings())
    known = {record.id: record for record in records}
    scan = Corpus(options.corpus).scan()
    waiting = [file for file in scan.files if file.id not in known]
    chosen = filters.select(known) if filters is not None else None
    if chosen is not None:
        records = [known[name] for name in chosen]
    notices = _notices(options, {record.id for record in records}) if records else []
    if json:
        write_json(
            {
                "documents": [asdict(record) for record in records],
                "notices": notices,
                "not_indexed": [{"id": file.id, "path": file.path} for file in waiting],
                "skipped": [asdict(one) for one in scan.skipped],
                "missing": [asdict(source) for source in missing],
            }
        )
        return 0
    if records:
        write_table(*listing.documents(records))
        write(*show.notices(notices))
    if filters is None:
        lines = (*show.waiting(waiting), *show.skipped(scan.skipped), *show.missing(missing))
        write(*options.advised(lines))
        if not (records or waiting):
            notice(options.advice("there are no documents yet: `briefing-qa add` takes them in"))
    return 0


def _notices(options: Options, among: Collection[str]) -> list[str]:
    from briefing_qa.indexing import notices_of

    with _index(options) as store, store.snapshot() as snapshot:
        return list(notices_of(snapshot, among))


def _show(
    options: Options,
    document_id: Annotated[str, typer.Argument(metavar="ID", help="As `documents` lists it.")],
    *,
    start: Annotated[
        int | None, typer.Option("--start", metavar="N", help="First character, from 0.")
    ] = None,
    end: Annotated[
        int | None, typer.Option("--end", metavar="N", help="One past the last character.")
    ] = None,
) -> int:
    """Write the text of a document as it is indexed, or exactly the characters of a citation."""
    document = _indexed_document(options, document_id)
    text = document.text
    if start is None and end is None:
        write_bytes((text if text.endswith("\n") else text + "\n").encode())
        return 0
    first, stop = start or 0, len(text) if end is None else end
    if not 0 <= first < stop <= len(text):
        raise CommandLineError(
            f"document {document_id!r} has no characters {first} to {stop}: it has "
            f"{len(text)}, use 0 <= start < end <= that"
        )
    write_bytes(text[first:stop].encode())
    if place := _place(document.pages, first, stop):
        notice(place)
    return 0


def _place(pages: Sequence[Page], start: int, end: int) -> str:
    """On which pages characters stand, and what is printed on these; empty without pages."""
    found = {page.number: page.label for page in pages if page.start < end and page.end > start}
    if not found:
        return ""
    labels = [label for label in found.values() if label]
    printed = f", printed {_from_to(labels)}" if labels else ""
    return f"page{'s' if len(found) > 1 else ''} {_from_to(list(map(str, found)))}{printed}"


def _from_to(names: Sequence[str]) -> str:
    return names[0] if names[0] == names[-1] else f"{names[0]}-{names[-1]}"


def _indexed_document(options: Options, document_id: str) -> Document:
    from briefing_qa.documents.identity import unknown_document

    with _index(options) as store, store.snapshot() as snapshot:
        known = [record.id for record in snapshot.documents()]
        if document_id not in known:
            raise unknown_document(document_id, known)
        return snapshot.document(document_id)


@contextmanager
def _index(options: Options) -> Iterator[SqliteStore]:
    """The index itself. The model is named, because the index knows it; it is not loaded."""
    from briefing_qa.indexing import store_settings
    from briefing_qa.models import open_embedder
    from briefing_qa.store import open_store

    settings = options.settings().index
    embedder = open_embedder(settings)
    with closing(
        open_store(options.index, store_settings(settings, embedder), embedder.dimension)
    ) as store:
        yield store


def _add(
    options: Options,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders of files, or http(s) addresses of documents."
        ),
    ],
) -> int:
    """Copy or download documents into the corpus and index them."""
    from briefing_qa.cli import show
    from briefing_qa.cli.fetch import add_all, index_what_came
    from briefing_qa.engine import check_index

    if "" in paths:  # an unset variable of the shell; Path("") would be this folder
        raise CommandLineError("a PATH is empty: name files, folders or addresses")
    settings = options.settings()
    # One that cannot be used, or that somebody writes, is found before anything is copied.
    check_index(options.index, settings=settings)
    results = add_all(options, paths, settings.index.ocr)
    write(*show.additions([result for result in results if result.outcome == "added"]))
    there = [result for result in results if result.outcome == "unchanged"]
    reasons = [result.reason for result in results if result.outcome == "refused"]
    # Also for what is there already: an earlier call may have ended before it was indexed.
    if given := {result.path for result in results if result.outcome != "refused"}:
        came = [result.path for result in results if result.outcome == "added"]
        try:
            report = index_what_came(options, settings, came)
        except BriefingQAError as error:
            if not reasons:
                raise
            raise CommandLineError(f"{error}; not added: {'; '.join(reasons)}") from error
        left_out = {one.path: one.reason for one in report.skipped if one.path in given}
        write(*show.additions([result for result in there if result.path not in left_out]))
        if report.wrote or any(result.outcome == "added" for result in results):
            write(*options.advised(show.index_report(report)))
        reasons += [f"{options.corpus / path}: {why}" for path, why in left_out.items()]
    if reasons:
        raise CommandLineError(f"not added: {'; '.join(reasons)}")
    return 0


def _remove(
    options: Options,
    document_id: Annotated[str, typer.Argument(metavar="ID", help="As `documents` lists it.")],
) -> int:
    """Delete a document from the corpus and from the index."""
    from briefing_qa.engine import remove_document

    removal = remove_document(
        options.corpus, options.index, document_id, settings=options.settings()
    )
    if removal.deleted is not None:
        write(f"deleted {removal.deleted}")
    if removal.indexed:
        write(f"removed {document_id} from the index")
    return 0
