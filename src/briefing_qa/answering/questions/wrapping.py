"""What people say of themselves around a question: "I'm writing a speech. Could you tell me ...?".

It is no part of what is asked, and its words stand in no document. It is taken off where the rest
stands by itself: "Could you tell me how many calls it answered?" needs what was said before it.
"""

from __future__ import annotations

import re

from briefing_qa.answering.questions.question import Question, reworded
from briefing_qa.answering.words.facts import facts
from briefing_qa.terms import fold, stop_words, tokens

_ASKED = (
    r"(?P<asked>[¿\s]*(?:(?:in|at|to|for|by|on|from|since|a|de|en|con|por|para|desde|hasta) )?"
    r"(?:what|which|who|whose|whom|when|where|why|how|que|cual(?:es)?|quien(?:es)?|cuando|donde"
    r"|adonde|como|cuant[oa]s?)\b.*)$"
)
_TELL_ME = re.compile(
    r"^(?P<before>.*?)\b(?:"
    r"(?:could|can|would|will) you (?:please |kindly |possibly |perhaps )?"
    r"(?:tell|let|show|explain(?: to)?|say|help|remind|inform|check|find out|look up|give)"
    r"(?: me| us)?(?: (?:to )?(?:know|understand|find(?: out)?|see|work out))?"
    r"|(?:i|we)(?:['’]d| would)? (?:really |just |also )?(?:like|love|want|wanted|need|needed|have)"
    r" to (?:know|find out|learn|ask|check|understand)"
    r"|(?:i|we) (?:wonder|was wondering|were wondering)|(?:i['’]m|i am|we['’]re|we are)"
    r" (?:wondering|curious|trying to (?:find out|work out|understand))(?: to know)?"
    r"|do you (?:happen to )?know|please (?:tell|let) (?:me|us)(?: know)?|tell me(?:,? please)?"
    r"|(?:me |nos )?(?:puede[sn]?|podria[sn]?|podrias) (?:usted(?:es)? |por favor )?"
    r"(?:decir|indicar|explicar|informar|contar|confirmar|aclarar)(?:me|nos)?"
    r"|(?:quisiera|quisieramos|quiero|queremos|necesito|necesitamos|querria|(?:me|nos) gustaria)"
    r" (?:saber|conocer|averiguar|preguntar(?:les?|te)?)"
    r"|(?:le|les|te) (?:agradeceria|agradeceriamos)(?: mucho)? (?:que|si) (?:me |nos )?"
    r"(?:dijera[sn]?|dijese[sn]?|indicara[sn]?|informara[sn]?|pudiera[sn]? decir(?:me)?)"
    r"|(?:sabe[sn]?|sabria[sn]?)(?: usted(?:es)?)?"
    rf")[,:]?(?: (?:please|por favor),?)? *{_ASKED}",
    re.DOTALL,
)
_SENTENCES = re.compile(
    r"^(?P<before>[^?]*[^\s?.!]{2}[.!] +)"
    rf"(?:(?:and|so|now|y|entonces|ahora),? )?{_ASKED}",
    re.DOTALL,
)

_OF_ONESELF = re.compile(
    r"^[¿¡\s]*(?:hello|hi|dear|good (?:morning|afternoon|evening|day)|thank|thanks|please|i|i['’]?m"
    r"|i['’]ve|we|we['’]re|we['’]ve|my|our|as an?|for (?:my|our|an?)|hola|buen[oa]s|estimad\w+"
    r"|gracias|soy|estoy|somos|estamos|trabaj[oa]\w*|necesit\w+|escribo|preparo|preparamos|mi|nuestr[oa]"
    r"|tengo|tenemos|para (?:mi|un|una|nuestr[oa])|quer\w+|quisiera\w*|por favor|oiga|oye"
    r"|disculp\w+|perdon\w*|sorry|excuse me|ok|okay|great|perfect|understood|vale|perfecto"
    r"|entendido)\b"
)
"""How a sentence about whoever asks begins."""

