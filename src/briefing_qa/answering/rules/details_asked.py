"""Whether a candidate has the numbered part, the age, the day or the like that is asked for.

"Which article was amended in 2018?" is not answered by "the Code was amended in 2018", nor "at what
age may she consent?" by "depending on her age", nor "on what date?" by "in 2018".
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.rules.surroundings import surroundings
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import month_places
from briefing_qa.answering.words.numbered import number_before
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.passages.rows import is_row
from briefing_qa.terms import fold, fold_line

_ASKS = r"(?:^\W*(?:and |y )?|[,:;¿(] ?)(?:[a-z]{1,7} )?"
_LAW = (
    r"\b(?:codes?|laws?|acts?|convention|covenant|constitution|decree|protocol|treat(?:y|ies)"
    r"|charter|rules|regulations?|statutes?|bill|directive|agreement|codigo|ley(?:es)?|convencion"
    r"|convenio|pacto|constitucion|decreto|protocolo|tratado|carta|reglamento|estatutos?|directiva"
    r"|norma\w*|acuerdo)\b"
)
_PART_ASKED = re.compile(
    rf"{_ASKS}(?:which|what|que|cual) (?:(?:two|dos|three|tres|legal) )?"
    r"(?:(?:articles?|provisions?|articulos?|disposicion(?:es)?)(?=.*" + _LAW + r")"
    r"|sections?(?! of (?:the )?(?:society|population|community|people|public|market|country|town))"
    r"|(?:sub)?paragraphs?|clauses?|chapters?|incisos?|numerales?|apartados?|literal(?:es)?"
    r"|seccion(?:es)?(?! de la (?:sociedad|poblacion|comunidad))|parrafos?|clausulas?|capitulos?)\b"
)
_PARTS = (
    r"(?:art(?:icul[oe]s?|icles?|s)?|s(?:ec(?:tions?|cion(?:es)?)?)?|ss|(?:sub)?paragraphs?|paras?"
    r"|parrafos?|clauses?|clausulas?|chapters?|capitulos?|cap|parts?|partes?|incisos?|inc|numeral"
    r"(?:es)?|num|apartados?|literal(?:es)?|lit|rules?|reglas?|annex(?:es)?|anexos?|titles?|titulo"
    r"|provisions?|disposicion(?:es)?|recommendations?|recomendacion(?:es)?|schedules?)"
)
_BY_WORD = (
    rf"§|\b{_PARTS}\b\W{{0,3}}(?:no?\.?[º°]? ?|nos\.? |num\.? |numbers? |numeros? )?"
    r"(?:\d|[ivxlc]+\b|[a-z]\b|one\b|two\b|three\b|uno\b|dos\b|unic[oa]\b)"
    rf"|\b(?:first|second|third|fourth|fifth|last|same|primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]"
    rf"|cuart[oa]|mism[oa]) {_PARTS}\b"
    rf"|\b{_PARTS} (?:that|which|on|about|que|sobre|entitled|titulad\w+|called|primer[oa]"
    r"|segund[oa]|tercer[oa])\b"
    r"|\b(?:chapters?|sections?|capitulos?|seccion(?:es)?) (?:for|of|del?)\b"
)
_PART_TOLD = re.compile(
    _BY_WORD + r"|\b\d+(?:st|nd|rd|th|\.?[º°])|\b\d+[-‑]?[a-z]\b|\b\d+(?:\.\d+)+(?![\d.]* ?%)"
    r"|\b\d+ ?\(\w{1,3}\)"
    r"|\b(?:its|their|the|el|su|sus|los|al|del|under) (?:numbers? |numero )?\d{1,3}\b(?! ?%)"
    r"|\b\d{1,3} (?:of|del?) (?:the |la |el |this )?(?:\w+ ){0,3}?" + _LAW
)
_HEADED = re.compile(r"(?:^|\n)\W*(?:\d|[ivxlc]+\b)")
"""What begins with its number: a heading, a paragraph."""

_BY_NUMBER = re.compile(
    r"\b(?:paragraph|section|chapter|parrafo|seccion|capitulo|numeral|recomm?enda\w+)"
)
"""What may be told by the number that it begins with."""

_AGE_ASKED = re.compile(
    rf"{_ASKS}(?:(?:what|which|que) (?:(?:exact|minimum|maximum|average|legal|mean|median) )?"
    r"(?:ages?|edad(?:es)?)\b(?! (?:groups?|brackets?|ranges?|bands?|gap|limit))"
    r"|(?:what (?:is|was)|cual (?:es|era|fue)) (?:the|la) (?:(?:minimum|maximum|average|legal|exact"
    r"|mean|median) )?(?:age|edad)\b(?! (?:groups?|ranges?|gap|limit))|how old (?:is|are|was|were"
    r"|must|do|does|should|can|may)\b)"
)
_AGE_TOLD = re.compile(
    r"\b(?:majority|adult\w*|pubert\w*|births?|born|newborn\w*|infan\w*|bab(?:y|ies)|toddler\w*"
    r"|teen\w*|adolesc\w*|minors?|school|preschool\w*|grades?|primary|secondary|menstruat\w+"
    r"|menarche|womb|elderly|middle-aged|retire\w*|pension\w*|lifetime|of age|mayor(?:ia)? de edad"
    r"|mayoria|mayores|menor(?:es)?|nac\w+|bebes?|puber\w*|menstruac\w+|regla|escuela\w*"
    r"|escolar\w*|preescolar\w*|primaria|secundaria|grados?|jubil\w+|anciano\w*|early age|temprana"
    r"|tierna|(?:any|every|no) (?:\w+ )?age|(?:cualquier|ninguna|toda|sin) (?:\w+ )?edad"
    r"|(?:age|edad)\b.*\b(?:not|no|unknown|desconoc\w+)|(?:not?|without|sin|desconoc\w+|unknown)\b"
    r".*\b(?:ages?|edad(?:es)?)|grandm\w+|grandf\w+|abuel\w+|twent\w+|thirt\w+|fort\w+|fift\w+"
    r"|sixt\w+|sevent\w+|eight\w+|ninet\w+)\b"
)
"""What may tell an age without a figure."""

_DATE_ASKED = re.compile(
    rf"{_ASKS}(?:(?:what|which|que) (?:exact )?(?:dates?|fechas?)\b"
    r"(?! (?:ranges?|counts?|matters?)\b)"
    r"|(?:cual (?:es|era|fue)|what (?:is|was)) (?:the|la) (?:exact )?(?:date|fecha)\b"
    r"|(?P<day>(?:what|which|que) (?:exact )?(?:days?|dias?)\b))"
)
"""A year may be the date that is meant, but no day."""

_MONTH_ASKED = re.compile(
    rf"{_ASKS}(?:what|which|que) (?:exact |same |two |dos )?(?:months?|mes(?:es)?)\b"
)
_MONTH_TOLD = re.compile(
    r"\b\d{1,2}/\d{1,2}\b|\b\d{1,2}[.-]\d{1,2}[.-]\d{2,4}\b|\b\d{4}-\d\d\b|\b(?:months?|monthly"
    r"|mes(?:es)?|mensual\w*|quarters?|trimestres?|semest(?:er|re)s?|spring|summer|autumn|winter"
    r"|primavera|verano|otono|invierno|seasons?|temporada|estacion|holidays?|vacaciones|harvest"
    r"|cosecha|zafra|christmas|easter|navidad|semana santa|pascua|carnival|carnaval|ramadan"
    r"|all year|todo el ano|q[1-4])\b"
)
"""What may tell a month without its name."""

_HOUR_ASKED = re.compile(
    r"(?:^\W*(?:and |y )?|[,:;¿(] ?)(?:(?:at|from|until|till|by|around) )?(?:what|which) "
    r"(?:exact )?(?:time (?:of (?:the )?day\b|(?:is|are|was|were|do|does|did|can|must|should"
    r"|will)\b)|hours? (?!of\b))"
    r"|(?:^\W*(?:and |y )?|[,:;¿(] ?)(?:(?:a|de|desde|hasta|sobre) )?que (?:hora|horas|horario)\b"
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:lunes|martes|miercoles|jueves|viernes"
    r"|sabados?|domingos?)\b"
)

_HOUR_TOLD = re.compile(
    r"\d|\b(?:noon|midday|midnight|mornings?|afternoons?|evenings?|nights?|dawn|dusk|daytime|hours?"
    r"|o'?clock|clock|any time|sunset|sunrise|daily|late|early|always|mediodia|medianoche|mananas?"
    r"|tardes?|noches?|madrugadas?|amanecer|anochecer|horas?|horarios?|permanente\w*|siempre"
    r"|temprano|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro"
    r"|cinco|seis|siete|ocho|nueve|diez|once|doce)\b"
)
"""What may tell an hour."""

_DAY_TOLD = re.compile(
    r"\b\d{1,2} ?[/.-] ?\d{1,2}\b|\b\d{4}-\d\d\b|\b\d{1,2}(?:st|nd|rd|th|[º°])\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:lunes|martes|miercoles|jueves|viernes"
    r"|sabados?|domingos?)\b|\b(?:today|yesterday|tomorrow|tonight|hoy|ayer|manana|christmas|easter"
    r"|new year|navidad|semana santa|pascua|eve|vispera|weekdays?|weekends?|holidays?|feriados?"
    r"|festiv\w+|every ?day|daily|each day|diari\w+|cada dia|todos los dias|dias?|days?|dates?"
    r"|fechas?|deadline|plazo|weeks?|semanas?|months?|mes(?:es)?|trimestre|quarter|spring|summer"
    r"|autumn|winter|primavera|verano|otono|invierno|anniversary|aniversario|soon|never|nunca|yet"
    r"|todavia|aun)\b"
)


def lacks_the_part(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked which article or section, and none is near: headings, the one before.

    Paragraphs, sections and chapters may begin with their number.
    """
    asked = _asked(_PART_ASKED, question.text)
    if asked is None or is_row(candidate.text):
        return False
    if any(_PART_TOLD.search(fold_line(text)) for text in (candidate.text, candidate.before)):
        return False
    if re.search(_BY_WORD, fold_line(f"{candidate.headings} {candidate.caption}")):
        return False
    if _BY_NUMBER.search(asked.group()) is None:
        return True
    passage = candidate.source.passage
    numbered = number_before(passage.text, candidate.unit.end - passage.start) is not None
    return not numbered and not any(
        _HEADED.search(fold_line(text)) for text in (candidate.text, *candidate.section)
    )


