"""What of a sentence is only planned or expected.

Of "There are two offices, and a third is to be opened in May" the first half tells what is so, the
second one what will be.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.words.irregular_verbs import FORMS

_PASTS = "|".join(sorted({forms[1] for forms in FORMS if forms[1] != forms[0]}))
_INFINITIVE = r"\w+(?:ar|er|ir)(?:l[aeo]s?|se)?\b"

_PLANS = re.compile(
    r"\b(?:(?:plans?|planned|planning|intends?|intended|aims?|hopes?|hoped|hoping|wishes"
    r"|promise[sd]|pledge[sd]|undertakes|undertook|expects|proposes) to"
    r"|commit(?:s|ted) (?:itself |themselves )?to"
    r"|(?:is|are) (?:still |also |now )?(?:yet )?to(?= be\b)"
    r"|(?:is|are|was|were|be|been) (?:still |also |now )?(?:set|scheduled|projected|expected"
    r"|forecast|likely|planned|about|supposed) to"
    r"|(?:is|are|was|were) due to(?= (?:be|begin|close|come|end|enter|expire|open|publish|start)\b)"
    r"|(?:goals?|targets?|aims?|intentions?|objectives?)\b[^.;,]{0,40} (?:is|are|was|were) to"
    rf"|(?:metas?|objetivos?|intencion|proposito)\b[^.;,]{{0,40}} (?:es|era|son)(?= {_INFINITIVE})"
    r"|will(?= be\b)|(?:bill|draft|proposal|reform|amendment)s?\b[^.;]{0,60} would"
    r"|(?:bill|draft|proposal)s? to(?= \w)"
    r"|(?:planea|preve|proyecta|pretende|espera|piensa|promete|aspira)n? (?:a |en )?"
    rf"(?={_INFINITIVE})"
    r"|(?:ha|han) prometido|prometio|prometieron|se compromet\w+|(?:tienen?|tenian?) previsto"
    r"|(?:esta|estan|estaba|estaban) previst[oa]s?|se preve|van? a|sera|seran)\b"
)
_PLANNED = re.compile(
    r"(?:^|[,;:])(?P<what>[^,;:]*)\b(?:is|are|was|were|has been|have been) (?:also |still )?"
    r"(?:planned|foreseen|envisaged|envisioned|scheduled)\b(?! to\b)"
)
"""What is planned, before it: "a link to the database is planned"."""

_TURN = re.compile(
    r";(?! (?:and|or|to|y|o|que|\(?[a-z]\)))"
    r"|,? (?:but|although|though|whereas|while|because|since|pero|aunque|mientras|porque|ya que)\b"
    r"|, (?:which|who|whose|where|que|quien|quienes|cuy[oa]s?|donde)\b"
    r"|,?(?: and)? (?:is|are|has|have|had|was|were|did)\b(?! to\b| planned\b| due\b| expected\b)"
    rf"|\b(?:and|but) (?:\w+ly )?(?:\w+ed|{_PASTS})\b"
    r"|,?(?: y)? se \w+o\b"
    r"|,?(?: y)? (?:ha|han|fue|fueron|es|son|esta|estan|\w+aron|\w+ieron)\b"
)
"""Where what is planned ends."""

_AFTERWARDS = re.compile(
    r"\b(?:did so|done so|does so|did it|was done|happened|took place|so far|instead|already"
    r"|lo hizo|lo hicieron|lo ha hecho|asi lo|se hizo|cumpl\w+|ocurrio|sucedio|obtuvo|logro)\b"
)
"""What came of it is told, in whatever words."""


@lru_cache(maxsize=5_000)
def parted(folded: str) -> tuple[str, str]:
    """What of a folded sentence is so, and what is only planned or expected; "" for nothing.

    Only the latter where it is told what came of it.
    """
    if _AFTERWARDS.search(folded):
        return folded, ""
    spans = [match.span("what") for match in _PLANNED.finditer(folded)]
    for match in _PLANS.finditer(folded):
        turn = _TURN.search(folded, match.end())
        spans.append((match.end(), turn.start() if turn else len(folded)))
    real = list(folded)
    for start, end in spans:
        real[start:end] = " " * (end - start)
    return "".join(real), " ; ".join(folded[start:end] for start, end in spans)
