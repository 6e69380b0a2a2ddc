"""Words that follow-up questions and their topics are recognised by, in English and Spanish.

All are folded (lower case, no accents), and patterns are matched against folded text.
"""

from __future__ import annotations

import re

from briefing_qa.answering.words import wording
from briefing_qa.answering.words.bodies import ACTORS
from briefing_qa.answering.words.irregular_verbs import FORMS
from briefing_qa.answering.words.number_words import ONES, SIZES, TENS
from briefing_qa.languages.months import MONTHS
from briefing_qa.terms import all_stop_words

QUESTION_WORDS = frozenset(
    {"what", "which", "who", "whom", "whose", "when", "where", "why", "how"}
    | {"que", "cual", "cuales", "quien", "quienes", "cuando", "donde", "como"}
    | {"cuanto", "cuanta", "cuantos", "cuantas"}
)
DEGREES = frozenset({"many", "much", "often", "long", "old", "far", "high", "large", "big"})
"""What follows "how"."""

AUXILIARIES = frozenset(wording.AUXILIARIES.split("|")) | {"am"}
SPANISH_AUXILIARIES = frozenset(wording.SPANISH_AUXILIARIES.split("|"))
SUPPORT = frozenset({"do", "does", "did"})
NEGATIONS = frozenset({"not", "n't", "never", "no"})

PREPOSITIONS = frozenset(
    {"in", "on", "by", "to", "for", "of", "from", "with", "since", "until", "till", "at", "into"}
    | {"against", "about", "among", "between", "before", "after", "during", "within", "over"}
    | {"under", "without", "regarding", "towards", "through", "per", "than", "as", "around"}
    | {"across", "near", "behind", "despite", "except", "via", "out"}
    | {"a", "en", "de", "desde", "hasta", "con", "por", "para", "segun", "contra", "sobre"}
    | {"entre", "ante", "sin", "durante", "del", "al"}
)
STOPS = all_stop_words() | PREPOSITIONS
SMALL = STOPS | AUXILIARIES
"""Small words of either language; `STOPS` without verbs."""

TIMES = frozenset(MONTHS) - {"may"} | {"year", "years", "ano", "anos"}
PARTS = frozenset(
    {"quintile", "quarter", "half", "group", "bracket", "quintil", "tercio", "grupo", "estrato"}
    | {"areas", "zonas", "regions", "regiones", "districts", "distritos"}
)
"""Parts of a population that a question is put to: "the richest quintile"."""

BEFORE_DE = frozenset({"antes", "despues", "dentro", "fuera", "cerca", "debajo", "encima"})
"""What "de" makes one preposition with."""

DETERMINERS = frozenset(
    {"the", "an", "a", "its", "their", "his", "her", "this", "that", "these", "those", "any", "all"}
    | {"el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "lo"}
)
SPANISH_ARTICLES = frozenset(
    {"el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "del", "al"}
)
"""Of Spanish, with those that a preposition is part of."""

RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "que"})
GOING_ON = frozenset({"and", "but", "so", "then", "also", "y", "e", "pero", "entonces", "ademas"})
"""What ties a question to what was said before it."""

JOINERS = frozenset({"and", "or", "y", "e", "o", "u"})

PAST = frozenset(
    {form for _, past, participle, *_ in FORMS for form in (past, participle)}
    - {"beat", "become", "been", "come", "cost", "cut", "hit", "lay", "let", "read", "shut"}
    - {"spread", "bore", "born", "borne", "bound", "broken", "burned", "drunk", "felt", "hidden"}
    - {"learned", "stolen", "thought", "worn"}
    - AUXILIARIES
    | {"died", "lived"}
)
"""Past forms that are verbs wherever they stand."""

NO_TOPIC = wording.CUES | frozenset(
    {"period", "periods", "percent", "part", "amount", "rate", "level", "rates", "day", "age"}
    | {"periodo", "nivel", "parte", "edad", "dia", "tasa", "problem", "problema", "exactly"}
    | {
        "exactamente",
        "average",
        "promedio",
        "else",
        "many",
        "much",
        "place",
        "happen",
        "happened",
        "one",
        "ones",
    }
    | {"veces", "vez", "times", "vigor", "force", "effect"}
)
"""Words that name no subject of their own: "the problem" of what?"""

OF_ANOTHER = frozenset(
    {"affected", "concerned", "involved", "needed", "required", "planned", "expected", "included"}
    | {"covered", "meant", "necessary", "enough", "sufficient", "available", "worse", "better"}
    | {"afectado", "afectada", "afectados", "afectadas", "involucrados", "involucradas"}
    | {"necesario", "necesaria", "necesarios", "necesarias", "suficiente", "suficientes"}
    | {"previsto", "prevista", "previstos", "previstas", "disponibles", "incluidos", "incluidas"}
)
"""What is only said of something with regard to another: "affected" by what?"""

RELATIONAL = frozenset(
    {"case", "cases", "victim", "victims", "offender", "offenders", "people", "persons", "person"}
    | {"perpetrators", "members", "caso", "casos", "victima", "victimas", "autores", "personas"}
    | {"miembros"}
)
"""Nouns that are of something: "cases" of what?"""