def asks_for_an_age(question: Question) -> bool:
    """Whether it is asked how old somebody is, or at what age something is done."""
    return _asked(_AGE_ASKED, question.text) is not None


def lacks_the_age(question: Question, candidate: Candidate) -> bool:
    """Whether an age is asked for, and neither a number nor a word for an age is near."""
    if not asks_for_an_age(question) or is_row(candidate.text):
        return False
    near = (candidate.text, candidate.before, candidate.caption, candidate.headings)
    return not any(
        facts(text).numbers
        or any(one.unit != "year" for one in quantities(text))
        or _AGE_TOLD.search(fold_line(text))
        for text in near
    )


def lacks_the_day(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked on which day, and neither a day nor a month is near.

    Nor is a year that the question does not have, where a date may be no day.
    """
    asked = _asked(_DATE_ASKED, question.text)
    if asked is None:
        return False
    if not asked["day"] and facts(candidate.text).years - question.facts.years:
        return False
    near = (surroundings(candidate).own, candidate.before, candidate.caption, candidate.headings)
    return not any(month_places(text) or _DAY_TOLD.search(fold_line(text)) for text in near)


def lacks_the_month(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked in which month, and neither a month nor a time of the year is near.

    A day of the week is none, whatever stands around it.
    """
    if _asked(_MONTH_ASKED, question.text) is None:
        return False
    own = surroundings(candidate).own
    around = (candidate.before, candidate.caption, candidate.headings)
    texts = (own,) if _WEEKDAY.search(fold_line(own)) else (own, *around)
    return not any(month_places(text) or _MONTH_TOLD.search(fold_line(text)) for text in texts)


def lacks_the_hour(question: Question, candidate: Candidate) -> bool:
    """Whether it is asked at what hour, and a candidate has none, in figures or words."""
    if _asked(_HOUR_ASKED, question.text) is None:
        return False
    own = f"{surroundings(candidate).own}\n{candidate.caption}"
    return _HOUR_TOLD.search(fold_line(own)) is None


@lru_cache(maxsize=1_000)
def _asked(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(fold(text))
