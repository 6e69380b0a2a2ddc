"""Words that the end of a line parts: mended, or left as compounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefing_qa.documents.pdf.letters import SOFT_HYPHEN
from briefing_qa.languages.dictionaries import words_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEFT = re.compile(r"(?P<word>[^\W\d_]+)[-\u2010]$")
_RIGHT = re.compile(r"[^\W\d_]+")
_DICTIONARIES = ("en", "es")
_BETWEEN = frozenset(("and", "or", "to", "y", "o", "e", "u", "et", "ou", "und", "oder"))
_KEPT_BEFORE = frozenset(("self", "non", "ex", "well", "cross", "half", "quasi", "all"))
_GLUED_ENDS = ("-", "\u2010", "/", "–", "—")
_ADDRESS = re.compile(r"://|^\(?www\.")
_ADDRESS_GOES_ON = re.compile(r"[/_=&?#%~-]$")


def in_word_list(word: str, language: str) -> bool:
    """Whether the word list of a language has a word in lower case; False where there is none."""
    return language in _DICTIONARIES and word in words_of(language)


class Joiner:
    """Decides what stands between the last word of a line and the first of the next."""

    def __init__(
        self,
        texts: Iterable[str],
        language: str,
        known: Callable[[str, str], bool] = in_word_list,
    ) -> None:
        """Learn how the document writes its words.

        Args:
            texts: its lines.
            language: ISO 639-1 code.
            known: whether a word stands in the word list of a language.
        """
        self._language = language
        self._known = known
        self._words: set[str] = set()
        self._compounds: set[str] = set()
        for text in texts:
            for word in _WORD.findall(text.casefold()):
                (self._compounds if "-" in word else self._words).add(word)

    def join(self, left: str, right: str) -> tuple[str, str]:
        """How the end of a line goes on.

        Args:
            left: last word of the line, as it stands.
            right: first word of the next.

        Returns:
            What remains of the left word, and what comes between: a space or nothing.
        """
        if left.endswith(SOFT_HYPHEN):
            return left.rstrip(SOFT_HYPHEN), ""
        if _ADDRESS.search(left):
            return left, "" if _ADDRESS_GOES_ON.search(left) else " "
        match, following = _LEFT.search(left), _RIGHT.match(right)
        if match is None or following is None:
            glued = len(left) > 1 and left.endswith(_GLUED_ENDS) and right[:1].isalnum()
            return left, "" if glued else " "
        if following[0].casefold() in _BETWEEN:
            return left, " "
        if self._is_one_word(match["word"], following[0], left[: match.start()]):
            return left[:-1], ""
        return left, ""

    def _is_one_word(self, left: str, right: str, before: str) -> bool:
        """Whether the hyphen only shows that the word goes on."""
        if right[0].isupper() and not left.isupper():
            return False
        left, right = left.casefold(), right.casefold()
        together = left + right
        if together in self._words:
            return True
        if f"{left}-{right}" in self._compounds:
            return False
        if any(self._known(form, self._language) for form in self._forms(together)):
            return True
        if left in _KEPT_BEFORE:  # "ex-husband", but "ex-ploitation" and "cross-ing" are parted
            return not self._is_word(right)
        if before.endswith("-"):  # "well-be-ing" is none, "state-of-the-" goes on
            return not self._known(right, self._language)
        return not (self._is_word(left) and self._is_word(right))

    def _forms(self, word: str) -> Iterator[str]:
        """A word, and what it is the plural of: the Spanish word list has hardly any."""
        yield word
        if self._language == "es":
            yield from (word[: -len(end)] for end in ("s", "es") if word.endswith(end))

    def _is_word(self, word: str) -> bool:
        return len(word) > 1 and self._known(word, self._language)