ADVICE = frozenset({"recommendation", "recommendations", "recomendacion", "recomendaciones"})

LITTLE = frozenset(
    {"so", "few", "fewer", "more", "less", "only", "not", "such", "many", "much", "then", "now"}
    | {"tan", "tanto", "tanta", "tantos", "tantas", "mas", "menos", "solo", "no", "pocos", "pocas"}
    | {"menor", "mayor", "entonces"}
)
"""What follows "why" without a verb: "why so few?", "¿por qué tan pocos?"."""

DONE_TO_SOMETHING = frozenset(
    {"hizo", "hicieron", "hace", "hacen", "tiene", "tienen", "tuvo", "tuvieron", "tenia", "tenian"}
    | {"recibio", "recibieron", "recibe", "reciben", "dio", "dieron", "dicto", "dictaron", "abrio"}
    | {"abrieron", "realizo", "realizaron", "realiza", "realizan", "registro", "registraron"}
)
"""Spanish verbs whose object is what is counted before them: "¿cuántas visitas hicieron?"."""

NOWADAYS = frozenset({"now", "today", "currently", "already", "nowadays", "still"})

ONE = frozenset({"it"})
MANY = frozenset({"they", "them"})
PERSONS = frozenset({"he", "she", "him"})
OWNERS = frozenset({"its", "their", "his", "her", "theirs"})
POINTERS = frozenset({"this", "that", "these", "those"})
AS_TO_THAT = re.compile(r"\b(?:al respecto|a ese respecto|in this regard|in that regard)\b")
SPANISH_POINTERS = frozenset(
    {"ello", "ellos", "ellas", "esto", "eso", "este", "esta", "estos", "estas", "ese", "esa"}
    | {"esos", "esas", "aquel", "aquella", "aquellos", "aquellas", "dicho", "dicha", "dichos"}
    | {"dichas", "su", "sus", "alli", "ahi"}
)
CLITICS = frozenset({"lo", "la", "los", "las", "le", "les"})
WITH_CLITIC = re.compile(r"(?!charlas?$|perlas?$|burlas?$)[a-z]{3,}[aei]rl[oa]s?")
"""An infinitive with its object: "denunciarlo"."""

AGENTS = ACTORS | {
    *("ley", "norma", "articulo", "decreto", "reglamento", "convenio", "tratado", "organismo"),
    *("organo", "entidad", "institucion", "instancia", "pais", "juez", "grupo", "persona"),
    "equipo",
}
"""Who may do something to a thing before named: "qué organismo la dirige"."""

NUMBERS = ONES.keys() | TENS.keys() | SIZES.keys() | {"primeros", "ultimos"}
AFTER_NEUTER = frozenset(
    {"que", "de", "del", "mas", "menos", "mejor", "peor", "siguiente", "anterior", "mismo", "dicho"}
    | {"dispuesto", "previsto", "largo", "contrario", "unico", "primero", "ultimo", "cual"}
    | {"suficiente", "bastante", "tanto", "antes", "posible", "necesario"}
)
"""What follows "lo" where it is an article: "lo mejor"."""

ADVERBS = frozenset({"cuando", "donde", "como", "por"})
OWNED = re.compile(r"(?:its|their|his|her|su|sus) \w")
ONLY_COUNTED = re.compile(
    r"(?:how many|cuant[oa]s) \w+(?: (?:an?|per|each|every|al?|por|a la|cada) \w+)?"
)
"""A question that only counts, without a verb: "how many days a week?"."""

WHO = frozenset({"who", "whom", "quien", "quienes"})
COUNTS = frozenset({"many", "cuantos", "cuantas"})
WITHIN_NAMES = frozenset({"of", "for", "and", "the", "de", "del", "la", "y"})
"""Small words inside a name: "Ministry of Women"."""

ADVERBIAL = re.compile(
    r"(?:by how (?:many|much|long)"
    r"|(?:in|on|by|to|for|from|with|since|until|as of|at|under|into|against|about|before|after)"
    r" (?:what|which|when|whom|where)\b.*|(?:why|when|where|how)(?: exactly)?|how (?:often|long)"
    r"|(?:since|by|until|as of|from) when|according to (?:whom|what|which \w+)"
    r"|(?:por|para) que|(?:desde|hasta|en|con|de|segun|a|contra|sobre)"
    r" (?:(?:que|cual)(?! (?:se|l[aeo]s?)\b)(?: (?!\w+(?:aron|ieron|aba|aban)\b)\w+){0,2}"
    r"|cuando|donde|quien)"
    r"|cuando|donde|como)"
)
"""A question word that can stand before any other question: "since when", "in which period"."""

CLAUSE = re.compile(r"(?:what )?(?P<clause>(?:if|unless|si)\b(?!.*[,¿;]|.*[?.!].*\w))")
"""A condition that is set beside the question before: "and if the firm is small?"."""

