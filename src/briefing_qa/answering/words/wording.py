"""Turns of phrase in English and Spanish: which answer a question asks for, what a sentence does.

All patterns are matched against folded text (lower case, no accents).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_qa.answering.words.closed_classes import STUDIED

MODALS = "can|could|may|might|must|shall|should|will|would"
AUXILIARIES = f"is|are|was|were|do|does|did|has|have|had|{MODALS}"
"""English verbs that a question for yes or no begins with, as part of a pattern."""

SPANISH_AUXILIARIES = (
    "es|son|era|eran|fue|fueron|estan|ha|han|habia|habian|hay|hubo|existe|existen|tiene|tienen"
    "|tenia|tenian|tuvo|tuvieron|puede|pueden|pudo|pudieron"
)
"""Spanish ones, folded, but for "esta", which is a pointer too."""

YES_OR_NO = rf"(?:{AUXILIARIES}|{SPANISH_AUXILIARIES}|esta)"
"""What a question for yes or no begins with, folded, as part of a pattern."""

# Where a question word stands that asks; elsewhere "who" and "when" begin a side sentence.
_BEFORE = "and|y|but|or|in|on|by|to|for|of|from|with|since|until|till|at|under|a|en|de|desde|hasta"
_OPEN = rf"(?:^\W*|[,;:?] ?\W*|\b(?:{_BEFORE}|con|por|para|segun|contra) )"
_WHICH = r"\b(?:which|what) (?:\w+ ){0,2}"

# After "nota", which is a mark as well as a note.
_NO_MARK = r"(?:que|como|de (?:prensa|pie|orientacion)|a(?:l| pie)|informativa|tecnica|verbal)\b"

_NO_SIDES = "".join(
    rf"(?<!{word} de )"
    for word in (
        *("grupo", "grupos", "municipio", "municipios", "distrito", "distritos", "escuela"),
        *("escuelas", "comunidad", "comunidades", "zona", "zonas", "area", "areas", "aldeas"),
        *("hogares", "provincias", "regiones"),
    )
)

# Tried in this order; the first that is found decides. Question words come before nouns.
QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "list",  # "List the districts with the number of cases in each."
        (
            (
                r"^\W*(?:(?:please|por favor)\b\W*)?(?:list|enumer[ae]\w*|lista|liste\w*)\b"
                r"(?! (?:of|de)\b)"
            ),
            r"^\W*(?:give|show|send|dame|deme|muestr\w+|haz\w*) .{0,14}\b(?:list of|lista de)\b",
        ),
    ),
    (
        "compare",
        (
            # Neither "compartir" nor "diferenciado"; "frente a" is mostly "against".
            # A "comparison group" is one of those that are compared, as are "municipios de
            # comparación".
            (
                rf"\b(?:compar(?:e[ds]?|ing|isons?(?! {STUDIED}\b)|an?|ar|ad[oa]s?|ando)"
                rf"|{_NO_SIDES}comparacion(?:es)?|versus|vs)\b"
            ),
            r"\b(?:differences?|differs?|diferencias?|diferencian|diferenciar)\b",
            r"\b(?:respectively|respectivamente)\b",
        ),
    ),
    (
        "reason",
        (
            r"\bwhy\b",
            r"\bhow come\b",
            r"\b(?:reason|cause|explanation)s? (?:for|of|behind|that|why)\b",
            r"\bwhat (?:causes|caused|explains|led to|leads to|makes|drives)\b",
            r"^\W*y por que\b",
            r"(?:^\W*|[,;:¿] ?)(?:pero )?por que\b",
            r"(?<!\by )\ba que (?:se (?:debe|debio|debia|deben|atribuy\w+)|obedec\w+)\b",
            r"\b(?:por|debido a|a causa de) que (?:razon|motivo|causa)\b",
            r"\bque (?:causa|causo|explic[ao]|motivo|origin[ao]|provoc[ao]) (?!de |princip|tuv)",
            r"\b(?:motivo|causa|razon)(?:es|s)? (?:del?|por)\b",
        ),
    ),
    (
        "year",
        (
            _OPEN + r"(?:when|cuando)\b",
            r"\b(?:what|which) (?:year|date|month|period|day|decade)s?\b",
            r"\b(?:que|cual) (?:ano|fecha|mes|periodo|dia|decada)s?\b",
        ),
    ),
    ("name", (_OPEN + r"(?:who|whom|whose|quien|quienes)\b",)),
    ("place", (_OPEN + r"(?:where|donde|adonde)\b",)),
    (
        "number",
        (
            _WHICH
            + r"(?:place|rank) (?:did|does|do|has|have|was|is) .*\b(?:take|taken|hold|held)\b",
            _WHICH + r"(?:place|position) (?:did|does|do) .*\b(?:hold|occupy|come|finish)\b",
            r"\bque (?:lugar|puesto|posicion) (?:ocup\w+|obtuv\w+|alcanz\w+|logr\w+|qued\w+)\b",
        ),
    ),
    ("score", (r"\bhow many points\b", r"\bcuantos puntos\b")),
    (
        "share",
        (
            r"\b(?:what|which) (?:share|percent|percentage|proportion|part|fraction)\b",
            r"\bque (?:porcentaje|proporcion|parte)\b",
        ),
    ),
    (
        "number",
        (
            r"\bhow (?:many|much|often|old|long|large|big|far|high)\b",
            r"(?<!\ben )\bcuant[oa]s?\b|\ben cuant(?:[oa]s|a)\b|\ben cuanto\b(?! al? )",
        ),
    ),
    (
        "score",
        (
            r"\b(?:scor(?:e|es|ed|ing)|points?|marks?|rating|rated)\b",
            r"\b(?:puntaje|puntua\w+|calificacion|puntos)\b",
            rf"(?<!\btoma )(?<!\btomo )(?<!\btomar )\bnota\b(?! {_NO_MARK})",
        ),
    ),
    (
        "share",
        (
            r"\b(?:share|percent|percentage|per ?cent|proportion|rate|fraction)\b",
            r"\b(?:porcentaje|proporcion|tasa|por ciento)\b",
            "%",
        ),
    ),
    (
        "number",
        (
            r"\b(?:number|numero) (?:of|de)\b",
            r"\b(?:rank(?:s|ed|ing)?|puesto|total|amount|count|figure|cifra|age|edad)\b",
        ),
    ),
    (
        "list",
        (
            r"\b(?:recommend\w*|recomend\w+|recomienda\w*|way forward|next steps|list|lista\w*)\b",
            r"\b(?:enumer\w+|suggest(?:s|ed|ions?)?|propose[sd]?|advised?|advises|urged?|urges)\b",
            r"\b(?:called (?:up)?on|priorities|prioridades|name the)\b",
            r"\bwhat (?:should|must|could|can|needs?|are the|were the)\b",
            _WHICH + r"(?:measures|steps|actions|changes|factors|issues|rights|forms|types)\b",
            _WHICH + r"(?:kinds|obligations|duties|functions|tasks|requirements)\b",
            r"\bque (?:debe\w*|deberia\w*|propone|pide|medidas|acciones|pasos|cambios)\b",
            r"\bque (?:factores|formas|tipos|clases|derechos|obligaciones|deberes|funciones)\b",
            r"\bque (?:tareas|requisitos|problemas)\b",
            r"\bcuales (?:son|fueron)\b",
        ),
    ),
    (
        "name",
        (
            _WHICH + r"(?:organi[sz]ation|ministry|body|agency|institution|group|association)s?\b",
            _WHICH + r"(?:committee|campaign|project|ngo|company|department|convention)s?\b",
            _WHICH + r"(?:treaty|law)s?\b",
            r"\b(?:name of|called|nombre)\b",
            r"\bque (?:organizacion|ministerio|institucion|asociacion|comite|campana)(?:e?s)?\b",
            r"\bque (?:proyecto|ong|organismo|agencia|empresa|tratado|convenio|ley)(?:e?s)?\b",
            r"\bque (?:convencion|convenciones)\b",
        ),
    ),
    (
        "place",
        (
            _WHICH + r"(?:country|countries|regions?|city|cities|areas?|places?|provinces?)\b",
            r"\b(?:que|cuales) (?:pais|paises|region\w*|ciudad\w*|provincias?|departamentos?)\b",
            r"\b(?:que|cuales) (?:zonas?|areas?|lugar|lugares)\b",
        ),
    ),
    (
        "definition",
        (
            r"\bwhat (?:is|are|does .* mean)\b",
            r"\b(?:defin\w+|meaning|meant by|significan?|concepto)\b",
            r"\b(?:se entiende por|quieren? decir)\b",
            r"\bque (?:se )?entienden?\b",
            r"\bque (?:es|son)\b",
        ),
    ),
    (
        "polar",
        (rf"^\W*{YES_OR_NO}\b",),
    ),
)

ADVICE_ASKED = (
    r"\b(?:recommend\w*|recomend\w+|recomienda\w*|way forward|next steps|suggest(?:s|ed|ions?)?)\b",
    r"\b(?:advised?|advises|advice|urged?|urges|called (?:up)?on|priorities|prioridades)\b",
    r"\b(?:should|must|ought to|deberia\w*|debe|deben)\b",
)
ADVICE_SOUGHT = (
    r"\b(?:need(?:s|ed)? to|wants?|wanted|calls? for|propos\w+|improv\w+|expect\w*|demand\w*)\b",
    r"\b(?:ask(?:s|ed)?|changes?|future|plans?|done|next|to do|needed)\b",
    r"\b(?:pide\w*|pidio|propon\w+|propuest\w+|quier\w+|hace falta|necesit\w+|tendria\w*)\b",
    r"\b(?:hay que|mejor\w+|cambi\w+|exig\w+|reclam\w+|plante\w+|futuro)\b",
)
"""Other words for it; some of them also stand where no advice is asked for."""
COUNSEL = (
    r"(?:recomm?end\w*|recomiend\w*|suggest(?:s|ed|ions?)?|sugi?e?r\w*|propos(?:es?|ed|als?)"
    r"|propon\w*|propus\w*|propuest\w*|urge[sd]?|insta|instan|insto|exhort\w*|advi[sc]e[sd]?"
    r"|aconsej\w*)"
)
"""Recommends, and recommendations, folded, as part of a pattern."""

ADVICE_HEADING = (
    r"\b(?:way forward|recommend\w*|recomend\w+|next steps|priorit\w+|priorid\w+|conclusions?)\b",
    r"\b(?:conclusion\w*|call to action|what (?:should|must|needs to)|pasos)\b",
)

ADVICE_ALONE = (
    r"\b(?:way forward|next steps|call to action|what (?:should|must|needs to))\b",
    r"\b(?:camino a seguir|proximos pasos|llamad[oa] a la accion)\b",
)
"""Headings under which nothing but advice stands, often worded as if it were done already."""

SHARE = (
    r"\d\s?(?:%|per ?cent\b|percentage|por ciento\b)",
    r"\b(?:half|third|quarter|majority|mitad|tercio|tercera parte|cuarta parte|mayoria)\b",
    r"\b(?:one in \w+|\w+ in ten|\w+ out of \w+)\b",
)
ARTICLES = frozenset({"the", "el", "la", "los", "las"})
ARTICLE = r"(?:the|el|la|los|las)"
"""One of these, as part of a pattern."""

LAST_ARTICLE = re.compile(rf"\b{ARTICLE} $", re.IGNORECASE)
"""At the end of what stands before a name."""

COMPARED_WITH = (
    r"compared (?:with|to)|against|versus|than|up from|down from"
    r"|frente al?|comparad[oa]s? con|respecto (?:de|del|al?)|contra"
)
"""What leads up to that with which something is compared, folded, as part of a pattern."""

WHAT_SHARE = r"(?:what|which|que) (?:share|percentage|proportion|porcentaje|proporcion)"
"""How a question asks for a part, folded."""

RATIO = (r"\d\s?/\s?\d",)
REASON = (
    r"\b(?:because|due to|owing to|since|as a result|result of|caused? by|reasons?|led to)\b",
    r"\b(?:lead(?:s|ing)? to|explained by|therefore|given that|in order to|so that|hence|thus)\b",
    r"\b(?:lack of|stem\w* from|risk factors?|as there (?:is|are|was|were)|hamper\w*|weaken\w*)\b",
    r"\b(?:driven by|attribut\w+|contribut\w+|porque|debido a|a causa de|ya que|por lo que)\b",
    r"\b(?:dado que|puesto que|razon|motivo|como resultado|falta de|a fin de|para que)\b",
)
DEFINITION = (
    r"\b(?:refers? to|means?|defined as|known as|called|understood as|consists? of|involves?)\b",
    r"\b(?:(?:is|are) (?:a|an|the)|comprehensively|measures|describes?|se refiere|significa)\b",
    r"\b(?:se define|se entiende|es (?:un|una|el|la)|son (?:los|las)|consiste)\b",
)
MODAL = (
    r"\b(?:should|must|needs? to|recommend\w*|urges?|calls? (?:up)?on|encourag\w+)\b",
    r"\b(?:deberia\w*|debe\w*|recomienda\w*|exhort[ao]\w*|insta\w*|alienta\w*)\b",
)


_ACCENTED = str.maketrans(
    {letter: f"[{letter}{other}]" for letter, other in zip("aeioun", "áéíóúñ", strict=True)}
)


def as_written(words: Iterable[str]) -> str:
    """A pattern for any of several folded words, with their accents or without."""
    return f"(?:{'|'.join(sorted(words)).translate(_ACCENTED)})"


def compile_any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that is found where any of several is."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


CUES = frozenset(
    {"recommend", "recommends", "recommended", "recommendation", "recommendations", "suggest"}
    | {"suggests", "suggested", "list", "share", "percent", "percentage", "proportion", "number"}
    | {"figure", "score", "scored", "rank", "year", "date", "month", "reason", "reasons", "name"}
    | {"names", "kind", "type", "difference", "compare", "recomienda", "recomiendan", "nombre"}
    | {"recomendacion", "recomendaciones", "porcentaje", "proporcion", "numero", "cifra"}
    | {"puntaje", "puntuacion", "ano", "fecha", "mes", "motivo", "tipo", "diferencia", "lista"}
)
"""Words that say what kind of answer is wanted: texts that answer need not hold them."""
