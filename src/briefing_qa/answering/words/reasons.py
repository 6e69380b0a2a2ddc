"""Sentences that begin with the reason of what the one before them says: "The main reason was"."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.terms import plain_line

_NOUN = (
    r"(?:reasons?|causes?|motives?|explanations?|razon(?:es)?|causas?|motivos?|explicacion(?:es)?)"
)
_OPENS = re.compile(
    rf"\W*(?:(?:the|its|their|one|another|el|la|los|las|su|sus|un|una|otr[oa]) (?:[\w-]+ ){{0,2}}?"
    rf"{_NOUN} (?!for\b|of\b|behind\b|why\b|that\b|to\b|del?\b|por\b|para\b)"
    r"(?:[\w-]+ ){0,5}?(?:is|are|was|were|has|had|lies?|lay|seems?|es|son|fue|fueron|era|eran|esta"
    r"|radica|parece)\b"
    r"|(?:this|that|it) (?:is|was) (?:(?:mainly|mostly|partly|largely|chiefly|simply|only) )?"
    r"(?:because|due to|owing to|down to|on account of|for want of|explained by|caused by"
    r"|(?:blamed|put down) (?:on|to)|attributed to)\b"
    r"|(?:this|that|it) (?:has|had) to do with\b|(?:this|that) comes from\b"
    r"|(?:behind (?:it|this|that)|what (?:lies|lay|is|was) behind (?:it|this|that))\b"
    r"|(?:(?:esto|eso|ello|lo cual) )?(?:se (?:debe|debia|debio|explica|explico)"
    r"|(?:tiene|tenia) que ver|obedec\w+|(?:es|fue) debido|fue)"
    r" (?:(?:sobre todo|en (?:gran )?parte|principalmente|\w+mente) )?(?:a|por|con)\b"
    r"|(?:esto|eso|ello) es porque\b"
    r"|(?:detras (?:de (?:esto|eso|ello) )?(?:esta|estaba|hay|habia)"
    r"|lo que hay detras)\b)"
)


@lru_cache(maxsize=20_000)
def reason_opened(text: str) -> str | None:
    """What a sentence says, folded, that begins with the reason of what it does not name itself.

    Returns:
        What stands behind "The main reason was"; None where it does not begin so.
    """
    folded = plain_line(text)
    opening = _OPENS.match(folded)
    return None if opening is None else folded[opening.end() :]


def opens_with_reason(text: str) -> bool:
    """Whether a sentence begins with the reason of something that it does not name itself."""
    return reason_opened(text) is not None
