"""Batches that go through a model side by side."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading

import numpy as np
import pytest
import torch

from briefing_qa.config import IndexSettings
from briefing_qa.models.embedding import open_embedder
from briefing_qa.models.encoder import BATCH_SIZE
from briefing_qa.models.threads import keep_memory, workers

FAULTS = """
import resource, threading
import torch
from briefing_qa.models.threads import keep_memory

def faults():
    begun = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for _ in range(30):
        [torch.ones(5 * 2**18) for _ in range(4)]
    print(resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - begun)

def both():
    faults()
    keep_memory()
    faults()

threading.Thread(target=both).start()
"""


def test_each_worker_runs_torch_on_one_core() -> None:
    """And whoever made them has as many threads afterwards as before."""
    before = torch.get_num_threads()
    met = threading.Barrier(2, timeout=30)  # two of them at the same time

    def count(_: int) -> int:
        met.wait()
        return torch.get_num_threads()

    with workers(2) as pool:
        assert list(pool.map(count, range(2))) == [1, 1]
    assert torch.get_num_threads() == before


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="another C library")
def test_memory_is_not_given_back_between_layers() -> None:
    """What thirty times four tensors of five megabytes cost in pages, before and after."""
    told = subprocess.run(
        [sys.executable, "-c", FAULTS], capture_output=True, text=True, check=True
    ).stdout.split()
    before, after = map(int, told)
    assert before > 10_000
    assert after < before / 10
    assert keep_memory()


def test_another_c_library_keeps_what_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fails."""
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert not keep_memory.__wrapped__()


def test_after_an_error_nothing_is_begun() -> None:
    """What was not begun by then is left."""
    begun = []

    def fail(number: int) -> None:
        begun.append(number)
        raise ValueError(str(number))

    with pytest.raises(ValueError, match="0"), workers(1) as pool:
        list(pool.map(fail, range(1_000)))
    assert len(begun) < 1_000


@pytest.mark.model
def test_many_batches_are_embedded_as_each_text_is() -> None:
    """In the order of the texts, whichever batch is ready first."""
    embedder = open_embedder(IndexSettings(embedding="minilm"))
    words = ["river", "school", "market", "police"]
    texts = [" ".join([words[i % 4]] * (1 + i % 7)) for i in range(3 * BATCH_SIZE + 5)]
    told: list[int] = []
    rows = embedder.embed(texts, told.append)
    assert sum(told) == len(texts)
    for place in (0, 1, BATCH_SIZE, 2 * BATCH_SIZE + 3, len(texts) - 1):
        alone = embedder.embed([texts[place]])[0]
        assert float(np.dot(rows[place], alone)) > 0.998
