"""The corpus folder: which documents it holds, under which ids, and reading them."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing_qa.documents.additions import AddResult, add_files
from briefing_qa.documents.describing import describe, with_download
from briefing_qa.documents.downloads import Download, load_downloads
from briefing_qa.documents.identity import document_id_of, is_same_path, unknown_document
from briefing_qa.documents.isolation import Readers
from briefing_qa.documents.listing import Skipped, is_within, list_files, read_bytes
from briefing_qa.documents.sources import RegisteredSource, load_sources
from briefing_qa.errors import CorpusError, DocumentError, DuplicateDocumentError
from briefing_qa.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFile:
    """A file that can be read as a document.

    Attributes:
        id: of the document.
        path: relative to the corpus folder, with "/" between parts.
        location: where the file is.
        source: what the register says about it, where it does.
        downloads: what is recorded of its download; more than one only where the record is odd.
    """

    id: str
    path: str
    location: Path
    source: RegisteredSource | None = None
    downloads: tuple[Download, ...] = ()

    @property
    def registered(self) -> str:
        """Names what register and downloads say about it: empty where they say nothing."""
        said = [asdict(one) for one in (self.source, *self.downloads) if one is not None]
        if not said:
            return ""
        entry = json.dumps(said, sort_keys=True)
        return hashlib.sha256(entry.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def sha256(self) -> str:
        """Checksum of the bytes as they are now, in hexadecimal. Raises DocumentError."""
        return hashlib.sha256(read_bytes(self.location, self.path)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The files of the corpus folder, by path, and those that are not taken in.

    Attributes:
        files: that can be read as documents, as far as their names tell.
        skipped: the others, and folders that cannot be read.
    """

    files: tuple[CorpusFile, ...]
    skipped: tuple[Skipped, ...] = ()


