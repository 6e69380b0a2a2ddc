"""What tells which of two things it is more.

It says something of each, or enough of one: "83% of them were girls", "boys more often", "Lusaka
had the lowest".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing_qa.answering.choices import MORE, QUICKER, says_nothing
from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.parts import holds, is_near, own_words, worded
from briefing_qa.answering.questions.meaning import is_known
from briefing_qa.answering.questions.question import Question
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.groups import rivals
from briefing_qa.answering.words.wording import CUES
from briefing_qa.terms import Token, fold

HALF = 0.5
"""Share of the words that two things have in common which a sentence of one needs around it."""

_SOONER = re.compile(
    r"\b(?:first|earlier|later|sooner|primero|antes|despues|mas (?:tarde|temprano))\b"
)
"""Asks for an order in time: years tell it."""

_COUNTED = re.compile(
    r"(?<!\bson )(?<!\bare )(?<!\bwere )(?<!\beran )(?<!\bfueron )"
    r"\b(?:more|fewer|most|fewest|mas|menos) (?:\w+ )??"
    r"(?P<thing>\w{3,}s|children|women|men|people)\b"
)
"""What is counted: "more nurses", "más enfermeras", not "are more often"."""

_DECIDES = re.compile(
    rf"\b(?:{MORE}|all|none|no|nobody|only|exclusively|majority|todos|todas|ningun[oa]?|nadie|solo"
    r"|unicamente|exclusivamente)\b"
)
_CONTRASTS = re.compile(
    rf"{_DECIDES.pattern}|\b(?:whereas|while|but|however|than|not|respectively|double|twice|half"
    r"|after|second|third|instead|mientras|pero|sino|doble|respectivamente|tras|segund[oa]"
    r"|en cambio|frente a|contra)\b"
)
_RESPECTIVELY = re.compile(r"\brespectiv(?:ely|amente)\b")
_ONLY_JOINED = re.compile(
    r"(?:[\s,()/&’'-]|\b(?:and|or|y|e|o|u|the|of|in|to|de|del|la|las|los|el|en|a)\b|\b[A-ZÁÉÍÓÚÑ]\w*)*"
)
_PERIOD = re.compile(
    r"\b(?:between|from|since|entre|de|desde|del) (\d{4}) (?:and|to|until|y|al?|hasta) (\d{4})\b"
    r"|\b(\d{4}) ?[-–] ?(\d{4})\b"
)
_OF_THEM = re.compile(
    r"(?:\d|\b(?:half|third|quarter|mitad|tercio|parte)\b).*\b(?:of (?:them|whom|these|those|which)"
    r"|among (?:them|whom|these|those)|de (?:ell[oa]s|l[oa]s cuales|quienes|est[oa]s)"
    r"|entre ell[oa]s|(?:were|are|was|is|son|eran|fueron)) (?:\w+ )?$"
    r"|\d[\d.,]*(?: ?%| per ?cent| por ciento)?(?: (?:were|are|eran|son|fueron))? $"
)
"""What stands before one of two groups where the rest is the other one: "83% of them"."""


def compares(candidate: Candidate, options: Sequence[Question], *, text: str = "") -> bool:
    """Whether a sentence says something of each of two things, not only of both together.

    Args:
        candidate: the sentence.
        options: the two things.
        text: what is read in its place, such as the sentence before it and itself.
    """
    read = text or worded(candidate)
    return (
        all(_speaks_of(read, candidate, option, options) for option in options)
        and _tells_apart(read, candidate.language, options)
        and _of_the_matter(candidate, options, text) >= HALF
        and not _lacks_what_is_counted(candidate, options, read)
    )


def tells_of(candidate: Candidate, option: Question, options: Sequence[Question]) -> bool:
    """Whether a sentence says something of one of the things that it does not say of all."""
    text = worded(candidate)
    if all(_speaks_of(text, candidate, one, options) for one in options):
        return compares(candidate, options)
    spoken = _speaks_of(text, candidate, option, options)
    return spoken and _of_the_matter(candidate, options) >= HALF


def settles(candidate: Candidate, options: Sequence[Question]) -> bool:
    """Whether a sentence that speaks of one of two things alone tells which one it is.

    It says that all or none are, sets it above or below others, or gives its share of a whole of
    which the rest is the other one.
    """
    read = worded(candidate)
    spoken = [one for one in options if _speaks_of(read, candidate, one, options)]
    if len(spoken) != 1 or _of_the_matter(candidate, options) < 1:
        return False
    if _lacks_what_is_counted(candidate, options, read):
        return False
    (option,) = spoken
    text = fold(candidate.text)
    if _DECIDES.search(text):
        return True
    groups = {g for w in own_words(option, options) for g in facts(w.folded).groups if rivals(g)}
    return any(
        _OF_THEM.search(text[: token.start])
        for token in facts(text).tokens
        if groups & facts(token.folded).groups
    )


def settled(
    chosen: Sequence[Candidate], found: Sequence[Candidate], options: Sequence[Question]
) -> tuple[Candidate, ...]:
    """Of what would be said what tells enough, by itself or with what stands beside it.

    Args:
        chosen: what would be said.
        found: all sentences that were considered.
        options: the two things.
    """
    for one in chosen:
        if settles(one, options):
            return (one,)
        tells = any(tells_of(one, option, options) for option in options)
        if tells and compares(one, options, text=f"{one.before}\n{worded(one)}"):
            return (one,)
    for best in chosen[:1]:
        for after in found:
            same = after.document_id == best.document_id
            if same and after.before == best.text and settles(after, options):
                return (best, after)
    return ()


def _speaks_of(
    text: str, candidate: Candidate, option: Question, options: Sequence[Question]
) -> bool:
    """Whether a text holds most of the words that set one thing apart."""
    own = own_words(option, options)
    held = sum(holds(text, candidate.language, option, word, options) for word in own)
    # "Western Province" is no "Eastern Province"; "small hotels" may be "hotels with few rooms".
    return held > HALF * len(own) or (held == HALF * len(own) and not _named(option, options))


def _named(option: Question, options: Sequence[Question]) -> bool:
    """Whether one of two things is told by a detail: a name, a country, a sex, a time, a number."""
    own = {word.folded for word in own_words(option, options)}
    given = option.facts
    return any(word.is_number for word in own_words(option, options)) or bool(
        own & given.names or any(facts(word).countries or facts(word).groups for word in own)
    )


def is_untold(candidate: Candidate, options: Sequence[Question]) -> bool:
    """Whether it is sure that a sentence which does not compare two things fails to do so.

    What goes by a common word is mostly called otherwise in another language; but some word of
    either thing has to be near.
    """
    if candidate.language == options[0].language or any(
        _named(option, options) for option in options
    ):
        return True
    text = "\n".join((worded(candidate), candidate.before, candidate.headings))
    return not any(
        is_near(word, one, text, candidate.language)
        for one in options
        for word in own_words(one, options)
    )


def _tells_apart(text: str, language: str, options: Sequence[Question]) -> bool:
    """Whether a text that names two things says of them what is not the same.

    "In Lima and Puno" is of both, and so is what happened "between 2014 and 2020".
    """
    folded = fold(text)
    if len(folded) != len(text):
        return False
    years = [{w.folded for w in own_words(one, options)} & one.facts.years for one in options]
    if all(years):
        for joined in _PERIOD.finditer(folded):
            if {year for year in joined.groups() if year} <= years[0] | years[1]:
                folded = folded.replace(joined.group(), " " * len(joined.group()))
        if not all(any(year in folded for year in one) for one in years):
            return False
    if _RESPECTIVELY.search(folded):
        return True
    if _are_joined(text, language, options):
        return False
    found = facts(text)
    timed = _SOONER.search(fold(options[0].text)) is not None
    figures = [t for t in found.tokens if t.is_number and (timed or t.folded not in found.years)]
    return max(len(figures), len(found.numbers)) > 1 or _CONTRASTS.search(folded) is not None


def _are_joined(text: str, language: str, options: Sequence[Question]) -> bool:
    """Whether two things are named in one breath wherever they stand beside each other."""
    mentions = [
        (token, place)
        for token in facts(text).tokens
        for place, option in enumerate(options)
        if any(
            holds(text[token.start : token.end], language, option, word, options)
            for word in _telling_words(option, options)
        )
    ]
    between = [
        text[one.end : other.start]
        for (one, a), (other, b) in pairwise(mentions)
        if a != b and one != other
    ]
    return bool(between) and all(_ONLY_JOINED.fullmatch(words) for words in between)


def _telling_words(option: Question, options: Sequence[Question]) -> list[Token]:
    """The words that set one thing apart; of "the Lake region" the name."""
    own = own_words(option, options)
    return [word for word in own if word.folded in option.facts.names] or own


def _shared(options: Sequence[Question]) -> list[Token]:
    """The words that two things have in common, without those that only compare."""
    first = options[0]
    own = {word.folded for word in own_words(first, options)} | CUES
    own |= {found["adjective"] for found in QUICKER.finditer(fold(first.text))}
    return [word for word in first.words if word.folded not in own and not says_nothing(word)]


def _lacks_what_is_counted(candidate: Candidate, options: Sequence[Question], text: str) -> bool:
    """Whether it is asked where there are more of a thing that is not spoken of.

    In another language only known words tell, of which none is near.
    """
    first = options[0]
    counted = {match["thing"] for match in _COUNTED.finditer(fold(first.text))}
    things = [word for word in _shared(options) if word.folded in counted]
    passage = candidate.source.passage.text
    near = "\n".join((text, candidate.before, candidate.headings, passage))
    if candidate.language == first.language:
        return bool(things) and not any(
            holds(near, candidate.language, first, word) for word in things
        )
    known = all(is_known(word.folded, first.language) for word in things)
    return (
        bool(things)
        and known
        and not any(is_near(word, first, near, candidate.language) for word in things)
    )


def _of_the_matter(candidate: Candidate, options: Sequence[Question], text: str = "") -> float:
    """The share of the words that both things have in common which stand with a sentence.

    Or which stand in a text, where one is given.

    1 where question and sentence differ in language: words are known too badly then.
    """
    first, shared = options[0], _shared(options)
    if not shared or candidate.language != first.language:
        return 1.0
    passage = candidate.source.passage.text
    text = text or "\n".join((candidate.title, candidate.headings, passage, worded(candidate)))
    return sum(holds(text, candidate.language, first, word) for word in shared) / len(shared)
