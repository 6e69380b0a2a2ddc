"""People of a trade in the place of others: "and drivers?", "¿y los vigilantes?"."""

from __future__ import annotations

import re

from briefing_qa.answering.follow_up.same import without_articles
from briefing_qa.answering.words.wording import ARTICLE
from briefing_qa.terms import all_stop_words, tokens

_TRADE = re.compile(
    r"(?!number|matter|paper|letter|order|border|center|tower|chapter|member|sector|factor|error"
    r"|door|fee|tree|valor|menor|mayor|mejor|peor|antes)\w{3,}"
    r"(?:ers?|ors?|ists?|ees?|ores|oras?|istas?|antes?|eros?|eras?|arios?|arias?|logos?|logas?)"
    r"|polic(?:e|ia|ias)|nurses?|doctors?|medic[oa]s?|judges?|jueces|juez|mothers?|fathers?|parents?"
    r"|madres?|padres?|guards?|witness(?:es)?|testigos?|victims?|victimas?|fiscal(?:es)?"
)
"""Words that are mostly for people, by their endings."""


def is_trade(word: str) -> bool:
    """Whether a folded word is a plural for people of a trade."""
    return word.endswith("s") and _TRADE.fullmatch(word) is not None


def put_persons(phrase: str, before: str) -> str:
    """The question about people of another trade, where it names one trade alone.

    Args:
        phrase: without "and".
        before: the earlier question.
    """
    noun = without_articles(phrase)
    own = tokens(noun)
    if len(own) != 1 or _TRADE.fullmatch(own[0].folded) is None:
        return ""
    stops = all_stop_words()
    found = [
        token
        for token in tokens(before)
        if _TRADE.fullmatch(token.folded)
        and before[token.start].islower()
        and token.folded not in stops
    ]
    if len(found) != 1 or found[0].folded == own[0].folded:
        return ""
    lead, rest = before[: found[0].start], before[found[0].end :]
    if article := re.search(rf"\b{ARTICLE} $", lead):
        lead = lead[: article.start()]
        noun = phrase if phrase != noun else f"{article.group()}{noun}"
    return f"{lead}{noun}{rest}"
