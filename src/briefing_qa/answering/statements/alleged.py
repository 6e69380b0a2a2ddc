"""What is alleged, with what denies it in the sentence behind it; and a bare "No", with the next.

"Neighbours claimed that children were sold" is half of what a report says that goes on "The team
found nothing to confirm it", and "No." says nothing to whom does not see what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.terms import fold

_ALLEGES = re.compile(
    r"\b(?:alleg(?:es|ed|edly|ing|ations?)|claim(?:s|ed|ing)|(?:some|people|many|neighbours|locals)"
    r" sa(?:y|id)|it (?:is|was) said|(?:is|are|was|were) (?:said|rumou?red|reported) to|rumou?rs?"
    r"|reportedly|(?:he|she|they) sa(?:ys?|id)|afirm(?:a|an|o|aron|aba|aban)"
    r"|asegur(?:a|an|o|aron|aba|aban)|presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente"
    r"|rumor(?:es)?|se dice que|dicen que|segun (?:\w+ )?(?:vecin|testig|rumor)\w*|alega\w*"
    r"|denunci(?:a|an|o|aron) que)\b"
)
_DENIES = re.compile(
    r"\b(?:no (?:such )?(?:evidence|proof|indications?|basis)|(?:not|n['’]t) (?:yet |been )*"
    r"(?:be )?(?:established|confirmed?|proven|proved|substantiated|verif(?:y|ied)|true|so)"
    r"|found no(?:thing| )|(?:did not|didn['’]t) find|den(?:y|ies|ied)|(?:is|are|was|['’]s)"
    r" (?:wrong|untrue|false)|unfounded|baseless|refut(?:es|ed)"
    r"|reject(?:s|ed) (?:this|the|these|that)"
    r"|ruled (?:it |this )?out|desmint\w+|desmient\w+|nieg\w+|nego|negaron|no (?:hall|encontr)\w+"
    r"|no consta\w*|no (?:se )?(?:pudo|pudieron|ha podido|han podido) (?:confirmar|comprobar"
    r"|verificar|probar)\w*|es fals[oa]|infundad\w+|descart(?:a|o|aron)|sin fundamento"
    r"|no es (?:cierto|verdad)|rechaz(?:a|an|o|aron))\b"
    r"|^\W*(?:[\w. ]{1,40} ?[-–—:] )?no\b[.,;:]"
)
"""Also who answers with a plain "No." where people speak in turn."""


_BARE = re.compile(
    r"\W*(?:[\w. ]{1,40} ?[-–—:] )?(?:no|yes|si|never|nunca|not at all|in part|en parte|often, yes"
    r"|it (?:is|was) not|none|nobody)\W*"
)


def with_its_denial(
    chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with the sentence right behind an allegation, where that denies it.

    Args:
        chosen: what would be said.
        candidates: what was considered.
    """
    said = tuple(chosen)
    if len(said) != 1 or not _ALLEGES.search(text := fold(said[0].text)) or _DENIES.search(text):
        return said
    behind = _behind(said[0], candidates)
    if behind is not None and behind.text.rstrip().endswith("?"):  # "Can you confirm that?"
        behind = _behind(behind, candidates)
    return (*said, behind) if behind and _DENIES.search(fold(behind.text)) else said


def with_the_next(
    chosen: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """What is said, with the sentence right behind it where it is but "Yes" or "No".

    Args:
        chosen: what would be said.
        candidates: what was considered.
    """
    said = tuple(chosen)
    if len(said) != 1 or not _BARE.fullmatch(fold(said[0].text)):
        return said
    behind = _behind(said[0], candidates)
    return (*said, behind) if behind else said


def _behind(one: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The sentence right behind one, in its passage and section."""
    passage = one.source.passage
    for other in candidates:
        if other.document_id != one.document_id or other.section != one.section:
            continue
        if not one.unit.end <= other.unit.start < passage.end:
            continue
        between = passage.text[one.unit.end - passage.start : other.unit.start - passage.start]
        if not between.strip():
            return other
    return None
