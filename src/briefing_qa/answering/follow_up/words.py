"""Words that follow-up questions and their topics are recognised by, in English and Spanish.

All are folded (lower case, no accents), and patterns are matched against folded text.
"""

from __future__ import annotations

import re

from briefing_qa.answering.wording import CUES

QUESTION_WORDS = frozenset(
    {"what", "which", "who", "whom", "whose", "when", "where", "why", "how"}
    | {"que", "cual", "cuales", "quien", "quienes", "cuando", "donde", "como"}
    | {"cuanto", "cuanta", "cuantos", "cuantas"}
)
DEGREES = frozenset({"many", "much", "often", "long", "old", "far", "high", "large", "big"})
"""What follows "how"."""

AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "am", "do", "does", "did", "has", "have", "had", "can", "could"}
    | {"will", "would", "shall", "should", "must", "may", "might"}
)
SPANISH_AUXILIARIES = frozenset(
    {"fue", "fueron", "es", "son", "era", "eran", "estan", "ha", "han", "hay", "hubo", "tiene"}
    | {"tienen", "puede", "pueden", "existe", "existen"}
)
SUPPORT = frozenset({"do", "does", "did"})
NEGATIONS = frozenset({"not", "n't", "never", "no"})

PREPOSITIONS = frozenset(
    {"in", "on", "by", "to", "for", "of", "from", "with", "since", "until", "at", "under", "into"}
    | {"against", "about", "among", "between", "before", "after", "during", "within", "over"}
    | {"without", "regarding", "towards", "through", "per", "than", "as", "around", "across"}
    | {"near", "behind", "despite", "except", "via", "out"}
    | {"a", "en", "de", "desde", "hasta", "con", "por", "para", "segun", "contra", "sobre"}
    | {"entre", "ante", "sin", "durante", "del", "al"}
)
TIMES = frozenset(
    {"january", "february", "march", "april", "june", "july", "august", "september", "october"}
    | {"november", "december", "year", "years", "enero", "febrero", "marzo", "abril", "mayo"}
    | {"junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "ano", "anos"}
)
DETERMINERS = frozenset(
    {"the", "an", "a", "its", "their", "his", "her", "this", "that", "these", "those", "any", "all"}
    | {"el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "lo"}
)
ARTICLES = frozenset(
    {"el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "del", "al"}
)
"""Of Spanish, with those that a preposition is part of."""

RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "que"})
JOINERS = frozenset({"and", "or", "y", "e", "o", "u"})

PAST = frozenset(
    {"held", "made", "done", "given", "taken", "set", "put", "built", "run", "found", "known"}
    | {"meant", "written", "drawn", "seen", "said", "paid", "sent", "lost", "left", "kept"}
    | {"won", "grew", "rose", "fell", "became", "came", "went", "gave", "took", "saw", "met"}
    | {"led", "began", "lived"}
)
"""Irregular past forms that are verbs wherever they stand."""

NO_TOPIC = CUES | frozenset(
    {"period", "periods", "percent", "part", "amount", "rate", "level", "rates", "day", "age"}
    | {"periodo", "nivel", "parte", "edad", "dia", "tasa", "problem", "problema", "exactly"}
    | {"exactamente", "else", "many", "much", "place", "happen", "happened", "one", "ones"}
)
"""Words that name no subject of their own: "the problem" of what?"""

ONE = frozenset({"it"})
MANY = frozenset({"they", "them"})
PERSONS = frozenset({"he", "she", "him"})
OWNERS = frozenset({"its", "their", "his", "her", "theirs"})
POINTERS = frozenset({"this", "that", "these", "those"})
SPANISH_POINTERS = frozenset(
    {"ello", "ellos", "ellas", "esto", "eso", "este", "esta", "estos", "estas", "ese", "esa"}
    | {"esos", "esas", "aquel", "aquella", "aquellos", "aquellas", "dicho", "dicha", "dichos"}
    | {"dichas", "su", "sus", "alli", "ahi"}
)
WHO = frozenset({"who", "whom", "quien", "quienes"})
COUNTS = frozenset({"many", "cuantos", "cuantas"})
WITHIN_NAMES = frozenset({"of", "for", "and", "the", "de", "del", "la", "y"})
"""Small words inside a name: "Ministry of Women"."""

ADVERBIAL = re.compile(
    r"(?:(?:in|on|by|to|for|from|with|since|until|as of|at|under|into|against|about|before|after)"
    r" (?:what|which|when|whom|where)\b.*|(?:why|when|where|how)(?: exactly)?|how (?:often|long)"
    r"|(?:since|by|until|as of|from) when|according to (?:whom|what|which \w+)"
    r"|(?:por|para|desde|hasta|en|con|de|segun|a|contra|sobre) (?:que|cual|cuando|donde|quien)\b.*"
    r"|cuando|donde|como)"
)
"""A question word that can stand before any other question: "since when", "in which period"."""

LEAD = re.compile(
    r"(?:(?:thanks|thank you|gracias|great|perfect\w?)\b[ ,.!]*)*"
    r"[¿¡ ]*(?:(?:and|but|or|so|then|also|ok|okay|y|e|pero|o|entonces|ademas)\b[ ,]*)*[¿¡ ]*"
    r"(?:(?:(?:what|how) about|what of|as for|que tal)\b"
    r"|(?:que (?:hay|pasa)|en cuanto)\b(?: (?:de|con|en|a)\b)?)? *"
)
"""What a follow-up begins with: "and", "what about", "y", "qué hay de"; may be empty."""

ORDINAL = re.compile(
    r"(?:the|el|la|los|las) (?:first|second|third|last|other|primer[oa]?|segund[oa]|tercer[oa]"
    r"|otr[oa]s?|ultim[oa])(?: ones?)?\W*"
)
"""One of a list that the answer gave: what it is cannot be known from the questions."""

COMMAND = re.compile(
    r"(?:please )?(?:name|list|tell me|give me|show me|explain|describe|enumera|explica|dime)\b *",
    re.IGNORECASE,
)

EXPLETIVE = re.compile(
    r"\b(?:is|was|be|are) it (?:\w+ ){1,4}(?:to|that|if|for)\b(?! (?:the|an?|its|this|that)\b)"
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

AGE = re.compile(
    r"(?P<lead>(?:(?:aged|ages|between|from|de|entre)(?: the ages of)? )*)"
    r"(?P<age>(?<!\d)\d{1,2} ?(?:-|–|to|and|a|y) ?\d{1,2}(?!\d)(?: (?:years old|years|anos))?"
    r"|(?:under|over|below|above|younger than|older than|aged|menores de|mayores de|de menos de"
    r"|de mas de) (?:age )?\d{1,2}(?!\d)(?: (?:years old|years|anos))?)"
)
YEARS = re.compile(
    r"(?:(?P<prep>\b(?:in|by|since|until|as of|before|after|during|for|from|en|desde|hasta|de)) )?"
    r"(?P<years>\b(?:1[89]|20)\d\d(?:(?: ?[-–] ?| to | a | and | y )(?:1[89]|20)\d\d)?\b)"
)
MODIFIER = re.compile(
    r"(?:young|poor|rural|deaf|disabled|urban|older|\w+(?:ous|an|ive|ic|ful|ese|less|ible|able|al))$"
)
"""English words that may describe a group; also those written with a capital."""
