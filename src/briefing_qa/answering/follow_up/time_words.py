"""Words that times are recognised by; folded, and patterns are matched against folded text."""

from __future__ import annotations

import re

PARTS_OF_YEARS = frozenset(
    {"half", "quarter", "semester", "trimester", "first", "second", "third", "fourth", "early"}
    | {"late", "mid", "beginning", "start", "end", "semestre", "trimestre", "cuatrimestre", "mitad"}
    | {"primer", "primero", "primera", "segundo", "segunda", "tercer", "tercero", "tercera"}
    | {"cuarto", "ultimo", "principios", "comienzos", "inicios", "mediados", "finales"}
    | {"fines", "va"}
)
ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "primer", "primero", "primera", "segundo", "segunda"}
    | {"tercer", "tercero", "tercera", "cuarto", "ultimo"}
)
TIME_PREPOSITIONS = frozenset(
    {"in", "by", "since", "until", "before", "after", "during", "for", "from", "between", "at"}
    | {"en", "desde", "hasta", "de", "durante", "entre", "a", "para"}
)
NOW = re.compile(
    r"(?:today|now|nowadays|currently|at present|this (?:year|month|week)|last (?:year|month|week)"
    r"|(?:hoy|ahora)(?: en dia| mismo)?|actualmente|en la actualidad"
    r"|(?:en )?est[ea] (?:ano|mes|semana)|(?:en )?(?:el|la) (?:ano|mes|semana) pasad[oa])"
)
"""Times that are told from the day of asking, which no question names."""

SMALL_NUMBERS = {"a": 1, "one": 1, "un": 1, "two": 2, "dos": 2, "three": 3, "tres": 3} | {
    "four": 4, "cuatro": 4, "five": 5, "cinco": 5, "ten": 10, "diez": 10
}  # fmt: skip
EARLIER = frozenset({"before", "previous", "preceding", "prior", "earlier", "previously"}
                    | {"anterior", "previo", "precedente", "antes"})  # fmt: skip
YEAR_FROM_THERE = re.compile(
    r"(?<!than )(?<!with )(?<!to )(?<!que )(?<!con )(?<!frente )(?<!respecto )"
    r"\b(?:(?:(?:in|for|during) )?(?:the (?:year (?:before|after)"
    r"|(?:previous|preceding|prior|following|next|subsequent) year)"
    r"|(?P<english>a|one|two|three|four|five|ten|\d) years? (?:before|earlier|previously|later"
    r"|after(?:wards)?))"
    r"|(?:(?:en|durante) )?(?:(?:el|al) (?:ano )?(?:anterior|previo|precedente|siguiente|posterior)"
    r"|(?P<spanish>un|dos|tres|cuatro|cinco|diez|\d) anos? (?:antes|despues|mas tarde)))"
    r"(?=[ ?.!]*$)"
)
"""A year that is told from the one before: "the year before", "dos años después"."""
