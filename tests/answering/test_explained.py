"""A sentence that explains a change is read with the one that tells it."""

from __future__ import annotations

import pytest

from briefing_qa.answering.evidence.explained import change_before

TOLD = "It found 727 boats, compared with 842 in 2021."
BETWEEN = "Of these, 498 were old."


@pytest.mark.parametrize(
    ("text", "before", "found"),
    [
        ("Officials attributed the decrease to a lack of fuel.", [TOLD, BETWEEN], TOLD),
        ("The decline is explained by the weather.", ["It rained.", TOLD, BETWEEN], TOLD),
        (
            "El descenso se debe a la falta de combustible.",
            ["Halló 727 botes, frente a 842 en 2021.", "De ellos, 498 eran viejos."],
            "Halló 727 botes, frente a 842 en 2021.",
        ),
        ("Officials attributed the decrease to a lack of fuel.", [BETWEEN, TOLD], ""),  # directly
        ("Officials attributed the decrease of fines to fuel.", [TOLD, BETWEEN], ""),  # its own
        ("The decrease was large.", [TOLD, BETWEEN], ""),  # explains nothing
        ("Officials attributed the decrease to a lack of fuel.", [BETWEEN, BETWEEN], ""),
        ("Officials attributed the decrease to fuel.", [TOLD, *[BETWEEN] * 3], ""),  # too far
        ("Officials attributed the decrease to fuel.", [], ""),
    ],
)
def test_the_change_that_is_explained(text: str, before: list[str], found: str) -> None:
    """Where another sentence stands between, and none farther than three."""
    assert change_before(text, before) == found
