"""Times in the place of others: "and in 2016?", "and in April?", "and the year before?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_qa.answering.follow_up import time_words, words
from briefing_qa.answering.words.facts import facts
from briefing_qa.languages.months import MONTHS
from briefing_qa.terms import Token, fold, guess_language, tokens

_WITHIN = frozenset({"of", "de", "del", "the", "el", "la", "lo", "que", "to", "and", "a", "y"})
"""Words inside a time: "the first half of 2020", "en lo que va de 2020"."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A time in a question: where its preposition, the time and its year begin and end."""

    start: int
    first: int
    end: int
    prep: str
    years: tuple[int, int] | None
    months: tuple[int, int] | None
    parts: bool


def is_time(phrase: str) -> bool:
    """Whether a phrase gives a time and nothing else: a year, a month, a part of a year, "now"."""
    if _is_now(phrase):
        return True
    stops = words.STOPS
    fitting = facts(phrase).years | words.TIMES | time_words.PARTS_OF_YEARS
    content = [t for t in tokens(phrase) if t.folded not in stops or _is_month(phrase, t)]
    if not content or not all(
        t.folded in fitting or _is_ordinal(t) or _is_month(phrase, t) for t in content
    ):
        return False
    ends_with_part = content[-1].folded in time_words.PARTS_OF_YEARS
    return ends_with_part or any(_is_anchor(phrase, t) for t in content)


def put_time(phrase: str, before: str) -> str:
    """The question with the time of a phrase in the place of its own; "" if it is no time."""
    if not is_time(phrase):
        return ""
    spanish = guess_language(before) == "es"
    if _is_now(phrase):
        old = _span(before, "")
        return _cut_in(before, old.start, phrase, old.end) if old else append(phrase, before)
    new = _span(phrase, "")
    if new is None:
        return _put_part(phrase, before)
    prep = new.prep if guess_language(phrase) == guess_language(before) else ""
    old = _span(before, prep)
    if old is None:
        lead = prep or ("en" if spanish else "in")
        return append(f"{lead} {phrase[new.first :]}", before)
    value = phrase[new.first : new.end]
    if new.years and not (new.months or new.parts) and old.years and old.months and not old.parts:
        return _cut_in(before, old.years[0], phrase[slice(*new.years)], old.years[1])
    if not new.years and old.years:
        if new.months and old.months:
            return _cut_in(before, old.months[0], phrase[slice(*new.months)], old.months[1])
        of = "de " if spanish else "of " if new.parts else ""
        value = f"{value} {of}{before[slice(*old.years)]}"
        return _cut_in(before, old.start, f"{prep or old.prep} {value}".strip(), old.end)
    prep = prep or ("en" if spanish else "in" if old.prep in ("between", "entre") else old.prep)
    prep = old.prep if not new.prep and old.prep not in ("between", "entre") else prep
    return _cut_in(before, old.start, f"{prep} {value}".strip(), old.end)


def _put_part(phrase: str, before: str) -> str:
    """The question with another part of its year: "in the second half", "en el segundo"."""
    old = _span(before, "")
    if old is None or old.years is None:
        return append(phrase, before)
    own = [t for t in tokens(phrase) if t.folded in time_words.PARTS_OF_YEARS]
    if len(own) == 1 and own[0].folded in time_words.ORDINALS:
        other = next((t for t in tokens(before[: old.end]) if t.start >= old.first
                      and t.folded in time_words.ORDINALS), None)  # fmt: skip
        word = phrase[own[0].start : own[0].end]
        return _cut_in(before, other.start, word, other.end) if other else append(phrase, before)
    of = "de" if guess_language(before) == "es" else "of"
    return _cut_in(before, old.start, f"{phrase} {of} {before[slice(*old.years)]}", old.end)


def resolve(said: str, before: str) -> str:
    """A question with the year that "the year before" is, counted from the one year of another."""
    found = time_words.YEAR_FROM_THERE.search(fold(said))
    years = facts(before).years
    if found is None or len(years) != 1 or len(fold(said)) != len(said) or facts(said).years:
        return said
    count = next((found[name] for name in ("english", "spanish") if found[name]), "a")
    step = time_words.SMALL_NUMBERS.get(count) or int(count)
    earlier = any(word in time_words.EARLIER for word in re.findall(r"\w+", found.group()))
    year = int(next(iter(years))) + (-step if earlier else step)
    before_it = tokens(said[: found.start()])[-1:]
    prep = "en " if guess_language(found.group()) == "es" else "in "
    if before_it and before_it[0].folded in time_words.TIME_PREPOSITIONS:  # "by the year after"
        prep = ""
    return f"{said[: found.start()]}{prep}{year}{said[found.end() :]}"


