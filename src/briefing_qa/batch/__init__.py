"""A file of questions to a file of answers, JSON lines both, that can be killed and continued."""

from briefing_qa.batch.answers import Batch, BatchReport, open_batch

__all__ = ["Batch", "BatchReport", "open_batch"]
