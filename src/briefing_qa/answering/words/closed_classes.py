"""Words of which there are a few that exclude one another: days of the week, points of the compass.

What is so on a Tuesday is not said of Thursdays, what holds for secondary schools not for primary
ones. Months, countries, sexes and the ends of an order are looked at elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.words.perils import PERILS
from briefing_qa.terms import fold

_WEEKDAYS = {
    "monday": r"mondays?|lunes",
    "tuesday": r"tuesdays?|martes",
    "wednesday": r"wednesdays?|miercoles",
    "thursday": r"thursdays?|jueves",
    "friday": r"fridays?|viernes",
    "saturday": r"saturdays?|sabados?",
    "sunday": r"sundays?|domingos?",
}
WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS.values())})"
"""Any day of the week, as part of a pattern."""

STUDIED = (
    r"(?:groups?|arms?|unions?|districts?|villages?|schools?|areas?|communit(?:y|ies)|sites?"
    r"|households?|municipalit(?:y|ies)|regions?|provinces?|cohorts?|blocks?|wards?|counties"
    r"|children|girls|boys|women|families|pupils|students|participants)"
)
"""What the effect of a programme is looked at in, as part of a pattern."""

_ESTUDIADOS = (
    r"(?:grupos?|brazos?|municipios?|distritos?|aldeas?|pueblos?|escuelas?|zonas?|areas?"
    r"|comunidad(?:es)?|hogares|regiones|provincias?|cohortes?|barrios?|cantones|parroquias?"
    r"|ninos|ninas|mujeres|familias|alumnos)"
)
_CLASSES: dict[str, dict[str, str]] = {
    "weekday": _WEEKDAYS,
    "direction": {
        "n": r"north(?:ern)?(?!-)|norte|septentrional(?:es)?",
        "s": r"south(?:ern)?(?!-)|sur|meridional(?:es)?",
        "e": r"(?<!-)east(?:ern)?|(?:el|al|del|zona|region|lado) este|oriente|oriental(?:es)?",
        "w": r"(?<!-)west(?:ern)?|oeste|occidente|occidental(?:es)?",
        "ne": r"north-?east(?:ern)?|nor[do]este|nordeste|nororiental(?:es)?",
        "nw": r"north-?west(?:ern)?|noroeste|noroccidental(?:es)?",
        "se": r"south-?east(?:ern)?|sureste|sudeste|suroriental(?:es)?",
        "sw": r"south-?west(?:ern)?|suroeste|sudoeste|suroccidental(?:es)?",
    },
    "daytime": {
        "day": r"daytime|day shifts?|de dia|diurn[oa]s?",
        "day, morning": r"mornings?|por las? mananas?|matutin[oa]s?",
        "day, late": r"afternoons?|por las? tardes?|vespertin[oa]s?",
        "day, late night": r"evenings?",
        "night": r"nights?|overnight|midnight|noches?|medianoche|nocturn[oa]s?",
    },
    "natural region": {
        "mountains": r"andean|andes|andin[oa]s?|highlands?|hills?|mountain\w*|altiplano"
        r"|sierra(?! leone)|serran[oa]s?|montan\w*",
        "forest": r"amazonian?|amazonic[oa]s?|amazonia|jungles?|rain-?forests?|selvas?",
        "coast": r"coast(?:al|s)?|costas?|costen[oa]s?",
    },
    "season": {
        "winter": r"winters?|inviernos?",
        "summer": r"summers?|veranos?",
        "spring": r"(?:in|the|each|every|last|this|next|early|late) spring|primaveras?",
        "autumn": r"autumns?|otonos?",
    },
    "school": {
        "pre": r"kindergartens?|pre-?schools?|pre-primary|preescolar(?:es)?"
        r"|jardin(?:es)? (?:de infancia|infantil(?:es)?)",
        "primary": r"(?<!pre-)(?<!after )primary(?: and \w+)? (?:schools?|schooling|educat\w+"
        r"|levels?|pupils?|teachers?|class(?:es)?|students?)|elementary|(?<!tras la )primaria",
        "secondary": r"secondary|high schools?|secundaria|bachillerato",
        "university": r"universit(?:y|ies)|universidad(?:es)?|universitari[oa]s?",
    },
    "half of secondary school": {
        "upper": r"upper[ -]secondary|secundaria (?:superior|alta)",
        "lower": r"lower[ -]secondary|secundaria (?:inferior|baja)",
    },
    "schooling": {
        "enrolled": r"enroll?ments?|matricul\w+",
        "attending": r"attendance|asistencia escolar",
        "completing": r"completion|culminacion",
    },
    "mortality": {
        "mother": r"maternal|maternas?",
        "newborn": r"neonatal(?:es)?",
        "infant": r"infant (?:mortality|deaths?)",
        "infant or child": r"(?:mortalidad|muertes?) infantil(?:es)?",
        "child": r"(?:child|under-(?:five|5)) (?:mortality|deaths?)"
        r"|(?:mortalidad|muertes?) (?:de|en) (?:ninos|menores) de (?:5|cinco)",
        "adult": r"adult mortality|mortalidad (?:adulta|de adultos)",
    },
    "proceedings": {
        name: rf"{english} (?:proceedings?|cases?|courts?|trials?|matters?)"
        rf"|(?:procesos?|procedimientos?|causas?|casos?|juicios?|tribunal(?:es)?) {spanish}"
        for name, english, spanish in (
            ("criminal", "criminal", "penal(?:es)?"),
            ("civil", "civil", "civil(?:es)?"),
            ("administrative", "administrative", "administrativ[oa]s?"),
            ("family", "(?:family|divorce|custody)", "(?:de familia|de divorcio|de custodia)"),
        )
    },
    "travel": {
        "abroad": r"international (?:arrivals?|touris\w+|visitors?|travell?ers?|flights?)"
        r"|(?:llegadas?|turis\w+|visitantes?|viajer[oa]s?|vuelos?) internacional(?:es)?",
        "at home": r"domestic (?:arrivals?|touris\w+|visitors?|travell?ers?|flights?)"
        r"|(?:llegadas?|turis\w+|visitantes?|viajer[oa]s?|vuelos?) (?:intern|nacional)\w*",
    },
    "danger": {
        "dangerous": r"(?<!non-)hazardous|(?<!no )peligros[oa]s?",
        "harmless": r"non-hazardous|no peligros[oa]s?",
    },
    "means": {
        "given": r"grants?|subvencion(?:es)?|donations?|donativos?|donacion(?:es)?",
        "lent": r"loans?|prestamos?",
    },
    "violence": {
        "bodily": r"physical(?:ly)?|fisic[oa]s?",
        "sexual": r"sexual(?:ly|es|mente)?",
        "mental": r"psychological(?:ly)?|emotional(?:ly)?|psicologic[oa]s?|emocional(?:es)?",
        "economic": r"economic (?:violence|abuse)|violencia (?:economic|patrimonial)\w*",
    },
    "survey": {
        "first": r"baseline|linea (?:de )?base",
        "middle": r"midline|linea (?:inter)?media",
        "last": r"endline|linea (?:final|de salida)",
    },
    "parent": {
        "mother": r"mothers?|madres?",
        "father": r"fathers?|padre",
        "father or mother": r"parents?|padres|progenitor(?:es|a|as)?",
    },
    "owner": {
        "public": r"(?<!to the )(?<!general )(?<!in )public(?! (?:prosecut|order|health|defen"
        r"|interest|money|opinion|polic|offic|serv|and|life)\w*)|state-run|government-run"
        r"|(?<!se )(?<!ministerio )(?<!orden )(?<!salud )public[oa]s?"
        r"|estatal(?:es)?",
        "private": r"private(?! (?:pic|phot|life|mess|part|imag|lives)\w*)|privad[oa]s?",
    },
    "balance": {
        "surplus": r"surplus(?:es)?|superavits?|excedentes?",
        "deficit": r"deficits?|shortfalls?",
    },
    "gravity": {
        "very": r"very (?:serious|grave) (?:offen[cs]|infraction|infring|breach|violat)\w*"
        r"|(?:infraccion(?:es)?|faltas?) muy graves?",
        "grave": r"(?<!very )serious (?:offen[cs]|infraction|infring|breach)\w*"
        r"|(?:infraccion(?:es)?|faltas?) graves?",
        "minor": r"minor (?:offen[cs]|infraction|infring|breach)\w*"
        r"|(?:infraccion(?:es)?|faltas?) leves?",
    },
    "verdict": {
        "guilty": r"convict(?:ed|ions?|s)?|condena(?:s|d[oa]s?|ron|toria|torias)?|conden[oa]",
        "free": r"acquit(?:s|ted|tals?)?|absuel\w+|absol\w+|absolucion(?:es)?",
    },
    "level of care": {
        "first": r"(?:first|1st)[ -]level|primer nivel|nivel (?:i|1|primario)|nivel primario",
        "second": r"(?:second|2nd)[ -]level|segundo nivel|nivel (?:ii|2)|nivel secundario",
        "third": r"(?:third|3rd)[ -]level|tertiary|tercer nivel|nivel (?:iii|3)|nivel terciario",
        "fourth": r"(?:fourth|4th)[ -]level|cuarto nivel|nivel (?:iv|4)",
    },
    "health profession": {
        "women's doctor": r"gyna?ecologists?|obstetricians?|ginecolog[oa]s?|obstetras?"
        r"|tocolog[oa]s?",
        "children's doctor": r"pa?ediatricians?|pediatras?",
        "anaesthetist": r"ana?esthe(?:tist|siologist)s?|anestesi(?:ologo|ologa|sta)s?",
        "psychiatrist": r"psychiatrists?|psiquiatras?",
        "psychologist": r"psychologists?|psicolog[oa]s?",
        "surgeon": r"surgeons?|cirujan[oa]s?",
        "dentist": r"dentists?|dentistas?|odontolog[oa]s?",
        "pharmacist": r"pharmacists?|farmaceutic[oa]s?",
        "nurse": r"nurses?|enfermer[oa]s?",
        "midwife": r"midwi(?:fe|ves)|parteras?|comadronas?|matronas?",
    },
    "court": {
        "supreme": r"supreme (?:courts?|tribunals?)|(?:cortes?|tribunal(?:es)?) suprem[oa]s?",
        "constitutional": r"constitutional (?:courts?|tribunals?)"
        r"|(?:cortes?|tribunal(?:es)?) constitucional(?:es)?",
        "of appeal": r"courts? of appeals?|appeals? courts?|appellate courts?"
        r"|(?:cortes?|tribunal(?:es)?|camaras?) de apelacion(?:es)?",
    },
    "broadcast": {
        "pictures": r"television|tv|televisi(?:on(?:es)?|v[oa]s?)",
        "sound": r"radio(?! (?:de|del)\b)|radios|radiofonic[oa]s?|emisoras? de radio",
    },
    "middle or end": {
        "average": r"averag\w+|(?:the|a) mean|mean (?:age|time|length|score)|median"
        r"|promedio|mediana|(?<! y )(?<!clase )(?<!educacion )(?<!ensenanza )media(?! hora)"
        r"|(?<!por )(?<!en )(?<! y )medio(?! (?:de|ambiente|oriente))",
        "extreme": r"(?:long|high|larg|great|bigg|low|short|small)est|(?<!como )maxim(?:um|[oa]s?)"
        r"|(?<!como )minim(?:um|[oa]s?)|(?:mas|menos) (?:larg|alt|cort|baj)[oa]s?",
    },
    "trade": {
        "in": r"imports?|imported|importing|importacion(?:es)?|importad[oa]s?|importan?",
        "out": r"exports?|exported|exporting|exportacion(?:es)?|exportad[oa]s?|exportan?",
    },
    "trafficking": {
        "within": r"(?:internal|domestic) trafficking|trata interna",
        "across": r"(?:international|cross-border|transnational|external) trafficking"
        r"|trata (?:internacional|externa|transnacional)",
    },
    "weight": {"gross": r"gross|brut[oa]s?", "net": r"net(?! of)|net[oa]s?"},
    "per time": {
        "day": r"(?:a|per|each|every) day(?! nurser)|daily|al dia|por dia|diari[oa]s?|diariamente",
        "week": r"(?:a|per|each|every) week|weekly|(?:a la|por) semana|semanal(?:es|mente)?",
        "month": r"(?:a|per|each|every) month|monthly|al mes|por mes|mensual(?:es|mente)?",
        "year": r"(?:a|per|each|every) year|al ano|por ano|anual(?:es|mente)?"
        r"|annual(?:ly)?(?! (?:reports?|meeting|survey|conference))",
    },
    "word": {
        "spoken": r"oral(?:ly|es|mente)?|spoken|verbal(?:ly|es|mente)?",
        "written": r"written|in writing|por escrito|escrit[oa]s?",
    },
    "force": {
        "army": r"army|armies|ejercitos?",
        "navy": r"nav(?:y|ies|al)|marina de guerra|armada",
        "air force": r"air forces?|fuerzas? aereas?",
    },
    "criterion": {
        "relevance": r"relevance|relevancia|pertinencia",
        "coherence": r"coherence|coherencia",
        "effectiveness": r"effectiveness|eficacia|efectividad",
        "efficiency": r"efficiency|eficiencia",
        "sustainability": r"sustainability|sost?enibilidad|sustentabilidad",
    },
    "side of a trial": {
        "compared": r"(?:comparison|control|non-(?:programme|program|project|intervention"
        rf"|treatment)) {STUDIED}|{_ESTUDIADOS} (?:de )?(?:comparacion|control|testigos?)",
        "treated": rf"(?<!non-)(?:programme|program|project|treatment|treated|intervention"
        rf"|experimental) {STUDIED}|{STUDIED} (?:with|covered by|of|in) the"
        r" (?:programme|program|project|intervention)"
        rf"|{_ESTUDIADOS} (?:(?:del?|con|en) (?:el )?(?:programa|proyecto|tratamiento|intervencion)"
        r"|(?:tratad|intervenid)[oa]s?|experimental(?:es)?)",
    },
    "house": {
        "upper": r"senates?|upper house|senado|camara alta",
        "lower": r"house of (?:representatives|commons)|lower house|chamber of deputies"
        r"|camara (?:baja|de (?:diputad|representant)\w+)",
    },
    **PERILS,
}
"""Each member's words. One whose name is part of another's does not exclude it."""

_PATTERNS = {
    name: {member: re.compile(rf"\b(?:{words})\b") for member, words in members.items()}
    for name, members in _CLASSES.items()
}
_NAMES = re.compile(
    r"\b(?:(?:north|south|east|west)(?:ern)? (?:african?s?|koreans?|korea|sudan|sudanese"
    r"|macedonian?|timor|asian?|america|american|bank|europe|european|ireland|germany|sahara)"
    r"|(?:corea|america|macedonia|irlanda|sudan|asia|africa|europa|timor|sahara)"
    r" (?:del (?:norte|sur|este|oeste)|oriental|occidental)|middle east\w*|(?:oriente|este) medio"
    r"|(?:medio|proximo) oriente)\b"
)
"""Countries and continents, whose names tell no direction."""

_HOURS = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o'clock)?"
    r" (?:in the (?:morning|afternoon|evening)|at night)\b"
    r"|\bde la (?:manana|tarde|noche)\b"
)
"""Three in the morning is night, and eight in the evening may be early."""

_FROM_TO = re.compile(
    rf"\b{WEEKDAY}(?: to | through | until | till | a | al | hasta |\s?[-–]\s?){WEEKDAY}\b"
)
"""Days of which not all are named."""


@lru_cache(maxsize=20_000)
def members(text: str) -> dict[str, frozenset[str]]:
    """Of each class that a text has words of, the members that it names."""
    folded = fold(text)
    for other in (_NAMES, _HOURS, _FROM_TO):
        folded = other.sub(" ", folded)
    found = {
        name: frozenset(one for one, pattern in patterns.items() if pattern.search(folded))
        for name, patterns in _PATTERNS.items()
    }
    return {name: held for name, held in found.items() if held}


def named_by(name: str, text: str) -> tuple[str, ...]:
    """The words of a class as they stand in a text, in order.

    Args:
        name: of the class, as `members` gives it.
        text: any.
    """
    folded = fold(text)
    source = text if len(folded) == len(text) else folded
    places = {
        match.span() for pattern in _PATTERNS[name].values() for match in pattern.finditer(folded)
    }
    return tuple(source[start:end] for start, end in sorted(places))
