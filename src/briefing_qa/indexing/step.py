"""One step: from what the corpus holds to an index that holds the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

from briefing_qa.config import IndexSettings
from briefing_qa.documents import Corpus, CorpusFile, Skipped
from briefing_qa.documents.isolation import Readers
from briefing_qa.errors import CorpusError, DocumentError, EmptyCorpusError, UnavailableError
from briefing_qa.indexing.planning import Plan, make_plan, refused_file, skip
from briefing_qa.indexing.reading import read_files
from briefing_qa.indexing.report import IndexReport, Naming, Progress, notices_of
from briefing_qa.indexing.storing import PART_CHARACTERS, Filing
from briefing_qa.models import Embedder
from briefing_qa.store import RefusedFile, SqliteStore

_Failure = tuple[CorpusFile, DocumentError]
"""A file, and why it cannot be read."""


def bring_in_step(
    corpus: Corpus,
    store: SqliteStore,
    embedder: Embedder,
    settings: IndexSettings,
    *,
    rebuild: bool = False,
    progress: Progress | None = None,
    naming: Naming | None = None,
    part_characters: int = PART_CHARACTERS,
) -> IndexReport:
    """Make the index hold what the corpus holds.

    A document whose file cannot be read any more stays in the index as it was; one whose file is
    gone is taken out. Where nothing would be left, the index stays as it is: the folder is likelier
    a wrong one, or one that is not mounted, and the index may have taken hours; only a rebuild
    empties it. Nothing is written where nothing changed. Many documents are committed in
    parts: a kill costs a part of the reading and none of the embedding, and the next step goes on.

    Args:
        corpus: the folder.
        store: the index.
        embedder: its model.
        settings: how files are read and passages are cut.
        rebuild: make the index anew, whatever is there.
        progress: told about "reading", in files, and "embedding", in texts.
        naming: told which document is being taken in.
        part_characters: of the documents that are committed together.

    Raises:
        EmptyCorpusError: the corpus holds no readable document. A rebuild has emptied the index
            then, if there is nothing in the folder at all.
        CorpusError: nor does it, and the index holds documents.
        IndexStoreError: the index cannot be used or written.
        ConfigError: text is to be recognised, and what does that is not there.
    """
    plan = make_plan(corpus, store, rebuild=rebuild)
    emptied = rebuild and not (plan.files or plan.skipped)
    if not plan.files and not emptied:  # nothing is written for a folder that holds nothing
        _check_not_empty(_report(plan, (), (), plan.generation), corpus.folder)
    if not (plan.writes or emptied):
        return _report(plan, (), (), plan.generation)
    with ExitStack() as stack:
        readers = stack.enter_context(Readers(ocr=settings.ocr))
        # Before the index is touched: a new one would keep a setting that cannot be met.
        readers.prepare(file.path for file in plan.files)
        writer = stack.enter_context(store.rebuild() if rebuild else store.writer())
        if not rebuild:  # another process may have written since
            plan = make_plan(corpus, store)
        filing = Filing(writer, embedder, settings, progress, part_characters=part_characters)
        taken, failed = _take_in(corpus, plan, filing, readers, progress, naming)
        skipped = [skip(file, str(error), plan.indexed) for file, error in failed]
        report = _report(plan, taken, skipped, plan.generation)
        if not emptied:
            _check_not_empty(report, corpus.folder)
        refused = sorted((*plan.refused, *_lasting(plan, failed)), key=lambda one: one.path)
        if refused != list(plan.remembered):
            writer.remember_refused(refused)
        if emptied or taken or plan.removed or not plan.complete:
            report = replace(report, generation=filing.finish(plan.removed))
    _check_not_empty(report, corpus.folder, emptied=emptied)
    with store.snapshot() as snapshot:
        return replace(report, notices=tuple(notices_of(snapshot, taken)))


def _take_in(
    corpus: Corpus,
    plan: Plan,
    filing: Filing,
    readers: Readers,
    progress: Progress | None,
    naming: Naming | None,
) -> tuple[list[str], list[_Failure]]:
    """Read the files of a plan and file what is in them; ids of these, and what went wrong."""
    taken, failed = [], []
    sizes = {file.path: _size(file) for file in plan.files}
    before, bytes_done = len(plan.unchanged), 0
    files = read_files(corpus, plan.files, readers)
    for number, (file, read) in enumerate(files, start=before + 1):
        bytes_done += sizes[file.path]
        if naming is not None:
            naming(file.id)
        if progress is not None:
            progress("reading", number, before + len(plan.files))
        if isinstance(read, DocumentError):
            failed.append((file, read))
        else:
            taken.append(file.id)
            done = bytes_done / sum(sizes.values())
            filing.add(read, registered=file.registered, done=done)
    return taken, failed


def _lasting(plan: Plan, failed: Sequence[_Failure]) -> Iterator[RefusedFile]:
    """The files that need not be tried again as they are."""
    for file, error in failed:
        if isinstance(error, UnavailableError):
            continue
        sha256 = plan.checksums[file.path]
        with suppress(DocumentError):  # taken away meanwhile
            if file.sha256 == sha256:  # so these bytes were read, and not those of another moment
                yield refused_file(file, sha256, str(error).removeprefix(f"{file.path}: "))


def _size(file: CorpusFile) -> int:
    try:
        return max(1, file.location.stat().st_size)
    except OSError:  # taken away meanwhile, which reading it will say
        return 1


def _report(
    plan: Plan, taken: Sequence[str], skipped: Sequence[Skipped], generation: int
) -> IndexReport:
    failed = {file.id for file in plan.files}.difference(taken)
    return IndexReport(
        added=tuple(one for one in taken if one not in plan.indexed),
        changed=tuple(one for one in taken if one in plan.indexed),
        removed=plan.removed,
        unchanged=tuple(sorted({*plan.unchanged, *failed.intersection(plan.indexed)})),
        skipped=(*plan.skipped, *skipped),
        generation=generation,
    )


def _check_not_empty(report: IndexReport, folder: Path, *, emptied: bool = False) -> None:
    if report.added or report.changed or report.unchanged:
        return
    problems = "".join(f"; {one.path}: {one.reason}" for one in report.skipped[:3])
    what = f"corpus folder {folder} holds no document that can be read"
    if report.removed:
        number = len(report.removed)
        raise CorpusError(
            f"{what}, and the index holds {number} from another time: see whether it is the right "
            "folder, and mounted; the index stays as it is, `briefing-qa index --rebuild` empties "
            f"it{problems}"
        )
    gone = "; the index is empty now" if emptied else ""
    raise EmptyCorpusError(
        f"{what}: put documents in it{gone}{problems}",
        tuple((one.path, one.reason) for one in report.skipped),
    )
