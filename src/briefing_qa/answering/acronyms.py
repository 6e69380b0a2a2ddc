"""Bodies and terms that go by several names: "OMS" is what an English text calls "WHO"."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from briefing_qa.answering.facts import facts


def is_called(name: str, text: str) -> bool:
    """Whether a text calls something by another name than this one.

    Args:
        name: folded, as in "oms".
        text: as it stands in the document.
    """
    others = _names().get(name, ())
    return bool(others) and any(other in _words(text) for other in others)


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Each acronym to the names of what it stands for, between spaces."""
    text = files("briefing_qa").joinpath("data", "acronyms.txt").read_text(encoding="utf-8")
    known: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            names = tuple(f" {name.strip()} " for name in line.split(","))
            known.update({name.strip(): names for name in names if " " not in name.strip()})
    return known


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    """A text's folded words, between spaces."""
    return f" {' '.join(token.folded for token in facts(text).tokens)} "
