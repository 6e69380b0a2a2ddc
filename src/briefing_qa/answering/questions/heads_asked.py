"""Of what body a question asks the head: "Who is in charge of the team that sorts the reports?"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.terms import fold

HEAD = (
    r"(?:head|director(?:-general)?|chair(?:man|woman|person)?|president|leader|chief|manager"
    r"|coordinator|commander|principal|jef[ea]|director(?:a)?|president[ea]|lider"
    r"|coordinador(?:a)?|comandante|responsable|titular)"
)
OF = r"(?:of|for|at|de|del|en)"
THE = r"(?:(?:the|its|their|a|an|el|la|los|las|su|un|una) )?"
_ASKED = (
    re.compile(rf"\bwho (?:is|was|are|were) (?:the )?(?:\w+ )?{HEAD} {OF} {THE}(?P<body>.+)"),
    re.compile(
        r"\bwho (?:now |currently )?(?:heads?|headed|leads?|led|chairs?|chaired|directs?|directed"
        rf"|runs?|ran|(?:is|was) in charge of) {THE}(?P<body>.+)"
    ),
    re.compile(rf"\bquien (?:es|era|fue) (?:(?:el|la) )?(?:\w+ )?{HEAD} {OF} {THE}(?P<body>.+)"),
    re.compile(
        r"\bquien (?:dirig\w+|presid\w+|encabez\w+|lider\w+|coordin\w+"
        rf"|esta(?:ba)? (?:a cargo|al frente) de) {THE}(?P<body>.+)"
    ),
)
_ENDS = re.compile(
    r"[,;:.?!()]|\b(?:that|which|who|whose|when|in|on|for|que|cuando|en|para|sobre)\b"
)


@lru_cache(maxsize=1_000)
def asked_head(text: str) -> str:
    """What body a question asks the head of, folded; "" where it asks for none."""
    folded = fold(text)
    match = next(filter(None, (asks.search(folded) for asks in _ASKED)), None)
    return _ENDS.split(match["body"].strip(" ?."), maxsplit=1)[0].strip() if match else ""
