"""Whether a candidate has a time where it is asked how long, money, an average, a period.

"How long do they wait?" is not answered by "it pays for six sessions", nor "how much does a place
cost?" by "there are 20 places", nor "at what average age?" by "158 were aged 12 to 17".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import FIGURES, Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.answering.words.unit_words import CURRENCY_WORDS, MONEY, TIME
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold, fold_line

_HOW_LONG = re.compile(
    r"(?:^\W*(?:and |y )?|[,:;¿] ?)(?:for )?"
    r"(?:how long (?!ago\b|(?:has|have) (?:\w+ ){1,4}(?:been|existed)\b"
    r"|(?:is|are|was|were) (?:the|this|that|its|their) )|(?:por |durante )?cuanto tiempo\b"
    r"|cuanto (?:dur|tard|demor)\w+ )"
)
"""Not the length of a road or a text, nor "how long has it been around?"."""

_TIME_IN_WORDS = re.compile(
    r"second|segundo|\b(?:since|until|till|desde|hasta|life|lifetime|vida|term|never|nunca|always"
    r"|siempre|whole|entire|enter[oa]|still|long|short|slow\w*|brev\w+|cursos?|plazos?)\b|indefini"
    r"|permanent|perpetu|vitalici|temporar|larg|prolong|immediate|inmediat|lent[oa]"
)
"""What may tell a time without a unit."""

_HOW_MUCH = re.compile(
    r"\bhow much (?:(?:does|do|did|will|would|has|have) .*\b(?:costs?|pay|paid|spend|spent|earn\w*"
    r"|charge\w*)\b|(?:is|was|were|are) .*\b(?:spent|paid|charged)\b)"
    r"|\bcuanto (?:(?:les? |nos? )?(?:cuest|cost|pag|gan(?!ado)|cobr|gast)\w+"
    r"|se (?:les? )?(?:pag|gast|cobr)\w+)\b"
)
_WHAT_SUM = re.compile(
    r"\bwhat (?:(?:do|does|did|will|would|can) (?:\w\S* )+(?:costs?(?! you)|earn\w*|charge\w*"
    r"|pay(?! for))\b|(?:salary|wages?|fee|budget) "
    r"|(?:is|was|were|are) (?:(?:the|their|its|his|her|total|annual|average|monthly|yearly) )*"
    r"(?:salar\w+|wages?|fees?|budget|price|costs?|pay)\b)"
    r"|\b(?:(?<!por )que (?:cost[eo] (?:medio|total|anual|tiene|tuvo)|sueldo|salario|presupuesto)"
    r"|cual(?:es)? (?:es|era|fue|son|eran) (?:el|la|los|las|sus?) (?:(?:total|anual) )?(?:sueldo"
    r"|salario|presupuesto|precio|cost[eo]|tarifa)s?)\b"
)
"""What a thing costs, what people are paid: not what something cost them ("at what price?")."""

_IN_CURRENCY = re.compile(
    r"(?:^|[^-\w])(?:in|en) (?:(?:us|american|canadian|australian|nuevos|hundreds of|thousands of"
    r"|millions? (?:of )?|(?:cientos|miles|millones) de) ?)*"
    rf"(?:{CURRENCY_WORDS})\b(?=[^?]*\?*\W*$)"
)
"""Keywords, too: "budget of the ministry in millions of soles"."""
_CLAIMS = re.compile(
    r"\W*(?:is it (?:true|correct|right|a fact) (?:that )?|es (?:cierto|verdad|correcto) (?:que )?"
    r"|(?:does|do|did) (?:the|this|that) (?:\w+ ){1,3}(?:say|state|claim|report) that"
    r"|(?:dice|afirma|sostiene) (?:el|la|este|esta) (?:\w+ ){1,3}que )"
)
"""Puts something forward to be confirmed."""

_SALARY = re.compile(r"\b(?:salar(?:y|ies)|wages?|sueldos?|salarios?)\b")
_PAY = re.compile(
    r"\b(?:salar\w*|wages?|earn\w*|pa(?:y\w*|id)|receiv\w*|remunerat\w*|stipends?|allowances?|fees?"
    r"|sueldos?|gan[ao]\w*|cobr\w*|pag\w+|recib\w+|perciben?|remunera\w*|honorarios|jornal\w*)\b"
)
"""What a budget or a fine is not told with."""

_PAID_FOR = re.compile(
    r"million|millon|thousand|\bmil\b|\bbillion|\bsum\b|free|gratis|gratuit"
    r"|cost|precio|price|\bpa(?:y|id)|\bpag[aoó]|wage|salar|sueld|\bfees?\b|money|dinero|budget"
    r"|presupuest|multa|cuest|allowance|\bmarks?\b|nothing|de balde"
    r"|\b(?:receiv\w*|earn\w*|gets?|recib\w+|gan\w+|cobr\w+|charg\w+) (?:about |some |unos )?\d"
)
"""What may tell money without a currency, here or in the sentence before."""

_FIGURE = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d\b)\d[\d.,]*\d\d(?![\d.,]*\s+(?:[^\W\d_]{3,}s\b"
    r"|of (?:which|whom|these|them|the)\b|de (?:ell[oa]s|l[oa]s (?:cuales|que))\b))"
)
"""What the sentence itself may tell money by: figures that are no years and count nothing."""

_SHARE_OF_MONEY = re.compile(
    r"\b(?:spen[dt]|gast|incomes?\b|ingresos?\b|expens|charg|cobr|earn|fine[ds]?\b|turnover|revenue"
    r"|factura|ventas)"
)
"""With a share it may tell what something costs: "a third of their income", "2% of turnover"."""

_AVERAGE = re.compile(
    r"\b(?:average|(?:the|a) mean|mean (?:age|time|score|number|length|duration|wait\w*|cost"
    r"|income)|median|promedio|medi[ao](?! (?:ano|hora|dia|mes|siglo|docena|ambiente)\b)"
    r"(?= de\b| \w+ (?:de|a la)\b)|edad media|tiempo medio|mediana|por termino medio)\b"
)
_BEGINS_WITH_AVERAGE = re.compile(r"\W*(?:average|mean|median|promedio|media|mediana)\b")
_AVERAGED = re.compile(
    r"\b(?:averag\w*|mean|median|typical\w*|usual\w*|most|generally|normally|expectancy"
    r"|per(?! ?cent\b)|each"
    r"|every|a year|promedi\w*|medi[ao]s?|medianas?|por termino medio|cada"
    r"|por(?! (?:el|la|los|las|un|una|su|que|ciento?)\b)|suele\w*|general\w*"
    r"|normal\w*|mayoria|esperanza)\b"
)
"""What may tell an average, a rate too: "12 per year"."""

_PER_CENT = re.compile(r"%|\bper ?cent\b|\bpor cien")


_PERIODS = (
    r"(?:years?|months?|weeks?|days?|nights?|hours?|anos?|mes(?:es)?|semanas?|dias?|noches?|horas?)"
)
_RATE_ASKED = re.compile(
    rf"\b(?:every|each|per|an?|al|por|cada) {_PERIODS}\b"
    r"(?! (?:in|of|de|earlier|later|ago|before|after|old))"
    r"|\b(?:annually|yearly|monthly|weekly|daily|(?:anual|mensual|semanal|diaria)(?:es|mente)?)\b"
)
_RATE_TOLD = re.compile(
    r"\b(?:every|each|per|an?|al|a la|por|cada|one|un|una|the|in|previous|past|last|est?e|es[ea]|el"
    rf"|la|del|durante|over|within)(?: \w+)? {_PERIODS}\b"
    r"|\b(?:annual|year|month|week|daily|quarter|anual|mensual|semanal|diari|trimestr)\w*"
)


def lacks_the_rate(question: Question, candidate: Candidate) -> bool:
    """Whether a figure for each year, month or day is asked for, and no period is near, nor a year.

    What there has ever been is not what comes about in a year.
    """
    if question.kind not in FIGURES or is_row(candidate.text):
        return False
    if not _asks(_RATE_ASKED, question.text):
        return False
    near = surroundings(candidate)
    about = (candidate.headings, candidate.caption, candidate.title)
    return not any(
        _RATE_TOLD.search(fold_line(text)) or facts(text).years
        for text in (near.own, near.before, *about)
    )


def lacks_the_time(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked how long, and nothing tells a time: sentence, the one before, caption."""
    return _asks(_HOW_LONG, question.text) and not any(
        pattern.search(_told(candidate)) for pattern in (TIME, _TIME_IN_WORDS)
    )


