"""What every reader returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_qa.types import Box, Page, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A file's content as its format gives it. What the format does not say is empty.

    Attributes:
        text: canonical text.
        sections: cover `text` without gap or overlap; at least one.
        main_heading: words of the first outermost heading, else of the first one.
        pages: empty where the format has none.
        boxes: where the words stand on the pages, see `Document`.
        notices: what a person should know of how it was read ("pages 3-5 hold no text"), a line
            each.
        fields: title, language, publisher, date, address, licence, where the file's properties, or
            its format, state them.
        front_matter: the same, where a person wrote them at the top of the text; the register of
            the corpus goes before `fields`, but not before these.
        metadata: everything else that it states.
    """

    text: str
    sections: tuple[Section, ...]
    main_heading: str = ""
    pages: tuple[Page, ...] = ()
    boxes: tuple[Box, ...] = ()
    notices: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    front_matter: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)


def given(values: Mapping[str, str]) -> dict[str, str]:
    """Those of some values that are not empty."""
    return {key: value for key, value in values.items() if value}
