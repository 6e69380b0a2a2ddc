"""Whether two sentences state the same thing but for its value.

"14.1% of women married before 18" and "31% of Indigenous women married before 18" are alike and
speak of different people. So every word that one of them has and the other lacks counts against
them, unless it only says who found it and when, or is a verb for being and having.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.meaning import has_meaning
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.answering.words.wording import CUES
from briefing_qa.languages.dictionaries import in_dictionary
from briefing_qa.languages.months import MONTHS
from briefing_qa.terms import fold, stop_words

NEAR = 0.55
"""Cosine of word meanings from which a word of the same language says the same."""

NEAR_ACROSS = 0.4
"""The same for a word of another language."""

TOLD = 0.5
"""A sentence and its headings must hold more than this share of the question's words."""

LONG = 5
"""A sentence of more content words than this that stands in two documents is about one thing."""

_POINTERS = frozenset(
    {"it", "they", "these", "this", "those", "that", "he", "she", "its", "their", "such", "both"}
    | {"ellos", "ellas", "estos", "estas", "este", "esta", "esto", "esos", "esas", "ese", "esa"}
    | {"ambos", "ambas", "dicho", "dicha", "dichos", "dichas", "sus", "su"}
)
"""First words of sentences that are about something named before."""
_IMPERSONAL = (["it", "was"], ["it", "is"], ["it", "takes"], ["it", "took"])

_FOUND = frozenset(
    {"survey", "surveys", "study", "studies", "report", "reports", "research", "data", "figure"}
    | {"figures", "statistics", "census", "count", "counted", "found", "finds", "find", "shows"}
    | {"show", "showed", "shown", "according", "estimate", "estimates", "estimated", "recorded"}
    | {"stated", "states", "reported", "source", "sources", "published", "indicates", "suggests"}
    | {"encuesta", "encuestas", "estudio", "estudios", "informe", "informes", "datos", "censo"}
    | {"cifras", "segun", "estima", "estimado", "registro", "registraron", "muestra", "muestran"}
    | {"encontro", "revela", "indica", "indican", "calcula", "cifra", "fuente", "estadisticas"}
)
_WHEN = frozenset(
    {"year", "years", "today", "now", "currently", "current", "latest", "recent", "recently"}
    | {"since", "date", "old", "age", "aged", "ages", "actualmente", "hoy", "actual", "ano"}
    | {"anos", "edad", "reciente", "desde", *MONTHS}
)
_BEING = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "there", "exist", "exists"}
    | {"available", "disponible", "disponibles", "whole", "country", "countrywide", "nationwide"}
    | {"national", "pais", "nacional"}
    | {"make", "makes", "made", "up", "stands", "stood", "amounts", "amounted", "reach", "total"}
    | {"carries", "carry", "get", "gets", "got", "raised", "lowered", "set", "fixed", "became"}
    | {"altogether", "overall", "just", "only", "still", "about", "around", "nearly", "almost"}
    | {"approximately", "roughly", "some", "over", "more", "than", "least", "per", "cent"}
    | {"percent", "percentage", "share", "proportion", "number", "rate", "hay", "existen"}
    | {"existe", "son", "era", "eran", "fue", "fueron", "ha", "han", "habia", "tiene", "tienen"}
    | {"tenia", "tenian", "asciende", "ascendio", "suma", "alcanza", "casi", "cerca"}
    | {"alrededor", "unos", "unas", "mas", "menos", "aproximadamente", "porcentaje", "tasa"}
    | {"proporcion", "numero", "ciento", "million", "billion", "thousand", "millon"}
    | {"millones", "mil", "hundred", "half", "third", "thirds", "quarter", "quarters", "fifth"}
    | {"mitad", "tercio", "tercios", "tercera", "cuarto", "cuarta", "quinto", "quinta", "cada"}
    | {"accounted", "accounts", "represents", "represent", "representa", "representan"}
    | {"constitutes", "constitute", "comprised", "s", "elevada", "elevo", "fijada", "fijo"}
)
_SAYS_NOTHING = _FOUND | _WHEN | _BEING
"""Words that neither narrow nor change what is stated."""

