"""The words of the interface, English and Spanish."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from briefing_qa.app.reasons import worded

LANGUAGES: Mapping[str, str] = {"en": "English", "es": "Español"}
"""Languages of the interface and their own names for themselves; the first is the default."""


@lru_cache(maxsize=4)
def words(language: str) -> Mapping[str, str]:
    """All texts of the interface in one language, by key."""
    path = files("briefing_qa").joinpath("data", "ui", f"{language}.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


class Translator:
    """Gives the texts of one language.

    Args:
        language: one of `LANGUAGES`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = words(language)

    def __call__(self, key: str, **values: object) -> str:
        """The text for a key, its placeholders filled in.

        With a value `n` that is 1, the text `<key>.one` is taken where there is one.
        """
        if values.get("n") == 1 and f"{key}.one" in self._words:
            key = f"{key}.one"
        text = self._words[key]
        return text.format(**values) if values else text

    def page(self, number: int, label: str = "") -> str:
        """The name of a page: its number in the file, and what is printed on it if that differs."""
        if label and label != str(number):
            return self("page.printed", page=number, label=label)
        return self("page", page=number)

    def reason(self, said: str) -> str:
        """Why a file was refused, or how a document was read, see `reasons`."""
        return worded(said, self.language)

    def or_else(self, key: str, other: str) -> str:
        """The text for a key, or another one where there is none."""
        return self._words.get(key, other)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as the language writes it."""
        written = f"{value:,.{decimals}f}"
        if self.language == "es":
            return written.translate(str.maketrans(",.", ".,"))
        return written

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as a percentage without decimals."""
        return f"{share:.0%}" if self.language == "en" else f"{share * 100:.0f}\u00a0%"


def choose_language(chosen: str | None, accepted: str | None) -> str:
    """The language of the interface.

    Args:
        chosen: what the user switched to, if they did.
        accepted: the header `Accept-Language`.
    """
    if chosen is not None and chosen in LANGUAGES:
        return chosen
    wanted = []
    for place, part in enumerate((accepted or "")[:500].split(",")):
        name, _, quality = part.strip().partition(";q=")
        wanted.append((-_quality(quality), place, name.lower().partition("-")[0]))
    return next((name for _, _, name in sorted(wanted) if name in LANGUAGES), "en")


def _quality(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
