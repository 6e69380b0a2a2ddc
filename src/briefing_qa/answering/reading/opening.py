"""From settings to the reader that they name."""

from __future__ import annotations

import logging

from briefing_qa.answering.reading.calibration import Calibration, packaged_calibration
from briefing_qa.answering.reading.close_reading import CloseReader
from briefing_qa.answering.reading.figures import OneFigureReader, cosine, said_by
from briefing_qa.answering.reading.language_model import asking
from briefing_qa.answering.reading.packaged import packaged_reader
from briefing_qa.answering.reading.reader import Reader
from briefing_qa.answering.reading.rereading import RereadingReader
from briefing_qa.config import ReaderSettings
from briefing_qa.models import Embedder
from briefing_qa.models.cross_encoder import CrossEncoder
from briefing_qa.models.language_model import open_language_model
from briefing_qa.models.multilingual import MultilingualEmbedder
from briefing_qa.models.pairs import open_pair_scorer

_log = logging.getLogger(__name__)


def open_reader(settings: ReaderSettings, embedder: Embedder) -> Reader:
    """The reader that the settings name. Large weights are loaded later, at the first question.

    Args:
        settings: which reader, and where its model is.
        embedder: the model that the index is made with.

    Raises:
        ModelNotFoundError: its weights or its runtime are missing.
        ChecksumError: its weights are not those that were meant.
        ModelError: its weights are damaged.
    """
    match settings.kind:
        case "similarity":
            return OneFigureReader(cosine, packaged_calibration("similarity"))
        case "language-model":
            scorer = open_language_model(settings)
            return RereadingReader(
                _small(embedder),
                asking(scorer),
                _calibration(settings, scorer.sha256),
                reads=settings.reads,
            )
        case "cross-encoder" | "squad":
            figure = said_by(open_pair_scorer(settings))
            return OneFigureReader(figure, _calibration(settings, settings.sha256))
    return _small(embedder)


def _small(embedder: Embedder) -> Reader:
    """The packaged reader; the cross-encoder is part of it where its first layers are at hand."""
    base = packaged_reader(embedder)
    if not isinstance(embedder, MultilingualEmbedder):
        return base
    encoder = CrossEncoder(embedder)
    return CloseReader(base, encoder, packaged_calibration("small", encoder.sha256))


def _calibration(settings: ReaderSettings, sha256: str) -> Calibration:
    calibration = packaged_calibration(settings.kind, sha256)
    if not calibration.fitted:
        _log.warning(
            "reader %s: its confidence is a guess, nothing was fitted to these weights: check it "
            "with questions of your own, and set min_confidence",
            describe(settings),
        )
    return calibration


def describe(settings: ReaderSettings) -> str:
    """The kind of reader, and its model where it has one."""
    if settings.repository:
        file = f":{settings.file}" if settings.file else ""
        return f"{settings.kind} {settings.repository}@{settings.revision[:12]}{file}"
    return f"{settings.kind} {settings.path}".rstrip()
