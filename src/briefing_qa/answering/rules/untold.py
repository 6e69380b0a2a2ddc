"""Sentences of the matter that do not tell what is asked for about it.

"What does the Committee recommend on trafficking?" is not answered by what worries it, nor "What is
the penalty for grooming?" by "Grooming has been an offence since 2018", "What is the Mora Act?" by
"It was adopted in 2020", "When is it time-barred?" by "It carries ten years", nor "What does Ana
Ruiz think?" by "Ana Ruiz disagrees".
"""

from __future__ import annotations

import re

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.measures.lifting import stands_with_advice
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.details import asks_whether
from briefing_qa.answering.rules.matter import matter
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.terms import fold

_ADVICE_ASKED = re.compile(
    r"^\W*(?:y |and )?(?:what|que)\b (?:\w+ ){0,8}?(?:recommend(?:s|ed)?|urge[sd]?|recomiend\w+"
    r"|recomendo|recomendaron|insta|instan|insto|exhort\w+)\b"
)
_ADVISES = re.compile(
    r"\b(?:should|ought to|shall|must|needs? to|needed to|to be|recomm?end\w*|recomiend\w*"
    r"|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:(?:up)?on|for)|propos\w*|suggest\w*|invit\w*"
    r"|encourag\w*|request\w*|advis\w*|advice|ask(?:s|ed)?|demand\w*|wants?|wanted|favou?r\w*"
    r"|insist\w*|exhort\w*|insta\w*|insto|solicit\w*|propon\w*|propus\w*|sugi?e?r\w*|deb\w+|pid\w+"
    r"|hay que|habria que|tiene que|alient\w*|aconsej\w*|exig\w*|reiter\w*|quier\w*|convien\w*"
    r"|conven\w*)\b"
)
"""What may advise, in a sentence or before it."""

_WORRIES = re.compile(r"\b(?:concern\w*|preocupa\w*)\b")
"""In a heading under which not only advice stands: "Concerns and recommendations"."""

_PENALTY = re.compile(
    r"\b(?:no|years?|months?|days?|life|prison\w*|imprison\w*|jail\w*|custod\w*|detention|fine[ds]?"
    r"|penalt\w*|sentenc\w*|sanction\w*|death|hang\w*|flog\w*|lash\w*|whip\w*|licen[cs]\w*|dismiss\w*"
    r"|clos\w*|suspen\w*|warn\w*|communit\w*|exempt\w*|anos?|meses|dias|perpetua|prision|carcel\w*"
    r"|reclusion|deten\w*|multa\w*|penas?|penad\w*|condena\w*|sancion\w*|muerte|azot\w*|destitu\w*"
    r"|inhabilit\w*|clausur\w*|amonest\w*|comunitari\w*|exent\w*)\b"
)
"""What a penalty is told with, or that there is none."""

_PENALTIES_LISTED = re.compile(
    r"\b(?:penas|sanciones|multas|castigos|penalties|punishments|sanctions|sentences|fines)"
    r"\b[^.;:]{0,60}:"
)
"""Leads on to them in the same sentence, whatever they are: "castigos: encierro, golpes"."""

_WHAT_IT_IS = re.compile(
    r"^\W*(?:what (?:is|was) (?:the |an? )?|que (?:es|fue|era) (?:el |la |un |una )?)"
    r"(?!.*\b(?:penalt|rate|share|number|percent|age|total|average|maximum|minimum|name)\w*\b)"
)
_LIMITATION = (
    r"time-?barred|statutes? of limitations?|limitation periods?|periods? of limitation"
    r"|prescri(?:be[n]?|bir\w*|bio|bieron|pcion)|imprescriptib\w+"
)
_LIMITATION_ASKED = re.compile(
    rf"^(?=.*\b(?:how|when|what|which|cuando|cuant[oa]s?|que|cual)\b)(?=.*\b(?:{_LIMITATION})\b)"
    r"(?!.*\b(?:medic\w*|drugs?|farmac\w*|does the (?:\w+ )*(?:law|act|code) prescribe)\b)"
    r"(?!.*\b(?:que|cuales) (?:penas?|sancion(?:es)?|multas?|castigos?|medidas?)\b)"
    r"(?!.*\b(?:prescribed? (?:for|by|to|as)|penalt\w+|punish\w*)\b)"
    r"|\b(?:how long|how many years|until (?:when|what age))\b[^?]*\b(?:can|may|could)\b[^?]*"
    r"(?<!to )\bbe (?:\w+ )?(?:prosecuted|charged|tried|sued|indicted"
    r"|brought to (?:court|justice|trial))\b"
    r"|\b(?:cuanto tiempo|cuantos anos|cuando)\b[^?]*\b(?:se (?:pued\w+|podr\w+) "
    r"(?:perseguir|enjuiciar|juzgar|acusar)|(?:pued\w+|podr\w+|cabe) "
    r"(?:perseguir|enjuiciar|juzgar|acusar)(?:se|l[oa]s?))\b"
    r"|\b(?:cuanto tiempo|cuantos anos|hasta cuando)\b[^?]*\b(?:pued\w+|podr\w+)\b[^?]*"
    r"\bser (?:perseguid|enjuiciad|juzgad|acusad)[oa]s?\b"
)
_LIMITATION_TOLD = re.compile(
    rf"\b(?:{_LIMITATION}|limitations?|prescrip\w+|prescri(?:ta|to)s?|laps\w+|expir\w+|extin\w+"
    r"|caduc\w+|within|until|at any (?:time|age)|en cualquier (?:momento|tiempo)|hasta|dentro de"
    r"|no later than|after which|deadline|plazos?|periods?|prosecut\w+|proceedings|persegu\w+"
    r"|persig\w+|persecucion|enjuicia\w*|proces(?:ad|ar)\w*|accion(?:es)? penal(?:es)?"
    r"|(?:brought|filed|instituted|initiated|lodged|charged|sued|tried)|juzga\w*|acusa\w*"
    r"|come of age|reach\w*|majority|mayoria de edad|mayor(?:es)? de edad|cumpl\w+)\b"
)
"""What may tell for how long an offence can be prosecuted: a prison term has none of these."""

