"""What several files of tests of models need."""

from __future__ import annotations

import pytest

from briefing_qa.models import weights
from briefing_qa.models.e5_file import E5File, read_e5


@pytest.fixture(scope="module")
def file() -> E5File:
    """The packaged weights."""
    return read_e5(weights.packaged_multilingual())
