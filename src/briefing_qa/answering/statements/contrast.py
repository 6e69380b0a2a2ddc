"""What the documents give instead: "this for “women” (14.1%), not for “men”".

A wrong reason is worse than none. So every rule here asks whether something could make the
statement wrong, and says nothing where it could: the other value is only in the neighbourhood, is
whom the deed is done by, stands beside others, or the question names it too; or the sentence does
not say of it what is asked for (`parallel`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word
from briefing_qa.answering.questions.question import Question, focus_of
from briefing_qa.answering.rules.details import Detail, is_comparison, unmet
from briefing_qa.answering.statements.other_number import other_number
from briefing_qa.answering.statements.parallel import counts, says_of_another
from briefing_qa.answering.words.facts import TONGUES, facts
from briefing_qa.answering.words.groups import SEXES, rivals
from briefing_qa.terms import Token, fold

_PEOPLE = frozenset({"women", "girls", "men", "boys", "mujeres", "hombres", "ninas"})
"""Nouns for one sex only: "chicos" may be both, "female" may stand for a practice."""

_EVERYONE = frozenset(
    {"children", "adolescents", "minors", "teenagers", "youths", "adults", "people", "persons"}
    | {"everyone", "both", "sexes", "husband", "husbands", "wife", "wives", "brothers", "sisters"}
    | {"sons", "daughters", "fathers", "mothers", "parents", "couples", "ninos", "menores"}
    | {"adolescentes", "jovenes", "adultos", "personas", "ambos", "ambas", "sexos", "hijos"}
    | {"hijas", "padres", "madres", "esposos", "esposas", "esposo", "esposa", "parejas"}
)
"""In a sentence with one of these the figure may be of more than the sex it names."""

_ROLES = frozenset(
    {"by", "from", "with", "against", "than", "to", "toward", "towards", "without", "unlike", "not"}
    | {"except", "excluding", "no", "por", "con", "contra", "que", "a", "al", "hacia", "sin"}
    | {"salvo", "excepto", "desde"}
)
"""Before a word: it is not what the figure is of, but who did it, where it came from."""

_BEYOND = re.compile(
    r"\b(?:glob\w+|world\w*|international\w*|internacional\w*|region\w*|latin|countries|nations"
    r"|(?:an|the )?other country|africa\w*|asia\w*|europ\w+|america\w*|mund\w+|paises|otro pais"
    r"|abroad|overseas|foreign\w*|extranjer\w+)\b"
)
"""More than one country is spoken of, or another one."""
_WITHIN = frozenset({"in", "across", "within", "throughout", "en"})
_PEOPLE_ENDING = re.compile(r"(?:an|ans|ese|ish|i|is|an[oa]s?|en[oa]s?|enses?|in[oa]s?)$")

_CLAUSES = re.compile(r"[;:]")
"""What parts statements: the other value may belong to another one than the figure."""

_ON = r"(?:in|during|as of|en|durante)(?: the year| el ano)? "
_EVENT = re.compile(
    r"\b(?:born|adopted|approved|passed|signed|ratified|published|established|founded|created"
    r"|nacid\w+|adoptad\w+|aprobad\w+|firmad\w+|ratificad\w+|publicad\w+|cread\w+|fundad\w+) "
    + _ON
    + r"\d{4}"
)
"""The year of something else than the figure: "girls born in 2000"."""

_FIGURE = re.compile(
    r"(?<![\w.,/$€£\[–—-])\d+(?:[.,]\d+)*(?:\s?/\s?\d+)?(?:\s?%|\s?per ?cent\b|\spor ciento\b)?"
)
_SHARE_END = re.compile(r"(?:%|cent|ciento)$")
_SIZE_AFTER = re.compile(
    r"[\s-]*(?:million|billion|thousand|hundred|mil\b|millon|bill|%|[-–—/]\s?\d|to \d|a \d|soles"
    r"|dollars|dolares|years?\b|anos\b|months|meses|percentage points|puntos|or more|o mas)"
)
_VAGUE_BEFORE = re.compile(
    r"\b(?:than|over|under|below|above|nearly|almost|about|around|approximately|least|most|up to"
    r"|some|only|by|from|to|and|or|between|of|in|mas|menos|casi|cerca|alrededor|hasta|unos|unas"
    r"|aproximadamente|por|de|del|en|entre|y|o|article|law|no|ley|articulo)\W*$"
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A detail of the question, and what stands in its place where the rest is met.

    Attributes:
        asked: as it stands in the question.
        given: as it stands in the document.
        figure: what the sentence gives for it, "14.1%"; empty where that is not sure.
    """

    asked: str
    given: str
    figure: str


