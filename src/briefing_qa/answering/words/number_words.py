"""English and Spanish words for numbers, ordinals, parts, sizes and spans of time, folded."""

from __future__ import annotations

from typing import Literal

Unit = Literal["share", "ratio", "year", "years", "days", "money", "count"]
"""Calendar years are "year"; a span or an age is in "years", or in "days" where it is shorter."""


def _numbered(words: str, first: int, step: int = 1) -> dict[str, float]:
    return {
        word: float(first + step * place)
        for place, alike in enumerate(words.split())
        for word in alike.split("/")
    }


ONES = {
    **_numbered("zero/cero", 0),
    **_numbered(
        "two/dos three/tres four/cuatro five/cinco six/seis seven/siete eight/ocho nine/nueve"
        " ten/diez eleven/once twelve/doce thirteen/trece fourteen/catorce fifteen/quince"
        " sixteen/dieciseis seventeen/diecisiete eighteen/dieciocho nineteen/diecinueve"
        " twenty/veinte veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro"
        " veinticinco veintiseis veintisiete veintiocho veintinueve",
        2,
    ),
}
TENS = _numbered(
    "twenty thirty/treinta forty/cuarenta fifty/cincuenta sixty/sesenta seventy/setenta"
    " eighty/ochenta ninety/noventa",
    20,
    10,
)
UNITS = {"one": 1.0, "un": 1.0, "uno": 1.0, "una": 1.0, "a": 1.0}
"""Numbers only before "hundred", "in five", "third", or after "forty-"."""


def in_words(value: int) -> list[list[str]]:
    """The ways to write a number below 100 in words, as folded words: "forty two"."""
    written = [[word] for word, one in (ONES | TENS).items() if one == value]
    tens, ones = value - value % 10, value % 10
    small = [word for word, one in (UNITS | ONES).items() if one == ones and word != "a"]
    for ten in (word for word, one in TENS.items() if ones and one == tens):
        written += [[ten, *joint, one] for one in small for joint in ((), ("y",))]
    return written


_FIRST_TO_NINETEENTH = (
    "first primer primero primera", "second segundo segunda", "third tercer tercero tercera",
    "fourth cuarto cuarta", "fifth quinto quinta", "sixth sexto sexta",
    "seventh septimo septima setimo", "eighth octavo octava", "ninth noveno novena",
    "tenth decimo decima", "eleventh undecimo undecima", "twelfth duodecimo duodecima",
    "thirteenth decimotercero decimotercera decimotercer",
    "fourteenth decimocuarto decimocuarta", "fifteenth decimoquinto decimoquinta",
    "sixteenth decimosexto decimosexta", "seventeenth decimoseptimo decimoseptima",
    "eighteenth decimoctavo decimoctava", "nineteenth decimonoveno decimonovena",
)  # fmt: skip
_TWENTIETH_TO_NINETIETH = (
    "twentieth vigesimo vigesima", "thirtieth trigesimo trigesima",
    "fortieth cuadragesimo cuadragesima", "fiftieth quincuagesimo quincuagesima",
    "sixtieth sexagesimo sexagesima", "seventieth septuagesimo septuagesima",
    "eightieth octogesimo octogesima", "ninetieth nonagesimo nonagesima",
)  # fmt: skip
ORDINALS: dict[int, tuple[str, ...]] = {
    **{n: tuple(words.split()) for n, words in enumerate(_FIRST_TO_NINETEENTH, 1)},
    **{10 * n: tuple(words.split()) for n, words in enumerate(_TWENTIETH_TO_NINETIETH, 2)},
}
"""The words for each ordinal number that has one of its own."""

SIZES = {
    **dict.fromkeys(("hundred", "cien", "cientos"), 100.0),
    **dict.fromkeys(("thousand", "mil"), 1e3),
    **dict.fromkeys(("million", "millions", "millon", "millones", "m"), 1e6),
    **dict.fromkeys(("billion", "bn"), 1e9),
}
PARTS = {
    **dict.fromkeys(("half", "mitad"), 1 / 2),
    **dict.fromkeys(("third", "thirds", "tercio", "tercios", "tercera", "terceras"), 1 / 3),
    **dict.fromkeys(("quarter", "quarters", "cuarto", "cuartos", "cuarta", "cuartas"), 1 / 4),
    **dict.fromkeys(("fifth", "fifths", "quinto", "quintos", "quinta", "quintas"), 1 / 5),
    **dict.fromkeys(("tenth", "tenths", "decimo", "decimos", "decima", "decimas"), 1 / 10),
}
SPANS: dict[str, tuple[Unit, float]] = {
    **dict.fromkeys(("year", "years", "ano", "anos"), ("years", 1.0)),
    **dict.fromkeys(("month", "months", "mes", "meses"), ("days", 30.0)),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), ("days", 7.0)),
    **dict.fromkeys(("day", "days", "dia", "dias"), ("days", 1.0)),
}

NAMES_A_NUMBER = frozenset(
    {"article", "articles", "law", "act", "no", "nos", "convention", "protocol", "resolution"}
    | {"section", "chapter", "paragraph", "page", "table", "figure", "annex", "target", "goal"}
    | {"articulo", "articulos", "ley", "decreto", "convenio", "capitulo", "parrafo", "pagina"}
    | {"tabla", "anexo", "inciso", "numeral", "resolucion", "protocolo", "observacion", "covid"}
    | {"comment", "recommendation", "n", "num", "sdg", "ods", "ilo", "oit", "decree", "meta"}
)
"""Before a number: it is a name, "Article 34"."""
