"""Models: find them, verify their checksums, load them.

protocol       what an embedding model has to do
embedding      the one that the settings name, opened
packaged       embedding models that come in packages
minilm         all-MiniLM-L6-v2
multilingual   multilingual-e5-small, with what training added to it
e5_file        the file that its weights come in
e5_encoder     its tokenizer and layers
pieces         its tokenizer, by SentencePiece
adaptation     matrices that training added to its last layers
encoder        what the packaged encoders share
layers         a layer of BERT
integers       layers that multiply in integers of eight bits
cross_encoder  the packaged cross-encoder
joint_layers   its last layers, which see question and sentence together
pairs          models of the hub that judge a question together with a text
language_model a language model that answers yes or no
gguf           the file that it comes in
hub            files of the model hub
weights        weights on disk
checksums      checksums of files
threads        how many threads a call may take
"""

from briefing_qa.models.embedding import open_embedder
from briefing_qa.models.protocol import Embedder

__all__ = ["Embedder", "open_embedder"]
