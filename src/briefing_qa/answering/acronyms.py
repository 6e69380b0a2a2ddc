"""Bodies and terms that go by several names: "OMS" is what an English text calls "WHO"."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from briefing_qa.answering.facts import facts
from briefing_qa.terms import stop_words


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
    stops = stop_words("en") | stop_words("es")
    known: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            names = [name.strip() for name in line.split(",")]
            # Folded, WHO looks like "who", and UN like "un": they say nothing.
            telling = tuple(f" {name} " for name in names if name not in stops)
            known.update({name: telling for name in names if " " not in name})
    return known


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    """A text's folded words, between spaces."""
    return f" {' '.join(token.folded for token in facts(text).tokens)} "
