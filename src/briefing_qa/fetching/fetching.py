"""Documents from the internet into the corpus: registered ones by id, others by their address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from briefing_qa.documents import Corpus
from briefing_qa.documents.downloads import Download
from briefing_qa.documents.isolation import Readers
from briefing_qa.errors import CorpusError, DocumentError
from briefing_qa.fetching import saying
from briefing_qa.fetching.addresses import Address, parse_address
from briefing_qa.fetching.downloading import Downloaded, Downloader, Validators, sha256_of
from briefing_qa.fetching.failures import DownloadError
from briefing_qa.fetching.kinds import kind_of
from briefing_qa.fetching.names import name_of, safe_stem, stated_name
from briefing_qa.fetching.recording import record
from briefing_qa.fetching.staging import install, staging
from briefing_qa.fetching.wanted import Wanted, all_wanted, chosen

Outcome = Literal["fetched", "present", "unchanged", "changed", "updated", "by hand", "refused"]
Progress = Callable[[str, int, int], None]
"""Called with what is being downloaded, bytes so far, and of how many; 0 where not known."""

_POLITE_SECONDS = 1.0  # between two documents of one host


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What became of one document.

    Attributes:
        id: of the document; empty where it has none yet.
        outcome: fetched; present, where nothing was asked; unchanged, changed or updated, where
            the address was asked again; by hand, where no address is known; or refused.
        address: it came from, or was to come from.
        path: in the corpus; empty where it is not there.
        note: what to know or to do, one line; empty where there is nothing.
    """

    id: str
    outcome: Outcome
    address: str = ""
    path: str = ""
    note: str = ""


