"""Whether what is only recommended or promised would be given for what is so.

Items of recommendations are often worded as if they were so already: "The line operates around the
clock." So are those of commitments and targets. They do not tell whether it does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.advised import asks_what_was_done
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold

_AIMS_ABOVE = re.compile(
    r"\b(?:recomm?endations?|recomm?ended|recomendacion(?:es)?|recomendad[oa]s?|way forward"
    r"|next steps|call to action|camino a seguir|proximos pasos|llamad[oa] a la accion"
    r"|commitments?|pledges|compromisos|targets|metas|what (?:should|must|needs to)|peticiones"
    r"|demands|proposals?|what we propose|propuestas?|proponemos|se propone)\b"
)
_FACTS_ABOVE = re.compile(
    r"\b(?:concerns?|findings?|conclusions?|observations?|analysis|progress|status|follow-?up"
    r"|implementation|preocupacion(?:es)?|hallazgos?|observaciones|conclusion(?:es)?|analisis|avances?"
    r"|cumplimiento|estado|seguimiento|previous|previas?|anteriores|results?|resultados?|achieve\w*)\b"
)
"""What stands above aims, and what above that which is so, too."""

_LEADS_TO_AIMS = re.compile(
    r"\b(?:recomm?ends?|should|ought to|must|urges?|calls? (?:up)?on|asks? (?:the|that)|will"
    r"|commits?|undertakes?|pledges?|recomienda\w*|recomendamos|debe\w*|deberia\w*|exhorta\w*"
    r"|insta|instan|instamos|pide\w*|pedimos|se compromet\w+|solicita[nr]?"
    r"|solicitamos|proposes?|propon\w+)\b"
)
_WISHED = re.compile(
    r"^\W*(?:(?:primer|segund|tercer|cuart|quint)[oa]|por ultimo|finalmente|y)\b,? que\b"
)
"""Is one of the things that are wished: "Segundo, que exista un buzón"."""

_POLAR = re.compile(
    r"^\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|isn|aren|don|doesn|didn)\b"
)
_SINCE_WHEN = re.compile(r"^\W*(?:since when|desde cuando)\b")
_HOW_MUCH = re.compile(
    r"\b(?:how (?:many|much)\b.{1,80}\b(?:is there|are there|ha(?:ve|s)|exists?|operates?|works?"
    r"|spends?|gets?|receives?|employs?)\b|cuant[oa]s?\b.{0,80}\b(?:hay|existen?|tienen?|funcionan?"
    r"|trabajan?|reciben?|cuentan?|gastan?)\b|cuanto es\b)"
)
"""Asks how much or how many there are of a thing."""

_BRINGS_ABOUT = re.compile(
    r"^\W*(?:to |que |se )?(?:(?:open|creat|establish|build|hir|recruit|appoint|rais|increas|expand"
    r"|reduc|lower|reach|provid|double|doubl|allocat|alloc|set up|cut|add)(?:e|es|s)?"
    r"|(?:abr|cre|establec|establezc|constru|contrat|nombr|elev|aument|ampli|reduc|reduzc|baj|alcan"
    r"|alcanz|dot|destin|asign|dupliq|duplic)(?:[aei]r|[aei]n?|yan?|cen?|uen?))\b"
)
"""Begins an aim that there be so many."""

_ASKING_WORD = re.compile(r"\b(?:que|quien(?:es)?|cual(?:es)?|cuando|cuant[oa]s?|a?donde|como)\b")
_MODAL = re.compile(
    r"^\W*(?:(?:se|le|les|me) )?(?:pued\w+|podri?a\w*|debe\w*|hay que|tiene\w* que)\b"
)
"""What begins with one of these asks what may be, or has to be."""

_ASKS_FOR_AIMS = re.compile(
    r"\b(?:recomm?end\w*|recomiend\w*|should|must|ought|plan(?:s|ned|ning)? (?:to|on|for)|planned"
    r"|planea\w*|inten[dt]\w*|promis\w+|pledg\w+|commit\w*|compromi\w+|compromet\w+|targets?|metas?"
    r"|goals?|aims?|objetiv\w+|objectives?|propos\w*|propon\w*|propuest\w*|debe\w*|deberia\w*|will"
    r"|going to|future|futuro|va a|van a|expect\w*|urg\w+|exhort\w+|insta\w*"
    r"|call(?:s|ed)? (?:up)?on|ask(?:s|ed)?|pid\w+|advi[sc]e\w*|aconsej\w*|next|proximos?"
    r"|suggest\w*|sugi?e?r\w+|demand\w*|exig\w+|wants?|quier\w+|priorit\w+|priorid\w+|foresee\w*"
    r"|preve|preven|preveia\w*|previst\w+|need\w*|necesit\w*|would|could|podria\w*|solicit\w*|request\w*|reclam\w*)\b"
)
"""Asks for aims, by whatever word."""

_TELLS = re.compile(
    r"\b(?:was|were|had|has been|have been|did|already|currently|recently|so far|at present|instead"
    r"|only|in force|there (?:is|are|was|were)|because|fue|fueron|ha sido|han sido|habia\w*|ya|hay"
    r"|actual\w*|en la actualidad|recientemente|hoy|hasta ahora|solo|porque|aun|todavia|still|today"
    r"|now|never|nunca|no longer)\b|\b\w+(?:aron|ieron)\b"
    r"|^\W*(?:se )?(?:repeal|abolish|remove|lift|end|stop|delete|amend|modif|derog|derogu|elimin"
    r"|suprim)\w*\b"
)
"""What may tell how it is: what is to be repealed is in force."""

_ASKS_OF_PRACTICE = re.compile(
    r"^\W*(?:do|does|has|have|is there|are there|existen?|hay|tienen?|hace|hacen|se \w+n?\b"
    r"|(?:is|are|was|were) (?!it\b|there\b)(?:[\w'’-]+ ){1,6}?\w+(?:ed|ught|ken|ven|wn|de|lt)"
    r"|estan? (?:[\w]+ ){0,6}?\w+[ai]d[oa]s?)\b"
)
_ASKS_OF_NORMS = re.compile(
    r"\b(?:oblig\w*|requir\w*|dut(?:y|ies)|ha(?:ve|s) to|allow\w*|permi\w+|forbid\w*|forbad\w*"
    r"|prohib\w+|ban(?:s|ned)?|rights?|entitled|responsib\w+|derechos?|tienen? que|deber(?:es)?"
    r"|can|may|lawful|legal\w*|appl(?:y|ies)|aplica\w*|mean\w*|consider\w*|recogni\w+|sa(?:y|ys|id)"
    r"|dice\w*|mention\w*|menciona\w*|favou?r|agree\w*|think\w*|according|segun"
    r"|regard\w*|views?|committees?|comites?)\b"
)
"""Guidelines answer with what should be."""

_SHOULD = re.compile(
    r"\b(?:should|ought to|could (?:\w+ ){0,3}(?:more|better)|recommends? (?:that|to)|urges?"
    r"|calls? (?:up)?on|deberia\w*|debera\w*|debe|deben|recomienda\w*|exhorta\w*|insta|instan"
    r"|conviene|convendria|habria que)\b"
)
_IS = re.compile(
    r"\b(?:was|were|had|has|have|having|did|does|do|is|are|been|fue|fueron|era|eran|ha|han|habia\w*|es"
    r"|son|esta|estan|hay|tiene\w*|\w+aron|\w+ieron|welcom\w+|concern\w+|not(?:es|ed|ing)|regret\w*"
    r"|lament\w*|preocupa\w*|observ\w*|acoge\w*)\b(?! to\b)"
)
"""What tells how it is before it is said what should be."""

_ASIDE = re.compile(
    r"\b(?:was|were|had|has|have been|already|currently|which|who|whose|only|because|since|although"
    r"|but|fue|fueron|ha|han|ya|actual\w*|porque|ya que|cuy[oa]s?|aunque|pero|que (?:fue|fueron"
    r"|es|son|han?|tienen?)|\w+aron|\w+ieron)\b|;"
)
"""And after it: in "should ensure that it is taught" nothing is."""


def is_aim_for_fact(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked if, or how much of it, is so, and a candidate only tells of an aim.

    That is an item below recommendations, commitments or targets, or led on to by one who advises;
    and a sentence that only says what should be.
    """
    if is_row(candidate.text) or not _asks_for_facts(question):
        return False
    folded, text = fold(question.text), fold(candidate.text)
    if not _asks_whether_it_is_so(question):
        return candidate.unit.kind == "item" and _tells_how_many_to_be(candidate)
    if (candidate.unit.kind == "item" and _is_aim(candidate)) or _WISHED.match(text):
        return True
    if _ASKS_OF_PRACTICE.search(folded) is None or _ASKS_OF_NORMS.search(folded):
        return False
    return _only_says_what_should_be(text)


