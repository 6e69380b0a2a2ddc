"""Whether a word of a name stands with a candidate, by its letters or by another name."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.evidence.capitals import is_the_capital
from briefing_qa.answering.questions.matching import related
from briefing_qa.answering.rules.surroundings import told_by_then
from briefing_qa.answering.words.acronyms import initials, is_called, is_spelled
from briefing_qa.answering.words.definitions import is_short
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.names import name_runs
from briefing_qa.answering.words.ordinals import ordinals
from briefing_qa.terms import stem

_MONEY = {"usd": "$", "eur": "€", "gbp": "£"}


def stands_with(name: str, shown: str, candidate: Candidate) -> bool:
    """Whether a name stands with a candidate, as it is or as it is called elsewhere.

    Who published the document is named with all that stands in it, and so are what it is about, by
    its long and its short name, the place that it is told of, who speaks, and the words of its
    file's name. So is what the sentence before names, in whichever passage, but not what only comes
    after: there a text goes on to somebody else.

    Args:
        name: a folded word.
        shown: as it stands in the question.
        candidate: any.
    """
    file = re.sub(r"[-_/.]+", " ", candidate.document_id)
    beside = (file, candidate.publisher, candidate.place, candidate.speaker, *candidate.names)
    if any(name == token.folded for text in beside for token in facts(text).tokens):
        return True
    about = (candidate.title, candidate.subtitle, candidate.headings)
    table = (candidate.caption, candidate.group)
    texts = (told_by_then(candidate), candidate.before, *about, *table, candidate.text)
    term = stem(name, candidate.language)
    if any(related(term, text, candidate.language) > 0 for text in texts):
        return True
    if any(is_called(name, text) for text in texts):
        return True
    if is_in_the_capital(name, candidate):
        return True
    if name in _MONEY and _MONEY[name] in candidate.source.passage.text:
        return True
    return is_acronym(shown) and any(spells_out(name, text) for text in texts)


def is_in_the_capital(name: str, candidate: Candidate) -> bool:
    """Whether a candidate speaks of "the capital" of a country whose capital a name is."""
    countries = candidate.about or facts(candidate.title).countries
    text = f"{candidate.headings}\n{candidate.before}\n{candidate.text}"
    return is_the_capital(name, text, countries)


def is_acronym(shown: str) -> bool:
    """Whether a word is written as acronyms are, a small letter or two among them: "AfD"."""
    capitals = sum(letter.isupper() for letter in shown)
    return shown.isupper() or (is_short(shown) and 2 * capitals > len(shown))


@lru_cache(maxsize=20_000)
def spells_out(letters: str, text: str) -> bool:
    """Whether neighbouring words of a text begin with the letters of an acronym.

    Of names small words may count as well: "Bridge to School" is BTS.
    """
    if len(letters) > 1 and letters in initials(text):
        return True
    return any(is_spelled(letters, text[run[0].start : run[-1].end]) for run in name_runs(text))


def ordinal_stands_with(number: str, text: str, candidate: Candidate) -> bool:
    """Whether an ordinal number of a question is spelled out there: "59th" is "fifty-ninth"."""
    if number not in ordinals(text):
        return False
    texts = (candidate.source.passage.text, candidate.title, candidate.headings)
    return any(number in ordinals(one) for one in texts)