_FOR_HOW_LONG = re.compile(
    r"\bfor how long\b|\b(?:how long|how many (?:days|months|years))\b[^?]*\b(?:kept"
    r"|stored|retained|held|valid|preserved"
    r"|stay(?:s|ed)?|last(?:s|ed)?|archived|keep|store|retain|preserve)\b"
    r"|\bdurante cuant[oa]s? (?:tiempo|dias|meses|anos)\b"
    r"|\bcuant[oa]s? (?:tiempo|dias|meses|anos)\b[^?]*\b(?:conserv|guard[ae]|custodi|almacen|archiv"
    r"|resguard|mante?n)\w*"
    r"|\bcuanto (?:tiempo )?(?:dur\w+|se (?:guarda|conserva|mantien|almacena)\w*)"
)
_WITHIN = re.compile(
    r"\b(?:within|(?:no|not) later than|en (?:un |el )?plazo (?:maximo )?(?:de|no mayor (?:de|a))"
    r"|dentro de(?: l[oa]s)?|a mas tardar|antes de(?: l[oa]s)?|en (?:menos|no mas) de"
    r"|en l[oa]s (?:primer|siguiente|proxim)\w+|in (?:less|no more) than|(?:in|during) the first)"
    r"(?: [\w-]+){1,3}? (?:hours?|days?|weeks?|months?|years?|horas?|dias?|semanas?|mes(?:es)?"
    r"|anos?)\b(?: (?:of|after|de|desde)\b[^.;,]*)?"
)
"""By when something is to be done, which does not tell how long it lasts."""