def contrast(question: Question, candidate: Candidate) -> Contrast | None:
    """What a candidate is about instead of what the question asks for.

    Nothing is said unless it is sure: one detail alone is not met, of a kind whose values exclude
    each other (sexes, years, countries), and the candidate gives one single other value for it.
    """
    missing = unmet(question, candidate)
    if len(missing) != 1 or is_comparison(question):
        return None
    if not (_rest_is_met(question, candidate) and _has_such_a_figure(question, candidate)):
        return None
    (detail,) = missing
    find = _FIND.get(detail.kind)
    given = find(question, detail, candidate) if find else None
    if (
        given is None
        or not says_of_another(question, candidate, detail.shown)
        or not counts(question, candidate, given)
    ):
        return None
    return Contrast(_bare(detail.shown), given, _figure(question, detail, candidate, given))


def _bare(shown: str) -> str:
    """Without a possessive ending."""
    return re.sub("['’].*$", "", shown)


def _rest_is_met(question: Question, candidate: Candidate) -> bool:
    """Whether all names of the question stand with the candidate, and no group contradicts."""
    texts = (candidate.source.passage.text, candidate.title, candidate.headings, candidate.text)
    groups = facts(candidate.text).groups
    return all(
        any(has_word(name, text, candidate.language) for text in texts)
        for name in question.facts.names
    ) and not any(
        rivals(group) & groups for group in question.facts.groups - SEXES if group not in groups
    )


