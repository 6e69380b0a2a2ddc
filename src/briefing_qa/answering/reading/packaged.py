"""The readers that ship with the package, one for each kind of embedding model."""

from __future__ import annotations

import json
from importlib.resources import files

from briefing_qa.answering.reading.reader import FeatureReader
from briefing_qa.errors import ModelError
from briefing_qa.models.embedding import is_e5
from briefing_qa.models.multilingual import MultilingualEmbedder
from briefing_qa.models.protocol import Embedder
from briefing_qa.models.weights import verified


def packaged_reader(embedder: Embedder) -> FeatureReader:
    """The reader that ships with the package, fitted with an embedding model like this one.

    Raises:
        ModelError: its file is missing.
        ChecksumError: it is damaged or of another version.
    """
    name = f"reader-{_fitted_with(embedder)}.json"
    source = files("briefing_qa").joinpath("data", name)
    try:
        data = json.loads(verified(name, source.read_bytes()))
    except (OSError, ValueError) as error:
        raise ModelError(f"data/{name}: cannot be read: install the package again") from error
    return FeatureReader(data, f"data/{name}", embedder.embed_queries)


def _fitted_with(embedder: Embedder) -> str:
    """Which of the readers goes by cosines like these.

    Those of the E5 family lie close together, those of others do not, nor do those of the packaged
    model, which was adapted.
    """
    if isinstance(embedder, MultilingualEmbedder):
        return "multilingual"
    return "e5" if is_e5(embedder.name) else "minilm"
