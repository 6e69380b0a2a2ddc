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
    """What is said, and before each item the line that forbids it, once for all of its list.

    Args:
        chosen: what would be said.
        line_before: finds the line that leads on to the list of an item.
    """
    said: list[Candidate] = []
    for one in chosen:
        lead = one.before
        if is_leading(lead) and _FORBIDS.search(fold_line(lead)):
            line = line_before(one)
            if line is not None and line not in said:
                said.append(line)
        said.append(one)
    return tuple(said)
