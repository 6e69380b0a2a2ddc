"""The lists of words that lie in `data`."""

from __future__ import annotations

from importlib.resources import files


def listed(name: str) -> list[str]:
    """The lines of a list, without comments; blank ones part its blocks."""
    text = files("briefing_qa").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if not line.startswith("#")]