_POINTS = re.compile(
    r"\b(?:this|these|those|there|i|me|my|we|us|our|one|ones|such|same|others?|here|est[aeo]s?"
    r"|es[aeo]s?|aquel\w*|mi|mis|yo|nos|nuestr\w+|ahi|alli|aqui|otr[oa]s?|mism[oa]s?|tal(?:es)?)\b"
)
"""Says nothing without what stands before it."""

_STANDS_FOR = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|ell[oa]s?|sus?|les?|lo)\b"
)
"""Stands for what was named before it."""

_ELLIPTIC = re.compile(
    r"^[¿\s]*(?:how many|how much|which|cuant[oa]s?|cual(?:es)?)"
    r" (?:in|of|have|has|had|are|were|did|do|does|en|de|han|fueron|son|tienen|hay)\b"
)
_VERBATIM = re.compile(
    r",? \b(?:exactly|precisely|word for word|verbatim|literally|in (?:so many|its own) words"
    r"|in their own words|exactamente|textualmente|literalmente|palabra por palabra"
    r"|al pie de la letra)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id)|states?|stated|wr(?:ite|ites|ote)|tells?|told|words?|defin\w+|dice\w*|dij\w+"
    r"|afirm\w+|sost\w+|senal\w+|declar\w+|mention\w*|mencion\w*|distinguish\w*|describ\w+)\b"
)
_PLEASE = re.compile(r",? (?:please|por favor)[.?! ]*$", re.IGNORECASE)

_LEAST = 2
"""Words with a meaning of their own that the rest has to have."""

_TOPIC = re.compile(
    r"\b(?:on|about|regarding|concerning|sobre|acerca del?|respecto del?)"
    r" (?P<of>.+?)(?:[,.;:]|\b(?:and|y|e) (?=i\b|we\b|would\b|quis|quier|nec|me\b|nos\b)|$)"
)
"""What somebody writes about: most of it has to be named in the question, too."""

_BEGINNING = 4
"""Letters in which a word is the same in another form: "Amazon", "Amazonian"."""


def unwrapped(question: Question) -> Question:
    """The question without what is said of whoever asks it; itself where that may be needed."""
    text = question.text
    folded = fold(text)
    if len(folded) != len(text):
        return question
    for pattern in (_TELL_ME, _SENTENCES):
        found = pattern.match(folded)
        if found is not None:
            before = text[: found.start("asked")]
            asked = _PLEASE.sub("?", text[found.start("asked") :].strip())
            if _is_of_oneself(found["before"]) and _stands_alone(asked, before, question.language):
                return reworded(question, asked[0].upper() + asked[1:], question.typed)
    return question


def without_emphasis(question: Question) -> Question:
    """The question without what only asks for the very words: "What exactly does it say of it?"."""
    if _SAYING.search(fold(question.text)) is None:
        return question
    text = " ".join(_VERBATIM.sub(" ", question.text).split()).replace(" ?", "?")
    return question if text == question.text else reworded(question, text, question.typed)


def _is_of_oneself(before: str) -> bool:
    sentences = re.split(r"[.!;]\s+", before)
    return "?" not in before and all(
        _OF_ONESELF.match(one) for one in sentences if one.strip(" ¿¡")
    )


def _stands_alone(asked: str, before: str, language: str) -> bool:
    """Whether a question lacks nothing that was said before it."""
    folded = fold(asked)
    if _POINTS.search(folded) or _ELLIPTIC.match(folded):
        return False
    stops = stop_words(language)
    for stands in _STANDS_FOR.finditer(folded):
        named = {one.folded for one in tokens(asked[: stands.start()])} - stops
        if len(named) <= _LEAST + 1:
            return False
    own = {token.folded for token in tokens(asked)} - stops
    told = facts(before)
    given = told.names | told.numbers
    topic = _TOPIC.search(fold(before))
    matter = {one.folded for one in tokens(topic["of"])} - stops if topic else set()
    return (
        len(own) >= _LEAST
        and 2 * sum(any(_alike(word, one) for word in own) for one in matter) >= len(matter)
        and told.countries <= facts(asked).countries
        and all(any(_alike(word, one) for word in own) for one in given)
    )


def _alike(one: str, other: str) -> bool:
    return one[:_BEGINNING] == other[:_BEGINNING]