class Fetcher:
    """Downloads documents into one corpus."""

    def __init__(
        self,
        folder: Path,
        downloader: Downloader | None = None,
        progress: Progress | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        ocr: str = "",
    ) -> None:
        """Open the corpus.

        Args:
            folder: of the corpus.
            downloader: gets the documents; one that visits public addresses where None.
            progress: told how far a download is.
            now: the time, for the record.
            ocr: languages in which the text of scanned pages is recognised; empty for none.

        Raises:
            CorpusError: there is none.
        """
        self._corpus = Corpus(folder)
        self._downloader = downloader or Downloader()
        self._progress = progress or _nothing
        self._now = now
        self._ocr = ocr
        self._last_host = ""

    def fetch(self, ids: Sequence[str] = ()) -> list[Fetched]:
        """Download registered documents that are not here.

        Args:
            ids: of the documents; none means all that are missing.

        Raises:
            UnknownDocumentError: an id is not registered.
            CorpusError: the folder, the register or the record is not usable. Where that comes up
                after the first document, it is the last result.
        """
        everything = all_wanted(self._corpus)
        missing = [one for one in everything.values() if one.source and one.file is None]
        return _each(self._chosen(everything, ids) if ids else missing, self._fetch)

    def check(self, ids: Sequence[str] = (), *, update: bool = False) -> list[Fetched]:
        """Ask whether documents that are here have changed at their addresses.

        Args:
            ids: of the documents; none means all that have an address.
            update: put the new version in the place of the old one.

        Raises:
            UnknownDocumentError: an id is neither registered nor was it downloaded.
            CorpusError: the folder, the register or the record is not usable; likewise.
        """
        everything = all_wanted(self._corpus)
        present = [one for one in everything.values() if one.file is not None and one.address]
        wanted = self._chosen(everything, ids) if ids else present
        return _each(wanted, lambda one: self._check(one, update))

    def add(self, address: str) -> Fetched:
        """Download the document at an address; a registered one under its id.

        Raises:
            CorpusError: the folder, the register or the record is not usable.
        """
        try:
            parsed = parse_address(address)
        except DownloadError as error:
            return Fetched(id="", outcome="refused", address=address, note=str(error))
        everything = all_wanted(self._corpus)
        for one in everything.values():
            if _canonical(one.address) == str(parsed):
                return self._check(one, update=False) if one.file else self._fetch(one)
        try:
            with staging(self._corpus.folder) as folder:
                return self._add(parsed, folder, everything)
        except (DownloadError, DocumentError) as error:
            return Fetched(id="", outcome="refused", address=address, note=str(error))

    def _chosen(self, everything: dict[str, Wanted], ids: Sequence[str]) -> list[Wanted]:
        unknown = set(ids) - everything.keys()
        present = [self._corpus.id_of(one) for one in self._corpus.files()] if unknown else []
        return chosen(everything, ids, present)

    def _fetch(self, one: Wanted) -> Fetched:
        if one.file is not None:
            return _said(one, "present")
        if not one.address:
            return _said(one, "by hand", saying.by_hand(one, self._corpus.folder))
        try:
            with staging(self._corpus.folder) as folder:
                got = self._download(parse_address(one.address), folder, one.id)
                path = one.path(_kind(got, wanted=one.path("")))
                self._check_free(one.id)
                self._take(one, one.address, got, path)
        except (DownloadError, DocumentError) as error:
            return _said(one, "refused", saying.with_page(one, str(error)))
        note = saying.changed_since_last(one, got.sha256)
        return Fetched(id=one.id, outcome="fetched", address=one.address, path=path, note=note)

    def _check(self, one: Wanted, update: bool) -> Fetched:
        if one.file is None or not one.address:
            return _said(one, "refused", saying.not_to_check(one, self._corpus.folder))
        try:
            current = one.file.sha256
            ours = one.download is not None and one.download.sha256 == current
            with staging(self._corpus.folder) as folder:
                known = _validators(one) if ours else None
                got = self._ask(parse_address(one.address), folder, one.id, known)
                if got is None or got.sha256 == current:
                    return _said(one, "unchanged")
                _kind(got, wanted=one.file.path)
                if not update:
                    return _said(one, "changed", saying.changed(one, current, got.sha256))
                if not ours:
                    return _said(one, "refused", saying.not_ours(one))
                self._take(one, one.address, got, one.file.path, replace=True)
        except (DownloadError, DocumentError) as error:
            return _said(one, "refused", str(error))
        return _said(one, "updated")

    def _add(self, address: Address, folder: Path, everything: Mapping[str, Wanted]) -> Fetched:
        got = self._download(address, folder, address.host)
        path = safe_stem(_name(got)) + _kind(got)
        document_id = self._corpus.id_of(path)
        one = everything.get(document_id) or Wanted(
            id=document_id, source=None, download=None, file=None
        )
        holder = self._corpus.holder_of(document_id)
        if not holder:
            self._take(one, str(address), got, path)
        elif sha256_of(self._corpus.folder / holder) != got.sha256:
            raise DownloadError(f"{address}: {saying.taken(document_id, holder)}")
        else:
            self._record(document_id, str(address), got, holder)
        return Fetched(
            id=document_id,
            outcome="unchanged" if holder else "fetched",
            address=str(address),
            path=holder or path,
        )

    def _download(self, address: Address, folder: Path, what: str) -> Downloaded:
        got = self._ask(address, folder, what, None)
        if got is None:  # cannot be: only a known version is ever current
            raise DownloadError(f"{address}: nothing was sent: try again later")
        return got

    def _ask(
        self, address: Address, folder: Path, what: str, known: Validators | None
    ) -> Downloaded | None:
        if address.host == self._last_host:
            self._downloader.sleep(_POLITE_SECONDS)
        self._last_host = address.host
        return self._downloader.download(
            address,
            folder / "body",
            known=known,
            progress=lambda done, total: self._progress(f"downloading {what}", done, total),
        )

    def _check_free(self, document_id: str) -> None:
        if holder := self._corpus.holder_of(document_id):
            raise DownloadError(saying.taken(document_id, holder))

    def _take(
        self, one: Wanted, address: str, got: Downloaded, path: str, *, replace: bool = False
    ) -> None:
        """Into the corpus: what the register expects, and only after it could be read."""
        if one.sha256 and one.sha256 != got.sha256:
            raise DownloadError(saying.another(one, got.sha256))
        staged = got.location.rename(got.location.parent / PurePosixPath(path).name)
        try:
            with Readers(ocr=self._ocr, trial=True) as readers:
                Corpus(staged.parent).read(staged.name, readers)
        except DocumentError as error:
            raise DownloadError(f"{address}: {error}") from error
        install(staged, self._corpus.folder, path, replace=replace)
        self._record(one.id, address, got, path)

    def _record(self, document_id: str, address: str, got: Downloaded, path: str) -> None:
        record(
            self._corpus.folder,
            Download(
                id=document_id,
                file=path,
                address=address,
                date=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                sha256=got.sha256,
                size=got.size,
                final_address=str(got.address),
                content_type=got.content_type,
                etag=got.validators.etag,
                last_modified=got.validators.last_modified,
            ),
        )


def _each(wanted: Sequence[Wanted], take: Callable[[Wanted], Fetched]) -> list[Fetched]:
    """What becomes of each; where the corpus fails midway, what came before is not lost."""
    results: list[Fetched] = []
    for one in wanted:
        try:
            results.append(take(one))
        except CorpusError as error:
            if not results:
                raise
            left = len(wanted) - len(results) - 1
            return [*results, _said(one, "refused", saying.stopped(str(error), left))]
    return results


def _nothing(what: str, done: int, total: int) -> None:
    """Told how far it is, and silent."""


def _said(one: Wanted, outcome: Outcome, note: str = "") -> Fetched:
    path = one.file.path if one.file else ""
    return Fetched(id=one.id, outcome=outcome, address=one.address, path=path, note=note)


def _name(got: Downloaded) -> str:
    return stated_name(got.disposition) or name_of(got.address)


def _kind(got: Downloaded, wanted: str = "") -> str:
    try:
        return kind_of(got.location, _name(got), got.content_type, wanted=wanted)
    except DownloadError as error:
        raise type(error)(f"{got.address}: {error}") from error


def _validators(one: Wanted) -> Validators | None:
    """Of the version that is here, where it came from this very address."""
    before = one.download
    if before is None or before.address != one.address:
        return None
    return Validators(etag=before.etag, last_modified=before.last_modified)


def _canonical(address: str) -> str:
    try:
        return str(parse_address(address)) if address else ""
    except DownloadError:
        return ""
