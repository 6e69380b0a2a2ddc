"""Whether a candidate only tells of the other end: the highest where the lowest is asked for.

A sentence that names the highest is as near to a question for the lowest as one that answers it,
and one that names the first three to a question for the fourth.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.details import is_comparison
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words import degrees
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.number_words import ORDINALS
from briefing_qa.answering.words.wording import YES_OR_NO
from briefing_qa.terms import fold

_LITTLE = r"(?:baj|pequen|reducid|cort|barat)\w*"
_NO_END = r"(?:menos|tarde|ric[oa]|pobre|de|joven|viej|antigu|ancian|nuev)"
_MEASURED = (
    r"(?:numero|cantidad|proporcion|porcentaje|tasa|cifra|valor|indice|nivel|puntaje|puntuacion"
    r"|cobertura|grado|riesgo|incidencia|frecuencia|prevalencia|gasto|presupuesto|parte|peso)"
)
_HIGHEST = re.compile(
    r"\b(?:highest|largest|biggest|greatest|maximum|(?:the|is|are|was|were) most(?! of)|maxim[oa]s?"
    rf"|(?:el|la|los|las|con|que) mayor(?:es)? {_MEASURED}"
    rf"|(?:el|la|los|las|fue|es|son)(?: (?!que)\w+){{0,4}} mas (?!de |que |{_NO_END}|{_LITTLE})\w+)"
    r"\b"
)
_LOWEST = re.compile(
    r"\b(?:lowest|smallest|fewest|minimum|(?<!at )least (?!develop)\w+|minim[oa]s?"
    rf"|(?:el|la|los|las|con|que) menor(?:es)? {_MEASURED}"
    r"|(?:el|la|los|las|fue|es|son)(?: (?!que)\w+){0,4} menos (?!de |que )\w+"
    rf"|(?:el|la|los|las|fue|es|son)(?: (?!que)\w+){{1,4}} mas {_LITTLE})\b"
)
"""As a question asks for them, and as a sentence surely names them."""

_MAY_BE_HIGHEST = re.compile(
    r"\b(?:(?!small|low|few|least|short)\w+est|maxim\w*|most|more|top\w*|lead\w*|mas|mayor\w*|encabez\w*|lider\w*|first|primer\w*"
    r"|up to|hasta|above|exceed\w*|super\w+|main\w*|chief\w*|principal\w*|sobre todo)\b"
)
_MAY_BE_LOWEST = re.compile(
    r"\b(?:lowest|smallest|fewest|minim\w*|least|fewer|less|few|low|no|none|zero|only|0|menos|menor\w*"
    r"|baj\w*|sol[oa]|poc[oa]s?|ningun\w*|nadie|sin|last|ultim\w*|poorest|worst|peor|never|from"
    r"|desde|rare\w*|rar[oa]\w*|apenas|shortest|seldom|youngest|pequen\w*)\b"
)
"""What may tell of them: with one of these a sentence is left in."""

_PAIRS = (
    (re.compile(r"\b(?:best|mejor(?:es)?)\b"), re.compile(r"\b(?:worst|peor(?:es)?)\b")),
    (
        re.compile(r"\b(?:oldest|eldest|mas (?:viej|antigu|ancian)\w+)\b"),
        re.compile(r"\b(?:youngest|newest|mas (?:joven|jovenes|nuev)\w*)\b"),
    ),
)
_ENDS = (
    (_HIGHEST, _LOWEST, _MAY_BE_HIGHEST),
    (_LOWEST, _HIGHEST, _MAY_BE_LOWEST),
    *((one, other, one) for one, other in _PAIRS),
    *((other, one, other) for one, other in _PAIRS),
)
"""What is asked for, its opposite, and what leaves a sentence in."""

_WHETHER = re.compile(rf"^\W*{YES_OR_NO}\b")
_FIRST = re.compile(r"\b(?:the )?(?:first|primer[oa]?s?) (\w+)")
_LAST = re.compile(r"\b(?:the )?(?:last|ultim[oa]s?) (\w+)")

_FIGURE = (
    r"(?:rate|share|figure|number|percentage|proportion|level|score|mark|increase|decrease|rise"
    r"|fall|drop|tasa|proporcion|cifra|numero|porcentaje|nivel|puntaje|puntuacion|nota|aumento"
    r"|caida)s?"
)
_IS_AN_END = re.compile(
    rf"\W*(?:the|la|el|las|los) (?:(?:{degrees.HIGHEST}) {_FIGURE}"
    rf"|{_FIGURE} (?:mas (?:alt|baj|elevad)[oa]s?|mayor(?:es)?|menor(?:es)?)"
    rf"|(?:mayor|menor)(?:es)? {_FIGURE})\b"
)
_MAY_ASK_FOR_AN_END = re.compile(
    r"\b(?:\w+est|best|worst|most|leads?|rank\w*|peak\w*|max\w*|min\w*|record|compar\w*|var(?:y|ies)"
    r"|differ\w*|ranges?|mas|menos|mayor|menor|peor|mejor|diferenci\w*|varia\w*|where|donde"
    r"|(?:which|what|que|cual(?:es)?) (?!is\b|are\b|was\b|were\b|es\b|fue\b|son\b|era\b))\b"
)


def tells_the_other_end(question: Question, candidate: Candidate) -> bool:
    """Whether a question for one end meets a sentence that only names the opposite one."""
    asked = fold(question.text)
    if is_comparison(question) or _WHETHER.search(asked):
        return False
    for wanted, opposite, enough in _ENDS:
        if wanted.search(asked) and not opposite.search(asked):
            own, before = fold(candidate.text), fold(candidate.before)
            alone = opposite.search(own) and not wanted.search(before)
            text = own if alone else f"{before} {own}"
            return opposite.search(text) is not None and enough.search(text) is None
    return _tells_of_another_turn(asked, candidate)


def tells_only_the_end(question: Question, candidate: Candidate) -> bool:
    """Whether a figure for all is asked for, and a sentence begins with the highest or the lowest.

    "The highest rate was found in Karamoja, at 47%" is not the rate of the country. One that names
    what the question names is of that.
    """
    if question.kind not in FIGURES or _MAY_ASK_FOR_AN_END.search(fold(question.text)):
        return False
    own = surroundings(candidate).own
    return _IS_AN_END.match(fold(own)) is not None and not (facts(own).names & question.facts.names)


def _tells_of_another_turn(asked: str, candidate: Candidate) -> bool:
    """Whether the last of something is asked for, and the first of it told, or the reverse."""
    for wanted, opposite in ((_FIRST, _LAST), (_LAST, _FIRST)):
        if (found := wanted.search(asked)) and not opposite.search(asked):
            text = fold(f"{candidate.before} {candidate.text}")
            told = {match.group(1) for match in opposite.finditer(text)}
            return found.group(1) in told and wanted.search(text) is None
    return False


_RISE_ASKED = re.compile(
    r"\bdid\b.*\b(?:rise|increase|grow|go up)\b(?! (?:old|up in))|\b(?:rise|increase|growth) in\b"
    r"|\bwhat (?:has|have|had|was|were|is|are)\b.*\b(?:increased|increasing|raised|risen)\b"
    r"|\baumentos? (?:de|en)\b|\b(?:subio|subieron|aumento|aumentaron|crecio|crecieron)\b"
)
_FALL_ASKED = re.compile(
    r"\bdid\b.*\b(?:fall|drop|decrease|decline|go down)\b(?! (?:out|ill|sick|asleep|behind))"
    r"|\bwhat (?:has|have|had|was|were|is|are)\b.*\b(?:decreased|decreasing|lowered|fallen)\b"
    r"|\b(?:fall|drop|decrease|decline) in\b|\b(?:disminucion|descenso|caida|bajada) (?:de|en)"
    r"|\b(?:bajo|bajaron|disminuyo|disminuyeron|cayo|cayeron|descendio|descendieron)\b"
)
_RISE = re.compile(
    r"\b(?:increas\w+|r[io]se\w*|rising|gr[eo]w\w*|higher|more|most|climb\w*|went up|doubl\w+"
    r"|tripl\w+|peak\w*|up|aument\w+|subi\w+|sube\w*|crec\w+|incremen\w+|mas|alza|duplic\w+|mayor\w*)\b"
)
_FALL = re.compile(
    r"\b(?:decreas\w+|f[ae]ll\w*|declin\w+|drop\w*|low\w*|less|fewer|fewest|reduc\w+|shr[iau]nk\w*"
    r"|(?:went|go|gone|brought|came|is) down|halv\w+|cut|disminu\w+|baj\w*|descen\w+|cay\w+"
    r"|cae\w*|caida|menos|menor\w*)\b"
)
_HOW_IT_CHANGED = re.compile(
    r"^\W*(?:why|how much|by how|to what|when"
    r"|what (?:caused|explains|led|has|have|had|did|was|were)|por que|cuanto|en cuanto|a cuanto"
    r"|a que|a cual|en que|con que|cuando|que (?:causo|explica|provoco))\b"
)


def tells_the_other_change(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked why or how far something rose, and a sentence only tells of a fall.

    Whether it rose is answered by "it fell".
    """
    asked = fold(question.text)
    if not _HOW_IT_CHANGED.search(asked):
        return False
    rises, falls = _RISE_ASKED.search(asked), _FALL_ASKED.search(asked)
    if bool(rises) == bool(falls):
        return False
    text = fold(f"{candidate.before} {candidate.text}")
    wanted, opposite = (_RISE, _FALL) if rises else (_FALL, _RISE)
    return opposite.search(text) is not None and wanted.search(text) is None