_ADOPTED = re.compile(
    r"\b(?:(?:was|were|been) (?:\w+ly )?(?:adopted|approved|passed|enacted|published|promulgated"
    r"|signed|ratified|amended|launched|created|founded|opened|established|set up)"
    r"|(?:entered|came) into force|dates (?:from|back)"
    r"|(?:fue|fueron|sido) (?:aprobad|adoptad|promulgad|publicad|sancionad|firmad|ratificad"
    r"|reformad|cread|fundad|lanzad)[oa]s?"
    r"|se (?:aprobo|adopto|promulgo|publico|sanciono|firmo|creo|fundo|lanzo)|entro en vigor"
    r"|datan? de)\b"
)
_NAMED = re.compile(
    r"^\W*(?:\w+ ){0,5}(?:(?:is|was) named (?:after|for)|lleva el nombre|debe su nombre)\b"
)
_DESCRIBES = re.compile(
    r"\b(?:which|that|who|whose|where|to|for|makes?|making|provid\w+|prohib\w+|punish\w+|requir\w+"
    r"|aim\w*|consist\w*|contain\w*|means?|is|are|as|que|cuy[oa]s?|para|por la que|mediante"
    r"|castiga\w*|obliga\w*|es|son|crea|regula\w*|como)\b|[:;(]"
)
"""What may say what something is, beside that it was adopted."""

_THINKS = re.compile(
    r"^\W*(?:y |and )?(?:what|que)\b.*\b(?:thinks?|thought|says?|said|opinions?|views?|opina\w*"
    r"|opino|dice\w*|dijo|dijeron|piensa\w*|opinion)\b"
)
_DISAGREES = re.compile(
    r"\b(?:no (?:opina\w*|piensa\w*) (?:lo mismo|igual|asi)|(?:opina\w*|piensa\w*) (?:lo contrario"
    r"|distinto|de otro modo|otra cosa)|discrepa\w*|no (?:coincide\w*|esta\w* de acuerdo)"
    r"|disagree[sd]?|(?:do|does|did) not (?:agree|share)|sees? it differently"
    r"|(?:thinks?|thought) otherwise|of another opinion)\b"
)
_ARGUES = re.compile(
    r"[\"“”«»:]|\b(?:because|that|since|as|arguing|saying|with|porque|pues|ya que|alega\w*"
    r"|sostien\w*|argum\w*|con)\b"
)
"""What may say in what somebody disagrees."""


def tells_no_advice(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what is recommended, and nothing in or before a candidate advises."""
    if _ADVICE_ASKED.search(fold(question.text)) is None:
        return False
    if stands_with_advice(candidate) and _WORRIES.search(fold(candidate.headings)) is None:
        return False
    near = surroundings(candidate)
    return _ADVISES.search(fold("\n".join((near.own, near.before, candidate.before)))) is None


def tells_no_penalty(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what the penalty is, and a candidate has no word for one."""
    asked = matter(question)
    if asked is None or asked.sort != "penalty" or candidate.unit.kind == "heading":
        return False
    own = fold(surroundings(candidate).own)
    return _PENALTY.search(own) is None and _PENALTIES_LISTED.search(own) is None


def tells_no_limitation(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how long an offence can be prosecuted, and nothing near tells that."""
    if _LIMITATION_ASKED.search(fold(question.text)) is None or asks_whether(question):
        return False
    near = surroundings(candidate)
    told = "\n".join((near.own, near.before, candidate.headings, candidate.caption))
    return _LIMITATION_TOLD.search(fold(told)) is None


def tells_only_of_adoption(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what something is, and told only when it was adopted, or its name."""
    if _WHAT_IT_IS.search(fold(question.text)) is None or candidate.unit.kind == "heading":
        return False
    text = fold(candidate.text)
    if _NAMED.search(text):
        return True
    return _ADOPTED.search(text) is not None and not _DESCRIBES.search(_ADOPTED.sub(" ", text))


def tells_only_of_disagreement(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what somebody thinks, and told only that it is something else."""
    if _THINKS.search(fold(question.text)) is None:
        return False
    text = fold(candidate.text)
    return _DISAGREES.search(text) is not None and _ARGUES.search(text) is None
