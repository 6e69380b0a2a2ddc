"""English verbs as a relative clause needs them: "identified" for "did ... identify"."""

from __future__ import annotations

import re

from briefing_qa.answering.words.irregular_verbs import PAST_OF

_DOUBLED = re.compile(r"(?:[^aeiou]*[aeiou][bdgklmnprt]|\w+(?:mit|fer|cur|pel|trol))$")
_VERBS_IN_ER = frozenset(
    {"offer", "consider", "deliver", "cover", "monitor", "suffer", "enter", "register", "transfer"}
    | {"prefer", "differ", "order", "answer", "gather", "discover", "recover", "foster", "honour"}
    | {"remember", "administer", "encounter", "empower", "sponsor", "favor", "refer"}
)
_LONGEST_STEM = 4
_NOUN = re.compile(
    r"\w+(?:tion|sion|ment|ness|ship|hood|dom|ism|ist|ice|ity|ety|ency|ancy|acy|emy|omy|ogy|phy"
    r"|stry|any|ory|ary|ery|our)$"
)


def told(support: str, verb: str) -> str:
    """What "did", "does" or "do" and a verb say in a clause of their own: "identified", "has".

    Args:
        support: one of the three.
        verb: in its plain form; words behind it stay.
    """
    first, _, more = verb.partition(" ")
    form = {"did": _past, "does": _third}.get(support.lower(), str)(first)
    return f"{form} {more}".strip()


def doing(verb: str) -> str:
    """The form of a verb that makes a phrase with its subject: "ratifying", "getting"."""
    first, _, more = verb.partition(" ")
    if _DOUBLED.match(first):
        first += first[-1]
    elif first.endswith("ie"):
        first = f"{first[:-2]}y"
    elif re.search(r"[^eoy]e$", first) and first != "be":
        first = first[:-1]
    return f"{first}ing {more}".strip()


def looks_like_noun(word: str) -> bool:
    """Whether a word has an ending that hardly any plain verb has: "academy", "labour"."""
    doer = word.endswith(("er", "or")) and word not in _VERBS_IN_ER and len(word) > _LONGEST_STEM
    return doer or _NOUN.match(word) is not None


def _past(verb: str) -> str:
    known = PAST_OF.get(verb.lower())
    if known is not None:
        return known
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _DOUBLED.match(verb) else f"{verb}ed"


def _third(verb: str) -> str:
    known = {"have": "has", "do": "does", "go": "goes", "be": "is"}.get(verb.lower())
    if known is not None:
        return known
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else f"{verb}s"
