"""A file of questions to a file of answers, JSON lines both, that can be killed and continued.

questions the input, line by line
output    the file of answers, matched with the input, mended and continued
answers   both together, and what is asked
"""

from briefing_qa.batch.answers import Batch, BatchReport, open_batch

__all__ = ["Batch", "BatchReport", "open_batch"]
