"""Everything that can go wrong, as one tree.

    BriefingQAError
    ├── QuestionError            a question that cannot be asked (empty, too long)
    ├── ConfigError              a settings file or value that is not usable
    ├── BatchError               a batch file that cannot be read or continued
    ├── EvaluationError          an evaluation that cannot be made
    │   ├── QuestionSetError     a question set that is not usable
    │   ├── ThresholdsError      a file of thresholds that is not usable
    │   └── ReportError          a report that cannot be written, read or compared with
    ├── CorpusError              the corpus folder is missing, empty or not usable
    │   ├── DocumentError        one file cannot be read as a document
    │   │   └── UnavailableError     not now: another time it may be read as it is
    │   ├── EmptyCorpusError     it holds no document that can be read
    │   ├── DuplicateDocumentError   two files claim one document id
    │   └── UnknownDocumentError no document has this id
    ├── ModelError               a model cannot be used
    │   ├── ModelNotFoundError   its files are not there
    │   └── ChecksumError        its files are not the ones expected
    └── IndexStoreError          the index cannot be used
        ├── IndexMissingError    there is none yet
        ├── IndexLockedError     another process is writing
        ├── IndexSettingsError   it was built with other settings
        ├── IndexVersionError    it was written by a newer program
        ├── IndexDamagedError    its truth is not readable
        └── IndexWriteError      it cannot be written (read-only, disk full)

Every message is one line: what was tried, on what, and what to do next.
"""

from __future__ import annotations


class BriefingQAError(Exception):
    """Base of all errors that this package raises on purpose."""


class QuestionError(BriefingQAError):
    """The question cannot be asked: empty, without a word, or too long."""


class ConfigError(BriefingQAError):
    """A settings file or a settings value is not usable."""


class BatchError(BriefingQAError):
    """A batch file cannot be read, written or continued."""


class EvaluationError(BriefingQAError):
    """An evaluation cannot be made."""


class QuestionSetError(EvaluationError):
    """A question set is not usable.

    Attributes:
        faults: what is wrong, each with file and line; the message names the first.
    """

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class ThresholdsError(EvaluationError):
    """A file of thresholds is not usable."""


class ReportError(EvaluationError):
    """A report cannot be written, read or compared with."""


class CorpusError(BriefingQAError):
    """The corpus folder is missing, empty or not usable."""


class EmptyCorpusError(CorpusError):
    """The corpus holds no document that can be read, and the index none from another time.

    Attributes:
        skipped: what it holds that cannot be read: path and reason of each.
    """

    def __init__(self, message: str, skipped: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.skipped = skipped


class DocumentError(CorpusError):
    """One file cannot be read as a document."""


class UnavailableError(DocumentError):
    """One file cannot be read now; another time it may be, as it is."""


class DuplicateDocumentError(CorpusError):
    """Two files claim the same document id."""


class UnknownDocumentError(CorpusError):
    """No document has the id that was asked for."""


class ModelError(BriefingQAError):
    """A model cannot be used."""


class ModelNotFoundError(ModelError):
    """The files of a model are not there."""


class ChecksumError(ModelError):
    """The files of a model are not the ones expected."""


class IndexStoreError(BriefingQAError):
    """The index cannot be used."""


class IndexMissingError(IndexStoreError):
    """There is no index in the folder yet."""


class IndexLockedError(IndexStoreError):
    """Another process is writing to the index."""


class IndexSettingsError(IndexStoreError):
    """The index was built with other settings than the ones in force."""


class IndexVersionError(IndexStoreError):
    """The index was written by a newer version of the program."""


class IndexDamagedError(IndexStoreError):
    """The index's own database is not readable."""


class IndexWriteError(IndexStoreError):
    """The index cannot be written: read-only folder, full disk."""