def tells_only_by_when(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked for how long, and the only time told is that within which to do it."""
    if not _asks(_FOR_HOW_LONG, question.text) or is_row(candidate.text):
        return False
    own = fold(candidate.text)
    rest = _WITHIN.sub(" ", own)
    return rest != own and not TIME.search(rest) and not _TIME_IN_WORDS.search(rest)


def lacks_the_money(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked what something costs or is paid, and nothing tells of money."""
    if _asks(_IN_CURRENCY, question.text) and not _may_be_money(candidate):
        return True
    if not (_asks(_HOW_MUCH, question.text) or _asks(_WHAT_SUM, question.text)):
        return False
    same = question.language == candidate.language
    if same and _asks(_SALARY, question.text) and not _PAY.search(_told(candidate)):
        return True
    told, own = _told(candidate), fold(surroundings(candidate).own)
    if any(pattern.search(told) for pattern in (MONEY, _PAID_FOR)) or _FIGURE.search(own):
        return False
    return _PER_CENT.search(own) is None or _SHARE_OF_MONEY.search(told) is None


def _may_be_money(candidate: Candidate) -> bool:
    """Whether a text or a heading names a currency, or the text has a figure that may be money."""
    told = fold(f"{_told(candidate)} {candidate.headings}")
    own = fold(surroundings(candidate).own)
    return (
        MONEY.search(told) is not None
        or _FIGURE.search(own) is not None
        or _PER_CENT.search(own) is not None
        or (is_row(candidate.text) and re.search(r"\d", own) is not None)
    )


def lacks_the_average(question: Question, candidate: Candidate) -> bool:
    """Whether an average is asked for, and nothing tells one: columns and headings neither."""
    figure = question.kind in FIGURES or _asks(_BEGINS_WITH_AVERAGE, question.text)
    if not (figure and _asks(_AVERAGE, question.text)):
        return False
    around = fold(f"{' '.join(candidate.columns)} {candidate.headings}")
    told = f"{_told(candidate)} {around}"
    if question.kind == "share" and _PER_CENT.search(told):
        return False
    return _AVERAGED.search(told) is None


def lacks_a_figure_for_the_claim(question: Question, candidate: Candidate) -> bool:
    """Whether a figure is put forward to be confirmed, and a sentence or row has none.

    Another figure may put it right: "Is it true that it takes 72 hours?" - "within 24 hours".
    """
    if _CLAIMS.match(fold(question.text)) is None:
        return False
    claimed = {quantity.unit for quantity in quantities(question.text)} - {"year", "years"}
    told = " ".join((candidate.text, *candidate.columns))
    return bool(claimed) and not quantities(told)


@lru_cache(maxsize=1_000)
def _asks(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(fold(text)) is not None


def _told(candidate: Candidate) -> str:
    return fold(f"{surroundings(candidate).own} {candidate.before} {candidate.caption}")