def _tells_how_many_to_be(item: Candidate) -> bool:
    """Whether an aim is that there be so many; "Train all 40 inspectors" tells how many are."""
    return _BRINGS_ABOUT.match(fold(item.text)) is not None and _is_aim(item)


def _only_says_what_should_be(text: str) -> bool:
    said = _SHOULD.search(text)
    return (
        said is not None
        and _IS.search(text, 0, said.start()) is None
        and _ASIDE.search(text, said.end()) is None
    )


def is_aim_for_yes_or_no(question: Question, candidate: Candidate) -> bool:
    """Whether the same holds of a question for yes or no: who did what is told beside aims, too."""
    return _is_polar(question) and is_aim_for_fact(question, candidate)


@lru_cache(maxsize=1_000)
def _asks_for_facts(question: Question) -> bool:
    """Whether it is asked if something is so, or how many there are, and not what is aimed at."""
    folded = fold(question.text)
    if _ASKS_FOR_AIMS.search(folded) or _MODAL.search(folded):
        return False
    return _HOW_MUCH.search(folded) is not None or _asks_whether_it_is_so(question)


@lru_cache(maxsize=1_000)
def _asks_whether_it_is_so(question: Question) -> bool:
    since = _SINCE_WHEN.search(fold(question.text)) is not None
    return since or asks_what_was_done(question) or _is_polar(question)


def _is_polar(question: Question) -> bool:
    folded = fold(question.text)
    if question.language != "es":
        return _POLAR.search(folded) is not None
    # A Spanish question for yes or no may begin with any verb.
    return "?" in question.text and (question.kind == "polar" or not _ASKING_WORD.search(folded))


def _is_aim(candidate: Candidate) -> bool:
    """Whether an item stands among aims, and tells of nothing else."""
    if _TELLS.search(fold(candidate.text)):
        return False
    lead = fold(candidate.before).rstrip()
    if lead.endswith(":") and _LEADS_TO_AIMS.search(lead):
        return True
    title = fold(candidate.title)
    above = [one for one in map(fold, candidate.section) if one not in title]
    return any(_AIMS_ABOVE.search(one) and not _FACTS_ABOVE.search(one) for one in above)
