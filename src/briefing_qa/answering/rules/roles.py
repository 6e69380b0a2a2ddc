"""Sentences that tell of another act than is asked for, or of who did it to somebody else.

"How many were acquitted?" is not answered by how many were convicted, nor "Who succeeded Ana Ruiz?"
by "Ana Ruiz, who succeeded Luis Paz".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import COUNTED, FIGURES, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import SEXES
from briefing_qa.terms import fold, stem


@dataclass(frozen=True, slots=True)
class _Act:
    """What is done.

    Attributes:
        surely: words for just this.
        perhaps: further words that may tell of it.
    """

    surely: re.Pattern[str]
    perhaps: re.Pattern[str]


def _act(surely: str, perhaps: str = "") -> _Act:
    either = f"{surely}|{perhaps}" if perhaps else surely
    return _Act(re.compile(rf"\b(?:{surely})\b"), re.compile(rf"\b(?:{either})\b"))


_ACTS = (
    (
        _act(
            r"arrest\w*|detained|detentions?|detenid[oa]s|detencion(?:es)?|detener|detuv\w+",
            r"detain\w*|caught|custody|apprehend\w+|deten\w+|captur\w+|aprehen\w+",
        ),
        _act(
            r"prosecut(?:e|ed|es|ing|ions?)|indict\w+|charged|charges? (?:was|were|against)"
            r"|procesad[oa]s?|procesaron|procesar|procesamientos?|enjuici\w+|imputad[oa]s?"
            r"|imputaron|imputacion\w*"
            r"|acusacion(?:es)?|acusaron",
            r"charg\w+|tried|trials?|courts?|accus\w+|proceedings|proces\w+|imput\w+|acus\w+"
            r"|juicios?"
            r"|juzga\w+|tribunal\w*|causas?",
        ),
        _act(
            r"convict(?:s|ed|ing|ions?)?|sentenced|found guilty|condenad[oa]s?|condenas?|condenaron"
            r"|sentenciad[oa]s?",
            r"sentenc\w+|guilty|penalt\w+|jail\w*|prison\w*|imprison\w+|conden\w+|culpables?"
            r"|prision|carcel\w*|penas?",
        ),
        _act(
            r"acquit\w*|found not guilty|absuelt[oa]s?|absolucion(?:es)?|absolvieron",
            r"not guilty|cleared|innocen\w+|absol\w+|absuel\w+|inocen\w+",
        ),
        _act(
            r"deport\w*|expelled|expulsions?|expulsad[oa]s?|expulsaron|expulsion(?:es)?",
            r"expel\w*|remov\w+|return\w*|sent (?:back|home)|devol\w+|devuel\w+|retorn\w+",
        ),
        _act(r"extradit\w+|extradicion(?:es)?", r"surrender\w*|handed over|entreg\w+"),
    ),
    (
        _act(
            r"died|die|deaths?|dead|killed|killings?|fatalit(?:y|ies)|muri(?:o|eron)|muert[oa]s?"
            r"|muertes?|fallec\w+|asesinad[oa]s?|asesinatos?|mataron",
            r"kill\w*|dying|fatal\w*|lives?|murder\w*|bod(?:y|ies)|mor(?:ir|talidad)|mat\w+"
            r"|asesin\w+"
            r"|victimas? mortal\w*|vidas?|homicid\w+|femi[cn]\w+",
        ),
        _act(
            r"injur(?:ed|y|ies)|wounded|herid[oa]s?|lesionad[oa]s?",
            r"injur\w+|wound\w*|hurt|hospital\w*|burn\w*|broken|heri\w+|lesion\w+|quemad\w+",
        ),
    ),
    (
        _act(
            r"sen[dt](?:s|ing)?(?! (?:to|in|out)\b)|envi(?:o|aron|ad[oa]s?|ar)|remiti\w+",
            r"sen[dt](?:s|ing)?|forward\w*|submi\w+|pass\w+|from|envi\w+|remit\w+|mand\w+|present\w+",
        ),
        _act(
            r"recei(?:ved?|ves|ving)|recib(?:io|ieron|id[oa]s?|ir|en?)",
            r"got|gets?|given|obtain\w+|recei\w+|recib\w+|obtuv\w+",
        ),
    ),
)
"""What excludes one another, if nothing tells of both: both languages."""


def tells_of_another_act(question: Question, candidate: Candidate) -> bool:
    """Whether it is counted how often one thing was done, and a sentence only tells of another."""
    if question.kind not in COUNTED or candidate.unit.kind == "heading":
        return False
    asked = _asked(question.text)
    if not asked:
        return False
    own = fold(candidate.text)
    near = fold("\n".join((*candidate.columns, candidate.caption, candidate.before, own)))
    return any(
        act.perhaps.search(near) is None
        and any(other.surely.search(own) for other in acts if other is not act)
        for act, acts in asked
    )


@lru_cache(maxsize=1_000)
def _asked(text: str) -> tuple[tuple[_Act, tuple[_Act, ...]], ...]:
    """The act that a question names alone, with those that it excludes."""
    folded = fold(text)
    named = (([act for act in acts if act.surely.search(folded)], acts) for acts in _ACTS)
    return tuple((found[0], acts) for found, acts in named if len(found) == 1)


_NAME = r"(?P<name>[A-ZÁÉÍÓÚÑ][\w’'-]*(?: (?:de |del |la )?[A-ZÁÉÍÓÚÑ][\w’'-]*)*)"
_WHO = (
    re.compile(rf"\W*Who (?P<verb>[a-z]+) {_NAME}"),
    re.compile(rf"\W*Qui[eé]n(?:es)? (?P<verb>[a-zñáéíóú]+) al? {_NAME}"),
)
_NO_VERB = frozenset(
    {"is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "es", "son", "fue"}
    | {"fueron", "era", "eran", "ha", "han", "habia"}
)


def is_the_other_way(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked who did something to a person, and told to whom this person did it."""
    asked = next(filter(None, (who.match(question.text) for who in _WHO)), None)
    if asked is None or question.language != candidate.language:
        return False
    if fold(asked["verb"]) in _NO_VERB:
        return False
    verb = stem(fold(asked["verb"]), candidate.language)
    last = re.escape(asked["name"].split()[-1])
    told = [
        match
        for match in re.finditer(rf"\b{last}(?:,? (?:who|que|quien))? ([^\W\d]+)", candidate.text)
        if stem(fold(match[1]), candidate.language) == verb
    ]
    said = re.findall(r"[^\W\d]+", fold(candidate.text))
    return len(told) == 1 == sum(stem(word, candidate.language) == verb for word in said)