_STAYED = re.compile(
    r"\b(?:chang\w+|unchanged|remain\w+|stay\w*|stable|stagnat\w+|improv\w+|worsen\w*|vari(?:ed|es)"
    r"|progress\w*|cambi\w+|mantuv\w+|mantien\w+|estable\w*|estanc\w+|mejor\w*|empeor\w+|vari\w+"
    r"|evolucion\w*|avanc\w+|retroce\w+|pas(?:o|aron) de)\b"
)


def tells_of_a_change(text: str) -> bool:
    """Whether a text may tell that something rose, fell, changed or stayed as it was."""
    folded = fold(text)
    return any(pattern.search(folded) for pattern in (_RISE, _FALL, _STAYED))


def asks_for_highest(asked: str) -> bool:
    """Whether a folded question asks for the highest, largest or most of something."""
    return _HIGHEST.search(asked) is not None


def asks_for_lowest(asked: str) -> bool:
    """Whether a folded question asks for the lowest, smallest or least of something."""
    return _LOWEST.search(asked) is not None


_ORDINALS = {number: "|".join(words) for number, words in ORDINALS.items()}
_ORDINAL = rf"({'|'.join(_ORDINALS.values())}|\d+(?:st|nd|rd|th|\.?[ºª°]))"
_PLACES = (
    re.compile(
        rf"\b{_ORDINAL}[- ](?:(?:{degrees.MOST}|{degrees.HIGHEST}|commonest|oldest|youngest|richest"
        r"|poorest)\b|(?:place|position|rank)\b)"
    ),
    re.compile(
        rf"\b(?:rank(?:s|ed)?|placed|finish(?:es|ed)|(?:came|comes)(?! first)) (?:in )?{_ORDINAL}\b"
    ),
    re.compile(
        rf"\b{_ORDINAL}(?! (?:parte|vez|edad|sector|grado|ciclo|curso|ano)\b)(?: \w+){{0,5}}?"
        r" (?:mas|menos|mayor|menor|mejor|peor)\b"
    ),
    re.compile(rf"\b{_ORDINAL} (?:lugar|puesto|posicion)\b"),
)
_IN_A_RANKING = re.compile(
    r"\b(?:came|comes|come|is|was|are|stands|stood|finished|quedo|queda|sale|salio|figura|esta)"
    r" (?:(?P<first>first|top|primer[oa]?|en cabeza)|(?P<last>last|bottom|ultim[oa]|en cola))"
    r"(?: of all)? (?:in|of|on|en|del?) (?:the |el |la |this |that )?(?:[\w']+ ){0,6}"
    r"(?:rank\w*|index|league|table|indice|clasificacion|tabla)\b"
    r"|\b(?:tops|topped|leads|led|heads|encabeza|encabezo|lidera|lidero) (?:the |el |la |this )"
    r"(?:[\w']+ ){0,6}(?:rank\w*|index|league|table|indice|clasificacion|tabla)\b"
    r"|\b(?P<end>last place|ultimo (?:lugar|puesto)|ultima posicion)\b"
)
"""Who came first, or last, in an order: "came first" alone may be of time."""

