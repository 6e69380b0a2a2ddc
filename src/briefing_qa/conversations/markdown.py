"""Text as Markdown that reads as the same text: nothing in it acts as markup or as a link.

What acts is escaped as CommonMark says (section 2.4), together with the marks of the extensions
that are in use: tables, strikethrough, footnotes, formulas, attributes, addresses made into links.
What cannot act is left alone, so that the source can be read as well.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$^{}#]")
_LINE_START = re.compile(r"[+\-=:%]|(?P<digits>\d+)(?=[.)])")
# "https://", "mailto:", "www." and "example.com" become links in many programs.
_ADDRESS = re.compile(
    r":(?=//)|/(?=/)|(?<=mailto):|(?<=xmpp):|(?<=www)\.|\.(?=[^\W\d_])", re.IGNORECASE
)
_MAIL = re.compile(r"([A-Za-z0-9._+-]*@[A-Za-z0-9._+@-]*)")
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd")


def escape(text: str) -> str:
    """Text for one line of a paragraph, a heading or a list item.

    White space becomes single spaces; control characters are replaced.
    """
    line = " ".join(text.split()).translate(_CONTROL)
    # GitHub makes links of a@b.c and of @name after it has undone all escapes, but not in code.
    parts = _MAIL.split(line)
    parts[::2] = [_ADDRESS.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", part)) for part in parts[::2]]
    parts[1::2] = [f"`{address}`" for address in parts[1::2]]
    line = "".join(parts)
    started = _LINE_START.match(line)
    if started is None:
        return line
    # "1." and "1)" begin a list; a digit cannot be escaped, but what follows can.
    place = started.end() if started["digits"] else 0
    return f"{line[:place]}\\{line[place:]}"


def paragraph(text: str, prefix: str = "") -> list[str]:
    """Text as the lines of one paragraph that breaks where the text does.

    Args:
        text: any text; lines without words are left out.
        prefix: of every line, as "> " for a quotation.
    """
    lines = [escape(line) for line in text.splitlines() if line.split()]
    # A backslash at the end of a line breaks it; two spaces would be lost in many editors.
    return [f"{prefix}{line}\\" for line in lines[:-1]] + [f"{prefix}{line}" for line in lines[-1:]]