_OFFENDERS = (
    r"(?:(?:sex )?offenders?|perpetrators?|abusers?|aggressors?|agresor(?:es|as?)?"
    r"|perpetrador(?:es|as?)?|victimari[oa]s?|abusador(?:es|as?)?|suspects?|sospechos[oa]s?"
    r"|acosador(?:es|as?)?|bullies|harassers?|groomers?)"
)
_OFFENDERS_ASKED = re.compile(rf"\b(?<!from ){_OFFENDERS}\b")
"""Not "rescued from abusers"."""

_MAY_BE_OFFENDERS = re.compile(
    rf"\b(?:{_OFFENDERS}|traffickers?|tratantes?|accused|acusad[oa]s?|defendants?|imputad[oa]s?"
    r"|knew|known|conoc\w+)\b"
)
_OF_THEM_ASKED = re.compile(
    r"\b(?:how many|number of|cuant[oa]s|numero de|(?:share|percentage|proportion|per ?cent"
    r"|porcentaje|proporcion|parte) (?:of|de))"
    rf" (?:(?:of|de|the|these|those|all|known|alleged|l[oa]s|presunt[oa]s) )*{_OFFENDERS}\b"
)
_MAY_HAVE_DONE_IT = re.compile(
    rf"{_MAY_BE_OFFENDERS.pattern}|\b(?:autor(?:es|as?)?|victimi[sz]\w+|exploiters?|explotador\w*"
    r"|violador\w*|rapists?|tourists?|turistas?|clients?|clientes?|buyers?|recruit\w+|reclut\w+"
    r"|commit\w+|comet\w+|perpetra\w+|responsib\w+|responsables?|arrest\w*|deten\w+|condenad\w+"
    r"|convict\w+|charged|men|man|males?|hombres?|varon(?:es)?|relatives?|famil\w+|parient\w+"
    r"|strangers?|desconocid\w+|parents?|padres?|fathers?|step\w+|padrastros?|uncles?|tios?"
    r"|neighbou?rs?|vecin\w+|teachers?|bully\w*|bullied|acos(?:an|aron|aba\w*)|by (?:an?|the"
    r"|their)"
    r"|por (?:un|una|el|la|su))\b"
)
"""What people may be who did it, or how it is said."""

