"""The language of a document: the code that states it, and what its text shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from briefing_qa.languages import listed_languages, small_words
from briefing_qa.terms import LANGUAGES, guess_language, stop_words, tokens

FORM = 'the code of a language: "en", "es" or another of ISO 639-1'
"""What a person has to state a language by; said where it is something else."""

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_LETTERS = 2
_NO_LANGUAGE = frozenset({"mis", "mul", "und", "zxx"})  # ISO 639-2: unlisted, several, unsaid, none

_SAMPLE = 20_000  # characters: enough to tell a language
_ENOUGH_WORDS = 50  # small words of one language: half a page
_FEW_WORDS = 20  # the same of a short text, where there are hardly any of the other
_SURELY = 10  # times as many
_SHARE = 0.08  # of the words: texts of such a language have more, others hardly any
_TWICE = 2
_CLEARLY = 4  # times as many of them as of the other: a summary in the other is no doubt


def language_code(tag: str) -> str:
    """The code of a language out of a tag: "es" of "es-PE" and "spa"; empty where it is no tag.

    Of two letters it is one of those that there are: "sp" is no Spanish. Three letters that have no
    two in their place stay: they are thousands, most of small languages.
    """
    match = _TAG.fullmatch(tag.strip())
    code = match[1].lower() if match else ""
    if len(code) == _LETTERS:
        return code if code in _two_letters().values() else ""
    return "" if code in _NO_LANGUAGE else _two_letters().get(code, code)


@lru_cache(maxsize=1)
def _two_letters() -> Mapping[str, str]:
    """Codes of ISO 639-1 by those of ISO 639-2."""
    source = files("briefing_qa").joinpath("data", "language_codes.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    codes = (line.split() for line in lines if not line.startswith("#"))
    return {three: two for two, *others in codes for three in others}


def believed_language(tag: str, text: str) -> str:
    """The language of a text about which only a property of its file says something.

    Programs fill that property in with the language they themselves are set to. So of English and
    Spanish it is not believed where the text clearly is the other, nor of another language where
    the text is English and has hardly any of that one's small words.

    Args:
        tag: the property; may be empty, or no tag of a language.
        text: of the document.

    Returns:
        Its code, as the property or else the text has it.
    """
    sample = text[:_SAMPLE]
    code = language_code(tag)
    if not code:
        return _other_language(sample) or guess_language(sample)
    if code not in LANGUAGES:
        return "en" if _is_english(sample, small_words(code)) else code
    return _clear_language(sample) or code


def _other_language(text: str) -> str:
    """A language that is not served, where a text is full of its small words; else empty."""
    words = [token.folded for token in tokens(text)]
    counts = {
        code: sum(word in small for word in words)
        for code in listed_languages()
        if (small := small_words(code))
    }
    code, *others = sorted(counts, key=lambda one: counts[one], reverse=True)
    least = max(_FEW_WORDS, _SHARE * len(words), _TWICE * counts[others[0]])
    return code if counts[code] >= least else ""


def _is_english(text: str, others: frozenset[str]) -> bool:
    """Whether a text clearly is English and not in the language that has these small words."""
    if not others:
        return False
    words = [token.folded for token in tokens(text)]
    english = stop_words("en") - stop_words("es") - others
    count = sum(word in english for word in words)
    return count >= max(_ENOUGH_WORDS, _SURELY * sum(word in others for word in words))


def _clear_language(text: str) -> str:
    """English or Spanish, where the small words leave no doubt; empty where they do."""
    words = [token.folded for token in tokens(text)]
    english, spanish = stop_words("en"), stop_words("es")
    counts = {
        "en": sum(word in english and word not in spanish for word in words),
        "es": sum(word in spanish and word not in english for word in words),
    }
    more, fewer = sorted(counts, key=lambda code: counts[code], reverse=True)
    clear = counts[more] >= max(_ENOUGH_WORDS, _CLEARLY * counts[fewer])
    sure = counts[more] >= max(_FEW_WORDS, _SURELY * counts[fewer])
    return more if clear or sure else ""
