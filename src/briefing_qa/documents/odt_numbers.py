"""The numbers of lists and headings in an OpenDocument text, counted on paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_qa.documents.numerals import numeral
from briefing_qa.documents.odt_styles import ListLevel


class Counter:
    """How far a list, or the headings, have counted at each level."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def marker(self, levels: Mapping[int, ListLevel], depth: int, start: int = 0) -> str:
        """Count on, and return the mark of the next paragraph.

        Args:
            levels: of the list, from 1.
            depth: the level of the paragraph, from 1.
            start: its number; 0 for the next one.

        Returns:
            "-" for a bullet; "" for a paragraph without a mark.
        """
        level = levels.get(depth, ListLevel())
        self._counts[depth] = start or self._counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in self._counts if one > depth]:
            del self._counts[deeper]
        if level.form == "none":
            return ""
        if not level.form:
            return "-"
        first = max(depth - max(level.shown, 1) + 1, 1)
        numbers = [
            numeral(self._counts.get(one, levels.get(one, level).start), own.form)
            for one in range(first, depth + 1)
            if (own := levels.get(one, level)).form not in ("", "none")
        ]
        return "".join(f"{level.prefix}{'.'.join(numbers)}{level.suffix}".split())