_VICTIMS = re.compile(r"\b(?:victims?|survivors?|victimas?|sobrevivientes?)\b")


def is_of_the_victims(question: Question, candidate: Candidate) -> bool:
    """Whether a figure of offenders is asked for, and a candidate speaks of victims alone.

    Or it is asked how many of them are of a sex, and it tells that of people of whom nothing says
    that they did it.
    """
    if question.kind not in FIGURES or not _asks_for_offenders(question.text):
        return False
    near = surroundings(candidate)
    own = fold(near.own)
    if _OF_THEM_ASKED.search(fold(question.text)) and facts(question.text).groups & SEXES:
        around = (near.before, candidate.caption, candidate.headings, *candidate.columns)
        told = fold("\n".join((own, *around)))
        if facts(own).groups & SEXES and not _MAY_HAVE_DONE_IT.search(told):
            return True
    return _VICTIMS.search(own) is not None and not _MAY_BE_OFFENDERS.search(
        f"{own}\n{fold(near.before)}"
    )


@lru_cache(maxsize=1_000)
def _asks_for_offenders(text: str) -> bool:
    folded = fold(text)
    return _OFFENDERS_ASKED.search(folded) is not None and not _VICTIMS.search(folded)


_CONVICTED_ASKED = re.compile(
    r"\b(?:how many|number of|cuant[oa]s|numero de|(?:what|que) (?:share|percentage|proportion"
    r"|porcentaje|proporcion))\b[^?]*"
    r"\b(?:convict(?:ed|ions?)|condenas?|condenad[oa]s?|sentencias? condenatorias?)\b"
)
_JUDGED = re.compile(
    r"\b(?:convict\w*|sentenc\w+|guilty|penalt\w+|jail\w*|prison\w*|imprison\w+|verdicts?|acquit\w*"
    r"|judge?ments?|conden\w+|culpables?|prision|carcel\w*|penas?|fallos?|absuel\w+"
    r"|absol\w+|juzgad\w+)\b"
)
_BEFORE_JUDGMENT = re.compile(
    r"\b(?:(?:filed|lodged|opened|registered|recorded|reported) (?:[\w,.]+ ){0,3}?(?:cases?"
    r"|complaints?"
    r"|investigations?)|(?:cases?|complaints?|reports?|investigations?"
    r"|files) (?:\w+ ){0,3}?(?:filed"
    r"|lodged|opened|registered|recorded|handed|referred|passed|reported|made|received)|dismissed"
    r"|suspended|complaints?|denuncias?|denunciad[oa]s?|denunciaron"
    r"|casos? (?:\w+ ){0,2}?(?:abiert|registrad"
    r"|remitid|reportad)[oa]s?|(?:abri|registr|remiti|present)(?:o|eron"
    r"|aron) (?:[\w,.]+ ){0,3}?(?:casos?"
    r"|causas?|demandas?|expedientes?|carpetas?)|despedid[oa]s?|suspendid[oa]s?)\b"
)


def tells_only_of_the_complaint(question: Question, candidate: Candidate) -> bool:
    """Whether convictions are counted, and a sentence has only cases, complaints or dismissals."""
    if question.kind not in COUNTED or not _CONVICTED_ASKED.search(fold(question.text)):
        return False
    near = surroundings(candidate)
    around = (near.before, candidate.caption, candidate.headings, *candidate.columns)
    own = fold(near.own)
    told = fold("\n".join((own, *around)))
    return _BEFORE_JUDGMENT.search(own) is not None and _JUDGED.search(told) is None
