"""Files to documents, in order; several at a time where that is slow."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

from briefing_qa.documents import Corpus, CorpusFile
from briefing_qa.documents.isolation import Readers
from briefing_qa.documents.reader import format_of
from briefing_qa.errors import DocumentError
from briefing_qa.models.threads import processors
from briefing_qa.types import Document

MOST_WORKERS = 8
_AHEAD = 2  # documents that wait for each one that is being read: memory, not time

Read = tuple[CorpusFile, Document | DocumentError]
"""A file, and the document in it or why there is none."""


def read_files(
    corpus: Corpus, files: Sequence[CorpusFile], readers: Readers | None = None
) -> Iterator[Read]:
    """Read files one after the other, ahead of whoever takes them.

    Formats that are text are read when their turn comes. Those that are read in processes of their
    own are read by several, while the caller embeds what came before. Nothing is left of the
    processes when the last document is handed over: embedding it takes memory enough.

    Args:
        corpus: the folder.
        files: of it.
        readers: the processes; made where None, and ended.

    Raises:
        ConfigError: they cannot be read as the settings say; see `Readers.prepare`.
    """
    if readers is None:
        with Readers() as own:
            yield from read_files(corpus, files, own)
        return
    readers.prepare([file.path for file in files])
    workers = workers_for(files)
    read = (
        ((file, _read(corpus, file, readers)) for file in files)
        if workers < 2
        else _read_ahead(corpus, files, readers, workers)
    )
    with closing(read):
        for number, one in enumerate(read, start=1):
            if number == len(files):
                readers.rest()
            yield one


def _read_ahead(
    corpus: Corpus, files: Sequence[CorpusFile], readers: Readers, workers: int
) -> Generator[Read, None, None]:
    waiting: deque[tuple[CorpusFile, Future[Document | DocumentError]]] = deque()
    threads = ThreadPoolExecutor(workers, thread_name_prefix="reading")
    try:
        for file in files:
            waiting.append((file, threads.submit(_read, corpus, file, readers)))
            if len(waiting) >= _AHEAD * workers:
                first, read = waiting.popleft()
                yield first, read.result()
        while waiting:
            first, read = waiting.popleft()
            yield first, read.result()
    finally:
        if waiting:  # nobody wants the rest any more
            readers.close()
        threads.shutdown(cancel_futures=True)


def workers_for(files: Sequence[CorpusFile]) -> int:
    """How many processes read: one for each processor, where more than one slow file waits."""
    slow = sum(format_of(file.path).apart for file in files)
    if slow < 2:
        return 1
    return min(slow, max(2, processors()), MOST_WORKERS)


def _read(corpus: Corpus, file: CorpusFile, readers: Readers) -> Document | DocumentError:
    try:
        return corpus.read_file(file, readers)
    except DocumentError as error:
        return error
