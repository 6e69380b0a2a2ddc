"""The command that downloads documents, and addresses among what `add` takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing_qa.cli.options import CommandLineError, Options
from briefing_qa.cli.streams import progress_bars, write
from briefing_qa.errors import BriefingQAError, CorpusError

if TYPE_CHECKING:
    from briefing_qa.config import Settings
    from briefing_qa.documents import AddResult
    from briefing_qa.fetching import Fetched
    from briefing_qa.indexing import IndexReport

_CHANGED = 1
_NAMED = 3  # documents in a message


def fetch(
    options: Options,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Registered documents; all missing ones by default."),
    ] = None,
    *,
    check: Annotated[
        bool,
        typer.Option("--check", help="Only ask whether documents that are here have changed."),
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Replace documents that have changed.")
    ] = False,
) -> int:
    """Download registered documents that are not here yet, and index them."""
    from briefing_qa.cli import show
    from briefing_qa.engine import check_index
    from briefing_qa.fetching import Fetcher

    if check and update:
        raise CommandLineError("--check and --update exclude each other: use one of them")
    settings = options.settings()
    if not check:  # an index that cannot be written is found before anything is downloaded
        check_index(options.index, settings=settings)
    with progress_bars() as progress:
        fetcher = Fetcher(options.corpus, progress=progress, ocr=settings.index.ocr)
        if check or update:
            results = fetcher.check(ids or (), update=update)
        else:
            results = fetcher.fetch(ids or ())
    asked = bool(ids)
    if not results:
        write("nothing to check: no document came from an address" if check or update else _ALL)
    shown = [one for one in results if not (asked and one.outcome == "by hand")]
    write(*options.advised(show.fetched(shown)))
    if came := [one.path for one in results if one.outcome in ("fetched", "updated")]:
        report = index_what_came(options, settings, came)
        write(*options.advised(show.index_report(report)))
    _fail_for(results, "checked" if check else "updated" if update else "fetched", asked=asked)
    return _CHANGED if any(one.outcome == "changed" for one in results) else 0


_ALL = "every registered document is here"


def _fail_for(results: Sequence[Fetched], done: str, *, asked: bool) -> None:
    """One line for all that was asked for and did not come."""
    failed = ("refused", "by hand") if asked else ("refused",)
    reasons = [f"{one.id}: {one.note}" for one in results if one.outcome in failed]
    if reasons:
        raise CommandLineError(f"not {done}: {'; '.join(reasons)}")


def index_what_came(options: Options, settings: Settings, came: Sequence[str]) -> IndexReport:
    """Bring the index in step; where that fails, it is said that what came stays in the corpus.

    Args:
        options: name corpus and index.
        settings: of both.
        came: paths of what was copied or downloaded just now.
    """
    from briefing_qa.engine import update_index

    try:
        with progress_bars() as progress:
            return update_index(options.corpus, options.index, settings=settings, progress=progress)
    except BriefingQAError as error:
        if not came:
            raise
        it = "it is" if len(came) == 1 else "they are"
        raise CommandLineError(
            f"{error}; {_named(came)} stayed in {options.corpus}, and {it} not indexed yet: "
            "`briefing-qa index` does that"
        ) from error


def _named(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more


def add_all(options: Options, given: Sequence[str], ocr: str) -> list[AddResult]:
    """Copy files and folders, and download addresses, into the corpus.

    Args:
        options: name the corpus.
        given: paths and addresses.
        ocr: languages in which the text of scanned pages is recognised; empty for none.

    Returns:
        One result for each file or address, in the order in which they were given.
    """
    from briefing_qa.documents import AddResult, Corpus
    from briefing_qa.documents.isolation import Readers
    from briefing_qa.fetching import Fetcher, looks_like_address

    corpus = Corpus(options.corpus)
    results: list[AddResult] = []
    with progress_bars() as progress, Readers(ocr=ocr, trial=True) as readers:
        fetcher = Fetcher(options.corpus, progress=progress, ocr=ocr)
        for one in given:
            try:
                if looks_like_address(one):
                    results.append(_as_addition(one, fetcher.add(one)))
                else:
                    results.extend(corpus.add([Path(one)], readers))
            except CorpusError as error:
                if not results:
                    raise
                results.append(AddResult(source=one, outcome="refused", reason=str(error)))
    return results


def _as_addition(address: str, fetched: Fetched) -> AddResult:
    from briefing_qa.documents import AddResult

    result = AddResult(source=address, outcome="added", document_id=fetched.id, path=fetched.path)
    if fetched.outcome in ("present", "unchanged"):
        return replace(result, outcome="unchanged")
    if fetched.outcome in ("refused", "changed"):
        reason = f"{fetched.id}: {fetched.note}" if fetched.id else fetched.note
        return replace(result, outcome="refused", path="", reason=reason)
    return result