_CONDITIONS = frozenset(
    {"consent", "permission", "authorisation", "authorization", "approval", "court", "courts"}
    | {"judge", "judges", "parent", "parents", "parental", "guardian", "guardians", "exception"}
    | {"exceptions", "consentimiento", "permiso", "autorizacion", "juez", "padres", "dispensa"}
    | {"judicial", "legal", "minimum", "minima", "minimo"}
)
"""What an age limit may hang on: "16 with court permission"."""

_SWAYS = frozenset(
    {"another", "additional", "further", "other", "others", "earlier", "previously", "previous"}
    | {"formerly", "former", "until", "before", "ago", "plan", "plans", "planned", "target"}
    | {"goal", "aim", "aims", "should", "must", "recommend", "recommends", "propose", "proposes"}
    | {"expected", "projected", "average", "median", "minimum", "maximum", "first", "second"}
    | {"monthly", "daily", "yearly", "annually", "annual", "remaining", "rest", "except"}
    | {"excluding", "including", "if", "unless", "would", "could", "will", "among", "outside"}
    | {"otro", "otra", "otros", "otras", "adicional", "adicionales", "antes", "anterior"}
    | {"anteriormente", "hasta", "hace", "meta", "objetivo", "preve", "planea", "deberia"}
    | {"deberian", "debe", "recomienda", "propone", "promedio", "mediana", "minimo", "minima"}
    | {"maximo", "maxima", "primer", "primera", "segundo", "segunda", "mensual", "anual"}
    | {"resto", "salvo", "excepto", "incluyendo", "si", "seria", "sera", "entre", "fuera"}
)
"""Words, function words among them, that turn a statement into another one."""

_NEGATIONS = frozenset(
    {"not", "no", "never", "without", "none", "nor", "neither", "lack", "lacks", "lacking"}
    | {"sin", "nunca", "ningun", "ninguno", "ninguna", "ni", "tampoco", "carece", "carecen"}
)
_BY_YEAR = re.compile(r"\b(?:by|para|antes de) (?:el ano )?(?:19|20)\d\d\b")


def same_matter(question: Question, one: Candidate, other: Candidate, *, ages: bool) -> bool:
    """Whether two sentences are about the same people, place, deed and measure.

    Args:
        question: what both may answer.
        one: its sentence.
        other: the same.
        ages: whether an age limit is asked for, which may hang on a condition.
    """
    return (
        _same_people(question, one, other)
        and _same_place(one, other)
        and same_sway(one, other, ages=ages)
        and _asked_in_both(question, one, other)
        and both_told(question, one, other)
        and not _foreign(question, one, other, ages=ages)
        and not _foreign(question, other, one, ages=ages)
    )


def wording(candidate: Candidate) -> tuple[str, ...]:
    """Language and content words of a sentence: equal ones are one, its figures apart."""
    return (candidate.language, *_content(candidate, _SAYS_NOTHING))


def _same_people(question: Question, one: Candidate, other: Candidate) -> bool:
    groups = facts(one.text).groups ^ facts(other.text).groups
    return groups <= question.facts.groups


def _same_place(one: Candidate, other: Candidate) -> bool:
    """Neither names a country that the other's surroundings do not name."""
    around = [
        facts("\n".join((c.text, c.title, c.headings, c.source.passage.text))).countries
        for c in (one, other)
    ]
    placed = [facts(c.text).countries or facts(f"{c.title}\n{c.headings}").countries
              for c in (one, other)]  # fmt: skip
    return (
        facts(one.text).countries <= around[1]
        and facts(other.text).countries <= around[0]
        and (not all(placed) or bool(placed[0] & placed[1]))
    )


def same_sway(one: Candidate, other: Candidate, *, ages: bool) -> bool:
    """Both are said as what is, or both as what was, should be, is planned or is not."""
    words = [facts(c.text).words for c in (one, other)]
    if one.language == other.language:
        differs = (words[0] ^ words[1]) & _SWAYS - (_CONDITIONS if ages else frozenset())
    else:
        differs = frozenset()
        counts = [bool(w & _SWAYS - _CONDITIONS) for w in words]
        if counts[0] != counts[1]:
            return False
    denied = [bool(w & _NEGATIONS) for w in words]
    later = [_BY_YEAR.search(fold(c.text)) is not None for c in (one, other)]
    return not differs and denied[0] == denied[1] and later[0] == later[1]


