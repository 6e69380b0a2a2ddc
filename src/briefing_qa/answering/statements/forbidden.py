"""An item of a list, with the line before the list where that forbids it or excepts it.

"Staff must never: promise secrecy" is a ban, of which "promise secrecy" alone is the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.lists import is_leading
from briefing_qa.terms import fold_line

_FORBIDS = re.compile(
    r"\b(?:not|never|cannot|no|nor|neither|none|nobody|nothing|avoid\w*|refrain\w*|forb[ia]d\w*|ban"
    r"|bans|banned|prohibit\w*|unlawful|illegal|punish\w*|offen[cs]es?|except\w*|unless|exclud\w*"
    r"|exempt\w*|without|fail\w*|lack\w*|nunca|jamas|ni|ningun\w*|nadie|nada|prohib\w+|evit\w+"
    r"|absten\w+|salvo|excepto|excluy\w+|exceptu\w+|sin|carec\w+|delitos?|infraccion\w*|sancion\w*)"
    r"\b|n['’]t\b"
)
"""In a line before a list: what follows is not to be done, is not so or is not meant."""


def with_its_ban(
    chosen: Sequence[Candidate], line_before: Callable[[Candidate], Candidate | None]
) -> tuple[Candidate, ...]:
    """What is said, and before an item that stands alone the line that forbids it.

    Args:
        chosen: what would be said.
        line_before: finds the line that leads on to the list of an item.
    """
    said = tuple(chosen)
    if len(said) != 1 or not is_leading(said[0].before):
        return said
    if not _FORBIDS.search(fold_line(said[0].before)):
        return said
    line = line_before(said[0])
    return said if line is None else (line, *said)