def _has_such_a_figure(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence has a figure of the kind asked for, if one is asked for."""
    held = facts(candidate.text)
    numbers = bool(held.numbers - question.facts.numbers)
    has = {"score": held.ratio or numbers, "share": held.share, "number": numbers}
    return has.get(question.kind, True) and not (question.kind == "number" and held.share)


def _shown(text: str, token: Token) -> str:
    return text[token.start : token.end]


def _before(found: Sequence[Token], place: int, reach: int = 3) -> frozenset[str]:
    return frozenset(token.folded for token in found[max(0, place - reach) : place])


def _place(question: Question, detail: Detail) -> int:
    text, found = question.text, question.facts.tokens
    return next(i for i, token in enumerate(found) if text.startswith(detail.shown, token.start))


def _other_sex(question: Question, detail: Detail, candidate: Candidate) -> str | None:
    """The other sex, where the sentence names it once, as the ones that it is about."""
    text, found = candidate.text, facts(candidate.text).tokens
    rival = rivals(detail.value)
    named = [i for i, token in enumerate(found) if rival & facts(token.folded).groups]
    if len(named) != 1 or rival & question.facts.groups:
        return None
    place, token = named[0], found[named[0]]
    shown = _shown(text, token)
    ages = [facts(word).groups - SEXES for word in (_bare(detail.shown), shown)]
    around = text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]
    doubtful = (
        fold(shown) not in _PEOPLE
        or (place > 0 and shown[0].isupper())  # "the Ministry of Women"
        or "-" in around
        or _CLAUSES.search(text)
        or ages[0] != ages[1]
        or _before(found, place) & _ROLES
        or _EVERYONE & {token.folded for token in found}
    )
    return None if doubtful else shown


def _other_country(question: Question, detail: Detail, candidate: Candidate) -> str | None:
    """The one country that sentence, headings and title name, as the place it is about."""
    asked, place = question.facts.tokens, _place(question, detail)
    texts = (candidate.text, candidate.title, candidate.headings)
    countries = facts("\n".join((*texts, candidate.before))).countries
    prepositions = _ROLES if question.kind == "score" else _ROLES | {"de"}
    if (
        len(countries) != 1
        or countries & question.facts.countries
        or fold(_bare(detail.shown)) in TONGUES
        or _before(asked, place, 1) & prepositions
        or _BEYOND.search(fold(f"{candidate.before} {candidate.text}"))
    ):
        return None
    (country,) = countries
    around = [word for text in texts[1:] for word in _words_for(country, text)]
    inside = _words_for(country, candidate.text)
    people = is_people(detail.shown)
    if not inside:
        elsewhere = facts(candidate.text).names - question.facts.names
        return around[0] if around and not people and not elsewhere else None
    before = _befores(country, candidate.text)
    placed = (
        around
        or before & _WITHIN
        or (people and is_people(inside[0]))
        # "Peru scored" stands for "Chile scored", not for "signed in Chile".
        or (before == {""} and not _before(asked, place, 1) & _WITHIN)
    )
    return inside[0] if placed and not before & _ROLES else None


def _words_for(country: str, text: str) -> list[str]:
    shown = (_bare(_shown(text, token)) for token in facts(text).tokens)
    return [
        word for word in shown if country in facts(word).countries and fold(word) not in TONGUES
    ]


def is_people(shown: str) -> bool:
    """Whether a word for a country is for its people, as far as its ending tells."""
    word = fold(_bare(shown))
    return word not in facts(word).countries and _PEOPLE_ENDING.search(word) is not None


def _befores(country: str, text: str) -> frozenset[str]:
    """The words right before those for a country; "" where the text begins with it."""
    found = facts(text).tokens
    return frozenset(
        found[i - 1].folded if i else ""
        for i, token in enumerate(found)
        if country in facts(_shown(text, token)).countries
    )


def _other_year(question: Question, detail: Detail, candidate: Candidate) -> str | None:
    """The one year of the sentence, where both are put as the time of what is said."""
    text, asked = fold(candidate.text), fold(question.text)
    years = facts(candidate.text).years
    if len(years) != 1 or len(question.facts.years) != 1:
        return None
    (year,) = years
    stands = rf"(?:^\W*{_ON}{year}\b(?![-–—/.]\d)|\b{_ON}{year}\W*$)"
    sure = (
        len(re.findall(r"\d{4}", text)) == 1  # nor a law with such a number, nor a year again
        and re.search(stands, text)
        and not (_EVENT.search(text) or _CLAUSES.search(text))
        and re.search(rf"\b{_ON}{detail.value}\b(?![-–—/.]\d)", asked)
        and not _EVENT.search(asked)
    )
    return year if sure else None


def _other_number(question: Question, detail: Detail, candidate: Candidate) -> str | None:
    """The one number of what is counted, where a claim has another one."""
    return other_number(question, detail.shown, candidate)


_FIND: Mapping[str, Callable[[Question, Detail, Candidate], str | None]] = {
    "group": _other_sex, "country": _other_country, "year": _other_year, "number": _other_number,
}  # fmt: skip


def _figure(question: Question, detail: Detail, candidate: Candidate, given: str) -> str:
    """The only figure of the sentence, where it is of the kind asked for and given plainly."""
    text = candidate.text
    years, numbers = facts(text).years, question.facts.numbers
    figures = [
        match
        for match in _FIGURE.finditer(text)
        if match.group() not in years and not facts(match.group()).numbers <= numbers
    ]
    if question.kind == "share":  # ages beside it are no shares
        figures = [match for match in figures if _SHARE_END.search(match.group())]
    if len(figures) != 1:
        return ""
    (only,) = figures
    shown = only.group()
    before, after = fold(text[: only.start()]), fold(text[only.end() :])
    if _VAGUE_BEFORE.search(before) or ("/" not in shown and _SIZE_AFTER.match(after)):
        return ""
    fits = {
        "share": _SHARE_END.search(shown) and re.match(r"(?: (?:of|de|del)\b|\))", after),
        "score": "/" in shown,
        "number": shown[-1].isdigit()
        and "/" not in shown
        and _counts(question, detail, after, given),
    }.get(question.kind)
    return shown if fits else ""


def _counts(question: Question, detail: Detail, after: str, given: str) -> bool:
    """Whether what follows a number says that it counts what is asked for."""
    following = facts(after).tokens[:4]
    if detail.kind == "group":
        return fold(given) in {token.folded for token in following}
    wanted = [question.words[i].folded for i in focus_of(question)]
    return any(token.folded in wanted for token in following)
