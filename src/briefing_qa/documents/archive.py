"""Zip archives that documents come in, read without trust in what they say of themselves."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefing_qa.documents.canonical import check_size
from briefing_qa.documents.tree import Node
from briefing_qa.documents.xml_tree import parse_xml
from briefing_qa.errors import DocumentError

MAX_UNPACKED_BYTES = 128 * 1024 * 1024
"""All that is read of one archive, unpacked."""

_MAX_RATIO = 400  # XML that repeats itself packs to a hundredth; a bomb to a thousandth
_RATIO_COUNTS_FROM = 8 * 1024 * 1024
_MAX_PARTS = 50_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # an encrypted part; also NotImplementedError, a way of packing nobody uses
    LookupError,
)
"""What is raised where an archive, or a part of it, is damaged."""


@dataclass(slots=True)
class Archive:
    """An opened archive.

    Attributes:
        name: of the file, for messages.
        kind: of the file, for messages: "a Word document".
        parts: what is in it, by path.
    """

    name: str
    kind: str
    parts: Mapping[str, zipfile.ZipInfo]
    _file: zipfile.ZipFile
    _left: int = field(default=MAX_UNPACKED_BYTES)

    def read(self, path: str) -> bytes:
        """A part's bytes; empty where there is none of that path.

        Raises:
            DocumentError: damaged, encrypted, or too large once unpacked.
        """
        part = self.parts.get(path)
        if part is None:
            return b""
        if part.flag_bits & 1:
            raise DocumentError(f"{self.name}: it is protected by a password: save it without one")
        try:
            with self._file.open(part) as opened:
                data = opened.read(self._left + 1)
        except DAMAGES as error:
            raise damaged(self.name, self.kind) from error
        self._left -= len(data)
        ratio = len(data) / max(part.compress_size, 1)
        if self._left < 0 or (len(data) > _RATIO_COUNTS_FROM and ratio > _MAX_RATIO):
            raise DocumentError(
                f"{self.name}: it unpacks to far more than a document has: do not use it, or save "
                "its text in another format"
            )
        return data

    def xml(self, path: str, prefixes: Mapping[str, str]) -> Node | None:
        """A part as XML, its outermost element; None where there is no such part.

        Raises:
            DocumentError: as `read` and `parse_xml`.
        """
        data = self.read(path)
        return next(parse_xml(data, self.name, prefixes).elements(), None) if data else None


def open_archive(data: bytes, name: str, kind: str) -> Archive:
    """Open the archive that a document is.

    Args:
        data: the bytes of the file.
        name: of the file, for messages.
        kind: what it should be, for messages: "a Word document".

    Raises:
        DocumentError: too large, encrypted, of another format, or damaged.
    """
    check_size(len(data), name)
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise DocumentError(f"{name}: it is protected by a password: save it without one")
        raise DocumentError(
            f"{name}: it is not {kind} but one of an older format: save it in the new one"
        )
    if not data.startswith(b"PK"):
        raise DocumentError(
            f"{name}: it is not {kind}, whatever its name says: give it the suffix of its format"
        )
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        parts = {part.filename: part for part in file.infolist()[:_MAX_PARTS]}
    except DAMAGES as error:
        raise damaged(name, kind) from error
    return Archive(name, kind, parts, file)


def without_folder(archive: Archive, path: str) -> Archive:
    """An archive as it would be if its folder had not been packed with what is in it.

    People unpack such files, look inside, and pack the folder again.

    Args:
        archive: as it is.
        path: a part that its format needs.

    Returns:
        The same, where it has that part, or none in a folder, or in several.
    """
    if path in archive.parts:
        return archive
    folders = [one.removesuffix(path) for one in archive.parts if one.endswith(f"/{path}")]
    if len(folders) != 1:
        return archive
    parts = {
        one.removeprefix(folders[0]): part
        for one, part in archive.parts.items()
        if one.startswith(folders[0])
    }
    return replace(archive, parts=parts)


def damaged(name: str, kind: str) -> DocumentError:
    """The error for a file that was cut off or changed."""
    return DocumentError(
        f"{name}: {kind.removeprefix('a ').removeprefix('an ')} is damaged or not complete: get it "
        "again, or open it in the program that made it and save it again"
    )