class Corpus:
    """A folder of documents.

    Only files inside of the folder are read, written or removed. Hidden files, README files and
    `sources.toml` are not documents.
    """

    def __init__(self, folder: Path) -> None:
        """Open the folder.

        Raises:
            CorpusError: there is none, or it cannot be looked for.
        """
        self.folder = Path(folder)
        try:
            if self.folder.is_dir():
                return
            problem = "is not a folder" if self.folder.exists() else "does not exist"
        except OSError as error:  # a folder above it may not be entered, its name is too long
            raise CorpusError(
                f"corpus folder {self.folder} cannot be looked for: {error.strerror}: "
                "check the permissions of the folders above it, or give another with --corpus"
            ) from error
        raise CorpusError(
            f"corpus folder {self.folder} {problem}: make it and put documents in it, "
            "or give another with --corpus"
        )

    def sources(self) -> tuple[RegisteredSource, ...]:
        """The register of the corpus. Raises CorpusError where it is broken."""
        return load_sources(self.folder)

    def downloads(self) -> tuple[Download, ...]:
        """The record of downloads. Raises CorpusError where it is broken."""
        return load_downloads(self.folder)

    def id_of(self, path: str) -> str:
        """The id of the document at a relative path, whether or not a file is there."""
        return _id_of(path, self.sources())

    def holder_of(self, document_id: str) -> str:
        """Relative path of the first file that claims an id; empty where none does."""
        return next(iter(_claims(self.files(), self.sources()).get(document_id, ())), "")

    def files(self) -> tuple[str, ...]:
        """Relative paths of the files that have a readable suffix, sorted."""
        return tuple(list_files(self.folder)[0])

    def scan(self) -> Scan:
        """What the folder holds now.

        Returns:
            The files with their ids. Files that claim one id are all skipped: which of them is
            meant cannot be known.

        Raises:
            CorpusError: the folder cannot be read, or the register is broken.
        """
        paths, skipped = list_files(self.folder)
        sources, downloads = self.sources(), self.downloads()
        files = []
        for document_id, claims in _claims(paths, sources).items():
            if len(claims) == 1:
                files.append(self._file(claims[0], sources, downloads))
            else:
                skipped.extend(_skipped_claims(document_id, claims))
        return Scan(
            files=tuple(sorted(files, key=lambda file: file.path)),
            skipped=tuple(sorted(skipped, key=lambda one: one.path)),
        )

    def find(self, document_id: str) -> CorpusFile:
        """The file of a document.

        Raises:
            UnknownDocumentError: no file has the id; names the closest ids.
            DuplicateDocumentError: several have it; names them.
            CorpusError: the folder cannot be read, or the register is broken.
        """
        sources = self.sources()
        claims = _claims(self.files(), sources)
        if document_id not in claims:
            raise unknown_document(document_id, claims)
        path, *others = claims[document_id]
        if others:
            raise DuplicateDocumentError(
                f"{' and '.join((path, *others))} have one id, {document_id!r}, so none of them is "
                "taken in: rename or delete one"
            )
        return self._file(path, sources, self.downloads())

    def read(self, path: str, readers: Readers | None = None) -> Document:
        """Read one file as a document.

        Args:
            path: relative to the corpus folder, as `files` and `scan` give it.
            readers: processes for formats that need one; one is started where None.

        Raises:
            DocumentError: outside of the corpus, not there, or not readable as a document.
            CorpusError: the register, or the record of downloads, is broken.
        """
        return self.read_file(self._file(path, self.sources(), self.downloads()), readers)

    def read_file(self, file: CorpusFile, readers: Readers | None = None) -> Document:
        """Read one of the files that `scan` gave as a document.

        Args:
            file: one of them.
            readers: processes for formats that need one; one is started where None.

        Raises:
            DocumentError: outside of the corpus, not there, or not readable as a document.
        """
        if readers is None:
            with Readers() as own:
                return self.read_file(file, own)
        if not is_within(file.location, self.folder):
            raise DocumentError(
                f"{file.path}: not inside of the corpus folder {self.folder}: add it"
            )
        data = read_bytes(file.location, file.path)
        document = describe(readers.parse(data, file.path), data, file.path, file.source)
        return with_download(document, file.downloads)

    def add(self, paths: Sequence[Path], readers: Readers | None = None) -> list[AddResult]:
        """Copy files, and the files of folders, into the corpus.

        Each file is read as a document first, then copied under a temporary name and renamed. A
        file whose id another file of the corpus has is refused, unless the two are the same.

        Args:
            paths: of files or folders; files of a folder keep their place below it.
            readers: processes for formats that need one; made where None, and ended.

        Returns:
            One result for each file, in order; what could not be added says why.

        Raises:
            CorpusError: the folder cannot be written, or the register is broken.
            ConfigError: they cannot be read as the settings say; see `Readers.prepare`.
        """
        sources = self.sources()
        claims = {name: found[0] for name, found in _claims(self.files(), sources).items()}
        return add_files(self.folder, paths, claims, lambda path: _id_of(path, sources), readers)

    def remove(self, document_id: str) -> Path:
        """Delete the file of a document.

        Returns:
            The file that is gone.

        Raises:
            UnknownDocumentError: no document has the id.
            DuplicateDocumentError: several files have it.
            CorpusError: the file cannot be deleted.
        """
        location = self.find(document_id).location
        try:
            location.unlink()
        except OSError as error:
            raise CorpusError(
                f"cannot remove {location}: {error.strerror}: check its permissions"
            ) from error
        return location

    def _file(
        self, path: str, sources: Sequence[RegisteredSource], downloads: Sequence[Download]
    ) -> CorpusFile:
        source = _source_of(path, sources)
        return CorpusFile(
            id=source.id if source else document_id_of(path),
            path=path,
            location=self.folder / path,
            source=source,
            downloads=tuple(one for one in downloads if is_same_path(one.file, path)),
        )


def _claims(paths: Sequence[str], sources: Sequence[RegisteredSource]) -> dict[str, list[str]]:
    """For each id, the files that claim it."""
    claims: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        claims[_id_of(path, sources)].append(path)
    return claims


def _skipped_claims(document_id: str, claims: Sequence[str]) -> list[Skipped]:
    return [
        Skipped(
            path=path,
            reason=f"its id {document_id!r} is also that of "
            f"{', '.join(other for other in claims if other != path)}: rename one",
        )
        for path in claims
    ]


def _source_of(path: str, sources: Sequence[RegisteredSource]) -> RegisteredSource | None:
    """The register's entry for a file: one that names the file, else one with the file's id."""
    named = [source for source in sources if source.file and is_same_path(source.file, path)]
    alike = [source for source in sources if not source.file and source.id == document_id_of(path)]
    return next(iter(named + alike), None)


def _id_of(path: str, sources: Sequence[RegisteredSource]) -> str:
    source = _source_of(path, sources)
    return source.id if source else document_id_of(path)
