"""Whether a candidate leaves out who did what it tells, where that is what is asked for.

"The clinic was opened in 2019" does not tell who opened it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.irregular_verbs import PARTICIPLE_OF
from briefing_qa.answering.words.wording import AUXILIARIES
from briefing_qa.terms import fold

_NO_VERB = rf"(?!(?:{AUXILIARIES}|be|been)\b)"
_WHO = re.compile(
    rf"^\W*(?:who|which {_NO_VERB}\w+) {_NO_VERB}(\w+(?:ed|id|lt|nt|ade|eld|et|ut|ave|ook|ote|rew"
    r"|old|ld|ought|ound|oke|roke|egan|ent|ose|ove|an))\b"
)
_QUIEN = re.compile(r"^\W*quien(?:es)? (\w+?)(i?o|aron|ieron)\b")
_PARTICIPIOS = {
    "abr": "abiert", "escrib": "escrit", "hiz": "hech", "hic": "hech", "dij": "dich",
    "pus": "puest", "propus": "propuest", "descubr": "descubiert", "romp": "rot", "cubr": "cubiert",
    "suscrib": "suscrit", "resolv": "resuelt", "compus": "compuest", "impus": "impuest",
}  # fmt: skip
_AGENT = re.compile(
    r"\bby\b|\bfrom\b|\bthanks to\b|\bpor\b|\bgracias a\b"
    r"|\ba (?:cargo|peticion|instancia|iniciativa)\b|\bbehalf\b|\bde manos\b"
    r"|\bat (?:the|their|its|his|her) (?:request|initiative)\b"
)
_AGENT_FIRST = re.compile(rf"^\W*(?:{_AGENT.pattern})")


def leaves_out_who(question: Question, candidate: Candidate) -> bool:
    """Whether who did something is asked for, and a candidate only says that it was done."""
    passive = _passive(question.text)
    if passive is None:
        return False
    done, doing = passive
    text = fold(candidate.text)
    told = done.search(text)
    if told is None or _AGENT_FIRST.match(text) or _AGENT.search(text, told.start()):
        return False
    return doing.search(done.sub(" ", text)) is None


@lru_cache(maxsize=1_000)
def _passive(text: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What says that it was done, and the verb itself; None where nobody is asked for."""
    folded = fold(text)
    if match := _WHO.match(folded):
        verb = re.escape(match.group(1))
        past = re.escape(PARTICIPLE_OF.get(match.group(1), match.group(1)))
        between = r"(?: (?:\w+ly|not|also|already|then|first))?"
        done = rf"\b(?:was|were|is|are|been|being|be){between} {past}\b"
        return re.compile(done), re.compile(rf"\b(?:{verb}|{past})\b")
    if match := _QUIEN.match(folded):
        stem, verb = match.group(1), re.escape(match.group(1) + match.group(2))
        past = _PARTICIPIOS.get(stem, rf"{re.escape(stem)}[ai]d")
        done = (
            rf"\b(?:fue|fueron|sido|es|son|era|eran)(?: ya| \w+mente)? {past}[oa]s?\b|\bse {verb}\b"
            rf"|\bse (?:ha|han|habia|habian) {past}[oa]\b"
            rf"|(?<!\bha )(?<!\bhan )(?<!\bhabia )(?<!\bhabian )\b{past}[oa]s? en\b"
        )
        return re.compile(done), re.compile(rf"\b(?:{verb}|{past}[oa]s?)\b")
    return None
