"""One finding of `briefing-qa doctor`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "notice", "bad"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One finding.

    Attributes:
        name: what was looked at.
        state: "ok", "notice" (nothing to mend, but worth knowing) or "bad".
        finding: what was found.
        remedy: what to do; empty where nothing is.
    """

    name: str
    state: State
    finding: str
    remedy: str = ""
