"""Models: find them, verify their checksums, load them."""

from briefing_qa.models.embedding import open_embedder
from briefing_qa.models.protocol import Embedder

__all__ = ["Embedder", "open_embedder"]