_TRAILS = re.compile(
    r"\b(?:last|low\w*|bottom|worst|least|fewest|smallest|behind|trail\w*|ultim[oa]s?|peor(?:es)?"
    r"|menor(?:es)?|menos|cola|baj[oa]s?|detras|cierr\w+|final)\b"
)
_IN_THE_FIRST_PLACE = re.compile(
    r"\bin the (?:first|second) place\b|^\W*en (?:primer|segundo) lugar\b"
)
_LEADS = re.compile(
    r"\b(?:\w+est|top\w*|lead\w*|led|most|win\w*|won|ahead|encabez\w*|lider\w*|mas|mayor\w*|mejor\w*"
    r"|peor\w*|gan[ao]\w*|delante)\b"
)
_NEXT = re.compile(
    r"[,;] (?!with |con |which |que |where |donde )"
    r"| (?:and|y|e|then|followed by|ahead of|luego|despues|seguid[oa]s? de) "
)


_LAST_PLACE = -1
_OUT_OF = re.compile(r"\b(\d+)(?:st|nd|rd|th|[ºª°])? (?:out )?(?:of|de)(?: (?:the|los|las))? \1\b")
"""What tells the last place by its number: "60th of 60"."""


def lacks_the_place(question: Question, candidate: Candidate) -> bool:
    """Whether a place in an order is asked for of which a sentence does not tell.

    It tells of the fourth where it says "fourth" or "4", or where it names four.
    """
    place = _place_asked(question.text)
    if place is None or is_comparison(question):
        return False
    text = fold(f"{candidate.before} {candidate.text}")
    if place == _LAST_PLACE:
        return _TRAILS.search(text) is None and _OUT_OF.search(text) is None
    digits = rf"(?<![\d.,]){place}(?:st|nd|rd|th|[ºª°])?(?![.,]?\d|\s?%)"
    if re.search(rf"\b(?:{_ORDINALS.get(place, place)})\b|{digits}\b", text):
        return False
    if place == 1:
        return _LEADS.search(text) is None
    return 1 + len(_NEXT.findall(fold(candidate.text))) < place


@lru_cache(maxsize=1_000)
def _place_asked(text: str) -> int | None:
    """The place in an order that a question asks for; of "first" only a place in a ranking."""
    folded = _IN_THE_FIRST_PLACE.sub(" ", fold(text))
    if ranked := _IN_A_RANKING.search(folded):
        return _LAST_PLACE if ranked["last"] or ranked["end"] else 1
    found = next(filter(None, (pattern.search(folded) for pattern in _PLACES)), None)
    if found is None:
        return None
    digits = re.match(r"\d+", found.group(1))
    if digits:
        return int(digits.group())
    return next(n for n, words in _ORDINALS.items() if re.fullmatch(words, found.group(1)))
