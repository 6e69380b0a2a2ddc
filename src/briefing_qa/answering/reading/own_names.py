"""Names of what a document is about, in a question that its sentences answer without them.

In a bulletin on the Colibrí Helpline "Cases opened: 3,215" says how many cases that opened. The
cross-encoder sees no title, and takes such a sentence for one on anybody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.fronts import SUBJECT_NOUNS
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import DOCUMENTS, OWNER, PAPERS, name_runs
from briefing_qa.answering.words.wording import ARTICLE, as_written
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.terms import Token, all_stop_words, tokens

_NOUN = as_written(
    {*SUBJECT_NOUNS, *PAPERS, *DOCUMENTS, "service", "helpline", "hotline", "line", "charity"}
    | {"company", "shelter", "school", "home", "servicio", "linea", "empresa", "albergue", "hogar"}
)
"""What a name is one of, beside it: "the Steady Steps project", "el proyecto Abrigo"."""

_LEFT = re.compile(
    r"(?:(?P<in>,? ?\b(?:in|at|of|within|under|during|by|according to|en|de|del|dentro del?|por"
    rf"|seg[uú]n|durante|bajo)) )?(?:\b{ARTICLE} )?(?:\w+['’]s? )?(?:\b{_NOUN} )?$",
    re.IGNORECASE,
)
_RIGHT = re.compile(rf"(?P<owns>['’]s?)?(?P<noun> {_NOUN}\b(?!['’]))?", re.IGNORECASE)
_AND = re.compile(r",? (?:and|y|e) ")
_APART = re.compile(r"[(:,]\s*$")
_HEADS = re.compile(r"[:,]\s*")
_QUALIFIES = re.compile(r"\b(?:the|their|its) $", re.IGNORECASE)
_QUALIFIED = re.compile(
    r" (?!(?:in|at|of|by|for|from|to|on|and|or|with|say|give|have|has)\b)[a-z]+"
)
_FEWEST = 2
"""Words that a question keeps: with fewer it would ask for anything."""


def without_own_names(text: str, language: str, candidate: Candidate) -> str:
    """A question without the names that stand in the title of a candidate's document, or below it.

    Args:
        text: of the question.
        language: of it.
        candidate: whose sentence has none of the words of these names.

    Returns:
        In English "it" stands where a sentence needs one.
    """
    titled = {
        token.folded
        for line in (candidate.title, candidate.subtitle)
        for run in name_runs(line)
        for token in run
    }
    near = facts(candidate.text).words
    told: list[list[Token]] = []
    for run in name_runs(text):
        words = {token.folded for token in run}
        named = len(run) > 1 or not in_dictionary(run[0].folded, language)
        if not (named and words <= titled and not words & near):
            continue
        if told and _AND.fullmatch(text[told[-1][-1].end : run[0].start]):
            told[-1] += run
        else:
            told.append([*run])
    shorter = text
    for run in reversed(told):
        shorter = _without(shorter, run, language)
    left = [one for one in tokens(shorter) if one.folded not in all_stop_words()]
    return shorter if len(left) >= _FEWEST else text


def _without(text: str, run: Sequence[Token], language: str) -> str:
    shown = text[run[0].start : run[-1].end]
    owner = OWNER.search(shown)
    before = text[: run[0].start]
    after = text[run[0].start + owner.start() if owner else run[-1].end :]
    if _APART.search(before) or _HEADS.match(after) or "?" not in text:
        return f"{before}{_HEADS.sub('', after, count=1)}".lstrip()
    left, right = _LEFT.search(before), _RIGHT.match(after)
    if left is None or right is None:
        return text
    if _QUALIFIES.search(before) and not right["noun"] and _QUALIFIED.match(after):
        return f"{before.rstrip()}{after}"  # "the Harbour training"
    if right["owns"]:
        kept = before[: left.end("in") if left["in"] else left.start()]
        return f"{kept.rstrip()} its{after[right.end('owns') :]}"
    rest = after[right.end() :]
    if left["in"]:
        return f"{before[: left.start()]}{rest}"
    it = "" if language == "es" else " it"
    return f"{before[: left.start()].rstrip()}{it}{rest}"
