"""The date of a page, from the many ways in which pages state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefing_qa.documents.tree import Node, tags
from briefing_qa.languages.months import SHORT_MONTHS

_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "datepublished",
    "date",
    "pubdate",
    "pub_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "publication_date",
    "publication-date",
    "article_date_original",
    "parsely-pub-date",
)
_LATER_NAMES = ("sailthru.date", "dcterms.created", "dc.date.created")  # where nothing else says it
_MONTH_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ene(?:ro)?|feb(?:rero)?|"
    r"mar(?:zo)?|abr(?:il)?|mayo|jun(?:io)?|jul(?:io)?|ago(?:sto)?|se[pt](?:t?iembre)?|"
    r"oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"
_OF = r"[\s-]+(?:del?\s+)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"^{_YEAR}(?:[-/](?P<month>[01]?\d)(?:[-/](?P<day>[0-3]?\d))?)?(?!\d)",
        r"^(?P<year>(?:1[89]|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)[\s-]+(?:de\s+)?(?P<name>{_MONTH_NAMES})\.?,?{_OF}{_YEAR}",
        rf"\b(?P<name>{_MONTH_NAMES})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"\b(?P<name>{_MONTH_NAMES})\.?,?{_OF}{_YEAR}",
    )
)
_AROUND = tags("header nav footer aside")
_MAX_DATE = 80


def page_date(stated: Mapping[str, str], linked: str, nodes: Sequence[Node]) -> str:
    """The day a page was published, as YYYY-MM-DD or the part of it that is given; or "".

    Args:
        stated: the content of the `meta` elements by name.
        linked: what its linked data state.
        nodes: its `time` and `abbr` elements, among others.
    """
    named, later = ([stated.get(name, "") for name in names] for names in (_NAMES, _LATER_NAMES))
    return _first_date([*named, linked, *_times(nodes), *later])


def _first_date(values: Iterable[str]) -> str:
    for value in values:
        words = value.strip()
        for form in _FORMS if len(words) <= _MAX_DATE else ():
            if (match := form.search(words)) and (date := _written(match.groupdict())):
                return date
    return ""


def _written(parts: Mapping[str, str | None]) -> str:
    """The parts of a date that are possible, from the year on."""
    name = (parts.get("name") or "")[:3].lower()
    month = SHORT_MONTHS.get(name) or int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    found = [parts["year"] or ""]
    if 1 <= month <= 12:
        found.append(f"{month:02}")
        if 1 <= day <= 31:
            found.append(f"{day:02}")
    return "-".join(found)


def _times(nodes: Sequence[Node]) -> list[str]:
    """Dates that are marked as such near the title, or the only one that is."""
    times = [node for node in nodes if node.tag == "time" and node.get("datetime")]
    published = [
        node
        for node in nodes
        if node.tag in ("time", "abbr")
        and (
            "publish" in (node.get("itemprop") + node.get("class")).lower()
            or "pubdate" in node.attributes
        )
    ]
    inside = [node for node in times if any(above.tag == "header" for above in node.ancestors())]
    text = [node for node in times if not any(above.tag in _AROUND for above in node.ancestors())]
    only = text if len({node.get("datetime")[:10] for node in text}) == 1 else []
    # Others may be the day on which the page was looked at, in words.
    dated = [
        node.get("datetime") for node in (*inside, *only) if node.get("datetime")[:4].isdigit()
    ]
    return [*(node.get("datetime") or node.get("title") for node in published), *dated]
