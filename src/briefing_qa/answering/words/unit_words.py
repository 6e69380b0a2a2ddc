"""Units that a question may ask for by name, and what stands where a figure is given in them.

All patterns are matched against folded text (lower case, no accents).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.words.closed_classes import WEEKDAY


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit of time, money or measure.

    Attributes:
        asked: found after "how many".
        held: found where a figure in it stands, or one that can be converted.
    """

    asked: re.Pattern[str]
    held: re.Pattern[str]


_SPANS = (
    r"\bdays?\b|week|fortnight|month|year|night|decade|quarter|semest|trimest|\bage|\bold\b|dail"
    r"|annual|hours|\bdias?\b|semana|quincen|\bmes(?:es)?\b|mensual|\banos?\b|noche|decada|siglo"
    r"|centur|diari|anual|edad|horas|\bjornal|(?:1[89]|20)\d\d.*(?:1[89]|20)\d\d"
)
_DAYS_OF = (
    r"(?:days (?:a|per|each|every|of the|in a|out of the) (?:week|month|year)"
    r"|dias (?:a la|al|por|de la|del|cada) (?:semana|mes|ano))"
)
_WEEKDAYS = rf"\bdays?\b|\bdail|\bdias?\b|diari|weekend|fin(?:es)? de semana|{WEEKDAY}"

_MONEY: tuple[tuple[str, str], ...] = (
    (r"dollars?|dolar(?:es)?", r"\$|\busd"),
    (r"euros?", r"€|\beur\b"),
    (r"pounds|libras", r"£|\bgbp\b|\blbs?\b"),
    (r"pesos?", r"\$|\b(?:mxn|cop|ars|clp|php|uyu|dop|cup)\b"),
    (r"soles", r"\bs/|\bpen\b|\bnuevos? sol"),
    (r"rupees?|rupias?", r"₹|\b(?:rs|inr|pkr|npr|lkr)\b"),
    (r"yen(?:es)?", r"¥|\bjpy\b"),
    (r"yuan(?:es)?|renminbi", r"¥|\b(?:cny|rmb)\b"),
    (r"kwachas?", r"\b(?:zmw|mwk)\b|\bm?k ?\d"),
    (r"shillings?|chelin(?:es)?", r"\b(?:kshs?|kes|ushs?|ugx|tshs?|tzs|sh)\b"),
    (r"francs?|francos?", r"\b(?:f?cfa|xof|xaf|chf|rwf|bif|gnf|fc|fr)\b"),
    (r"reais|reales", r"r\$|\bbrl\b"),
    (r"rands?", r"\bzar\b|\br ?\d"),
    (r"nairas?", r"₦|\bngn\b"),
    (r"cedis?", r"\bgh[sc]\b"),
    (r"birrs?", r"\betb\b"),
    (r"takas?", r"\b(?:bdt|tk)\b"),
    (r"bahts?", r"\bthb\b"),
    (r"dongs?", r"\bvnd\b"),
    (r"rupiahs?", r"\b(?:idr|rp)\b"),
    (r"crowns?|coronas?|kron(?:a|or|er|en|e)", r"\b(?:sek|nok|dkk|czk|kr)\b"),
    (r"quetzal(?:es)?", r"\bgtq\b|\bq ?\d"),
    (r"lempiras?", r"\b(?:hnl|lps?)\b"),
    (r"colones", r"₡|\bcrc\b"),
    (r"bolivianos?", r"\b(?:bob|bs)\b"),
    (r"bolivares", r"\b(?:ves|vef|bs)\b"),
    (r"guarani(?:es|s)?", r"₲|\b(?:pyg|gs)\b"),
    (r"roubles?|rubles?|rublos?", r"₽|\brub\b"),
    (r"leks?|leke", r"\ball\b"),
    (r"laris?", r"\bgel\b"),
    (r"dinars?|dinares", r"\b(?:rsd|dzd|iqd|jod|tnd)\b"),
    (r"vatus?", r"\b(?:vuv|vt)\b"),
)
"""The words of each currency, and its other signs."""

_HOURS = (
    r"hour|hora|minut|\d ?h\b|\bday\b|\bdia\b|[ap]\.? ?m\b|night|noche|midday|noon|mediodia|o'clock"
)
_LENGTHS = r"\bkm|kilom|\bmiles?\b|milla|met(?:re|er|ro)|\d ?m\b|\bfeet\b|\bpies\b|\byards?\b|legua"

_CHANGED = (
    r"(?=[^?]*\b(?:f[ae]ll|drop\w*|declin\w+|decreas\w+|r[io]se|increas\w+|gr[eo]w|go(?:ne)? (?:up"
    r"|down)|went (?:up|down)|lower|higher|cut|reduc\w+|gain\w*|los[et]|differ\w*|baj\w+|sub\w+"
    r"|descend\w+|disminu\w+|aument\w+|crec\w+|reduj\w+|cay\w+|incremen\w+|difer\w+)\b)"
)
_POINTS = rf"(?:percentage )?points{_CHANGED}|percentage points|puntos(?: porcentuales|{_CHANGED})"
_IN_POINTS = (
    r"\bpoints?\b|\bpuntos?\b|%|\bper ?cent|\bpor ?cien|percentage|porcent|\bscor|puntua|puntaj"
    r"|\bmarks?\b|\bindex|\bindice|\d ?/ ?\d|\d(?: out)? of \d|\d [ao] \d|\d to \d|\d de \d"
)
"""Points by which something changed: of per cent, or of a score."""

_MEASURES: tuple[tuple[str, str], ...] = (
    (r"minutes|minutos|hours|horas", _HOURS),
    (_DAYS_OF, _WEEKDAYS),
    (r"days|weeks|months|years|nights|dias|semanas|meses|anos|noches", _SPANS),
    (r"kilomet(?:re|er|ro)s|miles|millas|met(?:re|er|ro)s", _LENGTHS),
    (r"lit(?:re|er|ro)s", r"lit(?:re|er|ro)|gall?on|\d ?m?l\b|cubic"),
    (r"kilo(?:gram(?:me|o)?)?s|tons|tonnes|toneladas", r"\bkg|kilo|\bton|gram|pound|libra|quintal"),
    (r"pages|paginas", r"\bpage|\bpp?\b\.?|pagina|\bpags?\b"),
    (_POINTS, _IN_POINTS),
    (r"hectares|hectareas|acres", r"hectare|\bha\b|acre|\bkm|square|cuadrad"),
)

TIME = re.compile(rf"{_SPANS}|{_HOURS}")
"""Any stretch of time."""

CURRENCY_WORDS = "|".join(words for words, _ in _MONEY)
"""The words of all currencies, a pattern."""

MONEY = re.compile("|".join(rf"\b(?:{words})\b|{signs}" for words, signs in _MONEY))
"""Any currency."""

CURRENCIES = tuple(
    NamedUnit(re.compile(words), re.compile(rf"\b(?:{words})\b|{signs}")) for words, signs in _MONEY
)
"""Each currency."""

UNITS_BY_NAME: tuple[NamedUnit, ...] = (
    *(NamedUnit(re.compile(asked), re.compile(held)) for asked, held in _MEASURES),
    *CURRENCIES,
)
"""The first whose `asked` is found is the one that is meant."""
