"""Whether a sentence says of another one just what a question asks.

"Zambia has not ratified the Protocol" is near to "When did Malawi ratify the Protocol?", names one
country in the place of the other, and gives nothing of what is asked for. So the deed and what is
counted must stand in the sentence itself, neither denied nor only planned where the question asks
for what was done, with a date where the question asks when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_qa.answering.evidence.candidates import Candidate
from briefing_qa.answering.questions.matching import has_word, stem_set
from briefing_qa.answering.questions.meaning import word_closeness
from briefing_qa.answering.questions.question import Question, focus_of
from briefing_qa.answering.words.facts import facts
from briefing_qa.answering.words.months import months
from briefing_qa.answering.words.quantities import quantities
from briefing_qa.answering.words.word_forms import other_forms
from briefing_qa.answering.words.wording import CUES
from briefing_qa.languages.dictionaries import base_forms
from briefing_qa.terms import Token, fold, stem, tokens

_MEANT = {True: 0.6, False: 0.4}
"""Cosine from which on a word means another one, by whether both are of one language: there
"people" and "groups" are near (0.43), and are not the same."""

_NUMBER_REACH = 4
"""Tokens after a number among which what it counts is looked for."""

_SHARE_REACH = 6
"""The same after a share: "of the young women"."""

_HOW_MANY = re.compile(r"\b(?:how many|cuant[oa]s|number of|numero de|cantidad de)\b")
_OF = frozenset({"of", "de", "del"})
_MEASURED = frozenset({"years", "days", "money"})

_CONFIRMED = frozenset({"true", "correct", "right", "fact", "cierto", "verdad", "correcto"})
"""What a claim is asked to be: no sentence says it of itself."""

_DENIED = re.compile(
    r"\b(?:not|cannot|never|none|neither|nor|without|nobody|nothing|no(?!\.|\s+\d|\sn?um)"
    r"|nunca|jamas|ningun\w*|nadie|nada|ni|sin|tampoco"
    r"|fail\w*|refus\w+|declin\w+|reject\w*|deni\w+|lack\w*|avoid\w*|prevent\w*|forbid\w*"
    r"|neg(?:o|aron)|rechaz\w+|carec\w+|falt\w+|evit\w+|impid\w+)\b|n['’]t\b"
)
_ONLY_MEANT = re.compile(
    r"\b(?:will|would|should|must|could|might|plans?|planned|intends?|intended|aims?|expected|hopes?"
    r"|deberia\w*|debera\w*|podria\w*|preve\w*|planea\w*|espera\w*|pretend\w+)\b"
)
"""What is not done yet, or only wished for."""

_ALONE = re.compile(
    r"(?<!in )\ball\b|\b(?:only|exclusively|solely|every|always|todos|todas|solo|solamente"
    r"|unicamente|exclusivamente|siempre)\b"
)
"""Nothing is left for the other one: "all of those convicted were men"."""


def says_of_another(question: Question, candidate: Candidate, asked: str) -> bool:
    """Whether a candidate says, but for one detail, what a question asks.

    Args:
        question: taken apart.
        candidate: what meets every other detail of it.
        asked: the detail that it does not meet, as it stands in the question.
    """
    said, wanted = fold(candidate.text), fold(question.text)
    return (
        bool(_DENIED.search(said)) == bool(_DENIED.search(wanted))
        and bool(_ONLY_MEANT.search(said)) <= bool(_ONLY_MEANT.search(wanted))
        and not _ALONE.search(said)
        and _is_of_the_kind(question, candidate)
        and all(
            is_said(question, word, candidate.text, candidate.language)
            for word in _deed(question, candidate, asked)
        )
    )


def _is_of_the_kind(question: Question, candidate: Candidate) -> bool:
    """Whether the sentence has a date, a name or a reason, where one is asked for."""
    held, asked = facts(candidate.text), question.facts
    match question.kind:
        case "year":  # "when in 2015" would be answered with more than another year
            return not asked.years and bool(held.years or months(candidate.text))
        case "name" | "place":
            return bool(held.names - asked.names)
        case "reason":
            return held.reason
    return True


def _deed(question: Question, candidate: Candidate, asked: str) -> list[Token]:
    """The words that the sentence itself must hold: all but details, and what may stand around."""
    named = question.facts
    around = {token.folded for token in tokens(asked)} | named.names | CUES | _CONFIRMED
    around |= {named.tokens[i].folded for i in named.in_countries}
    heading = facts(candidate.headings).words
    return [
        word
        for word in question.words
        if word.folded not in around and not word.is_number and word.folded not in heading
    ]


def is_said(question: Question, word: Token, text: str, language: str) -> bool:
    """Whether a text holds a word of the question, in some form or another word that means it."""
    if has_word(word.folded, text, language):
        return True
    forms = other_forms(word.folded) | base_forms(word.folded, question.language)
    if any(stem(form, language) in stem_set(text, language) for form in forms):
        return True
    least = _MEANT[language == question.language]
    return any(
        word_closeness(stem(form, question.language), question.language, text, language) >= least
        for form in {word.folded, *forms}
    )


def counts(question: Question, candidate: Candidate, given: str) -> bool:
    """Whether a figure of the sentence may be of what is asked for, where one is asked for.

    Args:
        question: taken apart.
        candidate: the sentence.
        given: what stands in the place of the detail asked for: it may be what is counted.
    """
    if question.kind not in ("number", "share"):
        return True
    found = facts(candidate.text).tokens
    held = quantities(candidate.text)
    if question.kind == "share":
        # One without "of" tells nothing: "women (14.1%)".
        after = [found[one.last : one.last + _SHARE_REACH] for one in held if one.unit == "share"]
        after = [words for words in after if words and words[0].folded in _OF]
        return not after or any(_is_of(question, one, given, candidate) for one in after)
    if not _HOW_MANY.search(fold(question.text)):  # "how old", "how much": nothing is counted
        return any(one.unit in _MEASURED for one in held)
    after = [found[one.last : one.last + _NUMBER_REACH] for one in held if one.unit == "count"]
    return any(_is_of(question, one, given, candidate) for one in after)


def _is_of(
    question: Question, following: Sequence[Token], given: str, candidate: Candidate
) -> bool:
    """Whether one of the words after a figure is what is counted: what is asked for, or given."""
    text = " ".join(token.folded for token in following)
    wanted = [question.words[place] for place in focus_of(question)]
    return fold(given) in text.split() or any(
        is_said(question, word, text, candidate.language) for word in wanted
    )
