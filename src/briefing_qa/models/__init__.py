"""Models: find them, verify their checksums, load them."""

from briefing_qa.models.embedding import Embedder, open_embedder

__all__ = ["Embedder", "open_embedder"]
