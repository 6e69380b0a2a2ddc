"""Nearest passages by vector. The FAISS file is derived: it can be lost without losing anything.

Passages stand in the order of their ids, so that the same documents give the same answers, ties
included, whatever the history of the index.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import faiss as _faiss
import numpy as np

from briefing_qa.store.protocol import Hit, Vectors

faiss: Any = _faiss  # its type stubs lack half of what it exports

HNSW_FROM: Final = 100_000
"""From this many passages on, search is by HNSW graph. docs/decisions/0003-store.md says why."""

_NEIGHBOURS: Final = 32
_LEAST_CANDIDATES: Final = 256
_FORMAT: Final = b"briefing-qa faiss 1\n"
_DIGEST_BYTES: Final = 32
_PATTERN: Final = "vectors-*.faiss*"
_NAME: Final = re.compile(r"vectors-(\d+)\.faiss")

logger = logging.getLogger(__name__)


class VectorIndex:
    """The passages' vectors of one generation. Immutable, so threads share it."""

    def __init__(self, index: Any, ids: Sequence[str], document_ids: Sequence[str]) -> None:
        """Take over a FAISS index whose i-th vector is that of the i-th passage.

        Args:
            index: flat, or an HNSW graph over a flat one.
            ids: passage ids, ascending.
            document_ids: for each passage its document.
        """
        self._index = index
        self._flat = (
            faiss.downcast_index(index.storage) if isinstance(index, faiss.IndexHNSW) else index
        )
        self._ids = ids
        positions: dict[str, list[int]] = {}
        for position, document_id in enumerate(document_ids):
            positions.setdefault(document_id, []).append(position)
        self._positions = {name: np.array(where) for name, where in positions.items()}
        self._sums: dict[str, Vectors] | None = None

    def search(self, vector: Vectors, k: int, document_ids: Sequence[str] | None) -> list[Hit]:
        """The k nearest passages, best first; equal scores in the order of their ids.

        Args:
            vector: float32 (d,).
            k: how many at most.
            document_ids: only passages of these documents; None for all.
        """
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        if query.shape[1] != self._index.d:
            raise ValueError(f"the query has {query.shape[1]} dimensions, not {self._index.d}")
        if document_ids is not None:
            return self._search_among(query, k, self._positions_of(document_ids))
        if self._index is not self._flat and 0 < k < len(self._ids):
            parameters = faiss.SearchParametersHNSW(efSearch=max(_LEAST_CANDIDATES, 4 * k))
            scores, found = self._index.search(query, k, params=parameters)
            return self._hits(scores[0], found[0], k)
        return self._search_exactly(query, k, len(self._ids), None)

    def mean(self, document_ids: Sequence[str]) -> Vectors:
        """The mean of the vectors of some documents' passages, float32 (d,); zeros of none."""
        if self._sums is None:  # two threads at once make the same
            count, dimension = self._flat.ntotal, self._flat.d
            rows = faiss.rev_swig_ptr(self._flat.get_xb(), count * dimension) if count else ()
            matrix = np.asarray(rows, np.float32).reshape(count, dimension)
            self._sums = {name: matrix[where].sum(0) for name, where in self._positions.items()}
        known = [name for name in dict.fromkeys(document_ids) if name in self._positions]
        passages = sum(len(self._positions[name]) for name in known)
        total: Vectors = np.zeros(self._index.d, np.float32)
        for name in known:
            total += self._sums[name]
        total /= max(passages, 1)
        return total

    def _search_among(self, query: Vectors, k: int, positions: Any) -> list[Hit]:
        parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(positions))
        return self._search_exactly(query, k, len(positions), parameters)

    def _search_exactly(self, query: Vectors, k: int, among: int, parameters: Any) -> list[Hit]:
        k = min(k, among)
        if k <= 0:
            return []
        wanted = min(among, k + 16)
        while True:  # until what is cut off scores less than what is kept
            scores, found = self._flat.search(query, wanted, params=parameters)
            if wanted == among or scores[0, -1] < scores[0, k - 1]:
                return self._hits(scores[0], found[0], k)
            wanted = min(among, wanted * 2)

    def _positions_of(self, document_ids: Sequence[str]) -> Any:
        none = np.empty(0, dtype=np.int64)
        return np.concatenate(
            [none, *(self._positions.get(name, none) for name in sorted(set(document_ids)))]
        )

    def _hits(self, scores: Vectors, found: Any, k: int) -> list[Hit]:
        order = [i for i in np.lexsort((found, -scores)) if found[i] >= 0][:k]
        return [(self._ids[found[i]], float(scores[i])) for i in order]


def build_index(matrix: Vectors, hnsw_from: int) -> Any:
    """A FAISS index over the rows of `matrix`, float32 (n, d), by inner product."""
    count, dimension = matrix.shape
    if count < hnsw_from:
        index = faiss.IndexFlatIP(dimension)
    else:
        index = faiss.IndexHNSWFlat(dimension, _NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    if count:
        index.add(matrix)
    return index


def to_bytes(index: Any) -> bytes:
    """A FAISS index, serialised."""
    payload: bytes = faiss.serialize_index(index).tobytes()
    return payload


def index_path(folder: Path, generation: int) -> Path:
    """Where the derived file of a generation stands."""
    return folder / f"vectors-{generation}.faiss"


def load_index(path: Path, stamp: bytes, count: int, dimension: int) -> Any | None:
    """The FAISS index in a file, or None when the file is missing, damaged or of another state.

    Args:
        path: the file.
        stamp: the state of the database it must have been made from.
        count: how many vectors it must hold.
        dimension: of how many dimensions.
    """
    try:
        content = path.read_bytes()
        payload = memoryview(content)[:-_DIGEST_BYTES]
        if content[-_DIGEST_BYTES:] != _digest(payload, stamp):
            logger.warning("%s is damaged or of another index: building it again", path)
            return None
        index = faiss.deserialize_index(np.frombuffer(payload, dtype=np.uint8))
    except FileNotFoundError:
        logger.warning("%s is missing: building it again", path)
        return None
    except OSError as error:
        logger.warning("%s cannot be read (%s): building it again", path, error.strerror)
        return None
    except RuntimeError:  # what FAISS cannot read
        logger.warning("%s cannot be read: building it again", path)
        return None
    return index if (index.ntotal, index.d) == (count, dimension) else None


def save_index(path: Path, payload: bytes, stamp: bytes) -> None:
    """Write a file that is there whole or not at all; a failure is logged, not raised."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(payload)
            file.write(_digest(payload, stamp))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        logger.warning(
            "%s is kept in memory only (%s), and built again with each start: "
            "make room, or the index folder writable",
            path,
            error.strerror,
        )
        with suppress(OSError):
            temporary.unlink()


def is_superseded(folder: Path, generation: int) -> bool:
    """Whether a file of a later generation is there."""
    names = (_NAME.fullmatch(path.name) for path in folder.glob(_PATTERN))
    return any(int(name[1]) > generation for name in names if name)


def remove_others(folder: Path, keep: Path) -> None:
    """Delete derived files of other generations, and what interrupted writes left."""
    for path in folder.glob(_PATTERN):
        if path != keep:
            with suppress(OSError):
                path.unlink()


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest(payload: bytes | memoryview, stamp: bytes) -> bytes:
    digest = hashlib.sha256(_FORMAT + stamp)
    digest.update(payload)
    return digest.digest()
