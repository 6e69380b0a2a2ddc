"""What `briefing-qa doctor` looks at: packages, models, corpus and index."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing_qa.cli.checks import Check
from briefing_qa.cli.index_checks import index_checks
from briefing_qa.cli.show import counted
from briefing_qa.config import ReaderSettings, Settings
from briefing_qa.documents import (
    Corpus,
    RegisteredSource,
    load_sources,
    missing_sources,
    tesseract,
)
from briefing_qa.errors import BriefingQAError, DocumentError
from briefing_qa.models import Embedder, open_embedder, weights

_COMPILED = ("faiss", "torch", "sentence_transformers", "llama_index.core")
"""Packages that may be installed and still not load: their libraries are of another system."""

_INSTALL = "install the package again: pip install --force-reinstall briefing-qa"


def examine(corpus: Path, index: Path, settings: Settings) -> Iterator[Check]:
    """Look at everything, one finding after the other.

    Args:
        corpus: folder of the documents.
        index: folder of the index.
        settings: the models, and how files are read and passages are cut.
    """
    yield from _packages()
    yield from _guarded("models", _models(settings))
    recognition = list(_guarded("ocr", _recognition(settings.index.ocr)))
    yield from recognition
    works = all(check.state == "ok" for check in recognition)
    yield from _guarded("corpus", _corpus(corpus, settings.index.ocr if works else ""))
    yield from _guarded("index", index_checks(corpus, index, settings))


def _guarded(name: str, checks: Iterable[Check]) -> Iterator[Check]:
    """Findings, and the error that ends them as one more; its message says what to do."""
    try:
        yield from checks
    except (BriefingQAError, OSError) as error:
        yield Check(name=name, state="bad", finding=str(error))


def _packages() -> Iterator[Check]:
    try:
        required = importlib.metadata.requires("briefing-qa") or []
    except importlib.metadata.PackageNotFoundError:
        yield Check(name="packages", state="bad", finding="briefing-qa is not installed",
                    remedy="pip install .")  # fmt: skip
        return
    names = [
        re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required if "extra ==" not in line
    ]
    absent = [name for name in names if not _is_installed(name)]
    broken = [f"{name} ({problem})" for name in _COMPILED if (problem := _load_problem(name))]
    if absent or broken:
        yield Check(
            name="packages",
            state="bad",
            finding="; ".join(
                f"{what}: {', '.join(which)}"
                for what, which in (("not installed", absent), ("cannot be loaded", broken))
                if which
            ),
            remedy=_INSTALL,
        )
    else:
        yield Check(name="packages", state="ok", finding=f"{len(names)} installed, and they load")


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _load_problem(module: str) -> str:
    try:
        importlib.import_module(module)
    except (ImportError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _models(settings: Settings) -> Iterator[Check]:
    embedder = open_embedder(settings.index)
    # The checksum is verified whenever the weights are loaded, which embedding a text does.
    embedder.embed(["a short text"])
    yield Check(
        name="models",
        state="ok",
        finding=f"{embedder.name} loads, checksum {embedder.sha256[:12]}... as expected",
    )
    yield from _reader(settings.reader, embedder)
    weights.verify_packaged()  # what only another question loads, too


def _reader(settings: ReaderSettings, embedder: Embedder) -> Iterator[Check]:
    from briefing_qa.answering.reading.opening import describe, open_reader
    from briefing_qa.answering.reading.trial import try_reader

    try_reader(open_reader(settings, embedder))  # for which it loads its weights
    yield Check(name="models", state="ok", finding=f"the answer reader runs: {describe(settings)}")


def _recognition(languages: str) -> Iterator[Check]:
    if languages:
        tesseract.check_recognition(languages)
        yield Check(
            name="ocr",
            state="ok",
            finding=f"{tesseract.version()} recognises the text of scanned pages: {languages}",
        )


def _corpus(folder: Path, ocr: str) -> Iterator[Check]:
    from briefing_qa.documents.isolation import Readers
    from briefing_qa.indexing.reading import read_files

    corpus = Corpus(folder)
    scan = corpus.scan()
    skipped = [(one.path, one.reason) for one in scan.skipped]
    read = 0
    with Readers(ocr=ocr, trial=True) as readers:
        for file, found in read_files(corpus, scan.files, readers):
            if isinstance(found, DocumentError):
                skipped.append((file.path, str(found).removeprefix(f"{file.path}: ")))
            else:
                read += 1
    for path, reason in skipped:
        yield Check(name="corpus", state="bad", finding=f"{path} is not read", remedy=reason)
    if read:
        yield Check(
            name="corpus",
            state="ok",
            finding=f"{counted(read, 'document')} in {folder} can be read",
        )
    else:
        yield Check(
            name="corpus",
            state="bad",
            finding=f"{folder} holds no document that can be read",
            remedy="add one: `briefing-qa add PATH`",
        )
    present = {file.id for file in scan.files}
    for source in missing_sources(load_sources(folder), present):
        yield _absent(source)


def _absent(source: RegisteredSource) -> Check:
    return Check(
        name="corpus",
        state="notice",
        finding=f"{source.title} ({source.id}) is registered but not present",
        remedy=f"obtain it at {' or '.join(source.pages)}, then `briefing-qa add PATH`",
    )
