"""Which documents are to be downloaded, and from where: the register and the record together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefing_qa.documents import Corpus, CorpusFile, RegisteredSource
from briefing_qa.documents.downloads import Download
from briefing_qa.documents.identity import unknown_document
from briefing_qa.documents.sources import REGISTER
from briefing_qa.errors import UnknownDocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A document that could be downloaded.

    Attributes:
        id: of the document.
        source: its entry in the register; None where it was added by its address.
        download: its entry in the record; None where it was not downloaded yet.
        file: in the corpus; None where it is not there.
    """

    id: str
    source: RegisteredSource | None
    download: Download | None
    file: CorpusFile | None

    @property
    def address(self) -> str:
        """Where from: what the register says, or where it came from before; or empty."""
        registered = self.source.address if self.source else ""
        return registered or (self.download.address if self.download else "")

    @property
    def sha256(self) -> str:
        """What the register expects; empty where it expects nothing."""
        return self.source.sha256 if self.source else ""

    def path(self, suffix: str) -> str:
        """Where it belongs in the corpus."""
        if self.file is not None:
            return self.file.path
        named = self.source.file if self.source else ""
        return named or f"{self.id}{suffix}"


def all_wanted(corpus: Corpus) -> dict[str, Wanted]:
    """Everything that is registered or was downloaded, by id; registered documents first."""
    files = {file.id: file for file in corpus.scan().files}
    sources = {source.id: source for source in corpus.sources()}
    downloads = {download.id: download for download in corpus.downloads()}
    return {
        name: Wanted(
            id=name,
            source=sources.get(name),
            download=downloads.get(name),
            file=files.get(name),
        )
        for name in (*sources, *(name for name in downloads if name not in sources))
    }


def chosen(
    everything: dict[str, Wanted], ids: Sequence[str], present: Collection[str]
) -> list[Wanted]:
    """The documents with these ids, each once.

    Args:
        everything: that is registered or was downloaded.
        ids: of the documents.
        present: ids of the documents that are in the corpus, wherever they came from.

    Raises:
        UnknownDocumentError: one is neither registered nor was it downloaded.
    """
    for one in ids:
        if one in present and one not in everything:
            raise UnknownDocumentError(
                f"no address of {one!r} is known: it is in the corpus, but neither registered in "
                f"its {REGISTER} nor added from an address: register it there"
            )
        if not everything:
            raise UnknownDocumentError(
                f"no document has the id {one[:200]!r}: none is registered in the corpus's "
                f"{REGISTER}, and none came from an address: register it there, or give its "
                "address to `briefing-qa add`"
            )
        if one not in everything:
            raise unknown_document(one, {*everything, *present})
    return [everything[one] for one in dict.fromkeys(ids)]
