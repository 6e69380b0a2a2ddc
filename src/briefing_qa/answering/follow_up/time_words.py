"""Words that times are recognised by; folded, and patterns are matched against folded text."""

from __future__ import annotations

import re

from briefing_qa.answering.words import number_words

_ORDINALS = (word for number in range(1, 5) for word in number_words.ORDINALS[number])
ORDINALS = frozenset({*_ORDINALS, "ultimo"})
PARTS_OF_YEARS = ORDINALS | {
    *("half", "quarter", "semester", "trimester", "early", "late", "mid", "beginning", "start"),
    *("end", "semestre", "trimestre", "cuatrimestre", "mitad", "principios", "comienzos"),
    *("inicios", "mediados", "finales", "fines", "va"),
}
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

SMALL_NUMBERS = {
    word: int(number)
    for word, number in (number_words.UNITS | number_words.ONES).items()
    if 1 <= number <= 10
}
_SMALL = rf"{'|'.join(SMALL_NUMBERS)}|\d"
EARLIER = frozenset({"before", "previous", "preceding", "prior", "earlier", "previously"}
                    | {"anterior", "previo", "precedente", "antes"})  # fmt: skip
YEAR_FROM_THERE = re.compile(
    r"(?<!than )(?<!with )(?<!to )(?<!que )(?<!con )(?<!frente )(?<!respecto )"
    r"\b(?:(?:(?:in|for|during) )?(?:the (?:year (?:before|after)"
    r"|(?:previous|preceding|prior|following|next|subsequent) year)"
    rf"|(?P<english>{_SMALL}) years? (?:before|earlier|previously|later"
    r"|after(?:wards)?))"
    r"|(?:(?:en|durante) )?(?:(?:el|al) (?:ano )?(?:anterior|previo|precedente|siguiente|posterior)"
    rf"|(?P<spanish>{_SMALL}) anos? (?:antes|despues|mas tarde)))"
    r"(?=[ ?.!]*$)"
)
"""A year that is told from the one before: "the year before", "dos años después"."""