def _asked_in_both(question: Question, one: Candidate, other: Candidate) -> bool:
    """What of the question stands in one sentence stands with the other as well."""
    words = [w.folded for w in question.words if w.folded not in CUES and not w.is_number]
    held = [[_holds(word, question.language, c, around=False) for word in words]
            for c in (one, other)]  # fmt: skip
    near = [[_holds(word, question.language, c, around=True) for word in words]
            for c in (one, other)]  # fmt: skip
    return all(
        (not a or b_near) and (not b or a_near)
        for a, b, a_near, b_near in zip(held[0], held[1], near[0], near[1], strict=True)
    )


def both_told(question: Question, one: Candidate, other: Candidate) -> bool:
    """Whether two sentences say what they are about, or are one sentence in two editions."""
    same = wording(one) == wording(other)
    return (
        all(_is_told(question, candidate) for candidate in (one, other))
        or (same and len(wording(one)) > LONG)
        or (same and _plain(one.before) == _plain(other.before) != "")
    )


def _plain(sentence: str) -> str:
    """The words of a sentence without its numbers."""
    return " ".join(t.folded for t in facts(sentence).tokens if not t.is_number)


def _is_told(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence says by itself what it is about: "It has 14 members" does not."""
    words = [w.folded for w in question.words if w.folded not in CUES and not w.is_number]
    held = [_holds(word, question.language, candidate, around=True) for word in words]
    found = [token.folded for token in facts(candidate.text).tokens[:2]]
    points = found[0] in _POINTERS and found not in _IMPERSONAL
    return sum(held) > TOLD * len(words) and not points


def _holds(word: str, language: str, candidate: Candidate, *, around: bool) -> bool:
    texts = [candidate.text]
    if around:
        texts += [candidate.title, candidate.headings]
    return any(in_text(word, language, text, candidate.language) for text in texts)


def in_text(word: str, language: str, text: str, text_language: str) -> bool:
    """Whether a text holds a word, a derived form, one for the same people or of the same meaning.

    Args:
        word: folded.
        language: of the word.
        text: any.
        text_language: its language.
    """
    least = NEAR if language == text_language else NEAR_ACROSS
    if facts(word).groups & facts(text).groups:
        return True
    if has_meaning(word, language, text, text_language, least):
        return True
    return language != text_language and any(
        _same_start(word, token.folded) for token in facts(text).tokens
    )


def _same_start(one: str, other: str) -> bool:
    """Whether two words look alike across languages: "trafficking" is none, "Quillay" is."""
    length = max(4, (3 * max(len(one), len(other))) // 4)
    return one[:length] == other[:length]


def _foreign(question: Question, one: Candidate, other: Candidate, *, ages: bool) -> list[str]:
    """Words of a sentence that say something of which the other and the question know nothing."""
    names = facts(one.text).names
    around = (other.text, other.title, other.headings, other.source.passage.text)
    told = _SAYS_NOTHING | (_CONDITIONS if ages else frozenset())
    foreign = []
    for word in _content(one, told):
        texts: Iterable[str] = around if word in names else (other.text,)
        if any(in_text(word, one.language, text, other.language) for text in texts):
            continue
        if facts(word).groups or in_text(word, one.language, question.text, question.language):
            continue  # groups are the same in both
        if word in names and _translatable(word, one.language, other.language):
            continue
        foreign.append(word)
    return foreign


def _translatable(word: str, language: str, other: str) -> bool:
    """Whether a name is a word of its language alone: "Código" is, "Quechua" is not."""
    return language != other and in_dictionary(word, language) and not in_dictionary(word, other)


def _content(candidate: Candidate, told: frozenset[str]) -> list[str]:
    """Content words of a sentence in order, without numbers and what says nothing."""
    stops = stop_words(candidate.language)
    counted = {i for q in quantities(candidate.text) for i in range(q.first, q.last)}
    return [
        token.folded
        for place, token in enumerate(facts(candidate.text).tokens)
        if not (token.is_number or place in counted)
        and token.folded not in stops
        and token.folded not in told
    ]