def without_time(phrase: str) -> tuple[str, str]:
    """A phrase without the time behind it, and that time: "in Cali", "in 2018"; empty for none."""
    span = _span(phrase, "")
    if span is None or not span.prep or not span.start or span.end != len(phrase):
        return phrase, ""
    time, rest = phrase[span.start :], phrase[: span.start].rstrip(" ,")
    last = tokens(rest)[-1:]
    if is_time(rest) or not last or last[0].folded in words.PREPOSITIONS or span.prep == "de":
        return phrase, ""
    return rest, time


def append(phrase: str, before: str, *, comma: bool = False) -> str:
    """A phrase at the end of a question, before its question mark."""
    body = re.sub(r"[?¿!¡. ]+$", "", before)
    mark = "?" if before.rstrip().endswith("?") else ""
    return f"{body}{',' if comma else ''} {phrase}{mark}"


def tells_time(text: str) -> bool:
    """Whether a text begins with a time, a preposition before it left out."""
    first = " ".join(text.strip(" ?¿.,").split()[:3])
    span = _span(first, "")
    return span is not None and span.start == 0


def tells_when(text: str) -> bool:
    """Whether there is a time in a text."""
    return _span(text, "") is not None


def _is_now(phrase: str) -> bool:
    return time_words.NOW.fullmatch(fold(phrase)) is not None


def _is_month(text: str, token: Token) -> bool:
    """Whether it is a month; "may" and "march" are where they have a capital inside a question."""
    doubtful = token.folded in ("may", "march")
    capital = token.start > 1 and text[token.start].isupper()
    return token.folded in MONTHS and (capital or not doubtful)


def _is_anchor(text: str, token: Token) -> bool:
    return token.folded in facts(text).years or _is_month(text, token)


def _is_ordinal(token: Token) -> bool:
    return token.folded.isdigit() and len(token.folded) <= 2


def _span(text: str, prep: str) -> _Span | None:
    """The time in a text: the one behind a preposition, else behind any, else the first."""
    found = tokens(text)
    spans: list[_Span] = []
    place = 0
    while place < len(found):
        if _is_anchor(text, found[place]):
            span, place = _around(text, found, place)
            spans.append(span)
        else:
            place += 1
    same = [span for span in spans if prep and span.prep == prep]
    return next(iter(same or [span for span in spans if span.prep] or spans), None)


def _around(text: str, found: list[Token], place: int) -> tuple[_Span, int]:
    """The time around a year or month, and the place behind it."""
    timely = time_words.PARTS_OF_YEARS | words.TIMES
    first = place
    while first:
        before = found[first - 1].folded
        over = first - 1 if before not in _WITHIN else first - 2
        if over < 0 or found[over].folded not in timely | {"va"}:
            break
        first = over
    parts = any(t.folded in time_words.PARTS_OF_YEARS for t in found[first:place])
    while parts and first and found[first - 1].folded in ("the", "el", "la", "lo", "que"):
        first -= 1
    last = place
    for following in range(place + 1, len(found)):
        if _is_anchor(text, found[following]):
            last = following
        elif found[following].folded not in _WITHIN | {"until", "hasta"}:
            break
    inside = found[first : last + 1]
    years = [t for t in inside if t.folded in facts(text).years]
    months = [t for t in inside if _is_month(text, t)]
    led = first and found[first - 1].folded in time_words.TIME_PREPOSITIONS
    prep = found[first - 1] if led else None
    span = _Span(
        start=prep.start if prep else found[first].start,
        first=found[first].start,
        end=found[last].end,
        prep=text[prep.start : prep.end].lower() if prep else "",
        years=(years[0].start, years[-1].end) if years else None,
        months=(months[0].start, months[-1].end) if months else None,
        parts=parts,
    )
    return span, last + 1


def _cut_in(text: str, start: int, value: str, end: int) -> str:
    return text[:start] + value + text[end:]