CLAUSE_WITHIN = re.compile(r"(?<=[a-z]) (?:if|unless|si)\b.*$")
LOCATIVES = frozenset({"in", "en", "at", "within"})
AT_PLACES = re.compile(r"at (?:home|school|work|university|college|church|sea)\b")

OPPOSITES = (
    ("maximum", "minimum", "average"), ("highest", "lowest"), ("largest", "smallest"),
    ("upper", "lower"), ("public", "private"), ("oldest", "youngest"), ("longest", "shortest"),
    ("most", "least"), ("biggest", "smallest"), ("direct", "indirect"), ("rural", "urban"),
    ("urbano", "rural"), ("urbana", "rural"), ("urbanos", "rurales"), ("urbanas", "rurales"),
    ("maxima", "minima", "media"), ("maximo", "minimo", "medio"), ("publico", "privado"),
    ("publica", "privada"), ("publicos", "privados"), ("publicas", "privadas"),
    ("mayor", "menor"), ("superior", "inferior"), ("directo", "indirecto"),
    ("directa", "indirecta"), ("maximas", "minimas"), ("maximos", "minimos"),
)  # fmt: skip
"""Words of which one takes the place of the other: "and the minimum?"."""

ORDINAL = re.compile(
    r"(?:the|el|la|los|las) (?:first|second|third|last|other|primer[oa]?|segund[oa]|tercer[oa]"
    r"|otr[oa]s?|ultim[oa]s?|next|previous|proxim[oa]s?|siguientes?|anterior(?:es)?)(?: ones?)?\W*"
)
"""One of a list that the answer gave: what it is cannot be known from the questions."""

EXPLETIVE = re.compile(
    r"\b(?:is|was|be|are) it (?:\w+ ){1,4}(?:to|that|if|for|who|whose)\b"
    r"(?! (?:the|an?|its|this|that)\b)"
    r"|\bit(?:'s| is| was| would be| will be) (?:\w+ ){0,3}(?:to|that|if|for)\b"
    r"|\bit (?:takes?|took|costs?) (?:\w+ ){0,3}to\b|\bas it were\b"
    r"|\b(?:consider|think|find|make|believe|see)\w* it (?:\w+ ){1,3}to\b"
)
"""An "it" that stands for nothing said before: "is it a crime to", "that it's fine to"."""

POINTING_AWAY = frozenset(
    {"year", "week", "month", "weekend", "time", "century", "decade", "morning", "evening", "today"}
    | {"briefing", "report", "document", "paper", "text", "country", "index", "world", "way"}
    | {"informe", "documento", "texto", "ano", "semana", "mes", "pais", "indice", "mundo", "manera"}
    | {"who", "whose", "which", "that", "aged", "with", "under", "over", "of"}
)
"""What "this" and "those" may go with although nothing was said before."""

WRITINGS = frozenset(
    {"study", "guide", "handbook", "fact", "factsheet", "chapter", "survey", "note", "bulletin"}
    | {"article", "leaflet", "booklet", "publication", "estudio", "guia", "manual", "ficha"}
    | {"capitulo", "encuesta", "nota", "boletin", "folleto", "publicacion"}
)
"""What "this" goes with where the document itself is meant."""

AGE = re.compile(
    r"(?P<lead>(?:\b(?:aged|ages|between|from|de|entre)(?: the ages of)? )*)"
    r"(?P<age>(?<!\d)\d{1,2} ?(?:-|–|to|and|a|y) ?\d{1,2}(?!\d)(?: (?:years old|years|anos))?"
    r"|\b(?:under|over|below|above|younger than|older than|aged|menores de|mayores de|de menos de"
    r"|de mas de) (?:age )?\d{1,2}(?!\d)(?: (?:years old|years|anos))?"
    r"|(?<!\d)\d{1,2} (?:years(?: old)?|anos)(?: or (?:younger|older|under|over|more|less)"
    r"| (?:o|y) (?:menos|mas|menores|mayores))?)"
)
YEARS = re.compile(
    r"(?:(?P<prep>\b(?:in|by|since|until|as of|before|after|during|for|from|en|desde|hasta|de)) )?"
    r"(?P<years>\b(?:1[89]|20)\d\d(?:(?: ?[-–] ?| to | a | and | y )(?:1[89]|20)\d\d)?\b)"
)
MODIFIER = re.compile(
    r"(?:young|poor|rural|deaf|disabled|urban|older|\w+(?:ous|an|ive|ic|ful|ese|less|ible|able|al))$"
)
"""English words that may describe a group; also those written with a capital."""

ANY = re.compile(
    r"(?:(?:were|was|are|is) there )?any(?:thing|one|body)?(?: \w+){1,3}"
    r"|(?:hubo )?algun[oa]?s?(?: \w+){1,3}|hubo \w+"
)
"""A short question for something of which it does not say where: "any arrests?"."""

SINCE = re.compile(
    r"\b(?:afterwards?|since then|after that|thereafter|despues|luego|desde entonces)\W*$"
)
"""At the end of a question: behind what was talked about."""
